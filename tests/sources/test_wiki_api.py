from collections.abc import Iterator

import pytest

from timeline_app.domain.errors import ExpectedError
from timeline_app.sources.web import Bounds, Stopped, Web
from timeline_app.sources.wiki_api import Api, NoApi, Patience

from .wiki_server import Reply, serving, told

GOOD = {"batchcomplete": True, "query": {"pages": []}}
QUICK = Patience(tries=3, first=0.01, longest=1, bounds=Bounds(0.2, 0.5, 1000))


def never():
    return False


def in_turn(*replies):
    """The replies one after another, the last for ever."""
    left: Iterator[Reply] = iter(replies)
    last = [replies[-1]]

    def answering(asked):
        last[:] = [next(left, last[0])]
        return last[0]

    return answering


def api(served, patience=QUICK):
    return Api(f"{served.address}/w/api.php", Web(patience.bounds, never), patience)


def test_a_question_is_polite_and_asks_for_plain_answers():
    with serving(in_turn(told(GOOD))) as served:
        assert api(served).answer({"titles": "南京|上海"}) == GOOD
    (asked,) = served.asked
    assert asked.path == "/w/api.php"
    assert asked.query == {
        "action": "query",
        "format": "json",
        "formatversion": "2",
        "maxlag": "5",
        "titles": "南京|上海",
    }


@pytest.mark.parametrize(
    "fault",
    [
        Reply(status=500),
        Reply(status=429, headers={"Retry-After": "0"}),
        Reply(status=503, headers={"Retry-After": "soon"}),
        told({"error": {"code": "maxlag", "info": "Waiting"}}, headers={"Retry-After": "0"}),
        told({"error": {"code": "ratelimited", "info": "Slow down"}}),
        told(GOOD, cut=10),
        Reply(b'{"query": '),
        Reply(b"[" * 900),
        Reply(silence=5),
    ],
    ids=["500", "429", "503", "maxlag", "ratelimited", "cut", "broken", "nested", "silent"],
)
def test_what_may_pass_is_asked_again(fault):
    with serving(in_turn(fault, told(GOOD))) as served:
        assert api(served).answer({}) == GOOD
    assert len(served.asked) == 2


@pytest.mark.parametrize(
    ("fault", "code", "words", "tries"),
    [
        (Reply(status=502), "too-busy", "is too busy", 3),
        (Reply(status=429, headers={"Retry-After": "3600"}), "too-busy", "is too busy", 1),
        (told(GOOD, cut=10), "bad-answer", "broke off", 3),
        (Reply(b"{"), "bad-answer", "broken answer", 3),
        (Reply(silence=5), "too-slow", "in time", 3),
        (Reply(b"x" * 1001), "too-large", "more than is taken", 1),
        (
            Reply(status=301, headers={"Location": "https://b.example/"}),
            "elsewhere",
            "b.example",
            1,
        ),
        (told({"error": {"code": "readapidenied"}}), "wiki-closed", "only to its members", 1),
        (told({"error": {"code": "badvalue", "info": "Bad"}}), "wiki-fault", "answered: Bad", 1),
    ],
    ids=["502", "wait", "cut", "broken", "silent", "huge", "elsewhere", "closed", "fault"],
)
def test_what_does_not_pass_is_one_sentence_that_names_the_host(fault, code, words, tries):
    with serving(in_turn(fault)) as served:
        with pytest.raises(ExpectedError) as said:
            api(served).answer({})
        assert said.value.code == code
        assert words in said.value.sentence
        assert f"127.0.0.1:{served.port}" in said.value.sentence
        assert said.value.remedy
    assert len(served.asked) == tries


def test_no_network_is_told_at_once():
    with serving(in_turn(told(GOOD))) as served:
        pass
    with pytest.raises(ExpectedError) as said:
        api(served).answer({})
    assert said.value.code == "no-network"
    with serving(in_turn(told(GOOD))) as served, pytest.raises(ExpectedError) as said:
        Api(served.address.replace("http:", "https:"), Web(Bounds(), never), QUICK).answer({})
    assert said.value.code == "no-trust"


@pytest.mark.parametrize(
    ("reply", "is_refused"),
    [
        (Reply(b"<html>", kind="text/html"), False),
        (Reply(b"[1]"), False),
        (Reply(status=404), False),
        (Reply(status=403), True),
    ],
)
def test_what_is_no_api_is_told_from_what_refuses(reply, is_refused):
    with serving(in_turn(reply)) as served, pytest.raises(NoApi) as said:
        api(served).answer({})
    assert said.value.is_refused is is_refused


def test_a_query_is_continued_until_it_is_complete():
    first = {"continue": {"cmcontinue": "x", "continue": "-||"}, "query": {"n": 1}}
    with serving(in_turn(told(first), told({"query": {"n": 2}}))) as served:
        assert list(api(served).answers({"list": "y"})) == [{"n": 1}, {"n": 2}]
    assert served.asked[1].query["cmcontinue"] == "x"
    assert served.asked[1].query["list"] == "y"


def test_answers_of_another_shape_are_empty():
    with serving(in_turn(told({"query": 1, "continue": [], "error": "x"}))) as served:
        assert list(api(served).answers({})) == [{}]


def test_the_reader_can_end_it_between_two_tries():
    served_once = []

    def answering(asked):
        served_once.append(asked)
        return Reply(status=503, headers={"Retry-After": "50"})

    with serving(answering) as served:
        web = Web(Bounds(), lambda: bool(served_once))
        with pytest.raises(Stopped):
            Api(served.address, web, Patience()).answer({})
    assert len(served_once) == 1
