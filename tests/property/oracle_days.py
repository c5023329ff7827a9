"""Two claims on one clock, and what one row of the result holds: sections 5 and 7 of the design, by brute force."""

from __future__ import annotations

from typing import NamedTuple

from oracle_rows import DAY, Claim, Range

RESTS = ("printed", "no-dates", "coarse", "no-place", "reading")
BOUNDS = ("exact", "at-least", "about", "")


class Found(NamedTuple):
    """A row: one for each pair of positions, kind and `rests_on`."""

    kind: str
    a: frozenset[str]
    b: frozenset[str]
    rests_on: tuple[str, ...]
    gap: int | None
    bound: str
    ratio: float | None
    current: bool


# ── Days (5) ──


def compare(one: Range, other: Range) -> str | None:
    """“c is before d if its day (to the minute where one is given) ends before d's begins; they are of one day if equal or
    within one calendar day; otherwise (`2022-01` beside `2022-01-15`) there is no clock.”"""
    if one[1] < other[0]:
        return "before"
    if other[1] < one[0]:
        return "after"
    days = {minute // DAY for minute in (*one, *other)}
    return "one" if one == other or len(days) == 1 else None


def clock(c: Claim, d: Claim) -> tuple[str | None, str]:
    """“If both state `as_of`, they are compared by it. Otherwise, if both have a printed day (`published`, or else
    `as_of`), by that; but what counts to a stated day before the other's printed day is not after it: then there is no
    clock. If neither has any day, they are of one day. If one alone has none, there is no clock.” And what decided."""
    if c.as_of and d.as_of:
        return compare(c.as_of, d.as_of), "as_of"
    printed_c, printed_d = c.published or c.as_of, d.published or d.as_of
    if printed_c is None or printed_d is None:
        return ("one", "nothing") if printed_c is printed_d else (None, "nothing")
    order = compare(printed_c, printed_d)
    if order == "after" and c.as_of and compare(c.as_of, printed_d) == "before":
        return None, "printed"
    if order == "before" and d.as_of and compare(d.as_of, printed_c) == "before":
        return None, "printed"
    return order, "printed"


def order(c: Claim, d: Claim) -> str | None:
    """Where c stands to d on their clock: before, one (day), after; None without a clock."""
    return clock(c, d)[0]


def earlier(one: Range | None, other: Range | None) -> bool:
    """Whether both days are stated and the one lies before the other."""
    return one is not None and other is not None and compare(one, other) == "before"


def same_series(c: Claim, d: Claim) -> bool:
    """Whether two claims are of one named source and question."""
    return c.named and d.named and c.source == d.source and c.question == d.question


def same_desk(c: Claim, d: Claim) -> bool:
    """“one source (or description and via) and question”."""
    return c.question == d.question and c.source == d.source and (c.named or c.via == d.via)


def echoes(c: Claim, o: Claim) -> bool:
    """“A claim of a named source repeats an earlier one if source, question and interval are the same and it states the
    same `as_of` and was published later, or states no `as_of` and the other's is not after its `published`.”"""
    if not same_series(c, o) or c.interval != o.interval:
        return False
    if c.as_of:
        return c.as_of == o.as_of and earlier(o.printed, c.printed)
    return c.printed is not None and o.as_of is not None and not earlier(c.printed, o.as_of)


def below(d: Claim, c: Claim) -> bool:
    """Whether d lies entirely below c."""
    return d.high < c.low


def floors_sink(c: Claim, d: Claim) -> bool:
    """“a floor whose number sinks (`at least 115`, later `at least 97`)”, not `more than 500`, later `at least 500`."""
    numbers = [claim.low - (claim.bound == "more-than") for claim in (c, d)]
    return all(claim.bound in ("at-least", "more-than") for claim in (c, d)) and numbers[1] < numbers[0]


def lower(d: Claim, c: Claim) -> bool:
    """Whether d is the lower figure of the two: entirely below, or as a floor of a lower number."""
    return below(d, c) or floors_sink(c, d)
