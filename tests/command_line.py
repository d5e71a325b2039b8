"""What tests of the command line share."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from timeline_app import worker
from timeline_app.domain.document import Document
from timeline_app.domain.record import ArticleRecord


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "timeline_app", *arguments],
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, **environment},
    )


def complaint(capsys: pytest.CaptureFixture[str]) -> str:
    """What was written to standard error: exactly one line, and nothing to standard output."""
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    return captured.err


class InProcess(worker.ArticleWorker):
    """Reads here and now, without another process."""

    def __init__(self) -> None:
        pass

    def build(self, document: Document, *_: object, **__: object) -> ArticleRecord:
        return worker.build_record(document)

    def close(self) -> None:
        pass
