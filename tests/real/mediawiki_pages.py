"""The pages of the wiki that fetching is proved against, as an export file.

mediawiki_pages.py FILE
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

SEEDS = Path(__file__).parents[2] / "seeds"
MANY, SMALL, LONG = 70, 510, 8
"""Pages in the categories 多战, 小战 and 长文: more than fit into one question, one list, one answer."""
LONGEST = 1_500_000
"""Bytes of a page in 长文; MediaWiki answers with some 8 MiB at a time."""
ODD = (
    "\t前有空格，后有𤼵字。\u3000“引”&amp;&lt;nowiki&gt; <nowiki>[[x]]</nowiki> é\u200bü\n\n\n末行"
)
HARBIN, HARBIN_ALIAS = "哈尔滨保卫战", "哈爾濱戰役"


def pages() -> dict[str, str]:
    """The markup of every page, by title, in the order of their numbers."""
    return dict(_all())


def _all() -> Iterator[tuple[str, str]]:
    table = tomllib.loads((SEEDS / "SOURCES.toml").read_text(encoding="utf-8"))
    for entry in table["article"]:
        text = (SEEDS / entry["file"]).read_text(encoding="utf-8").rstrip()
        yield entry["title"], f"{text}\n\n[[Category:抗日战争战役]]"
    yield HARBIN_ALIAS, f"#重定向 [[{HARBIN}]]"
    yield "南京戰役", "#重定向 [[南京保卫战]]"
    yield "异文", ODD
    yield "MediaWiki:Common.css", "body { color: black }"
    for number in range(1, 8):
        yield (
            f"测试{number}",
            f"'''测试{number}'''發生於1937年12月{number}日。\n\n[[Category:测试]]",
        )
    for number in range(MANY):
        yield f"第{number}號戰役", _battle(number)
    for number in range(SMALL):
        yield f"小戰{number}", f"'''小戰{number}'''。[[Category:小战]]"
    for number in range(LONG):
        line = f"长文{number}，1937年12月13日，日軍攻占南京。\n\n"
        yield f"长文{number}", line * (LONGEST // len(line.encode())) + "[[Category:长文]]"
    yield "Category:抗日战争战役", "[[Category:战役]]"
    yield "Category:战役", "[[Category:抗日战争战役]]"
    yield "Category:测试", "[[Category:战役]][[Category:大类]]"
    yield "Category:大类", "[[Category:测试]]"


def _battle(number: int) -> str:
    """An article of some paragraphs, in a year of its own."""
    seed = (SEEDS / "002_68025f7ddc1d6028.txt").read_text(encoding="utf-8")
    prose = [line for line in seed.split("\n") if len(line) > 60 and line[0] not in "{|*!}<=[#"]
    words = "\n\n".join(prose[number % len(prose)] for _ in range(2))
    return f"'''第{number}號戰役'''發生於{1850 + number}年。\n\n{words}\n\n[[Category:多战]]"


def write(path: Path) -> None:
    """Write the export file."""
    with path.open("w", encoding="utf-8") as file:
        file.write('<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11">\n')
        for number, (title, text) in enumerate(pages().items(), start=100):
            namespace = {"Category": 14, "MediaWiki": 8}.get(title.partition(":")[0], 0)
            model = "css" if title.endswith(".css") else "wikitext"
            file.write(
                f"<page><title>{escape(title)}</title><ns>{namespace}</ns><id>{number}</id>"
                f"<revision><id>{number}</id><timestamp>2026-01-02T03:04:05Z</timestamp>"
                f"<contributor><username>Keeper</username></contributor><model>{model}</model>"
                f"<text xml:space={quoteattr('preserve')}>{escape(text)}</text></revision></page>\n"
            )
        file.write("</mediawiki>\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
