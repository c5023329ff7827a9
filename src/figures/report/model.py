"""What a comparison amounts to: all that renderers see."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from figures.claims.claim import Claim, Status
from figures.claims.questions import by_question, in_order
from figures.judging.agreement import Agreement, agree
from figures.judging.knowledge import current
from figures.judging.rules import Kind
from figures.judging.voices import heard, origins
from figures.words.interval import shared
from figures.words.quantity import Bound

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pandas import DataFrame

    from figures.claims.scope import Question
    from figures.claims.table import Claims, Input
    from figures.report.selection import Selection
    from figures.words.dates import PartialDate
    from figures.words.interval import Interval


def values(claims: Claims, rows: Sequence[int], name: str) -> tuple[Any, ...]:
    """The distinct stated values of one column in these rows, in order of their texts."""
    column = claims.columns[name]
    stated = {column.codes[row] for row in rows}
    return tuple(sorted((column.values[code] for code in stated if column.values[code] not in ("", None)), key=str))


@dataclass(frozen=True, eq=False)
class Position:
    """One side of a discrepancy: claims of one question and date that give the same interval.

    Attributes:
        among: all the claims that were compared.
        rows: which of them stand here, in ascending order.
        question: what they answer.
        as_of: the date that they give; None when they give none.
        interval: the numbers that their figure allows.
        origins: how many independent sources make them.
    """

    among: Claims = field(repr=False)
    rows: tuple[int, ...]
    question: Question
    as_of: PartialDate | None
    interval: Interval
    origins: int

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, in the order of `reading_order`."""
        return tuple(sorted((self.among[row] for row in self.rows), key=reading_order))

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The claims' ids, in alphabetical order."""
        return tuple(sorted(self.among.id(row) for row in self.rows))

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The names of those who assert the figure, in alphabetical order."""
        return values(self.among, self.rows, "source")

    @cached_property
    def figures(self) -> tuple[str, ...]:
        """The wordings of the figure, in alphabetical order."""
        return tuple(sorted({self.among.columns["figure"][row].text for row in self.rows}))

    @property
    def figure(self) -> str:
        """The wordings of the figure, joined by `; `."""
        return "; ".join(self.figures)

    @property
    def urls(self) -> tuple[str, ...]:
        """Where the reports can be read, in alphabetical order."""
        return values(self.among, self.rows, "url")

    @property
    def low(self) -> int:
        """The lowest number that the figure allows."""
        return self.interval.low

    @property
    def high(self) -> int | None:
        """The highest number that the figure allows; None when it has no upper end."""
        return self.interval.high

    @property
    def population(self) -> str:
        """Who is counted."""
        return self.question.population

    @property
    def place(self) -> str:
        """Where; empty when unstated."""
        return self.question.place

    @property
    def key(self) -> tuple[object, ...]:
        """What makes the position the one it is, whatever rows give it; the order of positions."""
        since = self.question.since
        return (
            self.question.event,
            self.question.scope,
            (since.first, since.last) if since else (),
            (self.as_of.first, self.as_of.last) if self.as_of else (),
            self.low,
            self.high is None,
            self.high or 0,
        )


@dataclass(frozen=True, eq=False)
class Discrepancy:
    """Two positions that cannot both be right, or that point at a mistake.

    Attributes:
        kind: what they are to each other.
        a: the part, or else the earlier, or else the lower side.
        b: the other side.
        gap: the smallest change of one figure that reconciles the two; 0 for a scope-shift.
        ratio: how many times the higher figure is the lower, to three decimals; None when the lower is zero.
        because: one sentence with the values and names.
    """

    kind: Kind
    a: Position
    b: Position
    gap: int
    ratio: float | None
    because: str

    @property
    def event(self) -> str:
        """The event; empty when unstated."""
        return self.a.question.event

    @property
    def metric(self) -> str:
        """What happened to people: the part's metric where the two differ."""
        return self.a.question.metric

    @property
    def metrics(self) -> frozenset[str]:
        """The metrics of both sides: one, or the part's and the whole's."""
        return frozenset({self.a.question.metric, self.b.question.metric})

    @cached_property
    def id(self) -> str:
        """A name that survives reordering and more sources on a side: from the kind, questions, dates and intervals."""
        from base64 import b32encode
        from hashlib import sha256

        said = repr((self.kind.value, self.a.key, self.b.key))
        return b32encode(sha256(said.encode("utf-8", "surrogatepass")).digest()[:7])[:10].decode("ascii").lower()


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim within its question.

    Attributes:
        claim: the claim.
        current: whether it is its source's latest; false for superseded and retracted claims.
        echo_of: the id of the claim that it merely repeats (same source, date and figure), or empty.
        repeats: the sources of the same question that this claim's source relays, in alphabetical order.
    """

    claim: Claim
    current: bool
    echo_of: str
    repeats: tuple[str, ...]

    @property
    def retracted(self) -> bool:
        """Whether its source took it back."""
        return self.claim.status is Status.RETRACTED


@dataclass(frozen=True, eq=False)
class Group:
    """All claims of one question, and what they amount to.

    Ranges and agreement are of the state of knowledge: each source's latest claim. Retracted claims and claims of an
    unknown number take no part in them.

    Attributes:
        among: all the claims that were compared.
        rows: which of them answer the question, in ascending order.
        question: event, metric, population, place and first day.
    """

    among: Claims = field(repr=False)
    rows: tuple[int, ...]
    question: Question

    @cached_property
    def current(self) -> frozenset[int]:
        """The rows that hold a source's latest claim, retracted and unknown ones excepted."""
        return current(self.among, self.rows)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The claims with their standing: by date (undated first), then number, then source."""
        entries: list[Entry] = []
        spoken: dict[tuple[object, ...], str] = {}
        for claim, row in sorted(
            ((self.among[row], row) for row in self.rows), key=lambda pair: reading_order(pair[0])
        ):
            voice = (claim.source, claim.as_of, claim.figure.interval, claim.status is Status.RETRACTED)
            first = spoken.setdefault(voice, claim.id)
            repeats = tuple(sorted(self.heard.get(claim.source, ())))
            entries.append(Entry(claim, row in self.current, "" if first == claim.id else first, repeats))
        return tuple(entries)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, in the order of `entries`."""
        return tuple(entry.claim for entry in self.entries)

    @cached_property
    def heard(self) -> Mapping[str, frozenset[str]]:
        """Which sources of this question repeat which others."""
        return heard(self.among, self.rows)

    @cached_property
    def _figures(self) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
        """The claims that give the lowest number, and those that give the highest."""
        current = [entry.claim for entry in self.entries if entry.current]
        lowest = min((claim.figure.interval.low for claim in current), default=None)
        highest = max((_top(claim) for claim in current), default=None)
        low = tuple(claim for claim in current if claim.figure.interval.low == lowest)
        return low, tuple(claim for claim in current if _top(claim) == highest)

    @property
    def lowest(self) -> tuple[Claim, ...]:
        """The current claims that allow the lowest number."""
        return self._figures[0]

    @property
    def highest(self) -> tuple[Claim, ...]:
        """The current claims that allow the highest number, or have no upper end."""
        return self._figures[1]

    @property
    def low(self) -> int | None:
        """The lowest number that a current claim allows; None when no current claim gives a number."""
        return self.lowest[0].figure.interval.low if self.lowest else None

    @property
    def high(self) -> int | None:
        """The highest number that a current claim allows; None when one of them has no upper end, or there is none."""
        return self.highest[0].figure.interval.high if self.highest else None

    @cached_property
    def sources(self) -> int:
        """How many independent sources answer the question, those of retracted claims excepted."""
        return len(origins({entry.claim.source for entry in self.entries if not entry.retracted}, self.heard))

    @property
    def reports(self) -> int:
        """How many claims there are, echoes and superseded ones among them, retracted ones excepted."""
        return sum(not entry.retracted for entry in self.entries)

    @cached_property
    def agreement(self) -> Agreement:
        """The interval that most independent sources share, one vote a source: its latest claim.

        Where dates do not tell which of a source's claims is the latest, it votes for what they have in common, or, if
        they have nothing in common, for each of them.
        """
        said: dict[str, list[Interval]] = {}
        for entry in self.entries:
            if entry.current:
                said.setdefault(entry.claim.source, []).append(entry.claim.figure.interval)
        votes = {}
        for source, intervals in said.items():
            common = shared(intervals)
            votes[source] = [common] if common else intervals
        return agree(votes, self.heard)

    @property
    def dissenters(self) -> tuple[Claim, ...]:
        """The current claims of the sources that do not share the agreement."""
        names = set(self.agreement.dissenters)
        return tuple(entry.claim for entry in self.entries if entry.current and entry.claim.source in names)


def _top(claim: Claim) -> float:
    high = claim.figure.interval.high
    return float("inf") if high is None else high


def reading_order(claim: Claim) -> tuple[object, ...]:
    """How claims of a question are laid out: by date (undated first), number, source, then all that they say.

    Claims that say the very same differ by their ids alone.
    """
    dates = tuple((date.first, date.last) if date else (-1, -1) for date in (claim.as_of, claim.published))
    interval = claim.figure.interval
    words = (claim.source, claim.via, claim.figure.text, claim.metric_word, claim.population_word)
    said = (*words, claim.url, claim.locator, claim.note, claim.status, claim.id)
    return (*dates, interval.low, _top(claim), *said)


def in_reading_order(one: Discrepancy) -> tuple[object, ...]:
    """The order of discrepancies: event, metric, kind (as the rules stand), then the two positions."""
    return (one.event, one.metric, list(Kind).index(one.kind), one.a.key, one.b.key)


@dataclass(frozen=True, slots=True)
class Summary:
    """One metric, rolled up over all its questions.

    Attributes:
        metric: what happened to people.
        questions: how many questions there are.
        reports: how many claims answer them, retracted ones excepted.
        sources: how many sources are an independent voice in one question at least.
        low, high: the lowest and the highest number that a current claim allows; `high` None: open (or no number).
        lowest, highest: the names of the sources that gave them, in alphabetical order.
        majorities: how many questions have a majority for one interval.
        discrepancies: how many of each kind have a side in this metric.
    """

    metric: str
    questions: int
    reports: int
    sources: int
    low: int | None
    high: int | None
    lowest: tuple[str, ...]
    highest: tuple[str, ...]
    majorities: int
    discrepancies: Mapping[Kind, int]


@dataclass(frozen=True, eq=False)
class Report:
    """Who says what, who merely repeats whom, which figures cannot both be true, and why.

    Attributes:
        among: all the claims that were compared.
        considered: which of them, in ascending order; `as_of` leaves out others.
        chosen: the questions and discrepancies that the report is about.
        discrepancies: in a fixed order that no order of rows can change.
        as_of: the day whose state of knowledge this is; None: the latest.
        left_out: how many discrepancies of each kind were too small for `min_gap` or `min_ratio`.
        undated: how many claims were left out because they are not certainly dated up to `as_of`.
        notes: what a user should know, a sentence each.
    """

    among: Claims = field(repr=False)
    considered: Sequence[int] = field(repr=False)
    chosen: Selection = field(repr=False)
    discrepancies: tuple[Discrepancy, ...]
    as_of: PartialDate | None = None
    left_out: Mapping[Kind, int] = field(default_factory=dict)
    undated: int = 0
    notes: tuple[str, ...] = ()

    @property
    def profile(self) -> str:
        """The profile by which vague words were read."""
        return self.among.reading.profile

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The files that the claims come from."""
        return self.among.inputs

    @property
    def selection(self) -> Mapping[str, tuple[str, ...]]:
        """The filters in force, such as `{"metric": ("wounded",)}`."""
        return self.chosen.stated

    @cached_property
    def vague(self) -> bool:
        """Whether a claim of the report was read by a profile."""
        figure = self.among.columns["figure"]
        vague = {code for code, quantity in enumerate(figure.values) if quantity.bound is Bound.VAGUE}
        return bool(vague) and any(figure.codes[row] in vague for row in self.rows)

    @cached_property
    def groups(self) -> tuple[tuple[Question, tuple[int, ...]], ...]:
        """The questions that the report is about, in order, each with its rows in ascending order."""
        found = by_question(self.among, self.considered)
        taken = (question for question in found if self.chosen.takes(question, found[question]))
        return tuple((question, tuple(found[question])) for question in sorted(taken, key=in_order))

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The rows that the report shows: those of its questions, and those of the other sides of its discrepancies."""
        shown = {row for _, rows in self.groups for row in rows}
        for one in self.discrepancies:
            shown.update(one.a.rows, one.b.rows)
        return tuple(sorted(shown))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that the report shows, in an order that no order of rows can change."""

        def order(row: int) -> tuple[object, ...]:
            return (position_of[row], *reading_order(self.among[row]))

        position_of = dict.fromkeys(self.rows, len(self.groups))
        position_of |= {row: place for place, (_, rows) in enumerate(self.groups) for row in rows}
        return tuple(self.among[row] for row in sorted(self.rows, key=order))

    @cached_property
    def questions(self) -> tuple[Group, ...]:
        """The questions, by event, metric, population, place and first day."""
        return tuple(Group(self.among, rows, question) for question, rows in self.groups)

    @cached_property
    def metrics(self) -> tuple[Summary, ...]:
        """The roll-up of each metric, in alphabetical order."""
        names = sorted({group.question.metric for group in self.questions})
        return tuple(self._summary(name) for name in names)

    def to_frame(self) -> DataFrame:
        """The discrepancies as a pandas DataFrame, one a row, in typed columns."""
        from figures.report.frames import discrepancies_frame

        return discrepancies_frame(self)

    def claims_frame(self) -> DataFrame:
        """The claims of the report as a pandas DataFrame, one a row, in typed columns."""
        from figures.report.frames import claims_frame

        return claims_frame(self)

    def questions_frame(self) -> DataFrame:
        """The questions and what they amount to as a pandas DataFrame, one a row, in typed columns."""
        from figures.report.frames import questions_frame

        return questions_frame(self)

    def _summary(self, metric: str) -> Summary:
        groups = [group for group in self.questions if group.question.metric == metric]
        numbered = [group for group in groups if group.low is not None]
        low = min((group.low for group in numbered if group.low is not None), default=None)
        tops = [float("inf") if group.high is None else group.high for group in numbered]
        top = max(tops, default=None)
        spoken = [({entry.claim.source for entry in group.entries if not entry.retracted}, group) for group in groups]
        voices = {name for sources, group in spoken for name in origins(sources, group.heard)}
        return Summary(
            metric,
            questions=len(groups),
            reports=sum(group.reports for group in groups),
            sources=len(voices),
            low=low,
            high=int(top) if top not in (None, float("inf")) else None,
            lowest=_names(claim for group in numbered if group.low == low for claim in group.lowest),
            highest=_names(
                claim for group, its in zip(numbered, tops, strict=True) if its == top for claim in group.highest
            ),
            majorities=sum(group.agreement.majority for group in groups),
            discrepancies=Counter(one.kind for one in self.discrepancies if metric in one.metrics),
        )


def _names(claims: Iterator[Claim]) -> tuple[str, ...]:
    return tuple(sorted({claim.source for claim in claims}))
