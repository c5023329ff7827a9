"""What must come out, by brute force: every pair of claims, judged on its own, from the words of the design alone.

Nothing here is shared with the code under test but the claims themselves. It is slow on purpose and has no cleverness:
a pair of claims is a discrepancy or it is not, and pairs of the same two positions and kind are one row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from figures import Claim, PartialDate

NEVER, EVER = -1, 10**12

WIDER_METRIC = {"beheaded": "killed", "killed": "casualties", "wounded": "casualties", "held": "detained"}
WIDER_POPULATION = {"police": "security forces", "security forces": "people", "protesters": "people"}
NOT_CUMULATIVE = {"held"}


class Found(NamedTuple):
    """One discrepancy: its kind, and the ids of the claims on each side."""

    kind: str
    a: frozenset[str]
    b: frozenset[str]


def discrepancies(claims: Sequence[Claim]) -> set[Found]:
    """Every discrepancy of these claims, whose ids must be all different."""
    rows: dict[tuple[object, ...], tuple[set[str], set[str]]] = {}
    taking_part = [claim for claim in claims if claim.status != "retracted" and not claim.figure.unknown]
    for one in taking_part:
        for other in taking_part:
            if one.id == other.id or not they_meet(one, other, taking_part):
                continue
            for a, b in ((one, other), (other, one)):
                kind = discrepancy(a, b)
                if kind:
                    a_ids, b_ids = rows.setdefault((kind, position(a), position(b)), (set(), set()))
                    a_ids.add(a.id)
                    b_ids.add(b.id)
    return {Found(str(kind), frozenset(a), frozenset(b)) for (kind, *_), (a, b) in rows.items()}


def discrepancy(a: Claim, b: Claim) -> str | None:
    """The kind of discrepancy that the two are, `a` being the part, or the earlier, or the lower; else None."""
    if a.event != b.event:
        return None
    if question(a) == question(b):
        return within_a_question(a, b)
    if lies_within(a, b):
        return between_part_and_whole(a, b)
    return None


def within_a_question(a: Claim, b: Claim) -> str | None:
    """`contradiction`, `misquotation`, `revision`, `decrease`, or None (echo, same, compatible, growth, or the other way)."""
    if overlap(a, b):
        return None
    if certainly_earlier(a, b):
        if above(b, a) or a.metric in NOT_CUMULATIVE:
            return None
        return "revision" if a.source == b.source else "decrease"
    if certainly_earlier(b, a) or above(a, b):
        return None  # told from the other side
    return "misquotation" if a.source == b.source else "contradiction"


def between_part_and_whole(a: Claim, b: Claim) -> str | None:
    """`excess` or `scope-shift` of a part `a` and its whole `b`."""
    in_time = not certainly_earlier(b, a)
    if b.metric in NOT_CUMULATIVE and certainly_earlier(a, b):
        in_time = False  # who was counted on an earlier day may be gone
    if in_time and above(a, b):
        return "excess"
    low, high = ends(a)
    one_number = a.figure.bound == b.figure.bound == "exact" and ends(a) == ends(b) and low == high
    another_group = a.population != b.population or (a.place != b.place and a.place and b.place)
    if one_number and low >= 10 and a.metric == b.metric and another_group:
        return "scope-shift"
    return None


# ── numbers ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def ends(claim: Claim) -> tuple[int, int]:
    """The lowest and the highest number that the figure allows."""
    interval = claim.figure.interval
    return interval.low, EVER if interval.high is None else interval.high


def overlap(a: Claim, b: Claim) -> bool:
    """Whether one number satisfies both."""
    return max(ends(a)[0], ends(b)[0]) <= min(ends(a)[1], ends(b)[1])


def above(a: Claim, b: Claim) -> bool:
    """Whether every number of the first is higher than every number of the second."""
    return ends(a)[0] > ends(b)[1]


# ── dates ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def span(claim: Claim) -> tuple[int, int]:
    """The first and the last minute that the date may mean: unstated, some day not later than `published`."""
    if claim.as_of:
        return claim.as_of.first, claim.as_of.last
    return NEVER, claim.published.last if claim.published else EVER


def certainly_earlier(a: Claim, b: Claim) -> bool:
    """Whether the first is dated before the second, whatever the two dates mean."""
    return span(a)[1] < span(b)[0]


# ── scopes ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def question(claim: Claim) -> tuple[object, ...]:
    """Event and scope."""
    since = (claim.since.first, claim.since.last) if claim.since else None
    return claim.event, claim.metric, claim.population, claim.place, since


def lies_within(a: Claim, b: Claim) -> bool:
    """Whether each component of the first scope lies in the same component of the second."""
    return (
        b.metric in upwards(a.metric, WIDER_METRIC)
        and b.population in upwards(a.population, WIDER_POPULATION)
        and (b.place in ("", a.place) or a.place.endswith(f", {b.place}"))
        and begins_in(a.since, b.since)
    )


def upwards(name: str, wider: dict[str, str]) -> set[str]:
    """The name and all that it is part of."""
    names = {name}
    while name in wider:
        name = wider[name]
        names.add(name)
    return names


def begins_in(part: PartialDate | None, whole: PartialDate | None) -> bool:
    """Whether a count that begins with the first lies in one that begins with the second; None: with the event."""
    if whole is None:
        return True
    if part is None:
        return False
    return (part.first, part.last) == (whole.first, whole.last) or whole.last < part.first


def position(claim: Claim) -> tuple[object, ...]:
    """What claims share that are one answer: question, the date as stated, and the numbers allowed."""
    as_of = (claim.as_of.first, claim.as_of.last) if claim.as_of else None
    return question(claim), as_of, ends(claim)


# ── who meets whom ───────────────────────────────────────────────────────────────────────────────────────────────────


def they_meet(one: Claim, other: Claim, among: Iterable[Claim]) -> bool:
    """Whether one of the two is known on the other's date.

    Neither certainly the earlier: each may be known on the other's date. One certainly the earlier: it is known on the
    later's date unless its source has made a newer claim by then; a source's own claim meets the previous one, which
    is the one with no other certainly between them.
    """
    if certainly_earlier(other, one):
        one, other = other, one
    if not certainly_earlier(one, other):
        return True
    newer = [
        claim
        for claim in among
        if claim.source == one.source and question(claim) == question(one) and certainly_earlier(one, claim)
    ]
    if one.source == other.source and question(one) == question(other):
        return not any(certainly_earlier(claim, other) for claim in newer)
    return not any(span(claim)[0] <= span(other)[1] for claim in newer)


# ── who is independent ───────────────────────────────────────────────────────────────────────────────────────────────


def voices(side: Iterable[Claim], same_question: Sequence[Claim]) -> int | None:
    """How many sources of a side relay no other source of it; None if some relay each other in a circle."""
    repeats: dict[str, set[str]] = {}
    for claim in same_question:
        road = [claim.source, *claim.via]
        for place, relay in enumerate(road):
            repeats.setdefault(relay, set()).update(set(road[:place]) - {relay})
    for name in repeats:
        reached, frontier = set[str](), {name}
        while frontier:
            frontier = {far for near in frontier for far in repeats.get(near, set())} - reached
            reached |= frontier
        if name in reached:
            return None
    sources = {claim.source for claim in side}
    return sum(not (repeats.get(source, set()) & sources) for source in sources)
