"""From claims to what they are to each other, claim by claim: for small sets, and the measure of large ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.judging.fronts import find_fronts, find_older
from figures.judging.judged import Judged
from figures.judging.of_claims import taken
from figures.judging.pairs import found_pairs
from figures.judging.rows import gathered
from figures.judging.settle import settle
from figures.judging.sums import found_sums

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from figures.claims.table import Claims
    from figures.judging.stands import Setting, Stand


def judge(claims: Claims, rows: Iterable[int] | None = None) -> Judged:
    """What the claims of these rows, or all, are to each other.

    Unknown numbers and what is set aside take no part. Who calls answers for claims that no person has looked at.
    """
    return judge_stands(*taken(claims, rows))


def judge_stands(stands: Sequence[Stand], setting: Setting) -> Judged:
    """What claims that are already read are to each other; each is put on the days on which it stands."""
    left, struck, echo_of = settle(stands, setting.tie)
    find_fronts(left)
    found, undated = gathered(found_pairs(left, setting))
    found += found_sums(left, setting)
    return Judged(
        latest=frozenset(one.row for one in left if one.latest),
        older=find_older(left, setting.tie),
        echo_of=echo_of,
        struck=struck,
        found=tuple(found),
        undated=undated,
    )
