from timeline_app.zhtext.titles import name_key, title_key


def test_names_are_compared_folded_and_without_their_bracket() -> None:
    assert title_key("長城_戰役 (1933年)") == "长城 战役 (1933年)"
    assert name_key("長城戰役（1933年）") == name_key("长城战役 (1911)") == "长城战役"
    assert name_key("(1911)") == "(1911)"
    assert name_key("") == ""
