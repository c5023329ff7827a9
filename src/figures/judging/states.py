"""What the figures for each question are to each other: in conflict, different, or neither."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from figures.judging.rules import OF, Kind

if TYPE_CHECKING:
    from figures.claims.scope import Question
    from figures.claims.table import Claims
    from figures.judging.judged import Judged


class State(enum.StrEnum):
    """What the figures for one question are to each other."""

    CONFLICT = "conflict"
    """Sources stand by figures that cannot both be right, and nothing excuses it."""
    DIFFER = "differ"
    """Figures differ, but a day, a place or a word may explain each difference, or a day is missing."""
    NONE = "none"
    """Neither."""


def states(claims: Claims, judged: Judged) -> dict[Question, State]:
    """The state of each question that is not `none`; an `excess` counts for the part's, a `sum` for the whole's."""
    found: dict[Question, State] = {}
    for one in judged.found:
        if one.current and OF[one.kind].disputes:
            question = claims.question((one.b if one.kind is Kind.SUM else one.a)[0])
            if not one.rests_on:
                found[question] = State.CONFLICT
            else:
                found.setdefault(question, State.DIFFER)
    for row, other in judged.undated:
        if row in judged.latest and other in judged.latest:
            question = claims.question(row)
            if question == claims.question(other):
                found.setdefault(question, State.DIFFER)
    return found
