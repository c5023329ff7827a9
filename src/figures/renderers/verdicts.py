"""Checks as people read them: the verdict, the counts in one sentence, then who gave it, rules it out, leaves room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from figures.renderers.paper import Cell, Paper, row, widest
from figures.report.check import Check
from figures.report.hearing import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from figures.report.said import Said

WIDEST: Final = 120
"""The most cells of a line."""

NARROWEST: Final = 60
"""Below so many cells a figure stands below its name."""

STYLES: Final = {"supported": "good", "disputed": "doubtful", "contradicted": "wrong", "unknown": "bold"}


def checks_to_text(
    what: Check | Sequence[Check], *, width: int | None = None, color: bool = False, ascii_only: bool = False
) -> str:
    """One check or several for people to read; it ends with a line break.

    Args:
        what: what `check` or `check_all` returns.
        width: the cells that a line may take; None: nothing is cut or wrapped.
        color: write styles as ANSI codes.
        ascii_only: write nothing beyond ASCII.
    """
    paper = Paper(None if width is None else max(40, width), color, ascii_only).at_most(WIDEST)
    checks = [what] if isinstance(what, Check) else what
    return "\n\n".join("\n".join(_lines(check, paper)) for check in checks) + "\n"


def _lines(check: Check, paper: Paper) -> Iterator[str]:
    telling = Telling(check)
    verdict = check.verdict.value
    yield from paper.paragraph(f"{verdict.upper()}: {telling.title}", style=STYLES[verdict])
    if check.reason:
        yield from paper.paragraph(f"{check.reason[:1].upper()}{check.reason[1:]}.")
        return
    yield from paper.paragraph(telling.counts)
    groups = list(_groups(telling, paper))
    if groups:
        yield ""
        yield from groups
    if telling.asides:
        yield ""
        yield from paper.paragraph(" ".join(telling.asides), style="dim")


def _groups(telling: Telling, paper: Paper) -> Iterator[str]:
    """The groups in columns: what they do, the name with its relay below, the figure, the day."""
    told = [
        (label, said, telling.what(said), telling.relays(said))
        for label, rows in telling.rows.items()
        for said in telling.said(rows)
    ]
    if paper.width is None:
        yield from _lined(told, paper)
        return
    label_room = widest((paper.text(label) for label, *_ in told), 99)
    figure_room = widest((paper.text(said.words) for _, said, *_ in told), 32)
    day_room = widest((paper.text(said.column_day) for _, said, *_ in told), 99)
    name_room = widest((paper.text(said.bare) for _, said, *_ in told), 10**6)
    left = paper.width - label_room - figure_room - day_room - 6
    if left < min(name_room, 16) or paper.width < NARROWEST:
        yield from _stacked(told, paper)
        return
    name_room = min(name_room, left)
    before = ""
    for label, said, what, relays in told:
        below = [what] if what else []
        below += [f"through {relays}"] if relays else []
        names = paper.wrapped(said.bare, name_room)
        lines = [f"  {line}" for words in below for line in paper.wrapped(words, name_room - 2)]
        cells = [
            Cell.of([paper.text(label) if label != before else ""], label_room, "dim"),
            Cell([[(name, "")] for name in names] + [[(line, "dim")] for line in lines], name_room),
            Cell.of(paper.wrapped(said.words, figure_room), figure_room, "bold"),
            Cell.of([paper.text(said.column_day)], day_room, "dim"),
        ]
        before = label
        yield from row(paper, cells)


def _lined(told: Sequence[tuple[str, Said, str, str]], paper: Paper) -> Iterator[str]:
    """One line a figure, in columns as wide as they need: for paper without an end."""
    names = [
        ", ".join([said.bare, *([what] if what else []), *([f"through {relays}"] if relays else [])])
        for _, said, what, relays in told
    ]
    columns = list(zip([label for label, *_ in told], names, [said.words for _, said, *_ in told], strict=True))
    rooms = [widest((paper.text(cells[place]) for cells in columns), 10**6) for place in range(3)]
    for cells, (_, said, *_) in zip(columns, told, strict=True):
        held = [Cell.of([paper.text(words)], room) for words, room in zip(cells, rooms, strict=True)]
        yield from row(paper, [*held, Cell.of([paper.text(said.column_day)], 0)])


def _stacked(told: Sequence[tuple[str, Said, str, str]], paper: Paper) -> Iterator[str]:
    """A group under its label, a figure under its name: for paper that is too narrow for columns."""
    before = ""
    for label, said, what, relays in told:
        if label != before:
            yield from paper.paragraph(label, style="dim")
        before = label
        through = f" (through {relays})" if relays else ""
        yield from paper.paragraph(f"{said.bare}{through}", 2)
        yield from paper.paragraph(f"{said.words} {what}".rstrip() + f", {said.column_day}", 4, "bold")
