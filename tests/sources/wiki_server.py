"""A web server on the loopback that answers as a test tells it, or as a real MediaWiki once did.

The recordings are made by tests/real/mediawiki.sh.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

RECORDED = Path(__file__).parent / "recorded"


@dataclass
class Reply:
    """What is answered; ``cut`` bytes of the body are sent, after ``silence`` seconds."""

    body: bytes = b""
    status: int = 200
    kind: str = "application/json; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    silence: float = 0


def told(value: Any, **more: Any) -> Reply:
    return Reply(json.dumps(value, ensure_ascii=False).encode(), **more)


@dataclass
class Asked:
    """A question as it came."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]


Answering = Callable[[Asked], Reply]


class _Server(ThreadingHTTPServer):
    def __init__(self, answering: Answering) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answering = answering
        self.asked: list[Asked] = []
        self.ended = threading.Event()

    def handle_error(self, *_: object) -> None:
        """Whoever asked has gone."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        query = dict(parse_qsl(address.query, keep_blank_values=True))
        asked = Asked(address.path, query, dict(self.headers))
        self.server.asked.append(asked)
        reply = self.server.answering(asked)
        self.server.ended.wait(reply.silence)
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.kind)
        self.send_header("Content-Length", str(len(reply.body)))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.body[: reply.cut])

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


class Served:
    """A server that runs: its address, and what it was asked."""

    def __init__(self, server: _Server) -> None:
        self.port = server.server_port
        self.address = f"http://127.0.0.1:{self.port}"
        self.asked = server.asked


@contextmanager
def serving(answering: Answering) -> Iterator[Served]:
    """A server as long as the block runs."""
    with _Server(answering) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield Served(server)
        finally:
            server.ended.set()
            server.shutdown()
            thread.join()


def recorded(name: str) -> Answering:
    """Answers as the real one did to the very same questions."""
    answers = json.loads((RECORDED / f"{name}.json").read_text(encoding="utf-8"))

    def answering(asked: Asked) -> Reply:
        for each in answers:
            if (each["path"], each["query"]) == (asked.path, asked.query):
                if isinstance(each["answer"], str):
                    return Reply(each["answer"].encode(), each["status"], each["kind"])
                return told(each["answer"], status=each["status"], kind=each["kind"])
        return Reply(f"not recorded: {asked}".encode(), 500, "text/plain")

    return answering
