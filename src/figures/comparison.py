"""From claims to a report: which questions are related, which claims meet, and what that amounts to."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from figures.attribution import origins
from figures.claim import Status
from figures.dates import PartialDate
from figures.errors import DateError, SelectionError
from figures.knowledge import Stand, crossings, dated, meetings, stands
from figures.reason import because
from figures.relations import DISCREPANCIES, SHIFT_FLOOR, Kind, Pair, judge
from figures.report import Discrepancy, Position, Report, heard, values
from figures.scope import Question, Scope, begins_within, wholes
from figures.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from figures.claims import Claims
    from figures.vocabulary import Vocabulary


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
    table = _Table(claims, rows)
    chosen = Selection(claims, metric=metric, population=population, place=place, event=event, source=source)
    groups = [series for series in table.series.values() if chosen.takes(series.question, series.rows)]
    groups.sort(key=lambda series: _question_order(series.question))
    found = sorted(table.discrepancies(chosen), key=_discrepancy_order)
    large = [one for one in found if one.gap >= min_gap and (one.ratio is None or one.ratio >= min_ratio)]
    small = Counter(one.kind for one in found) - Counter(one.kind for one in large)
    return Report(
        among=claims,
        groups=[(series.question, tuple(series.rows)) for series in groups],
        discrepancies=tuple(large),
        as_of=day,
        selection=chosen.stated,
        left_out=dict(small),
        undated=undated,
        notes=claims.notes,
    )


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


@dataclass(eq=False)
class _Series:
    """The rows of one question, and what can be told of them at a glance."""

    claims: Claims
    question: Question
    rows: list[int]

    @cached_property
    def _figures(self) -> list[Any]:
        """The distinct figures that take part in discrepancies."""
        figure, status = self.claims.columns["figure"], self.claims.columns["status"]
        codes = {figure.codes[row] for row in self.rows if status[row] is not Status.RETRACTED}
        return [figure.values[code] for code in codes if not figure.values[code].unknown]

    @cached_property
    def lowest_high(self) -> float:
        """The smallest upper end of a figure."""
        highs = [figure.interval.high for figure in self._figures]
        return min((float("inf") if high is None else high for high in highs), default=float("inf"))

    @cached_property
    def highest_low(self) -> int:
        """The largest lower end of a figure."""
        return max((figure.interval.low for figure in self._figures), default=0)

    @cached_property
    def plain(self) -> frozenset[int]:
        """The exact figures that are no small change."""
        return frozenset(
            figure.interval.low for figure in self._figures if figure.exact and figure.interval.low >= SHIFT_FLOOR
        )

    @cached_property
    def stands(self) -> list[Stand]:
        """Who stands where, and when."""
        return stands(self.claims, self.rows)

    @cached_property
    def heard(self) -> Mapping[str, frozenset[str]]:
        """Which sources repeat which others."""
        return heard(self.claims, self.rows)

    def may_disagree(self) -> bool:
        """Whether two figures exist that no number reconciles."""
        return self.highest_low > self.lowest_high

    def may_clash_with(self, whole: _Series) -> bool:
        """Whether a figure of this part exceeds one of the whole, or returns there to the letter."""
        return self.highest_low > whole.lowest_high or not self.plain.isdisjoint(whole.plain)


class _Table:
    """The claims under comparison, by question."""

    def __init__(self, claims: Claims, rows: Iterable[int]) -> None:
        self.claims = claims
        columns = claims.columns
        event, metric, population = columns["event"], columns["metric"], columns["population"]
        place, since = columns["place"], columns["since"]
        every = [column.codes for column in (event, metric, population, place, since)]
        keys: Iterable[tuple[int, ...]] = zip(*every, strict=True)
        if not isinstance(rows, range):
            keys = (tuple(codes[row] for codes in every) for row in rows)
        found: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
        for row, key in zip(rows, keys, strict=True):
            found[key].append(row)
        self.series: dict[Question, _Series] = {}
        for (e, m, p, l, s), its in found.items():  # noqa: E741 - the five codes, in order
            scope = Scope(metric.values[m], population.values[p], place.values[l])
            question = Question(event.values[e], scope, since.values[s])
            known = self.series.get(question)
            if known is None:
                self.series[question] = _Series(claims, question, its)
            else:  # equal values under two codes
                known.rows = sorted([*known.rows, *its])

    def discrepancies(self, chosen: Selection) -> Iterator[Discrepancy]:
        """Every discrepancy that the selection takes in, in no order."""
        for series in self.series.values():
            if series.may_disagree() and chosen.takes(series.question, series.rows):
                yield from self._judged(series, series, chosen)
        for part, whole in self._related():
            if part.may_clash_with(whole) and any(chosen.takes(one.question, one.rows) for one in (part, whole)):
                yield from self._judged(part, whole, chosen)

    def _related(self) -> Iterator[tuple[_Series, _Series]]:
        """Every pair of a part and its whole, of one event."""
        events: defaultdict[str, list[_Series]] = defaultdict(list)
        for series in self.series.values():
            events[series.question.event].append(series)
        scopes = {question.scope for question in self.series}
        above = {scope: [whole for whole in wholes(scope, self._vocabulary) if whole in scopes] for scope in scopes}
        for together in events.values():
            if len(together) == 1:
                continue
            by_scope: defaultdict[Scope, list[_Series]] = defaultdict(list)
            for series in together:
                by_scope[series.question.scope].append(series)
            for part in together:
                for scope in above[part.question.scope]:
                    for whole in by_scope.get(scope, ()):
                        if whole is not part and begins_within(part.question.since, whole.question.since):
                            yield part, whole

    @property
    def _vocabulary(self) -> Vocabulary:
        return self.claims.reading.vocabulary

    def _judged(self, a: _Series, b: _Series, chosen: Selection) -> Iterator[Discrepancy]:
        """The discrepancies between a part and its whole, or within one series."""
        found: dict[tuple[object, ...], _Case] = {}
        one_scope = a is b
        scopes = (a.question.scope, b.question.scope)
        cumulative = self._vocabulary.metrics[scopes[1].metric].cumulative
        one_metric = scopes[0].metric == scopes[1].metric and _stated_alike(*scopes)
        for left, right, one_source, left_sources, right_sources in (
            meetings(a.stands) if one_scope else crossings(a.stands, b.stands)
        ):
            ours, theirs = (left, left_sources), (right, right_sources)
            if one_scope and _later_or_higher(left, right):
                ours, theirs = theirs, ours
            pair = Pair(ours[0], theirs[0], one_source, one_scope, one_metric, cumulative)
            judged = judge(pair)
            if judged is None or judged[0] not in DISCREPANCIES:
                continue
            kind, template = judged
            key = (kind, _place(ours[0]), _place(theirs[0]))
            case = found.get(key)
            if case is None:
                case = found[key] = _Case(kind, template, pair)
            case.add(ours, theirs)
        for case in found.values():
            one = case.closed(a, b)
            if chosen.takes_part((*one.a.rows, *one.b.rows)):
                yield one


@dataclass(eq=False, slots=True)
class _Case:
    """A discrepancy while its claims are gathered."""

    kind: Kind
    template: str
    pair: Pair
    a_rows: set[int] = field(default_factory=set)
    b_rows: set[int] = field(default_factory=set)

    def add(self, ours: tuple[Stand, Iterable[int]], theirs: tuple[Stand, Iterable[int]]) -> None:
        """Take in the claims of a meeting."""
        for rows, (stand, sources) in ((self.a_rows, ours), (self.b_rows, theirs)):
            for source in sources:
                rows.update(stand.rows[source])

    def closed(self, a: _Series, b: _Series) -> Discrepancy:
        """The discrepancy, its reason written out."""
        left, right = _position(a, self.pair.a, self.a_rows), _position(b, self.pair.b, self.b_rows)
        gap, ratio = left.interval.gap(right.interval), left.interval.ratio(right.interval)
        return Discrepancy(self.kind, left, right, gap, ratio, because(self.template, left, right))


def _position(series: _Series, stand: Any, rows: set[int]) -> Position:
    ordered = tuple(sorted(rows))
    voices = origins(values(series.claims, ordered, "source"), series.heard)
    return Position(series.claims, ordered, series.question, stand.as_of, stand.interval, len(voices))


def _place(stand: Any) -> tuple[object, ...]:
    """What makes a position of a stand: its date as stated, and its interval."""
    date = stand.as_of
    return ((date.first, date.last) if date else None, stand.interval.low, stand.interval.high)


def _later_or_higher(left: Stand, right: Stand) -> bool:
    """Whether the second stand comes first: it is certainly earlier, or, failing that, lower."""
    if left.last < right.first:
        return False
    return right.last < left.first or right.interval.below(left.interval)


def _stated_alike(part: Scope, whole: Scope) -> bool:
    """Whether both state a place, or neither does: an unstated place is not another place."""
    return bool(part.place) == bool(whole.place)


def _question_order(question: Question) -> tuple[object, ...]:
    since = question.since
    return (question.event, question.scope, (since.first, since.last) if since else (-1, -1))


def _discrepancy_order(one: Discrepancy) -> tuple[object, ...]:
    kinds = list(Kind)
    return (one.event, one.metric, kinds.index(one.kind), one.a.key, one.b.key)
