import pytest

from timeline_app.reading.sections import is_apparatus


@pytest.mark.parametrize(
    "title",
    [
        "參考文獻", "参考文献", "注释", "註釋", "註解", "脚注", "书目", "資料來源", "外部連結", "參見", "參閱", "相關條目", "延伸阅读",
        "來源", "参考书目", "注釋與參考資料", "脚注及来源", "引用、註釋", "See also", "References and notes", "External links", "参 考",
    ],
)  # fmt: skip
def test_apparatus(title):
    assert is_apparatus(title)


@pytest.mark.parametrize(
    "title",
    [
        "背景",
        "戰役經過",
        "結果與影響",
        "參戰部隊",
        "註定失敗",
        "情報來源與誤判",
        "評價",
        "後果",
        "和",
        "",
    ],
)
def test_narrative(title):
    assert not is_apparatus(title)
