"""A large MediaWiki export file made of the bundled articles, for measurements.

    big_export.py FILE [ARTICLES]

Every page has an infobox and some 10,000 characters of real paragraphs from all bundled articles, under
a title and in years of its own, so that no two are alike; each fifth has a table of the forces, and a
redirect follows each tenth.  Ten thousand pages tell about a million events.  The same file for the
same number.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from urllib.parse import unquote
from xml.sax.saxutils import escape

SEEDS = Path(__file__).parents[1] / "seeds"
LENGTH = 10_000
ARTICLES = 10_000
_HEAD = (
    '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="zh">\n'
    "<siteinfo><sitename>維基百科</sitename>"
    "<base>https://zh.wikipedia.org/wiki/Wikipedia:%E9%A6%96%E9%A1%B5</base></siteinfo>\n"
)
_YEAR = re.compile(r"19[34]\d")
_TOLD = re.compile(r"\d月|\d日|\d{4}年")
_NOTE = re.compile(r"<ref[^>]*/>|<ref.*?</ref>|\\\[\d+\\\]")
_LINK = re.compile(
    r'\[([^\[\]]+)\]\((?:https://zh\.wikipedia\.org/wiki/|\.\./Page/)(\S+?) "wikilink"\)'
)
_INFOBOX = "{{{{Infobox Military Conflict\n|conflict={}\n|date={}年12月1日－12月13日\n|place=[[南京市|南京]]\n}}}}\n"


def write(path: Path, articles: int = ARTICLES) -> None:
    """Write an export file of so many pages."""
    with path.open("w", encoding="utf-8") as file:
        file.write(_HEAD)
        for number, text in enumerate(texts(articles)):
            title = f"第{number}號戰役"
            file.write(_page(title, text))
            if number % 10 == 0:
                file.write(_redirect(f"{title}別名", title))
        file.write("</mediawiki>\n")


def texts(articles: int, length: int = LENGTH) -> Iterator[str]:
    """The texts of so many pages, each of so many characters."""
    paragraphs, table = _paragraphs(), _table()
    start = 0
    for number in range(articles):
        parts = [_INFOBOX.format(f"第{number}號戰役", 1937), f"'''第{number}號戰役'''是一場戰役。"]
        filled = sum(map(len, parts))
        if number % 5 == 0:
            parts.append(table)
            filled += len(table)
        while filled < length:
            if len(parts) % 12 == 0:
                parts.append("== 經過 ==")
            parts.append(paragraphs[start % len(paragraphs)])
            filled += len(parts[-1]) + 2
            start += 1
        yield _shifted("\n\n".join(parts)[:length], number % 80 - 40)


def _shifted(text: str, years: int) -> str:
    """The text with its years so many later."""
    return _YEAR.sub(lambda year: str(int(year.group()) + years), text)


def _paragraphs() -> list[str]:
    """Prose that tells dates, from each bundled article in turn, without notes and as wikitext."""
    of_each = [
        [
            _LINK.sub(lambda link: f"[[{unquote(link[2])}|{link[1]}]]", _NOTE.sub("", line))
            for line in path.read_text(encoding="utf-8").split("\n")
            if len(line) > 60 and line[0] not in "{|*!}<=[#" and _TOLD.search(line)
        ]
        for path in sorted(SEEDS.glob("*.txt"))
    ]
    return [line for lines in zip_longest(*of_each) for line in lines if line]


def _table() -> str:
    """The table of the forces, of the one bundled article that has one."""
    text = next(SEEDS.glob("002*.txt")).read_text(encoding="utf-8")
    return _NOTE.sub("", text[text.index("{|") : text.index("|}") + 2])


def _page(title: str, text: str) -> str:
    return (
        f"<page><title>{title}</title><ns>0</ns><id>1</id><revision><id>1</id>"
        f"<text>{escape(text)}</text></revision></page>\n"
    )


def _redirect(title: str, target: str) -> str:
    return (
        f'<page><title>{title}</title><ns>0</ns><id>2</id><redirect title="{target}" />'
        f"<revision><id>2</id><text>#REDIRECT [[{target}]]</text></revision></page>\n"
    )


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else ARTICLES)
