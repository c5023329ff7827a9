"""Where one source fails its own arithmetic: the kind `sum` of section 7 of the design, by brute force."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from oracle_days import RESTS, Found
from oracle_rows import DAY, OPEN, Claim, meet, rounded, said, widest

if TYPE_CHECKING:
    from oracle import Judged

Group = list[Claim]

CEILINGS = ("at-most", "fewer-than")


def sums(judged: Judged) -> list[Found]:
    """“one named source, each number given once: two parts or more of one split, or all parts of a `sum_of`, of one `as_of`
    and `published` with the whole; or a total up to d2 and, of the same `published`, the count `since` the day after d1,
    with its last total up to d1 published by then.”"""
    found = []
    for whole in _groups(judged).values():
        for parts, exceed in (*_by_scope(judged, whole), *_by_days(judged, whole)):
            row = _sum(judged, parts, whole, exceed=exceed)
            if row:
                found.append(row)
    return found


def _groups(judged: Judged) -> dict[tuple[object, ...], Group]:
    """The claims of one named source, question and days; only where they give one number, for “each number given once”."""
    groups: dict[tuple[object, ...], Group] = {}
    for c in judged.claims:
        if c.named:
            groups.setdefault((c.source, c.question, c.as_of, c.published), []).append(c)
    return {key: group for key, group in groups.items() if len({c.interval for c in group}) == 1}


def _by_scope(judged: Judged, whole: Group) -> list[tuple[list[Group], bool]]:
    """The parts of a split that are there, and the parts of a `sum_of` if all are; whether they must exceed."""
    words, q = judged.table.words, whole[0].question
    groups, days = _groups(judged), (whole[0].as_of, whole[0].published)
    found = []
    for split in words.populations.get(q.population, {}).get("splits", []):
        keys = [(whole[0].source, q._replace(population=words.population(part)), *days) for part in split]
        found.append(([groups[key] for key in keys if key in groups], True))
    members = words.metrics[q.metric].get("sum_of", [])
    keys = [(whole[0].source, q._replace(metric=words.metric(part)), *days) for part in members]
    if keys and all(key in groups for key in keys):
        found.append(([groups[key] for key in keys], False))
    return [(parts, exceed) for parts, exceed in found if len(parts) > 1]


def _by_days(judged: Judged, whole: Group) -> list[tuple[list[Group], bool]]:
    """The count since the day after d1 and the last total up to d1; people who may be found or let go do not add up."""
    total, found = whole[0], []
    groups = _groups(judged)
    if not total.as_of or not judged.table.cumulative(total.question.metric):
        return []
    for (source, question, as_of, published), increment in groups.items():
        if (source, as_of, published) != (total.source, total.as_of, total.published):
            continue
        since = increment[0].question.since
        if question != total.question._replace(since=since) or since <= total.question.since:
            continue
        day = (since - DAY, since - 1)
        before = [
            c
            for c in judged.claims
            if (c.named and c.source, c.question, c.as_of) == (total.source, total.question, day)
            and _by_then(c.published, total.published)
        ]
        # of two numbers for that day, none of which is the later print, neither is its last: then nothing is said
        last = [c for c in before if not any(_later(other, c) for other in before)]
        if len({claim.interval for claim in last}) == 1 and since // DAY * DAY == since:
            found.append(([last, increment], False))
    return found


def _by_then(printed: object, then: object) -> bool:
    """Whether what was printed was printed by then; without a day it may have been."""
    return not (isinstance(printed, tuple) and isinstance(then, tuple) and then[1] < printed[0])


def _later(one: Claim, other: Claim) -> bool:
    a, b = one.published, other.published
    return a is not None and b is not None and b[1] < a[0]


def _sum(judged: Judged, parts: list[Group], whole: Group, *, exceed: bool) -> Found | None:
    """“Parts of a split exceed, the others differ. Side a is the parts, b the whole. It rests on what its parts and whole,
    two by two, rest on. Not where one part alone exceeds.”"""
    if any(part[0].low > whole[0].high for part in parts):
        return None
    together = _added([part[0].interval for part in parts])
    if meet(together, whole[0].interval) or (exceed and together[0] <= whole[0].high):
        return None
    members = [group[0] for group in (*parts, whole)]
    rests = {rest for c, d in combinations(members, 2) for rest in judged.rests("sum", c, d)} - {"reading"}
    exact = all(c.bound == "exact" for c in members)
    rounding = exact and (rounded(whole[0].low, together[0]) or rounded(together[0], whole[0].low))
    if rounding or meet(_added([widest(part[0]) for part in parts]), widest(whole[0])):
        rests.add("reading")
    number, bound, ratio = _gap(parts, whole[0], more=together[0] > whole[0].high)
    current = any(
        c.id in judged.latest_ids and d.id in judged.latest_ids for part in parts for c in part for d in whole
    )
    return Found(
        "sum",
        frozenset(c.id for part in parts for c in part),
        frozenset(c.id for c in whole),
        tuple(rest for rest in RESTS if rest in rests),
        number,
        bound,
        ratio,
        current,
    )


def _added(intervals: list[tuple[int, int]]) -> tuple[int, int]:
    return sum(low for low, _ in intervals), min(OPEN, sum(high for _, high in intervals))


def _gap(parts: list[Group], whole: Claim, *, more: bool) -> tuple[int | None, str, float | None]:
    """The gap between what was said: of the parts together and of the whole."""
    numbers = [said(part[0])[0 if more else 1] for part in parts]
    if more:  # of a ceiling at least nobody counts
        numbers = [0 if part[0].bound in CEILINGS else number for part, number in zip(parts, numbers, strict=True)]
    other = said(whole)[1 if more else 0]
    bounds = {whole.bound, *(part[0].bound for part in parts)}
    if other is None or "vague" in bounds or any(number is None for number in numbers):
        return None, "", None
    together = sum(number for number in numbers if number is not None)
    low, high = sorted((together, other))
    bound = "about" if bounds & {"about", "nearly"} else "exact" if bounds == {"exact"} else "at-least"
    return high - low, bound, high / low if low and high / low >= 1.1 else None
