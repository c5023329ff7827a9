"""The report as numbered sentences, a line each: for mail, for a page of one's own, for a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.report.model import State
from figures.report.overview import Overview, named_sources, one_claim
from figures.report.said import capital
from figures.text import counted, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from figures.report.answers import Answer
    from figures.report.model import Report
    from figures.report.overview import Sort

STATES = {
    State.CONFLICT: "Conflicting figures.",
    State.DIFFER: "Figures differ; a day or a word may explain it.",
    State.NONE: "No conflicting figures.",
}
"""What is said of a question as a whole."""


def to_text(
    report: Report, *, all_claims: bool = False, conflicts: bool = False, sort: Sort = "apart", most: int | None = None
) -> str:
    """The report as sentences; it ends with a line break.

    Args:
        report: what a comparison amounts to.
        all_claims: what a day or a word may explain beside a conflict too, and the range of a question whose figures
            differ; of one where none do it is told anyway.
        conflicts: tell only the questions in conflict; all are counted.
        sort: the order within each state: by people apart, by ratio, or by name.
        most: how many questions are told; None: all.
    """
    lines = _lines(Overview(report, conflicts, sort), every=all_claims, most=most)
    return "\n".join(map(visible, lines)).rstrip("\n") + "\n"


def _lines(overview: Overview, *, every: bool, most: int | None) -> Iterator[str]:
    answers = overview.answers
    if not answers:
        yield f"No claims in {overview.files}."
    elif len(answers) == 1 and len(answers[0].group.rows) == 1:
        yield one_claim(overview)
    else:
        if len(answers) > 1:
            yield f"{overview.title}: {overview.counts}."
            yield f"{capital(overview.outcome)}."
        yield from (f"{capital(words)}." for words in overview.limits)
        yield from [""] if len(answers) > 1 or overview.limits else []
        told = overview.told[:most]
        for answer in told:
            yield from _answer(answer, every=every)
            yield ""
        for heading, gone in overview.gone:
            yield from (heading, *(f"- {words}" for words in gone), "")
        if words := overview.readings(row for answer in told for row in answer.shown):
            yield words


def _answer(answer: Answer, *, every: bool) -> Iterator[str]:
    title = answer.title[:1].lower() + answer.title[1:]
    yield answer.mark + (f"{answer.event}: {title}" if answer.event else answer.title)
    named = f"{named_sources(answer.sources)} in {counted(answer.reports, 'report')}"
    days = f", {answer.days}" if answer.days else ""
    yield f"{capital(named)}{days}. {STATES[answer.state]}"
    yield ""
    # where nothing differs, what was said at all is the answer
    told = [*(answer.sentences or answer.extent), *(answer.excused if every else ()), *answer.remarks, *answer.counts]
    told += [answer.undated_figures] if answer.undated_figures else []
    told += answer.extent if every and answer.sentences else []
    for number, words in enumerate(told, 1):
        yield f"{number}. {words}"
