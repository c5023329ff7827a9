"""From claims to what they are to each other: small sets claim by claim, large ones by joins of columns."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from figures.judging.plain import judge as judge_plainly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figures.claims.table import Claims
    from figures.judging.judged import Judged

LARGE: Final = 100_000
"""Pairs of claims within events from which on it pays to load numpy: some 4,000 claims, or 300 of one event."""


def judge(claims: Claims, rows: Sequence[int] | None = None) -> Judged:
    """What the claims of these rows, or all, are to each other.

    Unknown numbers and what is set aside take no part. Who calls answers for claims that no person has looked at.
    """
    if sum(its * its for its in Counter(claims.asked["event"].codes).values()) < LARGE:
        return judge_plainly(claims, rows)
    from figures.judging.joins import judge as judge_columns  # needs numpy, which takes as long as 3,000 claims

    return judge_columns(claims, rows)
