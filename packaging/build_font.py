"""Makes resources/fonts/TimelineHan-Regular.otf, the Chinese font that comes with the program.

    .venv/bin/python packaging/build_font.py [NotoSansCJK-Regular.ttc]

A subset of Noto Sans CJK (Debian package fonts-noto-cjk): the Han characters of GBK and of the
OpenCC tables, kana, punctuation, Latin, and the signs that the program draws.  Hinting and layout
features are left out, which halves the size.  The family gets a name of its own, as the SIL Open
Font License asks of changed fonts, and so that it cannot hide a font of the reader's.

The face is SC: it has the mainland forms for simplified and readable ones for traditional
characters, and its comma and full stop stand at the foot of the line, where simplified text wants
them (the TC face centres them).  A reader who has a system font keeps that one, see ui/fonts.py.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import opencc
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

SOURCE = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
FACE = "Noto Sans CJK SC"
OUT = Path(__file__).resolve().parents[1] / "resources" / "fonts" / "TimelineHan-Regular.otf"
FAMILY, STYLE, POSTSCRIPT = "Timeline Han", "Regular", "TimelineHan-Regular"

RANGES = (
    (0x0020, 0x024F),  # Latin
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin with more accents
    (0x2000, 0x206F),  # dashes, quotation marks, ellipsis
    (0x20A0, 0x20BF),  # currencies
    (0x2100, 0x214F),  # №, ℃
    (0x2150, 0x218F),  # fractions, Roman numerals
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x2460, 0x24FF),  # ①
    (0x2500, 0x25FF),  # lines, blocks, triangles, circles
    (0x2600, 0x266F),  # stars
    (0x2713, 0x2713),  # the tick
    (0x3000, 0x33FF),  # Chinese punctuation, kana, bopomofo, ㈠, ㎞
    (0xFE10, 0xFE4F),  # vertical and compatibility forms
    (0xFF00, 0xFFEF),  # full-width and half-width forms
)
RADICALS = frozenset(range(0x2E80, 0x2FE0))
"""They share their glyphs with everyday characters, and what is searched or copied out of a PDF file
would be the radical ⽇, not the sun 日: the lower number of a glyph is taken.
"""
DICTIONARIES = ("TSCharacters.txt", "STCharacters.txt", "TWVariants.txt", "HKVariants.txt", "JPVariants.txt")  # fmt: skip


def wanted() -> set[int]:
    """The code points that the font should hold."""
    ranges = {code for first, last in RANGES for code in range(first, last + 1)}
    basic = set(range(0x4E00, 0x9FA6))
    return {*ranges, *basic, *_gbk(), *_opencc()} - RADICALS


def _gbk() -> Iterator[int]:
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            text = bytes((lead, trail)).decode("gbk", errors="ignore")
            yield from (ord(char) for char in text if char > "\x7f")


def _opencc() -> Iterable[int]:
    folder = Path(opencc.__file__).parent / "dictionary"
    texts = ((folder / name).read_text(encoding="utf-8") for name in DICTIONARIES)
    return {ord(char) for text in texts for char in text if ord(char) >= 0x2E80}


def open_face(path: Path) -> TTFont:
    """The face of the collection that has the family name FACE."""
    for font in TTCollection(path, lazy=True):
        if font["name"].getDebugName(1) == FACE:
            return font
    raise SystemExit(f"{path.name} holds no face {FACE}")


def reduce(font: TTFont) -> None:
    """Leaves the wanted characters, without hinting, layout features and vertical metrics."""
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 8, 9, 11, 13, 14]
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted())
    subsetter.subset(font)


def rename(font: TTFont) -> None:
    """Gives the family its own name; copyright, makers and licence stay as they were."""
    names = {1: FAMILY, 2: STYLE, 3: f"1.0;{POSTSCRIPT}", 4: FAMILY, 6: POSTSCRIPT}
    table = font["name"]
    table.names = [record for record in table.names if record.nameID not in names]
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames[0] = POSTSCRIPT
    top = cff.topDictIndex[0]
    top.FullName, top.FamilyName = FAMILY, FAMILY
    for part in top.FDArray:
        part.FontName = f"{POSTSCRIPT}-{part.FontName.rpartition('-')[2]}"


def main(arguments: list[str]) -> None:
    """Builds the font and says what it holds."""
    font = open_face(Path(arguments[0]) if arguments else SOURCE)
    reduce(font)
    rename(font)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    font.save(OUT)
    characters = TTFont(OUT).getBestCmap()
    han = sum(0x4E00 <= code <= 0x9FFF or code >= 0x20000 for code in characters)
    size = OUT.stat().st_size / 1e6
    print(f"{OUT.name}: {len(characters)} characters, {han} of them Han, {size:.2f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
