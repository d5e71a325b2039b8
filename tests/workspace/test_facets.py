from timeline_app.workspace.allegiance import side_of
from timeline_app.workspace.facets import gathered
from timeline_app.zhtext.variants import fold


def test_names_in_both_scripts_are_one_person() -> None:
    made = gathered(iter([(1, "蔣中正"), (2, "蒋中正"), (3, "唐生智"), (2, "蔣中正")]), fold)
    assert made.titles == ("蔣中正", "唐生智")
    assert list(zip(made.ids.tolist(), made.codes.tolist(), strict=True)) == [
        (1, 0), (2, 0), (3, 1), (2, 0),
    ]  # fmt: skip


def test_what_has_no_name_is_left_out() -> None:
    made = gathered(iter([(1, "無"), (2, "CN:教导总队")]), side_of, side_of)
    assert (made.ids.tolist(), made.names, made.titles) == ([2], ("CN",), ("CN",))
