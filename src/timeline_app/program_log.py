"""The log file: warnings and faults, for the reader who reports one."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

import platformdirs


def path() -> Path:
    """Where the log file is, in the platform's folder for logs."""
    return platformdirs.user_log_path("campaign-timeline", appauthor=False) / "timeline-app.log"


def keep() -> None:
    """Warnings and faults go to a file, made when there is one to write."""
    file = path()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            file, maxBytes=1_000_000, backupCount=1, encoding="utf-8", delay=True
        )
    except OSError:
        return  # then Python's last resort prints them
    line = "%(asctime)s %(levelname)s %(name)s: %(message)s"
    logging.basicConfig(level=logging.WARNING, format=line, handlers=[handler])
