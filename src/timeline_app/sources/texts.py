"""The bytes of one article's file as a document: decoded, and refused where they are no text."""

from __future__ import annotations

from timeline_app.domain.document import LARGEST, Document
from timeline_app.domain.errors import ExpectedError, filled
from timeline_app.domain.record import SourceInfo

MOST_BYTES = LARGEST
"""What a file may have; one byte more is enough to see that it has more."""

_BINARY = (
    b"\x7fELF",
    b"MZ\x90",
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"7z\xbc\xaf",
    b"Rar!",
    b"SQLite format 3",
    b"RIFF",
    b"\xd0\xcf\x11\xe0",
)
_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def document(data: bytes, name: str, title: str) -> Document:
    """The article of a file's bytes; ``title`` is what its source is called.

    Raises ExpectedError: empty-file, too-large, binary-file, wrong-encoding.
    """
    if len(data) > MOST_BYTES:
        raise ExpectedError(
            "too-large",
            filled("{name} is larger than 2 MiB, more than any article can be.", name=name),
            "Give one article a file.",
        )
    if not data.strip():
        raise ExpectedError(
            "empty-file", filled("{name} is empty.", name=name), "Choose another file."
        )
    text = _decoded(data, name)
    return Document(name, text, SourceInfo(title=title, characters=len(text)))


def _decoded(data: bytes, name: str) -> str:
    encoding = _UTF16.get(data[:2], "utf-8-sig")
    is_wide = encoding != "utf-8-sig"
    if not is_wide and data.startswith(_BINARY):
        raise _no_text(name)
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError:
        if not is_wide and b"\x00" in data:
            raise _no_text(name) from None
        raise ExpectedError(
            "wrong-encoding",
            filled("{name} is not encoded in UTF-8.", name=name),
            "Save it as UTF-8 and try again.",
        ) from None
    if "\x00" in text:
        raise _no_text(name)
    return text


def _no_text(name: str) -> ExpectedError:
    return ExpectedError(
        "binary-file",
        filled("{name} is no text file.", name=name),
        "Choose a wikitext or Markdown file.",
    )
