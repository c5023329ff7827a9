"""The state of knowledge on a date: every source's latest claim up to it, and which claims meet there."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from figures.claims.claim import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from figures.claims.table import Claims
    from figures.words.dates import PartialDate
    from figures.words.interval import Interval

EVER: Final = 10**12
"""A minute after every date: where the date of a claim ends that states neither `as_of` nor `published`."""


@dataclass(slots=True, eq=False)
class Stand:
    """The claims of one question that share a date and an interval, whoever makes them.

    Attributes:
        first, last: the first and the last minute that the date may mean, both included.
        as_of: the date as it was written; None when it was not stated.
        interval: the numbers that the figure allows.
        exact: whether one of the claims gave a plain number.
        rows: the claims by source: a source's number, and the rows of its claims.
    """

    first: int
    last: int
    as_of: PartialDate | None
    interval: Interval
    exact: bool = False
    rows: dict[int, list[int]] = field(default_factory=dict)

    @property
    def position(self) -> tuple[object, ...]:
        """What the claims' position is known by: the date as it was stated, and the interval."""
        stated = (self.as_of.first, self.as_of.last) if self.as_of else None
        return (stated, self.interval.low, self.interval.high)

    @property
    def sources(self) -> AbstractSet[int]:
        """The numbers of the sources that stand here."""
        return self.rows.keys()


def dated(as_of: PartialDate | None, published: PartialDate | None) -> tuple[int, int]:
    """The first and last minute that a claim's date may mean: unstated, some day not later than `published`."""
    if as_of is not None:
        return as_of.first, as_of.last
    return -1, EVER if published is None else published.last


def stands(claims: Claims, rows: Iterable[int]) -> list[Stand]:
    """The stands of one question's rows; retracted claims and claims of an unknown number take no part.

    Two claims without `as_of` stand apart if they were published on different days, for their dates may differ.
    """
    columns = claims.columns
    source, figure, status = columns["source"].codes, columns["figure"], columns["status"]
    as_of, published = columns["as_of"], columns["published"]
    found: dict[tuple[object, ...], Stand] = {}
    for row in rows:
        quantity = figure[row]
        if quantity.unknown or status[row] is Status.RETRACTED:
            continue
        date = as_of[row]
        first, last = dated(date, published[row])
        key = (first, last, date is None, quantity.interval.low, quantity.interval.high)
        stand = found.get(key)
        if stand is None:
            stand = found[key] = Stand(first, last, date, quantity.interval)
        stand.exact = stand.exact or quantity.exact
        stand.rows.setdefault(source[row], []).append(row)
    return list(found.values())


def current(claims: Claims, rows: Iterable[int]) -> frozenset[int]:
    """Those of one question's rows that hold a source's latest claim, retracted and unknown ones excepted."""
    held = latest(stands(claims, rows))
    return frozenset(row for stand, sources in held.items() for source in sources for row in stand.rows[source])


class Meeting(NamedTuple):
    """Two stands that are judged against each other, and the sources that bring each of them.

    Attributes:
        a, b: the stands.
        one_source: whether each of `a_sources` meets its own claim on the other side; otherwise other sources' claims.
        a_sources, b_sources: the sources that take part on each side.
    """

    a: Stand
    b: Stand
    one_source: bool
    a_sources: AbstractSet[int]
    b_sources: AbstractSet[int]


class Knowledge:
    """What each source says, as the days go by: hear stands in the order of their first minutes.

    A source's claim is superseded as soon as it makes one that is certainly later. Where dates overlap, no claim is
    certainly later, and a source holds several.
    """

    def __init__(self) -> None:
        self._latest: dict[int, list[Stand]] = {}
        self._own: dict[int, list[Stand]] = {}
        self.held: dict[Stand, set[int]] = {}

    def hear(self, stands: Iterable[Stand]) -> list[tuple[Stand, int, list[Stand]]]:
        """Take in stands of one date; for each and each of its sources, that source's previous claims."""
        heard = []
        for stand in stands:
            for source in stand.sources:
                heard.append((stand, source, self._previous(stand, source)))
                for old in [old for old in self._latest.get(source, ()) if old.last < stand.first]:
                    self._drop(old, source)
                self._latest.setdefault(source, []).append(stand)
                self.held.setdefault(stand, set()).add(source)
        return heard

    def _previous(self, stand: Stand, source: int) -> list[Stand]:
        """A source's claims that are certainly earlier, but for those with another certainly in between."""
        said = self._own.setdefault(source, [])
        earlier = [old for old in said if old.last < stand.first]
        newest = max((old.first for old in earlier), default=-1)
        outdated = [old for old in earlier if old.last < newest]
        if outdated:  # whatever comes now comes after the one in between as well
            said[:] = [old for old in said if old not in outdated]
        said.append(stand)
        return [old for old in earlier if old.last >= newest]

    def _drop(self, stand: Stand, source: int) -> None:
        latest = self._latest[source]
        if stand in latest:
            latest.remove(stand)
            self.held[stand].discard(source)
            if not self.held[stand]:
                del self.held[stand]


def latest(stands: Iterable[Stand]) -> dict[Stand, set[int]]:
    """The stands that hold some source's latest claim, each with those sources."""
    knowledge = Knowledge()
    for _, batch in _by_date(stands):
        knowledge.hear(batch)
    return knowledge.held


def meetings(stands: Sequence[Stand]) -> Iterator[Meeting]:
    """Pairs of stands of one question that cannot both be true, each judged at the state of knowledge on its date.

    A claim meets every other source's latest claim dated up to its day, and its own source's previous one. Pairs whose
    intervals meet are passed over, for no rule of one question finds a discrepancy there.
    """
    knowledge = Knowledge()
    waiting = list(_by_date(stands))
    for (_, last), batch in sorted(waiting, key=lambda dated: dated[0][::-1]):
        while waiting and waiting[0][0][0] <= last:
            for stand, source, outdated in knowledge.hear(waiting.pop(0)[1]):
                for old in outdated:
                    if not old.interval.meets(stand.interval):
                        yield Meeting(old, stand, True, {source}, {source})
        judged: set[Stand] = set()
        for stand in batch:
            for other, holders in _opposed(stand, knowledge.held):
                if other not in judged:
                    yield from _confront(stand, other, holders)
            judged.add(stand)


def _confront(stand: Stand, other: Stand, holders: AbstractSet[int]) -> Iterator[Meeting]:
    """The meetings of a stand's claims with those of the sources that hold another."""
    both = stand.sources & holders
    if both:
        yield Meeting(stand, other, True, both, both)
    ours = stand.sources - both if len(holders) == len(both) == 1 else stand.sources
    theirs = holders - both if len(stand.sources) == len(both) == 1 else holders
    if ours and theirs:
        yield Meeting(stand, other, False, ours, theirs)


def crossings(parts: Sequence[Stand], wholes: Sequence[Stand]) -> Iterator[Meeting]:
    """Pairs of a part's stand and a whole's that a rule may find at fault, each judged at the other's date.

    Such are a part that lies above its whole, and one exact number for both.
    """
    for ours, theirs, swapped in ((wholes, parts, True), (parts, wholes, False)):
        knowledge = Knowledge()
        waiting = list(_by_date(theirs))
        for (_, last), batch in sorted(_by_date(ours), key=lambda dated: dated[0][::-1]):
            while waiting and waiting[0][0][0] <= last:
                knowledge.hear(waiting.pop(0)[1])
            for stand in batch:
                for other, holders in knowledge.held.items():
                    part, whole = (other, stand) if swapped else (stand, other)
                    if whole.interval.below(part.interval) or _one_number(part, whole):
                        sources = (holders, stand.sources) if swapped else (stand.sources, holders)
                        yield Meeting(part, whole, False, *map(frozenset, sources))


def _one_number(a: Stand, b: Stand) -> bool:
    return a.exact and b.exact and a.interval == b.interval


def _opposed(stand: Stand, held: dict[Stand, set[int]]) -> list[tuple[Stand, set[int]]]:
    """Those of the stands held that no number reconciles with this one."""
    low, high = stand.interval.low, stand.interval.high
    return [
        (other, holders)
        for other, holders in held.items()
        if (high is not None and other.interval.low > high)
        or (other.interval.high is not None and other.interval.high < low)
    ]


def _by_date(stands: Iterable[Stand]) -> list[tuple[tuple[int, int], list[Stand]]]:
    """The stands of each date, dates in the order of their first minutes."""
    date = attrgetter("first", "last")
    return [(when, list(batch)) for when, batch in groupby(sorted(stands, key=date), key=date)]
