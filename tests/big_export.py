"""A large MediaWiki export file made of the bundled articles, for measurements.

    big_export.py FILE [ARTICLES]

Every page is some 10,000 characters of real paragraphs under a title and in years of its own, so
that no two are alike; a redirect follows each tenth.  The same file for the same number.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
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


def write(path: Path, articles: int = ARTICLES) -> None:
    """Write an export file of so many pages."""
    with path.open("w", encoding="utf-8") as file:
        file.write(_HEAD)
        for number, text in enumerate(_texts(articles)):
            title = f"第{number}號戰役"
            file.write(_page(title, text))
            if number % 10 == 0:
                file.write(_redirect(f"{title}別名", title))
        file.write("</mediawiki>\n")


def _texts(articles: int) -> Iterator[str]:
    paragraphs = _paragraphs()
    start = 0
    for number in range(articles):
        taken, length = [], 0
        while length < LENGTH:
            taken.append(paragraphs[start % len(paragraphs)])
            length += len(taken[-1]) + 2
            start += 1
        shift = number % 80 - 40
        text = "\n\n".join(taken)[:LENGTH]
        yield _YEAR.sub(lambda year, shift=shift: str(int(year.group()) + shift), text)


def _paragraphs() -> list[str]:
    """Prose of the one bundled article that is wikitext: no tables, no templates over many lines."""
    text = next(SEEDS.glob("002*.txt")).read_text(encoding="utf-8")
    return [part for part in text.split("\n") if len(part) > 60 and part[0] not in "{|*!}<=[#"]


def _page(title: str, text: str) -> str:
    body = f"'''{title}'''是一場戰役。\n\n{text}"
    return (
        f"<page><title>{title}</title><ns>0</ns><id>1</id><revision><id>1</id>"
        f"<text>{escape(body)}</text></revision></page>\n"
    )


def _redirect(title: str, target: str) -> str:
    return (
        f'<page><title>{title}</title><ns>0</ns><id>2</id><redirect title="{target}" />'
        f"<revision><id>2</id><text>#REDIRECT [[{target}]]</text></revision></page>\n"
    )


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else ARTICLES)
