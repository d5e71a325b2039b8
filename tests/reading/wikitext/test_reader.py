CASES = "wikitext.toml"


def test_case(case, read, check):
    check(case, read("wikitext", case["markup"]))
