"""The command line: each sub-command is a small function that returns the exit code.

Qt is imported only by the sub-commands that show or paint something, so the others work on a
machine without it.
"""

from __future__ import annotations

import argparse
import gc
import io
import logging
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline_app import APP_NAME, __version__, ingest, program_log, qt_guard
from timeline_app.domain import days
from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.record import ArticleRecord
from timeline_app.export import explanation, record_json, tables
from timeline_app.export.writing import write_text
from timeline_app.library.files import default_library_path
from timeline_app.library.reader import CampaignRow, LibraryReader
from timeline_app.library.search import SearchHit

PROGRAM = "timeline-app"
OK, NOTHING, BAD_INPUT, FAULT, INTERRUPTED = 0, 1, 2, 70, 130
"""Exit codes, as the help lists them; 70 is EX_SOFTWARE of sysexits.h."""

_EXIT_CODES = """exit codes:
  0    done
  1    nothing was found, some files were skipped, or the library has faults
  2    the command, a file or the library cannot be used; one line says why
  70   a fault in the program; the log has it whole
  130  interrupted
"""


if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]
_NEVER = bool
"""Jobs are never cancelled here: Ctrl-C raises by itself.  ``bool()`` is False."""
_log = logging.getLogger(__name__)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line (``sys.argv`` where none is given); the exit code."""
    _write_utf8()
    arguments = _parser().parse_args(argv)
    try:
        program_log.keep()
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except ExpectedError as error:
        return _complain(f"{error.sentence} {error.remedy}".strip())
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has seen enough; keep Python from complaining at its exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except Exception:  # noqa: BLE001  (it is logged whole)
        _log.exception("unexpected, with arguments %r", sys.argv[1:] if argv is None else argv)
        _complain(f"A fault in the program; {program_log.path()} tells more.")
        return FAULT
    return code


def _window(arguments: argparse.Namespace) -> int:
    return open_window(arguments.library)


def open_window(library: Path, once_complete: Callable[[Any], None] | None = None) -> int:
    """The window on a library, until it is closed; ``once_complete`` as in ``app.run_window``."""
    qt_guard.check()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy would start threads it never uses
    gc.disable()  # what start-up makes stays; run_window turns it on again
    from timeline_app.app import run_window

    return run_window(library, once_complete)


def _extract(arguments: argparse.Namespace) -> int:
    from timeline_app.sources import files
    from timeline_app.worker import ArticleWorker

    document = files.load(arguments.file)
    with ArticleWorker() as worker:
        try:
            record = worker.build(document)
        except ExpectedError as error:
            return _complain(f"{document.name}: {error.sentence} {error.remedy}")
    if arguments.explain:
        width = shutil.get_terminal_size().columns
        sys.stdout.write(explanation.explanation(record, width))
        return OK
    sys.stdout.write(record_json.record_text(record))
    return OK


def _import(arguments: argparse.Namespace) -> int:
    missing = [path for path in arguments.paths if not path.exists()]
    if missing:
        return _complain(f"There is no file or folder {missing[0]}. Check the spelling.")
    summary = ingest.import_paths(arguments.paths, arguments.library, _progress(), _NEVER)
    for skip in summary.skipped:
        _complain(f"{skip.name}: {skip.reason}")
    if not summary.imported:
        return BAD_INPUT if summary.skipped else _complain("There are no articles to import.")
    _say(f"{summary.added} added, {summary.updated} updated, {summary.unchanged} unchanged")
    return NOTHING if summary.skipped else OK


def _export(arguments: argparse.Namespace) -> int:
    ingest.prepare(arguments.library, _progress(), _NEVER)
    if arguments.format in ("png", "svg"):
        qt_guard.check()
        from timeline_app.app import export_image

        export_image(arguments.library, arguments.out, arguments.format)
        return OK
    records = _records(arguments.library, arguments.campaign)
    if arguments.format == "json":
        write_text(arguments.out, record_json.records_text(records))
        return OK
    table = tables.orbat_csv if arguments.table == "orbat" else tables.events_csv
    write_text(arguments.out, table(records), tables.BYTE_ORDER_MARK)
    return OK


def _search(arguments: argparse.Namespace) -> int:
    ingest.prepare(arguments.library, _progress(), _NEVER)
    with LibraryReader(arguments.library) as reader:
        hits = reader.search(" ".join(arguments.words), arguments.limit)
    if not hits:
        _complain("Nothing was found.")
        return NOTHING
    _say("\n".join(_hit_line(hit) for hit in hits))
    return OK


def _library(arguments: argparse.Namespace) -> int:
    ingest.prepare(arguments.library, _progress(), _NEVER)
    if arguments.check or arguments.backup:
        return _maintain(arguments.library, arguments.check, arguments.backup)
    with LibraryReader(arguments.library) as reader:
        lines = [_campaign_line(row) for row in reader.campaigns()]
    _say("\n".join([str(arguments.library), *lines]))
    return OK


def _maintain(library: Path, check: bool, backup: Path | None) -> int:
    from timeline_app.library.store import Library

    with Library(library) as store:
        faults = store.check() if check else []
        if check:
            _say("\n".join(faults) or "The library is in order.")
        if backup:
            store.backup(backup)
            _say(f"Backed up to {backup}")
    return NOTHING if faults else OK


def _self_test(arguments: argparse.Namespace) -> int:
    from timeline_app.selftest import run

    return run()


def _records(library: Path, campaign: str | None) -> list[ArticleRecord]:
    with LibraryReader(library) as reader:
        if campaign is None:
            return reader.records([row.article_id for row in reader.campaigns()])
        found = reader.find_article(campaign)
        if found is not None:
            return reader.records([found])
    sentence = f"The library has no campaign {campaign}."
    raise ExpectedError("no-such-campaign", sentence, f"“{PROGRAM} library” lists them.")


def _hit_line(hit: SearchHit) -> str:
    parts = [hit.kind.value, hit.campaign, hit.date or "", hit.unit_key or "", hit.title]
    if hit.snippet != hit.title:
        parts.append(hit.snippet)
    return "  ".join(dict.fromkeys(part for part in parts if part))


def _campaign_line(row: CampaignRow) -> str:
    start, end = (days.to_iso(day) if day is not None else "?" for day in (row.start, row.end))
    return f"{start}  {end}  {row.event_count:5} events  {row.unit_count:4} units  {row.title}"


def _progress() -> ingest.Progress:
    """Reports on one line of a terminal; silent elsewhere."""
    if not sys.stderr.isatty():
        return lambda done, total, name: None

    def show(done: int, total: int, name: str) -> None:
        words = f"[{done + 1}/{total}] {name}" if done < total else ""
        sys.stderr.write(f"\r\x1b[K{words}")
        sys.stderr.flush()

    return show


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _complain(sentence: str) -> int:
    sys.stderr.write(f"{PROGRAM}: {' '.join(sentence.split())}\n")
    return BAD_INPUT


def _write_utf8() -> None:
    """UTF-8 whatever the locale; what cannot be encoded (odd file names) is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        description=f"{APP_NAME}: dated events and orders of battle out of Chinese battle articles. "
        "Without a command the window opens.",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"{APP_NAME} {__version__}")
    parser.set_defaults(run=_window)
    _take_library(parser, default_library_path())
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    extract = _command(commands, "extract", _extract, "print what one article holds, as JSON")
    extract.add_argument("file", type=Path, metavar="FILE", help="wikitext, Markdown or export XML")
    extract.add_argument("--explain", action="store_true", help="print it for people to read")
    take = _command(commands, "import", _import, "read articles into the library")
    take.add_argument("paths", type=Path, nargs="+", metavar="PATH", help="a file or a folder")
    _take_library(take)
    _add_export(commands)
    search = _command(commands, "search", _search, "find names, events and text, in either script")
    search.add_argument("words", nargs="+", metavar="WORDS", help="all of them must be found")
    search.add_argument("--limit", type=int, default=50, metavar="N", help="at most N (default 50)")
    _take_library(search)
    library = _command(commands, "library", _library, "list, check or back up the library")
    library.add_argument("--check", action="store_true", help="look for damage")
    library.add_argument("--backup", type=Path, metavar="FILE", help="copy the library to FILE")
    _take_library(library)
    _command(commands, "self-test", _self_test, "see whether the program works on this machine")
    return parser


def _add_export(commands: _Commands) -> None:
    export = _command(commands, "export", _export, "write the timeline or its data to a file")
    export.add_argument("--format", required=True, choices=("png", "svg", "json", "csv"))
    export.add_argument(
        "--out", required=True, type=Path, metavar="FILE", help="json and csv: - is standard output"
    )
    export.add_argument("--campaign", metavar="TITLE", help="json and csv: only this campaign")
    export.add_argument(
        "--table", choices=("events", "orbat"), default="events", help="csv: which (default events)"
    )
    _take_library(export)


def _command(
    commands: _Commands, name: str, run: Callable[[argparse.Namespace], int], words: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(
        name,
        help=words,
        description=f"{words[0].upper()}{words[1:]}.",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(run=run)
    return command


def _take_library(parser: argparse.ArgumentParser, default: Path | str = argparse.SUPPRESS) -> None:
    # Suppressed in sub-commands, so that the option also counts where it stands before them.
    parser.add_argument(
        "--library",
        type=Path,
        default=default,
        metavar="FILE",
        help="a library other than your own",
    )
