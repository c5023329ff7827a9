"""What a question amounts to, who speaks and who merely repeats: section 8 of the design, by brute force."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from oracle_days import order
from oracle_rows import OPEN, Claim, Question, said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oracle import Judged


@dataclass(frozen=True)
class Given:
    words: frozenset[str]
    sources: frozenset[str]
    unnamed: int
    claims: frozenset[str]


@dataclass(frozen=True)
class Amount:
    """What one question amounts to (8)."""

    question: Question
    given: dict[tuple[int, int], Given]
    voices: frozenset[str]
    older: dict[str, set[str]]
    low: int | None
    high: int | None
    open: bool
    state: str


def amount(judged: Judged, question: Question) -> Amount:
    here = [c for c in judged.claims if c.question == question]
    latest = [c for c in here if c.id in judged.latest_ids]
    given = {}
    for interval in {c.interval for c in latest}:
        group = [c for c in latest if c.interval == interval]
        given[interval] = Given(
            frozenset(c.wording for c in group),
            frozenset(c.name for c in group if c.named),
            sum(not c.named for c in group),
            frozenset(c.id for c in group),
        )
    names = speaking({c.source for c in latest if c.named}, repeats(judged, here))
    numbers = [_worded(c) for c in latest]
    lows = [low for low, _ in numbers if low is not None]
    highs = [number for low, high in numbers for number in (low, high) if number is not None]
    return Amount(
        question,
        given,
        frozenset(judged.table.shown(name) for name in names),
        {at: above for at, above in judged.older.items() if at in {c.id for c in here}},
        min(lows, default=None),
        max(highs, default=None),
        any(c.bound in ("at-least", "more-than") or (c.bound == "range" and c.high == OPEN) for c in latest),
        _state(judged, question, latest),
    )


def _worded(c: Claim) -> tuple[int | None, int | None]:
    """“the low end is never a ceiling or a vague word; of `at least n` n counts”: of `more than n` and `fewer than n` too."""
    low, high = said(c)
    return (
        low - 1 if low is not None and c.bound == "more-than" else low,
        high + 1 if high is not None and c.bound == "fewer-than" else high,
    )


def _state(judged: Judged, question: Question, latest: list[Claim]) -> str:
    """“`conflict` if a current discrepancy of the question rests on nothing; `differ` if there are current discrepancies,
    but each rests on something, or latest figures that are disjoint without a clock; else `none`. `same-number` and
    `revision` make no state. An `excess` counts for the part's question, a `sum` for the whole's.”"""
    of = {c.id: c.question for c in judged.claims}
    mine = [
        row
        for row in judged.found
        if row.current and row.kind not in ("same-number", "revision")
        and question in {of[at] for at in (row.b if row.kind == "sum" else row.a)}
    ]  # fmt: skip
    if any(not row.rests_on for row in mine):
        return "conflict"
    pairs = ((c, d) for c, d in combinations(latest, 2) if frozenset((c.id, d.id)) in judged.undated)
    open_pairs = any(order(c, d) is None for c, d in pairs)
    return "differ" if mine or open_pairs else "none"


def repeats(judged: Judged, here: list[Claim]) -> dict[str, set[str]]:
    """“Y repeats X (named) if claims here have source X and Y in their via, and every latest figure of Y's own is one that
    it carried; an umbrella (`includes` in `[sources]`) repeats its members.” X is whose figures Y's own are: from whom
    it carried another figure it does not repeat."""
    sources = {claim.source for claim in here if claim.named}
    found: dict[str, set[str]] = {source: set() for source in sources}
    for y in sources:
        carried = [claim for claim in here if claim.named and y in claim.via and claim.source != y]
        own = {(c.question, c.interval) for c in here if c.source == y and c.id in judged.latest_ids}
        if own <= {(claim.question, claim.interval) for claim in carried}:
            found[y] |= {claim.source for claim in carried if (claim.question, claim.interval) in own}
        found[y] |= {member for member in judged.table.words.includes.get(y, ()) if member in sources and member != y}
    return found


def speaking(names: Iterable[str], repeated: dict[str, set[str]]) -> set[str]:
    """“the named sources, less those that only repeat; round a circle the first by alphabet is the voice”: a circle that
    repeats nobody outside it."""
    among = set(names)
    reach = {name: _reached(name, repeated, among) for name in among}
    found = set()
    for name in among:
        circle = {other for other in reach[name] if name in reach[other]} | {name}
        if reach[name] <= circle and name == min(circle):
            found.add(name)
    return found


def _reached(name: str, repeated: dict[str, set[str]], among: set[str]) -> set[str]:
    """All whom a source repeats, directly or by others, among those given."""
    found: set[str] = set()
    ahead = [name]
    while ahead:
        for other in repeated.get(ahead.pop(), set()) & among - found:
            found.add(other)
            ahead.append(other)
    return found
