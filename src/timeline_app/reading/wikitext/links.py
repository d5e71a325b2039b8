"""Links of wikitext: pages, categories, pictures, addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mwparserfromhell.nodes import ExternalLink, Wikilink

from timeline_app.reading.namespaces import Namespace, namespace, page_title

if TYPE_CHECKING:
    from timeline_app.reading.wikitext.walk import Walker

_LANGUAGE = re.compile(
    r"(?:[a-z]{2,3}|zh-[a-z-]+|simple|be-[a-z-]+|roa-[a-z]+|bat-smg|nds-nl|map-bms|fiu-vro)\Z"
)


def write_page_link(walker: Walker, node: Wikilink) -> None:
    """Write ``[[page|words]]``; keep a category's name; drop pictures and links to other wikis."""
    target = page_title(str(node.title))
    kind = namespace(target)
    writer = walker.layout.writer
    if kind is Namespace.FILE:
        writer.picture()
        return
    if kind is Namespace.CATEGORY:
        walker.draft.categories.append(page_title(target.partition(":")[2]))
        return
    prefix, colon, _ = target.partition(":")
    if colon and _LANGUAGE.match(prefix):
        return
    start = writer.length
    if node.text is not None and str(node.text).strip() not in ("", str(node.title).strip()):
        walker.walk(node.text.nodes)
    else:
        walker.text(str(node.title).strip().lstrip(":").replace("\n", " ").replace("_", " "))
    if walker.layout.writer is writer:
        writer.link(start, target.lstrip(":"))


def write_external_link(walker: Walker, node: ExternalLink) -> None:
    """Write the words of ``[address words]``, or an address that stands bare; ``[address]`` is a
    number to the reader and gives nothing.
    """
    writer = walker.layout.writer
    start = writer.length
    address = str(node.url).strip()
    if node.title is not None:
        walker.walk(node.title.nodes)
    elif not node.brackets:
        walker.text(address)
    if walker.layout.writer is writer:
        writer.link(start, address, external=True)
