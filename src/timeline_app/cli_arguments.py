"""What the commands may be told of articles and of events, and the kinds of arguments there are."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from pathlib import Path

from timeline_app.domain.dates import Precision
from timeline_app.domain.events import EventKind, Scope

_MOST = 1_000_000
_DEEPEST = 10


def text(argument: str) -> str:
    """An argument of the command line as UTF-8, whatever the locale; other bytes are replaced."""
    return os.fsencode(argument).decode("utf-8", "replace")


def count(argument: str) -> int:
    """A number of things; argparse tells a ValueError."""
    number = int(argument)
    if not 1 <= number <= _MOST:
        raise ValueError(argument)
    return number


def depth(argument: str) -> int:
    """A number of levels, 0 for none."""
    number = int(argument)
    if not 0 <= number <= _DEEPEST:
        raise ValueError(argument)
    return number


count.__name__ = depth.__name__ = "number"  # as argparse calls it: invalid number value: '0'


def take_filter(command: argparse.ArgumentParser) -> None:
    """Which events are asked for."""
    group = command.add_argument_group(
        "which events (those that fit every option given; an option given several times is any of them)"
    )

    def add(name: str, metavar: str, words: str, choices: Iterable[str] | None = None) -> None:
        group.add_argument(
            name,
            type=text,
            action="append",
            metavar=metavar,
            help=words if choices is None else f"{words}: {', '.join(choices)}",
            choices=None if choices is None else tuple(choices),
        )

    add("--kind", "KIND", "what happened", EventKind)
    add("--side", "SIDE", "the side, by its code: CN, JP …")
    add("--unit", "UNIT", "a unit by its key (JP:11:军) or its name in an article")
    group.add_argument(
        "--subordinates", action="store_true", help="with all that is under the units"
    )
    add("--person", "NAME", "a person, in either script")
    add("--scope", "SCOPE", "the part of the story", Scope)
    add("--precision", "PRECISION", "how well the event is dated", Precision)
    add("--text", "WORDS", "words of its sentence or headline, as for search")
    group.add_argument(
        "--saved", type=text, metavar="NAME", help="as saved under this name in the window"
    )


def take_import(take: argparse.ArgumentParser) -> None:
    """What ``import`` may be told."""
    take.add_argument(
        "paths",
        type=Path,
        nargs="+",
        metavar="PATH",
        help="a file (wikitext, Markdown, export XML; .gz, .bz2, .xz, .zip), or a folder of such",
    )
    pages = take.add_argument_group("which pages of export files (all conditions must be met)")
    pages.add_argument(
        "--titles", type=Path, metavar="FILE", help="those whose titles stand in FILE, one a line"
    )
    pages.add_argument(
        "--category",
        type=text,
        action="append",
        default=[],
        metavar="NAME",
        help="those in a category with NAME in its name; may be given several times",
    )
    pages.add_argument(
        "--infobox",
        type=text,
        action="append",
        default=[],
        metavar="NAME",
        help='those with such a template, as "military conflict"; may be given several times',
    )


def take_fetch(take: argparse.ArgumentParser) -> None:
    """What ``fetch`` may be told."""
    take.add_argument(
        "pages",
        type=text,
        nargs="*",
        metavar="PAGE",
        help="a page's title, or its address on any MediaWiki as a browser shows it",
    )
    take.add_argument(
        "--wiki",
        type=text,
        metavar="URL",
        help="the wiki of titles and categories (default zh.wikipedia.org)",
    )
    categories = take.add_argument_group("whole categories")
    categories.add_argument(
        "--category",
        type=text,
        action="append",
        default=[],
        metavar="NAME",
        help="the articles in a category; may be given several times",
    )
    categories.add_argument(
        "--depth",
        type=depth,
        default=0,
        metavar="N",
        help="with sub-categories down to N levels (default 0)",
    )
    categories.add_argument(
        "--limit",
        type=count,
        default=500,
        metavar="N",
        help="at most N articles of each category (default 500)",
    )


def take_notes(take: argparse.ArgumentParser) -> None:
    """What ``notes`` may be told."""
    one = take.add_mutually_exclusive_group()
    one.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="write notes, tags, bookmarks and corrections to FILE; - is standard output",
    )
    one.add_argument(
        "--merge",
        type=Path,
        metavar="FILE",
        help="add what is new or newer in such a FILE; one step, which the window can undo",
    )


def take_care(library: argparse.ArgumentParser) -> None:
    """What ``library`` may be told."""
    add = library.add_argument
    add("--check", action="store_true", help="look for damage")
    add("--backup", type=Path, metavar="FILE", help="copy the library to FILE")
    add("--backups", action="store_true", help="list the backups made by itself")
    add(
        "--restore",
        metavar="FILE",
        help="put a backup in the library's place (or “latest”); what it replaces is kept",
    )
    articles = library.add_argument_group("articles")
    add = articles.add_argument
    add(
        "--remove",
        type=text,
        action="append",
        metavar="TITLE",
        help="remove an article; it can be put back; may be given several times",
    )
    add("--removed", action="store_true", help="list the articles that can be put back")
    add(
        "--put-back",
        type=text,
        action="append",
        metavar="TITLE",
        help="put a removed article back; may be given several times",
    )
    add(
        "--reread",
        action="store_true",
        help="read the articles again that another version of the program has read",
    )
