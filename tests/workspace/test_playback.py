"""The time cursor without a window: a clock of the test's own, and the timer's strokes by hand."""

from __future__ import annotations

import pytest

from timeline_app.workspace.playback import LONGEST, SPEEDS, Playback, speed_for

FRAME = 0.1
pytestmark = pytest.mark.usefixtures("qapp")


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def playback(clock: Clock) -> Playback:
    made = Playback(clock=clock)
    made.show(10.0, (0.0, 20.0), 1.0)
    return made


def run(playback: Playback, clock: Clock, seconds: float) -> None:
    for _ in range(round(seconds / FRAME)):
        clock.now += FRAME
        playback.advance()


def test_it_moves_by_the_clock_not_by_the_frames(playback: Playback, clock: Clock) -> None:
    playback.toggle()
    run(playback, clock, 3.0)
    assert playback.moment == pytest.approx(13.0)
    clock.now += 0.2
    playback.advance()
    assert playback.moment == pytest.approx(13.2)
    playback.toggle()
    assert not playback.playing


def test_a_long_silence_leaps_over_nothing(playback: Playback, clock: Clock) -> None:
    playback.toggle()
    clock.now += 60.0
    playback.advance()
    assert playback.moment == pytest.approx(10.0 + LONGEST)


def test_speeds_are_a_short_ladder(playback: Playback, clock: Clock) -> None:
    playback.change_speed(1)
    assert playback.speed == 3.0
    playback.change_speed(-100)
    assert playback.speed == SPEEDS[0]
    playback.toggle()
    run(playback, clock, 12.0)
    assert playback.moment == pytest.approx(10.5)
    playback.change_speed(100)
    assert playback.speed == SPEEDS[-1]


@pytest.mark.parametrize(("span", "speed"), [(0.5, 1 / 24), (30.0, 1.0), (4000.0, 90.0)])
def test_the_first_speed_crosses_the_view_in_half_a_minute(span: float, speed: float) -> None:
    assert speed_for(span) == speed


def test_it_stops_at_the_end_and_begins_again_when_asked(playback: Playback, clock: Clock) -> None:
    playback.toggle()
    run(playback, clock, 11.0)
    assert playback.moment == 20.0
    assert not playback.playing
    playback.toggle()
    assert playback.moment == 0.0
    assert playback.playing


def test_a_loop_has_no_end(playback: Playback, clock: Clock) -> None:
    playback.set_loops(True)
    playback.toggle()
    run(playback, clock, 12.0)
    assert playback.playing
    assert playback.moment is not None
    assert playback.moment < 3.0


def test_steps_pause_and_stay_within_what_there_is(playback: Playback) -> None:
    playback.toggle()
    playback.step(1.0)
    assert not playback.playing
    assert playback.moment == 11.0
    playback.step(-1 / 24)
    assert playback.moment == pytest.approx(11.0 - 1 / 24)
    playback.step(100.0)
    assert playback.moment == 20.0
    playback.step(-100.0)
    assert playback.moment == 0.0


def test_hidden_time_is_passed_over(playback: Playback, clock: Clock) -> None:
    playback.passed_over = lambda moment: 15.0 if 11.0 < moment < 15.0 else moment
    playback.toggle()
    run(playback, clock, 2.0)
    assert playback.moment is not None
    assert playback.moment >= 15.0


def test_with_reduced_motion_it_goes_in_steps(playback: Playback, clock: Clock) -> None:
    playback.in_steps = True
    playback.toggle()
    playback.advance()
    playback.advance()
    assert playback.moment == pytest.approx(12.0)


def test_all_is_announced(playback: Playback) -> None:
    seen: list[object] = []
    playback.moment_changed.connect(seen.append)
    playback.set_moment(12.0)
    playback.set_moment(12.0)
    states: list[bool] = []
    playback.state_changed.connect(lambda: states.append(playback.playing))
    playback.toggle()
    playback.put_away()
    assert states == [True, False]
    assert seen == [12.0, None]
    playback.toggle()
    playback.step(1.0)
    assert not playback.playing
    assert playback.moment is None


def test_the_readers_pace_is_kept_for_other_views(playback: Playback) -> None:
    playback.show(10.0, (0.0, 900.0), 1.0)
    playback.change_speed(1)
    playback.change_speed(1)
    assert (playback.speed, playback.pace) == (7.0, 2)
    playback.show(10.0, (0.0, 900.0), 7.0)
    assert playback.speed == 90.0
    playback.show(10.0, (0.0, 900.0), SPEEDS[-1])
    assert playback.speed == SPEEDS[-1]
    playback.recall(-1, loops=True)
    playback.show(10.0, (0.0, 900.0), 1.0)
    assert (playback.speed, playback.loops) == (1 / 4, True)
