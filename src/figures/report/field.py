"""A column of what a report hands on: its name, what its cells hold, and what they are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

Holds = Literal["text", "names", "prose", "chain", "count", "ratio", "date", "flag"]
"""What a cell may hold: a text; names; sentences; relays; a whole number; a number; a day; whether it is so."""


class Field(NamedTuple):
    """A column.

    Attributes:
        name: what heads it, and its key in JSON.
        holds: what its cells hold.
        says: what it means, in a few words, and what an empty cell means where that is not "not stated".
        of: the cell's value, made of a row's object.
        marks: `dispute` if it is part of what a discrepancy is known by, `number` if it is so within one source.
        one_of: the words that it may hold; empty: any.
        side: of a discrepancy, the side that it is told of; empty: both.
    """

    name: str
    holds: Holds
    says: str
    of: Callable[[Any], Any]
    marks: Literal["", "dispute", "number"] = ""
    one_of: tuple[str, ...] = ()
    side: Literal["", "a", "b"] = ""
