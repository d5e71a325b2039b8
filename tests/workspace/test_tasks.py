import threading
import time
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Slot

from timeline_app.domain.errors import ExpectedError
from timeline_app.workspace.tasks import CancelToken, Progress, TaskRunner


class Listener(QObject):
    """Notes what a task says, and on which thread it is heard."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[str, Any]] = []
        self.threads: set[int] = set()

    @Slot(object)
    def on_success(self, result: Any) -> None:
        self.heard.append(("succeeded", result))
        self.threads.add(threading.get_ident())

    @Slot(object)
    def on_failure(self, error: Any) -> None:
        self.heard.append(("failed", error))
        self.threads.add(threading.get_ident())


def wait_until_idle(runner: TaskRunner) -> None:
    end = time.monotonic() + 5
    while runner.busy and time.monotonic() < end:
        QCoreApplication.processEvents()
    assert not runner.busy


@pytest.fixture
def runner(qapp: QCoreApplication) -> TaskRunner:
    return TaskRunner()


def test_a_result_comes_back_to_the_thread_that_asked(runner: TaskRunner) -> None:
    listener = Listener()
    worker: list[int] = []

    def job(progress: Progress, cancelled: CancelToken) -> int:
        worker.append(threading.get_ident())
        return 42

    runner.read("count", job, listener.on_success, listener.on_failure)
    wait_until_idle(runner)
    assert listener.heard == [("succeeded", 42)]
    assert listener.threads == {threading.get_ident()}
    assert worker != [threading.get_ident()]


def test_writes_run_one_at_a_time_and_in_order(runner: TaskRunner) -> None:
    log: list[str] = []
    listener = Listener()

    def job_named(name: str) -> Any:
        def job(progress: Progress, cancelled: CancelToken) -> None:
            log.append(f"{name} begins")
            time.sleep(0.01)
            log.append(f"{name} ends")

        return job

    for name in ("first", "second", "third"):
        runner.write(name, job_named(name), listener.on_success, listener.on_failure)
    wait_until_idle(runner)
    assert log == [
        f"{name} {verb}" for name in ("first", "second", "third") for verb in ("begins", "ends")
    ]


def test_no_result_is_lost_however_quick_the_job(runner: TaskRunner) -> None:
    listener = Listener()
    for number in range(200):
        runner.read("quick", lambda _p, _c, n=number: n, listener.on_success, listener.on_failure)
    wait_until_idle(runner)
    assert listener.heard == [("succeeded", number) for number in range(200)]


def test_a_fault_of_the_world_is_handed_on(runner: TaskRunner) -> None:
    listener = Listener()

    def job(progress: Progress, cancelled: CancelToken) -> None:
        raise ExpectedError("disk-full", "The disk is full.", "Make room.")

    runner.write("save", job, listener.on_success, listener.on_failure)
    wait_until_idle(runner)
    assert [(kind, error.code) for kind, error in listener.heard] == [("failed", "disk-full")]


def test_a_bug_in_a_job_is_logged_and_handed_on(
    runner: TaskRunner, caplog: pytest.LogCaptureFixture
) -> None:
    listener = Listener()

    def job(progress: Progress, cancelled: CancelToken) -> float:
        return 1 / 0

    runner.read("divide", job, listener.on_success, listener.on_failure)
    wait_until_idle(runner)
    assert isinstance(listener.heard[0][1], ZeroDivisionError)
    assert "divide" in caplog.text


def test_a_cancelled_job_sees_it_and_shutting_down_waits(runner: TaskRunner) -> None:
    steps: list[int] = []

    def job(progress: Progress, cancelled: CancelToken) -> None:
        for step in range(500):
            if cancelled():
                return
            steps.append(step)
            time.sleep(0.002)

    listener = Listener()
    runner.write("long", job, listener.on_success, listener.on_failure)
    time.sleep(0.02)
    runner.shut_down()
    assert 0 < len(steps) < 500


def test_progress_is_thinned_but_the_last_step_is_never_lost() -> None:
    reports: list[tuple[int, int, str]] = []
    progress = Progress(lambda *report: reports.append(report))
    for done in range(1, 1001):
        progress(done, 1000, "article")
    assert reports[-1] == (1000, 1000, "article")
    assert len(reports) < 100


def test_a_held_job_waits_at_its_next_step_and_a_write_does_not_wait_for_it(
    runner: TaskRunner,
) -> None:
    listener = Listener()
    steps: list[int] = []
    started = threading.Event()

    def long_job(progress: Progress, cancelled: CancelToken) -> str:
        while not cancelled() and len(steps) < 3:
            started.set()
            steps.append(len(steps))
        return "long"

    token = CancelToken()
    token.hold(True)
    task = runner.run_long("long", long_job, listener.on_success, listener.on_failure)
    task.hold(True)
    runner.write("note", lambda *_: "note", listener.on_success, listener.on_failure)
    end = time.monotonic() + 5
    while ("succeeded", "note") not in listener.heard and time.monotonic() < end:
        QCoreApplication.processEvents()
    assert ("succeeded", "note") in listener.heard
    task.hold(False)
    wait_until_idle(runner)
    assert ("succeeded", "long") in listener.heard


def test_a_held_job_can_be_cancelled(runner: TaskRunner) -> None:
    listener = Listener()
    task = runner.run_long("long", lambda _, stop: stop(), listener.on_success, listener.on_failure)
    task.hold(True)
    task.cancel()
    task.hold(True)  # comes too late
    wait_until_idle(runner)
    assert ("succeeded", True) in listener.heard or ("succeeded", False) in listener.heard


def test_what_waits_for_others_holds_nobody_up(runner: TaskRunner) -> None:
    listener = Listener()
    released, asked = threading.Event(), threading.Event()
    runner.ask(lambda *_: released.wait(5), listener.on_success, listener.on_failure)
    for begin in (runner.run_long, runner.read, runner.write):
        begin("", lambda *_: asked.set(), listener.on_success, listener.on_failure)
        assert asked.wait(5)
        asked.clear()
    assert not released.is_set()
    released.set()
    wait_until_idle(runner)
    assert len(listener.heard) == 4 and not runner.is_long_running
