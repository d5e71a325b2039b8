"""The command line: what can be asked for, and the exit code of every end."""

from __future__ import annotations

import argparse
import gc
import logging
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline_app import APP_NAME, __version__, console, program_log, qt_guard
from timeline_app.console import BAD_INPUT, FAULT, INTERRUPTED, OK
from timeline_app.domain.errors import ExpectedError
from timeline_app.library.files import default_library_path

_MOST = 1_000_000

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]
_log = logging.getLogger(__name__)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line (``sys.argv`` where none is given); the exit code."""
    console.prepare()
    arguments = _parser().parse_args(argv)
    try:
        program_log.keep()
        code = _run(arguments)
        sys.stdout.flush()
    except ExpectedError as error:
        console.complain(f"{error.sentence} {error.remedy}")
        return BAD_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        console.drop_output()  # whoever read it has seen enough
        return OK
    except OSError as error:
        console.drop_output()
        console.complain(f"The system refused: {error}.")
        return BAD_INPUT
    except Exception:  # noqa: BLE001  (it is logged whole)
        _log.exception("unexpected, with arguments %r", sys.argv[1:] if argv is None else argv)
        console.complain(f"A fault in the program; {program_log.path()} tells more.")
        return FAULT
    return code


def _run(arguments: argparse.Namespace) -> int:
    if arguments.command is None:
        return open_window(arguments.library)
    from timeline_app import commands  # the window opens without them

    return commands.RUN[arguments.command](arguments)


def open_window(library: Path, once_complete: Callable[[Any], None] | None = None) -> int:
    """The window on a library, until it is closed; ``once_complete`` as in ``app.run_window``."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy would start threads it never uses
    gc.disable()  # what start-up makes stays; run_window turns it on again
    with _plain_interrupts():
        # PySide reads the source of every module that is loaded after it: what needs no Qt, with
        # numpy in it, comes first.
        import timeline_app.library.reader
        import timeline_app.timeline.scene  # noqa: F401

        qt_guard.check()
        from timeline_app.app import run_window

        return run_window(library, once_complete)


@contextmanager
def _plain_interrupts() -> Iterator[None]:
    """Ctrl-C ends the process at once: Qt does not bear an exception while it loads."""
    handler = signal.getsignal(signal.SIGINT)
    if handler is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=console.PROGRAM,
        description=f"{APP_NAME}: dated events and orders of battle out of Chinese battle articles.\n"
        "Without a command the window opens.",
        epilog=console.EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"{APP_NAME} {__version__}")
    _take_library(parser, default_library_path())
    commands = parser.add_subparsers(title="commands", dest="command", metavar="COMMAND")
    extract = _command(commands, "extract", "print what one article holds, as JSON")
    extract.add_argument("file", type=Path, metavar="FILE", help="wikitext, Markdown or export XML")
    extract.add_argument(
        "--explain", action="store_true", help="print it for people to read instead"
    )
    take = _command(commands, "import", "read articles into the library")
    take.add_argument(
        "paths", type=Path, nargs="+", metavar="PATH", help="a file, or a folder with all in it"
    )
    _take_library(take)
    _add_export(commands)
    search = _command(commands, "search", "find names, events and text, in either script")
    search.add_argument(
        "words", nargs="+", type=_text, metavar="WORDS", help="all of them must be found"
    )
    search.add_argument(
        "--limit", type=_count, default=50, metavar="N", help="at most N (default 50)"
    )
    _take_library(search)
    library = _command(commands, "library", "list, check or back up the library")
    library.add_argument("--check", action="store_true", help="look for damage")
    library.add_argument("--backup", type=Path, metavar="FILE", help="copy the library to FILE")
    _take_library(library)
    _command(commands, "self-test", "see whether the program works on this machine")
    return parser


def _add_export(commands: _Commands) -> None:
    export = _command(commands, "export", "write the timeline or its data to a file")
    export.add_argument(
        "--format",
        required=True,
        choices=("png", "svg", "json", "csv"),
        help="a picture of the timeline, or the data in it",
    )
    export.add_argument(
        "--out",
        required=True,
        type=Path,
        metavar="FILE",
        help="what to write; - is standard output (json and csv)",
    )
    export.add_argument(
        "--campaign", type=_text, metavar="TITLE", help="json and csv: only this campaign"
    )
    export.add_argument(
        "--table", choices=("events", "orbat"), help="csv: which table (default events)"
    )
    _take_library(export)


def _text(argument: str) -> str:
    """An argument of the command line as UTF-8, whatever the locale; other bytes are replaced."""
    return os.fsencode(argument).decode("utf-8", "replace")


def _count(argument: str) -> int:
    """A number of things to show; argparse tells a ValueError."""
    number = int(argument)
    if not 1 <= number <= _MOST:
        raise ValueError(argument)
    return number


_count.__name__ = "number"  # as argparse calls it: invalid number value: '0'


def _command(commands: _Commands, name: str, words: str) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=words,
        description=f"{words[0].upper()}{words[1:]}.",
        epilog=console.EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _take_library(parser: argparse.ArgumentParser, default: Path | str = argparse.SUPPRESS) -> None:
    # Suppressed in sub-commands, so that the option also counts where it stands before them.
    parser.add_argument(
        "--library",
        type=Path,
        default=default,
        metavar="FILE",
        help=f"another library than your own ({default_library_path()})",
    )
