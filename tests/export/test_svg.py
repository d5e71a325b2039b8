from __future__ import annotations

from xml.etree import ElementTree

from tests.timeline.making import DAY0, FRAME, builder, row

from timeline_app.export.svg import scene_svg
from timeline_app.timeline import display
from timeline_app.timeline.display import Emphasis
from timeline_app.timeline.picture import steps
from timeline_app.timeline.viewport import Viewport

NS = "{http://www.w3.org/2000/svg}"
COLOURS = dict.fromkeys(
    ["ground", "surface", "raised", "line", "text", "text_soft", "accent", "selection"], "#123456"
) | {"track": ("#aa0000", "#00aa00")}


def document(rows, title="一 & 二 <三>"):
    made = builder(rows, 1)
    scene = made.build(Viewport(DAY0 - 15, 30), FRAME)
    picture = steps(scene, made.columns, made.tracks, Emphasis(selected={3}))
    return picture, ElementTree.fromstring(scene_svg(picture, (1100, 600), COLOURS, title))


ROWS = [
    row(3, DAY0),
    row(4, DAY0, end=DAY0 + 29, precision="month", open="after"),
    row(5, DAY0, end=DAY0 + 4, precision="range", inherited=1),
    row(6, DAY0 + 2, approximate=True),
]


def test_every_text_is_text():
    picture, root = document(ROWS)
    wanted = [s[3] for s in picture if s[0] == display.TEXT]
    assert [element.text for element in root.iter(f"{NS}text")] == wanted


def test_every_reference_is_defined():
    _, root = document(ROWS)
    known = {element.get("id") for element in root.iter() if element.get("id")}
    used = {
        value[5:-1] if value.startswith("url(#") else value[1:]
        for element in root.iter()
        for key, value in element.attrib.items()
        if value.startswith("url(#") or key.endswith("href")
    }
    assert used == known


def test_dots_stand_where_the_scene_has_them():
    picture, root = document([row(3, DAY0)])
    (dot,) = [step for step in picture if step[0] == display.DOT]
    (circle,) = root.iter(f"{NS}circle")
    assert float(circle.get("cx")) == round(dot[1], 2)
    assert circle.get("fill") == "#aa0000"


def test_the_title_is_escaped():
    _, root = document(ROWS)
    assert root.find(f"{NS}title").text == "一 & 二 <三>"


def test_a_sign_is_defined_once_and_used_before_its_label():
    rows = [row(3, DAY0, kind="capture"), row(4, DAY0 + 2, kind="capture")]
    _, root = document(rows)
    assert [found.get("id") for found in root.iter(f"{NS}g")].count("sign-capture") == 1
    uses = [found.get("{http://www.w3.org/1999/xlink}href") for found in root.iter(f"{NS}use")]
    assert uses == ["#sign-capture"] * 2
