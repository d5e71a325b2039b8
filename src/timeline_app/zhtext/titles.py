"""Page titles and names as they are compared."""

from __future__ import annotations

from timeline_app.zhtext.variants import fold


def title_key(title: str) -> str:
    """A page title folded, so that either script finds it."""
    return fold(title).replace("_", " ").strip().lower()


def name_key(name: str) -> str:
    """A name folded and without a disambiguating bracket: ``長城戰役 (1933年)`` is 长城战役."""
    key = title_key(name)
    bare, bracket, rest = key.partition("(")
    return bare.strip() if bracket and bare.strip() and rest.endswith(")") else key
