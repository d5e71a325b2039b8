import io
import os
import struct
import zipfile

import pytest

from timeline_app.domain.document import Document, Refusal
from timeline_app.sources import archives
from timeline_app.sources.files import ArticleFile

from .exports import export, page

TEXT = "'''南京戰役'''發生於1937年。"


def _zip(path, members, **options):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def _found(path):
    return list(ArticleFile(path).found())


def test_articles_and_export_files_in_an_archive(tmp_path):
    members = {
        "一/": b"",
        "一/南京.txt": TEXT,
        "picture.png": b"\x89PNG",
        "../../escaped.wikitext": TEXT,
        "pages.xml": export(page("甲", "文"), page("乙", "文")),
        "broken.md": b"\xff\xfe\x00",
        "inner.zip": b"PK\x03\x04",
    }
    found = _found(_zip(tmp_path / "a.zip", members))
    articles = [each for each in found if isinstance(each, Document)]
    assert [each.title or each.name for each in articles] == [
        "南京.txt",
        "escaped.wikitext",
        "甲",
        "乙",
    ]
    refused = {each.name: each.code for each in found if isinstance(each, Refusal)}
    assert refused == {"broken.md": "wrong-encoding", "inner.zip": "binary-file"}
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]  # nothing is written


def test_names_in_the_encoding_of_the_packer(tmp_path):
    path = _zip(tmp_path / "a.zip", {"AAAA.txt": TEXT})
    path.write_bytes(path.read_bytes().replace(b"AAAA", "南京".encode("gb18030")))
    (article,) = _found(path)
    assert (article.name, article.source.title) == ("南京.txt", "南京")


def test_a_member_that_unpacks_to_far_more_is_refused(tmp_path):
    members = {"bomb.txt": b"a" * 4_000_000, "南京.txt": TEXT}
    refusal, article = _found(_zip(tmp_path / "a.zip", members))
    assert (refusal.name, refusal.code) == ("bomb.txt", "archive-bomb")
    assert article.text == TEXT


def test_a_member_that_lies_about_its_size_is_not_read_beyond_it(tmp_path):
    path = _zip(tmp_path / "a.zip", {"a.txt": b"a" * 300_000})
    data = path.read_bytes()
    path.write_bytes(data.replace(struct.pack("<I", 300_000), struct.pack("<I", 10)))
    (refusal,) = _found(path)
    assert refusal.code == "broken-file"


def test_a_member_behind_a_password_is_told(tmp_path):
    path = _zip(tmp_path / "a.zip", {"a.txt": TEXT})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert [each.code for each in _found(path)] == ["encrypted"]


@pytest.mark.parametrize(
    ("at", "wrong"),
    [(10, b"\x63"), (46, b"\xff"), (42, b"\xff\xff\xff")],
    ids=["way of packing", "name", "place"],
)
def test_a_member_that_is_damaged_does_not_keep_the_others_from_being_read(tmp_path, at, wrong):
    path = _zip(tmp_path / "a.zip", {"a.txt": TEXT, "b.txt": TEXT})
    data = bytearray(path.read_bytes())
    entry = data.index(b"PK\x01\x02")
    data[entry + at : entry + at + len(wrong)] = wrong
    path.write_bytes(data)
    found = _found(path)
    assert [type(each) for each in found].count(Document) == 1, found
    assert {each.code for each in found if isinstance(each, Refusal)} <= {"broken-file"}


def test_a_member_without_a_name_is_passed_over(tmp_path):
    path = _zip(tmp_path / "a.zip", {"Xa.txt": TEXT, "b.txt": TEXT})
    path.write_bytes(path.read_bytes().replace(b"Xa", b"\0a"))  # a name ends where a NUL stands
    assert [each.name for each in _found(path)] == ["b.txt"]


@pytest.mark.parametrize("length", [10, 60, -30])
def test_a_damaged_archive_is_told(tmp_path, length):
    path = _zip(tmp_path / "a.zip", {"a.txt": TEXT})
    path.write_bytes(path.read_bytes()[:length])
    assert [each.code for each in _found(path)] == ["broken-file"]


def test_members_are_read_in_the_order_in_which_they_lie(tmp_path, monkeypatch):
    path = _zip(tmp_path / "a.zip", {f"{i}.txt": os.urandom(9) for i in (3, 1, 2)})
    with io.BufferedReader(io.FileIO(path)) as raw:
        assert [each.name for each in archives.members(raw, "a.zip")] == ["3.txt", "1.txt", "2.txt"]
    monkeypatch.setattr(archives, "LARGEST_TOTAL", 20)
    assert [each.code for each in _found(path)] == ["too-large"]
