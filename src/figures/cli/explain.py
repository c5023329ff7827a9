"""`figures explain`: the documentation of each kind of relation, and of each code of a problem."""

from __future__ import annotations

import click

from figures.cli.codes import CODES, Code, code_of
from figures.cli.command import subcommand
from figures.cli.streams import put
from figures.cli.usage import nearest


def _names(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    import figures

    return [name for name in (*figures.Kind, *CODES) if name.startswith(begun)]


@subcommand()
@click.argument("name", required=False, metavar="[KIND|CODE]", shell_complete=_names)
def explain(name: str | None) -> int:
    """Explain what a kind of discrepancy, or a problem's code, means.

    \b
    figures explain                  all of them, a line each
    figures explain scope-shift      one kind
    figures explain unknown-metric   one code of a problem
    """  # noqa: D301 - click's own way to keep lines as they are
    import figures

    if name is None:
        put(_list())
        return 0
    word = name.strip().lower()
    code = code_of(word)
    if word in list(figures.Kind):
        put(_kind(word))
    elif code:
        put(_code(word, code))
    else:
        hint = nearest(word, (*figures.Kind, *CODES)) or "; 'figures explain' lists all"
        raise figures.SelectionError(f"there is no kind and no code '{name}'{hint}")
    return 0


def _list() -> str:
    """All kinds and codes with one sentence each; what counts as a discrepancy bears a mark."""
    import figures

    width = max(map(len, (*figures.Kind, *CODES)))
    manuals = [figures.explain(kind) for kind in figures.Kind]
    lines = ["What two claims are to each other; * marks discrepancies. The first rule that fits decides.", ""]
    lines += [f"{'*' if one.discrepancy else ' '} {one.kind.value:{width}}  {one.summary}" for one in manuals]
    lines += ["", "What can be wrong with a file", ""]
    lines += [f"  {name:{width}}  {code.summary}" for name, code in CODES.items()]
    return "".join(f"{line}\n".replace(" \n", "\n") for line in lines)


def _kind(name: str) -> str:
    """The rule's own documentation as plain text: its name, its sentence, and a head over each paragraph."""
    import figures

    lines = figures.explain(name).text.splitlines()
    return "".join(
        f"{line.removeprefix('## ').upper() if line.startswith('## ') else line}\n"
        for line in (f"## {name}", "", *lines)
    )


def _code(name: str, code: Code) -> str:
    rows = "A fault of one row: --skip-bad-rows leaves it out." if code.of_row else "A fault of the whole file."
    return f"{name.upper()}\n\n{code.summary}\n{rows}\n\nWHAT TO DO\n{code.remedy}\n"
