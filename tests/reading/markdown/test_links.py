import pytest

from timeline_app.reading.markdown.links import Target, extent, target_of
from timeline_app.reading.namespaces import Namespace


@pytest.mark.parametrize(
    ("label", "target", "own"),
    [
        ("抗日戰爭中", "抗日戰爭", "抗日戰爭"),
        ("南方軍一部配合下", "南方軍 (日本陸軍)", "南方軍"),
        ("南方軍（日本陸軍）等", "南方軍（日本陸軍）", "南方軍（日本陸軍）"),
        ("寿阳相继陷落", "寿阳县", "寿阳"),
        ("日本第6方面軍部隊分別自", "第6方面軍", "日本第6方面軍"),
        ("第九战区部队在指挥官", "抗日戰爭第九戰區", "第九战区"),
        ("板垣征四郎中將", "板垣征四郎", "板垣征四郎"),
        ("长江西进", "長江", "长江"),
        ("日軍", "侵华日军", "日軍"),
        ("高射砲", "高炮", "高射砲"),
    ],
)
def test_extent(label, target, own):
    assert label[: extent(label, target)] == own


@pytest.mark.parametrize(
    ("place", "title", "target"),
    [
        (
            "../Page/第22師團_\\(日本陸軍\\).md",
            "wikilink",
            Target("第22師團 (日本陸軍)", Namespace.PAGE),
        ),
        ("https://zh.wikipedia.org/wiki/南京", "wikilink", Target("南京", Namespace.PAGE)),
        (
            "https://zh.wiki.chinapedia.org/wiki/%E5%8D%97%E4%BA%AC",
            "",
            Target("南京", Namespace.PAGE),
        ),
        (
            "https://zh.wikipedia.org/wiki/File:a.jpg",
            "fig:a.jpg",
            Target("File:a.jpg", Namespace.FILE),
        ),
        ("http://example.org/a", "", Target("http://example.org/a", Namespace.PAGE, external=True)),
    ],
)
def test_target(place, title, target):
    assert target_of(place, title) == target
