"""The dialog in which the reader adds an event of his own, or changes one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QWidget,
)

from timeline_app.domain.dates import When
from timeline_app.domain.events import EventKind
from timeline_app.domain.own import OwnEvent
from timeline_app.ui.amending.dialogs import EventDialog
from timeline_app.ui.amending.fields import DateField, HeadlineField, KindField
from timeline_app.ui.amending.units import UnitsField
from timeline_app.ui.theme import Theme

_NEW = "new"


@dataclass(frozen=True, slots=True)
class Offer:
    """What to begin with: the event as it is, or a date; what dates are ``near``; the sentence that it
    is of, the page that could have it ("" for none) and the own campaigns (uid and title).
    """

    event: OwnEvent | None = None
    when: When | None = None
    near: When | None = None
    sentence: str = ""
    page: str = ""
    campaigns: Sequence[tuple[str, str]] = ()
    campaign: str = ""


class OwnEventDialog(EventDialog):
    """``event`` and ``new_campaign`` are what the fields say once it was accepted."""

    def __init__(self, offer: Offer, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        event = offer.event
        self._offer = offer
        title = self.tr("New event") if event is None else self.tr("Your own event")
        self.setWindowTitle(title)
        self.date = DateField(offer.when if event is None else event.when, offer.near, theme, self)
        self.headline = HeadlineField("" if event is None else event.headline, self)
        self.kind = KindField(EventKind.OTHER if event is None else event.kind, theme, self)
        self.units = UnitsField(self)
        self.campaign = QComboBox(self)
        self.title = QLineEdit(self)
        self.campaign.setAccessibleName(self.tr("Campaign"))
        self.title.setAccessibleName(self.tr("Name of the new campaign"))
        self.title.setPlaceholderText(self.tr("Name of the new campaign"))
        self._fill_campaigns()
        self._fill()
        self.date.changed.connect(self._look)
        self.headline.changed.connect(self._look)
        self.title.textChanged.connect(self._look)
        self.campaign.currentIndexChanged.connect(self._look)
        self._look()
        first = self.headline if self.date.value() is not None else self.date
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def event_wanted(self) -> OwnEvent | None:
        """The event, None where something is missing."""
        when, text = self.date.value(), self.headline.value()
        if when is None or not text:
            return None
        chosen = self.campaign.currentData()
        campaign = "" if chosen == _NEW else chosen
        return OwnEvent(when, text, self.kind.value(), self.units.value(), campaign)

    @property
    def new_campaign(self) -> str:
        """The title of the campaign to be founded for it, "" for none."""
        is_new = self.campaign.currentData() == _NEW
        return " ".join(self.title.text().split()) if is_new else ""

    def set_units(self, keys: Mapping[str, str]) -> None:
        """Know the units of the library by name."""
        event = self._offer.event
        self.units.set_units(keys, () if event is None else event.units)

    def _fill_campaigns(self) -> None:
        offer = self._offer
        if offer.page:
            self.campaign.addItem(offer.page, "")
        for uid, title in offer.campaigns:
            self.campaign.addItem(title, uid)
        self.campaign.addItem(self.tr("A new campaign of your own…"), _NEW)
        told = offer.campaign if offer.event is None else offer.event.campaign
        self.campaign.setCurrentIndex(max(self.campaign.findData(told), 0))

    def _fill(self) -> None:
        form = self.lay_out(self._offer.sentence)
        form.addRow(self.tr("Date"), self.date)
        form.addRow(self.tr("Headline"), self.headline)
        form.addRow(self.tr("Kind of event"), self.kind)
        form.addRow(self.tr("Units"), self.units)
        form.addRow(self.tr("Campaign"), self.campaign)
        form.addRow("", self.title)

    def _look(self) -> None:
        is_new = self.campaign.currentData() == _NEW
        self.title.setVisible(is_new)
        fine = self.event_wanted() is not None and (not is_new or bool(self.new_campaign))
        self.let_accept(fine)
