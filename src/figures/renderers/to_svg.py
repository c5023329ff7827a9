"""One question as an SVG of its own, to print or to embed: the rows of the page with their days, sources and dots."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from figures._version import __version__
from figures.errors import SelectionError
from figures.renderers.page.dots import SYMBOLS, Scale, grid, labels, mark
from figures.renderers.page.markup import Markup, element, joined, shape
from figures.renderers.paper import size, wrap
from figures.report.answers import SIGNS
from figures.report.overview import Overview
from figures.report.said import listed
from figures.report.telling import STANDING
from figures.text import counted, file_name, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from figures.report.answers import Answer
    from figures.report.report import Report
    from figures.report.rows import Row

WIDTH: Final = 760
"""How wide the drawing is; it scales to any size."""

DAY, NAME, FIGURE, DOTS = 16, 124, 472, 492
"""Where the columns stand: the left edge of each, of the figures the right one."""

LINE, SMALL, GAP = 18, 15, 10
"""The height of a line, of a line of small letters, and of what lies between two rows."""

CELL, BOLD = 8.6, 9.6
"""About how wide a character is, plain and bold, in the widest usual type."""

WORDS: Final = 24
"""The most characters in one line of a figure."""

NAMED: Final = 12
"""The most questions that an error names."""

STYLE: Final = Markup(
    "svg{font-family:system-ui,'DejaVu Sans',sans-serif;font-size:14px;fill:#1b1b1a;color:#174a7c}"
    ".bg{fill:#fff}.dim{fill:#595750;font-size:12px}.title{font-size:18px;font-weight:700}.figure{font-weight:700}"
    ".struck{text-decoration:line-through}.conflict{color:#a3271b}.differ{color:#725400}text.conflict,text.differ{fill:currentColor}"
    ".gl,.rule{stroke:#dcd9d0}.axis text{fill:#595750;font-size:12px}.c{fill:currentColor}"
    ".o{fill:#fff;stroke:currentColor;stroke-width:2}.l{stroke:currentColor;stroke-width:2.5}"
    ".w{stroke-dasharray:4 3}.h{stroke:currentColor;stroke-width:10;stroke-linecap:round}"
    ".i{stroke:#fff;stroke-width:6;stroke-linecap:round}"
)


def to_svg(report: Report) -> str:
    """The one question of a report as SVG, the same bytes for the same claims.

    Raises:
        SelectionError: there is none, or more than one; the message names them.
    """
    overview = Overview(report)
    if len(overview.answers) != 1:
        named = [visible(answer.title) for answer in overview.answers[:NAMED]]
        more = len(overview.answers) - len(named)
        those = "; ".join([*named, *([f"{more:,} more"] if more else [])])
        asked = f"{len(overview.answers):,}: {those}" if named else "none"
        raise SelectionError(
            f"a plot shows one question, here {'is' if not named else 'are'} {asked}; "
            "choose one with --metric, --population, --place, --event or --exact"
        )
    (answer,) = overview.answers
    return _drawing(answer, _source_line(report), overview.title)


def _source_line(report: Report) -> str:
    """What it was drawn from."""
    made = []
    for one in report.inputs:
        name = file_name(one.path) or "claims from memory"
        made.append(f"{name}, {counted(one.claims, 'claim')}" + (f", SHA-256 {one.sha256[:12]}…" if one.sha256 else ""))
    return "; ".join([*made, f"figures {__version__}"])


def _drawing(answer: Answer, source: str, event: str) -> str:
    rows = answer.shown or answer.rows
    scale = Scale.of(rows)
    parts: list[Markup] = []
    y = DAY
    for words, kind, height, room in ((answer.title, "title", 24, 62), (event, "dim", LINE, 90), ("", "", GAP, 1)):
        for line in wrap(visible(words), room):
            y += height
            parts.append(_text(DAY, y, line, kind))
    if scale:
        parts.append(_dots(y, LINE, labels(scale), "axis"))
    y += LINE
    for row in rows:
        told = list(_told(row, answer))
        height = max(below for *_, below in told) + GAP
        parts.append(shape("line", class_="rule", x1=DAY, x2=WIDTH - DAY, y1=y, y2=y))
        parts += [_text(x, y + below, words, kind) for x, words, kind, below in told]
        if scale and (drawn := mark(scale, row)):
            parts.append(_dots(y, height, joined([grid(scale), drawn]), answer.state.value if row.clashes else ""))
        y += height
    for line in wrap(visible(source), 90):
        y += LINE
        parts.append(_text(DAY, y, line, "dim"))
    y += DAY
    what = listed([f"{row.words} ({row.source}, {row.when})" for row in rows])
    drawing = element(
        "svg",
        element("title", f"{answer.title}: {what}"),
        element("style", STYLE),
        element("defs", SYMBOLS),
        shape("rect", class_="bg", width=WIDTH, height=y),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {y}",
        role="img",
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{drawing}\n'


def _told(row: Row, answer: Answer) -> Iterator[tuple[int, str, str, int]]:
    """The texts of a row: where each begins, its words, how it looks, and how far below the row's top it stands."""
    state = answer.state.value if row.clashes else ""
    struck = " struck" if row.standing == "retracted" else ""
    figure = visible(row.words) + (f"\u00a0{SIGNS[answer.state]}" if row.clashes else "")
    cells = min(WORDS, size(figure))
    room = max(10, int((FIGURE - NAME - cells * BOLD - GAP) / CELL))
    for place, words in enumerate(wrap(visible(row.when), 12), 1):
        yield DAY, words, "dim", place * LINE
    below = 0
    for words in wrap(visible(row.source + STANDING.get(row.standing, "")), room):
        below += LINE
        yield NAME, words, "", below
    if row.via:
        for words in wrap(visible(f"through {listed(row.via)}"), room * 7 // 6):
            below += SMALL
            yield NAME, words, "dim", below
    for place, words in enumerate(wrap(figure, cells), 1):
        yield FIGURE, words, f"figure {state}{struck}".rstrip(), place * LINE


def _text(x: int, y: int, words: str, kind: str) -> Markup:
    anchor = "end" if kind.startswith("figure") else None
    return element("text", words, x=x, y=y, class_=kind or None, text_anchor=anchor)


def _dots(y: int, height: int, drawn: Markup, kind: str) -> Markup:
    """A part of the drawing in which places in per cent are of the axis."""
    return element("svg", drawn, x=DOTS, y=y, width=WIDTH - DAY - DOTS, height=height, class_=kind or None)
