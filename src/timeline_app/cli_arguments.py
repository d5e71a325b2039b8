"""What the commands that bring articles in may be told, and the kinds of arguments there are."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

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
