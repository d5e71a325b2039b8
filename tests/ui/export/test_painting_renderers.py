"""Pictures as other programs read them, where these are installed (Debian: librsvg2-bin,
poppler-utils, libxml2-utils).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from timeline_app import assets
from timeline_app.export.image_options import (
    Density,
    Ground,
    ImageFormat,
    ImageOptions,
    Orientation,
    Spread,
)
from timeline_app.library.reader import LibraryReader
from timeline_app.timeline import display
from timeline_app.ui import fonts, pictures, style
from timeline_app.ui import theme as themes
from timeline_app.ui.export import painting
from timeline_app.ui.export.composing import Composition
from timeline_app.ui.timeline.text import Type
from timeline_app.workspace.workspace import load_contents

FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{cache}</cachedir>
<match target="font">
  <test target="pattern" name="weight" compare="more_eq"><const>bold</const></test>
  <edit name="embolden" mode="assign"><bool>true</bool></edit>
</match></fontconfig>
"""
SPAN = (2428854.0, 2428954.0)
"""Autumn and winter 1937, when most happens."""
PDF = ImageFormat.PDF


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


@pytest.fixture
def library(seeded: Path) -> Path:
    return seeded


@pytest.fixture
def app(qapp: QApplication) -> QApplication:
    fonts.install(qapp, prefer_system=False)
    style.apply(qapp, themes.load("light"))
    return qapp


def composed(library: Path, options: ImageOptions) -> tuple[Composition, Type, LibraryReader]:
    reader = LibraryReader(library)
    contents = load_contents(library)
    shown = pictures.subject(reader, contents, (), pictures.Dress())
    return *pictures.composed(shown, options), reader


def written(library: Path, options: ImageOptions, out: Path) -> Composition:
    made, type_, reader = composed(library, options)
    with reader:
        content = painting.content(made, type_, lambda *told: None, lambda: False)
        assert content is not None
        out.write_bytes(content)
        made.page(0)  # its headlines are read while the library is open
    return made


def run(*command: object, **environment: str) -> bytes:
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        check=True,
        env={**os.environ, **environment},
    )
    return done.stdout


def brightness(image: QImage) -> np.ndarray:
    """Means over cells of 4 × 4 px: where a stroke lies to a quarter of a px does not count."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    height, width = grey.height() // 4 * 4, grey.width() // 4 * 4
    cells = rows[:height, :width].reshape(height // 4, 4, width // 4, 4)
    return cells.astype(float).mean(axis=(1, 3))


def likeness(one: np.ndarray, other: np.ndarray) -> float:
    """1 where what is light in one is light in the other."""
    return float(np.corrcoef(one.ravel(), other.ravel())[0, 1])


@needs("rsvg-convert")
@pytest.mark.parametrize("ground", list(Ground))
@pytest.mark.parametrize("span", [None, SPAN])
def test_an_svg_looks_the_same_in_another_renderer(
    app: QApplication, library: Path, tmp_path: Path, ground: Ground, span: object
) -> None:
    out, picture = tmp_path / "a.svg", tmp_path / "a.png"
    options = ImageOptions(ImageFormat.SVG, width=1600, height=900, span=span, ground=ground)
    made, type_, reader = composed(library, options)
    with reader:
        out.write_text(painting.svg(made, painting.sheet_theme(ground)), encoding="utf-8")
        ours = painting.page_image(made, 0, painting.sheet_theme(ground), type_, (1600, 900))
    config = tmp_path / "fonts.conf"
    folder = assets.resource(fonts.FILE).parent
    config.write_text(FONTS.format(folder=folder, cache=tmp_path / "cache"))
    run("rsvg-convert", out, "-o", picture, FONTCONFIG_FILE=str(config))
    theirs = QImage(str(picture))
    assert (theirs.width(), theirs.height()) == (ours.width(), ours.height()) == (1600, 900)
    mine, other = brightness(ours), brightness(theirs)
    # Light type on dark ground is heavier in one than in the other: its place is what counts.
    assert np.abs(mine - other).mean() < 4.0
    assert likeness(mine, other) > 0.97
    assert likeness(mine, np.roll(other, 2, axis=0)) < 0.9


@needs("xmllint")
def test_an_svg_is_well_formed(app: QApplication, library: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.svg"
    written(library, ImageOptions(ImageFormat.SVG, span=SPAN), out)
    run("xmllint", "--noout", out)


@needs("pdftotext")
@pytest.mark.parametrize("spread", list(Spread))
def test_every_word_of_a_pdf_is_found_as_it_was_written(
    app: QApplication, library: Path, tmp_path: Path, spread: Spread
) -> None:
    out = tmp_path / "a.pdf"
    options = ImageOptions(PDF, spread=spread, pages=3, span=SPAN, density=Density.MORE)
    made, _, reader = composed(library, options)
    with reader:
        written(library, options, out)
        for page in range(made.count):
            text = run("pdftotext", "-f", page + 1, "-l", page + 1, "-raw", out, "-").decode()
            found = "".join(text.split())
            said = [step[3] for step in made.page(page) if step[0] == display.TEXT]
            assert [words for words in said if "".join(words.split()) not in found] == []
            assert "南京" in found


@needs("pdffonts")
def test_the_fonts_of_a_pdf_are_embedded_and_its_pages_are_of_the_size_asked_for(
    app: QApplication, library: Path, tmp_path: Path
) -> None:
    out = tmp_path / "a.pdf"
    way = Orientation.PORTRAIT
    made = written(library, ImageOptions(PDF, spread=Spread.MANY, orientation=way, span=SPAN), out)
    fonts_used = run("pdffonts", out).decode().splitlines()[2:]
    assert fonts_used
    for line in fonts_used:
        embedded, subset, unicode = line.split()[-5:-2]
        assert (embedded, unicode) == ("yes", "yes"), (line, subset)
    told = run("pdfinfo", out).decode()
    assert f"Pages:           {made.count}" in told
    assert "595 x 842 pts (A4)" in told
    assert "南京戰役" in told
