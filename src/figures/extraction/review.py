"""The review of proposed claims: which row is next, what a decision changes, and how it is taken back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from figures.extraction.candidates import EXTRACTED, SET_ASIDE

REPORTED: Final = "reported"
DROPPED: Final = "dropped"
ITSELF: Final = "The report itself"
"""The source of what nobody else is said to have told."""


@dataclass
class Review:
    """A file of proposed claims under review; every decision can be undone.

    Attributes:
        rows: the rows of the file, in its order; cells by column.
        place: the row that is shown, as a number of `rows`; beyond the last where all are decided.
    """

    rows: list[dict[str, str]]
    place: int = 0
    _past: list[tuple[int, list[tuple[int, str, str]]]] = field(default_factory=list)
    _renamed: tuple[str, str, str] | None = None

    def __post_init__(self) -> None:
        self.place = self._next(0)

    @property
    def row(self) -> dict[str, str] | None:
        """The row that is shown; None where all are decided."""
        return self.rows[self.place] if self.place < len(self.rows) else None

    @property
    def waiting(self) -> int:
        """How many rows are not decided."""
        return sum(row.get("status") == EXTRACTED for row in self.rows)

    @property
    def aside(self) -> list[int]:
        """The rows that were set aside by the program, and may be taken in."""
        return [n for n, row in enumerate(self.rows) if row.get("status") == SET_ASIDE and row.get("check") != DROPPED]

    def names(self) -> list[str]:
        """The sources of the file, the commonest first."""
        counts = Counter(row["source"] for row in self.rows if row.get("source"))
        return sorted(counts, key=lambda name: (-counts[name], name))

    def accept(self) -> None:
        """The row is a claim as it stands."""
        self._decide({"status": REPORTED})

    def drop(self) -> None:
        """The row is no claim."""
        self._decide({"status": SET_ASIDE, "check": DROPPED})

    def correct(self, column: str, value: str) -> None:
        """Write a cell anew; of names it is remembered, so that `spread` can do the same to other rows."""
        row = self.row
        if row is None or row.get(column, "") == value:
            return
        if column in ("source", "via"):
            self._renamed = column, row.get(column, ""), value
        self._change([(self.place, column, value)])

    def credit_the_report(self) -> None:
        """Nobody else is said to have told it: the source is the report itself."""
        self.correct("source", ITSELF)

    def spread(self) -> int:
        """Write the name that was last corrected into every row that has the old one; how many those are."""
        if self._renamed is None:
            return 0
        column, old, new = self._renamed
        same = [
            (n, column, new)
            for n, row in enumerate(self.rows)
            if row.get(column, "") == old and row.get("status") == EXTRACTED
        ]
        if same:
            self._change(same)
        return len(same)

    def take_in(self, n: int) -> None:
        """A row that was set aside is a claim after all."""
        self._change([(n, "status", REPORTED), (n, "check", "")])

    def undo(self) -> bool:
        """Take the last decision or correction back; whether there was one."""
        if not self._past:
            return False
        self.place, changes = self._past.pop()
        for n, column, value in reversed(changes):
            self.rows[n][column] = value
        return True

    def back(self) -> None:
        """Show the row before, decided or not."""
        before = [n for n in range(self.place) if self.rows[n].get("status") != SET_ASIDE]
        self.place = before[-1] if before else self.place

    def _decide(self, cells: dict[str, str]) -> None:
        if self.row is not None:
            self._change([(self.place, column, value) for column, value in cells.items()])
            self.place = self._next(self.place + 1)

    def _change(self, changes: list[tuple[int, str, str]]) -> None:
        self._past.append((self.place, [(n, column, self.rows[n].get(column, "")) for n, column, _ in changes]))
        for n, column, value in changes:
            self.rows[n][column] = value

    def _next(self, start: int) -> int:
        """The first row that is not decided from a place on, else from the beginning on."""
        waiting = [n for n, row in enumerate(self.rows) if row.get("status") == EXTRACTED]
        return next((n for n in waiting if n >= start), waiting[0] if waiting else len(self.rows))
