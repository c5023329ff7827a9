"""What claims imply for a statement: which bear it out, which exclude it, which leave it open."""

from __future__ import annotations

from dataclasses import dataclass
from operator import or_
from typing import TYPE_CHECKING, Literal, NamedTuple

from figures.judging.clock import OPEN, before, no_clock, one_day
from figures.judging.extent import Extent
from figures.judging.fronts import find_fronts
from figures.judging.numbers import numbers
from figures.judging.objections import rounds
from figures.judging.of_claims import Reader, answer
from figures.judging.rules import EXACT, same
from figures.judging.settle import settle
from figures.judging.stands import Stand
from figures.judging.voices import Saying, repeated, voices

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from figures.claims.scope import Question
    from figures.claims.table import Claims
    from figures.judging.stands import Setting
    from figures.words.dates import PartialDate
    from figures.words.quantity import Quantity

Verdict = Literal["supported", "disputed", "contradicted", "unknown"]
"""Supported: borne out, excluded by none; disputed: both; contradicted: excluded, borne out by none; unknown."""

How = Literal["bears out", "excludes", "allows"]
"""What one claim does to a statement."""


class Count(NamedTuple):
    """Who does one thing to a statement.

    Attributes:
        names: the named sources, each once, without those that repeat another of them; in alphabetical order.
        repeating: those that do.
        rows: the claims.
    """

    names: tuple[str, ...]
    repeating: tuple[str, ...]
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Hearing:
    """What the claims say to one statement; claims are named by their rows, in ascending order.

    Attributes:
        borne_out, excluded: who bears it out, who excludes it; a source may be in both.
        allowed: who leaves it open, and is in neither of the others.
        described: latest claims of the same or a related question whose source is a description: quoted, not counted.
        replaced: claims of the same question that gave the very figure, and that their own source has replaced.
        assumed: a claim on whose day a statement without a day was taken to stand; None: it has one, or no claim has.
        without_day: claims that a day asked for leaves out, for they state none.
    """

    borne_out: Count
    excluded: Count
    allowed: Count
    described: tuple[int, ...]
    replaced: tuple[int, ...]
    assumed: int | None
    without_day: tuple[int, ...]

    @property
    def verdict(self) -> Verdict:
        """What it amounts to."""
        if self.borne_out.names:
            return "disputed" if self.excluded.names else "supported"
        return "contradicted" if self.excluded.names else "unknown"


class _Heard(NamedTuple):
    """One claim beside the statement.

    Attributes:
        one: the claim.
        how: what it does to the statement.
        lower: whether all that it implies lies below.
        whole: whether it counts the whole of which the statement counts a part.
        grows: whether the wider of the two can only grow.
    """

    one: Stand
    how: How
    lower: bool
    whole: bool
    grows: bool


class _Ready(NamedTuple):
    """The claims of one event, as they stand up to one day, and those that have no day to tell by."""

    stands: Sequence[Stand]
    setting: Setting
    without: Sequence[int]


class Bench:
    """A set of claims that hears any number of statements; the claims of an event are settled once for a day."""

    def __init__(self, claims: Claims, rows: Iterable[int] | None = None) -> None:
        self._claims, self._reader = claims, Reader(claims)
        event = claims.asked["event"]
        self._events: dict[str, list[int]] = {}
        for row in range(len(claims)) if rows is None else sorted(rows):
            self._events.setdefault(event[row], []).append(row)
        self._ready: dict[str, tuple[PartialDate | None, _Ready]] = {}

    def rows(self, event: str) -> Sequence[int]:
        """The claims of an event."""
        return self._events.get(event, [])

    def hear(self, question: Question, figure: Quantity, as_of: PartialDate | None = None) -> Hearing:
        """What the claims say to a figure for a question; without `as_of`, to the figure of any one day.

        The question's place is the event's own where the statement has none; its event is spelled as the claims' is.
        """
        vocabulary = self._claims.reading.vocabulary
        stated = Stand(numbers(figure), (as_of.first, as_of.last) if as_of else None, None)
        answer(stated, question, {question.metric: vocabulary.metric(question.metric).cumulative}, {})
        extent = Extent.of(question, vocabulary)
        ready = self._up_to(question.event, as_of)
        held = _related(ready, extent)
        heard = [found for one, side in held if one.named and one.latest and (found := _held(one, stated, side))]
        heard, assumed = (heard, None) if stated.stated else _on_one_day(heard)
        decided = {found.one.source for found in heard if found.how != "allows"}
        allowed = [found.one for found in heard if found.how == "allows" and found.one.source not in decided]
        repeats = repeated(sayings(one for one, _ in held), ready.setting.includes)
        return Hearing(
            _count([found.one for found in heard if found.how == "bears out"], repeats),
            _count([found.one for found in heard if found.how == "excludes"], repeats),
            _count(allowed, repeats),
            _rows(one for one, _ in held if not one.named),
            _rows(one for one, side in held if side == "same" and not one.latest and same(one, stated)),
            assumed,
            tuple(row for row in ready.without if _side(self._extent(row), extent)),
        )

    def _up_to(self, event: str, day: PartialDate | None) -> _Ready:
        """The claims of an event that certainly count up to a day, all of them without one."""
        known = self._ready.get(event)
        if known and known[0] == day:
            return known[1]
        rows, without = self._events.get(event, []), []
        if day is not None:
            own = {row: self._reader.own_day(row) for row in rows}
            without = [row for row in rows if not own[row]]
            rows = [row for row, span in own.items() if span and span[1] <= day.last]
        stands, setting = self._reader.taken(rows)
        left = settle(stands, setting.tie).stands
        find_fronts(left)
        ready = _Ready(left, setting, without)
        self._ready[event] = day, ready
        return ready

    def _extent(self, row: int) -> Extent:
        return Extent.of(self._claims.question(row), self._claims.reading.vocabulary)


def _related(ready: _Ready, extent: Extent) -> list[tuple[Stand, Side]]:
    """The claims of the statement's question, of its parts and of its wholes."""
    sides: dict[int, Side | None] = {}
    held: list[tuple[Stand, Side]] = []
    for one in ready.stands:
        if one.q not in sides:
            sides[one.q] = _side(ready.setting.extents[one.q], extent)
        side = sides[one.q]
        if side:
            held.append((one, side))
    return held


Side = Literal["same", "part", "whole"]
"""What a claim's question is to the statement's."""


def _side(extent: Extent, stated: Extent) -> Side | None:
    if extent.same(stated):
        return "same"
    if extent.part_of(stated):
        return "part"
    return "whole" if stated.part_of(extent) else None


def sayings(ones: Iterable[Stand]) -> Iterator[Saying]:
    """What is asked of claims to find who repeats whom."""
    return (Saying(one.source, one.via, (one.q, one.lo, one.hi), one.latest) for one in ones if one.named)


def _count(ones: Sequence[Stand], repeats: Mapping[str, Collection[str]]) -> Count:
    """Who does one thing to a statement."""
    names = {one.source for one in ones}
    heard = voices(names, repeats)
    return Count(heard, tuple(sorted(names.difference(heard))), _rows(ones))


def _rows(ones: Iterable[Stand]) -> tuple[int, ...]:
    return tuple(sorted(one.row for one in ones))


def _held(one: Stand, stated: Stand, side: Side) -> _Heard | None:
    """What one claim does to a statement; None where it implies nothing for it.

    Its low end holds for wholes and for later days, its high end for parts and for earlier days; on another day only if
    what the wider of the two counts can only grow.
    """
    wider = one if side == "whole" else stated
    free = not stated.stated
    same_day = free or one_day(one, stated)
    low = side != "whole" and (same_day or (before(one, stated) and wider.cumulative))
    high = side != "part" and (same_day or (before(stated, one) and wider.cumulative))
    if not low and not high:
        return None
    lo, hi = one.lo if low else 0, one.hi if high else OPEN
    wlo, whi = one.wlo if low else 0, one.whi if high else OPEN
    how: How = "allows"
    inside = stated.lo <= lo and hi <= stated.hi and stated.wlo <= wlo and whi <= stated.whi
    if inside or (side == "same" and low and high and _as_good_as(one, stated)):
        how = "bears out"
    elif (wlo > stated.whi or whi < stated.wlo) and not _roundings(one, stated):
        how = "excludes"
    return _Heard(one, how, hi < stated.lo, side == "whole", wider.cumulative)


def _as_good_as(one: Stand, stated: Stand) -> bool:
    """Whether a plain number is the one behind an `about`, or the claim's number rounded."""
    behind = one.about and one.said_low == one.said_high == stated.lo
    return stated.bound == EXACT and (behind or bool(rounds(stated, one)))


def _roundings(one: Stand, stated: Stand) -> bool:
    """Whether one of two plain numbers may be the other rounded."""
    return bool(rounds(stated, one) | rounds(one, stated))


def _on_one_day(heard: Sequence[_Heard]) -> tuple[list[_Heard], int | None]:
    """What a statement without a day hears, and a claim on whose day it is taken to stand.

    What is before all that bear it out (where none does: before the newest) is not heard of what rises and falls. Of
    what only grows it sets a floor alone, if it is lower; so does a lower one that has no clock with those. A whole
    sets its part no floor, and is not heard then.
    """
    against = [found.one for found in heard if found.how == "bears out"] or _newest([found.one for found in heard])
    settled = []
    for found in heard:
        earlier = [bool(before(found.one, other)) for other in against]
        loose = [bool(no_clock(found.one, other)) for other in against]
        if all(earlier) and not found.grows and found.how != "bears out":
            continue
        if found.lower and found.how != "bears out" and all(map(or_, earlier, loose)):
            if not found.whole:
                settled.append(found._replace(how="allows"))
            continue
        settled.append(found)
    newest = max((one for one in against if one.dated), key=lambda one: (one.t1, one.t0, -one.row), default=None)
    return settled, newest.row if newest else None


def _newest(ones: Sequence[Stand]) -> list[Stand]:
    """The claims that no other comes after; of those that have a day, if any has."""
    dated = [one for one in ones if one.dated] or list(ones)
    return [one for one in dated if not any(before(one, other) for other in dated)]
