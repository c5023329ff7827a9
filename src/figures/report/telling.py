"""What the list, the blocks and the page say alike: headings, the two sides of a question, what is folded away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from figures.judging.states import State
from figures.report.overview import HEADINGS, named_sources
from figures.text import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figures.report.answers import Answer
    from figures.report.rows import Row

STANDING: Final = {
    "earlier": ", earlier",
    "again": ", again",
    "retracted": ", retracted",
    "extracted": ", not reviewed",
}
"""What is said after a name whose figure does not stand."""


class Side(NamedTuple):
    """One side of a question: the figure, what else it counts, who gave it, and what follows the name, the day last."""

    figure: str
    what: str
    name: str
    after: str
    day: str


def sides(answer: Answer) -> tuple[Side, Side] | None:
    """The two sides of the largest gap, the lower first; None where nothing differs or parts are added up."""
    if answer.pair is None:
        return None
    low, high = answer.pair
    if answer.quoting and low.when == high.when:
        after = f", both quoting {answer.quoting}, "
        return Side(low.figure, "", low.relay, "", ""), Side(high.figure, "", high.relay, after, high.when)
    return _side(low), _side(high)


def _side(row: Row) -> Side:
    return Side(row.figure, f" {row.what}," if row.what else "", row.name, ", ", row.when)


def sole(answer: Answer) -> Side:
    """The one figure that stands for a question in which nothing differs."""
    row = answer.latest
    return Side(row.figure, "", row.source, ", ", row.when)


def title(answer: Answer, *, of_several: bool) -> str:
    """The question in words, with its event where there are several."""
    return f"{answer.mark}{answer.title}" + (f" · {answer.event}" if of_several and answer.event else "")


def heading(state: State, answers: Sequence[Answer], *, of_several: bool) -> str:
    """What stands above the questions of one state."""
    words = HEADINGS[state].format(n=f"{len(answers):,}")
    if state is State.NONE and not of_several:
        single = sum(answer.sources == 1 for answer in answers)
        every = "all" if single == len(answers) else f"{single:,}"
        words += f", {every} of them with a single source" if single else ""
        unnamed = sum(answer.sources == 0 for answer in answers)
        words += f", {unnamed:,} with none named" if unnamed else ""
    return words


def heard(answer: Answer) -> str:
    """Who answers it: `10 sources in 19 reports`."""
    return f"{named_sources(answer.sources)} in {counted(answer.reports, 'report')}"


def untold(answer: Answer) -> str:
    """What is said of a conflict on request alone: `2 sentences more on what a day or a word may explain`."""
    more = len(answer.excused)
    return f"{counted(more, 'sentence')} more on what a day or a word may explain" if more else ""


def folded(answer: Answer) -> list[str]:
    """What is not shown unless it is asked for: `6 earlier figures of the same sources`, `2 figures told again`."""
    parts = []
    if earlier := answer.folding.get("earlier"):
        parts.append(f"{counted(earlier, 'earlier figure')} of the same {'source' if earlier == 1 else 'sources'}")
    if again := answer.folding.get("again"):
        parts.append(f"{counted(again, 'figure')} told again")
    if retracted := answer.folding.get("retracted"):
        parts.append(f"{counted(retracted, 'retracted figure')}")
    return parts
