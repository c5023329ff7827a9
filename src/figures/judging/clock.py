"""When two claims count to: one clock for a pair, who follows and who replaces whom.

Every function reads the attributes of two claims, or of two tables of claims side by side whose columns are arrays;
only `& | ^`, `+ * -` and comparisons are used, so that one line judges two claims or a million pairs. In Python `~True`
is -2: negation is `no`. What a claim carries is told in `judging.stands`; days are minutes, both ends included.
"""

from __future__ import annotations

from typing import Any, Final, TypeAlias

Side: TypeAlias = Any
"""A claim as `judging.stands` makes it, or a table of such, a column an attribute."""

Mask: TypeAlias = Any
"""A truth value, or an array of them."""

OPEN: Final = 1 << 60
"""The high end of what has none."""

NEVER: Final = 1 << 60
"""A minute after every other: when something comes that does not come."""

LATE: Final = NEVER - 1
"""The day of a claim that has none."""

DAY: Final = 1440
"""Minutes of a day."""


def no(mask: Mask) -> Mask:
    """Not."""
    return mask ^ True


# ── The day of a pair ──


def by_stated(c: Side, d: Side) -> Mask:
    """Whether the two meet on the days to which they count: both state one."""
    return c.stated & d.stated


def by_printed(c: Side, d: Side) -> Mask:
    """Whether the two meet on their printed days: one does not state a day, but both were printed on one."""
    return no(c.stated & d.stated) & c.dated & d.dated


def dayless(c: Side, d: Side) -> Mask:
    """Whether neither has any day; then they are of one day."""
    return no(c.dated | d.dated)


def before(c: Side, d: Side) -> Mask:
    """Whether c is certainly the earlier.

    What counts to a stated day before c was printed is not after c, whenever it was printed itself.
    """
    printed = (c.p1 < d.p0) & no(d.stated & (d.a1 < c.p0))
    return by_stated(c, d) & (c.a1 < d.a0) | by_printed(c, d) & printed


def same_days(c: Side, d: Side) -> Mask:
    """Whether the days on which the two meet are equal."""
    stated = by_stated(c, d) & (c.a0 == d.a0) & (c.a1 == d.a1)
    return stated | by_printed(c, d) & (c.p0 == d.p0) & (c.p1 == d.p1)


def within_a_day(c: Side, d: Side) -> Mask:
    """Whether both lie in one calendar day, and neither certainly before the other."""
    stated = (c.day == d.day) & (c.day >= 0) & (c.a0 <= d.a1) & (d.a0 <= c.a1)
    printed = (c.pday == d.pday) & (c.pday >= 0) & (c.p0 <= d.p1) & (d.p0 <= c.p1)
    return by_stated(c, d) & stated | by_printed(c, d) & printed


def one_day(c: Side, d: Side) -> Mask:
    """Whether the two are of one day."""
    return same_days(c, d) | within_a_day(c, d) | dayless(c, d)


def no_clock(c: Side, d: Side) -> Mask:
    """Whether nothing says which is the earlier, or that they are of one day."""
    return no(before(c, d) | before(d, c) | one_day(c, d))


# ── One source after another day ──


def printed_first(c: Side, d: Side) -> Mask:
    """Whether c was certainly published before d; both state when."""
    return c.out & d.out & (c.p1 < d.p0)


def again(d: Side, c: Side) -> Mask:
    """Whether d counts to the same stated day as c and was published later."""
    return by_stated(c, d) & (c.a0 == d.a0) & (c.a1 == d.a1) & printed_first(c, d)


def repeats(d: Side, c: Side) -> Mask:
    """Whether d prints c's figure again (source, question and interval are the same already)."""
    return again(d, c) | no(d.stated) & d.out & c.stated & (c.a0 <= d.p1)


def follows(d: Side, c: Side) -> Mask:
    """Whether d's own day is after c's."""
    return c.dated & d.dated & (c.t1 < d.t0)


def restates(d: Side, c: Side) -> Mask:
    """Whether the source counted again for c's day: nobody relays d, or one who had printed c's figure."""
    return again(d, c) & ((d.may & c.bit) != 0) & no(d.echo)


def spared(d: Side, c: Side) -> Mask:
    """Whether d, though it follows c, leaves c standing.

    A lower count of what only grows takes nothing back by its day of printing alone, or if it was printed first; but of
    several higher ones the highest stands for all.
    """
    lower = (c.lo > d.hi) & c.cumulative
    return lower & (no(by_stated(c, d)) | printed_first(d, c)) & no(c.topped)


def replaces(d: Side, c: Side) -> Mask:
    """Whether d takes c's place; both are of one named source and question."""
    return follows(d, c) & no(spared(d, c)) & no(d.echo) | restates(d, c)


def outdates(d: Side, c: Side) -> Mask:
    """Whether d hides c, which is by the same description and road: it is later, on the clock of the two."""
    return before(c, d)


def known(c: Side, x: Side) -> Mask:
    """Whether c still stands on x's day: all that replace it come after x.

    What replaces c is known by four minutes: of those that state `as_of` the first beginning `ra`, the first end `re`
    and the first print `rs`; of the others the first print `rp`.
    """
    stated = x.stated & (x.a1 < c.ra)
    printed = no(x.stated) & (x.p1 < c.rs) & (x.p0 <= c.re)
    return (x.p1 < c.rp) & (stated | printed)


def asked(high: Side, low: Side) -> Mask:
    """Whether claims of two sources, or of a part and its whole, are set against each other.

    Both must be known on the later's day; of one day, or without a clock, each on the other's.
    """
    rising, falling = before(high, low), before(low, high)
    on_low = rising & known(high, low) & known(low, low)
    on_high = falling & known(low, high) & known(high, high)
    return on_low | on_high | no(rising | falling) & known(high, low) & known(low, high)


def screens(replacer: Side, x: Side) -> Mask:
    """Whether what replaces a claim keeps another one of the same source from it: it is before x, or has no clock."""
    return no(one_day(replacer, x) | before(x, replacer))
