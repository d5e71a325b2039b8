from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.timeline.momentum import FRAME, PACE, TAP, Momentum

FIRST = 100.0


def held(direction: int, frames: int) -> Momentum:
    momentum = Momentum()
    momentum.press(direction, FIRST)
    for _ in range(frames):
        momentum.advance(FRAME)
    return momentum


def glided(momentum: Momentum) -> list[float]:
    steps = []
    while momentum.moving:
        steps.append(momentum.advance(FRAME))
        assert len(steps) < 200
    return steps


@given(st.sampled_from([1, -1]), st.floats(4, 60), st.integers(0, 2))
def test_a_tap_is_exactly_one_step(direction, frame, frames_held):
    momentum = Momentum()
    momentum.press(direction, FIRST)
    way = sum(momentum.advance(frame) for _ in range(frames_held) if frame * frames_held < TAP)
    momentum.release(direction)
    assert way + sum(glided(momentum)) == pytest.approx(direction * FIRST)


def test_a_held_key_gets_faster_up_to_a_limit():
    momentum = held(1, 10)
    steps = [momentum.advance(FRAME) for _ in range(120)]
    assert all(a <= b + 1e-9 for a, b in pairwise(steps))
    assert steps[-1] == pytest.approx(10 * PACE * FIRST)


def test_a_released_key_glides_to_rest_without_a_leap():
    momentum = held(-1, 60)
    last = momentum.advance(FRAME)
    momentum.release(-1)
    steps = [last, *glided(momentum)]
    assert all(abs(b) <= abs(a) + 0.2 for a, b in pairwise(steps))
    assert abs(steps[1]) < 0.7 * abs(last)


@given(st.integers(20, 80))
def test_late_frames_carry_as_far_as_timely_ones(frames):
    timely, late = held(1, 2), held(1, 2)
    way = sum(timely.advance(FRAME) for _ in range(2 * frames))
    assert sum(late.advance(2 * FRAME) for _ in range(frames)) == pytest.approx(way, rel=0.12)


def test_the_other_direction_turns_at_once():
    momentum = held(1, 30)
    momentum.press(-1, FIRST)
    momentum.release(1)
    assert momentum.advance(FRAME) < 0


def test_a_stop_is_a_stop():
    momentum = held(1, 30)
    momentum.stop()
    assert not momentum.moving
    assert momentum.advance(FRAME) == 0
