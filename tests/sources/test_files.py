from pathlib import Path

import pytest

from timeline_app.domain.document import LARGEST
from timeline_app.domain.errors import ExpectedError
from timeline_app.sources.files import load

TEXT = "'''南京戰役'''發生於1937年。"


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


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b" \n\t", "empty-file"),
        (b"a\x00b", "binary-file"),
        (b"\x7fELF\x02\x01", "binary-file"),
        (b"%PDF-1.7 text", "binary-file"),
        ("南京戰役".encode("gb18030"), "wrong-encoding"),
        ("南京戰役".encode("big5"), "wrong-encoding"),
        (b"\xff\xfe\x00\xd8", "wrong-encoding"),
        (b"a" * (LARGEST + 1), "too-large"),
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
