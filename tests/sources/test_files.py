import bz2
import gzip
import lzma
from pathlib import Path

import pytest

from timeline_app.domain.document import LARGEST, Document, Refusal
from timeline_app.domain.errors import ExpectedError
from timeline_app.sources.choosing import PageChoice
from timeline_app.sources.files import ArticleFile, article_files, load

from .exports import export, page

TEXT = "'''南京戰役'''發生於1937年。"
PACKERS = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}


def _file(folder, data, name="南京.txt"):
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_file(tmp_path, encoding):
    document = load(_file(tmp_path, TEXT.encode(encoding)))
    assert (document.name, document.text, document.title) == ("南京.txt", TEXT, None)
    assert (document.source.title, document.source.characters) == ("南京", len(TEXT))


def test_the_seeds(seed_paths):
    assert [load(path).name for path in seed_paths] == [path.name for path in seed_paths]


@pytest.mark.parametrize("ending", PACKERS)
def test_packed_files(tmp_path, ending):
    pack = PACKERS[ending]
    document = load(_file(tmp_path, pack(TEXT.encode()), f"南京.txt{ending}"))
    assert (document.text, document.source.title) == (TEXT, "南京")
    exported = _file(tmp_path, pack(export(page("甲", "文"), page("乙", "文"))), f"a.xml{ending}")
    assert [each.title for each in ArticleFile(exported).found()] == ["甲", "乙"]
    chosen = ArticleFile(exported, PageChoice(titles=["乙"]))
    assert [each.title for each in chosen.found()] == ["乙"]


@pytest.mark.parametrize("ending", PACKERS)
def test_a_packed_file_that_breaks_off_gives_what_it_has_and_is_told(tmp_path, ending):
    pages = [page(f"頁{i}", f"{i * 7919 % 104729}" * 5000) for i in range(60)]
    packed = PACKERS[ending](export(*pages))
    *articles, refusal = ArticleFile(_file(tmp_path, packed[:-40], f"a.xml{ending}")).found()
    assert isinstance(refusal, Refusal) and refusal.code == "broken-file"
    assert all(isinstance(each, Document) for each in articles)
    spoilt = ArticleFile(_file(tmp_path, packed[:30] + b"\0" * 60, f"b.xml{ending}"))
    assert [each.code for each in spoilt.found()] == ["broken-file"]


def test_little_that_unpacks_to_much_is_not_unpacked(tmp_path):
    bomb = _file(tmp_path, gzip.compress(b"a" * (64 * LARGEST)), "a.txt.gz")
    with pytest.raises(ExpectedError) as refused:
        load(bomb)
    assert refused.value.code == "too-large"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b" \n\t", "empty-file"),
        (b"a\x00b", "binary-file"),
        (b"\x7fELF\x02\x01", "binary-file"),
        (b"%PDF-1.7 text", "binary-file"),
        (b"PK\x03\x04 and no more", "broken-file"),
        (b"\x1f\x8b\x08 and no more", "broken-file"),
        ("南京戰役".encode("gb18030"), "wrong-encoding"),
        ("南京戰役".encode("big5"), "wrong-encoding"),
        (b"\xff\xfe\x00\xd8", "wrong-encoding"),
        (b"a" * (LARGEST + 1), "too-large"),
        (export(), "no-page"),
        (b"<mediawiki><page>", "bad-export"),
    ],
)
def test_what_cannot_be_read(tmp_path, data, code):
    with pytest.raises(ExpectedError) as refused:
        load(_file(tmp_path, data))
    assert refused.value.code == code
    assert refused.value.sentence.endswith(".") and refused.value.remedy.endswith(".")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("none", "no-such-file"),
        ("", "is-a-folder"),
        ("a\x00b", "unreadable"),
        ("f.txt/x", "no-such-file"),
    ],
)
def test_paths_that_are_no_files(tmp_path, name, code):
    _file(tmp_path, b"a", "f.txt")
    with pytest.raises(ExpectedError) as refused:
        load(tmp_path / name)
    assert refused.value.code == code


def test_a_name_that_is_no_text_does_not_get_into_records(tmp_path: Path) -> None:
    path = tmp_path / b"\xff\xfe.txt".decode("utf-8", "surrogateescape")
    try:
        path.write_text("戰役", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes text alone")
    document = load(path)
    assert (document.name, document.source.title) == ("??.txt", "??")


def test_files_are_found_by_ending_in_folders_and_taken_as_they_are_when_named(
    tmp_path: Path,
) -> None:
    for name in (
        "b.wikitext",
        "a.TXT",
        "picture.png",
        "deep/c.md",
        "deep/er/d.xml.bz2",
        "deep/e.mediawiki",
        "deep/f.zip",
        "deep/g-multistream-index.txt.bz2",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    found = article_files([tmp_path / "picture.png", tmp_path, tmp_path / "a.TXT", tmp_path / "no"])
    names = [path.relative_to(tmp_path).as_posix() for path in found]
    assert names == ["picture.png", "a.TXT", "b.wikitext", "deep/c.md", "deep/e.mediawiki", "deep/er/d.xml.bz2", "deep/f.zip", "no"]  # fmt: skip


def test_how_far_a_file_was_read(tmp_path: Path) -> None:
    path = _file(tmp_path, export(*(page(f"頁{i}", "文" * 50_000) for i in range(20))), "a.xml")
    file = ArticleFile(path)
    positions = [file.position for _ in file.found()]
    assert positions == sorted(positions)
    assert 0 < positions[0] < positions[-1] == path.stat().st_size
