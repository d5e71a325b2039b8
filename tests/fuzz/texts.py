"""Markup for the readers to be tried with: articles that were spoilt, made by a grammar, or hostile."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "packaging" / "bench"))

import growth

_ROOT = Path(__file__).parents[2]
LONGEST = 60_000
"""Characters of what is tried; hostile markup of that length took 18 seconds before there were limits."""
_ODD = "\x00\t\r\n\u3000\u200b\u200e\u202e\ufeff\ufdd0\ufdd1\uffff𤼵戦é\u0301\U0010ffff'\"<>&|[]{}=*#:;-~_"
_TOKEN = re.compile(
    r"\[\[|\]\]|\{\{|\}\}|\{\||\|\}|\|-|\|\||'{2,5}|={2,6}|</?\w+|/?>|\]\(|[\[\]()|*#:;!\n-]"
)
_NUMBER = re.compile(r"\d+|[一二三四五六七八九十〇百千]+")

WIKITEXT_PIECES: Sequence[str] = (
    "{{a|", "{{a|[[b|", '<ref name="a" ', "<ref>", "{|\n", "{|\n|-\n|", "[[a|", "[[File:a.jpg|", "<div>", "<!--", "'''", "''", "'''''", "{{{", "-{", "-{zh:",
    "\n|-\n", "\n* ", "\n:", "\n;:", "\n=", "<table><tr><td>", "<ul><li>", "<br>", "<nowiki>", "http://a", "[http://a ", "&#", "&amp;", "__TOC__", "|}", "}}", "]]",
    "{{Infobox|a=", "\n|b=", "{{lang|ja|", "{{quote|", "{{NoteTag|", "#", "~~~~", "<", "</", "<ref/>", "<ref name=a/>", "\n ", "{{flag|JPN}}", "<!-- -->", "[[Category:",
)  # fmt: skip
MARKDOWN_PIECES: Sequence[str] = (
    "[", "](", "[a](", "![", "![a](b)", "\\[", "\\[1\\]", "[^1]", "[^1]: ", "> ", "\n> ", "\n  - ", "\n    - ", "\n- ", "\n1. ", "| a ", "\n| a | b |", "\n|---|---|", "**", "*",
    "__", "`", "```\n", "\n# ", "\n## ", "\n---\n", "\n===\n", '"wikilink")', "](../Page/", "](https://zh.wikipedia.org/wiki/", "<table>", "<tr><td>", "</td>", "</table>", "<br/>",
    "<sup>", "<ref>", "\\", "(", ")", "（", "[Category:", "ⓦ", "&nbsp;", "本文内容由[", "\n\n", "\n\t", "\n  ", "<", "<!--", "<li>",
)  # fmt: skip


@cache
def seeds() -> tuple[str, ...]:
    """The bundled articles."""
    return tuple(
        path.read_text(encoding="utf-8") for path in sorted((_ROOT / "seeds").glob("*.txt"))
    )


@cache
def cases() -> tuple[str, ...]:
    """The texts of the tables of cases: each has something that was once misread."""
    found = [path.read_text(encoding="utf-8") for path in (_ROOT / "tests/cases").rglob("*.toml")]
    return tuple(part for text in found for part in re.findall(r'"([^"\n]{6,})"', text))


@cache
def words() -> tuple[str, ...]:
    """The words of every vocabulary, dates, units, marks and markup."""
    return tuple(word for make in growth.FRAGMENTS.values() for word in make())


def text(drawing: random.Random, pieces: Sequence[str]) -> str:
    """One text to be tried; ``pieces`` is the markup of the reader's dialect."""
    makers: Mapping[Callable[[random.Random, Sequence[str]], str], int] = {
        _spoilt: 9,
        _grown: 5,
        _soup: 3,
        _hostile: 3,
    }
    make = drawing.choices(tuple(makers), tuple(makers.values()))[0]
    return make(drawing, pieces)[:LONGEST]


def _spoilt(drawing: random.Random, pieces: Sequence[str]) -> str:
    """A stretch of an article with a few faults."""
    whole = drawing.choice(seeds())
    size = int(200 * 40 ** drawing.random())
    start = drawing.randrange(max(1, len(whole) - size))
    made = whole[start : start + size]
    for _ in range(drawing.choice((1, 1, 2, 3, 5, 8, 20))):
        made = drawing.choice(_FAULTS)(drawing, made, pieces) or "。"
    return made


def _grown(drawing: random.Random, pieces: Sequence[str], depth: int = 0) -> str:
    """Constructs in constructs, some of them not closed."""
    parts = []
    for _ in range(drawing.randint(1, 12 if depth == 0 else 4)):
        opening, closing = drawing.choice(_PAIRS)
        inner = _grown(drawing, pieces, depth + 1) if depth < 5 and drawing.random() < 0.45 else ""
        kept = closing if drawing.random() < 0.9 else ""
        said = _soup(drawing, pieces, 6) if drawing.random() < 0.5 else drawing.choice(cases())
        parts.append(f"{opening}{said}{inner}{kept}")
    return "".join(parts)


def _soup(drawing: random.Random, pieces: Sequence[str], most: int = 300) -> str:
    """Words and markup in any order."""
    drawn = drawing.choices((words(), pieces, cases()), (6, 3, 1), k=drawing.randint(1, most))
    return "".join(drawing.choice(each) for each in drawn)


def _hostile(drawing: random.Random, pieces: Sequence[str]) -> str:
    """The same over and over, without end or closed as often."""
    opening = [drawing.choice(pieces) for _ in range(drawing.choice((1, 1, 2, 3)))]
    if drawing.random() < 0.3:
        opening.append(drawing.choice(words()))
    piece = "".join(opening)
    times = int(10 * (LONGEST / 10 / len(piece)) ** drawing.random())
    closing = "".join(drawing.choice(pieces) for _ in range(drawing.choice((0, 1, 2)))) * times
    said = "1937年12月1日，日軍第6師團與國軍第88師交戰。"
    return said + piece * times + drawing.choice(("", said)) + closing


_PAIRS = (
    ("[[", "]]"), ("[[甲|", "]]"), ("[[File:a.jpg|thumb|", "]]"), ("{{", "}}"), ("{{lang|ja|", "}}"), ("{{quote|", "}}"), ("{{efn|", "}}"), ("{{nowrap|", "}}"),
    ("{{Infobox military conflict\n|date=", "\n}}\n"), ("\n|units1=", "\n"), ("\n|commander1=", "\n"), ("\n{|\n|-\n|", "\n|}\n"), ("\n|-\n| ", " || "), ("\n! ", " !! "),
    ("'''", "'''"), ("''", "''"), ("\n== ", " ==\n"), ("\n=== ", " ===\n"), ("\n* ", ""), ("\n** ", ""), ("\n# ", ""), ("\n; ", " : "), ("\n: ", ""), ("<ref>", "</ref>"),
    ('<ref name="a">', "</ref>"), ("<!--", "-->"), ("<blockquote>", "</blockquote>"), ("<poem>", "</poem>"), ("<table><tr><td>", "</td></tr></table>"), ("<td colspan=3>", "</td>"),
    ("<li>", "</li>"), ("<nowiki>", "</nowiki>"), ("-{", "}-"), ("-{zh-hans:", ";zh-hant:乙}-"), ("[http://a.b ", "]"), ("「", "」"), ("（", "）"), ("(", ")"), ("《", "》"),
    ("[", "](../Page/南京.md)"), ("[", '](https://zh.wikipedia.org/wiki/南京 "wikilink")'), ("**", "**"), ("*", "*"), ("\n> ", "\n"), ("\n  - ", "\n"), ("\n      - ", "\n"),
    ("\n| ", " | 乙 |\n|---|---|\n"), ("\n| ", " |"), ("\n## ", "\n"), ("\\[", "\\]"), ("[^1]", ""), ("\n[^1]: ", "\n"), ("![", "](a.jpg)"), ("\n\n", "\n\n"), ("", "。"), ("", "，"),
)  # fmt: skip

Fault = Callable[[random.Random, str, Sequence[str]], str]


def _stretch(drawing: random.Random, text: str) -> tuple[int, int]:
    start = drawing.randrange(len(text) + 1)
    return start, min(len(text), start + int(3 * 100 ** drawing.random()) - 2)


def _left_out(drawing: random.Random, text: str, pieces: Sequence[str]) -> str:
    start, end = _stretch(drawing, text)
    return text[:start] + text[end:]


def _said_again(drawing: random.Random, text: str, pieces: Sequence[str]) -> str:
    start, end = _stretch(drawing, text)
    return text[:end] + text[start:end] * drawing.choice((1, 1, 2, 10, 100)) + text[end:]


def _moved(drawing: random.Random, text: str, pieces: Sequence[str]) -> str:
    start, end = _stretch(drawing, text)
    rest = text[:start] + text[end:]
    place = drawing.randrange(len(rest) + 1)
    return rest[:place] + text[start:end] + rest[place:]


def _put_in(drawing: random.Random, text: str, pieces: Sequence[str]) -> str:
    place = drawing.randrange(len(text) + 1)
    more = (drawing.choice(drawing.choice((pieces, words(), cases(), _ODD))) for _ in range(3))
    return text[:place] + "".join(list(more)[: drawing.randint(1, 3)]) + text[place:]


def _other_token(drawing: random.Random, text: str, pieces: Sequence[str]) -> str:
    """A mark becomes another, once or wherever it stands."""
    found = list(_TOKEN.finditer(text))
    if not found:
        return text
    token = drawing.choice(found)
    other = drawing.choice(("", "", drawing.choice(found).group(), drawing.choice(pieces)))
    if drawing.random() < 0.2:
        return text.replace(token.group(), other)
    return text[: token.start()] + other + text[token.end() :]


def _other_number(drawing: random.Random, text: str, pieces: Sequence[str]) -> str:
    numbers = ("0", "00", "31", "32", "13", "1937", "99999999999999999999", "一百", "十十", "〇")
    found = list(_NUMBER.finditer(text))
    if not found:
        return text
    number = drawing.choice(found)
    return text[: number.start()] + drawing.choice(numbers) + text[number.end() :]


def _spliced(drawing: random.Random, text: str, pieces: Sequence[str]) -> str:
    """Half of this, half of another article."""
    other = drawing.choice(seeds())
    start, end = _stretch(drawing, other)
    place = drawing.randrange(len(text) + 1)
    return text[:place] + other[start : end + 300] + text[place:]


def _odd(drawing: random.Random, text: str, pieces: Sequence[str]) -> str:
    place = drawing.randrange(len(text) + 1)
    return text[:place] + drawing.choice(_ODD) + text[place + 1 :]


def _lines_mixed(drawing: random.Random, text: str, pieces: Sequence[str]) -> str:
    lines = text.split("\n")
    drawing.shuffle(lines)
    return "\n".join(lines)


def _cut(drawing: random.Random, text: str, pieces: Sequence[str]) -> str:
    return text[: drawing.randrange(len(text) + 1)]


_FAULTS: Sequence[Fault] = (
    _left_out,
    _said_again,
    _moved,
    _put_in,
    _put_in,
    _other_token,
    _other_token,
    _other_number,
    _spliced,
    _odd,
    _lines_mixed,
    _cut,
)
