"""What a picture of the timeline shall be: one value, the same for the window and the command line.

A value that exists is valid: whatever cannot be made is refused when it is asked for, with a
sentence and a remedy.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from timeline_app.domain.errors import ExpectedError, filled, template
from timeline_app.export.asked_span import AskedSpan

LARGEST = 16384
"""No picture is wider or higher, px: more than that many viewers cannot open."""
LEAST = 200
"""No picture is narrower or lower, px."""
LEAST_SURFACE = (520.0, 300.0)
"""Width and height that a sheet needs for names, a few labels and its foot, at the labels' normal
size, px.
"""
LONGEST_PAGE = 14400.0
"""No page of a PDF file may be longer, points: readers refuse it."""
DPI = (36, 1200)
LABEL_POINTS = (5.0, 24.0)
MOST_PAGES = 200
POINT = 1 / 72
"""Inches."""
SCREEN_DPI = 96
"""What SVG calls px."""
LABEL_PX = 13.0
"""Size of the labels on a sheet before it is enlarged, px (see ``timeline.display``)."""
USUAL_WIDTH, USUAL_DPI = 3200, 192
WIDE = 9 / 16
"""Height of a picture by its width where nothing asks for more."""


class ImageFormat(StrEnum):
    """What kind of file."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


class Paper(StrEnum):
    """The page of a PDF file."""

    A4 = "a4"
    A3 = "a3"
    LETTER = "letter"
    SLIDE = "slide"


class Orientation(StrEnum):
    """How a page lies; a slide lies always."""

    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"


class Spread(StrEnum):
    """How the time is laid on paper: one page, one page as long as several, or many with a map."""

    ONE = "one"
    LONG = "long"
    MANY = "many"


class Density(StrEnum):
    """How many events get a label; what has none is counted."""

    FEWER = "fewer"
    NORMAL = "normal"
    MORE = "more"


class Ground(StrEnum):
    """The colours."""

    LIGHT = "light"
    DARK = "dark"


class Page(NamedTuple):
    """A page, points: its sides and the free margin all around."""

    width: float
    height: float
    margin: float


class Surface(NamedTuple):
    """What a sheet is laid out on, px, and how many units of the file a px is (px or points).

    ``height`` is None where the tracks decide.
    """

    width: float
    height: float | None
    ratio: float


_SIDES = {
    Paper.A4: (595.276, 841.89),
    Paper.A3: (841.89, 1190.551),
    Paper.LETTER: (612.0, 792.0),
    Paper.SLIDE: (540.0, 960.0),
}
_PAPER_MARGIN = 28.35


@dataclass(frozen=True, slots=True)
class ImageOptions:
    """How a picture is made.

    ``width`` and ``height`` are px of a PNG or SVG picture (0: the usual width, and as high as the
    tracks ask for); ``dpi`` is that of a PNG (0: see ``dots``).  ``paper``, ``orientation``, ``spread`` and ``pages``
    are of a PDF; ``pages`` is how many equal spans the time is cut into, or how many pages a long
    one is long.  ``span`` is the time shown, None for everything; ``campaigns`` are
    article ids, None for all.  ``title`` None names the campaigns, "" leaves it out.

    ExpectedError where such a picture cannot be made.
    """

    format: ImageFormat = ImageFormat.PNG
    width: int = 0
    height: int = 0
    dpi: int = 0
    paper: Paper = Paper.A4
    orientation: Orientation = Orientation.LANDSCAPE
    spread: Spread = Spread.ONE
    pages: int = 4
    span: AskedSpan | None = None
    campaigns: frozenset[int] | None = None
    ground: Ground = Ground.LIGHT
    density: Density = Density.NORMAL
    label_points: float = 9.0
    title: str | None = None
    legend: bool = True
    sources: bool = True

    def __post_init__(self) -> None:
        if self.format is ImageFormat.PDF:
            _require(self.pages, 1, MOST_PAGES, template("The number of pages"))
        else:
            for side, name in (
                (self.width, template("The width")),
                (self.height, template("The height")),
            ):
                _require(side or LEAST, LEAST, LARGEST, name, template(" px"))
        _require(
            self.dpi or SCREEN_DPI, *DPI, template("The resolution"), template(" dots an inch")
        )
        _require(
            self.label_points,
            *LABEL_POINTS,
            template("The size of the labels"),
            template(" points"),
        )
        if self.campaigns is not None and not self.campaigns:
            raise ExpectedError(
                "no-campaigns", "No campaign is chosen.", "Choose at least one campaign."
            )
        self._require_time()
        self._require_room()

    def _require_time(self) -> None:
        if self.span is None:
            return
        known = [end for end in self.span if end is not None]
        if not all(map(math.isfinite, known)) or known != sorted(set(known)):
            raise ExpectedError(
                "empty-span",
                "The time to be shown ends before it begins.",
                "Let it end later than it begins.",
            )

    def _require_room(self) -> None:
        if self.format is ImageFormat.PDF and self.page.width > LONGEST_PAGE:
            single = replace(self, spread=Spread.ONE).page
            free = 2 * single.margin
            most = int((LONGEST_PAGE - free) // (single.width - free))
            raise ExpectedError(
                "page-too-long",
                filled(
                    "A page as long as {count} cannot be opened by most readers.", count=self.pages
                ),
                filled("Make it at most {most} pages long, or choose many pages.", most=most),
            )
        surface = self.surface
        height = surface.height if surface.height is not None else LEAST_SURFACE[1]
        if surface.width < LEAST_SURFACE[0] or height < LEAST_SURFACE[1]:
            raise ExpectedError(
                "labels-too-large",
                filled(
                    "Labels of {count} points leave no room for a timeline.",
                    count=f"{self.label_points:g}",
                ),
                "Choose smaller labels or a larger picture.",
            )

    @property
    def page(self) -> Page:
        """The page of a PDF file; a long one is as wide as several."""
        short, long = _SIDES[self.paper]
        upright = self.orientation is Orientation.PORTRAIT and self.paper is not Paper.SLIDE
        width, height = (short, long) if upright else (long, short)
        margin = 0.0 if self.paper is Paper.SLIDE else _PAPER_MARGIN
        if self.spread is Spread.LONG:
            width = (width - 2 * margin) * self.pages + 2 * margin
        return Page(width, height, margin)

    @property
    def surface(self) -> Surface:
        """What the sheet is laid out on."""
        if self.format is ImageFormat.PDF:
            page, ratio = self.page, self.label_points / LABEL_PX
            free = 2 * page.margin
            return Surface((page.width - free) / ratio, (page.height - free) / ratio, ratio)
        dots = self.dots if self.format is ImageFormat.PNG else SCREEN_DPI
        ratio = self.label_points * POINT * dots / LABEL_PX
        height = self.height / ratio if self.height else None
        return Surface(self._wide / ratio, height, ratio)

    @property
    def dots(self) -> int:
        """Dots an inch of a PNG: what is asked for, else so many that the labels are of a size to
        be read where the whole picture is looked at.
        """
        return self.dpi or round(min(max(self._wide * USUAL_DPI / USUAL_WIDTH, SCREEN_DPI), 300))

    @property
    def _wide(self) -> int:
        usual = USUAL_WIDTH if self.format is ImageFormat.PNG else USUAL_WIDTH // 2
        return self.width or usual


def _require(value: float, least: float, most: float, name: str, unit: str = "") -> None:
    """ExpectedError for a number out of its bounds."""
    if not least <= value <= most:
        raise ExpectedError(
            "out-of-bounds",
            filled(
                "{name} is {value}{unit}.",
                name=filled(name),
                value=f"{value:g}",
                unit=filled(unit),
            ),
            filled(
                "It can be from {least} to {most}{unit}.",
                least=f"{least:g}",
                most=f"{most:g}",
                unit=filled(unit),
            ),
        )
