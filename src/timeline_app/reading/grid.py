"""Which row and column a table cell stands in, spans taken into account."""

from __future__ import annotations

_WIDEST = 200


class Grid:
    """Gives each cell its place; a cell that spans rows keeps its columns taken below."""

    def __init__(self) -> None:
        self._row = -1
        self._column = 0
        self._columns = 0
        self._taken: dict[int, int] = {}

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns so far."""
        return self._row + 1, self._columns

    def next_row(self) -> None:
        """The next cell begins a row."""
        self._row += 1
        self._column = 0

    def place(self, rows: int = 1, columns: int = 1) -> tuple[int, int]:
        """The row and column of the next cell, which covers so many of each."""
        self._row = max(self._row, 0)
        while self._taken.get(self._column, -1) >= self._row:
            self._column += 1
        start = self._column
        for column in range(start, start + max(1, min(columns, _WIDEST))):
            self._taken[column] = self._row + max(1, rows) - 1
            self._column = column + 1
        self._columns = max(self._columns, self._column)
        return self._row, start
