import pytest

from timeline_app.reading.wikitext.rules import Action, normal, parts_of, table


@pytest.mark.parametrize(
    ("name", "action"),
    [
        ("Infobox_Military Conflict", Action.INFOBOX),
        ("战争信息框", Action.INFOBOX),
        ("Cite_web", Action.SHOW),
        ("Quote", Action.QUOTE),
        ("ROC-1928", Action.COUNTRY),
        ("Flag", Action.COUNTRY),
        ("flagicon", Action.DROP),
        ("Reflist", Action.NOTES),
        ("China-battle-stub", Action.DROP),
        ("Template:Lang", Action.SHOW),
    ],
)
def test_rules(name, action):
    assert table().rule(normal(name)).action is action


def test_unknown_templates_have_no_rule():
    assert table().rule(normal("中国抗日战争")) is None


@pytest.mark.parametrize(
    ("code", "country"),
    [
        ("Empire of Japan", "大日本帝國"),
        ("ROC", "中華民國"),
        ("JPN-1889", "日本"),
        ("Republic of China (1912–1949)", "中華民國"),
        ("甲", ""),
    ],
)
def test_countries(code, country):
    assert table().country(code) == country


def _filled(format, **parameters):
    parts = parts_of(format, parameters.__contains__)
    return "".join(parameters[part] if kind == "slot" else part for kind, part in parts)


def test_formats():
    assert _filled("{a|b}[, {c}][（{d}、{e}）]", b="乙", c="丙", d="丁") == "乙, 丙"
    assert _filled("「{a}」") == "「」"
