"""Questions to a MediaWiki's API: politely, again where that may help, and every fault a sentence.

What is asked of programs: https://www.mediawiki.org/wiki/API:Etiquette
"""

from __future__ import annotations

import json
import socket
import ssl
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote_plus, urlencode, urlsplit

from timeline_app.domain.errors import ExpectedError
from timeline_app.sources.web import FAULTS, Answer, Bounds, Elsewhere, TooLarge, Web

Parameters = Mapping[str, str | int]

_ALWAYS: Parameters = {"action": "query", "format": "json", "formatversion": 2, "maxlag": 5}
_BUSY_STATUS = frozenset({408, 429, 500, 502, 503, 504})
_BUSY_CODES = frozenset({"maxlag", "ratelimited", "readonly", "internal_api_error_DBQueryTimeoutError"})  # fmt: skip
_REFUSED = frozenset({401, 403})
_CLOSED = "readapidenied"
"""The code of a wiki that only its members may read."""
_MOST_CONTINUATIONS = 10_000


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
        except FAULTS as error:
            raise self._told(error) from error
        return self._read(answer)

    def _read(self, answer: Answer) -> dict[str, Any]:
        if not answer.headers.get_content_type().endswith("json"):
            raise NoApi(200)
        try:
            told = json.loads(answer.body)
        except (ValueError, RecursionError):
            raise _Busy("bad-answer", f"{self.host} gave a broken answer.") from None
        if not isinstance(told, dict):
            raise NoApi(200)
        fault = _mapping(told.get("error"))
        if fault:
            raise self._refused(str(fault.get("code")), str(fault.get("info")), answer)
        return told

    def _refused(self, code: str, words: str, answer: Answer) -> Exception:
        if code in _BUSY_CODES:
            seconds = _seconds(answer.headers.get("Retry-After"))
            return _Busy("too-busy", f"{self.host} is too busy.", seconds)
        if code == _CLOSED:
            return ExpectedError(
                "wiki-closed",
                f"{self.host} shows its pages only to its members.",
                "Export the pages while you are signed in there, and import the file.",
            )
        return ExpectedError(
            "wiki-fault", f"{self.host} answered: {words[:200]}", "Check what was asked for."
        )

    def _told(self, error: Exception) -> Exception:
        """What a fault of the web is for whoever asked."""
        if isinstance(error, HTTPError):
            return self._status(error)
        cause = error.reason if isinstance(error, URLError) else error
        if isinstance(cause, ssl.SSLError):
            reason = getattr(cause, "verify_message", "") or cause.reason or "no safe connection"
            return ExpectedError(
                "no-trust",
                f"{self.host} cannot prove that it is the site it should be ({reason}).",
                "Check the address and this machine's clock; nothing was sent.",
            )
        if isinstance(cause, Elsewhere):
            return ExpectedError(
                "elsewhere",
                f"{self.host} sends on to another site, {cause}.",
                "Give that address yourself if it is the wiki you mean.",
            )
        if isinstance(cause, TooLarge):
            return ExpectedError(
                "too-large", f"{self.host} answers with more than is taken.", "Ask for less."
            )
        if isinstance(cause, TimeoutError):
            return _Busy("too-slow", f"{self.host} does not answer in time.")
        if isinstance(cause, socket.gaierror | ConnectionRefusedError) or (
            isinstance(error, URLError) and not isinstance(cause, ConnectionError)
        ):
            return ExpectedError(
                "no-network",
                f"{self.host} cannot be reached.",
                "Check the address and the connection to the network.",
            )
        return _Busy("bad-answer", f"{self.host} broke off its answer.")

    def _status(self, error: HTTPError) -> Exception:
        if error.code in _BUSY_STATUS:
            seconds = _seconds(error.headers.get("Retry-After"))
            return _Busy("too-busy", f"{self.host} is too busy ({error.code}).", seconds)
        return NoApi(error.code)


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _seconds(words: str | None) -> float | None:
    """The seconds of a Retry-After header, which may be a moment; None where it says neither."""
    if not words:
        return None
    if words.strip().isdecimal():
        return float(words)
    try:
        return max(0.0, parsedate_to_datetime(words).timestamp() - time.time())
    except (ValueError, OverflowError):
        return None
