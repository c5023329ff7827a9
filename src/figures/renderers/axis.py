"""The figures of one question on an axis of their own, as text: who lies apart is seen before it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from figures.words.quantity import Bound

if TYPE_CHECKING:
    from collections.abc import Iterable

    from figures.report.rows import Row

NARROWEST: Final = 14
"""The fewest cells on which an axis still tells figures apart."""

WIDEST: Final = 38
"""The most cells of an axis; beyond them it draws the eye away from the words."""


class Glyphs(NamedTuple):
    """What figures are drawn with, one character each: a number, a range's ends and middle, no limit above or below."""

    point: str
    left: str
    line: str
    vague: str
    right: str
    above: str
    below: str


DRAWN: Final = Glyphs("●", "├", "─", "╌", "┤", "→", "←")
TYPED: Final = Glyphs("o", "|", "-", ".", "|", ">", "<")
"""The same in ASCII."""


@dataclass(frozen=True, slots=True)
class Axis:
    """From the lowest to the highest number that was said for one question; not from zero, for its marks are no bars.

    Attributes:
        low, high: the numbers at its ends, `low` below `high`.
        width: its cells.
        glyphs: what it is drawn with.
    """

    low: int
    high: int
    width: int
    glyphs: Glyphs = DRAWN

    @classmethod
    def of(cls, rows: Iterable[Row], width: int, glyphs: Glyphs) -> Axis | None:
        """The axis of these rows; None where no two numbers were said."""
        numbers = [number for row in rows for number in row.said if number is not None]
        low, high = min(numbers, default=0), max(numbers, default=0)
        return cls(low, high, width, glyphs) if low < high else None

    @property
    def labels(self) -> str:
        """The numbers at its ends."""
        return f"{self.low:,}{f'{self.high:,}':>{self.width - len(f'{self.low:,}')}}"

    def mark(self, row: Row) -> str:
        """One figure: `●` a number, `├─┤` a range, `├─→` no upper limit, `├╌→` a vague word, `←─┤` no lower limit."""
        if row.bound is Bound.UNKNOWN:
            return ""
        first, last = self._cell(row.low), self.width - 1 if row.high is None else self._cell(row.high)
        if row.bound is Bound.EXACT or row.low == row.high:
            return " " * first + self.glyphs.point
        ceiling = row.bound in (Bound.AT_MOST, Bound.FEWER_THAN)
        first = 0 if ceiling else min(first, self.width - 2)
        last = max(last, first + 1)
        begin = self.glyphs.below if ceiling else self.glyphs.left
        line = self.glyphs.vague if row.bound is Bound.VAGUE else self.glyphs.line
        end = self.glyphs.above if row.high is None else self.glyphs.right
        return " " * first + begin + line * (last - first - 1) + end

    def _cell(self, number: int) -> int:
        """The cell of a number; what we read beyond the numbers that were said lies on the nearest end."""
        inside = min(max(number, self.low), self.high)
        return round((inside - self.low) / (self.high - self.low) * (self.width - 1))
