"""Values that go from one process to another in great numbers."""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

T = TypeVar("T")


def carried(kind: type[T]) -> type[T]:
    """Let a dataclass of several fields be pickled as a call with their values: its own way, which looks
    its fields up for each object, takes many times as long.
    """
    values = attrgetter(*(field.name for field in fields(kind)))  # type: ignore[arg-type]

    def reduced(self: T) -> tuple[type[T], Any]:
        return kind, values(self)

    kind.__reduce__ = reduced  # type: ignore[method-assign, assignment]
    return kind
