"""Orders of battle: the cases of tests/cases/orbat*.toml, the bundled articles, and odd text."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app import assets
from timeline_app.domain.orbat import UnitSource
from timeline_app.domain.record import MentionKind
from timeline_app.extraction.orbat.finding import find_orbat
from timeline_app.reading.reader import read_article

FILES = sorted((Path(__file__).parents[2] / "cases").glob("orbat*.toml"))
CASES = [case for file in FILES for case in tomllib.loads(file.read_text("utf-8"))["case"]]


def told(unit) -> list[str]:
    officers = [f"{who.name} {who.role or '-'} {who.rank or '-'}" for who in unit.commanders]
    return [unit.parent or "", *officers]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_cases(case):
    orbat = find_orbat(read_article(case["text"], "某战役"))
    assert {unit.key: told(unit) for unit in orbat.units} == case["units"]


def test_the_table_of_a_bundled_article_is_read_whole(seed_record):
    units = {unit.key: unit for unit in seed_record("002").units}
    table = [unit for unit in units.values() if unit.source is UnitSource.TABLE]
    assert len(table) == 69
    assert units["CN:48:师"].parent == "CN:10:军"
    assert units["JP:127:旅团"].parent == "JP:114:师团"
    assert units["JP:9:旅团"].names[0] == "第5師團歩兵第9旅團"[4:]
    assert [who.note for who in units["CN:159:师"].commanders][1] == "代理"


def test_mentions_cover_the_text_in_order(seed_record):
    record = seed_record("000")
    spans = [mention.span for mention in record.mentions]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    keys = {unit.key for unit in record.units}
    for mention in record.mentions:
        words = mention.span.of(record.article.text)
        if mention.kind is MentionKind.UNIT:
            assert mention.key in keys
        else:
            assert len(words) == len(mention.key)


def test_every_superior_is_a_unit_and_none_is_its_own(seed_record):
    for number in ("000", "001", "002", "003"):
        parents = {unit.key: unit.parent for unit in seed_record(number).units}
        for key in parents:
            seen = {key}
            above = parents[key]
            while above is not None:
                assert above in parents and above not in seen
                seen.add(above)
                above = parents[above]


WORDS = [
    "第",
    "三",
    "11",
    "军",
    "师团",
    "师长",
    "少将",
    "指挥",
    "下辖",
    "王耀武",
    "、",
    "（",
    "）",
    "，",
    "。",
    "\n* ",
    "\n",
    "由",
    "的",
    "和",
    "日军",
    "国军",
    "兵团",
    "之",
    "：",
    "部",
    "兼",
    "（隶属",
    "包括",
    "改编为",
    "[[约翰·史密斯]]",
    "史密斯",
    "驱逐舰甲号（HMS A）",
    "李集团",
    "华野",
    "中野",
    "1纵",
    "A连",
    "== 日军兵力 ==\n",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30))
def test_odd_text_never_raises(words):
    orbat = find_orbat(read_article("日军与国军。" + "".join(words), "某战役"))
    assert all(unit.names and unit.parent != unit.key for unit in orbat.units)


def test_both_dialects_of_an_article_tell_the_same(seed_record, to_markdown):
    (path,) = assets.seeds().glob("002_*.txt")
    units = seed_record("002").units
    converted = find_orbat(read_article(to_markdown(path.read_text("utf-8")))).units
    one = {(unit.key, unit.parent) for unit in units}
    other = {(unit.key, unit.parent) for unit in converted}
    assert len(one ^ other) < 0.02 * len(one)


def test_where_somebody_fell_is_no_person():
    text = "'''某戰役'''。日軍攻城，國軍守城。國軍第10師師長[[王某某]]12月於[[南京]]殉國。"
    orbat = find_orbat(read_article(text, "某戰役"))
    assert "南京" not in {mention.key for mention in orbat.mentions}
