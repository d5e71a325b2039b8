"""What is asked of the recorded wiki: the very same questions were asked of the real one."""

from __future__ import annotations

from timeline_app.sources.web import Bounds
from timeline_app.sources.wiki import Manner, Reach, WikiPages
from timeline_app.sources.wiki_addresses import page_of, wiki_at
from timeline_app.sources.wiki_api import Patience

DAY = "2026-01-02"
QUICK = Patience(tries=3, first=0.01, longest=1, bounds=Bounds(silence=5, seconds=10, size=500_000))

SCENARIOS: dict[str, tuple[list[str], Reach]] = {
    "titles": (
        ["哈爾濱戰役", "测试1", "異文", "没有", "a[b", "Special:Export", "MediaWiki:Common.css"],
        Reach(),
    ),
    "addresses": (
        [
            "{wiki}/wiki/%E6%B5%8B%E8%AF%951#%E8%83%8C%E6%99%AF",
            "{wiki}/zh-tw/测试2",
            "{wiki}/w/index.php?title=测试3&action=history",
            "{wiki}/w/index.php/测试4",
            "{wiki}/w/index.php?title=测试5&oldid=14",
            "{wiki}/?curid=15",
        ],
        Reach(),
    ),
    "category": (["Category:测试"], Reach(listed=3)),
    "converted": (["Category:測試"], Reach(limit=2)),
    "depth": (["分类:大类"], Reach(depth=2, limit=6, listed=5)),
}
"""Names and addresses (``{wiki}`` is the wiki's own), and how far categories are followed."""


def pages(name: str, address: str) -> WikiPages:
    """The source of a scenario, on the wiki at that address."""
    words, reach = SCENARIOS[name]
    wiki = wiki_at(f"{address}/w/api.php")
    wishes = [page_of(each.format(wiki=address), wiki) for each in words]
    return WikiPages(wishes, Manner(lambda: False, QUICK, lambda: DAY), reach)
