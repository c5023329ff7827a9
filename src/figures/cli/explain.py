"""`figures explain`: the documentation of each kind, of each word of the output, and of each code of a problem."""

from __future__ import annotations

from textwrap import fill
from typing import Final

import click

from figures.cli.command import subcommand
from figures.cli.streams import put
from figures.cli.usage import nearest
from figures.glossary import WORDS
from figures.problems import CODES, Code, code_of

WIDTH: Final = 80
"""Characters of a line."""


def _names(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    import figures

    return [name for name in (*figures.Kind, *WORDS, *_frames(), *CODES) if name.startswith(begun)]


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

    if name is None:
        put(_list())
        return 0
    word = name.strip().lower()
    code = code_of(word)
    if word in list(figures.Kind):
        put(_kind(word))
    elif word in WORDS:
        put(f"{word.upper()}\n\n{fill(WORDS[word], WIDTH)}\n")
    elif code:
        put(_code(word, code))
    elif word in _frames():
        put(f"{word.upper()}\n\n{_manual(word)}\n")
    else:
        hint = nearest(word, (*figures.Kind, *WORDS, *_frames(), *CODES)) or "; 'figures explain' lists all"
        raise figures.SelectionError(f"there is no kind, no word and no code '{name}'{hint}")
    return 0


def _frames() -> dict[str, str]:
    """The manual of each frame, and of each reason to set a figure aside, by name."""
    from figures.extraction.deeds import FRAMES
    from figures.extraction.standing import STANDINGS

    return {name: rule.__doc__ or "" for rules in (FRAMES, STANDINGS) for name, rule in rules.items()}


def _manual(name: str) -> str:
    """A docstring as paragraphs of a line's width."""
    paragraphs = _frames()[name].split("\n\n")
    return "\n\n".join(fill(" ".join(one.split()), WIDTH) for one in paragraphs)


def _list() -> str:
    """All kinds and codes with one sentence each; what counts as a discrepancy bears a mark."""
    import figures

    manuals = [figures.explain(kind) for kind in figures.Kind]
    kinds = [_line("*" if one.discrepancy else " ", one.name, one.summary) for one in manuals]
    codes = [_line(" ", name, code.summary) for name, code in CODES.items()]
    return "\n".join(
        (
            "What two claims are to each other; the first rule that fits decides, and *",
            "marks discrepancies:",
            "",
            *kinds,
            "",
            "Words of the output, each with 'figures explain WORD':",
            "",
            fill(", ".join(WORDS), WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False),
            "",
            "Frames by which 'figures extract' finds figures, and why one is set aside:",
            "",
            fill(", ".join(_frames()), WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False),
            "",
            "What can be wrong with a file:",
            "",
            *codes,
            "",
        )
    )


def _line(mark: str, name: str, summary: str) -> str:
    column = max(map(len, CODES)) + 4
    return fill(summary, WIDTH, initial_indent=f"{mark} {name}".ljust(column), subsequent_indent=" " * column)


def _kind(name: str) -> str:
    """The rule's own documentation as plain text: its name, then each paragraph under its head."""
    import figures

    paragraphs = [name.upper()]
    for paragraph in figures.explain(name).text.split("\n\n"):
        head, _, text = (
            paragraph.removeprefix("## ").partition("\n") if paragraph.startswith("## ") else ("", "", paragraph)
        )
        paragraphs.append("\n".join(filter(None, (head.upper(), fill(text, WIDTH)))))
    return "\n\n".join(paragraphs) + "\n"


def _code(name: str, code: Code) -> str:
    rows = "A fault of one row: --skip-bad-rows leaves it out." if code.of_row else "A fault of the whole file."
    return f"{name.upper()}\n\n{code.summary}\n{rows}\n\nWHAT TO DO\n{fill(code.remedy, WIDTH)}\n"
