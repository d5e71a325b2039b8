"""Answers over HTTP, bounded in size and time; the only module that goes out to the network.

It is Python's own urllib, because mwclient (seven more packages) and httpx (six) leave to their
callers just what is needed here: a limit to an answer, to redirects, and an end at any moment.
"""

from __future__ import annotations

import gzip
import http.client
import socket
import ssl
import threading
import time
import urllib.request
import zlib
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from email.message import Message
from email.utils import parsedate_to_datetime
from enum import Enum, auto
from http.client import HTTPMessage
from pathlib import Path
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

from timeline_app import APP_ID, APP_NAME, __version__

USER_AGENT = f"{APP_NAME.replace(' ', '')}/{__version__} ({APP_ID}; fetches what a reader asks for)"

_FAULTS = (OSError, http.client.HTTPException, EOFError, zlib.error, ValueError)
"""What urllib and what is below it raise; HTTPError and ssl.SSLError are OSErrors."""
_CHUNK = 64 * 1024
_GLANCE = 0.05
"""Seconds after which it is looked whether the reader has had enough."""
_CERTIFICATES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)
"""Where systems keep them: a frozen program looks only where the one that built it does."""

Cancelled = Callable[[], bool]


class Stopped(Exception):  # noqa: N818  (nothing has failed)
    """The reader has had enough."""


class Fault(Enum):
    """What can go wrong on the way to an answer."""

    UNREACHED = auto()
    UNTRUSTED = auto()
    ELSEWHERE = auto()
    """It sends on to another site."""
    SLOW = auto()
    BROKEN = auto()
    TOO_LARGE = auto()
    STATUS = auto()
    """It answers with a status that is no success."""


class WebError(Exception):
    """There is no answer; ``detail`` is the reason of UNTRUSTED and the host of ELSEWHERE."""

    def __init__(self, fault: Fault, detail: str = "") -> None:
        super().__init__(fault, detail)
        self.fault, self.detail = fault, detail
        self.status = 0
        self.seconds: float | None = None
        """After which it may be asked again, where the answer says it."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Seconds without a byte, seconds and bytes of a whole answer, at most."""

    silence: float = 20
    seconds: float = 120
    size: int = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered, unpacked, and its headers."""

    body: bytes
    headers: HTTPMessage


class Web:
    """Asks for addresses until the reader has had enough."""

    def __init__(self, bounds: Bounds, cancelled: Cancelled) -> None:
        self._bounds = bounds
        self._cancelled = cancelled
        self._opener = _opener()

    def get(self, address: str) -> Answer:
        """The answer of an http or https address; WebError, or Stopped.

        It is waited for in a thread that is left behind when time is up: nothing else bounds how
        long a system looks for a host's name.
        """
        if self._cancelled():
            raise Stopped
        outcome: Future[Answer] = Future()
        left = threading.Event()

        def work() -> None:
            try:
                outcome.set_result(self._answer(address, left.is_set))
            except BaseException as error:  # noqa: BLE001  (raised where it is waited for)
                outcome.set_exception(error)

        threading.Thread(target=work, name="web", daemon=True).start()
        end = time.monotonic() + self._bounds.seconds
        try:
            while time.monotonic() < end and not self._cancelled():
                try:
                    return outcome.result(_GLANCE)
                except TimeoutError:
                    continue
        finally:
            left.set()
        raise Stopped if self._cancelled() else WebError(Fault.SLOW)

    def pause(self, seconds: float) -> None:
        """Wait; Stopped when the reader has had enough."""
        end = time.monotonic() + seconds
        while (rest := end - time.monotonic()) > 0:
            if self._cancelled():
                raise Stopped
            time.sleep(min(rest, _GLANCE))

    def _answer(self, address: str, left: Callable[[], bool]) -> Answer:
        headers = {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"}
        request = urllib.request.Request(address, headers=headers)
        try:
            with self._opener.open(request, timeout=self._bounds.silence) as response:
                return Answer(_body(response, self._bounds.size, left), response.headers)
        except _FAULTS as error:
            raise _told(error) from error


def retry_after(headers: Message) -> float | None:
    """The seconds that a Retry-After header asks for; None where there is none of sense."""
    words = (headers.get("Retry-After") or "").strip()
    if words.isdecimal():
        return float(words)
    try:
        return max(0.0, parsedate_to_datetime(words).timestamp() - time.time())
    except (ValueError, OverflowError):
        return None


def site_of(host: str) -> str:
    """A host without what it is called for telephones, and without ``www``."""
    return ".".join(part for part in host.lower().split(".") if part not in ("m", "www"))


def _body(response: http.client.HTTPResponse, size: int, left: Callable[[], bool]) -> bytes:
    packed = response.headers.get("Content-Encoding") == "gzip"
    stream = gzip.GzipFile(fileobj=response) if packed else response
    body = bytearray()
    while not left() and (chunk := stream.read1(_CHUNK)):
        body += chunk
        if len(body) > size:
            raise WebError(Fault.TOO_LARGE)
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)
    return bytes(body)


def _told(error: Exception) -> WebError:
    if isinstance(error, HTTPError):
        error.close()
        told = WebError(Fault.STATUS)
        told.status, told.seconds = error.code, retry_after(error.headers)
        return told
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, ssl.SSLError):
        reason = getattr(cause, "verify_message", "no safe connection").rstrip(".")
        return WebError(Fault.UNTRUSTED, reason)
    if isinstance(cause, TimeoutError):
        return WebError(Fault.SLOW)
    if isinstance(cause, socket.gaierror | ConnectionRefusedError):
        return WebError(Fault.UNREACHED)
    # What else keeps a connection from being made: no route, no such scheme, a proxy's refusal.
    is_unmade = isinstance(error, URLError) and not isinstance(cause, ConnectionError)
    return WebError(Fault.UNREACHED if is_unmade else Fault.BROKEN)


def _opener() -> urllib.request.OpenerDirector:
    """Without handlers for files, FTP, cookies and passwords."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.UnknownHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=_trust()),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _SameSite(),
    ):
        opener.add_handler(handler)
    return opener


def _trust() -> ssl.SSLContext:
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    if not paths.cafile and not paths.capath and not context.get_ca_certs():
        for bundle in filter(Path.is_file, map(Path, _CERTIFICATES)):
            context.load_verify_locations(bundle)
    return context


class _SameSite(urllib.request.HTTPRedirectHandler):
    """Goes where an answer sends it, but to no other site, and never from https to http."""

    max_redirections = 5

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """WebError where it is another site."""
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        is_same = site_of(old.hostname or "") == site_of(new.hostname or "")
        is_safer = (old.scheme, new.scheme) == ("http", "https")
        if not is_same or not (is_safer or (old.scheme, old.port) == (new.scheme, new.port)):
            fp.close()
            raise WebError(Fault.ELSEWHERE, new.netloc)
        return super().redirect_request(req, fp, code, msg, headers, newurl)
