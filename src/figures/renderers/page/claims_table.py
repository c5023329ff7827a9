"""The claims as a table: every row of the files that the report shows, with its chain, reading and standing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.claims.claim import Status
from figures.renderers.page.chart import plain
from figures.renderers.page.index import anchor, chain, clash_links, names, plural
from figures.renderers.page.markup import Markup, day, element, joined, link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figures.claims.claim import Claim
    from figures.renderers.page.index import Index
    from figures.report.model import Entry

HEADS = (
    ("No.", "number"),
    ("Source and chain", "text"),
    ("Figure", "number"),
    ("Who is counted", "text"),
    ("Up to", "number"),
    ("Standing", "text"),
    ("Rests on", ""),
)
"""The columns, and by what they sort; the style names them again for narrow screens."""


def claims_table(entries: Sequence[Entry], index: Index, caption: str, event: str = "") -> Markup:
    """A table of claims, a row each, in the order given; an event that the page's title names is not repeated."""
    heads = [element("th", words, scope="col", role="columnheader", data_sort=sort or None) for words, sort in HEADS]
    return element(
        "table",
        element("caption", caption),
        element("thead", element("tr", *heads, role="row"), role="rowgroup"),
        element("tbody", *[_row(entry, index, event) for entry in entries], role="rowgroup"),
        role="table",
        class_="claims",
    )


def _row(entry: Entry, index: Index, event: str) -> Markup:
    claim = entry.claim
    interval = claim.figure.interval
    opposed = index.opposed(claim.id)
    date = claim.as_of or claim.published
    cells = [
        _cell(str(index.number(claim.id)), class_="n"),
        element("th", chain(claim.source, claim.via), scope="row", role="rowheader"),
        _cell(_figure(entry), data_key=interval.low, class_="f"),
        _cell(_counted(claim, event)),
        _cell(_dates(claim), data_key=date.first if date else -1),
        _cell(element("ul", *[element("li", one) for one in (*_standing(entry, index), *clash_links(opposed))])),
        _cell(*_rests_on(claim)),
    ]
    kinds = " ".join(sorted({one.kind.value for one, _ in opposed}))
    looks = ["gone"] if entry.retracted else [] if entry.current else ["past"]
    return element(
        "tr", *cells, id=anchor(claim.id), role="row", class_=" ".join(looks) or None, data_kinds=kinds or None
    )


def _cell(*children: Markup | str | None, **attributes: str | int | None) -> Markup:
    return element("td", *children, role="cell", **attributes)


def _figure(entry: Entry) -> Markup:
    quantity = entry.claim.figure
    words = element("b", quantity.text)
    words = element("s", words) if entry.retracted else words
    if quantity.unknown:
        return joined([words, element("small", "no number")])
    reading = None if plain(quantity.text, quantity.interval) else element("small", str(quantity.interval))
    return joined([words, reading])


def _counted(claim: Claim, event: str) -> Markup:
    """Who, where, in which event; the row's own words where they are others."""
    own = [
        word
        for word, taken in ((claim.population_word, claim.population), (claim.metric_word, claim.metric))
        if word and word.casefold() != taken.casefold()
    ]
    parts = filter(None, (claim.place, claim.event if claim.event != event else ""))
    worded = joined(["worded “", joined([element("bdi", word) for word in own], "”, “"), "”"]) if own else None
    return joined(
        [
            element("bdi", claim.population),
            *[element("small", element("bdi", part)) for part in parts],
            element("small", "since ", day(claim.since)) if claim.since else None,
            element("small", worded) if worded else None,
        ]
    )


def _dates(claim: Claim) -> Markup:
    published = None
    if claim.published:
        when = "that day" if claim.published == claim.as_of else day(claim.published)
        published = element("small", "published ", when)
    return joined([day(claim.as_of) if claim.as_of else "not stated", published])


def _standing(entry: Entry, index: Index) -> list[Markup]:
    """How far the claim stands, in words."""
    claim = entry.claim
    if entry.retracted:
        said = [Markup("retracted: counts for nothing here")]
    elif claim.figure.unknown:
        said = [Markup("gives no number")]
    else:
        said = [Markup("its source’s latest" if entry.current else "superseded by a later claim of its source")]
    if claim.status is Status.CONFIRMED:
        said.append(Markup("confirmed"))
    if entry.echo_of:
        said.append(joined(["echo of ", index.claim_link(entry.echo_of), ": one voice"]))
    if entry.repeats:
        said.append(joined(["its source repeats ", names(entry.repeats, 3)]))
    return said


def _rests_on(claim: Claim) -> list[Markup]:
    parts = [link(claim.url)] if claim.url else []
    parts += [element("bdi", claim.locator, class_="locator")] if claim.locator else []
    parts += [element("p", claim.note, dir="auto")] if claim.note else []
    parts.append(element("small", "id ", element("bdi", claim.id), class_="id"))
    return parts


def caption(metric: str, entries: Sequence[Entry]) -> str:
    """What a metric's table holds."""
    return f"All {plural(len(entries), 'claim')} on {metric}" if len(entries) != 1 else f"The one claim on {metric}"
