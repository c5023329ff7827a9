"""From pairs to discrepancies: one row for each two positions, kind and what it rests on, with all its claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from figures.judging.judged import Found
from figures.judging.objections import BOUNDS, RESTS, gap, gap_bound, rests_on
from figures.judging.rules import Kind, Pairing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from figures.judging.judged import Bound
    from figures.judging.pairs import Pair

NO_PLACE: Final = 1 << RESTS.index("no-place")
"""The one thing that a pair without a conflict may rest on."""


@dataclass(slots=True)
class _Row:
    """A discrepancy while its pairs are gathered; `bound` is a place in `BOUNDS`."""

    kind: Kind
    rests: int
    pairs: set[tuple[int, int]] = field(default_factory=set)
    gap: int = 0
    bound: int = 0
    current: bool = False

    def closed(self) -> Found:
        a, b = (tuple(sorted({pair[side] for pair in self.pairs})) for side in (0, 1))
        number = self.gap if self.bound else None
        pairs = tuple(sorted(self.pairs))
        return Found(self.kind, a, b, told(self.rests), number, bound_name(self.bound), self.current, pairs)


def bound_name(bound: int) -> Bound:
    """A gap's exactness by its place in `BOUNDS`."""
    names: tuple[Bound, ...] = BOUNDS
    return names[bound]


def told(rests: int) -> tuple[str, ...]:
    """What bits say, in the order of `RESTS`."""
    return tuple(name for place, name in enumerate(RESTS) if rests >> place & 1)


def gathered(pairs: Iterable[Pair]) -> tuple[list[Found], frozenset[tuple[int, int]]]:
    """The discrepancies that pairs amount to, and the pairs that a missing day leaves open."""
    rows: dict[tuple[object, ...], _Row] = {}
    undated: set[tuple[int, int]] = set()
    for pair in pairs:
        if pair.rule.grave == "open":
            undated.add((min(pair.high.row, pair.low.row), max(pair.high.row, pair.low.row)))
        else:
            _add(rows, pair)
    return [row.closed() for row in rows.values()], frozenset(undated)


def _add(rows: dict[tuple[object, ...], _Row], pair: Pair) -> None:
    rule, high, low, pairing = pair
    a, b = (high, low) if rule.first == "higher" else (low, high)
    rests = rests_on(high, low)
    if rule.grave == "doubtful":  # no conflict: no day and no reading decides, but a place may
        rests &= NO_PLACE
    key = (rule.kind, rests, a.position, b.position)
    row = rows.get(key)
    if row is None:
        row = rows[key] = _Row(rule.kind, rests)
    row.pairs.add((a.row, b.row))
    alone = rule.current_if == "later" and pairing is Pairing.OWN
    row.current = row.current or (low.latest and (high.latest or alone))
    bound = 0 if rule.grave == "doubtful" else gap_bound(high, low)
    if bound > row.bound:
        row.bound, row.gap = bound, gap(high, low)
