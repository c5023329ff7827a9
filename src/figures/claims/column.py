"""A column of a table that holds each distinct value once."""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass
from itertools import compress, count
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column of a table, each distinct value once: row i, counted from 0, holds `values[codes[i]]`.

    `of` and `concatenate` give equal values one code, in the order in which they first appear. `map` and `take` leave
    the codes as they are: after them two values may be equal, or a value may be in no row; `merged` makes equal values
    share a code again.

    >>> places = Column.of(["Almaty", "", "Almaty"])
    >>> places.values, list(places.codes), places[2]
    (('Almaty', ''), [0, 1, 0], 'Almaty')
    >>> list(places.map(str.upper))
    ['ALMATY', '', 'ALMATY']
    """

    values: tuple[T, ...]
    codes: Sequence[int]

    @classmethod
    def of(cls, cells: Iterable[T]) -> Column[T]:
        """The column that holds these cells, a row each; cells must be hashable."""
        numbering: defaultdict[T, int] = defaultdict(count().__next__)  # a new value takes the next number
        codes = array("i", map(numbering.__getitem__, cells))
        return cls(tuple(numbering), codes)

    @classmethod
    def constant(cls, value: T, rows: int) -> Column[T]:
        """The column that holds the same value in each of so many rows."""
        return cls((value,), array("i", [0]) * rows)

    @classmethod
    def concatenate(cls, columns: Iterable[Column[T]]) -> Column[T]:
        """The rows of all the columns, in order, as one column."""
        numbering: defaultdict[T, int] = defaultdict(count().__next__)
        codes = array("i")
        for column in columns:
            renumbered = [numbering[value] for value in column.values]
            codes.extend(map(renumbered.__getitem__, column.codes))
        return cls(tuple(numbering), codes)

    def map(self, function: Callable[[T], U]) -> Column[U]:
        """The column of the function's results; the function is called once a value, not once a row."""
        return Column(tuple(map(function, self.values)), self.codes)

    def take(self, rows: Iterable[int]) -> Column[T]:
        """The column of these rows, in the order given."""
        return Column(self.values, array("i", map(self.codes.__getitem__, rows)))

    def rows_of(self, codes: Container[int]) -> Iterator[int]:
        """The rows, ascending, whose values are these, named by their codes."""
        return compress(range(len(self)), map(codes.__contains__, self.codes))

    def only(self, rows: Iterable[int]) -> Column[T]:
        """The column of these rows, in the order given, without the values that stand in none of them."""
        part = self.take(rows)
        used = sorted(set(part.codes))
        if len(used) == len(self.values):
            return part
        number = dict(zip(used, range(len(used)), strict=True))
        values = tuple(map(self.values.__getitem__, used))
        return Column(values, array("i", map(number.__getitem__, part.codes)))

    def merged(self) -> Column[T]:
        """The same rows, equal values under one code; the column itself when no two values are equal."""
        return self if len(set(self.values)) == len(self.values) else Column.concatenate([self])

    def unrepeated(self) -> bool:
        """Whether no two rows hold the same value."""
        return len(self.values) >= len(self) and len(set(self)) == len(self)

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, row: int) -> T:
        return self.values[self.codes[row]]

    def __iter__(self) -> Iterator[T]:
        return map(self.values.__getitem__, self.codes)
