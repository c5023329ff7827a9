"""Values that are made when somebody asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from heapq import nlargest
from typing import TYPE_CHECKING, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

K = TypeVar("K")
V = TypeVar("V")


class Made(Sequence[V], Generic[K, V]):
    """Values in a fixed order, each made of its key when it is first asked for; `keeps`: and then kept."""

    def __init__(self, keys: Sequence[K], make: Callable[[K], V], *, keeps: bool = True) -> None:
        self._keys, self._make, self._keeps = keys, make, keeps
        self._values: dict[int, V] = {}

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, place: int) -> V: ...
    @overload
    def __getitem__(self, place: slice) -> Made[K, V]: ...
    def __getitem__(self, place: int | slice) -> V | Made[K, V]:
        if isinstance(place, slice):
            return Made(self._keys[place], self._make, keeps=self._keeps)
        index = range(len(self._keys))[place]
        if not self._keeps:
            return self._make(self._keys[index])
        if index not in self._values:
            self._values[index] = self._make(self._keys[index])
        return self._values[index]

    @property
    def keys(self) -> Sequence[K]:
        """What they are made of."""
        return self._keys

    def where(self, holds: Callable[[K], bool]) -> Made[K, V]:
        """Those whose key is so, none of them made."""
        return Made([key for key in self._keys if holds(key)], self._make, keeps=self._keeps)

    def heaviest(self, most: int, weight: Callable[[K], int]) -> Made[K, V]:
        """The first so many of those that weigh most, none of them made."""
        return Made(nlargest(most, self._keys, key=weight), self._make)


class Later(Sequence[V]):
    """So many values, all of them made when somebody asks for one."""

    def __init__(self, number: int, make: Callable[[], Sequence[V]]) -> None:
        self._number, self._make = number, make

    @cached_property
    def _made(self) -> Sequence[V]:
        return self._make()

    def __len__(self) -> int:
        return self._number

    @overload
    def __getitem__(self, place: int) -> V: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[V]: ...
    def __getitem__(self, place: int | slice) -> V | Sequence[V]:
        return self._made[place]
