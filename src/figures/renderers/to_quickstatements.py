"""A report as a batch for QuickStatements: what each source says, as statements about items of Wikidata.

A line is a statement: item, property, number, the day up to which it counts, the address of the report. It says what
one source says, with its reference, and chooses none: where an item gets several numbers of one property, each of its
lines says which others there are, in the summary of the edit. What has no honest form is left out and counted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from figures.report.columns import Row
from figures.text import counted, web_address
from figures.words.entries import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from figures.report.report import Report
    from figures.words.dates import PartialDate

PROPERTIES: Final = {"killed": "P1120", "wounded": "P1339", "missing": "P1446", "detained": "P5582"}
"""The property that counts those of a metric."""

_ARRESTED: Final = "arrest"
"""How the row's own word begins where P5582 counts it: not everybody who is detained is arrested."""

_LATEST: Final = "that their own source has replaced or taken back, or that nobody has reviewed"


class Statement(NamedTuple):
    """A number of one item and property, the day up to which it counts, and where that is said."""

    item: str
    property: str
    number: int
    as_of: PartialDate | None
    url: str


def to_quickstatements(report: Report) -> str:
    """The batch, a line for each statement: by item and property, then by day."""
    statements = sorted({one for one in _made(report) if isinstance(one, Statement)}, key=_order)
    numbers: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for one in statements:
        numbers[one.item, one.property].add(one.number)
    return "\n".join(_line(one, numbers[one.item, one.property] - {one.number}) for one in statements) + "\n"


def left_out(report: Report) -> tuple[str, ...]:
    """How many claims are left out of the batch, by reason, and how many of its statements differ from others."""
    left = Counter(_made(report))
    statements = {one for one in left if isinstance(one, Statement)}
    several = Counter((item, its) for item, its, _ in {one[:3] for one in statements})
    differ = sum(several[one.item, one.property] > 1 for one in statements)
    reasons = sorted((-count, one) for one, count in left.items() if isinstance(one, str))
    told = [f"left out of the batch: {counted(-count, 'claim')} {reason}" for count, reason in reasons]
    if differ:
        told.append(f"statements of one item that differ, each as its source says: {differ:,}; figures chooses none")
    return tuple(told)


def _order(one: Statement) -> tuple[object, ...]:
    day = (-1, -1) if one.as_of is None else (one.as_of.first, one.as_of.last)
    return len(one.item), one.item, one.property, day, one.number, one.url


def _made(report: Report) -> Iterator[Statement | str]:
    """The statement of each claim that the report shows, or the reason why it has none."""
    columns = report.claims.columns
    pairs = {(event, item) for event, item in zip(columns["event"], columns["item"], strict=True) if item}
    events, items = Counter(event for event, _ in pairs), Counter(item for _, item in pairs)
    for number in report.rows:
        row = Row(report.claims, number, report.judged)
        reason = _unfit(row)
        if not reason and (events[_cell(row, "event")] > 1 or items[_cell(row, "item")] > 1):
            reason = "whose item and event do not stand for each other: other rows join either to another"
        yield reason or _statement(row)


def _cell(row: Row, name: str) -> Any:
    return row.claims.columns[name][row.row]


def _unfit(row: Row) -> str:
    """Why a claim has no honest form as a statement; empty where it has one."""
    figure, claims = _cell(row, "figure"), row.claims
    question = claims.question(row.row)
    vocabulary = claims.reading.vocabulary
    own = claims.own_place(question.event)
    place = vocabulary.names.place_key
    arrested = _cell(row, "metric_word").casefold().startswith(_ARRESTED)
    faults = {
        "without an item": not _cell(row, "item"),
        "without the address of a page, under url": not web_address(_cell(row, "url")),
        _LATEST: row.row not in row.standing.latest or _cell(row, "status") != "reported",
        "without a single exact number": not figure.exact,
        f"of {question.metric}, for which there is no property": question.metric not in PROPERTIES,
        "of detained, which are arrests only if the row says so": question.metric == "detained" and not arrested,
        "of some of the people": question.population != ROOT or figure.narrower(ROOT, vocabulary),
        "of a part of the event's places": place(question.place) != place(own),
        "of a part of the event's days, for they have a since": question.since is not None,
        "counted in a way of their own, for they have a basis": bool(question.basis),
    }
    return next((reason for reason, fault in faults.items() if fault), "")


def _statement(row: Row) -> Statement:
    prop = PROPERTIES[_cell(row, "metric")]
    url = web_address(_cell(row, "url")).replace("*", "%2A")  # a comment would begin with /*
    return Statement(_cell(row, "item"), prop, _cell(row, "figure").low, _cell(row, "as_of"), url)


def _line(one: Statement, others: set[int]) -> str:
    parts = [one.item, one.property, str(one.number)]
    if one.as_of is not None:
        parts += ["P585", _time(one.as_of)]
    parts += ["S854", f'"{one.url}"']
    told = f" /* others give {', '.join(map(str, sorted(others)))} */" if others else ""
    return "\t".join(parts) + told


def _time(date: PartialDate) -> str:
    """A date as Wikidata has it, to the day, the month or the year: 11, 10, 9.

    >>> from figures.words.dates import PartialDate
    >>> _time(PartialDate.parse("2022-01-09")), _time(PartialDate.parse("2022"))
    ('+2022-01-09T00:00:00Z/11', '+2022-00-00T00:00:00Z/9')
    """
    parts = str(date).partition("T")[0].split("-")
    year, month, day = [*parts, "00", "00"][:3]
    return f"+{year}-{month}-{day}T00:00:00Z/{8 + len(parts)}"
