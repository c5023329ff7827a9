"""`figures check`: is this figure borne out?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from figures.cli.bundle import bundle
from figures.cli.command import names_for_shell, option, subcommand
from figures.cli.documents import Document, document_options
from figures.cli.inputs import Inputs, Reading, input_options, reading_options, unreviewed_option
from figures.cli.main import FOUND
from figures.cli.progress import progress
from figures.cli.streams import remark
from figures.text import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figures import Check, Claims

STATEMENT = "What is stated"

OF_ONE_FIGURE: Final = ("metric", "population", "place", "event", "since", "as_of", "basis")
"""The options that say what one figure is about, as keywords of `figures.check`."""


@dataclass(frozen=True, slots=True)
class Statement:
    """The question that the figure answers; `statements` names a file of them instead."""

    metric: str | None
    population: str | None
    place: str | None
    event: str | None
    since: str | None
    as_of: str | None
    basis: str | None
    statements: str | None

    @property
    def of_one_figure(self) -> tuple[str, ...]:
        """The options in use that say what one figure is about."""
        return tuple(f"--{name.replace('_', '-')}" for name in OF_ONE_FIGURE if getattr(self, name) is not None)

    def judge(self, claims: Claims, figure: str, **more: Any) -> Check:
        """What the claims make of the figure.

        Raises:
            FigureError: the figure cannot be read.
            SelectionError: a name that is not there.
        """
        import figures

        stated = {name: value for name in OF_ONE_FIGURE if (value := getattr(self, name)) is not None}
        return figures.check(claims, figure=figure, **stated, **more)


statement_options = bundle(
    Statement,
    option(
        "--metric",
        under=STATEMENT,
        metavar="NAME",
        shell_complete=names_for_shell("metrics"),
        help="What happened to people, such as wounded; needed.",
    ),
    option(
        "--population",
        under=STATEMENT,
        metavar="NAME",
        shell_complete=names_for_shell("populations"),
        help="Who is counted.  [default: people]",
    ),
    option("--place", under=STATEMENT, metavar="NAME", help="Where.  [default: all of the event]"),
    option("--event", under=STATEMENT, metavar="NAME", help="Which event, if there are several."),
    option("--since", under=STATEMENT, metavar="DATE", help="First day counted.  [default: since it began]"),
    option("--as-of", under=STATEMENT, metavar="DATE", help="The day up to which the figure counts."),
    option("--basis", under=STATEMENT, metavar="WORDS", help="How it was counted.  [default: any]"),
    option(
        "--statements",
        under=STATEMENT,
        type=click.Path(),
        metavar="FILE",
        help="Check each row of this file, with the columns of claims, instead of one figure.",
    ),
)


@subcommand()
@input_options
@statement_options
@reading_options
@unreviewed_option
@document_options("check")
def check(*, inputs: Inputs, statement: Statement, reading: Reading, unreviewed: bool, document: Document) -> int:
    """Tell whether a figure is borne out by what sources say.

    \b
    figures check --metric wounded 1,000
    figures check claims.csv --metric detained 'about 2,000'
    figures check claims.csv --statements said.csv -o verdicts.csv

    The last argument is the figure, in any wording; those before it are
    files. Exits with 0 if every figure is supported, with 1 if one is
    disputed, contradicted or unknown.
    """  # noqa: D301 - click's own way to keep lines as they are
    import figures

    inputs, figure = _parted(inputs, statement)
    its = document.chosen("check")
    files = inputs.named()
    target = document.target([*files, reading.vocabulary, statement.statements])
    claims = inputs.load(files, reading)
    with progress("checking"):
        checks = _checks(inputs, statement, claims, figure, unreviewed=unreviewed)
    remark(claims.notes, claims.inputs)
    content = figures.render(checks if statement.statements else checks[0], its.name, **document.look(its))
    document.deliver(content, its, target, counted(len(checks), "check"))
    return FOUND if any(one.verdict != "supported" for one in checks) else 0


def _parted(inputs: Inputs, statement: Statement) -> tuple[Inputs, str]:
    """The files and the figure, which is the last argument; a file of statements takes the figure's place.

    Raises:
        click.UsageError: something is missing, or there is more than can be meant.
    """
    if statement.statements is not None:
        if statement.of_one_figure:
            raise click.UsageError(f"with --statements each row says what {statement.of_one_figure[0]} would say")
        return inputs, ""
    if statement.metric is None:
        raise click.UsageError("say what happened to people: --metric wounded, for example")
    if not inputs.files:
        raise click.UsageError("name a figure, such as 1,000 or 'about 2,000'")
    *files, figure = inputs.files
    if Path(figure).is_file():
        raise click.UsageError(f"the last argument is the figure, and '{figure}' is a file: name a figure after it")
    return replace(inputs, files=tuple(files)), figure


def _checks(inputs: Inputs, statement: Statement, claims: Claims, figure: str, *, unreviewed: bool) -> Sequence[Check]:
    """The check of the figure, or of every statement of the file."""
    import figures

    how: dict[str, Any] = {"unreviewed": unreviewed, "on_error": inputs.on_error}
    if statement.statements is None:
        return (statement.judge(claims, figure, **how),)
    stated = figures.load_statements(statement.statements, claims, on_error=inputs.on_error)
    checks = figures.check_all(claims, stated, **how)
    inputs.tell_left_out(stated)
    return checks
