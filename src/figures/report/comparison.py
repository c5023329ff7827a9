"""From claims to a report: which questions are related, which claims meet, and what that amounts to."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from figures.errors import DateError, SelectionError
from figures.judging.knowledge import dated
from figures.judging.series import suspected
from figures.report.meeting import between
from figures.report.model import Report, in_reading_order
from figures.report.selection import Selection
from figures.words.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from figures.claims.table import Claims
    from figures.report.model import Discrepancy

LARGE: Final = 20_000
"""From how many claims on a sieve over numbers costs less than it saves (numpy takes a tenth of a second to load)."""


def compare_claims(
    claims: Claims,
    *,
    metric: Collection[str] = (),
    population: Collection[str] = (),
    place: Collection[str] = (),
    event: Collection[str] = (),
    source: Collection[str] = (),
    as_of: str | PartialDate | None = None,
    min_gap: int = 0,
    min_ratio: float = 1.0,
) -> Report:
    """Judge claims against each other, and report the questions and discrepancies that the filters select.

    A filter narrows what is reported, never what it is judged against: a discrepancy is reported if one of its sides
    answers a selected question. `population` and `place` select their parts as well; `source` selects the questions
    that the source answers, and the discrepancies in which it takes part.

    Args:
        claims: what to compare.
        metric: names or aliases of metrics; none given selects all, as with every filter.
        population: names or aliases of populations; parts included.
        place: places; places that lie in them included.
        event: events, by their exact names.
        source: sources, by their exact names.
        as_of: only claims certainly dated up to this day (its end included); None takes all.
        min_gap: leave out discrepancies with a smaller gap, and count them.
        min_ratio: leave out discrepancies with a smaller ratio, and count them.

    Raises:
        SelectionError: a filter names what is not there, or `as_of` is no date.
    """
    day = _day(as_of)
    rows, undated = _up_to(claims, day)
    chosen = Selection(claims, metric=metric, population=population, place=place, event=event, source=source)
    found = sorted(_discrepancies(claims, rows, chosen), key=in_reading_order)
    large = [one for one in found if one.gap >= min_gap and (one.ratio is None or one.ratio >= min_ratio)]
    small = Counter(one.kind for one in found) - Counter(one.kind for one in large)
    return Report(
        among=claims,
        considered=rows,
        chosen=chosen,
        discrepancies=tuple(large),
        as_of=day,
        left_out=dict(small),
        undated=undated,
        notes=claims.notes,
    )


def _discrepancies(claims: Claims, rows: Sequence[int], chosen: Selection) -> Iterator[Discrepancy]:
    """Every discrepancy that the filters select, in no order."""
    if len(rows) >= LARGE:
        from figures.judging.triage import suspects

        rows = suspects(claims, rows)
    for a, b in suspected(claims, rows):
        if any(chosen.takes(one.question, one.rows) for one in (a, b)):
            for one in between(a, b):
                if chosen.takes_part((*one.a.rows, *one.b.rows)):
                    yield one


def _day(as_of: str | PartialDate | None) -> PartialDate | None:
    try:
        return PartialDate.parse(as_of) if isinstance(as_of, str) else as_of
    except DateError as error:
        raise SelectionError(f"--as-of: {error}") from None


def _up_to(claims: Claims, day: PartialDate | None) -> tuple[Sequence[int], int]:
    """The rows certainly dated up to the end of the day, and how many of the others are not certainly later."""
    if day is None:
        return range(len(claims)), 0
    as_of, published = claims.columns["as_of"], claims.columns["published"]
    spans = [dated(as_of[row], published[row]) for row in range(len(claims))]
    rows = [row for row, (_, last) in enumerate(spans) if last <= day.last]
    return rows, sum(first <= day.last < last for first, last in spans)
