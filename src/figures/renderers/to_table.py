"""The report as people read it in a terminal: the answer first, and one way to see who says what.

More than three questions are listed; up to three are shown whole, each as a block. On paper of a stated width names
wrap and figures are drawn; on paper without an end (a pipe, a file) nothing is cut, wrapped or drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from figures.renderers.block import WIDEST as WIDEST_BLOCK
from figures.renderers.block import Block
from figures.renderers.listing import MOST, Listing
from figures.renderers.listing import WIDEST as WIDEST_LIST
from figures.renderers.paper import Paper
from figures.report.overview import Overview, one_claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from figures.report.model import Report
    from figures.report.overview import Sort
    from figures.report.rows import Row

BLOCKS: Final = 3
"""Up to so many questions are shown whole; more are listed."""

GONE: Final = 3
"""How many differences that are gone are told before the rest are counted."""

NARROWEST: Final = 40
"""The fewest cells that a line takes, however narrow the terminal is."""


def to_table(
    report: Report,
    *,
    width: int | None = None,
    color: bool = False,
    ascii_only: bool = False,
    all_claims: bool = False,
    conflicts: bool = False,
    sort: Sort = "apart",
    most: int | None = None,
) -> str:
    """The report as a table for people; it ends with a line break.

    Args:
        report: what a comparison amounts to.
        width: the cells that a line may take, `NARROWEST` at the least; None: nothing is cut, wrapped or drawn.
        color: write styles as ANSI codes; without it not a single code is written.
        ascii_only: write nothing beyond ASCII.
        all_claims: the list and all blocks, earlier and retracted figures with them.
        conflicts: tell only the questions in conflict; all are counted.
        sort: the order within each state: by people apart, by ratio, or by name.
        most: how many questions the list holds; None: as many as a screen.
    """
    paper = Paper(None if width is None else max(NARROWEST, width), color, ascii_only)
    overview = Overview(report, conflicts, sort)
    return "\n".join(_lines(overview, paper, every=all_claims, most=most)).rstrip("\n") + "\n"


def _lines(overview: Overview, paper: Paper, *, every: bool, most: int | None) -> Iterator[str]:
    answers, narrow, wide = overview.answers, paper.at_most(WIDEST_LIST), paper.at_most(WIDEST_BLOCK)
    if not answers:
        yield from narrow.paragraph(f"No claims in {overview.files}.")
    elif len(answers) == 1 and len(answers[0].group.rows) == 1:
        yield from narrow.paragraph(one_claim(overview))
    elif every or len(answers) > BLOCKS:
        yield from _list(overview, narrow, every=every, most=most)
        yield from _blocks(overview, wide, every=True) if every else ()
    else:
        yield from _head(overview, wide, as_list=False)
        yield from _blocks(overview, wide, every=False)
        yield from _gone(overview, wide, every=False)


def _head(overview: Overview, paper: Paper, *, as_list: bool) -> Iterator[str]:
    settled = not (overview.conflict or overview.differ)
    yield from paper.paragraph(overview.head if as_list or settled else overview.title, style="bold")
    if as_list or settled:
        yield from paper.paragraph(overview.counts, style="dim")
    for words in overview.limits:
        yield from paper.paragraph(words, style="dim")


def _list(overview: Overview, paper: Paper, *, every: bool, most: int | None) -> Iterator[str]:
    head = list(_head(overview, paper, as_list=True))
    end = list(_end(overview, paper, every=every))
    gone = list(_gone(overview, paper, every=every))
    listing = Listing(overview, paper, most, every, len(head) + len(gone) + len(end))
    yield from head
    yield from listing
    yield from gone
    yield from end


def _gone(overview: Overview, paper: Paper, *, every: bool) -> Iterator[str]:
    for heading, told in overview.gone:
        yield ""
        yield from paper.paragraph(heading, style="bold")
        shown = told if every else told[:GONE]
        for words in shown:
            first, *others = paper.wrapped(words, None if paper.width is None else paper.width - 2)
            yield from (f"- {first}", *(f"  {line}" for line in others))
        if len(shown) < len(told):
            yield from paper.paragraph(f"… {len(told) - len(shown):,} more; --all shows them", 2, "dim")


def _end(overview: Overview, paper: Paper, *, every: bool) -> Iterator[str]:
    how = "One event: --event NAME" if len(overview.events) > 1 else "Who says what: --metric NAME or --all"
    words = [f"{overview.outcome}."] if overview.conflict or overview.differ else []
    yield ""
    yield from paper.paragraph(" ".join([*words, *([] if every else [how])]))
    if not every:
        pairs = [row for answer in overview.told[:MOST] for row in answer.pair or ()]
        if read := overview.readings(pairs):
            yield from paper.paragraph(read, style="dim")


def _blocks(overview: Overview, paper: Paper, *, every: bool) -> Iterator[str]:
    rows: list[Row] = []
    for answer in overview.told:
        yield ""
        block = Block(answer, paper, every, len(overview.events) > 1)
        yield from block
        rows += block.rows
    if words := overview.readings(rows):
        yield ""
        yield from paper.paragraph(words, style="dim")
