"""One named source against its own arithmetic: parts that share nobody, sums, totals and the counts between them."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from figures.judging.clock import DAY, OPEN, printed_first
from figures.judging.fronts import grouped
from figures.judging.judged import Found
from figures.judging.numbers import rounded
from figures.judging.objections import BOUNDS, rests_on
from figures.judging.rows import bound_name, told
from figures.judging.rules import EXACT, SOFT, VAGUE, Kind, above, parts_amiss

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from figures.claims.scope import Question
    from figures.judging.stands import Setting, Span, Stand

_READING = 16
_DAYS = tuple["Span | None", "Span | None"]


class _Told(NamedTuple):
    """One number that a source gave once in a statement, by all the claims that give it."""

    one: Stand
    rows: tuple[int, ...]
    latest: bool


class _Book:
    """What each source told, by question and days; echoes told nothing of their own."""

    def __init__(self, stands: Iterable[Stand], setting: Setting) -> None:
        self.setting, held = setting, [one for one in stands if one.named]
        self.numbers: dict[tuple[str, Question, _DAYS], _Told] = {}
        for (source, q, days), same in grouped(held, lambda one: (one.source, one.q, one.days)).items():
            if told_once := _once(same):
                self.numbers[source, setting.questions[q], days] = told_once
        self.series = grouped(held, lambda one: (one.source, setting.questions[one.q]))
        self.totals: dict[tuple[object, ...], list[Question]] = {}
        for source, question, days in self.numbers:
            self.totals.setdefault((source, question._replace(since=None), days), []).append(question)

    def get(self, source: str, question: Question, days: _DAYS) -> _Told | None:
        return self.numbers.get((source, question, days))


def _once(same: Sequence[Stand]) -> _Told | None:
    """The number that these give, if it is one."""
    if not same or len({(one.lo, one.hi) for one in same}) > 1:
        return None
    rows = tuple(sorted(one.row for one in same))
    return _Told(min(same, key=lambda one: one.row), rows, any(one.latest for one in same))


def found_sums(stands: Iterable[Stand], setting: Setting) -> Iterator[Found]:
    """Each whole that its parts do not fit, by one source in one statement."""
    if not any(one.since >= 0 for one in stands) and not _may_add(stands, setting):
        return
    book = _Book(stands, setting)
    for (source, question, days), whole in book.numbers.items():
        for names in setting.splits.get(question.population, ()):
            parts = [book.get(source, question._replace(population=name), days) for name in names]
            given = [part for part in parts if part]
            if len(given) > 1:
                yield from _amiss(given, whole, exceeds=True)
        names = setting.sum_of.get(question.metric, ())
        parts = [book.get(source, question._replace(metric=name), days) for name in names]
        given = [part for part in parts if part]
        if given and len(given) == len(parts):
            yield from _amiss(given, whole, exceeds=False)
        yield from _periods(book, source, question, days)


def _may_add(stands: Iterable[Stand], setting: Setting) -> bool:
    """Whether a whole that has parts was counted at all."""
    counted = {setting.questions[q] for q in {one.q for one in stands}}
    return any(one.population in setting.splits or one.metric in setting.sum_of for one in counted)


def _periods(book: _Book, source: str, question: Question, days: _DAYS) -> Iterator[Found]:
    """A count since some day, with the last total before that day, against the total of the count's own day."""
    period = book.numbers[source, question, days]
    since = period.one.since
    if since < 0 or since % DAY or not period.one.stated or not period.one.cumulative:
        return
    for longer in book.totals[source, question._replace(since=None), days]:
        total = book.numbers[source, longer, days]
        if total.one.since >= since:
            continue
        eve = since // DAY - 1
        by_eve = [one for one in book.series[source, longer] if one.stated and one.day == eve]
        by_then = [one for one in by_eve if not printed_first(total.one, one)]
        last = _once([one for one in by_then if not any(printed_first(one, other) for other in by_then)])
        if last:
            yield from _amiss([last, period], total, exceeds=False)


def _amiss(parts: Sequence[_Told], whole: _Told, *, exceeds: bool) -> Iterator[Found]:
    ones, total = [part.one for part in parts], whole.one
    low, high = _together(ones, "lo", "hi")
    if not parts_amiss(low, high, total, exceeds) or any(above(one, total) for one in ones):
        return
    rests = 0
    for c, d in combinations([*ones, total], 2):
        rests |= rests_on(c, d) & ~_READING
    wide_low, wide_high = _together(ones, "wlo", "whi")
    if (wide_low <= total.whi and (exceeds or total.wlo <= wide_high)) or _rounded(ones, total):
        rests |= _READING
    said_low, said_high = _together(ones, "bottom", "top")
    gap = said_low - total.top if low > total.hi else total.bottom - said_high
    bound = _bound([*ones, total])
    current = whole.latest and any(part.latest for part in parts)
    a = tuple(sorted(row for part in parts for row in part.rows))
    pairs = tuple(sorted((row, other) for row in a for other in whole.rows))
    yield Found(Kind.SUM, a, whole.rows, told(rests), gap if bound else None, bound_name(bound), current, pairs)


def _rounded(ones: Sequence[Stand], total: Stand) -> bool:
    """Whether the whole may be the sum of plain numbers rounded, or the sum the whole."""
    if any(one.bound != EXACT for one in (*ones, total)):
        return False
    made = sum(one.lo for one in ones)
    first, last = rounded(made)
    return total.rlo <= made <= total.rhi or first <= total.lo <= last


def _together(ones: Iterable[Stand], low: str, high: str) -> tuple[int, int]:
    """Both ends of the sum; without an upper end where one part has none."""
    lows, highs = zip(*((getattr(one, low), getattr(one, high)) for one in ones), strict=True)
    return sum(lows), OPEN if OPEN in highs else sum(highs)


def _bound(ones: Iterable[Stand]) -> int:
    """How exact the gap of a sum is, as a place in `BOUNDS`."""
    bounds = {one.bound for one in ones}
    if VAGUE in bounds:
        return BOUNDS.index("")
    if SOFT in bounds:
        return BOUNDS.index("about")
    return BOUNDS.index("exact" if bounds == {EXACT} else "at-least")
