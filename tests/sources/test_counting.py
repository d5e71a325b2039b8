from __future__ import annotations

import bz2
from pathlib import Path

from timeline_app.sources.counting import crowded

from .exports import export, page


def never() -> bool:
    return False


def test_export_files_with_many_pages_are_told(tmp_path: Path) -> None:
    many = export(*(page(f"頁{number}", f"文字{number} " * 400) for number in range(300)))
    (tmp_path / "many.xml").write_bytes(many)
    (tmp_path / "packed.xml.bz2").write_bytes(bz2.compress(many))
    (tmp_path / "few.xml").write_bytes(export(*(page(f"頁{number}", "文") for number in range(20))))
    (tmp_path / "article.txt").write_text("<page>" * 900, encoding="utf-8")
    (tmp_path / "broken.xml.bz2").write_bytes(bz2.compress(many)[:300])
    found = crowded([tmp_path, tmp_path / "not there"], 100, never)
    assert found.keys() == {"many.xml", "packed.xml.bz2"} and 280 <= found["many.xml"] <= 320
    assert crowded([tmp_path], 300, never) == {}
    assert crowded([tmp_path], 100, lambda: True) == {}
