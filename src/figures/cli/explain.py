"""`figures explain`: the documentation of each kind, of each word of the output, and of each code of a problem."""

from __future__ import annotations

from collections import defaultdict
from textwrap import fill
from typing import TYPE_CHECKING, Final

import click

from figures.cli.command import subcommand
from figures.cli.streams import put

if TYPE_CHECKING:
    from collections.abc import Iterable

    from figures import Explained

WIDTH: Final = 80
"""Characters of a line."""

COLUMN: Final = 28
"""Where sentences begin in the list."""


def _names(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    import figures

    return [name for name in figures.explanations() if name.startswith(begun)]


@subcommand()
@click.argument("name", required=False, metavar="[KIND|WORD|CODE]", shell_complete=_names)
def explain(name: str | None) -> int:
    """Explain a kind, a word of the output, or a problem's code.

    \b
    figures explain                  all of them, a line each
    figures explain same-number      one kind
    figures explain rests_on         one word of the output
    figures explain unknown-metric   one code of a problem
    figures explain passive          one frame by which extract finds figures
    """  # noqa: D301 - click's own way to keep lines as they are
    import figures

    put(_list(figures.explanations().values()) if name is None else _page(figures.explain(name)))
    return 0


def _page(one: Explained) -> str:
    """The name, then each paragraph under its head."""
    paragraphs = [one.name.upper()]
    for paragraph in one.text.split("\n\n"):
        head, _, text = paragraph[3:].partition("\n") if paragraph.startswith("## ") else ("", "", paragraph)
        paragraphs.append("\n".join(filter(None, (head.upper(), fill(" ".join(text.split()), WIDTH)))))
    return "\n\n".join(paragraphs) + "\n"


def _list(known: Iterable[Explained]) -> str:
    """All kinds and codes with one sentence each, all words and frames by name; what is a discrepancy bears a mark."""
    of: defaultdict[str, list[Explained]] = defaultdict(list)
    for one in known:
        of[one.of].append(one)
    return "\n".join(
        (
            "What two claims are to each other; the first rule that fits decides, and *",
            "marks discrepancies:",
            "",
            *map(_line, of["kind"]),
            "",
            "Words of the output, each with 'figures explain WORD':",
            "",
            _together(of["word"]),
            "",
            "Frames by which 'figures extract' finds figures, and why one is set aside:",
            "",
            _together(of["frame"]),
            "",
            "What can be wrong with a file:",
            "",
            *map(_line, of["code"]),
            "",
        )
    )


def _line(one: Explained) -> str:
    head = f"{'*' if one.discrepancy else ' '} {one.name}"
    return fill(one.summary, WIDTH, initial_indent=head.ljust(COLUMN), subsequent_indent=" " * COLUMN)


def _together(some: Iterable[Explained]) -> str:
    names = ", ".join(one.name for one in some)
    return fill(names, WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
