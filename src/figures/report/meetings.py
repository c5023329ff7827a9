"""Many discrepancies of one question as few sentences: each tells one figure and all that it cannot stand beside."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from figures.report.forms import Gap
from figures.report.sentences import Meeting, by_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from figures.judging.judged import Found
    from figures.report.model import Discrepancy
    from figures.report.said import Teller, Told

_OWN = frozenset({"revision", "two-figures", "sum", "same-number"})
"""Kinds that tell each discrepancy by itself, or all of one source together."""

Position = tuple[object, ...]
"""What makes figures one: their question, interval and day."""


class Edge(NamedTuple):
    """One discrepancy, of which only the claims that its sources stand by are kept."""

    kind: str
    rests_on: tuple[str, ...]
    a: Position
    b: Position
    a_rows: frozenset[int]
    b_rows: frozenset[int]
    gap: Gap
    new: bool = False

    @property
    def weight(self) -> int:
        """How far apart they are; -1 where no number says it."""
        return -1 if self.gap.number is None else self.gap.number


def standing_pairs(claims: Told, one: Discrepancy | Found, latest: AbstractSet[int]) -> list[tuple[int, int]]:
    """The pairs that make a discrepancy current: both claims latest; of one source's lowered figure the later one."""
    source = claims.columns["source"]
    own = one.kind in ("revision", "lower-later")
    return [
        (a, b)
        for a, b in one.pairs
        if b in latest and (a in latest or (own and source[a] == source[b] and claims.named(b)))
    ]


def edges(teller: Teller, found: Iterable[Discrepancy], latest: AbstractSet[int]) -> list[Edge]:
    """The discrepancies with the claims that are stood by; those without any are left out."""
    made = []
    for one in found:
        pairs = standing_pairs(teller.claims, one, latest)
        if one.kind == "sum":
            pairs = [(a, b) for a in one.a.rows for b in one.b.rows]
        gap = Gap(one.gap if one.gap_bound else None, one.gap_bound)
        for its in by_source(teller, one.kind, pairs):
            a, b = frozenset(a for a, _ in its), frozenset(b for _, b in its)
            places = (_position(teller, min(a)), _position(teller, min(b)))
            made.append(Edge(str(one.kind), one.rests_on, *places, a, b, gap, one.new))
    return made


def undated(teller: Teller, pairs: Iterable[tuple[int, int]]) -> list[Edge]:
    """Pairs of rows that no clock sets against each other, as edges without a gap."""
    held: dict[tuple[Position, Position], tuple[set[int], set[int]]] = {}
    for one, other in pairs:
        a, b = sorted((one, other), key=lambda row: teller.quantity(row).low)
        its = held.setdefault((_position(teller, a), _position(teller, b)), (set(), set()))
        its[0].add(a)
        its[1].add(b)
    return [
        Edge("undated", (), a, b, frozenset(a_rows), frozenset(b_rows), Gap(None, ""))
        for (a, b), (a_rows, b_rows) in held.items()
    ]


def _position(teller: Teller, row: int) -> Position:
    number, (as_of, published) = teller.quantity(row).interval, teller.days(row)
    day = as_of or published
    return (
        number.low,
        -1 if number.high is None else number.high,
        as_of is not None,
        (day.first, day.last) if day else (),
        str(teller.claims.question(row)),
    )


def meetings(held: Sequence[Edge]) -> list[Meeting]:
    """The edges as meetings: largest gap first, what a source lowered of its own last."""
    alike: dict[tuple[object, ...], list[Edge]] = defaultdict(list)
    for place, edge in enumerate(sorted(held, key=_order)):
        single = place if edge.kind in ("revision", "sum", "same-number") else -1
        alike[edge.kind, edge.rests_on, edge.gap.number is None, edge.new, single].append(edge)
    made = [meeting for group in alike.values() for meeting in _joined(_clusters(group))]
    return sorted(made, key=lambda meeting: (meeting.kind == "revision", -_weight(meeting)))


def _order(edge: Edge) -> tuple[object, ...]:
    return (-edge.weight, edge.kind, edge.rests_on, str(edge.a), str(edge.b))


def _weight(meeting: Meeting) -> int:
    return max((gap.number for gap in meeting.gaps if gap.number is not None), default=-1)


def _clusters(alike: list[Edge]) -> Iterator[Meeting]:
    """The figure in most of the remaining pairs with all its opponents, until no pair remains."""
    left = dict.fromkeys(alike)
    beside: dict[Position, dict[Edge, None]] = defaultdict(dict)
    for edge in alike:
        beside[edge.a][edge] = None
        if edge.kind not in ("excess", *_OWN):  # of a part and its wholes the part is told first
            beside[edge.b][edge] = None
    if alike[0].kind == "two-figures":
        yield from _two_ways(alike)
        return
    while left:
        hub = max((place for place in beside if beside[place]), key=lambda place: _pull(place, beside[place]))
        its = list(beside[hub])
        for edge in its:
            del left[edge]
            beside[edge.a].pop(edge, None)
            beside[edge.b].pop(edge, None)
        yield _meeting(hub, its)


def _pull(place: Position, its: dict[Edge, None]) -> tuple[object, ...]:
    return (len(its), max(edge.weight for edge in its), place)


def _meeting(hub: Position, its: list[Edge]) -> Meeting:
    one = sorted({row for edge in its for row in (edge.a_rows if edge.a == hub else edge.b_rows)})
    its = sorted(its, key=lambda edge: str(edge.b if edge.a == hub else edge.a))
    its = sorted(its, key=lambda edge: edge.b[0] if edge.a == hub else edge.a[0])  # type: ignore[arg-type, return-value]
    others = tuple(tuple(sorted(edge.b_rows if edge.a == hub else edge.a_rows)) for edge in its)
    return Meeting(its[0].kind, its[0].rests_on, tuple(one), others, tuple(edge.gap for edge in its), its[0].new)


def _two_ways(alike: list[Edge]) -> Iterator[Meeting]:
    """All figures of one source for one day in one sentence: what hangs together by its pairs."""
    groups: list[tuple[set[Position], list[Edge]]] = []
    for edge in alike:
        near = [group for group in groups if {edge.a, edge.b} & group[0]]
        places, its = {edge.a, edge.b}, [edge]
        for group in near:
            places |= group[0]
            its = [*group[1], *its]
            groups.remove(group)
        groups.append((places, its))
    for places, its in groups:
        rows: dict[Position, set[int]] = {place: set() for place in places}
        for edge in its:
            rows[edge.a] |= edge.a_rows
            rows[edge.b] |= edge.b_rows
        one, *others = (tuple(sorted(rows[place])) for place in sorted(rows, key=str))
        yield Meeting(its[0].kind, its[0].rests_on, one, tuple(others), tuple(edge.gap for edge in its), its[0].new)


def _joined(held: Iterable[Meeting]) -> Iterator[Meeting]:
    """Sentences on later days whose opponents are the same become one."""
    same: dict[object, Meeting] = {}
    for place, meeting in enumerate(held):
        key = meeting.others if meeting.kind == "lower-later" else place
        before = same.get(key)
        if before is not None:
            one = tuple(sorted((*before.one, *meeting.one)))
            meeting = meeting._replace(one=one, gaps=(*before.gaps, *meeting.gaps))  # noqa: PLW2901 - grows
        same[key] = meeting
    yield from same.values()
