"""Page titles and their namespaces."""

from __future__ import annotations

from enum import Enum, auto
from urllib.parse import unquote


class Namespace(Enum):
    """The namespaces that a reader treats apart from pages."""

    PAGE = auto()
    FILE = auto()
    CATEGORY = auto()


_FILE = frozenset(
    (
        "file",
        "image",
        "media",
        "文件",
        "檔案",
        "档案",
        "圖像",
        "图像",
        "圖片",
        "图片",
        "媒体",
        "媒體",
    )
)
_CATEGORY = frozenset(("category", "分类", "分類", "cat"))


def namespace(title: str) -> Namespace:
    """The namespace of a title; a title that begins with a colon only points there."""
    prefix, colon, _ = title.partition(":")
    name = prefix.strip().lower()
    if colon and name in _FILE:
        return Namespace.FILE
    if colon and name in _CATEGORY:
        return Namespace.CATEGORY
    return Namespace.PAGE


def page_title(text: str) -> str:
    """A title as the wiki writes it: blanks for underscores, no section."""
    title = " ".join(text.replace("_", " ").partition("#")[0].split())
    return unquote(title) if "%" in title else title
