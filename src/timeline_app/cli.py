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
from timeline_app.cli_arguments import (
    count,
    take_care,
    take_fetch,
    take_filter,
    take_import,
    take_notes,
    text,
)
from timeline_app.console import BAD_INPUT, FAULT, INTERRUPTED, OK
from timeline_app.domain.errors import ExpectedError
from timeline_app.library.files import default_library_path

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
    if arguments.command in (None, "open"):
        return open_window(arguments.library, files=getattr(arguments, "files", ()))
    from timeline_app.commands.registry import RUN  # the window opens without them

    return RUN[arguments.command](arguments)


def open_window(
    library: Path,
    once_complete: Callable[[Any], None] | None = None,
    files: Sequence[Path] = (),
) -> int:
    """The window on a library, until it is closed; ``once_complete`` and ``files`` as in
    ``app.run_window``.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy would start threads it never uses
    gc.disable()  # what start-up makes stays; run_window has the rest collected
    with _plain_interrupts():
        qt_guard.check()
        qt_guard.load_plainly()
        from timeline_app.app import run_window

        return run_window(library, once_complete, files)


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
    opened = _command(commands, "open", "the window, with articles read into its library")
    opened.add_argument(
        "files", type=Path, nargs="*", metavar="FILE", help="articles, as for import"
    )
    _take_library(opened)
    take = _command(commands, "import", "read articles into the library")
    take_import(take)
    _take_library(take)
    take = _command(commands, "fetch", "fetch articles from a wiki into the library")
    take_fetch(take)
    _take_library(take)
    _add_export(commands)
    _add_looking(commands)
    _command(commands, "self-test", "see whether the program works on this machine")
    return parser


def _add_looking(commands: _Commands) -> None:
    search = _command(commands, "search", "find names, events and text, in either script")
    search.add_argument(
        "words", nargs="*", type=text, metavar="WORDS", help="all of them must be found"
    )
    search.add_argument(
        "--limit", type=count, default=50, metavar="N", help="at most N (default 50)"
    )
    take_filter(search)
    _take_library(search)
    notes = _command(commands, "notes", "list your notes, save them, or add somebody's")
    take_notes(notes)
    _take_library(notes)
    library = _command(commands, "library", "list, check or back up the library, and tidy it")
    take_care(library)
    _take_library(library)


def _add_export(commands: _Commands) -> None:
    export = _command(commands, "export", "write the timeline or its data to a file")
    export.add_argument(
        "--format",
        required=True,
        choices=("png", "svg", "pdf", "json", "csv", "ics", "timelinejs", "apkg"),
        help="a picture of the timeline; or the data in it, a calendar, a web page's timeline, "
        "flash cards for Anki",
    )
    export.add_argument(
        "--out",
        required=True,
        type=Path,
        metavar="FILE",
        help="what to write; - is standard output (data but for apkg)",
    )
    _add_which(export)
    export.add_argument(
        "--table", choices=("events", "orbat", "cards"), help="csv: which table (default events)"
    )
    export.add_argument(
        "--language",
        choices=("zh-Hant", "zh-Hans", "en"),
        help="csv of cards, ics, timelinejs, apkg: of the dates (default zh-Hant)",
    )
    take_filter(export)
    pictures = export.add_argument_group("pictures (png, svg, pdf)")
    _add_shape(pictures)
    _add_look(pictures)
    _take_library(export)


def _add_which(export: argparse.ArgumentParser) -> None:
    export.add_argument(
        "--campaign",
        type=text,
        metavar="TITLE",
        action="append",
        help="only this campaign; may be given several times",
    )
    marks = export.add_mutually_exclusive_group()
    marks.add_argument(
        "--bookmarked", action="store_true", help="data: only what is bookmarked in the window"
    )
    marks.add_argument(
        "--tag", type=text, metavar="NAME", help="data: only what the reader gave this tag"
    )


def _add_shape(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    add(
        "--from",
        dest="since",
        type=text,
        metavar="DATE",
        help="1937, 1937-12 or 1937-12-13; data: events of that time on",
    )
    add("--to", dest="until", type=text, metavar="DATE", help="the last year, month or day shown")
    add(
        "--size",
        type=_size,
        metavar="WxH",
        help="png, svg: px, up to 16384 a side (default 3200 or 1600, and as high as needed)",
    )
    add("--dpi", type=count, metavar="N", help="png: dots an inch (default 96 to 300, by the size)")
    add("--page", choices=("a4", "a3", "letter", "slide"), help="pdf: default a4; slide is 16:9")
    add("--portrait", action="store_true", help="pdf: the page upright")
    add(
        "--spread",
        choices=("one", "long", "many"),
        help="pdf: one page (default), one long page, or many pages with a key map",
    )
    add(
        "--pages",
        type=count,
        metavar="N",
        help="pdf: how many, or how long a long one is (default 4)",
    )


def _add_look(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    add("--density", choices=("fewer", "normal", "more"), help="how many labels")
    add("--label-size", type=float, metavar="POINTS", help="size of the labels (default 9)")
    add("--theme", choices=("light", "dark"), help="default light")
    add("--title", type=text, metavar="WORDS", help='default: the campaigns; "" for none')
    add("--no-legend", action="store_true", help="without legend and scale")
    add("--no-sources", action="store_true", help="without the sources and their licence")
    add(
        "--tracks",
        choices=("campaign", "side", "kind", "commander", "unit"),
        help="what each track stands for (default campaign)",
    )
    add("--hide-empty", action="store_true", help="fold away the time in which nothing happens")
    add(
        "--eras",
        choices=("roc", "japan", "china", "all"),
        help="tell years by eras besides: 民國, 昭和, 光緒 and earlier, or all that apply",
    )
    add(
        "--script",
        choices=("as-written", "simplified", "traditional", "taiwan", "hong-kong"),
        help="the characters of titles and labels",
    )


def _size(argument: str) -> tuple[int, int]:
    """Width and height in px, the height 0 where only the width is said."""
    width, _, height = argument.lower().partition("x")
    return int(width), int(height or 0)


_size.__name__ = "size"


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
