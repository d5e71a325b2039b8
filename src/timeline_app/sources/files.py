"""Article files on disk: what can be read becomes documents, what cannot is told in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BufferedReader
from itertools import chain
from pathlib import Path, PurePath

from timeline_app.domain.document import Document, Found, Refusal
from timeline_app.domain.errors import ExpectedError, filled
from timeline_app.sources import archives, export_xml, multistream, texts
from timeline_app.sources.choosing import EVERY_PAGE, PageChoice
from timeline_app.sources.streams import PACKED, UNPACKING_FAULTS, Peekable, chunks, unpacked

_START = 4096
_SUFFIXES = frozenset({".txt", ".md", ".wikitext", ".wiki", ".mediawiki", ".xml", ".zip"})


def load(path: Path) -> Document:
    """The article a file holds, or the first one of an export file or an archive.

    Raises ExpectedError: no-such-file, is-a-folder, unreadable, empty-file, binary-file,
    wrong-encoding, too-large, broken-file; bad-export and no-page for XML that holds no page.
    """
    for found in ArticleFile(path).found():
        if isinstance(found, Document):
            return found
        if isinstance(found, Refusal):
            raise ExpectedError(found.code, found.sentence, found.remedy)
    name = _text_of(path.name)
    raise ExpectedError(
        "no-page",
        filled("{name} holds no article.", name=name),
        "Export the page again with its text.",
    )


def article_files(paths: Iterable[Path]) -> list[Path]:
    """The files named, and those in the folders named that look like articles by their ending."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in inside:
            if not path.is_dir() or (_looks_like_article(file) and file.is_file()):
                found.setdefault(file)
    return list(found)


def _looks_like_article(path: Path) -> bool:
    return _bare(path.name).suffix.lower() in _SUFFIXES and not multistream.is_index(path)


class ArticleFile:
    """A file that is read from its beginning to its end.

    ``choice`` is for the pages of export files; a file that is itself one article is always taken.
    """

    def __init__(self, path: Path, choice: PageChoice = EVERY_PAGE) -> None:
        self.path = path
        self._choice = choice
        self._name = _text_of(path.name)
        self._raw: BufferedReader | None = None

    @property
    def position(self) -> int:
        """Bytes of the file that were read so far, while it is being read."""
        return 0 if self._raw is None or self._raw.closed else self._raw.tell()

    def found(self) -> Iterator[Found]:
        """What the file holds: an article, the chosen pages of an export file, or an archive of
        such.  What cannot be read is a Refusal, with the codes of ``load``.
        """
        try:
            with _opened(self.path) as self._raw, _broken_told(self._name):
                yield from self._found(self._raw)
        except ExpectedError as error:
            yield Refusal(self._name, error.code, error.sentence, error.remedy)

    def _found(self, raw: BufferedReader) -> Iterator[Found]:
        if archives.is_archive(raw):
            for member in archives.members(raw, self._name):
                yield from self._found_in_member(member)
        elif self._choice.only_titles and (index := multistream.index_beside(self.path)):
            blocks = multistream.blocks(raw, index, self._choice)
            yield from export_xml.found_in(blocks, self._name, self._choice)
        else:
            yield from _found_in(raw, self._name, self._choice)

    def _found_in_member(self, member: archives.Member | Refusal) -> Iterator[Found]:
        if isinstance(member, Refusal):
            yield member
        elif _bare(member.name).suffix.lower() in _SUFFIXES:
            try:
                with _broken_told(member.name):
                    yield from _found_in(member.stream, member.name, self._choice)
            except ExpectedError as error:
                yield Refusal(member.name, error.code, error.sentence, error.remedy)


def _found_in(raw: Peekable, name: str, choice: PageChoice) -> Iterator[Found]:
    stream = unpacked(raw)
    start = stream.read(_START)
    if export_xml.is_export(start):
        yield from export_xml.found_in(chain([start], chunks(stream)), name, choice)
    else:
        data = start + stream.read(texts.MOST_BYTES + 1)
        yield texts.document(data, name, _bare(name).stem)


def _bare(name: str) -> PurePath:
    """The name without what says how the file is packed: ``南京.txt.gz`` is 南京.txt."""
    path = PurePath(name)
    return PurePath(path.stem) if path.suffix.lower() in PACKED else path


def _text_of(name: str) -> str:
    """A file's name without bytes that are no text: it goes into records and the library."""
    return name.encode("utf-8", "replace").decode("utf-8")


@contextmanager
def _opened(path: Path) -> Iterator[BufferedReader]:
    try:
        if path.is_dir():
            raise ExpectedError(
                "is-a-folder", filled("{path} is a folder.", path=path), "Choose a file in it."
            )
        if path.exists() and not path.is_file():
            raise ExpectedError(
                "unreadable", filled("{path} is no ordinary file.", path=path), "Choose a file."
            )
        file = path.open("rb")
    except (FileNotFoundError, NotADirectoryError):
        raise ExpectedError(
            "no-such-file",
            filled("There is no file {path}.", path=path),
            "Check the name and the folder.",
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not a valid one"
        raise ExpectedError(
            "unreadable",
            filled("{path} cannot be read: {reason}.", path=path, reason=reason),
            "Check the file and its permissions.",
        ) from None
    with file:
        yield file


@contextmanager
def _broken_told(name: str) -> Iterator[None]:
    try:
        yield
    except UNPACKING_FAULTS as error:
        raise ExpectedError(
            "broken-file",
            filled("{name} cannot be read to its end: {reason}.", name=name, reason=error),
            "Fetch or pack it again; what came before the fault was read.",
        ) from error
