from timeline_app.domain.record import SourceInfo
from timeline_app.ui import pictures


def source(title: str, publisher: str = "", licence: str = "") -> SourceInfo:
    return SourceInfo(title=title, publisher=publisher, licence=licence)


def test_titles_of_one_origin_share_a_line() -> None:
    told = pictures.source_lines(
        [
            source("忻口会战", "Chinese Wikipedia", "CC BY-SA 4.0"),
            source("我的筆記"),
            source("南京保卫战", "Chinese Wikipedia", "CC BY-SA 4.0"),
        ]
    )
    assert told == ["Chinese Wikipedia · CC BY-SA 4.0: 忻口会战、南京保卫战", "我的筆記"]
