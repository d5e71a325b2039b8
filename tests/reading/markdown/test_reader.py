CASES = "markdown.toml"


def test_case(case, read, check):
    check(case, read("markdown", case["markup"]))
