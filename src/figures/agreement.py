"""Where most independent sources agree: one sweep over the ends of their intervals."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from figures.attribution import origins
from figures.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Agreement:
    """The interval that most independent sources share.

    Attributes:
        interval: the numbers that they share; None when several separate intervals are shared by equally many, for
            to name one of them would be to take a side.
        sources: how many independent sources share it.
        of: how many independent sources gave a figure.
        supporters: the names of all sources whose figure holds it, relays included, in alphabetical order.
        dissenters: the names of all other sources that gave a figure.
    """

    interval: Interval | None
    sources: int
    of: int
    supporters: tuple[str, ...]
    dissenters: tuple[str, ...]

    @property
    def majority(self) -> bool:
        """Whether one interval is shared by more than half of the independent sources."""
        return self.interval is not None and 2 * self.sources > self.of


def agree(votes: Mapping[str, Sequence[Interval]], heard: Mapping[str, frozenset[str]]) -> Agreement:
    """The interval that most independent sources share, one vote a source.

    A source that gave several figures for the same date votes with each of them, but counts once at any number. A
    source that relays another (`heard`) adds no voice where the two share a number; it only decides between stretches
    that equally many independent sources share.

    After K. Marzullo, *Maintaining the Time in a Distributed System* (1984): the cost grows with the number of
    figures (n log n), not with their pairs.

    >>> agree({"A": [Interval(5, 9)], "B": [Interval(8, 12)], "C": [Interval(20, None)]}, {}).interval
    Interval(low=8, high=9)
    """
    best, tied, most = None, False, (0, 0)
    for stretch, strength in _stretches(votes, heard):
        if strength > most:
            best, tied, most = stretch, False, strength
        elif strength == most:
            tied = True
    if tied:
        best = None
    yes = {name for name, said in votes.items() if best and any(best.within(interval) for interval in said)}
    no = votes.keys() - yes if best else ()
    return Agreement(best, most[0], len(origins(votes, heard)), tuple(sorted(yes)), tuple(sorted(no)))


def _stretches(
    votes: Mapping[str, Sequence[Interval]], heard: Mapping[str, frozenset[str]]
) -> Iterator[tuple[Interval, tuple[int, int]]]:
    """Every stretch of numbers between two ends, with how many independent sources and how many in all hold it."""
    ends: list[tuple[int, int, str]] = []
    for name, said in votes.items():
        for interval in said:
            ends.append((interval.low, 1, name))
            if interval.high is not None:
                ends.append((interval.high + 1, -1, name))
    ends.sort()
    room = _Room(heard)
    steps = [(number, list(group)) for number, group in groupby(ends, key=itemgetter(0))]
    for place, (number, group) in enumerate(steps):
        for _, change, name in group:
            room.change(name, change)
        if room.voices:
            until = steps[place + 1][0] - 1 if place + 1 < len(steps) else None
            yield Interval(number, until), (room.voices, room.names)


class _Room:
    """The sources that hold a number, as the sweep passes it: how many names, and how many independent voices."""

    def __init__(self, heard: Mapping[str, frozenset[str]]) -> None:
        self._figures: dict[str, int] = {}
        self._heard_here: dict[str, int] = {}
        self._relays: dict[str, list[str]] = {}
        for relay, sources in heard.items():
            for source in sources:
                self._relays.setdefault(source, []).append(relay)
        self.voices = self.names = 0

    def change(self, name: str, by: int) -> None:
        """Let one more (or one fewer) figure of this source hold the number."""
        before = self._figures.get(name, 0)
        self._figures[name] = before + by
        if bool(before) != bool(before + by):
            self._enter(name, by)

    def _enter(self, name: str, by: int) -> None:
        """Count a source that comes in (or goes out), and those that merely repeat it."""
        self.names += by
        if not self._heard_here.get(name):
            self.voices += by
        for relay in self._relays.get(name, ()):
            before = self._heard_here.get(relay, 0)
            self._heard_here[relay] = before + by
            if self._figures.get(relay) and bool(before) != bool(before + by):
                self.voices -= by
