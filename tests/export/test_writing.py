from __future__ import annotations

from pathlib import Path

import pytest

from timeline_app.domain.errors import ExpectedError
from timeline_app.export.writing import write_text


def test_a_file_is_written_in_utf8_with_its_mark(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("old")
    write_text(out, ["戰", "\r\n"], "\ufeff")
    assert out.read_bytes() == b"\xef\xbb\xbf" + "戰\r\n".encode()
    assert list(tmp_path.iterdir()) == [out]


def test_standard_output_gets_no_mark(capsys: pytest.CaptureFixture[str]) -> None:
    write_text(Path("-"), ["戰\n"], "\ufeff")
    assert capsys.readouterr().out == "戰\n"


@pytest.mark.parametrize("name", ["none/out.csv", "folder", "folder/..", "long" * 80])
def test_what_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(ExpectedError) as caught:
        write_text(tmp_path / name, ["x"])
    assert caught.value.code == "cannot-write"
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
