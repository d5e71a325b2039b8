import pytest

from timeline_app.domain.article import ArticleFormat
from timeline_app.reading.sniff import sniff


@pytest.mark.parametrize(
    ("text", "wikitext"),
    [
        ("'''南京'''是[[中國]]的", True),
        ("== 背景 ==\n文", True),
        ("{{Infobox|a=b}}", True),
        ("*[http://a.b c]\n{|\n|}", True),
        ("沒有任何標記", True),
        ('**南京**是[中國](../Page/中國.md "wikilink")的', False),
        ("## 背景\n文\n\n{{-}}\n\n## 經過", False),
        ("文\\[1\\]，文\\[2\\]", False),
    ],
)
def test_sniff(text, wikitext):
    assert (sniff(text) is ArticleFormat.WIKITEXT) is wikitext
