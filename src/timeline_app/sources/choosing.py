"""Which pages of a large export file are wanted, told from their markup before it is parsed."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from timeline_app.zhtext.titles import title_key

_CATEGORY = re.compile(r"\[\[\s*(?:category|分类|分類)\s*:\s*([^\]|]+)", re.IGNORECASE)
_TEMPLATE = re.compile(r"\{\{\s*([^{}|\n]+)")


@dataclass(frozen=True)
class PageChoice:
    """What a page must have to be taken; what is empty asks for nothing.

    ``titles`` are whole page titles; of ``categories`` and ``infoboxes`` a part of the name is
    enough (``战役``, ``military conflict``).  Of several values of one kind any will do, but every
    kind that is given must be met.
    """

    titles: Collection[str] = ()
    categories: Collection[str] = ()
    infoboxes: Collection[str] = ()

    @cached_property
    def wanted_titles(self) -> frozenset[str]:
        """The titles as they are compared."""
        return frozenset(map(title_key, self.titles))

    @property
    def only_titles(self) -> bool:
        """Whether titles alone decide, so that pages need not be read to be passed over."""
        return bool(self.titles) and not self.categories and not self.infoboxes

    def takes_title(self, title: str) -> bool:
        """Whether a page of this title may be wanted."""
        return not self.titles or title_key(title) in self.wanted_titles

    def takes(self, title: str, text: str) -> bool:
        """Whether the page of this title and markup is wanted."""
        return (
            self.takes_title(title)
            and _any_named(self.categories, _CATEGORY, text)
            and _any_named(self.infoboxes, _TEMPLATE, text)
        )


EVERY_PAGE = PageChoice()


def _any_named(wanted: Collection[str], pattern: re.Pattern[str], text: str) -> bool:
    if not wanted:
        return True
    parts = [title_key(part) for part in wanted]
    names = map(title_key, pattern.findall(text))
    return any(part in name for name in names for part in parts)
