"""Questions to a MediaWiki's API: politely, again where that may help, and every fault a sentence.

What is asked of programs: https://www.mediawiki.org/wiki/API:Etiquette
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote_plus, urlencode, urlsplit

from timeline_app.domain.errors import ExpectedError, filled, template
from timeline_app.domain.outside_json import values_of
from timeline_app.sources.web import Answer, Bounds, Fault, Web, WebError, retry_after

Parameters = Mapping[str, str | int]

_ALWAYS: Parameters = {"action": "query", "format": "json", "formatversion": 2, "maxlag": 5}
_BUSY_STATUS = frozenset({408, 429, 500, 502, 503, 504})
_BUSY_CODES = frozenset({"maxlag", "ratelimited", "readonly", "internal_api_error_DBQueryTimeoutError"})  # fmt: skip
_REFUSED = frozenset({401, 403})
_CLOSED = "readapidenied"
"""The code of a wiki that only its members may read."""
_MOST_CONTINUATIONS = 10_000
_PASSING: Mapping[Fault, tuple[str, str]] = {
    Fault.STATUS: ("too-busy", template("{host} is too busy.")),
    Fault.SLOW: ("too-slow", template("{host} does not answer in time.")),
    Fault.BROKEN: ("bad-answer", template("{host} broke off its answer.")),
}
"""Faults after which it helps to ask again: code and sentence."""
_LASTING: Mapping[Fault, tuple[str, str, str]] = {
    Fault.UNREACHED: (
        "no-network",
        template("{host} cannot be reached."),
        template("Check the address and the connection to the network."),
    ),
    Fault.UNTRUSTED: (
        "no-trust",
        template("{host} cannot prove that it is the site it should be ({detail})."),
        template("Check the address and this machine's clock; nothing was sent."),
    ),
    Fault.ELSEWHERE: (
        "elsewhere",
        template("{host} sends on to another site, {detail}."),
        template("Give that address yourself if it is the wiki you mean."),
    ),
    Fault.TOO_LARGE: (
        "too-large",
        template("{host} answers with more than is taken."),
        template("Ask for less."),
    ),
}
"""The others: code, sentence and remedy."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a question is asked, and how many seconds are waited in between.

    The first pause doubles with each try; a wiki that asks for more than ``longest`` is left alone.
    """

    tries: int = 5
    first: float = 1
    longest: float = 60
    bounds: Bounds = field(default_factory=Bounds)


class NoApi(Exception):  # noqa: N818
    """There is no API of a MediaWiki at that address; ``status`` is that of HTTP."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.is_refused = status in _REFUSED


class _Busy(Exception):  # noqa: N818
    """It may help to ask again, after so many seconds where the wiki says it."""

    def __init__(self, code: str, sentence: str, seconds: float | None = None) -> None:
        super().__init__(code, sentence)
        self.code, self.sentence, self.seconds = code, sentence, seconds


class Api:
    """The API at one address."""

    def __init__(self, address: str, web: Web, patience: Patience) -> None:
        self.host = urlsplit(address).netloc
        self._address = address
        self._web = web
        self._patience = patience

    def answers(self, parameters: Parameters) -> Iterator[dict[str, Any]]:
        """What is answered to a query, and to its continuations; see ``answer``."""
        more: Parameters = {}
        for _ in range(_MOST_CONTINUATIONS):
            answer = self.answer({**parameters, **more})
            yield _mapping(answer.get("query"))
            more = _mapping(answer.get("continue"))
            if not more:
                return

    def answer(self, parameters: Parameters) -> dict[str, Any]:
        """What is answered to a query.

        NoApi where that is nothing of a MediaWiki, Stopped when the reader has had enough,
        ExpectedError (no-network, no-trust, elsewhere, too-slow, too-busy, too-large, bad-answer,
        wiki-closed, wiki-fault) for all else.
        """
        question = urlencode({**_ALWAYS, **parameters}, quote_via=quote_plus)
        pause = self._patience.first
        for is_last in (*[False] * (self._patience.tries - 1), True):
            try:
                return self._asked(f"{self._address}?{question}")
            except _Busy as busy:
                seconds = pause if busy.seconds is None else busy.seconds
                if is_last or seconds > self._patience.longest:
                    raise ExpectedError(
                        busy.code, busy.sentence, "Try again later; what was fetched stays."
                    ) from None
                self._web.pause(seconds)
                pause *= 2
        raise AssertionError("the last try returns or raises")

    def _asked(self, address: str) -> dict[str, Any]:
        try:
            answer = self._web.get(address)
        except WebError as error:
            raise self._told(error) from error
        return self._read(answer)

    def _read(self, answer: Answer) -> dict[str, Any]:
        if not answer.headers.get_content_type().endswith("json"):
            raise NoApi(200)
        try:
            told = values_of(answer.body)
        except (ValueError, RecursionError):
            raise _Busy(
                "bad-answer", filled("{host} gave a broken answer.", host=self.host)
            ) from None
        if not isinstance(told, dict):
            raise NoApi(200)
        fault = _mapping(told.get("error"))
        if fault:
            raise self._refused(str(fault.get("code")), str(fault.get("info")), answer)
        return told

    def _refused(self, code: str, words: str, answer: Answer) -> Exception:
        if code in _BUSY_CODES:
            busy = filled(_PASSING[Fault.STATUS][1], host=self.host)
            return _Busy("too-busy", busy, retry_after(answer.headers))
        if code == _CLOSED:
            return ExpectedError(
                "wiki-closed",
                filled("{host} shows its pages only to its members.", host=self.host),
                "Export the pages while you are signed in there, and import the file.",
            )
        return ExpectedError(
            "wiki-fault",
            filled("{host} answered: {words}", host=self.host, words=words[:200]),
            "Check what was asked for.",
        )

    def _told(self, error: WebError) -> Exception:
        """What a fault of the web is for whoever asked."""
        if error.fault is Fault.STATUS and error.status not in _BUSY_STATUS:
            return NoApi(error.status)
        if error.fault in _PASSING:
            code, words = _PASSING[error.fault]
            return _Busy(code, filled(words, host=self.host), error.seconds)
        code, words, remedy = _LASTING[error.fault]
        return ExpectedError(
            code,
            filled(words, host=self.host, detail=error.detail),
            remedy,
        )


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
