"""Rows and pairs of rows that large sets hold in little memory, and lay out when somebody asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, overload

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class RowSet(AbstractSet[int]):
    """A set of rows, a byte for each row there is."""

    def __init__(self, size: int, rows: Iterable[int]) -> None:
        self._there = bytearray(size)
        self._size = 0
        for row in rows:
            self._size += not self._there[row]
            self._there[row] = 1

    def __contains__(self, row: object) -> bool:
        return isinstance(row, int) and 0 <= row < len(self._there) and self._there[row] == 1

    def __iter__(self) -> Iterator[int]:
        return (row for row, there in enumerate(self._there) if there)

    def __len__(self) -> int:
        return self._size

    @classmethod
    def _from_iterable(cls, rows: Iterable[int]) -> frozenset[int]:  # type: ignore[override]
        return frozenset(rows)


class Crowd(NamedTuple):
    """Rows that stand together, and the chain of each; none is of the only chain that stands against them."""

    rows: tuple[int, ...]
    chains: tuple[int, ...]


class Pairs(Sequence[tuple[int, int]]):
    """The pairs of crowds that face each other, in ascending order: all but those of one chain."""

    def __init__(self, crowds: Iterable[tuple[Crowd, Crowd]]) -> None:
        self._crowds = tuple(crowds)

    @cached_property
    def _held(self) -> tuple[tuple[int, int], ...]:
        held = {
            (a, b)
            for one, other in self._crowds
            for a, chain in zip(*one, strict=True)
            for b, its in zip(*other, strict=True)
            if chain != its
        }
        return tuple(sorted(held))

    @overload
    def __getitem__(self, place: int) -> tuple[int, int]: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[tuple[int, int], ...]: ...
    def __getitem__(self, place: int | slice) -> tuple[int, int] | tuple[tuple[int, int], ...]:
        return self._held[place]

    def __len__(self) -> int:
        return len(self._held)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._held == tuple(other)

    def __hash__(self) -> int:
        return hash(self._held)

    def __repr__(self) -> str:
        return repr(self._held)
