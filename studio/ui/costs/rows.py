"""The rows of the table in the order in which they are shown: sorted among siblings, filtered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from studio.compile.cost_table import CostRow
from studio.ui.costs.columns import COLUMNS
from studio.ui.costs.words import kind

ROOT = -1


class Rows:
    """A forest over the rows. Rows are spoken of by their number in the order of running."""

    def __init__(
        self,
        rows: Sequence[CostRow] = (),
        key: tuple[int, bool] | None = None,
        wanted: str = "",
    ) -> None:
        self.rows = tuple(rows)
        self.by_path = {row.path: number for number, row in enumerate(self.rows)}
        self.parents = [self._parent(row) if row.depth else ROOT for row in self.rows]
        self._children: dict[int, list[int]] = {}
        self.top: Sequence[int] = ()
        """The rows of the model itself, as they are shown."""
        self.nested = False
        """Whether there is anything below any row, as it is shown."""
        self._words: list[str] = []
        """What filters look through; found once it is wanted."""
        self._places: list[int] = []
        self._fits: frozenset[int] | None = None
        self._key = key
        if wanted:
            self.filter(wanted)
        else:
            self._arrange()

    def _parent(self, row: CostRow) -> int:
        return self.by_path.get(row.path.rpartition("/")[0], ROOT)

    def children(self, number: int) -> Sequence[int]:
        """The rows below one, or those of the model itself, as they are shown."""
        return self._children.get(number, ())

    def has_children(self, number: int) -> bool:
        """Whether there is anything below a row, as it is shown."""
        return number in self._children

    def place(self, number: int) -> int:
        """Which of its siblings a row is, as they are shown; −1 if it is filtered out."""
        return self._places[number]

    def slot(self, number: int) -> int:
        """What an index carries of a row that is shown.

        Where no row is in another it is the place, so that a view need not ask for all rows anew
        when they only stand in another order; else the number of the row.
        """
        return number if self.nested else self._places[number]

    def number(self, slot: int) -> int:
        """The row that an index means."""
        return slot if self.nested else self.top[slot]

    def above(self, number: int) -> Iterator[int]:
        """The blocks that a row is in, the innermost first."""
        while (number := self.parents[number]) != ROOT:
            yield number

    def shown(self, parent: int = ROOT) -> Iterator[int]:
        """All rows that are not filtered out, each with those in it behind it."""
        for number in self.children(parent):
            yield number
            yield from self.shown(number)

    def sort(self, column: int | None, falling: bool = False) -> None:
        """Sort siblings by a column; without one they stand in the order of running."""
        self._key = None if column is None else (column, falling)
        self._arrange()

    def filter(self, text: str) -> None:
        """Leave those whose name or kind holds a text, with what is in them and around them."""
        wanted = text.casefold().strip()
        if not wanted:
            self._fits = None
        else:
            if not self._words:
                self._words = [f"{row.name} {kind(row.kind)}".casefold() for row in self.rows]
            named = [wanted in words for words in self._words]
            fits = {number for number, fit in enumerate(named) if fit}
            for number in tuple(fits):
                fits.update(self.above(number))
            for number, parent in enumerate(self.parents):  # A parent stands before its children.
                if parent != ROOT and named[parent]:
                    named[number] = True
                    fits.add(number)
            self._fits = frozenset(fits)
        self._arrange()

    def alike(self, rows: Sequence[CostRow]) -> bool:
        """Whether other rows are of the same nodes, in the same order."""
        mine = self.rows
        return [row.path for row in rows] == [row.path for row in mine]

    def ordered_as(self, other: Rows) -> bool:
        """Whether others of the same nodes stand in the same places."""
        return self._children == other._children

    def shaped_as(self, other: Rows) -> bool:
        """Whether views have as many rows to show, and none in another."""
        return not (self.nested or other.nested) and len(self.top) == len(other.top)

    def _arrange(self) -> None:
        numbers: Sequence[int] = range(len(self.rows))
        if self._fits is not None:
            numbers = [number for number in numbers if number in self._fits]
        if self._key is not None:
            column, falling = self._key
            order, rows = COLUMNS[column].order, self.rows
            numbers = sorted(numbers, key=lambda n: order(rows[n]), reverse=falling)
        children: dict[int, list[int]] = {}
        for number in numbers:
            children.setdefault(self.parents[number], []).append(number)
        places = [-1] * len(self.rows)
        for siblings in children.values():
            for place, number in enumerate(siblings):
                places[number] = place
        self._children, self._places = children, places
        self.top = children.get(ROOT, ())
        self.nested = len(children) > 1
