"""The form of the export dialog: everything that can be said of a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QWidget

from timeline_app.export.asked_span import AskedSpan, asked_span, date_words
from timeline_app.export.image_options import (
    DPI,
    LABEL_POINTS,
    LARGEST,
    MOST_PAGES,
    Density,
    Ground,
    ImageFormat,
    ImageOptions,
    Orientation,
    Paper,
    Spread,
)
from timeline_app.ui.export.fields import (
    Campaign,
    CampaignList,
    Choice,
    decimal,
    line,
    number,
    side_by_side,
)
from timeline_app.ui.theme import STEP, Theme
from timeline_app.ui.widgets.segments import SegmentedControl


class Extent(StrEnum):
    """Which time is shown."""

    SEEN = "seen"
    ALL = "all"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Offer:
    """What there is to choose from: the campaigns, the time in view, the title there would be, and
    the options to begin with; and the span that is chosen on the timeline, if any.
    """

    campaigns: Sequence[Campaign]
    seen: tuple[float, float] | None
    title: str
    options: ImageOptions
    span: tuple[float, float] | None = None


class OptionsForm(QWidget):
    """Fields for ``ImageOptions``; ``changed`` says that they should be asked for anew."""

    changed = Signal()

    def __init__(self, theme: Theme, offer: Offer, parent: QWidget) -> None:
        super().__init__(parent)
        self._seen = offer.seen
        self._make_what(theme, offer)
        self._make_size()
        self._make_look(offer)
        self._lay_out()
        self._fill(offer.options)
        self._connect()
        self._show_rows()

    def options(self) -> ImageOptions:
        """What is asked for; ExpectedError where such a picture cannot be made."""
        title = (self.title.text().strip() or None) if self.with_title.isChecked() else ""
        return ImageOptions(
            format=self.kind,
            width=self.width_box.value(),
            height=self.height_box.value(),
            dpi=self.dpi.value() if self.dpi.value() >= DPI[0] else 0,
            paper=self.paper.value(Paper),
            orientation=self.orientation.value(Orientation),
            spread=self.spread.value(Spread),
            pages=self.pages.value(),
            span=self._span(),
            campaigns=self.campaigns.ticked(),
            ground=self.ground.value(Ground),
            density=self.density.value(Density),
            label_points=self.label_size.value(),
            title=title,
            legend=self.legend.isChecked(),
            sources=self.sources.isChecked(),
        )

    @property
    def kind(self) -> ImageFormat:
        """The format that is chosen."""
        return ImageFormat(self.format.current() or ImageFormat.PNG)

    def set_kind(self, kind: str) -> None:
        """Choose a format."""
        self.format.set_current(kind)
        self._show_rows()
        self.changed.emit()

    def _span(self) -> AskedSpan | None:
        extent = self.extent.value(Extent)
        if extent is Extent.CHOSEN:
            return asked_span(self.first.text(), self.last.text())
        return self._seen if extent is Extent.SEEN else None

    def _make_what(self, theme: Theme, offer: Offer) -> None:
        self.format = SegmentedControl(theme, self)
        for kind in ImageFormat:
            self.format.add_segment(kind.value, kind.value.upper(), kind.value.upper())
        self.format.set_name(self.tr("Format"))
        extents = [
            (Extent.SEEN, self.tr("What is seen")),
            (Extent.ALL, self.tr("Everything")),
            (Extent.CHOSEN, self.tr("From … to …")),
        ]
        self.extent = Choice(extents if offer.seen else extents[1:], self)
        hint = self.tr("e.g. 1937-12")
        self.first, self.last = line(hint, self), line(hint, self)
        self.first.setAccessibleName(self.tr("From"))
        self.last.setAccessibleName(self.tr("To"))
        self.campaigns = CampaignList(offer.campaigns, self)
        dates = offer.span or offer.seen
        if dates:
            for edit, words in zip((self.first, self.last), date_words(dates), strict=True):
                edit.setText(words)
        if offer.span:
            self.extent.set_value(Extent.CHOSEN)

    def _make_size(self) -> None:
        automatic = self.tr("Automatic")
        self.width_box = number((0, LARGEST), " px", self, automatic)
        self.height_box = number((0, LARGEST), " px", self, automatic)
        self.width_box.setSingleStep(100)
        self.height_box.setSingleStep(100)
        self.width_box.setAccessibleName(self.tr("Width"))
        self.height_box.setAccessibleName(self.tr("Height"))
        self.dpi = number((DPI[0] - 1, DPI[1]), " dpi", self, automatic)
        papers = [(Paper.A4, "A4"), (Paper.A3, "A3"), (Paper.LETTER, self.tr("Letter"))]
        self.paper = Choice([*papers, (Paper.SLIDE, self.tr("Slide 16:9"))], self)
        self.orientation = Choice(
            [
                (Orientation.LANDSCAPE, self.tr("Landscape")),
                (Orientation.PORTRAIT, self.tr("Portrait")),
            ],
            self,
        )
        self.orientation.setAccessibleName(self.tr("Orientation"))
        self.spread = Choice(
            [
                (Spread.ONE, self.tr("One page")),
                (Spread.LONG, self.tr("One long page")),
                (Spread.MANY, self.tr("Many pages, with a key map")),
            ],
            self,
        )
        self.pages = number((1, MOST_PAGES), "", self)

    def _make_look(self, offer: Offer) -> None:
        self.density = Choice(
            [
                (Density.FEWER, self.tr("Fewer")),
                (Density.NORMAL, self.tr("Normal")),
                (Density.MORE, self.tr("More, cut short")),
            ],
            self,
        )
        self.label_size = decimal(LABEL_POINTS, " pt", self)
        self.label_size.setAccessibleName(self.tr("Size of the labels"))
        self.ground = Choice(
            [(Ground.LIGHT, self.tr("Light")), (Ground.DARK, self.tr("Dark"))], self
        )
        self.with_title = QCheckBox(self.tr("Title"), self)
        self.title = line(offer.title, self)
        self.title.setAccessibleName(self.tr("Title"))
        self.legend = QCheckBox(self.tr("Legend and scale"), self)
        self.sources = QCheckBox(self.tr("Sources and licence"), self)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(3 * STEP)
        form.setVerticalSpacing(2 * STEP)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._dates = side_by_side(self, self.first, "–", self.last)
        self._pixels = side_by_side(self, self.width_box, "×", self.height_box)
        self._page = side_by_side(self, self.paper, self.orientation)
        form.addRow(self.tr("Format"), self.format)
        form.addRow(self.tr("Time"), self.extent)
        form.addRow("", self._dates)
        form.addRow(self.tr("Campaigns"), self.campaigns)
        form.addRow(self.tr("Size"), self._pixels)
        form.addRow(self.tr("Resolution"), self.dpi)
        form.addRow(self.tr("Page"), self._page)
        form.addRow(self.tr("Spread"), self.spread)
        form.addRow(self.tr("Pages"), self.pages)
        form.addRow(self.tr("Labels"), side_by_side(self, self.density, self.label_size))
        form.addRow(self.tr("Colours"), self.ground)
        form.addRow(self.with_title, self.title)
        form.addRow("", self.legend)
        form.addRow("", self.sources)
        self._form = form

    def _fill(self, options: ImageOptions) -> None:
        self.format.set_current(options.format.value)
        self.width_box.setValue(options.width)
        self.height_box.setValue(options.height)
        self.dpi.setValue(options.dpi or self.dpi.minimum())
        for choice, value in (
            (self.paper, options.paper),
            (self.orientation, options.orientation),
            (self.spread, options.spread),
            (self.density, options.density),
            (self.ground, options.ground),
        ):
            choice.set_value(value)
        self.pages.setValue(options.pages)
        self.label_size.setValue(options.label_points)
        self.with_title.setChecked(options.title != "")
        self.legend.setChecked(options.legend)
        self.sources.setChecked(options.sources)

    def _connect(self) -> None:
        self.format.chosen.connect(self.set_kind)
        for choice in (self.extent, self.paper, self.orientation, self.spread, self.density):
            choice.currentIndexChanged.connect(self._on_changed)
        self.ground.currentIndexChanged.connect(self._on_changed)
        for box in (self.width_box, self.height_box, self.dpi, self.pages, self.label_size):
            box.valueChanged.connect(self._on_changed)
        for edit in (self.first, self.last, self.title):
            edit.textChanged.connect(self._on_changed)
        for tick in (self.with_title, self.legend, self.sources):
            tick.toggled.connect(self._on_changed)
        self.campaigns.chosen.connect(self._on_changed)

    def _on_changed(self) -> None:
        self._show_rows()
        self.changed.emit()

    def _show_rows(self) -> None:
        """Only what the chosen format knows."""
        kind, spread = self.kind, self.spread.value(Spread)
        pdf = kind is ImageFormat.PDF
        self._form.setRowVisible(self._dates, self.extent.value(Extent) is Extent.CHOSEN)
        self._form.setRowVisible(self._pixels, not pdf)
        self._form.setRowVisible(self.dpi, kind is ImageFormat.PNG)
        self._form.setRowVisible(self._page, pdf)
        self._form.setRowVisible(self.spread, pdf)
        self._form.setRowVisible(self.pages, pdf and spread is not Spread.ONE)
        self.orientation.setEnabled(self.paper.value(Paper) is not Paper.SLIDE)
        self.title.setEnabled(self.with_title.isChecked())
