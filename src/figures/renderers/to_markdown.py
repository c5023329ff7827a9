"""The report as Markdown that renders on GitHub and pastes into a wiki: headings, tables, and what they rest on.

GitHub Flavored Markdown; whatever comes from a file is escaped, so that it shows as the text that it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from figures.renderers import wording
from figures.text import encodable, visible, web_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from figures.report.model import Discrepancy, Entry, Group, Position, Report

_ESCAPES: Final = str.maketrans(
    {
        **{char: f"\\{char}" for char in "\\`*_[]|~$@#!{}^"},
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
    }
)
"""Backslashes, and references where HTML might be read: what CommonMark (2.4, 2.5) and GitHub's extensions act on."""


def to_markdown(report: Report) -> str:
    """The report, a heading a metric, a table a question and one of its discrepancies."""
    return encodable("\n".join(_lines(report)) + "\n")


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


def _lines(report: Report) -> Iterator[str]:
    event = wording.one_event(report)
    if event:
        yield from (f"# {escaped(event)}", "")
    sections = wording.sections(report)
    for summary in report.metrics:
        groups = [group for group in report.questions if group.question.metric == summary.metric]
        yield from (f"## {escaped(summary.metric)}", "")
        if len(groups) > 1:
            yield from (escaped(" · ".join(wording.roll_up(summary))), "")
        for group in groups:
            yield from _question(group, event)
        if sections[summary.metric]:
            yield from (f"### discrepancies: {escaped(summary.metric)}", "")
            yield from _discrepancies(sections[summary.metric])
    yield from ("---", "")
    for note in (*wording.notes(report), *wording.evidence(report)):
        yield f"- {escaped(note)}"


def _question(group: Group, event: str) -> Iterator[str]:
    yield from (f"### {escaped(wording.title(group.question, event))}", "")
    yield "| source | via | figure | allows | as of | published | standing |"
    yield "|---|---|--:|---|---|---|---|"
    for entry in group.entries:
        yield _cells(_claim(entry))
    yield ""
    for label, words in wording.amounts(group):
        yield f"- **{label}** {escaped(words)}"
    yield ""


def _claim(entry: Entry) -> Iterator[str]:
    claim = entry.claim
    url = web_address(claim.url)
    source, figure = escaped(claim.source), escaped(claim.figure.text)
    yield f"[{source}]({url})" if url else source
    yield escaped(" > ".join(claim.via))
    yield f"~~{figure}~~" if entry.retracted else f"**{figure}**"
    yield escaped(wording.allows(claim.figure))
    yield str(claim.as_of or "")
    yield str(claim.published or "")
    yield escaped(", ".join(wording.standing(entry)))


def _discrepancies(found: Iterable[Discrepancy]) -> Iterator[str]:
    yield "| kind | one side | other side | gap | ratio | because |"
    yield "|---|---|---|--:|--:|---|"
    for one in found:
        ratio = "" if one.ratio is None else f"{one.ratio:.2f}"
        sides = (_side(one.a, one.b), _side(one.b, one.a))
        yield _cells((one.kind.value, *sides, f"{one.gap:,}", ratio, escaped(one.because)))
    yield ""


def _side(position: Position, other: Position) -> str:
    return f"**{escaped(str(position.interval))}** {escaped(wording.side(position, other))}"


def _cells(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
