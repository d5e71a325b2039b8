import pytest

from timeline_app.reading.namespaces import Namespace, namespace, page_title


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("File:a.jpg", Namespace.FILE),
        ("檔案:a.jpg", Namespace.FILE),
        ("image :a", Namespace.FILE),
        ("分类:甲", Namespace.CATEGORY),
        (":Category:甲", Namespace.PAGE),
        ("南京:歷史", Namespace.PAGE),
    ],
)
def test_namespace(title, expected):
    assert namespace(title) is expected


def test_titles():
    assert page_title(" 第10軍_(日本陸軍)#歷史 ") == "第10軍 (日本陸軍)"
    assert page_title("%E5%8D%97%E4%BA%AC") == "南京"
