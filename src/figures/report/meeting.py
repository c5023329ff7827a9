"""From meetings to discrepancies: each pair of positions and kind is one, with all its claims on either side."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from figures.judging.knowledge import Meeting, crossings, meetings
from figures.judging.rules import DISCREPANCIES, Kind, Pair, judge
from figures.judging.voices import origins
from figures.report.because import because
from figures.report.model import Discrepancy, Position

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from figures.claims.scope import Question
    from figures.judging.knowledge import Stand
    from figures.judging.series import Series


def between(a: Series, b: Series) -> Iterator[Discrepancy]:
    """The discrepancies within one series (`a is b`), or between a part and its whole."""
    found: dict[tuple[object, ...], _Case] = {}
    one_metric = a.question.metric == b.question.metric
    may_shift = one_metric and _other_group(a.question, b.question)
    cumulative = a.claims.reading.vocabulary.metrics[b.question.metric].cumulative
    for meeting in map(_forward, meetings(a.stands)) if a is b else crossings(a.stands, b.stands):
        judged = judge(Pair(meeting.a, meeting.b, meeting.one_source, a is b, may_shift, cumulative))
        if judged and judged[0] in DISCREPANCIES:
            key = (judged[0], meeting.a.position, meeting.b.position)
            found.setdefault(key, _Case(*judged, meeting.a, meeting.b)).add(meeting)
    return (case.closed(a, b) for case in found.values())


def _forward(meeting: Meeting) -> Meeting:
    """The same meeting, the certainly earlier side first, or, failing that, the lower one."""
    a, b, one_source, a_sources, b_sources = meeting
    if b.last < a.first or (not a.last < b.first and b.interval.below(a.interval)):
        return Meeting(b, a, one_source, b_sources, a_sources)
    return meeting


def _other_group(part: Question, whole: Question) -> bool:
    """Whether two questions count different groups: another population, or another place where both state one."""
    elsewhere = bool(part.place and whole.place) and part.place != whole.place
    return part.population != whole.population or elsewhere


@dataclass(eq=False, slots=True)
class _Case:
    """A discrepancy while its claims are gathered."""

    kind: Kind
    template: str
    a: Stand
    b: Stand
    a_rows: set[int] = field(default_factory=set)
    b_rows: set[int] = field(default_factory=set)

    def add(self, meeting: Meeting) -> None:
        """Take in the claims of a meeting."""
        self.a_rows.update(row for source in meeting.a_sources for row in meeting.a.rows[source])
        self.b_rows.update(row for source in meeting.b_sources for row in meeting.b.rows[source])

    def closed(self, a: Series, b: Series) -> Discrepancy:
        """The discrepancy, its reason written out."""
        left, right = _position(a, self.a, self.a_rows), _position(b, self.b, self.b_rows)
        gap, ratio = left.interval.gap(right.interval), left.interval.ratio(right.interval)
        return Discrepancy(self.kind, left, right, gap, ratio, because(self.template, left, right))


def _position(series: Series, stand: Stand, rows: Iterable[int]) -> Position:
    ordered = tuple(sorted(rows))
    source = series.claims.columns["source"]
    voices = origins({source[row] for row in ordered}, series.heard)
    return Position(series.claims, ordered, series.question, stand.as_of, stand.interval, len(voices))
