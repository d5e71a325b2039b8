"""Tests with jobs on other threads: none of these destroys what the tests leave, as in the program."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module", autouse=True)
def collected_here() -> Iterator[None]:
    """Garbage is collected after each module, on the thread of the tests."""
    gc.disable()
    yield
    gc.enable()
    gc.collect()
