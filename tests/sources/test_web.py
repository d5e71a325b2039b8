import gzip
import socket
import threading
import time
from email.message import Message
from email.utils import formatdate

import pytest

from timeline_app import __version__
from timeline_app.sources.web import Bounds, Fault, Stopped, Web, WebError, retry_after, site_of

from .wiki_server import Reply, serving

QUICK = Bounds(silence=5, seconds=5, size=1000)


def never():
    return False


def fault(address, bounds=QUICK):
    with pytest.raises(WebError) as told:
        Web(bounds, never).get(address)
    return told.value


def test_an_answer_is_unpacked_and_the_program_says_who_it_is():
    packed = Reply(gzip.compress("文".encode()), headers={"Content-Encoding": "gzip"})
    with serving(lambda asked: packed) as served:
        answer = Web(QUICK, never).get(f"{served.address}/a?b=c")
        assert answer.body.decode() == "文"
        assert answer.headers.get_content_type() == "application/json"
    (asked,) = served.asked
    assert (asked.path, asked.query) == ("/a", {"b": "c"})
    agent = asked.headers["User-Agent"]
    assert agent.startswith(f"CampaignTimeline/{__version__} (") and "@" not in agent
    assert "Cookie" not in asked.headers and "Referer" not in asked.headers


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b"x" * 1001),
        Reply(gzip.compress(b"x" * 10**6), headers={"Content-Encoding": "gzip"}),
    ],
    ids=["long", "packed"],
)
def test_of_an_answer_without_end_no_more_is_taken_than_is_allowed(reply):
    with serving(lambda asked: reply) as served:
        assert fault(served.address).fault is Fault.TOO_LARGE


def test_an_answer_that_is_cut_is_broken():
    packed = {"Content-Encoding": "gzip"}
    for reply in (Reply(b"x" * 100, cut=50), Reply(gzip.compress(b"x"), headers=packed, cut=15)):
        with serving(lambda asked, reply=reply: reply) as served:
            assert fault(served.address).fault is Fault.BROKEN


def test_a_status_says_when_to_come_back():
    busy = Reply(status=503, headers={"Retry-After": "7"})
    with serving(lambda asked: busy) as served:
        told = fault(served.address)
    assert (told.fault, told.status, told.seconds) == (Fault.STATUS, 503, 7)


def test_who_does_not_answer_in_time_is_not_waited_for():
    with serving(lambda asked: Reply(silence=30)) as served:
        assert fault(served.address, Bounds(silence=0.05, seconds=20)).fault is Fault.SLOW
        assert fault(served.address, Bounds(silence=20, seconds=0.05)).fault is Fault.SLOW


def test_the_reader_can_end_it_while_nobody_answers():
    asked = threading.Event()

    def silent(_):
        asked.set()
        return Reply(silence=30)

    start = time.monotonic()
    with serving(silent) as served, pytest.raises(Stopped):
        Web(Bounds(), asked.is_set).get(served.address)
    assert time.monotonic() - start < 20
    with pytest.raises(Stopped):
        Web(Bounds(), lambda: True).pause(30)


def test_where_nobody_listens_nothing_is_reached(monkeypatch):
    with serving(lambda asked: Reply()) as served:
        pass
    assert fault(served.address).fault is Fault.UNREACHED
    assert fault("ftp://127.0.0.1/").fault is Fault.UNREACHED
    assert fault("file:///etc/passwd").fault is Fault.UNREACHED

    def nameless(*_, **__):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nameless)
    assert fault("http://wiki.example/").fault is Fault.UNREACHED


def test_a_site_that_speaks_no_tls_is_not_trusted():
    with serving(lambda asked: Reply()) as served:
        assert fault(served.address.replace("http:", "https:")).fault is Fault.UNTRUSTED


def test_an_answer_may_send_on_within_the_site_alone():
    def answering(asked):
        targets = {"/near": "/here", "/round": "/round", "/far": far, "/file": "file:///etc/passwd"}
        if asked.path in targets:
            return Reply(status=302, headers={"Location": targets[asked.path]})
        return Reply(b"here")

    with serving(answering) as other, serving(answering) as served:
        far = f"{other.address}/here"
        assert Web(QUICK, never).get(f"{served.address}/near").body == b"here"
        elsewhere = fault(f"{served.address}/far")
        assert (elsewhere.fault, elsewhere.detail) == (Fault.ELSEWHERE, f"127.0.0.1:{other.port}")
        assert fault(f"{served.address}/round").fault is Fault.STATUS
        assert fault(f"{served.address}/file").fault in (Fault.ELSEWHERE, Fault.STATUS)
    assert other.asked == []


def test_the_telephone_and_www_are_the_same_site():
    assert site_of("zh.m.wikipedia.org") == site_of("www.zh.wikipedia.org") == "zh.wikipedia.org"
    assert site_of("en.wikipedia.org") != site_of("zh.wikipedia.org")


def test_a_moment_to_come_back_may_be_a_number_or_a_date():
    def seconds(words):
        headers = Message()
        headers["Retry-After"] = words
        return retry_after(headers)

    assert seconds("120") == 120
    assert 50 < (seconds(formatdate(time.time() + 60, usegmt=True)) or 0) <= 60
    assert seconds(formatdate(0, usegmt=True)) == 0
    assert seconds("soon") is None and retry_after(Message()) is None
