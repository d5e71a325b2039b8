from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.modeltest import ModelTester

from timeline_app.domain.own import Target, TargetKind
from timeline_app.ui.study.model import Group, Line, Sign, StudyModel, StudyRole

FALL, UNIT = Target(TargetKind.EVENT, "南京", "k"), Target(TargetKind.UNIT, "", "JP:11:军")
GROUPS = (
    Group(
        "南京戰役",
        (
            Line(FALL, "南京陷落", "1937年12月13日", "存疑", ("考試",), ((Sign.NOTE, "Note"),)),
            Line(Target(TargetKind.EVENT, "南京", "l"), "日軍進攻"),
        ),
        QColor("red"),
    ),
    Group("Units", (Line(UNIT, "第11軍"),)),
)


def test_qt_finds_it_sound(qtmodeltester: ModelTester) -> None:
    model = StudyModel()
    model.set_groups(GROUPS)
    qtmodeltester.check(model, force_py=True)
    model.set_groups(GROUPS[::-1])
    model.set_groups(())
    assert model.rowCount() == 0


def test_lines_are_told_to_the_eye_and_the_ear() -> None:
    model = StudyModel()
    model.set_groups(GROUPS)
    heading, line = model.index(0, 0), model.index_of(FALL)
    assert heading.data() == "南京戰役 (2)" and model.line_at(heading) is None
    assert line.data() == "南京陷落"
    assert line.data(StudyRole.LINE).detail == "1937年12月13日\u2003#考試\u2003存疑"
    spoken = line.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "南京陷落, 1937年12月13日\u2003#考試\u2003存疑, Note"
    assert model.index_of(UNIT).parent().row() == 1
    assert not model.index_of(Target(TargetKind.LIBRARY)).isValid()


def test_the_same_number_of_things_leaves_the_view_as_it_is() -> None:
    model, resets, changes = StudyModel(), [], []
    model.set_groups(GROUPS)
    model.modelReset.connect(lambda: resets.append(1))
    model.dataChanged.connect(lambda *_: changes.append(1))
    other = Group("南京", (Line(UNIT, "甲"), Line(FALL, "乙")))
    model.set_groups((other, GROUPS[1]))
    assert not resets and changes
    assert model.index_of(FALL).row() == 1
