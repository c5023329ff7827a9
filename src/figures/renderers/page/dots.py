"""The figures of one question as a plot of dots: places in per cent, so that it fits any width without a script.

A filled mark has its day stated; a hollow one has not. An arrow has no limit on its side, a broken line is a vague
word, a thick line is a range. The axis runs from the lowest to the highest number that was said: dots are no bars, and
need no zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count, pairwise
from typing import TYPE_CHECKING, Final

from figures.renderers.page.markup import Markup, element, joined, percent, shape
from figures.words.quantity import Bound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from figures.report.rows import Row

BEGIN, END = 0.05, 0.9
"""Where the lowest and the highest number lie: beyond them arrows have room."""

FIRST, LAST = 0.01, 0.96
"""The ends of the axis: what lies beyond is drawn there."""

ARROW: Final = 0.98
"""Where an arrow points to."""

WIDE: Final = 0.2
"""The least share of the width between two round numbers."""

CHARACTER: Final = 7 / 190
"""The share of the narrowest axis that a character of a label takes."""

_BARS: Final = (Bound.ABOUT, Bound.NEARLY, Bound.RANGE)
"""What is drawn from one number to another."""

SYMBOLS: Final = joined(
    element("symbol", shape("path", d=path, fill="currentColor"), id=name, overflow="visible")
    for name, path in (("up", "M-7-4.5L1 0L-7 4.5z"), ("down", "M7-4.5L-1 0L7 4.5z"))
)
"""The heads of arrows, which take the colour of what they end."""


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis: the lowest and the highest number that one question has to show, `low` below `high`."""

    low: int
    high: int

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Scale | None:
        """The axis of these rows; None where no two numbers were said.

        >>> Scale.of([])
        """
        held = list(rows)
        numbers = [number for row in held for number in row.said if number is not None]
        numbers += [end for row in held if row.bound in _BARS for end in (row.low, row.high) if end is not None]
        low, high = min(numbers, default=0), max(numbers, default=0)
        return cls(low, high) if low < high else None

    def at(self, number: int) -> float:
        """The place of a number, as a share of the width.

        >>> scale = Scale(100, 200)
        >>> scale.at(100), scale.at(200), scale.at(0), scale.at(999)
        (0.05, 0.9, 0.01, 0.96)
        """
        return min(LAST, max(FIRST, BEGIN + (END - BEGIN) * ((number - self.low) / (self.high - self.low))))

    @property
    def ticks(self) -> tuple[tuple[int, str], ...]:
        """Round numbers along the axis with their labels, so far apart that no two labels meet.

        >>> [label for _, label in Scale(100, 359).ticks], [label for _, label in Scale(2, 3).ticks]
        (['100', '200', '300'], ['2', '3'])
        >>> [label for _, label in Scale(2_000_000, 9_000_000).ticks]
        ['2M', '4M', '6M', '8M']
        """
        span = self.high - self.low
        margin = int(span * BEGIN / (END - BEGIN))
        for step in _round_steps():
            if (END - BEGIN) * step / span < WIDE:
                continue
            numbers = range(-(-max(0, self.low - margin) // step) * step, self.high + margin + 1, step)
            held = tuple((number, _label(number, step)) for number in numbers)
            edges = [_edges(self.at(number), label) for number, label in held]
            if all(before[1] + CHARACTER <= after[0] for before, after in pairwise(edges)):
                return held
        raise AssertionError  # pragma: no cover - steps have no end


def _round_steps() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50 and so on."""
    for power in count():
        yield from (10**power, 2 * 10**power, 5 * 10**power)


def _label(number: int, step: int) -> str:
    """A multiple of the step as an axis has room for it."""
    for size, letter in ((10**9, "bn"), (10**6, "M")):
        if step % size == 0 and number:
            return f"{number // size:,}{letter}"
    return f"{number:,}"


def _anchor(at: float, label: str) -> str:
    """Which end of a label stands at its place, so that it runs over no end of the axis."""
    half = len(label) / 2 * CHARACTER
    return "start" if at < half else "end" if at > 1 - half else "middle"


def _edges(at: float, label: str) -> tuple[float, float]:
    """Where a label begins and ends."""
    width = len(label) * CHARACTER
    begin = at - {"start": 0, "middle": width / 2, "end": width}[_anchor(at, label)]
    return begin, begin + width


def grid(scale: Scale) -> Markup:
    """The upright lines of the round numbers."""
    places = [percent(scale.at(number)) for number, _ in scale.ticks]
    return joined([shape("line", class_="gl", x1=at, x2=at, y1="0", y2="100%") for at in places])


def labels(scale: Scale) -> Markup:
    """The round numbers above their lines; none runs over an end of the axis."""
    written = []
    for number, label in scale.ticks:
        at = scale.at(number)
        written.append(element("text", label, x=percent(at), y="80%", text_anchor=_anchor(at, label)))
    return joined(written)


def mark(scale: Scale, row: Row) -> Markup:
    """One figure; nothing where it says no number."""
    open_day = row.by or row.day is None
    if row.bound is Bound.UNKNOWN:
        return Markup()
    low, above = scale.at(row.low), row.high is None
    if row.bound is Bound.EXACT or row.low == row.high:
        return _dot(low, open_day=open_day)
    if row.bound is Bound.VAGUE:
        return joined([_line("l w", low, ARROW), _head("up", ARROW)])
    if above:
        return joined([_line("l", low, ARROW), _head("up", ARROW), _dot(low, open_day=open_day)])
    high = scale.at(row.high or 0)
    if row.bound in (Bound.AT_MOST, Bound.FEWER_THAN):
        return joined([_line("l", 1 - ARROW, high), _head("down", 1 - ARROW), _dot(high, open_day=open_day)])
    return joined([_line("h", low, high), _line("i", low, high) if open_day else None])


def _dot(at: float, *, open_day: bool) -> Markup:
    if open_day:
        return shape("circle", class_="o", cx=percent(at), cy="50%", r="4")
    return shape("circle", class_="c", cx=percent(at), cy="50%", r="5")


def _line(kind: str, begin: float, end: float) -> Markup:
    return shape("line", class_=kind, x1=percent(begin), x2=percent(end), y1="50%", y2="50%")


def _head(symbol: str, at: float) -> Markup:
    return shape("use", href=f"#{symbol}", x=percent(at), y="50%")
