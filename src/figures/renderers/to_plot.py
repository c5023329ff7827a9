"""The report as an image to print: who stands where, question by question, with sources and input in the caption."""

from __future__ import annotations

import textwrap
import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from figures._version import __version__
from figures.claims.attribution import write_chain
from figures.errors import MissingExtraError, SelectionError
from figures.renderers.page.scale import Scale, short
from figures.renderers.page.voices import voices
from figures.report.because import named
from figures.text import encodable, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from figures.renderers.page.voices import Voice
    from figures.report.model import Group, Report
    from figures.words.interval import Interval

FORMATS: Final = ("svg", "png", "pdf")
"""The kinds of image that can be made."""

DPI: Final = 300
"""Dots per inch of a PNG: what print asks for."""

WIDTH: Final = 7.2
"""Inches across: two columns of a journal page, a news page's four."""

MOST_QUESTIONS: Final = 12
"""The most questions of one metric that an image holds; the caption counts the rest."""

MOST_LINES: Final = 16
"""The most lines that a question has."""

LABEL: Final = 38
"""The most characters in one line of a name; a name has three at the most."""

CAPTION: Final = 118
"""The most characters in one line of the caption."""

MOST_CAPTION_LINES: Final = 12
"""The most lines of the caption that name sources."""

# P. Okabe and M. Ito's colours, which people with any kind of colour vision tell apart (Color Universal Design, 2008).
INK, BLUE, VERMILION, GREY, BAND = "#1a1a1a", "#0072b2", "#b84a00", "#6b6b6b", "#dcebe2"

FONTS: Final = (
    "DejaVu Sans",
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans CJK JP",
    "Noto Sans CJK SC",
    "Arial Unicode MS",
)
"""Asked in this order for each letter; those that are not installed are passed over."""

_ROW, _HEAD, _TITLE, _AXIS, _LINE = 0.3, 0.34, 0.5, 0.35, 0.145  # inches
_LEFT, _RIGHT = 0.36, 0.76  # of the width: where the axis begins and ends


def to_plot(report: Report, format: str = "svg") -> bytes:  # noqa: A002 - the word users type
    """The report as an image, a panel for each metric, the same bytes for the same claims.

    Args:
        report: what to draw.
        format: `svg` (letters as outlines), `png` (300 dots an inch) or `pdf` (fonts embedded).

    Raises:
        MissingExtraError: matplotlib is not installed.
        SelectionError: there is no such format.
    """
    if format not in FORMATS:
        raise SelectionError(f"unknown image format '{format}', known: {', '.join(FORMATS)}")
    try:
        import matplotlib as mpl
    except ImportError:
        hint = "pip install 'figures-claims[plot]'"
        raise MissingExtraError(f"an image needs matplotlib, which is not installed; try: {hint}") from None
    settings: Any = {
        "svg.hashsalt": "figures",
        "svg.fonttype": "path",
        "pdf.fonttype": 42,
        "font.family": _installed(),
        "text.parse_math": False,
        "axes.unicode_minus": False,
        "path.simplify": False,
    }
    # The shortest road to one look everywhere: a user's own matplotlibrc must not change the bytes.
    with mpl.rc_context({**mpl.rcParamsDefault, **settings}), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing")  # a letter that no font has becomes a box
        warnings.filterwarnings("ignore", category=mpl.MatplotlibDeprecationWarning)
        return _saved(_drawn(report), format)


def _installed() -> list[str]:
    from matplotlib import font_manager

    there = set(font_manager.get_font_names())
    return [name for name in FONTS if name in there]


def _saved(figure: Any, format: str) -> bytes:  # noqa: A002 - as above
    dateless = {"svg": {"Date": None}, "pdf": {"CreationDate": None, "ModDate": None}, "png": {}}[format]
    made = {"png": "Software"}.get(format, "Creator")
    out = BytesIO()
    figure.savefig(out, format=format, dpi=DPI, metadata={**dateless, made: f"figures {__version__}"})
    return out.getvalue()


def _drawn(report: Report) -> Any:
    from matplotlib.figure import Figure

    panels = _panels(report)
    caption = _caption(report, panels)
    heights = [sum(_HEAD + _ROW * max(1, len(lines)) for _, lines in panel) + _AXIS + _TITLE for _, panel in panels]
    foot = _LINE * len(caption) + 0.25
    total = max(1.5, sum(heights) + foot)
    figure = Figure(figsize=(WIDTH, total))
    top = total
    for panel, height in zip(panels, heights, strict=True):
        _panel(figure, panel, (top - height) / total, height, total)
        top -= height
    if not panels:
        figure.text(0.03, 1 - 0.5 / total, "no claims", fontsize=11, color=GREY)
    figure.text(
        0.03, 0.12 / total, "\n".join(caption), fontsize=6.5, color=GREY, va="bottom", linespacing=1.45
    )  # fmt: skip
    return figure


Panel = list[tuple["Group", "tuple[Voice, ...]"]]


def _panels(report: Report) -> list[tuple[str, Panel]]:
    """Each metric with its questions and their lines."""
    metrics = sorted({group.question.metric for group in report.questions})
    return [
        (
            metric,
            [(group, voices(group, MOST_LINES)[0]) for group in report.questions if group.question.metric == metric][
                :MOST_QUESTIONS
            ],
        )
        for metric in metrics
    ]


def _panel(figure: Any, titled: tuple[str, Panel], bottom: float, height: float, total: float) -> None:
    """One metric: a title, its questions on one axis, and the numbers along it."""
    metric, panel = titled
    scale = Scale.fitting(line.interval for _, lines in panel for line in lines)
    axes = figure.add_axes((_LEFT, bottom + _AXIS / total, _RIGHT - _LEFT, (height - _AXIS - _TITLE) / total))
    rows = height - _AXIS - _TITLE
    axes.set_xlim(0, 1)
    axes.set_ylim(rows, 0)
    axes.set_xticks([scale.at(tick) for tick in scale.ticks], [short(tick) for tick in scale.ticks])
    axes.tick_params(axis="x", length=0, labelsize=7.5, labelcolor=GREY)
    axes.set_yticks([])
    axes.grid(axis="x", color="#dddddd", linewidth=0.6)
    axes.set_axisbelow(True)
    for side in axes.spines.values():
        side.set_visible(False)
    figure.text(0.03, bottom + (height - 0.36) / total, metric.capitalize(), fontsize=13, weight="bold", color=INK)
    if scale.log:
        figure.text(_RIGHT, bottom + (height - 0.36) / total, "logarithmic axis", fontsize=7, color=GREY, ha="right")
    place = 0.0
    for group, lines in panel:
        _question(axes, group, lines, scale, place)
        place += _HEAD + _ROW * max(1, len(lines))


def _question(axes: Any, group: Group, lines: Sequence[Voice], scale: Scale, top: float) -> None:
    words = _cut(str(group.question), 96, 1)
    _write(axes, _left(0.03), top + 0.19, words, fontsize=8.5, weight="bold", color=INK)
    first = top + _HEAD
    shared = group.agreement.interval if group.agreement.majority and group.agreement.of > 1 else None
    if shared:
        start, end = scale.at(shared.low), 1.0 if shared.high is None else scale.at(shared.high)
        height = _ROW * len(lines)
        axes.add_patch(
            _box(start - 0.004, first - 0.06, end - start + 0.008, height, facecolor=BAND, edgecolor="#5d8f72")
        )
    for row, line in enumerate(lines):
        _line(axes, line, scale, first + _ROW * row + 0.09)


def _line(axes: Any, line: Voice, scale: Scale, y: float) -> None:
    """Who, the mark, and what was said."""
    name = _cut(named(line.sources), LABEL, 2)
    _write(axes, _left(0.03), y, name, fontsize=7.5, color=GREY if line.retracted else INK, linespacing=1.05)
    _mark(axes, line, scale, y)
    words = _cut(line.words[0], 26, 1)
    reading = str(line.interval)
    said = words if words.replace(",", "") == reading.replace(",", "") else f"{words} ({reading})"
    said = f"{_cut(said, 28, 2)}{', retracted' if line.retracted else ''}"
    _write(axes, 1.03, y, said, fontsize=7.5, color=GREY if line.retracted else INK, linespacing=1.05)


def _mark(axes: Any, line: Voice, scale: Scale, y: float) -> None:
    """A point, a bar, or an arrow to the end of the axis; dashed where a vague word sets it, hollow if retracted."""
    interval: Interval = line.interval
    start = scale.at(interval.low)
    color = GREY if line.retracted else BLUE
    face = "white" if line.retracted or interval.high is None else color
    if interval.high is None:
        style = (0, (3, 2)) if line.vague else "-"
        axes.plot([start, 0.985], [y, y], color=color, linewidth=1.4, linestyle=style, solid_capstyle="butt")
        axes.plot([0.99], [y], marker=">", markersize=4, color=color, clip_on=False, linestyle="none")
    elif not interval.exact:
        axes.plot([start, scale.at(interval.high)], [y, y], color=color, linewidth=5, solid_capstyle="butt")
        return
    axes.plot(
        [start],
        [y],
        marker="o",
        markersize=5,
        markerfacecolor=face,
        markeredgecolor=color,
        clip_on=False,
        linestyle="none",
    )


def _box(x: float, y: float, width: float, height: float, **look: Any) -> Any:
    from matplotlib.patches import Rectangle

    return Rectangle((x, y), width, height, linewidth=0.6, zorder=0.5, **look)


def _left(share: float) -> float:
    """A place left of the axis, in the axis' own measure."""
    return (share - _LEFT) / (_RIGHT - _LEFT)


def _write(axes: Any, x: float, y: float, words: str, **look: Any) -> None:
    axes.text(x, y, words, va="center", ha="left", clip_on=False, **look)


def _cut(words: str, width: int, lines: int) -> str:
    """Words in lines of so many characters; what is longer ends in an ellipsis. What cannot be seen is made visible."""
    seen = encodable(visible(words))
    return "\n".join(textwrap.wrap(seen, width, max_lines=lines, placeholder="…")) or seen[:width]


def _caption(report: Report, panels: Sequence[tuple[str, Panel]]) -> list[str]:
    """Who says so, up to which day and by which road; then the files, the profile and what was left out."""
    drawn = [claim for _, panel in panels for _, lines in panel for line in lines for claim in line.claims]
    said = dict.fromkeys(_said(claim.source, claim.via, claim.as_of, claim.published) for claim in drawn)
    sources = textwrap.wrap(
        f"Sources: {'; '.join(said) or 'none'}.",
        CAPTION,
        max_lines=MOST_CAPTION_LINES,
        placeholder=" … (the report names all)",
    )
    facts = [f"{encodable(visible(one.path)) or 'claims from memory'}{_digest(one.sha256)}" for one in report.inputs]
    facts += [f"profile {report.profile}"]
    facts += [f"as known on {report.as_of}"] if report.as_of else []
    facts += [f"{plural_left:,} questions not drawn" for plural_left in [_left_out(report, panels)] if plural_left]
    facts += [f"figures {__version__}"]
    how = "Point: exact. Bar: range. Arrow: no upper end; dashed: a vague word, read by the profile. Band: majority."
    return [*sources, how, *textwrap.wrap(" · ".join(facts), CAPTION, max_lines=4, placeholder=" …")]


def _said(source: str, via: Iterable[str], as_of: object, published: object) -> str:
    day = f"up to {as_of}" if as_of else f"published {published}" if published else "undated"
    chain = write_chain(via)
    return encodable(visible(f"{source} ({day}{f', via {chain}' if chain else ''})"))


def _digest(sha256: str) -> str:
    return f" sha256 {sha256[:12]}" if sha256 else ""


def _left_out(report: Report, panels: Sequence[tuple[str, Panel]]) -> int:
    return len(report.groups) - sum(len(panel) for _, panel in panels)
