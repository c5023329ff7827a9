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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from figures.report.overview import Overview

BLOCKS: Final = 3
"""Up to so many questions are shown whole; more are listed."""

GONE: Final = 3
"""How many differences that are gone are told before the rest are counted."""

NARROWEST: Final = 40
"""The fewest cells that a line takes, however narrow the terminal is."""


def to_table(overview: Overview, *, width: int | None = None, color: bool = False, ascii_only: bool = False) -> str:
    """The report as a table for people; it ends with a line break.

    Args:
        overview: what a comparison amounts to, and how much of it is told: with `all_claims` the list and all blocks.
        width: the cells that a line may take, `NARROWEST` at the least; None: nothing is cut, wrapped or drawn.
        color: write styles as ANSI codes; without it not a single code is written.
        ascii_only: write nothing beyond ASCII.
    """
    paper = Paper(None if width is None else max(NARROWEST, width), color, ascii_only)
    return "\n".join(_lines(overview, paper)).rstrip("\n") + "\n"


def _lines(overview: Overview, paper: Paper) -> Iterator[str]:
    narrow, wide = paper.at_most(WIDEST_LIST), paper.at_most(WIDEST_BLOCK)
    if overview.alone:
        yield from narrow.paragraph(overview.alone)
    elif overview.all_claims or len(overview.answers) > BLOCKS:
        yield from _list(overview, narrow)
        yield from _blocks(overview, wide) if overview.all_claims else ()
    else:
        yield from _head(overview, wide, as_list=not (overview.conflict or overview.differ))
        yield from _blocks(overview, wide)
        yield from _gone(overview, wide)


def _head(overview: Overview, paper: Paper, *, as_list: bool) -> Iterator[str]:
    yield from paper.paragraph(overview.head if as_list else overview.title, style="bold")
    for words in (*([overview.counts] if as_list else []), *overview.limits):
        yield from paper.paragraph(words, style="dim")


def _list(overview: Overview, paper: Paper) -> Iterator[str]:
    head, end = list(_head(overview, paper, as_list=True)), [*_gone(overview, paper), *_end(overview, paper)]
    yield from (*head, *Listing(overview, paper, len(head) + len(end)), *end)


def _gone(overview: Overview, paper: Paper) -> Iterator[str]:
    for heading, told in overview.gone:
        yield from ("", *paper.paragraph(heading, style="bold"))
        shown = told if overview.all_claims else told[:GONE]
        for words in shown:
            yield from paper.hanging("- ", words)
        if len(shown) < len(told):
            yield from paper.paragraph(f"… {len(told) - len(shown):,} more; --all shows them", 2, "dim")


def _end(overview: Overview, paper: Paper) -> Iterator[str]:
    how = "One event: --event NAME" if len(overview.events) > 1 else "Who says what: --metric NAME or --all"
    outcome = overview.outcome if overview.conflict else overview.outcome.partition(";")[0]  # the heading says the rest
    words = [f"{outcome}."] if overview.conflict or overview.differ else []
    yield ""
    yield from paper.paragraph(" ".join([*words, *([] if overview.all_claims else [how])]))
    if not overview.all_claims:
        pairs = [row for answer in overview.told[:MOST] for row in answer.pair or ()]
        if read := overview.readings(pairs):
            yield from paper.paragraph(read, style="dim")


def _blocks(overview: Overview, paper: Paper) -> Iterator[str]:
    blocks = [Block(one, paper, overview.all_claims, len(overview.events) > 1) for one in overview.told]
    for block in blocks:
        yield from ("", *block)
    if words := overview.readings(row for block in blocks for row in block.rows):
        yield from ("", *paper.paragraph(words, style="dim"))
