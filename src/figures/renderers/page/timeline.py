"""The timeline: each source's figure over the days, in steps, for a count holds until the next one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from figures.judging.rules import Kind
from figures.renderers.page.chart import asked
from figures.renderers.page.index import clash_anchor, plural
from figures.renderers.page.markup import Markup, day, element, joined, percent, shape
from figures.renderers.page.scale import Scale, short
from figures.words.dates import DAY, MONTHS
from figures.words.quantity import Bound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from figures.claims.claim import Claim
    from figures.report.model import Discrepancy, Group
    from figures.words.dates import PartialDate
    from figures.words.interval import Interval

MOST_SERIES: Final = 6
"""The most sources that have a number and a colour of their own; the next ones are drawn thin, without a name."""

MOST_THIN: Final = 60
"""The most sources that are drawn thin."""

MOST_POINTS: Final = 60
"""Up to so many figures each is marked with a point; beyond, the steps alone are drawn."""

MOST_SAID: Final = 8
"""Up to so many figures a source's whole series is written out; beyond, its first and last, its lowest and highest."""

FALLS: Final = (Kind.REVISION, Kind.DECREASE)
"""The discrepancies that a line over time shows: a count that went down."""

_HEIGHT: Final = 220
_UNITS: Final = 1000
_ROOM: Final = 0.06
"""How much of the width the last figure holds on, to the right of its day."""

_SHORT_SPAN: Final = 300 * DAY
_KEY_HEIGHT: Final = 16


class Point(NamedTuple):
    """A source's figure on a day.

    Attributes:
        first, last: the first and the last minute that its date may mean.
        stated: whether the claim states the day up to which it counts; else it is the day on which it was published.
        claim: the claim.
    """

    first: int
    last: int
    stated: bool
    claim: Claim

    @property
    def minute(self) -> int:
        """Where it is drawn: the first minute of the last day that its date may mean."""
        return max(self.first, self.last - DAY + 1)

    @property
    def interval(self) -> Interval:
        """The numbers that its figure allows."""
        return self.claim.figure.interval


@dataclass(frozen=True, slots=True)
class Series:
    """A source's figures in the order of their days."""

    source: str
    points: tuple[Point, ...]


def series(group: Group) -> tuple[Series, ...]:
    """The sources of a question and their dated figures, those with most first; retracted and unknown ones left out."""
    found: dict[str, list[Point]] = {}
    for entry in group.entries:
        date = entry.claim.as_of or entry.claim.published
        if date and not entry.retracted and not entry.claim.figure.unknown and not entry.echo_of:
            point = Point(date.first, date.last, entry.claim.as_of is not None, entry.claim)
            found.setdefault(entry.claim.source, []).append(point)
    told = [Series(source, tuple(sorted(points, key=lambda point: point[:2]))) for source, points in found.items()]
    return tuple(sorted(told, key=lambda one: (-len(one.points), one.source)))


def over_time(group: Group) -> bool:
    """Whether a question's figures count up to several days, or, where none is stated, were published on several."""
    stated = {claim.as_of for claim in group.claims if claim.as_of}
    published = {claim.published for claim in group.claims if claim.published and not claim.as_of}
    return len(stated) > 1 or len(published) > 1


@dataclass(frozen=True, slots=True)
class _Plane:
    """Days from left to right, numbers from the bottom up."""

    start: int
    end: int
    scale: Scale

    @classmethod
    def holding(cls, told: Sequence[Series]) -> _Plane:
        points = [point for one in told for point in one.points]
        start, last = min(point.first for point in points), max(point.minute for point in points)
        return cls(start, last, Scale.fitting(point.interval for point in points))

    def x(self, minute: int) -> float:
        return (1 - _ROOM) * (minute - self.start) / max(1, self.end - self.start)

    def y(self, number: int | None) -> float:
        """Pixels from the top; no number is the top itself."""
        return 0.0 if number is None else round(_HEIGHT * (1 - self.scale.at(number)), 1)

    @property
    def days(self) -> Iterator[tuple[int, str]]:
        """The minutes to write along the bottom, with their words: five at the most, evenly apart."""
        span = self.end - self.start
        unit = DAY if span >= DAY else DAY // 24
        step = max(1, -(-(span // unit) // 4)) * unit
        for minute in range(self.start, self.end + 1, step):
            yield minute, _day(minute, year=minute == self.start, long=span > _SHORT_SPAN, hour=unit < DAY)


def _day(minute: int, *, year: bool, long: bool, hour: bool) -> str:
    date = _date(minute)
    month = MONTHS[date.month - 1][:3]
    if long:
        return f"{month} {date.year}"
    words = f"{date.day} {month}" + (f" {date.year}" if year else "")
    return f"{words}, {minute % DAY // 60:02}:{minute % 60:02}" if hour else words


def _date(minute: int) -> dt.date:
    return dt.date.fromordinal(minute // DAY + 1)


def timeline(group: Group, falls: Sequence[Discrepancy], key: str) -> Markup | None:
    """A question's figures over the days, what each line says in words below; None when no claim has a date."""
    told = series(group)
    if not told:
        return None
    named, thin = told[:MOST_SERIES], told[MOST_SERIES : MOST_SERIES + MOST_THIN]
    plane = _Plane.holding((*named, *thin))
    points = sum(len(one.points) for one in named)
    span = f"{_at(plane.start)} to {_at(plane.end)}"
    summary = f"{plural(len(told), 'source')} from {span}; the list below has their figures."
    dots = [dot for number, one in enumerate(named, 1) for dot in _dots(one, plane, f"s{number}")]
    drawing = element(
        "svg",
        element("title", joined([asked(group), " over time"]), id=f"{key}-t"),
        element("desc", summary, id=f"{key}-d"),
        *_frame(plane),
        element(
            "svg",
            *[_steps(one, plane, "thin") for one in thin],
            *[_steps(one, plane, f"s{number}") for number, one in enumerate(named, 1)],
            viewBox=f"0 0 {_UNITS} {_HEIGHT}",
            preserveAspectRatio="none",
            width="100%",
            height=_HEIGHT,
        ),
        *(dots if points <= MOST_POINTS else ()),
        *_keys(named, plane),
        *[_fall(one, plane) for one in falls],
        role="img",
        aria_labelledby=f"{key}-t",
        aria_describedby=f"{key}-d",
        width="100%",
        height=_HEIGHT + 28,
    )
    return element(
        "figure",
        element("figcaption", element("h4", asked(group), " over time"), _kind(plane)),
        element("div", drawing, class_="plane"),
        element("ol", *[_said(one) for one in named], class_="series"),
        _falls(falls),
        _rest(len(thin), len(told) - len(named) - len(thin)),
        class_="timeline",
    )


def _kind(plane: _Plane) -> Markup:
    log = " The axis is logarithmic: each step is ten times the one before." if plane.scale.log else ""
    return element(
        "p",
        "A figure holds until its source gives the next one. A hollow point is dated by its publication only; "
        f"a dashed line has no upper end; a shaded one is a range.{log}",
        class_="axis-kind",
    )  # fmt: skip


def _frame(plane: _Plane) -> Iterator[Markup]:
    last = 2.0 * _HEIGHT
    for tick in plane.scale.ticks:
        y = plane.y(tick)
        yield shape("line", class_="grid", x1=0, x2="100%", y1=y, y2=y)
        if last - y >= _KEY_HEIGHT:
            last = y
            yield element("text", short(tick), class_="level", x=-10, y=y + 4)
    for place, (minute, words) in enumerate(plane.days):
        yield element("text", words, class_="day" if place else "day first", x=percent(plane.x(minute)), y=_HEIGHT + 18)


def _steps(one: Series, plane: _Plane, look: str) -> Markup:
    """Solid where the figure has an upper end, dashed where it has none, shaded where it is a range."""
    solid: list[str] = []
    dashed: list[str] = []
    ranges: list[str] = []
    ends = [*(point.minute for point in one.points[1:]), None]
    before = None
    for point, end in zip(one.points, ends, strict=True):
        x, until = _units(plane.x(point.minute)), _UNITS if end is None else _units(plane.x(end))
        y = _written(plane.y(point.interval.low))
        if before is not None and before != y:
            solid.append(f"M{x},{before}V{y}")
        (dashed if point.interval.high is None else solid).append(f"M{x},{y}H{until}")
        if point.interval.high is not None and not point.interval.exact:
            ranges.append(f"M{x},{y}H{until}V{_written(plane.y(point.interval.high))}H{x}Z")
        before = y
    return element(
        "g",
        shape("path", class_="range", d="".join(ranges)) if ranges else None,
        shape("path", d="".join(solid)) if solid else None,
        shape("path", class_="open", d="".join(dashed)) if dashed else None,
        class_=look,
    )


def _units(share: float) -> str:
    return _written(round(_UNITS * share, 1))


def _written(number: float) -> str:
    return f"{number:g}"


def _dots(one: Series, plane: _Plane, look: str) -> Iterator[Markup]:
    for point in one.points:
        x, y = percent(plane.x(point.minute)), plane.y(point.interval.low)
        if point.last - point.first >= DAY:
            yield shape("line", class_=f"{look} whisker", x1=percent(plane.x(point.first)), x2=x, y1=y, y2=y)
        yield shape("circle", class_=look if point.stated else f"{look} hollow", cx=x, cy=y, r=4)


def _keys(named: Sequence[Series], plane: _Plane) -> Iterator[Markup]:
    """The sources' numbers at the ends of their lines, pushed apart where they would cover each other."""
    ends = sorted((plane.y(one.points[-1].interval.low) + 4, number) for number, one in enumerate(named, 1))
    places = [place for place, _ in ends]
    for below in range(len(places) - 1, 0, -1):  # upwards, each clear of the one below it
        places[below - 1] = min(places[below - 1], places[below] - _KEY_HEIGHT)
    for above in range(len(places)):  # and down again from the top edge
        places[above] = max(places[above], places[above - 1] + _KEY_HEIGHT if above else 0)
    for place, (_, number) in zip(places, ends, strict=True):
        yield element("text", number, class_=f"key s{number}", x="100%", y=round(place, 1))


def _fall(one: Discrepancy, plane: _Plane) -> Markup | None:
    """A mark where a count went down."""
    date = one.b.as_of
    if date is None:
        return None
    x, y = percent(plane.x(max(date.first, date.last - DAY + 1))), plane.y(one.b.low)
    return element("svg", shape("path", d="M-6-16H6L0-6Z"), class_="fall", x=x, y=y, overflow="visible")


def _falls(falls: Sequence[Discrepancy]) -> Markup | None:
    if not falls:
        return None
    items = [
        element("li", "▼ ", element("a", one.kind.value, href=f"#{clash_anchor(one)}"), ": ", *_fallen(one))
        for one in falls[:MOST_SAID]
    ]
    more = len(falls) - MOST_SAID
    return element("ul", *items, element("li", f"and {more:,} more") if more > 0 else None, class_="falls")


def _fallen(one: Discrepancy) -> tuple[Markup | str, ...]:
    return (f"{one.a.interval} (", day(one.a.as_of), f") to {one.b.interval} (", day(one.b.as_of), ")")


def _said(one: Series) -> Markup:
    """A source and its figures in words."""
    points = one.points
    if len(points) <= MOST_SAID:
        figures = joined([_dated(point) for point in points], ", ")
    else:
        lowest = min(points, key=lambda point: point.interval.low)
        highest = max(points, key=lambda point: point.interval.low)
        figures = joined([
            f"{len(points):,} figures, first ", _dated(points[0]), ", last ", _dated(points[-1]),
            "; lowest ", _dated(lowest), ", highest ", _dated(highest),
        ])  # fmt: skip
    return element("li", element("b", element("bdi", one.source)), " ", figures)


def _dated(point: Point) -> Markup:
    words = point.claim.figure.text
    reading = "" if point.claim.figure.bound is Bound.EXACT else f" ({point.interval})"
    date: PartialDate | None = point.claim.as_of or point.claim.published
    return joined([element("bdi", words), f"{reading} on {'' if point.stated else 'or before '}", day(date)])


def _at(minute: int) -> str:
    return _date(minute).isoformat()


def _rest(thin: int, left: int) -> Markup | None:
    if not thin:
        return None
    beyond = f"; {left:,} more are not drawn" if left else ""
    drawn = plural(thin, "more source is", "more sources are")
    return element("p", f"{drawn} drawn thin, without a number{beyond}. The table has them all.", class_="aside")
