"""A discrepancy as an earlier run told it: what marks it, how it was told, and its row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from figures.claims.scope import Question
from figures.report.cells import value_of
from figures.text import undefused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from figures.report.field import Field

SOURCES: Final = ("sources_a", "sources_b")
"""The columns of who is named on each side."""

GONE: Final = "gone"
"""What a document says of a row that was gone already when it was written."""

Values = dict[str, tuple[str, ...]]
"""The marked fields of a discrepancy, each as texts."""


class Terms(NamedTuple):
    """How a dispute was told: up to which gap (None: whatever it is), the note beside it, whether it was current."""

    gap: int | None
    note: str
    current: bool


class Once(NamedTuple):
    """A discrepancy of an earlier run.

    Attributes:
        values: what marks it.
        terms: how it was told.
        cells: the row as a table had it, by the names of `DISCREPANCIES`.
    """

    values: Values
    terms: Terms
    cells: Mapping[str, str]

    def of(self, field: Field) -> Any:
        """What a column of discrepancies holds; nothing where the document had no such cell, or somebody spoilt it."""
        return value_of(field.holds, self.cells.get(field.name, ""))

    @property
    def because(self) -> str:
        """The sentence that told it; where somebody took it out, the names alone."""
        names = (name for side in SOURCES for name in self.values[side])
        return undefused(self.cells.get("because", "")) or "; ".join(dict.fromkeys(names))

    @property
    def event(self) -> str:
        """The event; empty when unstated."""
        return (self.values["event"] or ("",))[0]

    @property
    def sides(self) -> Iterator[tuple[Question, frozenset[str]]]:
        """What each side answered, and the named sources of both."""
        sources = frozenset(name for side in SOURCES for name in self.values[side])
        for letter, place in (("a", 0), ("b", -1)):
            population, where = ((self.values[f"{name}_{letter}"] or ("",))[0] for name in ("population", "place"))
            yield Question(self.event, self.values["metric"][place], population, where), sources
