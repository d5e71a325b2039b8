"""What the story of an article makes of its dates: paragraphs, lead and campaign together."""

from __future__ import annotations

import pytest

from timeline_app.domain import days
from timeline_app.domain.article import Article
from timeline_app.domain.dates import Precision, When
from timeline_app.domain.spans import Span
from timeline_app.extraction.dates.chronicle import chronicle
from timeline_app.extraction.dates.context import Ref


def _days(article: Article, campaign: Ref | None = None) -> list[tuple[str, str, str | None]]:
    found = []
    for item in chronicle(article, campaign):
        assert item.resolved is not None
        when, text = item.resolved.when, item.expression.span.of(article.text)
        found.append((text, days.to_iso(when.start), when.time))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1949年11月3日下午四點，砲擊。八時，登陸。11時，得手。",
            [("八時", "1949-11-03", "20:00"), ("11時", "1949-11-03", "23:00")],
        ),
        (
            "1949年11月3日16時，砲擊。11時，得手。",
            [("11時", "1949-11-03", "11:00")],
        ),
        (
            "1949年11月5日半夜敵再增援，5時始退。9時反攻。6日3時出擊。",
            [
                ("5時", "1949-11-05", "05:00"),
                ("9時", "1949-11-05", "09:00"),
                ("6日3時", "1949-11-06", "03:00"),
            ],
        ),
        (
            "1949年11月5日半夜敵再增援，5時始退。7日3時出擊。",
            [("5時", "1949-11-06", "05:00"), ("7日3時", "1949-11-07", "03:00")],
        ),
        (
            "1943年11月21日，司令計劃明早進攻。當晚，命令下達。",
            [("明早", "1943-11-22", "morning"), ("當晚", "1943-11-21", "evening")],
        ),
        (
            "1943年11月21日進攻，因敵昨晚增兵而受阻。當天下午突破。",
            [("昨晚", "1943-11-20", "evening"), ("當天下午", "1943-11-21", "afternoon")],
        ),
    ],
)
def test_hours_and_nights(text: str, expected: list, article_of) -> None:
    assert _days(article_of(text))[1:] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1945年2月19日登陸。1944年2月佔領群島，11月開始轟炸。",
            [("1944年2月", "1944-02-01", None), ("11月", "1944-11-01", None)],
        ),
        (
            "1916年5月31日18时20分，爆炸。次日早上8时25分，弃船。另一艘在次日凌晨2时沉没。"
            "18时15分，发现敌舰。至次日凌晨5时，返航。",
            [
                ("次日早上8时25分", "1916-06-01", "08:25"),
                ("次日凌晨2时", "1916-06-01", "02:00"),
                ("18时15分", "1916-05-31", "18:15"),
                ("次日凌晨5时", "1916-06-01", "05:00"),
            ],
        ),
        (
            "1599年（慶長4年）9月7日，入城。9月9日（西曆10月27日），慶賀。翌日，出兵。",
            [
                ("9月9日", "1599-10-27", None),
                ("西曆10月27日", "1599-10-27", None),
                ("翌日", "1599-10-28", None),
            ],
        ),
        (
            "天正3年5月21日（1575年6月28日），決戰。5月20日晚，渡河。",
            [("1575年6月28日", "1575-06-28", None), ("5月20日晚", "1575-01-01", "evening")],
        ),
        (
            "至正二十三年（1363年）四月，圍城。七月二十日（8月29日）對峙，次日（8月30日）開戰，"
            "第四天（9月2日）起火攻。到了八月二十六日（10月4日），突圍。",
            [
                ("七月二十日", "1363-08-29", None),
                ("8月29日", "1363-08-29", None),
                ("次日", "1363-08-30", None),
                ("8月30日", "1363-08-30", None),
                ("第四天", "1363-09-02", None),
                ("9月2日", "1363-09-02", None),
                ("八月二十六日", "1363-10-04", None),
                ("10月4日", "1363-10-04", None),
            ],
        ),
        (
            "1942年8月7日及8日來自拉包爾的戰機空襲。8月9日晨在該島東邊停留。",
            [("8日", "1942-08-08", None), ("8月9日晨", "1942-08-09", "morning")],
        ),
        (
            "1937年10月26日，後撤。\n\n# 10月27日\n\n當晚穿過前線，直到第二日上午9時到達。\n\n"
            "下午5時，大火撲滅。當天有兩人陣亡。\n\n# 10月28日\n\n各報採用中央社27日的報道。當日加入戰鬥。",
            [
                ("10月27日", "1937-10-27", None),
                ("當晚", "1937-10-27", "evening"),
                ("第二日上午9時", "1937-10-28", "09:00"),
                ("下午5時", "1937-10-27", "17:00"),
                ("當天", "1937-10-27", None),
                ("10月28日", "1937-10-28", None),
                ("27日", "1937-10-27", None),
                ("當日", "1937-10-28", None),
            ],
        ),
    ],
)
def test_stories(text: str, expected: list, article_of) -> None:
    assert _days(article_of(text))[1:] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1974年1月14日，要求巡邏。這是自1959年3月以來的第77次巡邏。1月15日，對峙。",
            ["1959-03-01", "1974-01-15"],
        ),
        (
            "1974年1月14日，要求巡邏。這是自1959年3月以來的第77次巡邏。\n\n1月15日，對峙。",
            ["1959-03-01", "1974-01-15"],
        ),
        (
            "1856年10月8日，事發。該船1854年8月建造。1855年6月，該船轉賣，領取了自當年9月27日起"
            "有效的執照。10月10日，放人。",
            ["1854-08-01", "1855-06-01", "1855-09-27", "1856-10-10"],
        ),
        (
            "1858年1月5日，總督被俘，他在次年絕食而死。1月9日，聯軍治理該城。",
            ["1859-01-01", "1858-01-09"],
        ),
        (
            "1937年8月13日，開戰。早在1936年12月12日，發生事變。12月25日，釋放。8月23日，登陸。",
            ["1936-12-12", "1936-12-25", "1937-08-23"],
        ),
        (
            "1943年7月12日，激戰。這是於1993年公布的。7月12日晨，兩軍退出，當天損失過半。",
            ["1993-01-01", "1943-07-12", "1943-07-12"],
        ),
        (
            "1942年1月5日撤退。日军损失据在1971年出版的战史所述不大。1月7日呈报阵亡六百人。",
            ["1971-01-01", "1942-01-07"],
        ),
    ],
)
def test_digressions(text: str, expected: list, article_of) -> None:
    assert [day for _, day, _ in _days(article_of(text))][1:] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "214年，留兵防守。至明年，出征漢中。在八月，進軍該城。",
            ["0215-01-01", "0215-01-01"],
        ),
        (
            "1940年10月11日，會師。\n\n# 移防\n\n同月19日，發出電報。",
            ["1940-10-19"],
        ),
        (
            "1940年12月9日，要求必須在12月底和明年1月底分別移防，在12月以前先開到江北。",
            ["1940-12-21", "1941-01-21", "1940-12-01"],
        ),
    ],
)
def test_years_and_months_that_follow(text: str, expected: list, article_of) -> None:
    assert [day for _, day, _ in _days(article_of(text))][1:] == expected


def test_a_day_word_leans_on_no_day_long_past(article_of) -> None:
    article = article_of("1641年7月28日，入城。8月中，援军赶到。当晚，召开会议。")
    assert [item.resolved is None for item in chronicle(article, None)] == [False, False, True]


def test_a_year_that_went_before_gives_way_to_the_campaign(article_of) -> None:
    article = article_of("天鳳四年，各地起兵。二月間，聚眾於山中。三月，王師南下。")
    (told,) = (item for item in chronicle(article_of("23年6月，決戰。公元23年。"), None)[-1:])
    assert told.resolved is not None
    whole = Ref(told.resolved.when, told.expression.span, "公元23年")
    years = [day[:4] for _, day, _ in _days(article, whole)]
    assert years == ["0017", "0023", "0023"]


def test_a_story_goes_on_from_an_old_month_though_its_year_alone_is_told(article_of) -> None:
    text = "== 經過 ==\n某國恐懼，天皇七年（661年）正月，發兵數萬。8月，再發兵。"
    whole = Ref(When(*days.year_bounds(663), Precision.YEAR), Span(0, 0), "663年")
    months = [(words, start) for words, start, _ in _days(article_of(text), whole)]
    assert months == [("七年（661年）正月", "0661-01-01"), ("8月", "0661-08-01")]
