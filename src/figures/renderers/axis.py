"""Intervals on one axis, as text: who stands where is seen before it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from figures.renderers.page.scale import Scale, short

if TYPE_CHECKING:
    from collections.abc import Iterable

    from figures.words.interval import Interval

NARROWEST: Final = 12
"""The fewest cells on which an axis still tells figures apart."""

WIDEST: Final = 48
"""The most cells that an axis takes; beyond them it draws the eye away from the words."""


class Glyphs(NamedTuple):
    """What an axis is drawn with: one character each.

    Attributes:
        point: an exact figure that counts.
        past: an exact figure that no longer counts: superseded or retracted.
        spot: a range too short for more than one cell.
        left, line, right: the ends and the middle of a range.
        vague: the middle of a range that a vague word opens.
        arrow: no upper end.
        band, guide: the agreement behind the rows; the guide where it takes one cell.
    """

    point: str
    past: str
    spot: str
    left: str
    line: str
    right: str
    vague: str
    arrow: str
    band: str
    guide: str


DRAWN: Final = Glyphs("●", "○", "◆", "├", "─", "┤", "╌", "→", "░", "┊")
TYPED: Final = Glyphs("*", "o", "=", "|", "-", "|", ".", ">", ":", ":")
"""The same in ASCII."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A row of cells that stands for numbers from zero up; the same for all claims of a question.

    >>> from figures.words.interval import Interval
    >>> axis = Axis.fitting([Interval(748, 748), Interval(800, None)], None, 20, TYPED)
    >>> print(axis.row(Interval(748, 748)).rstrip()); print(axis.row(Interval(800, None)))
                    *
                      |>
    """

    scale: Scale
    width: int
    band: Interval | None
    glyphs: Glyphs = DRAWN

    @classmethod
    def fitting(cls, intervals: Iterable[Interval], band: Interval | None, width: int, glyphs: Glyphs) -> Axis:
        """The axis that holds these intervals; `band` is what most sources agree on, None where they do not."""
        return cls(Scale.fitting(intervals), width, band, glyphs)

    def cell(self, number: int) -> int:
        """The cell of a number, from 0."""
        return round(self.scale.at(number) * (self.width - 1))

    def row(self, interval: Interval | None = None, *, vague: bool = False, counts: bool = True) -> str:
        """One claim's interval before the band; no interval: the band alone. `counts`: it is its source's latest."""
        cells = [" "] * self.width
        if self.band is not None:
            first, last = self._ends(self.band)
            cells[first : last + 1] = (self.glyphs.band if last > first else self.glyphs.guide) * (last + 1 - first)
        if interval is not None:
            first, last = self._ends(interval)
            cells[first : last + 1] = self._mark(interval, last + 1 - first, vague=vague, counts=counts)
        return "".join(cells)

    def _ends(self, interval: Interval) -> tuple[int, int]:
        if interval.high is None:
            return self.cell(interval.low), self.width - 1
        return self.cell(interval.low), self.cell(interval.high)

    def _mark(self, interval: Interval, cells: int, *, vague: bool, counts: bool) -> str:
        glyphs = self.glyphs
        if interval.exact:
            return glyphs.point if counts else glyphs.past
        if cells == 1:
            return glyphs.spot
        end = glyphs.arrow if interval.high is None else glyphs.right
        return glyphs.left + (glyphs.vague if vague else glyphs.line) * (cells - 2) + end

    def labels(self) -> str:
        """The numbers along the axis, as many as have room; `log` at its beginning where steps are multiples.

        The last number is written first, for it says how far the axis reaches; then the others from the left.
        """
        cells = " " * self.width
        begin = "log" if self.scale.log else "0"
        cells = begin + cells[len(begin) :]
        *others, last = self.scale.ticks
        for tick in (last, *others):
            text = short(tick)
            start = min(self.cell(tick) - (len(text) - 1) // 2, self.width - len(text))
            if start > 0 and not cells[start - 1 : start + len(text) + 1].strip():
                cells = cells[:start] + text + cells[start + len(text) :]
        return cells.rstrip()
