"""The report as numbered sentences, a line each: for mail, for a page of one's own, for a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.judging.states import State
from figures.report.said import capital
from figures.report.telling import heard
from figures.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from figures.report.answers import Answer
    from figures.report.overview import Overview

STATES = {
    State.CONFLICT: "Conflicting figures.",
    State.DIFFER: "Figures differ; a day or a word may explain it.",
    State.NONE: "No conflicting figures.",
}
"""What is said of a question as a whole."""


def to_text(overview: Overview) -> str:
    """The report as sentences; it ends with a line break."""
    return "\n".join(map(visible, _lines(overview))).rstrip("\n") + "\n"


def _lines(overview: Overview) -> Iterator[str]:
    if overview.alone:
        yield overview.alone
        return
    head = [*overview.limits]
    if len(overview.answers) > 1:
        head = [f"{overview.title}: {overview.counts}", overview.outcome, *head]
    yield from (f"{capital(words)}." for words in head)
    yield from [""] if head else []
    told = overview.told[: overview.most]
    for answer in told:
        yield from (*_answer(answer, every=overview.all_claims), "")
    for heading, gone in overview.gone:
        yield from (heading, *(f"- {words}" for words in gone), "")
    yield overview.readings(row for answer in told for row in answer.shown)


def _answer(answer: Answer, *, every: bool) -> Iterator[str]:
    yield answer.mark + (f"{answer.event}: {answer.asked}" if answer.event else answer.title)
    days = f", {answer.days}" if answer.days else ""
    yield f"{capital(heard(answer))}{days}. {STATES[answer.state]}"
    yield ""
    # where nothing differs, what was said at all is the answer
    told = [*(answer.sentences or answer.extent), *(answer.excused if every else ()), *answer.remarks, *answer.counts]
    told += [answer.undated_figures] if answer.undated_figures else []
    told += answer.extent if every and answer.sentences else []
    yield from (f"{number}. {words}" for number, words in enumerate(told, 1))
