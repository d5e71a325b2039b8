"""The log file: warnings and faults, for the reader who reports one."""

from __future__ import annotations

import logging
from pathlib import Path

import platformdirs

from timeline_app import FOLDER


def path() -> Path:
    """Where the log file is, in the platform's folder for logs."""
    return platformdirs.user_log_path(FOLDER, appauthor=False) / "timeline-app.log"


def keep() -> None:
    """Warnings and faults go to a file, made when there is one to write."""
    logging.basicConfig(level=logging.WARNING, handlers=[_Keeper()])


class _Keeper(logging.Handler):
    """Opens the file at the first record: what rotates files takes long to load, and hardly any
    run has something to tell.
    """

    _file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        self._file = self._file or _opened(path())
        self._file.handle(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


def _opened(file: Path) -> logging.Handler:
    from logging.handlers import RotatingFileHandler

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(file, maxBytes=1_000_000, backupCount=1, encoding="utf-8")
    except OSError:
        return logging.StreamHandler()  # better on standard error than nowhere
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    return handler
