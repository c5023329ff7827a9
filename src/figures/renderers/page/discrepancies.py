"""The discrepancies: two sides each, the gap between them, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.renderers.page.chart import mark, plain
from figures.renderers.page.index import clash_anchor, names, plural
from figures.renderers.page.markup import Markup, day, element, hidden, percent, shape
from figures.renderers.page.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figures.renderers.page.index import Index
    from figures.report.model import Discrepancy, Position


def discrepancy_list(found: Sequence[Discrepancy], index: Index) -> Markup:
    """A card for each of the weightiest discrepancies, a sentence for each of the others."""
    cards = [_card(one, index) for one in found if one.id in index.drawn]
    briefs = [_brief(one, index) for one in found if one.id not in index.drawn]
    return element(
        "div",
        element("div", *cards, class_="cards") if cards else None,
        element("ul", *briefs, class_="briefs") if briefs else None,
    )


def _brief(one: Discrepancy, index: Index) -> Markup:
    kind = one.kind.value
    return element(
        "li",
        element("a", kind, class_="kind", href=f"#{clash_anchor(one)}"),
        element("span", " ", one.because, dir="auto"),
        element("small", index.claim_links(one.a), " against ", index.claim_links(one.b)),
        id=clash_anchor(one),
        data_kinds=kind,
    )


def _card(one: Discrepancy, index: Index) -> Markup:
    place = clash_anchor(one)
    kind = one.kind.value
    title = element(
        "h4",
        element("span", kind, class_="kind"),
        hidden(f": {_figure(one.a)} and {_figure(one.b)}"),
        id=f"{place}-h",
    )
    return element(
        "article",
        title,
        element("p", one.because, class_="because", dir="auto"),
        element("div", _side(one.a, index), _between(one), _side(one.b, index), class_="sides"),
        element("a", "Link to this", hidden(f" {kind}"), class_="permalink", href=f"#{place}"),
        class_="card",
        id=place,
        aria_labelledby=f"{place}-h",
        data_kinds=kind,
    )


def _figure(position: Position) -> str:
    words = position.figures[0]
    return words if plain(words, position.interval) else f"{words} ({position.interval})"


def _side(position: Position, index: Index) -> Markup:
    words = position.figures[0]
    also = position.figures[1:]
    date = (", up to ", day(position.as_of)) if position.as_of else (", day not stated",)
    voices = f"{plural(position.origins, 'independent source')} · {plural(len(position.rows), 'claim')}: "
    return element(
        "div",
        element(
            "p",
            element("b", words),
            None if plain(words, position.interval) else element("i", str(position.interval)),
            element("small", "also worded ", names(also, 3)) if also else None,
            class_="figure",
        ),
        element("p", element("bdi", str(position.question)), *date),
        element("p", names(position.sources), class_="by"),
        element("p", voices, index.claim_links(position), class_="aside"),
        class_="side",
    )


def _between(one: Discrepancy) -> Markup:
    """The two figures on an axis of their own, and the gap between them."""
    scale = Scale.fitting([one.a.interval, one.b.interval])
    low, high = sorted((one.a.interval, one.b.interval), key=lambda interval: interval.low)
    gap = None
    if one.gap and low.high is not None:
        start, end = scale.at(low.high), scale.at(high.low)
        gap = shape("line", class_="gap", x1=percent(start), x2=percent(end), y1=12, y2=12)
    ratio = f", {one.ratio:.2f} times" if one.gap and one.ratio else ""
    words = f"{one.gap:,} apart{ratio}" if one.gap else "the same number"
    title = f"{low} and {high} on {'a logarithmic' if scale.log else 'an'} axis from zero: {words}"
    drawing = element(
        "svg",
        element("title", title),
        shape("line", class_="base", x1=0, x2="100%", y1=24, y2=24),
        gap,
        mark(low, scale),
        element("text", str(low), x=percent(scale.at(low.low)), y=-2, class_="lower" if one.gap else "only"),
        *((mark(high, scale), element("text", str(high), x=percent(scale.at(high.low)), y=-2)) if one.gap else ()),
        role="img",
        width="100%",
        height=26,
    )
    return element("div", drawing, element("p", words), class_="between")
