"""Which headings open the apparatus of an article: references, links, see also."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from timeline_app import assets
from timeline_app.zhtext.variants import fold

_NOISE = re.compile(r"[\s\[\]()（）.。:：]+")


@cache
def _headings() -> frozenset[str]:
    table = tomllib.loads(assets.text("reading/sections.toml"))
    return frozenset(_key(word) for words in table["apparatus"].values() for word in words)


def _key(title: str) -> str:
    return _NOISE.sub("", fold(title).lower())


def is_apparatus(title: str) -> bool:
    """Whether everything the heading names is apparatus: 参考文献, 註釋與參考資料, See also."""
    if _key(title) in _headings():
        return True
    parts = [_key(part) for part in re.split("[和与及暨并、，,/&:]| and ", fold(title).lower())]
    named = [part for part in parts if part]
    return len(named) > 1 and all(part in _headings() for part in named)
