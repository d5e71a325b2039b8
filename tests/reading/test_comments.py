from timeline_app.reading.comments import without_comments, without_nowiki


def test_comments():
    assert without_comments("甲<!-- x -->乙") == "甲乙"
    assert without_comments("甲\n<!-- x -->\n乙") == "甲\n乙"
    assert without_comments("甲<!-- x") == "甲<!-- x"


def test_literal_text_is_no_markup():
    assert without_nowiki("<nowiki>[[甲]]</nowiki>") == "&#91;&#91;甲&#93;&#93;"
    assert without_nowiki("甲<nowiki/>乙</nowiki>丙<nowiki>丁") == "甲乙丙丁"
