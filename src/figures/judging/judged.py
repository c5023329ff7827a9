"""What judging yields: values, no sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from figures.judging.rules import Kind

Bound = Literal["", "about", "at-least", "exact"]
"""How exact a gap is; empty where a vague word takes part, or no gap is meant."""


class Found(NamedTuple):
    """One discrepancy: two positions, what they are to each other and what that rests on.

    Attributes:
        kind: what they are to each other.
        a: the claims of one side, as rows in ascending order: the lower one; in `revision` and `lower-later` the
            earlier; in `excess`, `sum` and `same-number` the part.
        b: the claims of the other side.
        rests_on: what a source could object, in the order of `objections.RESTS`; empty: nothing.
        gap: how far apart the two are, in numbers that were said, of several pairs the plainest; None without `bound`.
        bound: how exact the gap is.
        current: whether in one of the pairs the sources stand by both claims.
        pairs: which claims were set against each other, side a first, in ascending order.
    """

    kind: Kind
    a: tuple[int, ...]
    b: tuple[int, ...]
    rests_on: tuple[str, ...]
    gap: int | None
    bound: Bound
    current: bool
    pairs: Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Judged:
    """What claims are to each other; claims are named by their rows.

    Attributes:
        latest: the claims that their own source has not replaced; of a description all; none of unknown numbers.
        older: of each latest claim that a later figure of another named source lies above, the newest such.
        echo_of: of each claim that repeats an earlier one of its source, that one.
        struck: the claims struck out, and their copies.
        found: the discrepancies, in no order that means anything.
        undated: pairs (the lower row first) without a number in common that no day sets in order.
    """

    latest: AbstractSet[int]
    older: Mapping[int, int]
    echo_of: Mapping[int, int]
    struck: AbstractSet[int]
    found: tuple[Found, ...]
    undated: AbstractSet[tuple[int, int]]
