"""Whole numbers in arrays: combinations numbered, ranges walked, groups reduced; numpy alone, loaded for large sets."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Array: TypeAlias = Any
"""Whole numbers, or truth values, side by side."""

CHUNK: Final = 1 << 18
"""How many places of ranges are laid out at a time: what bounds the memory."""

_SPARSE: Final = 1 << 20
"""Numbers above it are ranked before they are combined, so that no product of two overflows."""


def dense(*columns: Array) -> Array:
    """A number for each distinct combination of columns, from 0, in their order; no column holds less than 0."""
    made = _ranked(columns[0])
    for column in columns[1:]:
        small = column if column.max(initial=0) < _SPARSE else _ranked(column)
        made = _ranked(made * (int(small.max(initial=0)) + 1) + small)
    return made


def _ranked(keys: Array) -> Array:
    """The rank of each key among the distinct ones."""
    keys = keys.astype(np.int64)
    top = int(keys.max(initial=-1)) + 1
    if top > 4 * len(keys) + 1024:
        return np.unique(keys, return_inverse=True)[1].reshape(-1)
    there = np.zeros(top, bool)
    there[keys] = True
    return (np.cumsum(there) - 1)[keys]


def ranges(start: Array, stop: Array) -> tuple[Array, Array]:
    """Each place of each range `start` to `stop`, not included: of which range, and which place."""
    count = np.maximum(stop - start, 0)
    which = np.repeat(np.arange(len(start)), count)
    return which, np.arange(len(which)) - (np.cumsum(count) - count)[which] + start[which]


def walked(start: Array, stop: Array) -> Iterator[tuple[Array, Array]]:
    """The same in chunks of whole ranges, so that memory is bounded; a chunk holds one range at least."""
    total, at = np.cumsum(np.maximum(stop - start, 0)), 0
    while at < len(start):
        done = int(total[at - 1]) if at else 0
        to = max(at + 1, int(np.searchsorted(total, done + CHUNK, "right")))
        which, place = ranges(start[at:to], stop[at:to])
        yield which + at, place
        at = to


def firsts(sorted_keys: Array) -> Array:
    """Where each run of equal keys begins."""
    return np.flatnonzero(np.r_[True, sorted_keys[1:] != sorted_keys[:-1]]) if len(sorted_keys) else np.zeros(0, int)


def spans(sorted_keys: Array) -> list[tuple[int, int]]:
    """From which place to which, not included, each run of equal keys goes."""
    begin = firsts(sorted_keys).tolist()
    return list(zip(begin, [*begin[1:], len(sorted_keys)][: len(begin)], strict=True))


def several(group: Array) -> Array:
    """Which rows share their group with another; groups are small numbers."""
    return np.bincount(group, minlength=1)[group] > 1 if len(group) else np.zeros(0, bool)


def any_of(which: Array, mask: Array, size: int) -> Array:
    """Whether any place of each of `size` ranges is in the mask."""
    return np.bincount(which[mask], minlength=size) > 0


def least_from_here(group: Array, rank: Array, span: int) -> Array:
    """In a column sorted by group: the least rank from each place to the end of its group; 0 <= rank < span."""
    return np.minimum.accumulate((group * span + rank)[::-1])[::-1] - group * span


def extreme(group: Array, size: int, value: Array, none: int) -> Array:
    """The least value of each of `size` groups; `none` of an empty one."""
    out = np.full(size, none, np.int64)
    np.minimum.at(out, group, value)
    return out


class Table:
    """Columns of one length; what a claim has as attributes, a table of claims has as columns."""

    def __init__(self, columns: dict[str, Array]) -> None:
        self.columns = columns

    def __len__(self) -> int:
        return len(next(iter(self.columns.values())))

    def __getitem__(self, name: str) -> Array:
        return self.columns[name]

    def __setitem__(self, name: str, column: Array) -> None:
        self.columns[name] = column

    def take(self, rows: Array) -> Table:
        """The table of these rows."""
        return Table({name: column[rows] for name, column in self.columns.items()})


class At:
    """Some rows of a table, as a rule reads a claim: a column is gathered when it is asked for."""

    def __init__(self, table: Table, rows: Array) -> None:
        self._table, self._rows = table, rows

    def __getattr__(self, name: str) -> Array:
        made = self._table[name][self._rows]
        self.__dict__[name] = made
        return made


class PairSet(AbstractSet[tuple[int, int]]):
    """A set of pairs of rows, the lower row first, a number for each pair."""

    def __init__(self, size: int, pairs: Sequence[tuple[Array, Array]]) -> None:
        """Of pairs side by side, of which some may be there twice; `size`: above every row."""
        self._size = size
        keys = [low.astype(np.int64) * size + high for low, high in pairs]
        held = np.sort(np.concatenate(keys or [np.zeros(0, np.int64)]))
        self._keys = held[firsts(held)]

    def __contains__(self, pair: object) -> bool:
        if not (isinstance(pair, tuple) and len(pair) == len("ab") and all(isinstance(row, int) for row in pair)):
            return False
        key = pair[0] * self._size + pair[1]
        at = int(np.searchsorted(self._keys, key))
        return at < len(self._keys) and int(self._keys[at]) == key and 0 <= pair[1] < self._size

    def __iter__(self) -> Iterator[tuple[int, int]]:
        for begin in range(0, len(self._keys), CHUNK):
            low, high = np.divmod(self._keys[begin : begin + CHUNK], self._size)
            yield from zip(low.tolist(), high.tolist(), strict=True)

    def __len__(self) -> int:
        return len(self._keys)

    @classmethod
    def _from_iterable(cls, held: Iterable[tuple[int, int]]) -> frozenset[tuple[int, int]]:  # type: ignore[override]
        return frozenset(held)
