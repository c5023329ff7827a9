"""The columns of what a report hands on: one row a column, read by CSV, frames, workbooks, JSON and its schemas."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from figures.claims import fields
from figures.judging.objections import BOUNDS, RESTS
from figures.judging.rules import DISCREPANCIES as DIFFERING
from figures.judging.rules import RULES
from figures.judging.states import State
from figures.report.field import Field
from figures.report.side import laid_out, stated
from figures.words.quantity import Bound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from figures.claims.table import Claims
    from figures.judging.judged import Judged
    from figures.report.answers import Answer
    from figures.report.check import Check
    from figures.report.field import Holds
    from figures.report.model import Discrepancy, Findings, Group
    from figures.report.side import Side

SCHEMA_VERSION: Final = 2
"""Of the JSON documents: raised when a key is renamed, removed or changes its meaning; a new key leaves it as it is."""

# ── One side of a discrepancy ──


def _of_questions(name: str) -> Callable[[Side], tuple[str, ...]]:
    """The distinct texts of a side's questions: one, or those of a sum's parts in alphabetical order."""
    return lambda side: tuple(sorted({getattr(its, name) for its in side.questions} - {""}))


def _since(side: Side) -> Any:
    """The first day counted; of a sum's parts the last."""
    days = [its.since for its in side.questions if its.since is not None]
    return max(days, key=attrgetter("first"), default=None)


def _cells(name: str) -> Callable[[Side], tuple[str, ...]]:
    return lambda side: stated(side.among, side.rows, name)


SIDE: Final = (
    Field("population", "names", "who is counted", _of_questions("population"), "dispute"),
    Field("place", "names", "where, from narrow to wide; unstated, the event's own", _of_questions("place"), "dispute"),
    Field("figure", "names", "the number in the sources' words", attrgetter("figures")),
    Field("sources", "names", "who is named as giving it", attrgetter("sources"), "dispute"),
    Field("as_of", "date", "the day up to which it counts", attrgetter("as_of")),
    Field("since", "date", "the first day counted; empty: since the event began", _since, "dispute"),
    Field("basis", "names", "how it was counted", _of_questions("basis"), "dispute"),
    Field("published", "date", "the day on which it first appeared", attrgetter("published")),
    Field("low", "count", "the lowest number of people that the figure allows", attrgetter("low"), "number"),
    Field("high", "count", "the highest; empty: no upper end", attrgetter("high"), "number"),
    Field("voices", "count", "how many named sources, less those that merely repeat another", attrgetter("voices")),
    Field("claims", "names", "the claims, by their ids", attrgetter("ids")),
    Field("urls", "names", "where the reports can be read", _cells("url")),
    Field("notes", "prose", "what else is known of the rows", _cells("note")),
)
"""What is told of each side."""

_SIDE: Final = {field.name: field for field in SIDE}
_READABLE: Final = ("population", "place", "figure", "sources", "as_of")


def _beside(name: str, side: Literal["a", "b"]) -> Field:
    """A side's column as a column of the discrepancy."""
    its = _SIDE[name]

    def of(one: Discrepancy) -> Any:
        return its.of(getattr(one, side))

    return its._replace(name=f"{name}_{side}", of=of, side=side)


_KINDS: Final = tuple(rule.kind for rule in RULES if rule.kind in DIFFERING)
_KIND: Final = Field("kind", "text", "what the two sides are to each other", attrgetter("kind"), "dispute", _KINDS)

DISCREPANCIES: Final = (
    _KIND,
    Field("current", "flag", "whether both sides stand: no source has replaced its figure", attrgetter("current")),
    Field("rests_on", "names", "what may excuse it; empty: nothing", attrgetter("rests_on"), one_of=RESTS),
    Field("event", "text", "the event", attrgetter("event"), "dispute"),
    Field("metric", "names", "what happened to people; of two the part first", attrgetter("metrics"), "dispute"),
    *(_beside(name, "a") for name in _READABLE),
    *(_beside(name, "b") for name in _READABLE),
    Field(
        "gap", "count", "how many people apart, in numbers that were said; empty: no gap can be told", attrgetter("gap")
    ),
    Field("gap_bound", "text", "how the gap is meant", attrgetter("gap_bound"), one_of=BOUNDS),
    Field("ratio", "ratio", "how many times the lower the higher is, to three decimals, from 1.1", attrgetter("ratio")),
    Field("because", "text", "who gave what for which day, in a sentence", attrgetter("because")),
    Field("may_explain", "prose", "what the rows show beside it", attrgetter("may_explain")),
    *(_beside(field.name, "a") for field in SIDE if field.name not in _READABLE),
    *(_beside(field.name, "b") for field in SIDE if field.name not in _READABLE),
)
"""A discrepancy, the readable columns first."""


NUMBERS: Final = frozenset(field.name for field in DISCREPANCIES if field.marks == "number")
"""The fields by which a discrepancy is known within one source only: between sources, numbers come and go."""


def marks(one: Discrepancy) -> dict[str, tuple[str, ...]]:
    """What a discrepancy is known by, each field as texts: who disputes what, and the numbers."""
    return {field.name: texts(field, field.of(one)) for field in DISCREPANCIES if field.marks}


def texts(field: Field, value: Any) -> tuple[str, ...]:
    """The value of a cell as texts: none for what is not stated."""
    if field.holds == "names":
        return tuple(map(str, value))
    return () if value is None or value == "" else (str(value),)


# ── A claim ──


class Row(NamedTuple):
    """A claim where it stands: what the columns of claims are made of, without an object for each."""

    claims: Claims
    row: int
    judged: Judged | None = None

    @property
    def standing(self) -> Judged:
        """What the claims of a report are to each other."""
        if self.judged is None:
            raise TypeError("only the claims of a report are told how they stand")
        return self.judged


def shown(report: Findings) -> list[Row]:
    """The claims that a report shows: in the order of its questions, then those of the other sides."""
    claims, left = report.claims, dict.fromkeys(report.rows)
    rows = [row for group in report.questions for row in group.laid_out]
    for row in rows:
        left.pop(row, None)
    return [Row(claims, row, report.judged) for row in (*rows, *laid_out(claims, left))]


class Cell:
    """What a column of claims holds in a row, or what that is made into: the same for all rows of one value."""

    def __init__(self, column: str, made: Callable[[Any], Any] = lambda value: value) -> None:
        self.column, self.made = column, made

    def __call__(self, row: Row) -> Any:
        """What it is in a row."""
        return self.made(row.claims.columns[self.column][row.row])


_HELD: Final[dict[str, Holds]] = {"chain": "chain", "date": "date"}
"""What a column of claims.csv holds here, where it is more than a text."""


def _claim_field(its: fields.Field) -> Field:
    says = f"{its.says}; if empty: {its.empty}" if its.empty else its.says
    if its.name == "id":
        return Field("id", "text", says, lambda row: row.claims.id(row.row))
    if its.holds == "figure":
        return Field(its.name, "text", says, Cell("figure", attrgetter("text")))
    one_of = fields.STATUSES if its.holds == "status" else ()
    return Field(its.name, _HELD.get(its.holds, "text"), says, Cell(its.name), one_of=one_of)


CLAIM: Final = (
    *map(_claim_field, fields.FIELDS),
    Field("metric_word", "text", "the metric as the row worded it", Cell("metric_word")),
    Field("population_word", "text", "the population as the row worded it", Cell("population_word")),
    Field("low", "count", "the lowest number of people that the figure allows", Cell("figure", attrgetter("low"))),
    Field("high", "count", "the highest; empty: no upper end", Cell("figure", attrgetter("high"))),
    Field("bound", "text", "how the wording limits it", Cell("figure", attrgetter("bound")), one_of=tuple(Bound)),
)
"""A claim: the columns of claims.csv, the words of the row, and what the figure allows."""

CLAIMS: Final = (
    *CLAIM,
    Field("latest", "flag", "whether its own source has not replaced it", lambda row: row.row in row.standing.latest),
    Field("older", "flag", "whether another's later figure is higher", lambda row: row.row in row.standing.older),
)
"""A claim of a report: how it stands as well."""


# ── A question ──


def _of_scope(name: str) -> Callable[[Group], Any]:
    return lambda group: getattr(group.question, name)


def _said_by(end: Literal["lowest", "highest"]) -> Callable[[Group], tuple[str, ...]]:
    """The named sources that gave one end of the range."""
    return lambda group: stated(group.among, getattr(group.range, end), "source") if group.range else ()


def _ids(group: Group) -> tuple[str, ...]:
    return tuple(map(group.among.id, group.laid_out))


SCOPE: Final = (
    Field("event", "text", "the event", _of_scope("event")),
    Field("metric", "text", "what happened to people", _of_scope("metric")),
    Field("population", "text", "who is counted", _of_scope("population")),
    Field("place", "text", "where, from narrow to wide", _of_scope("place")),
    Field("since", "date", "the first day counted; empty: since the event began", _of_scope("since")),
    Field("basis", "text", "how it was counted", _of_scope("basis")),
)
"""What a question asks."""

STATE: Final = Field(
    "state",
    "text",
    "conflict: sources stand by figures that cannot both be right; differ: something may excuse each difference",
    attrgetter("state"),
    one_of=tuple(State),
)

QUESTIONS: Final = (
    *SCOPE,
    STATE,
    Field("reports", "count", "how many claims there are", lambda group: len(group.rows)),
    Field("voices", "count", "how many named sources, less those that merely repeat", lambda group: len(group.voices)),
    Field("unnamed", "count", "how many claims name no source", attrgetter("unnamed")),
    Field("low", "count", "the lowest number that somebody said", lambda group: group.range and group.range.low),
    Field("high", "count", "the highest number that somebody said", lambda group: group.range and group.range.high),
    Field(
        "open", "flag", "whether a latest figure has no upper end", lambda group: bool(group.range and group.range.open)
    ),
    Field("lowest", "names", "who said the lowest", _said_by("lowest")),
    Field("highest", "names", "who said the highest", _said_by("highest")),
    Field("undated_count", "count", "pairs that no day sets against each other", attrgetter("undated_count")),
    Field("claims", "names", "the claims, by their ids", _ids),
)
"""A question and what it amounts to."""


def _of_question(its: Field) -> Field:
    """A column of a question as one of its answer."""
    return its._replace(of=lambda answer: its.of(answer.group))


def _end(place: Literal[0, 1], name: str) -> Callable[[Answer], Any]:
    """What one end of the widest pair has: the lower figure, or the higher."""
    return lambda answer: getattr(answer.pair[place], name) if answer.pair else None


_ENDS: Final = (
    ("words", Field("figure", "text", "the figure as worded", attrgetter("words"))),
    ("name", Field("source", "text", "who said it", attrgetter("name"))),
    ("when", Field("day", "text", "the day counted to, or `by` and the day of publication", attrgetter("when"))),
)

ANSWERS: Final = (
    Field("title", "text", "the question in words", attrgetter("title")),
    STATE._replace(of=attrgetter("state")),
    *map(_of_question, SCOPE),
    Field(
        "apart",
        "count",
        "people apart, of the pair that is furthest apart; empty: none can be told",
        attrgetter("apart"),
    ),
    Field("apart_bound", "text", "how that is meant", attrgetter("bound"), one_of=BOUNDS),
    Field("ratio", "ratio", "how many times its lower figure its higher one is, from 1.1", attrgetter("ratio")),
    *(its._replace(name=f"lower_{its.name}", of=_end(0, name)) for name, its in _ENDS),
    *(its._replace(name=f"higher_{its.name}", of=_end(1, name)) for name, its in _ENDS),
    *(its._replace(name=f"latest_{its.name}", of=attrgetter(f"latest.{name}")) for name, its in _ENDS),
    Field("sources", "count", "how many named sources, less those that merely repeat another", attrgetter("sources")),
    Field("reports", "count", "how many claims, retracted ones left out", attrgetter("reports")),
    Field("earlier", "count", "how many figures their own source has replaced", attrgetter("earlier")),
    Field("sentences", "prose", "what cannot stand beside what", attrgetter("sentences")),
    Field("excused", "prose", "what a day or a word may explain beside a conflict", attrgetter("excused")),
    Field("remarks", "prose", "what is no conflict and worth knowing", attrgetter("remarks")),
    Field("counts", "prose", "who gives the same number", attrgetter("counts")),
)
"""What a reader is told of a question: the columns of `report.answers`, in the order of weight."""


# ── A check ──


def _stated_in(name: str) -> Callable[[Check], Any]:
    return lambda check: getattr(check.statement, name)


def _counted(name: str) -> Callable[[Check], int]:
    return lambda check: len(getattr(check, name))


def _asked_by_statement(its: Field) -> Field:
    """A column of a question as one of the check of a statement."""
    return its._replace(of=lambda check: its.of(check.statement))


STATEMENT: Final = (
    Field("id", "text", "the statement's own name", _stated_in("id")),
    Field("source", "text", "who makes it", _stated_in("source")),
    *map(_asked_by_statement, SCOPE),
    Field("figure", "text", "the number as it was worded", lambda check: check.statement.figure.text),
    Field("as_of", "date", "the day up to which it counts", _stated_in("as_of")),
)
"""What a statement says."""

VERDICTS: Final = ("supported", "disputed", "contradicted", "unknown")

CHECKS: Final = (
    Field("verdict", "text", "what the claims make of it", attrgetter("verdict"), one_of=VERDICTS),
    *STATEMENT,
    Field("borne_out", "names", "who bears it out", attrgetter("borne_out")),
    Field("borne_out_count", "count", "how many they are", _counted("borne_out")),
    Field("excluded", "names", "who excludes it", attrgetter("excluded")),
    Field("excluded_count", "count", "how many they are", _counted("excluded")),
    Field("allowed", "names", "whose figures leave room for it", attrgetter("allowed")),
    Field("allowed_count", "count", "how many they are", _counted("allowed")),
    Field("repeating", "names", "who merely repeats one of them", attrgetter("repeating")),
    Field("assumed", "date", "the day as of which it was held against the claims", attrgetter("assumed")),
    Field("replaced", "names", "earlier claims that gave the very figure, by their ids", attrgetter("replaced_ids")),
    Field("because", "text", "who gave what, in a sentence", attrgetter("because")),
)
"""A statement and what the claims make of it."""


def cells(columns: Sequence[Field], row: Any) -> Iterator[tuple[Field, Any]]:
    """Each column with what it holds in a row."""
    return ((field, field.of(row)) for field in columns)
