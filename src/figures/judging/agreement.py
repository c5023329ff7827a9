"""Where most independent sources agree: one sweep over the ends of their intervals."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from figures.judging.voices import origins
from figures.words.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Agreement:
    """The interval that most independent sources share.

    Attributes:
        interval: the numbers that they share; None when several separate intervals are shared by equally many, for
            to name one of them would be to take a side.
        sources: how many independent sources share it.
        of: how many independent sources gave a figure.
        supporters: the names of all sources that share it, and of those that repeat one of them within it, in
            alphabetical order.
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
    source that relays another (`heard`) adds no voice where the two share a number, however often it is printed.
    Neighbouring stretches that the same voices share are one: a relay that is more exact than its source neither
    narrows what the source said nor divides it.

    After K. Marzullo, *Maintaining the Time in a Distributed System* (1984): the cost grows with the number of
    figures (n log n), not with their pairs.

    >>> agree({"A": [Interval(5, 9)], "B": [Interval(8, 12)], "C": [Interval(20, None)]}, {}).interval
    Interval(low=8, high=9)
    """
    most, best = 0, list[Interval]()
    for stretch, voices in _stretches(votes, heard):
        if voices > most:
            most, best = voices, []
        if voices == most:
            best.append(stretch)
    shared = best[0] if len(best) == 1 else None
    yes = {name for name, said in votes.items() if shared and any(shared.meets(interval) for interval in said)}
    no = votes.keys() - yes if shared else ()
    return Agreement(shared, most, len(origins(votes, heard)), tuple(sorted(yes)), tuple(sorted(no)))


def _stretches(
    votes: Mapping[str, Sequence[Interval]], heard: Mapping[str, frozenset[str]]
) -> Iterator[tuple[Interval, int]]:
    """Every longest stretch of numbers that the same independent sources share, with how many they are, ascending."""
    ends: list[tuple[int, int, str]] = []
    for name, said in votes.items():
        for interval in said:
            ends.append((interval.low, 1, name))
            if interval.high is not None:
                ends.append((interval.high + 1, -1, name))
    ends.sort()
    room, start = _Room(votes, heard), 0
    for number, group in groupby(ends, key=itemgetter(0)):
        before = room.voices
        for _, change, name in group:
            room.change(name, change)
        if room.voices != before:
            if before:
                yield Interval(start, number - 1), before.bit_count()
            start = number
    if room.voices:
        yield Interval(start, None), room.voices.bit_count()


class _Room:
    """The sources that hold a number, as the sweep passes it.

    Attributes:
        voices: those of them that repeat no other of them: a set, as a bit for each name.
    """

    def __init__(self, names: Iterable[str], heard: Mapping[str, frozenset[str]]) -> None:
        self._bits = {name: 1 << place for place, name in enumerate(names)}
        self._figures = dict.fromkeys(self._bits, 0)
        self._heard_here = dict.fromkeys(self._bits, 0)
        self._relays: dict[str, list[str]] = {}
        for relay in heard.keys() & self._bits.keys():
            for source in heard[relay]:
                self._relays.setdefault(source, []).append(relay)
        self.voices = 0

    def change(self, name: str, by: int) -> None:
        """Let one more (or one fewer) figure of this source hold the number."""
        before = self._figures[name]
        self._figures[name] = before + by
        if bool(before) != bool(before + by):
            self._enter(name, by)

    def _enter(self, name: str, by: int) -> None:
        """Let a source in (or out): a voice unless it repeats one that is here; those here that repeat it are none."""
        if not self._heard_here[name]:
            self.voices ^= self._bits[name]
        for relay in self._relays.get(name, ()):
            before = self._heard_here[relay]
            self._heard_here[relay] = before + by
            if self._figures[relay] and bool(before) != bool(before + by):
                self.voices ^= self._bits[relay]
