"""What no text may do: take extraction longer than its length allows.

    growth.py [--rounds N] [--seed N] [--limit SECONDS] [NAME …]

Texts of nothing but the words of one vocabulary, and of random mixtures of two or three, in each layout
that articles have.  Each is read twice, a short and a longer one; what the longer one takes is told for a
megabyte of UTF-8, in seconds of this machine's processor.  A text over the limit is read as a whole
megabyte, and is an error where that is over it, too.
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.record import SourceInfo
from timeline_app.extraction.lexicon import table
from timeline_app.extraction.record import extract
from timeline_app.reading.reader import read_article

LIMIT = 20.0
"""Seconds for a megabyte."""
_MEGABYTE = 1_000_000
_SHORT, _LONG = 30_000, 90_000
"""Bytes of the two texts that are compared."""
_OPENING = "1937年12月1日，日軍第6師團與國軍第88師交戰。\n\n"


def _keys(name: str, *tables: str) -> tuple[str, ...]:
    """All words of some tables of a vocabulary: strings, and keys of what has values."""
    found: list[str] = []
    for key in tables:
        found += _words(table(name)[key])
    return tuple(dict.fromkeys(found))


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner)


_DAYS = (
    "day-words",
    "month-words",
    "year-words",
    "ten-days",
    "year-parts",
    "festivals",
    "lunar-festivals",
)
FRAGMENTS: Mapping[str, Callable[[], Sequence[str]]] = {
    "day words": lambda: _keys("dates", *_DAYS),
    "times": lambda: _keys("dates", "time-words", "time-alone", "periods", "like-dates"),
    "dates": lambda: (
        "1937年", "12月", "3日", "1937年12月12日", "12月12日", "二十三、二十四兩日", "十二月初三", "民國二十六年", "三天後", "兩個月前", "第三天",
        "十九世紀", "前260年", "自3日至5日", "20日起", "25日止", "1937-12-12", "甲午", "正月", "望", "數日後", "八十年代", "光緒二十年七月", "五六月間",
    ),
    "hours": lambda: ("九時", "9:30", "九時半", "17時30分許", "0930時", "上午八點", "晚上11時至次日2時", "三更"),
    "eras": lambda: _keys("eras", *table("eras")),
    "incidents": lambda: _keys("incidents", *table("incidents")),
    "guards": lambda: _keys("dates", "guards", "range-verbs"),
    "units": lambda: (
        "第6師團", "第88師", "第二〇四師", "獨立混成第3旅團", "第1軍", "第5師第9團", "第31、第46兩個軍", "6D", "教導總隊", "八路軍", "某支隊", "第1、2、3營",
        "步兵第36聯隊第3大隊", "第七艦隊", "「大和」號", "赤城號航空母艦", "H39", "U-47", "第", "師", "團",
    ),
    "unit words": lambda: _keys("units", *table("units")),
    "roles": lambda: _keys("people", "roles", "ranks", "notes"),
    "sides": lambda: _keys("people", "war", "sides"),
    "names": lambda: ("張自忠", "白崇禧", "王", "歐陽修", "岡村寧次", "阿道夫·希特勒", "蔣", "先生", "字某某", "·", "伯納德·勞·蒙哥馬利爵士"),
    "posts": lambda: ("師長", "軍長張自忠", "司令官岡村寧次", "中將", "參謀長", "兼", "率領", "任", "指揮", "所部", "轄", "下屬", "隸屬", "副"),
    "verbs": lambda: _keys("event_kinds", *table("event_kinds")),
    "headlines": lambda: _keys("headlines", *table("headlines")),
    "campaign": lambda: _keys("campaign", *table("campaign")),
    "places": lambda: _keys("places", *table("places")),
    "numbers": lambda: ("三千餘人", "10,000", "1.5萬", "數百名", "約", "二三", "十", "百", "九", "0", "7", "傷亡3000人", "兵力約20000", "%", "公里", "門火炮"),
    "marks": lambda: ("，", "。", "、", "；", "：", "「", "」", "（", "）", "(", ")", "《", "》", "“", "”", "—", "－", "-", "·", " ", "　", ",", ".", "…", "/", "~", "～"),
    "markup": lambda: ("[[", "]]", "|", "'''", "''", "{{", "}}", "[", "]", "<b>", "</b>", "<br>", "<ref>", "</ref>", "<!--", "-->", "&nbsp;", "-{", "}-", "http://a.b "),
    "templates": lambda: ("{{flag|JPN}}", "{{Lang|ja|某}}", "{{ROC-TW}}", "{{nowrap|第6師團}}", "{{刘 |a}}", "{{cite|date=1937年}}"),
    "links": lambda: ("[[南京]]", "[[第6師團]]", "[[張自忠|張將軍]]", "[[1937年]]", "[[File:a.jpg|thumb|甲]]", "[[:en:A]]", "[南京](../Page/南京.md)", "[[Category:甲]]"),
    "lines": lambda: ("\n", "\n\n", "\n* ", "\n** ", "\n# ", "\n: ", "\n; ", "\n== 經過 ==\n", "\n----\n", "\n> ", "\n- ", "\n  - ", "\n## 經過\n"),
    "tables": lambda: ("\n{|\n", "\n|-\n", "\n| ", " || ", "\n! ", "\n|}\n", "|+ 甲\n", "<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "<ul>", "<li>"),
    "infobox": lambda: ("\n{{Infobox Military Conflict\n", "|date=1937年\n", "|commander1=[[某人]]\n", "|units1=第5軍\n", "|strength1=3萬\n", "|combatant1=日軍\n", "}}\n"),
    "clauses": lambda: (
        "日軍第6師團攻佔[[南京]]", "守軍退卻", "並", "於", "同時", "隨後", "張自忠率部渡河", "戰鬥爆發", "開始的戰役", "被日軍俘獲的士兵", "有多達5,000名", "以濟南的失陷",
        "向我們說", "造成了在江邊", "據載", "因此", "的", "之", "在", "為", "我", "其",
    ),
}  # fmt: skip
"""Words by their class, as they stand in articles of either script."""

LAYOUTS: Mapping[str, str] = {
    "together": "{}",
    "commas": "{}，",
    "blanks": "{} ",
    "sentences": "{}。",
    "lines": "{}\n\n",
    "items": "\n* {}",
    "nested items": "\n** {}：",
    "cells": "\n|-\n| {} || 甲",
}


@dataclass(frozen=True, slots=True)
class Mixture:
    """A text without end: fragments in a layout, drawn anew in an order that the seed settles."""

    name: str
    fragments: tuple[str, ...]
    layout: str
    seed: int = 0

    def text(self, size: int) -> str:
        """So many bytes of UTF-8, or a little more."""
        drawing = random.Random(self.seed)
        around = LAYOUTS[self.layout]
        parts, length = [_OPENING + ("{|\n" if self.layout == "cells" else "")], 0
        while length < size:
            parts.append(around.format(drawing.choice(self.fragments)))
            length += len(parts[-1].encode())
        return "".join(parts)


def classes(names: Sequence[str]) -> Iterator[Mixture]:
    """Every class of words in every layout."""
    for name in names:
        for layout in LAYOUTS:
            yield Mixture(f"{name} / {layout}", tuple(FRAGMENTS[name]()), layout)


def mixtures(rounds: int, names: Sequence[str], drawing: random.Random) -> Iterator[Mixture]:
    """Two or three fragments each, of any classes, in any layout."""
    for number in range(rounds):
        kinds = [drawing.choice(names) for _ in range(drawing.choice((1, 2, 2, 3, 3)))]
        fragments = tuple(drawing.choice(tuple(FRAGMENTS[kind]())) for kind in kinds)
        layout = drawing.choice(tuple(LAYOUTS))
        yield Mixture(f"{fragments!r} / {layout}", fragments, layout, number)


def seconds(text: str) -> float | None:
    """Of the processor, for extraction alone; None where the text is no article."""
    try:
        article = read_article(text, "某戰役")
    except ExpectedError:
        return None
    begin = time.process_time()
    extract(article, SourceInfo("某戰役"))
    return time.process_time() - begin


def of_megabyte(mixture: Mixture) -> float:
    """Seconds for a megabyte, by what the longer text takes more than the shorter; 0 for no article."""
    short, long = (seconds(mixture.text(size)) for size in (_SHORT, _LONG))
    if short is None or long is None:
        return 0.0
    return max(0.0, long - short) / (_LONG - _SHORT) * _MEGABYTE


def _whole(mixture: Mixture) -> float:
    return seconds(mixture.text(_MEGABYTE)) or 0.0


def measured(function: Callable[[Mixture], float], mixture: Mixture, limit: float) -> float | None:
    """The answer of a process of its own, which the system ends where the parser does not come back.

    None where it was ended: the program refuses such a text, too.
    """
    ours, theirs = multiprocessing.Pipe(duplex=False)
    child = os.fork()
    if not child:
        signal.alarm(int(limit) * 3)
        theirs.send(function(mixture))
        os._exit(0)
    theirs.close()
    with contextlib.closing(ours):
        try:
            return float(ours.recv())
        except EOFError:
            return None
        finally:
            os.waitpid(child, 0)


def main() -> int:
    """Exit code 0 where every text keeps within the limit."""
    parser = argparse.ArgumentParser(description="Look for text that takes too long.")
    parser.add_argument("--rounds", type=int, default=100, help="mixtures besides the classes")
    parser.add_argument("--seed", type=int, default=None, help="draws the same mixtures again")
    parser.add_argument("--limit", type=float, default=LIMIT, help="seconds for a megabyte")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(FRAGMENTS))
    options = parser.parse_args()
    names = options.names or tuple(FRAGMENTS)
    drawing = random.Random(options.seed)
    seconds(_OPENING * 20)  # the vocabularies are loaded before there are processes
    late = 0
    for mixture in (*classes(names), *mixtures(options.rounds, names, drawing)):
        took = measured(of_megabyte, mixture, options.limit)
        if took is not None and took > options.limit:
            took = measured(_whole, mixture, options.limit)
            late += took is None or took > options.limit
        told = "  ended" if took is None else f"{took:7.1f}"
        print(f"{told} s/MB  {mixture.name}", flush=True)
    return int(late > 0)


if __name__ == "__main__":
    sys.exit(main())
