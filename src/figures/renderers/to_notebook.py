"""A report, a check or claims in a cell of a notebook: plain tables and folds, which the notebook's own style dresses.

No style, no script and no drawing, for a notebook that is not trusted, or shown on a web page, strips them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from figures.claims.table import Claims
from figures.judging.states import State
from figures.renderers.page.markup import Markup, element, joined, link, sentence, void
from figures.report.answers import SIGNS
from figures.report.check import Check
from figures.report.hearing import Telling
from figures.report.overview import Overview
from figures.report.report import Report
from figures.report.said import capital, listed
from figures.report.telling import STANDING, folded, heard, sides, sole, title
from figures.text import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from figures.renderers.page.markup import Child
    from figures.report.answers import Answer
    from figures.report.rows import Row

MOST: Final = 50
"""The most questions of a report, or rows of claims, that a cell holds; the rest is counted."""

OPEN: Final = 3
"""Up to so many questions stand open."""

_COLUMNS: Final = ("source", "via", "metric", "figure", "population", "place", "event", "since", "as_of", "published")
"""What is shown of claims, where any of them says it."""


def to_notebook(what: object) -> str:
    """The rows of a report, a check or claims, as HTML for a cell.

    Raises:
        TypeError: it is none of these.
    """
    match what:
        case Report():
            parts = _report(what)
        case Check():
            parts = _check(what)
        case Claims():
            parts = _claims(what)
        case _:
            raise TypeError(f"a {type(what).__name__} has no rows to show")
    return element("div", *parts, class_="figures")


def _report(report: Report) -> Iterator[Markup]:
    overview = Overview(report)
    answers = overview.told
    if overview.alone:
        yield element("p", overview.alone)
        return
    yield element("p", element("b", element("bdi", overview.title)), void("br"), f"{capital(overview.outcome)}.")
    yield from (element("p", f"{capital(words)}.") for words in overview.limits)
    for answer in answers[:MOST]:
        yield _question(answer, of_several=len(overview.events) > 1, is_open=len(answers) <= OPEN)
    if len(answers) > MOST:
        yield element("p", f"{counted(len(answers) - MOST, 'more question')} of less weight.")
    if words := overview.readings(row for answer in answers[:MOST] for row in answer.shown):
        yield element("p", sentence(words))


def _question(answer: Answer, *, of_several: bool, is_open: bool) -> Markup:
    words = [element("b", element("bdi", title(answer, of_several=of_several))), ": ", *_sides(answer)]
    told = [*answer.sentences, *answer.excused, *answer.remarks]
    rows = [_row(row, answer) for row in answer.shown]
    counts = " ".join([f"{capital(heard(answer))}.", *answer.counts])
    more = f" Not shown: {listed(parts)}." if (parts := folded(answer)) else ""
    return element(
        "details",
        element("summary", *words),
        element("ol", *[element("li", sentence(words)) for words in told]) if told else None,
        element("p", counts, more),
        _table(("Up to", "Source", "Figure", "Through"), rows) if rows else None,
        open=is_open,
    )


def _sides(answer: Answer) -> Iterator[Child]:
    """Both figures with their names and days, or the one that stands for the question."""
    facing = sides(answer)
    held = [sole(answer)] if answer.state is State.NONE else list(facing or ())
    written = [
        joined([element("b", element("bdi", one.figure)), one.what, " ", element("bdi", one.name), one.after, one.day])
        for one in held
    ]
    yield joined(written, f" {SIGNS[answer.state].strip()} ") if written else sentence(" ".join(answer.sentences[:1]))
    if answer.gap and answer.state is not State.NONE:
        yield f" ({answer.gap} apart)"


def _row(row: Row, answer: Answer) -> Sequence[Child]:
    sign = f" {SIGNS[answer.state].strip()}" if row.clashes else ""
    source = joined([element("bdi", row.source or "not named"), STANDING.get(row.standing)])
    through = ", ".join(row.via)
    return (
        row.when,
        source,
        joined([element("bdi", row.words), sign]),
        link(through or "report", row.url) if row.url else through,
    )


def _check(check: Check) -> Iterator[Markup]:
    telling = Telling(check)
    yield element("p", element("b", f"{check.verdict.value.upper()}: "), element("bdi", telling.title))
    if check.reason:
        yield element("p", f"{capital(check.reason)}.")
        return
    yield element("p", telling.counts)
    rows = [
        (label, element("bdi", said.bare), f"{said.words} {telling.what(said)}".rstrip(), said.column_day)
        for label, held in telling.rows.items()
        for said in telling.said(held)
    ]
    if rows:
        yield _table(("", "Source", "Figure", "Up to"), rows)
    if telling.asides:
        yield element("p", " ".join(telling.asides))


def _claims(claims: Claims) -> Iterator[Markup]:
    shown = range(min(len(claims), MOST))
    names = [name for name in _COLUMNS if any(claims.columns[name][row] not in ("", None, ()) for row in shown)]
    yield element("p", counted(len(claims), "claim"))
    yield _table(names, [[_cell(claims.columns[name][row]) for name in names] for row in shown])
    if len(claims) > MOST:
        yield element("p", f"{counted(len(claims) - MOST, 'more claim')}.")


def _cell(value: object) -> str:
    return " > ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)


def _table(heads: Iterable[str], rows: Iterable[Iterable[Child]]) -> Markup:
    head = element("thead", element("tr", *[element("th", words) for words in heads]))
    body = [element("tr", *[element("td", cell) for cell in row]) for row in rows]
    return element("table", head, element("tbody", *body))
