import logging
from pathlib import Path

import pytest

from timeline_app import program_log


def without_handlers(monkeypatch: pytest.MonkeyPatch) -> logging.Logger:
    """The root logger as a new process has it."""
    logger = logging.getLogger()
    monkeypatch.setattr(logger, "handlers", [])
    monkeypatch.setattr(logger, "level", logging.WARNING)
    return logger


def test_faults_are_kept_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root_logger = without_handlers(monkeypatch)
    monkeypatch.setattr(program_log, "path", lambda: tmp_path / "logs" / "a.log")
    program_log.keep()
    logging.getLogger("x").error("the disk hums")
    for handler in root_logger.handlers:
        handler.close()
    assert "ERROR x: the disk hums" in (tmp_path / "logs" / "a.log").read_text(encoding="utf-8")


def test_a_run_without_faults_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_handlers(monkeypatch)
    monkeypatch.setattr(program_log, "path", lambda: tmp_path / "logs" / "a.log")
    program_log.keep()
    logging.getLogger("x").info("all is well")
    assert list(tmp_path.iterdir()) == []


def test_where_no_file_can_be_made_faults_go_to_standard_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    without_handlers(monkeypatch)
    (tmp_path / "logs").write_text("a file, not a folder")
    monkeypatch.setattr(program_log, "path", lambda: tmp_path / "logs" / "a.log")
    program_log.keep()
    logging.getLogger("x").error("the disk hums")
    assert capsys.readouterr().err == "the disk hums\n"
