"""The interval chart: who stands where on one axis, question by question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from figures.claims.attribution import write_chain
from figures.renderers.page.index import all_names, clash_kinds, names, plural
from figures.renderers.page.markup import Markup, day, element, joined, percent, shape
from figures.renderers.page.scale import Scale, short
from figures.renderers.page.voices import voices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figures.renderers.page.index import Index
    from figures.renderers.page.voices import Voice
    from figures.report.model import Group
    from figures.words.interval import Interval

MOST_QUESTIONS: Final = 40
"""The most questions that are drawn for one metric; those with a discrepancy come first."""

_MIDDLE: Final = 12
"""Half the height of a line, in pixels; the same number stands in the style."""


def mark(interval: Interval, scale: Scale, *, vague: bool = False, gone: bool = False) -> Markup:
    """An interval's place on the axis: a point, a bar, or a ray with an arrow; hollow where a vague word sets it."""
    look = " ".join(["mark", *(["vague"] if vague else []), *(["gone"] if gone else [])])
    start = percent(scale.at(interval.low))
    if interval.exact:
        return shape("circle", class_=look, cx=start, cy=_MIDDLE, r=5)
    if interval.high is None:
        ray = shape("line", class_=look, x1=start, x2="100%", y1=_MIDDLE, y2=_MIDDLE)
        foot = shape("circle", class_=f"{look} foot", cx=start, cy=_MIDDLE, r=4)
        return joined([ray, foot, shape("use", class_=look, href="#arrow", x="100%", y=_MIDDLE)])
    width = percent(max(0.004, scale.at(interval.high) - scale.at(interval.low)))
    return shape("rect", class_=look, x=start, width=width, y=_MIDDLE - 4, height=8, rx=2)


def interval_chart(groups: Sequence[Group], index: Index, key: str) -> Markup:
    """A metric's questions on one axis; the text beside each mark says all that the mark does.

    Args:
        groups: the metric's questions.
        index: the page's index.
        key: what tells this chart's ids from another's.
    """
    drawn = sorted(groups, key=lambda group: not index.clashes(claim.id for claim in group.claims))[:MOST_QUESTIONS]
    lines = [(group, *voices(group)) for group in groups if group in drawn]
    every = [line for _, its, _ in lines for line in its]
    scale = Scale.fitting(line.interval for line in every)
    agreed = any(_agreed(group) for group, _, _ in lines)
    clashing = bool(index.clashes(claim.id for line in every for claim in line.claims))
    left = len(groups) - len(lines)
    more = f"{plural(left, 'more question')} without room here; the table below has them all." if left else None
    legend = _legend(every, scale, agreed=agreed, clashing=clashing)
    return element(
        "figure",
        element("figcaption", element("h3", "Who stands where", id=f"chart-{key}"), legend),
        _axis(scale),
        *[_question(group, its, missing, scale, index) for group, its, missing in lines],
        element("p", more, class_="aside") if more else None,
        class_="chart",
        aria_labelledby=f"chart-{key}",
    )


def _legend(lines: Sequence[Voice], scale: Scale, *, agreed: bool, clashing: bool) -> Markup:
    """What the marks mean, as far as this chart has them."""
    bar = shape("rect", class_="mark", x=3, y=4, width=26, height=8, rx=2)
    samples = [
        (any(line.interval.exact for line in lines), shape("circle", class_="mark", cx=16, cy=8, r=5), "exact"),
        (any(_bar(line.interval) for line in lines), bar, "range"),
        (any(_open(line) and not line.vague for line in lines), _ray(""), "or more"),
        (any(line.vague for line in lines), _ray(" vague"), "or more, by the profile’s reading of a vague word"),
        (clashing, shape("circle", class_="mark clash", cx=16, cy=8, r=5), "≠ part of a discrepancy"),
        (any(line.retracted for line in lines), shape("circle", class_="mark gone", cx=16, cy=8, r=5), "retracted"),
        (agreed, shape("rect", class_="band", x=3, y=0, width=26, height=16), "where most independent sources agree"),
    ]
    items = [
        element("li", element("svg", sample, width=32, height=16, aria_hidden="true"), element("span", words))
        for occurs, sample, words in samples
        if occurs
    ]
    kind = "Logarithmic axis: each step is ten times the one before." if scale.log else "The axis begins at zero."
    return element("ul", *items, element("li", kind), class_="legend")


def _bar(interval: Interval) -> bool:
    return interval.high is not None and not interval.exact


def _open(line: Voice) -> bool:
    return line.interval.high is None


def _ray(look: str) -> Markup:
    line = shape("line", class_=f"mark{look}", x1=4, x2=30, y1=8, y2=8)
    foot = shape("circle", class_=f"mark{look} foot", cx=5, cy=8, r=4)
    return joined([line, foot, shape("use", class_=f"mark{look}", href="#arrow", x=31, y=8)])


def _axis(scale: Scale) -> Markup:
    """The numbers along the axis."""
    last = len(scale.ticks) - 1
    labels = [
        element("text", short(tick), x=percent(scale.at(tick)), y=14, class_="first" if not place else "")
        for place, tick in enumerate(scale.ticks)
        if place in (0, last) or scale.at(tick) > 0.06  # noqa: PLR2004 - closer to zero the two would overlap
    ]
    return element("div", element("svg", *labels, width="100%", height=20, aria_hidden="true"), class_="axis")


def _question(group: Group, lines: Sequence[Voice], missing: int, scale: Scale, index: Index) -> Markup:
    items = [_line(line, scale, index) for line in lines]
    more = f"{plural(missing, 'more claim')} without room here; the table below has them all." if missing else None
    return element(
        "section",
        element("h4", asked(group)),
        element("div", _ground(group, scale), element("ul", *items), class_="lines") if items else None,
        element("p", more, class_="aside") if more else None,
        *verdict(group),
        class_="question",
    )


def asked(group: Group) -> Markup:
    """The question in words: `security forces wounded, Kazakhstan`."""
    question = group.question
    place = joined([", ", element("bdi", question.place)]) if question.place else None
    since = joined([", since ", day(question.since)]) if question.since else None
    return joined([element("bdi", question.population), f" {question.metric}", place, since])


def _agreed(group: Group) -> Interval | None:
    """The interval to draw as a band: one that more than one source can share, and most do."""
    return group.agreement.interval if group.agreement.majority and group.agreement.of > 1 else None


def _ground(group: Group, scale: Scale) -> Markup:
    """What lies behind the marks: the lines of the axis, and the band of agreement."""
    grid = [shape("line", x1=x, x2=x, y1=0, y2="100%") for x in (percent(scale.at(tick)) for tick in scale.ticks)]
    shared = _agreed(group)
    band = None
    if shared:
        start, end = scale.at(shared.low), 1.0 if shared.high is None else scale.at(shared.high)
        band = shape("rect", class_="band", x=percent(start), width=percent(max(end - start, 0.004)), height="100%")
    return element("svg", *grid, band, class_="ground", width="100%", height="100%", aria_hidden="true")


def _line(line: Voice, scale: Scale, index: Index) -> Markup:
    relays = write_chain(line.claims[0].via) if len(line.sources) == 1 else ""
    clashes = index.clashes(claim.id for claim in line.claims)
    words = line.words[0]
    says = joined([element("b", words), None if plain(words, line.interval) else element("i", str(line.interval))], " ")
    place = mark(line.interval, scale, vague=line.vague, gone=line.retracted)
    drawing = element("svg", place, width="100%", height=2 * _MIDDLE, aria_hidden="true")
    return element(
        "li",
        element(
            "span",
            element("span", names(line.sources, 3)),
            element("small", "via ", element("bdi", relays)) if relays else None,
            element("small", "up to ", day(line.dates[-1])) if line.dates else None,
            element("small", f"{len(line.claims)} reports") if len(line.claims) > 1 else None,
            class_="who",
        ),
        drawing,
        element(
            "span",
            joined([element("s", says), " retracted"]) if line.retracted else says,
            joined([" ", clash_kinds(clashes)]) if clashes else None,
            class_="said",
        ),
        class_="clashing" if clashes else None,
    )


def plain(words: str, interval: Interval) -> bool:
    """Whether the wording is the number itself, so that its reading need not be repeated."""
    return words.replace(",", "") == str(interval).replace(",", "")


def verdict(group: Group) -> list[Markup]:
    """What the question amounts to: the range with names, the agreement with dissenters."""
    if group.low is None:
        return [element("p", "No source gives a number that stands.", class_="verdict")]
    low, high = group.lowest, group.highest
    top = "no upper end" if group.high is None else f"highest {group.high:,}"
    ends = element(
        "p",
        element("b", "Range "),
        f"lowest {group.low:,} (", names(sorted({claim.source for claim in low})), f"), {top} (",
        names(sorted({claim.source for claim in high})), ")",
        class_="verdict",
    )  # fmt: skip
    return [ends, element("div", element("b", "Agreement "), _agreement(group), class_="verdict")]


def _agreement(group: Group) -> Markup:
    one = group.agreement
    if one.of <= 1:
        return Markup("one independent source only: nothing to agree with")
    voices = plural(one.of, "independent source")
    if one.interval is None:
        return Markup(f"no majority: separate figures are each given by {one.sources:,} of {voices}")
    share = f"{one.sources:,} of {voices} allow {one.interval}"
    if not one.majority:
        share = f"no majority: at most {share}"
    if not one.dissenters:
        return joined([share, "; nobody dissents"])
    return joined([share, "; dissenting: ", all_names(one.dissenters)])
