"""The pictures of README.md: what the program prints, as SVG; run as a program it writes them anew.

`make pictures` writes them on purpose. They name no web font: whoever looks has a typewriter's letters of their own.
"""

from __future__ import annotations

import io
import re
from html import unescape
from pathlib import Path
from typing import Any, Final, NamedTuple

import figures

ROOT: Final = Path(__file__).parents[2]
PICTURES: Final = ROOT / "docs" / "pictures"
EASTER: Final = ROOT / "tests" / "samples" / "easter-2019.csv"

WIDTH: Final = 80
FRAME: Final = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font: {char_height}px/{line_height}px "DejaVu Sans Mono", Menlo, Consolas, monospace; font-variant-east-asian: full-width; }}
.{unique_id}-title {{ font: bold 18px system-ui, "DejaVu Sans", sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
"""The frame of rich's own pictures, without the font that they fetch."""


class Picture(NamedTuple):
    """What a picture is of.

    Attributes:
        command: the command that prints it, in the folder of the file.
        chosen: what is asked of the comparison; nothing: all.
    """

    command: str
    chosen: dict[str, Any]


TERMINAL: Final = {
    "list": Picture("figures compare easter-2019.csv", {}),
    "question": Picture("figures compare easter-2019.csv --metric killed --exact", {"metric": "killed", "exact": True}),
}
"""The pictures of a terminal, by name."""


def printed(its: Picture, *, color: bool) -> str:
    """What the command prints."""
    return figures.render(figures.compare(EASTER, **its.chosen), "table", width=WIDTH, color=color)


def drawn(name: str) -> str:
    """The picture of what a command prints."""
    from rich.console import Console
    from rich.text import Text

    its = TERMINAL[name]
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, legacy_windows=False)
    console.print(Text.from_ansi(printed(its, color=True)), end="")
    return console.export_svg(title=its.command, code_format=FRAME, unique_id=name)


def plotted() -> str:
    """The picture that `figures plot` draws of the same question."""
    from figures.renderers.to_svg import to_svg

    return to_svg(figures.compare(EASTER, **TERMINAL["question"].chosen))


def words(drawing: str) -> str:
    """The text of a picture, its blanks as one."""
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", drawing)
    return " ".join(unescape("\n".join(texts)).split())


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    for name in TERMINAL:
        (PICTURES / f"{name}.svg").write_text(drawn(name), encoding="utf-8", newline="\n")
    (PICTURES / "plot.svg").write_text(plotted(), encoding="utf-8", newline="\n")
