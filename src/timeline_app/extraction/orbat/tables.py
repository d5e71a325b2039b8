"""Tables of an order of battle whose rows hold it: 集团军 | 军 | 师, or 番号 | 主官 | 兵力.

A unit is under the next bigger one to the left in its row, or in a cell that spans the row; a man
in a column without units is an officer of the row's unit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline_app.domain.article import Block
from timeline_app.domain.orbat import UnitSource
from timeline_app.extraction.orbat.facts import Facts, Post, Under
from timeline_app.extraction.orbat.heads import STAFF
from timeline_app.extraction.orbat.leads import LeadReader
from timeline_app.extraction.orbat.scan import Kind, Scan

_ROW_WEIGHT = 8
"""The weight of a superior that a table's row tells; what a cell itself tells weighs more."""
_FEWEST_ROWS = 2
_LEAD = -1
"""The column left of all, which what leads the table stands in."""


@dataclass(slots=True)
class RowReader:
    """Reads the rows of tables into ``facts``; ``mains`` has the units of each block that was read."""

    scan: Scan
    facts: Facts
    mains: Mapping[int, Sequence[int]]

    def read(self) -> None:
        """Adds the superiors and officers that rows tell."""
        tables: dict[int, dict[int, dict[int, list[Block]]]] = {}
        for block in self.scan.article.blocks:
            if block.cell and not block.cell.header:
                rows = tables.setdefault(block.cell.table, {})
                rows.setdefault(block.cell.row, {}).setdefault(block.cell.column, []).append(block)
        sides = self._sides()
        for number, rows in tables.items():
            held = sum(1 for row in rows.values() if any(map(self._units, row.values())))
            if len(set(sides.get(number, {}).values())) < 2 and held >= _FEWEST_ROWS:
                self._rows(rows, self._lead(number))

    def _sides(self) -> dict[int, dict[int, str]]:
        """The sides that the heads of each table's columns tell: such columns stand side by side."""
        told: dict[int, dict[int, str]] = {}
        for block in self.scan.article.blocks:
            if block.cell and block.cell.header:
                for token in self.scan.within(block.span):
                    if token.kind is Kind.SIDE:
                        told.setdefault(block.cell.table, {})[block.cell.column] = token.value
        return told

    def _units(self, blocks: Sequence[Block]) -> list[int]:
        """The units that the lines of a cell are about."""
        return [
            unit
            for block in blocks
            for unit in self.mains.get(self.scan.block_index(block.span.start), ())
        ]

    def _lead(self, table: int) -> int | None:
        """The unit that all rows are under: in the head of the first column, or in what leads to the table."""
        blocks = self.scan.article.blocks
        first = next(block for block in blocks if block.cell and block.cell.table == table)
        tokens = self.scan.named(first.span)
        alone = len(tokens) == 1 and tokens[0].kind is Kind.UNIT
        if first.cell and first.cell.header and alone and len(tokens[0].span) == len(first.span):
            return tokens[0].unit
        return LeadReader(self.scan, self.facts).announced(first)

    def _rows(self, rows: Mapping[int, Mapping[int, Sequence[Block]]], lead: int | None) -> None:
        """Each row's cells, with those that span it from above; ``lead`` is above all."""
        above: dict[int, int] = {} if lead is None else {_LEAD: lead}
        placed = {under.child for under in self.facts.unders}
        for row in rows.values():
            first = lead if self._is_staff(row) else None
            for column, blocks in sorted(row.items()):
                units = self._units(blocks)
                if not units or (column == min(row) and self._is_staff(row)):
                    self._officer(first, blocks)
                    continue
                above = {left: unit for left, unit in above.items() if left < column}
                for unit in units:
                    superior = self._superior(above, unit)
                    if superior is not None and unit not in placed:
                        under = Under(unit, superior, UnitSource.TABLE, _ROW_WEIGHT)
                        self.facts.place(under)
                first = units[0] if len(units) == 1 else None
                above[column] = units[0]

    def _is_staff(self, row: Mapping[int, Sequence[Block]]) -> bool:
        """Whether a row is of the headquarters of what leads the table: 军司令部."""
        words = [block.span.of(self.scan.folded) for block in row[min(row)]]
        return any(STAFF.fullmatch(word) for word in words)

    def _superior(self, above: Mapping[int, int], unit: int) -> int | None:
        rank = self.scan.units[unit].rank
        left = (above[column] for column in sorted(above, reverse=True))
        return next((other for other in left if self.scan.units[other].rank > rank), None)

    def _officer(self, unit: int | None, blocks: Sequence[Block]) -> None:
        """The man of a cell beside a unit's: 军长方先觉, 容有略少将."""
        if unit is None:
            return
        for block in blocks:
            if LeadReader(self.scan, self.facts).officers(block, unit):
                continue
            tokens = self.scan.named(block.span)
            people = [token for token in tokens if token.kind is Kind.PERSON]
            roles = [token.value for token in tokens if token.kind is Kind.ROLE]
            ranks = [token.value for token in tokens if token.kind is Kind.RANK]
            for person in people:
                self.facts.posts.append(
                    Post(
                        person.value,
                        unit,
                        roles[0] if roles else None,
                        ranks[0] if ranks else None,
                        None,
                        UnitSource.TABLE,
                    )
                )
