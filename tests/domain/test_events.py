from timeline_app.domain.events import event_key


def test_the_key_is_the_same_for_the_same_page_sentence_and_words() -> None:
    key = event_key("南京战役", "12月13日，日军入城。", "12月13日")
    assert key == event_key("南京战役", "12月13日，日军入城。", "12月13日", 0)
    assert len(key) == 20
    assert int(key, 16) >= 0


def test_every_part_counts() -> None:
    parts = [
        ("甲", "乙", "丙", 0),
        ("甲", "乙", "丙", 1),
        ("甲", "乙丙", "", 0),
        ("甲乙", "", "丙", 0),
    ]
    assert len({event_key(*part) for part in parts}) == len(parts)
