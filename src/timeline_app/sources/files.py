"""Article files on disk: what can be read becomes a Document, what cannot is told in a sentence."""

from __future__ import annotations

from pathlib import Path

from timeline_app.domain.document import LARGEST, Document
from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.record import SourceInfo
from timeline_app.sources import export_xml

_BINARY = (
    b"\x7fELF",
    b"MZ\x90",
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BZh",
    b"\x1f\x8b",
    b"\xfd7zXZ",
    b"7z\xbc\xaf",
    b"Rar!",
    b"SQLite format 3",
    b"RIFF",
    b"\xd0\xcf\x11\xe0",
)
_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def load(path: Path) -> Document:
    """The article a file holds, or the first page of a MediaWiki export file.

    Raises ExpectedError: no-such-file, is-a-folder, unreadable, empty-file, binary-file,
    wrong-encoding, too-large; bad-export and no-page for XML that holds no page.
    """
    data = _bytes(path)
    name, stem = (_text_of(part) for part in (path.name, path.stem))
    if export_xml.is_export(data):
        return export_xml.first_page(data, name)
    if len(data) > LARGEST:
        raise ExpectedError(
            "too-large",
            f"{name} is larger than 2 MiB, more than any article can be.",
            "Give one article a file.",
        )
    text = _text(data, name)
    return Document(name, text, SourceInfo(title=stem, characters=len(text)))


def _text_of(name: str) -> str:
    """A file's name without bytes that are no text: it goes into records and the library."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise ExpectedError("is-a-folder", f"{path} is a folder.", "Choose a file in it.")
        if path.exists() and not path.is_file():
            raise ExpectedError("unreadable", f"{path} is no ordinary file.", "Choose a file.")
        with path.open("rb") as file:
            data = file.read(export_xml.LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise ExpectedError(
            "no-such-file", f"There is no file {path}.", "Check the name and the folder."
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not a valid one"
        raise ExpectedError(
            "unreadable", f"{path} cannot be read: {reason}.", "Check the file and its permissions."
        ) from None
    if not data.strip():
        raise ExpectedError("empty-file", f"{path.name} is empty.", "Choose another file.")
    return data


def _text(data: bytes, name: str) -> str:
    encoding = _UTF16.get(data[:2], "utf-8-sig")
    if encoding == "utf-8-sig" and (b"\x00" in data or data.startswith(_BINARY)):
        raise ExpectedError(
            "binary-file", f"{name} is no text file.", "Choose a wikitext or Markdown file."
        )
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise ExpectedError(
            "wrong-encoding", f"{name} is not encoded in UTF-8.", "Save it as UTF-8 and try again."
        ) from None
    if "\x00" in text:
        raise ExpectedError(
            "binary-file", f"{name} is no text file.", "Choose a wikitext or Markdown file."
        )
    return text
