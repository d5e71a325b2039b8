"""What is told in brackets and quotations does not move the story on."""

from __future__ import annotations

from timeline_app.extraction.dates.context import Story

_OPENING = "(（“「『"
_CLOSING = dict(zip(")）”」』", "(（“「『", strict=True))


class Brackets:
    """Gives back the story from before a bracket or quotation when it has closed."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._position = 0
        self._open: list[tuple[str, Story | None]] = []

    def at(self, position: int, story: Story) -> Story:
        """The story in force at ``position``, having been ``story`` at the expression before."""
        for char in self._text[self._position : position]:
            if char in _OPENING:
                self._open.append((char, story))
            elif char in _CLOSING:
                story = self._close(_CLOSING[char], story)
        self._position = position
        return story

    def _close(self, opening: str, story: Story) -> Story:
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == opening:
                saved = self._open[index][1]
                del self._open[index:]
                return saved if saved is not None else story
        return story
