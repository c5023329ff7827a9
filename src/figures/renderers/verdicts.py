"""Checks as people read them: the verdict, the counts in one sentence, then who gave it, rules it out, leaves room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from figures.renderers.paper import Cell, Paper, row, widest, wrap
from figures.report.check import Check
from figures.report.hearing import Telling
from figures.report.said import capital

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
        yield from paper.paragraph(f"{capital(check.reason)}.")
        return
    yield from paper.paragraph(telling.counts)
    told = [Line.of(telling, paper, label, said) for label, rows in telling.rows.items() for said in telling.said(rows)]
    if told:
        yield from ("", *_groups(told, paper))
    if telling.asides:
        yield from ("", *paper.paragraph(" ".join(telling.asides), style="dim"))


class Line(NamedTuple):
    """A figure of a check as the words of its columns; `beside`: what else it counts, and who relayed it."""

    label: str
    name: str
    beside: Sequence[str]
    figure: str
    day: str

    @classmethod
    def of(cls, telling: Telling, paper: Paper, label: str, said: Said) -> Line:
        """The words of one figure, fit to stand on this paper."""
        relays = telling.relays(said)
        beside = [*filter(None, [telling.what(said)]), *([f"through {relays}"] if relays else [])]
        words = map(paper.text, (label, said.bare, said.words, said.column_day))
        label, name, figure, day = words
        return cls(label, name, [paper.text(one) for one in beside], figure, day)


def _groups(told: Sequence[Line], paper: Paper) -> Iterator[str]:
    """The groups in columns: what they do, the name with its relay below, the figure, the day."""
    width, rest = paper.width, 10**6
    label = widest((one.label for one in told), rest)
    figure = widest((one.figure for one in told), 32 if width else rest)
    day = widest((one.day for one in told), rest)
    name = widest((one.name if width else ", ".join([one.name, *one.beside]) for one in told), rest)
    left = rest if width is None else width - label - figure - day - 6
    if width is not None and (left < min(name, 16) or width < NARROWEST):
        yield from _stacked(told, paper)
        return
    name, before = min(name, left), ""
    for one in told:
        names = wrap(one.name if width else ", ".join([one.name, *one.beside]), name)
        below = [f"  {line}" for words in one.beside for line in wrap(words, name - 2)] if width else []
        yield from row(paper, [
            Cell.of([one.label if width is None or one.label != before else ""], label, "dim"),
            Cell([[(words, "")] for words in names] + [[(words, "dim")] for words in below], name),
            Cell.of(wrap(one.figure, figure), figure, "bold"),
            Cell.of([one.day], day, "dim"),
        ])  # fmt: skip
        before = one.label


def _stacked(told: Sequence[Line], paper: Paper) -> Iterator[str]:
    """A group under its label, a figure under its name: for paper that is too narrow for columns."""
    before = ""
    for one in told:
        yield from paper.paragraph(one.label, style="dim") if one.label != before else ()
        before = one.label
        yield from paper.paragraph(", ".join([one.name, *one.beside]), 2)
        yield from paper.paragraph(f"{one.figure}, {one.day}", 4, "bold")
