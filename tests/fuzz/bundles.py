"""Export files and archives for the reader of files to be tried with, whole and spoilt."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import zipfile
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

import texts

_HEAD = (
    '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="zh">\n'
    "<siteinfo><sitename>維基百科</sitename>"
    "<base>https://zh.wikipedia.org/wiki/Wikipedia:%E9%A6%96%E9%A1%B5</base>"
    '<namespaces><namespace key="0" case="first-letter" /></namespaces></siteinfo>\n'
)
_TAIL = "</mediawiki>\n"
_PIECES: Sequence[bytes] = tuple(
    piece if isinstance(piece, bytes) else piece.encode()
    for piece in (
        "<page>", "</page>", "<revision>", "</revision>", "<text>", "</text>", "<title>", "</title>", "<ns>0</ns>", "<ns>", "<redirect title='a'/>", "<redirect", "</mediawiki>",
        "<mediawiki>", "<![CDATA[", "]]>", "<!--", "-->", "<?xml version='1.0' encoding='utf-16'?>", "<?xml version='1.0' encoding='gbk'?>", "<?php ?>", "<!DOCTYPE mediawiki>",
        '<!DOCTYPE a [<!ENTITY b "cccccccccc"><!ENTITY d "&b;&b;&b;&b;&b;&b;&b;&b;">]>', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>', "&b;", "&d;", "&#0;", "&#x110000;",
        "&#xD800;", "&amp;", "&", "<", ">", '"', "<a b='c' b='d'>", "<a:b>", "xmlns:a='b'", "<siteinfo>", "<base>", "</base>", "\x00", "\x0b", "\ufffe", "𤼵", "\r\n", "]]",
        b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\xc3", b"\xed\xa0\x80", b"BZh91AY", b"\x1f\x8b\x08", b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"\xfd7zXZ\x00",
    )
)  # fmt: skip


_FOLDERS = ("", "甲/", "../../", "/etc/", "..\\", "C:", "a\x00")
_ENDINGS = (".xml", ".txt", ".md", ".zip", ".xml.bz2", ".gz", "", "/")


def data(drawing: random.Random) -> bytes:
    """The bytes of one file to be tried."""
    xml = _export(drawing)
    if drawing.random() < 0.5:
        xml = spoilt(drawing, xml)
    pack = drawing.choice(_PACKERS)
    packed = pack(drawing, xml)
    if packed is not xml and drawing.random() < 0.5:
        packed = spoilt(drawing, packed)
    return packed


def spoilt(drawing: random.Random, whole: bytes, pieces: Sequence[bytes] = _PIECES) -> bytes:
    """The bytes with a few faults."""
    made = bytearray(whole)
    for _ in range(drawing.choice((1, 1, 1, 2, 3, 8))):
        drawing.choice(_FAULTS)(drawing, made, pieces)
    return bytes(made)


def _export(drawing: random.Random) -> bytes:
    pages = "".join(_page(drawing, number) for number in range(drawing.randint(0, 5)))
    return (drawing.choice(("", "<?xml version='1.0'?>\n")) + _HEAD + pages + _TAIL).encode()


def _page(drawing: random.Random, number: int) -> str:
    title = escape(
        drawing.choice((f"第{number}號戰役", "南京保衛戰", drawing.choice(texts.words())))
    )
    if drawing.random() < 0.15:
        return f'<page><title>{title}</title><ns>0</ns><redirect title="甲" /></page>\n'
    said = escape(texts.text(drawing, texts.WIKITEXT_PIECES).replace("\x00", ""))
    revisions = "".join(
        f"<revision><id>{drawing.randint(1, 9)}</id><text>{said}</text></revision>"
        for _ in range(drawing.choice((1, 1, 1, 0, 2)))
    )
    ns = drawing.choice(("0", "0", "0", "4", "", "x"))
    return f"<page><title>{title}</title><ns>{ns}</ns><id>{number}</id>{revisions}</page>\n"


def _plain(drawing: random.Random, xml: bytes) -> bytes:
    return xml


def _gz(drawing: random.Random, xml: bytes) -> bytes:
    return gzip.compress(xml, 1, mtime=0)


def _xz(drawing: random.Random, xml: bytes) -> bytes:
    return lzma.compress(xml, preset=0)


def _streams(drawing: random.Random, xml: bytes) -> bytes:
    """A multistream dump: the parts of the file packed each by itself."""
    cuts = sorted(drawing.randrange(len(xml) + 1) for _ in range(drawing.randint(0, 3)))
    ends = zip([0, *cuts], [*cuts, len(xml)], strict=True)
    return b"".join(bz2.compress(xml[start:end], 1) for start, end in ends)


def _zip(drawing: random.Random, xml: bytes) -> bytes:
    """An archive with the file among others, of names and sizes that nobody should trust."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", drawing.choice((0, 8, 12, 14))) as archive:
        for number in range(drawing.randint(0, 4)):
            inner = drawing.choice((_plain, _gz, _streams))(drawing, xml)
            said = drawing.choice(
                (inner, drawing.choice(texts.seeds()).encode(), b"\0" * 2_000_000)
            )
            info = zipfile.ZipInfo(f"{drawing.choice(_FOLDERS)}{number}{drawing.choice(_ENDINGS)}")
            archive.writestr(info, said, compress_type=archive.compression)
    return file.getvalue()


_PACKERS: Sequence[Callable[[random.Random, bytes], bytes]] = (
    _plain,
    _plain,
    _plain,
    _gz,
    _streams,
    _streams,
    _xz,
    _zip,
    _zip,
)  # fmt: skip


def _flip(drawing: random.Random, data: bytearray, pieces: Sequence[bytes]) -> None:
    for _ in range(drawing.choice((1, 4, 50))):
        if data:
            data[drawing.randrange(len(data))] ^= 1 << drawing.randrange(8)


def _cut(drawing: random.Random, data: bytearray, pieces: Sequence[bytes]) -> None:
    del data[drawing.randrange(len(data) + 1) :]


def _drop(drawing: random.Random, data: bytearray, pieces: Sequence[bytes]) -> None:
    start = drawing.randrange(len(data) + 1)
    del data[start : start + int(4 * 1000 ** drawing.random())]


def _insert(drawing: random.Random, data: bytearray, pieces: Sequence[bytes]) -> None:
    start = drawing.randrange(len(data) + 1)
    more = drawing.choice(pieces) if pieces else drawing.randbytes(drawing.choice((1, 7, 4096)))
    data[start:start] = more * drawing.choice((1, 1, 1, 2, 300))


def _copy(drawing: random.Random, data: bytearray, pieces: Sequence[bytes]) -> None:
    start, place = drawing.randrange(len(data) + 1), drawing.randrange(len(data) + 1)
    stretch = data[start : start + drawing.choice((1, 16, 512, 4096))]
    if drawing.random() < 0.5:
        data[place : place + len(stretch)] = stretch
    else:
        data[place:place] = stretch


def _blank(drawing: random.Random, data: bytearray, pieces: Sequence[bytes]) -> None:
    start = drawing.randrange(len(data) + 1)
    end = min(len(data), start + drawing.choice((4, 512, 4096)))
    data[start:end] = bytes([drawing.choice((0, 255))]) * (end - start)


_FAULTS: Sequence[Callable[[random.Random, bytearray, Sequence[bytes]], None]] = (
    _flip,
    _cut,
    _drop,
    _insert,
    _insert,
    _copy,
    _blank,
)
