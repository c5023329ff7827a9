"""Each source's figure over the days, as steps: a count holds until the next one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from figures.judging.rules import Kind
from figures.renderers import wording
from figures.renderers.page.scale import Scale, short
from figures.renderers.paper import Cell, Paper, row, widest
from figures.words.quantity import Bound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from figures.claims.claim import Claim
    from figures.report.model import Group, Report
    from figures.words.dates import PartialDate
    from figures.words.interval import Interval

LEVELS: Final = 5
"""The most lines that a source takes: how many heights of a step can be told apart."""

MOST_LANES: Final = 24
"""The most sources that a question's timeline shows: those with most claims."""

NAME: Final = 28
"""The most cells of the column of names."""

TAIL: Final = 16
"""The cells after the last day, in which the last figures are written."""

NARROWEST: Final = 60
"""The fewest cells of a line; below, steps and numbers would run into each other."""


class Glyphs(NamedTuple):
    """What steps are drawn with: one character each."""

    start: str
    level: str
    vague: str
    climb: str
    rise: tuple[str, str]
    fall: tuple[str, str]
    nudge: tuple[str, str]
    revision: str
    decrease: str


DRAWN: Final = Glyphs("●", "─", "╌", "│", ("┘", "┌"), ("┐", "└"), ("┴", "┬"), "▼", "▽")
TYPED: Final = Glyphs("*", "-", ".", "|", ("+", "+"), ("+", "+"), ("'", ","), "V", "v")
"""The same in ASCII."""


def render_timeline(report: Report, *, width: int | None = None, color: bool = False, ascii_only: bool = False) -> str:
    """Per question and source the figures over the days; `width` None: a line a claim, and nothing is drawn.

    Args:
        report: what a comparison amounts to.
        width: the cells of a line, `NARROWEST` at the least.
        color: write styles as ANSI codes; without it not a single code is written.
        ascii_only: write nothing beyond ASCII.
    """
    paper = Paper(None if width is None else max(NARROWEST, width), color, ascii_only)
    return "\n".join(_lines(report, paper)).rstrip("\n") + "\n"


def _lines(report: Report, paper: Paper) -> Iterator[str]:
    event = wording.one_event(report)
    marks = _marks(report)
    yield from [*paper.paragraph(event, style="bold"), ""] if event else []
    for group in report.questions:
        yield paper.heading(wording.title(group.question, event))
        dated = [claim for claim in _counting(group) if date_of(claim) is not None]
        if paper.width is None:
            yield from _listed(dated, marks, paper)
        elif dated:
            yield from _drawn(dated, marks, paper, paper.width)
        left = len(group.entries) - len(dated)
        if left:
            words = f"{wording.counted(left, 'claim')} not shown: without a date or a number, or retracted"
            yield from paper.paragraph(words, 2, "dim")
        yield ""
    for note in wording.notes(report):
        if note != wording.AGREE:
            yield from paper.paragraph(note, style="dim")
    if paper.width is not None and report.groups:
        yield from paper.paragraph(_key(TYPED if paper.ascii_only else DRAWN), style="dim")


def _key(glyphs: Glyphs) -> str:
    signs = (
        (glyphs.start, "first figure"),
        (glyphs.revision, "the source lowered its own count"),
        (glyphs.decrease, "below an earlier count of another source"),
        (glyphs.vague, "vague or open"),
    )
    return (
        "   ".join(f"{sign} {meaning}" for sign, meaning in signs) + "   what is no plain number stands at its low end"
    )


def date_of(claim: Claim) -> PartialDate | None:
    """The date at which a claim stands in time: up to when it counts, or else when it was published."""
    return claim.as_of or claim.published


def _counting(group: Group) -> list[Claim]:
    return [entry.claim for entry in group.entries if not (entry.retracted or entry.claim.figure.unknown)]


def _marks(report: Report) -> Mapping[str, Kind]:
    """The claims that are lower than an earlier one, by id; a source's own revision before another's decrease."""
    marks: dict[str, Kind] = {}
    for kind in (Kind.DECREASE, Kind.REVISION):
        marks |= {name: kind for one in report.discrepancies if one.kind is kind for name in one.b.ids}
    return marks


def _listed(claims: Iterable[Claim], marks: Mapping[str, Kind], paper: Paper) -> Iterator[str]:
    """A line a claim, by source and date."""
    for source, its in _by_source(claims).items():
        for claim in its:
            allows = wording.allows(claim.figure)
            figure = f"{claim.figure.text} ({allows})" if allows else claim.figure.text
            mark = marks[claim.id].value if claim.id in marks else ""
            yield paper.text("  " + "  ".join(filter(None, (str(date_of(claim)), source, figure, mark))))


def _by_source(claims: Iterable[Claim]) -> Mapping[str, list[Claim]]:
    """The claims of each source, sources in alphabetical order, claims by the last minute of their date."""
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.source].append(claim)
    return {source: sorted(found[source], key=_minute) for source in sorted(found)}


def _minute(claim: Claim) -> int:
    date = date_of(claim)
    return date.last if date else 0


def _drawn(claims: Sequence[Claim], marks: Mapping[str, Kind], paper: Paper, width: int) -> Iterator[str]:
    """The days along the top, and below them the steps of each source."""
    lanes = _by_source(claims)
    most = sorted(lanes, key=lambda source: (-len(lanes[source]), source))[:MOST_LANES]
    name = widest((paper.text(source) for source in most), NAME)
    days = _Days.of(claims, width - name - 4 - TAIL)
    scale = Scale.fitting(claim.figure.interval for claim in claims)
    yield from row(paper, [Cell([], name), Cell.of([days.labels(claims)], days.cells + TAIL, "dim")], 2)
    for source in sorted(most):
        steps = _Steps(paper, days, scale, marks).drawn(lanes[source])
        names = paper.wrapped(source, name, max(3, len(steps)))
        yield from row(paper, [Cell.of(names, name), Cell.of(steps, days.cells + TAIL, "mark")], 2)
    if len(lanes) > len(most):
        yield from paper.paragraph(f"… {len(lanes) - len(most):,} sources with fewer claims not shown", 2, "dim")


def _short(interval: Interval) -> str:
    """The numbers, or where the tail has no room for them, where they begin."""
    numbers = str(interval)
    if len(numbers) < TAIL:
        return numbers
    return f"{short(interval.low)}+" if interval.high is None else f"{short(interval.low)}–…"


@dataclass(frozen=True, slots=True)
class _Days:
    """The cells of time: from the first minute of all claims to the last."""

    first: int
    last: int
    cells: int

    @classmethod
    def of(cls, claims: Sequence[Claim], cells: int) -> _Days:
        minutes = [_minute(claim) for claim in claims]
        return cls(min(minutes), max(minutes), cells)

    def cell(self, claim: Claim) -> int:
        """The cell of a claim's date; the first where there is but one date."""
        return (_minute(claim) - self.first) * (self.cells - 1) // max(1, self.last - self.first)

    def labels(self, claims: Iterable[Claim]) -> str:
        """The dates above their cells: the first and the last, and those between as far as there is room."""
        dated = sorted({(_minute(claim), self.cell(claim), str(date_of(claim))) for claim in claims})
        line = " " * (self.cells + TAIL)
        for _, cell, date in (dated[0], dated[-1], *dated):
            text = date if cell == dated[0][1] else date[5:] if date[:4] == dated[0][2][:4] and date[5:] else date
            start = min(cell, len(line) - len(text))
            if not line[max(0, start - 2) : start + len(text) + 2].strip():
                line = line[:start] + text + line[start + len(text) :]
        return line


@dataclass(frozen=True, slots=True)
class _Steps:
    """How the figures of one source are drawn on a grid, the highest line first."""

    paper: Paper
    days: _Days
    scale: Scale
    marks: Mapping[str, Kind]

    @property
    def glyphs(self) -> Glyphs:
        """What the steps are drawn with."""
        return TYPED if self.paper.ascii_only else DRAWN

    def drawn(self, claims: Sequence[Claim]) -> list[str]:
        """The lines of a lane; only those that a step reaches."""
        latest = {self.days.cell(claim): claim for claim in claims}  # the last claim of a cell is the one that holds
        width = self.days.cells + TAIL
        grid = [[" "] * width for _ in range(LEVELS)]
        cells = sorted(latest)
        before: Claim | None = None
        for cell, end in zip(cells, [*cells[1:], width], strict=True):
            self._step(grid, cell, before, latest[cell])
            self._tread(grid[self._level(latest[cell])], cell + 1, end, latest[cell])
            before = latest[cell]
        for claim in claims:
            if claim.id in self.marks and latest[self.days.cell(claim)] is not claim:
                self._mark(grid[self._level(latest[self.days.cell(claim)])], self.days.cell(claim), claim)
        return [line for line in ("".join(cells).rstrip() for cells in reversed(grid)) if line]

    def _level(self, claim: Claim) -> int:
        return round(self.scale.at(claim.figure.interval.low) * (LEVELS - 1))

    def _step(self, grid: list[list[str]], cell: int, before: Claim | None, claim: Claim) -> None:
        """From the level before to the claim's."""
        level = self._level(claim)
        if before is None:
            grid[level][cell] = self.glyphs.start
        else:
            old = self._level(before)
            rise = claim.figure.interval.low - before.figure.interval.low
            for between in range(min(old, level) + 1, max(old, level)):
                grid[between][cell] = self.glyphs.climb
            if old != level:
                corners = self.glyphs.rise if level > old else self.glyphs.fall
                grid[old][cell], grid[level][cell] = corners
            else:
                grid[level][cell] = self.glyphs.nudge[rise < 0] if rise else self._line(claim)
        self._mark(grid[level], cell, claim)

    def _mark(self, line: list[str], cell: int, claim: Claim) -> None:
        if claim.id in self.marks:
            own = self.marks[claim.id] is Kind.REVISION
            if line[cell] != self.glyphs.revision:
                line[cell] = self.glyphs.revision if own else self.glyphs.decrease

    def _tread(self, line: list[str], start: int, end: int, claim: Claim) -> None:
        """The level part of a step, with the numbers on it where there is room; the last one runs to the last day."""
        numbers, glyph = f" {self.paper.text(_short(claim.figure.interval))} ", self._line(claim)
        if end == len(line):
            body = glyph * (self.days.cells - start) + numbers.rstrip()
        elif len(numbers) < end - start:
            body = numbers.ljust(end - start, glyph)
        else:
            body = glyph * (end - start)
        line[start : start + len(body)] = body

    def _line(self, claim: Claim) -> str:
        plain = claim.figure.bound is not Bound.VAGUE and claim.figure.interval.high is not None
        return self.glyphs.level if plain else self.glyphs.vague
