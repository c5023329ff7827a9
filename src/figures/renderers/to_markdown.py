"""The report as Markdown that renders on GitHub and pastes into a wiki: the answers, then what they rest on.

GitHub Flavored Markdown; whatever comes from a file is escaped, so that it shows as the text that it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from figures.report.answers import SIGNS
from figures.report.model import State
from figures.report.overview import Overview, one_claim
from figures.report.said import capital
from figures.text import counted, encodable, visible, web_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from figures.report.answers import Answer
    from figures.report.model import Report
    from figures.report.overview import Sort
    from figures.report.rows import Row

_ESCAPES: Final = str.maketrans(
    {
        **{char: f"\\{char}" for char in "\\`*_[]|~$@#!{}^"},
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
    }
)
"""Backslashes, and references where HTML might be read: what CommonMark (2.4, 2.5) and GitHub's extensions act on."""


def to_markdown(
    report: Report, *, all_claims: bool = False, conflicts: bool = False, sort: Sort = "apart", most: int | None = None
) -> str:
    """A table of the questions, then those in conflict whole: sentences, and who gave what up to which day.

    Where none is in conflict those are told whole whose figures differ, and where none differ, or with `all_claims`,
    all of them.

    Args:
        report: what a comparison amounts to.
        all_claims: tell every question whole, earlier and retracted figures too.
        conflicts: tell only the questions in conflict; all are counted.
        sort: the order within each state: by people apart, by ratio, or by name.
        most: how many questions are told; None: all.
    """
    return encodable("\n".join(_lines(Overview(report, conflicts, sort), every=all_claims, most=most)) + "\n")


def escaped(text: str) -> str:
    r"""A text from anywhere as Markdown that shows it as it is.

    >>> print(escaped("a|b *c* <script> [x](y) https://example.org 1. www.x"))
    a\|b \*c\* &lt;script&gt; \[x\](y) https:\//example.org 1. www\.x
    """
    safe = visible(text).translate(_ESCAPES).replace("://", ":\\//").replace("www.", "www\\.").replace("WWW.", "WWW\\.")
    number = len(safe) - len(safe.lstrip("0123456789"))
    if number and safe[number : number + 1] in (".", ")"):  # a list begins so, at the start of a line
        return f"{safe[:number]}\\{safe[number:]}"
    return f"\\{safe}" if safe[:1] in ("-", "+", "=", ":") else safe


def _lines(overview: Overview, *, every: bool, most: int | None) -> Iterator[str]:
    if not overview.answers:
        yield escaped(f"No claims in {overview.files}.")
        return
    if len(overview.answers) == 1 and len(overview.answers[0].group.rows) == 1:
        yield escaped(one_claim(overview))
        return
    told = overview.told[:most]
    yield from (f"# {escaped(overview.head)}", "", f"{escaped(overview.counts)}.", "")
    yield from (line for words in overview.limits for line in (f"{escaped(capital(words))}.", ""))
    yield from ("| | Question | Figures | People apart |", "|---|---|---|--:|")
    yield from (_cells(_summary(answer)) for answer in told)
    yield from ("", escaped(f"{overview.outcome[:1].upper()}{overview.outcome[1:]}."), "")
    gravest = min((list(State).index(answer.state) for answer in told), default=0)
    whole = told if every else [answer for answer in told if answer.state is list(State)[gravest]]
    for answer in whole:
        yield from _question(answer, every=every)
    for heading, gone in overview.gone:
        yield from (f"## {escaped(heading)}", "", *(f"- {escaped(words)}" for words in gone), "")
    if words := overview.readings(row for answer in whole for row in answer.shown):
        yield escaped(words)


def _summary(answer: Answer) -> Iterator[str]:
    yield escaped(SIGNS[answer.state].strip())
    yield escaped(answer.mark + answer.title)
    sides = [f"**{escaped(row.figure)}** {_who(row)}" for row in answer.pair or (answer.latest,)]
    yield f" {escaped(SIGNS[answer.state])} ".join(sides)
    yield escaped(answer.gap)


def _who(row: Row) -> str:
    return escaped(", ".join(filter(None, (row.what, row.name, row.when))))


def _question(answer: Answer, *, every: bool) -> Iterator[str]:
    title = answer.mark + (f"{answer.event}: {answer.title}" if answer.event else answer.title)
    yield f"## {escaped(title)}"
    yield f"{counted(answer.sources, 'source')} in {counted(answer.reports, 'report')}."
    yield ""
    told = [*answer.sentences, *answer.excused, *answer.remarks, *answer.counts]
    yield from (f"{number}. {escaped(words)}" for number, words in enumerate(told, 1))
    yield from ("", "| Up to | Source | Figure | Through |", "|---|---|--:|---|")
    yield from (_cells(_claim(row)) for row in (answer.rows if every else answer.shown))
    yield ""


def _claim(row: Row) -> Iterator[str]:
    figure, through = escaped(row.figure), escaped(", ".join(row.via))
    url = web_address(row.url)
    yield escaped(row.when)
    yield escaped(row.source or "not named")
    yield f"~~{figure}~~ {row.standing}" if row.folded else f"**{figure}**"
    yield f"[{through or 'report'}]({url})" if url else through


def _cells(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
