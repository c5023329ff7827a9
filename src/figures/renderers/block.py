"""One question whole: who says what, latest day first, on an axis of its own, then what cannot stand beside what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from figures.renderers.axis import DRAWN, NARROWEST, TYPED, Axis
from figures.renderers.axis import WIDEST as WIDEST_AXIS
from figures.renderers.listing import STYLES, sign
from figures.renderers.paper import Cell, Paper, row, size, widest, wrap
from figures.report.overview import named_sources
from figures.report.said import listed
from figures.report.telling import STANDING, folded, title, untold
from figures.text import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from figures.report.answers import Answer
    from figures.report.rows import Row

WIDEST: Final = 120
"""The most cells of a line of a block."""

WITH_RELAYS: Final = 110
"""From so many cells on, relays have a column; below, they are named where two quotes are told apart by them."""

WITH_AXIS: Final = 60
"""Below so many cells there is no axis."""

NAME: Final = 14
"""The fewest cells of the column of names; where they are not to be had, a name stands below its figure."""

FIGURE: Final = 24
"""The most cells of the column of figures; longer words go on in the next line."""

RELAYS: Final = 26
"""The most cells of the column of relays; longer chains go on in the next line."""

MOST_ROWS: Final = 100
"""The most figures of a question that are shown without being asked for."""

MOST_SENTENCES: Final = 12
"""The most sentences of a question that are told without being asked for."""

INDENT: Final = 5
"""The cells before a sentence, in which its number stands."""


class Layout(NamedTuple):
    """How many cells each column takes; 0: there is none. `stacked`: a name stands below its figure."""

    day: int
    name: int
    figure: int
    relays: int
    axis: int
    stacked: bool = False

    @classmethod
    def fitting(cls, paper: Paper, rows: Sequence[Row], *, drawn: bool) -> Layout:
        """The columns for these rows: words first, and what they leave is the axis', where one is to be drawn."""
        width = paper.width
        days = sorted(size(paper.text(one.when)) for one in rows)
        day = days[-1 if width is None else len(days) * 4 // 5] if days else 0  # a day of another year may wrap
        figure = max(len("figure"), widest((paper.text(one.words) for one in rows), FIGURE if width else 10**6))
        relayed = width is None or width >= WITH_RELAYS
        name = widest((paper.text(one.source if relayed else one.name) for one in rows), 10**6)
        relays = widest((paper.text(through(one)) for one in rows), RELAYS if width else 10**6) if relayed else 0
        relays = max(relays, len("through")) if relays else 0
        if width is None:
            return cls(day, name, figure, relays, 0)
        room = width - 2 - day - 2 - 2 - figure - (2 + relays if relays else 0)
        axis = min(WIDEST_AXIS, max(NARROWEST + 4, room - 2 - name)) if drawn and width >= WITH_AXIS else 0
        for cells in (axis, NARROWEST if axis else 0, 0):
            left = room - (2 + cells if cells else 0)
            if left >= min(name, NAME):
                return cls(day, min(name, left) if not cells else left, figure, relays, cells)
        return cls(day, width - 4, min(figure, width - 6), 0, 0, stacked=True)


def through(one: Row) -> str:
    """Who relayed it, nearest to the source first."""
    return ", ".join(one.via)


@dataclass(frozen=True)
class Block:
    """One question on its paper.

    Attributes:
        answer: the question.
        paper: what it is written on.
        every: whether earlier, repeated and retracted figures are shown too, and what a day or a word may explain.
        of_several: whether there are several events, so that the title says its own.
    """

    answer: Answer
    paper: Paper
    every: bool = False
    of_several: bool = False

    @cached_property
    def rows(self) -> Sequence[Row]:
        """The rows that are shown: of very many the lowest and the highest."""
        rows = self.answer.rows if self.every else self.answer.shown
        if self.every or len(rows) <= MOST_ROWS:
            return rows
        by_number = sorted(rows, key=lambda one: (one.low, one.row))
        ends = {one.row for one in (*by_number[: MOST_ROWS // 2], *by_number[-MOST_ROWS // 2 :])}
        return [one for one in rows if one.row in ends]

    def __iter__(self) -> Iterator[str]:
        """Its lines."""
        yield from self._head()
        yield from self._table()
        yield from self._folded()
        yield from self._sentences()

    def _head(self) -> Iterator[str]:
        answer, paper = self.answer, self.paper
        words = title(answer, of_several=self.of_several)
        lead = paper.styled(sign(answer.state, paper), STYLES[answer.state])
        counts = f"{named_sources(answer.sources)}, {counted(answer.reports, 'report')}"
        if paper.width is None:
            yield f"{lead} {paper.text(words)}: {counts}"
            return
        first, *others = wrap(paper.text(words), paper.width - 2)
        fits = size(first) + 2 + len(counts) <= paper.width - 2 and not others
        yield f"{lead} {paper.spread((first, 'bold'), (counts if fits else '', 'dim'), 2)}"
        yield from (f"  {paper.styled(other, 'bold')}" for other in others)
        yield from () if fits else [f"  {paper.styled(counts, 'dim')}"]

    # ---- who says what

    def _table(self) -> Iterator[str]:
        paper, rows = self.paper, self.rows
        drawn = Axis.of(rows, NARROWEST, DRAWN) is not None
        layout = Layout.fitting(paper, rows, drawn=drawn)
        axis = Axis.of(rows, layout.axis, TYPED if paper.ascii_only else DRAWN) if layout.axis else None
        if paper.width is not None and not layout.stacked:
            cells = [Cell.of([""], layout.day), Cell.of([""], layout.name)]
            cells.append(Cell.of(["figure"], layout.figure, "dim", right=True))
            cells += [Cell.of(["through"], layout.relays, "dim")] if layout.relays else []
            cells += [Cell.of([axis.labels], layout.axis, "dim")] if axis else []
            yield from row(paper, cells, 2)
        for one in rows:
            yield from self._stacked(one) if layout.stacked else self._row(one, layout, axis)

    def _row(self, one: Row, layout: Layout, axis: Axis | None) -> Iterator[str]:
        paper = self.paper
        width = paper.width
        passed = one.standing in ("earlier", "again")
        bare = layout.relays or width is None
        name = f"{one.source if bare else one.name}{STANDING.get(one.standing, '')}"
        cells = [
            Cell.of(paper.wrapped(one.when, width and layout.day), layout.day, "dim"),
            Cell.of(paper.wrapped(name, width and layout.name), layout.name, "dim" if passed else ""),
            Cell.of(paper.wrapped(one.words, width and layout.figure), layout.figure, self._style(one), right=True),
        ]
        if layout.relays:
            cells.append(Cell.of(paper.wrapped(through(one), width and layout.relays), layout.relays, "dim"))
        if axis:
            mark = axis.mark(one)
            cells.append(Cell.of([mark] if mark else [], layout.axis, "past" if passed else self._mark_style(one)))
        yield from row(paper, cells, 2)

    def _stacked(self, one: Row) -> Iterator[str]:
        """The day and the figure on one line, the name below: for paper that is too narrow for columns."""
        paper = self.paper
        width = paper.width or 0
        day = paper.text(one.when)
        figure = paper.wrapped(one.words, width - 2)
        if len(figure) == 1 and len("  ") + size(day) + 2 + size(figure[0]) <= width:
            yield f"  {paper.spread((day, 'dim'), (figure[0], self._style(one)), 2)}"
        else:
            yield f"  {paper.styled(day, 'dim')}"
            yield from (f"  {paper.styled(line, self._style(one))}" for line in figure)
        yield from paper.paragraph(one.name + STANDING.get(one.standing, ""), 4)

    def _style(self, one: Row) -> str:
        if one.standing == "retracted":
            return "struck"
        if one.standing in ("earlier", "again"):
            return "dim"
        return self._mark_style(one) if one.clashes else "bold"

    def _mark_style(self, one: Row) -> str:
        return STYLES[self.answer.state] if one.clashes else "mark"

    def _folded(self) -> Iterator[str]:
        more = 0 if self.every else len(self.answer.shown) - len(self.rows)
        parts = [counted(more, "figure") + " between these"] * bool(more) + ([] if self.every else folded(self.answer))
        if not parts:
            return
        them = "it" if more + sum(self.answer.folding.values()) == 1 else "them"
        yield from self.paper.paragraph(f"{listed(parts)} not shown; --all shows {them}", 2, "dim")

    # ---- what cannot stand beside what

    def _sentences(self) -> Iterator[str]:
        answer = self.answer
        told = [*answer.sentences, *(answer.excused if self.every else ()), *answer.remarks]
        after = list(answer.counts)
        if answer.excused and not self.every:
            after.insert(0, f"{untold(answer)}; --all tells {'it' if len(answer.excused) == 1 else 'them'}.")
        if len(told) > MOST_SENTENCES and not self.every:
            after.insert(0, f"{counted(len(told) - MOST_SENTENCES, 'sentence')} more; --all tells them.")
            told = told[:MOST_SENTENCES]
        if told:
            yield ""
        for number, words in enumerate(told, 1):
            yield from self._numbered(f"{number:>3}", words)
        for words in after:
            yield from self._numbered("", words)

    def _numbered(self, number: str, words: str) -> Iterator[str]:
        paper = self.paper
        if paper.width is None:
            yield f"{number:>3}  {paper.text(words)}" if number else f"     {paper.text(words)}"
            return
        yield from paper.hanging(f"{number:<{INDENT}}", words)
