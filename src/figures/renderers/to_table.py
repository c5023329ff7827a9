"""The report as people read it in a terminal: per question who says what, then what cannot both be true, and why.

On paper of a stated width, names wrap, and each claim's interval is drawn beside it. On paper without an end (a pipe, a
file) every claim takes one line, whatever its length, and nothing is drawn.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from figures.judging.rules import Kind
from figures.renderers import wording
from figures.renderers.axis import DRAWN, NARROWEST, TYPED, WIDEST, Axis
from figures.renderers.paper import Cell, Paper, row, widest
from figures.words.quantity import Bound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from figures.renderers.axis import Glyphs
    from figures.renderers.paper import Span
    from figures.report.model import Discrepancy, Entry, Group, Report

FOLD_ABOVE: Final = 12
"""How many claims a question may have before its superseded claims and echoes are folded into one line."""

NARROWEST_PAPER: Final = 40
"""The fewest cells that a line takes, however narrow the terminal is."""

MOST_LINES: Final = 3
"""The most lines that a name or a wording takes; longer ones are cut, and the cut shows."""

NAME: Final = (22, 44)
"""The cells of the column of names: an axis leaves it the first at least, and a pipe pads it to the second at most."""

FIGURE: Final = 16
"""The most cells of the column of figures."""

ASIDE: Final = 42
"""The cells that what is said below a name (the chain of relays, the standing) has before an axis takes more."""

_WRONG: Final = frozenset({Kind.MISQUOTATION, Kind.CONTRADICTION, Kind.EXCESS})


def to_table(
    report: Report,
    *,
    width: int | None = None,
    color: bool = False,
    ascii_only: bool = False,
    all_claims: bool = False,
) -> str:
    """The report in lines of `width` cells at the most; None: one line a claim, as long as it needs to be.

    Args:
        report: what a comparison amounts to.
        width: the cells of a line, `NARROWEST_PAPER` at the least.
        color: write styles as ANSI codes; without it not a single code is written.
        ascii_only: write nothing beyond ASCII.
        all_claims: do not fold the superseded claims and echoes of questions with more than `FOLD_ABOVE` claims.
    """
    paper = Paper(None if width is None else max(NARROWEST_PAPER, width), color, ascii_only)
    return "\n".join(_lines(report, paper, all_claims=all_claims)).rstrip("\n") + "\n"


def _lines(report: Report, paper: Paper, *, all_claims: bool) -> Iterator[str]:
    event = wording.one_event(report)
    sections = wording.sections(report)
    drawn = False
    if event:
        yield from paper.paragraph(event, style="bold")
        yield ""
    for summary in report.metrics:
        groups = [group for group in report.questions if group.question.metric == summary.metric]
        blocks = [_Block(group, paper, event, all_claims=all_claims) for group in groups]
        shown = [entry for block in blocks for entry in block.shown]
        layout = _Layout.fitting(paper, shown, chart=any(block.comparable for block in blocks))
        drawn = drawn or layout.axis > 0
        yield paper.heading(summary.metric.upper())
        if len(blocks) > 1:
            yield from paper.paragraph(" · ".join(wording.roll_up(summary)), style="dim")
        for block in blocks:
            yield ""
            yield from block.lines(layout)
        for one in sections[summary.metric]:
            yield ""
            yield from _discrepancy(one, paper)
        yield ""
    yield from _foot(report, paper, drawn=drawn)


class _Layout(NamedTuple):
    """How many cells each column takes, the same for all questions of a metric; 0: no such column.

    What has no column is said below the name.
    """

    name: int
    figure: int
    allows: int
    dated: int
    axis: int

    @classmethod
    def fitting(cls, paper: Paper, entries: Sequence[Entry], *, chart: bool) -> _Layout:
        """The columns for these claims: words first, and what they leave is the axis', where there is a `chart`."""
        claims = [entry.claim for entry in entries]
        name = widest((paper.text(claim.source) for claim in claims), NAME[1])
        figure = max(len("figure"), widest((paper.text(_figure(entry, paper)) for entry in entries), FIGURE))
        allows = widest((paper.text(wording.allows(claim.figure)) for claim in claims), 2 * FIGURE)
        allows = max(len("allows"), allows) if allows else 0
        dated = widest((str(claim.as_of) for claim in claims if claim.as_of), FIGURE)
        if paper.width is None:
            return cls(name, figure, allows, dated, 0)
        for columns in ((figure, allows, dated), (figure, allows, 0), (figure, 0, 0)):
            room = paper.width - 2 - sum(2 + column for column in columns if column)
            if room >= min(name, NAME[0]):
                break
        figure, allows, dated = columns
        axis = min(WIDEST, max(NARROWEST, min(room - 2 - name, paper.width - 4 - ASIDE)))
        if not chart or room - 2 - axis < min(name, NAME[0]):
            return cls(min(room, max(name, NAME[0])), figure, allows, dated, 0)
        return cls(room - 2 - axis, figure, allows, dated, axis)

    @property
    def words(self) -> int:
        """The cells of all columns before the axis."""
        return self.name + sum(2 + column for column in (self.figure, self.allows, self.dated) if column)


def _figure(entry: Entry, paper: Paper) -> str:
    """The figure in the source's words; between tildes if it is retracted and cannot be struck out."""
    text = entry.claim.figure.text
    return f"~{text}~" if entry.retracted and not paper.color else text


class _Block:
    """One question: its claims, and what they amount to."""

    def __init__(self, group: Group, paper: Paper, event: str, *, all_claims: bool) -> None:
        self.group, self._paper = group, paper
        self._title = wording.title(group.question, event)
        fold = len(group.entries) > FOLD_ABOVE and not all_claims
        self.shown = [entry for entry in group.entries if not (fold and _foldable(entry))]
        self._folded = [entry for entry in group.entries if fold and _foldable(entry)]
        figures = (entry.claim.figure for entry in self.shown)
        self._intervals = [figure.interval for figure in figures if not figure.unknown]

    def lines(self, layout: _Layout) -> Iterator[str]:
        """The question as a table, then range, agreement and voices."""
        axis = self._axis(layout)
        yield from self._head(layout, axis)
        for entry in self.shown:
            yield from self._claim(entry, layout, axis)
        if self._folded:
            yield from self._paper.paragraph(self._folding, 2, "dim")
        for label, words in wording.amounts(self.group):
            yield from self._paper.labelled(f"{label:9}", words, "dim", 2)

    @property
    def comparable(self) -> bool:
        """Whether there are numbers that an axis could set side by side."""
        return len(self._intervals) > 1

    def _axis(self, layout: _Layout) -> Axis | None:
        if not (layout.axis and self.comparable):
            return None
        its = self.group.agreement
        band = its.interval if its.majority and its.sources > 1 else None
        glyphs = TYPED if self._paper.ascii_only else DRAWN
        return Axis.fitting(self._intervals, band, layout.axis, glyphs)

    def _head(self, layout: _Layout, axis: Axis | None) -> Iterator[str]:
        """The title, and beside it what the columns are; above them, if it does not fit."""
        width = layout.name + 2
        title = [] if self._paper.width is None else self._paper.wrapped(self._title, width)
        if len(title) != 1:
            yield from self._paper.paragraph(self._title, style="bold")
            title = [""]
        if self._paper.width is not None:
            cells = [Cell.of(title, width, "bold"), Cell.of(["figure"], layout.figure, "dim", right=True)]
            for head, column in (("allows", layout.allows), ("as of", layout.dated)):
                cells += [Cell.of([head], column, "dim")] if column else []
            cells += [Cell.of([axis.labels()], layout.axis, "dim")] if axis else []
            yield from row(self._paper, cells)

    def _claim(self, entry: Entry, layout: _Layout, axis: Axis | None) -> Iterator[str]:
        paper, claim = self._paper, entry.claim
        room = None if paper.width is None else layout.name
        passed = entry.retracted or wording.superseded(entry)
        name = paper.wrapped(claim.source, room, MOST_LINES)
        figure = paper.wrapped(_figure(entry, paper), room and layout.figure, MOST_LINES)
        style = "struck" if entry.retracted else "dim" if passed else "bold"
        cells = [Cell.of(name, layout.name, "dim" if passed else ""), Cell.of(figure, layout.figure, style, right=True)]
        if layout.allows:
            allows = paper.wrapped(wording.allows(claim.figure), room and layout.allows, MOST_LINES)
            cells.append(Cell.of(allows, layout.allows, "dim" if passed else ""))
        if layout.dated:
            cells.append(Cell.of([str(claim.as_of) if claim.as_of else ""], layout.dated, "dim"))
        aside = " · ".join(_aside(entry, layout))
        if paper.width is None:
            yield from row(paper, [*cells, Cell.of(paper.wrapped(aside, None), 0, "dim")], 2)
            return
        height = max(len(cell.lines) for cell in cells)
        asides = [f"  {line}" for line in paper.wrapped(aside, layout.words - 2)] if aside else []
        if axis:
            drawn = axis.row(
                None if claim.figure.unknown else claim.figure.interval,
                vague=claim.figure.bound is Bound.VAGUE,
                counts=entry.current,
            )
            behind = self._spans(axis, axis.row(), "")
            lines = [self._spans(axis, drawn, "past" if passed else "mark"), *([behind] * (height - 1))]
            cells.append(Cell(lines, layout.axis))
            yield from row(paper, cells, 2)
            if asides:
                below = Cell([behind] * len(asides), layout.axis)
                yield from row(paper, [Cell.of(asides, layout.words, "dim"), below], 2)
        else:
            yield from row(paper, cells, 2)
            yield from row(paper, [Cell.of(asides, layout.words, "dim")], 2) if asides else ()

    def _spans(self, axis: Axis, text: str, style: str) -> list[Span]:
        """A row of the axis, the band in its own style."""
        band = (axis.glyphs.band, axis.glyphs.guide)
        return [("".join(run), "band" if its else style) for its, run in groupby(text, lambda char: char in band)]

    @property
    def _folding(self) -> str:
        echoes = sum(bool(entry.echo_of) for entry in self._folded)
        past = len(self._folded) - echoes
        parts = [wording.counted(past, "superseded claim")] if past else []
        parts += [wording.counted(echoes, "echo", "echoes")] if echoes else []
        return f"… {' and '.join(parts)} not shown; --all shows them"


def _aside(entry: Entry, layout: _Layout) -> Iterator[str]:
    """What is said below a name: the chain of relays, the claim's standing, and what no column has room for."""
    claim = entry.claim
    if claim.via:
        yield wording.chain(claim)
    if not layout.allows and wording.allows(claim.figure):
        yield wording.allows(claim.figure)
    if not layout.dated and claim.as_of:
        yield str(claim.as_of)
    if wording.published(claim):
        yield wording.published(claim)
    yield from wording.standing(entry)


def _foldable(entry: Entry) -> bool:
    return wording.superseded(entry) or bool(entry.echo_of)


def _discrepancy(one: Discrepancy, paper: Paper) -> Iterator[str]:
    """The kind and how far the sides lie apart, the two sides, and the reason."""
    style, sign = ("wrong", "≠") if one.kind in _WRONG else ("doubtful", "?")
    if paper.width is None:
        yield from paper.labelled(f"{sign} {one.kind.value}", f"{wording.apart(one)}  {one.because}", style)
        return
    about = f" · {one.a.question}" if one.a.question == one.b.question else ""
    yield from paper.labelled(f"{sign} {one.kind.value}", f"{wording.apart(one)}{about}", style)
    figures = [paper.wrapped(str(side.interval), FIGURE, MOST_LINES) for side in (one.a, one.b)]
    width = widest((line for lines in figures for line in lines), FIGURE)
    room = paper.width - 4 - width
    for lines, ours, theirs in zip(figures, (one.a, one.b), (one.b, one.a), strict=True):
        words = paper.wrapped(wording.side(ours, theirs), room, MOST_LINES)
        yield from row(paper, [Cell.of(lines, width, "bold", right=True), Cell.of(words, room)], 2)
    yield from paper.paragraph(one.because, 2, "dim")


def _foot(report: Report, paper: Paper, *, drawn: bool) -> Iterator[str]:
    """What a reader must know of the whole, and how the axes are to be read."""
    for note in wording.notes(report):
        yield from paper.paragraph(note, style="dim")
    if drawn:
        yield from paper.paragraph(_key(TYPED if paper.ascii_only else DRAWN), style="dim")


def _key(glyphs: Glyphs) -> str:
    """How an axis is to be read."""
    signs = (
        (glyphs.point, "exact"),
        (glyphs.past, "past"),
        (glyphs.left + glyphs.line + glyphs.right, "range"),
        (glyphs.left + glyphs.line + glyphs.arrow, "no upper end"),
        (glyphs.left + glyphs.vague + glyphs.arrow, "vague"),
        (glyphs.band, "most agree"),
    )
    return "   ".join(f"{sign} {meaning}" for sign, meaning in signs)
