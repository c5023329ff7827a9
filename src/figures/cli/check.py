"""`figures check`: is this figure borne out?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Final

import click

from figures.cli.bundle import bundle
from figures.cli.command import Option, names_for_shell, subcommand
from figures.cli.documents import WRITING, Document
from figures.cli.inputs import Inputs, Reading, input_options, reading_options
from figures.cli.main import FOUND
from figures.cli.progress import progress
from figures.cli.streams import say
from figures.cli.usage import Choice
from figures.text import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figures import Check, Claims

STATEMENT = "What is stated"

FORMATS: Final = ("text", "csv", "json")
"""The formats of checks; a test holds them against those that can be rendered."""

INDENT: Final = 11
"""Characters before what a line goes on with: it stands below the sources."""

ENDINGS: Final = {".txt": "text", ".csv": "csv", ".json": "json"}
"""The format of an output, by the ending of its name."""


@dataclass(frozen=True, slots=True)
class Statement:
    """The question that the figure answers; `statements` names a file of them instead."""

    metric: str | None
    population: str | None
    place: str | None
    event: str | None
    as_of: str | None
    statements: str | None

    @property
    def of_one_figure(self) -> tuple[str, ...]:
        """The options in use that say what one figure is about."""
        stated = {
            "--metric": self.metric,
            "--population": self.population,
            "--place": self.place,
            "--event": self.event,
            "--as-of": self.as_of,
        }
        return tuple(name for name, value in stated.items() if value is not None)

    def judge(self, claims: Claims, figure: str) -> Check:
        """What the claims make of the figure.

        Raises:
            FigureError: the figure cannot be read.
            SelectionError: a name that is not there.
        """
        import figures

        return figures.check(
            claims,
            metric=self.metric or "",
            figure=figure,
            population=self.population or "people",
            place=self.place or "",
            event=self.event,
            as_of=self.as_of,
        )


statement_options = bundle(
    Statement,
    click.option(
        "--metric",
        cls=Option,
        under=STATEMENT,
        metavar="NAME",
        shell_complete=names_for_shell("metrics"),
        help="What happened to people, such as wounded; needed.",
    ),
    click.option(
        "--population",
        cls=Option,
        under=STATEMENT,
        metavar="NAME",
        shell_complete=names_for_shell("populations"),
        help="Who is counted.  [default: people]",
    ),
    click.option("--place", cls=Option, under=STATEMENT, metavar="NAME", help="Where.  [default: all of the event]"),
    click.option("--event", cls=Option, under=STATEMENT, metavar="NAME", help="Which event, if there are several."),
    click.option("--as-of", cls=Option, under=STATEMENT, metavar="DATE", help="Against what was known on that day."),
    click.option(
        "--statements",
        cls=Option,
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
@bundle(
    Document,
    click.option(
        "--format",
        cls=Option,
        under=WRITING,
        type=Choice(FORMATS),
        metavar="NAME",
        help=f"{', '.join(FORMATS)}.  [default: by the ending of the output, else text]",
    ),
    click.option(
        "-o",
        "--output",
        cls=Option,
        under=WRITING,
        type=click.Path(),
        metavar="FILE",
        help="Write this file, whole or not at all. Endings: csv, json, txt.",
    ),
)
def check(*, inputs: Inputs, statement: Statement, reading: Reading, document: Document) -> int:
    """Tell whether a figure is borne out by what sources say.

    \b
    figures check --metric wounded 1,000
    figures check claims.csv --metric detained 'about 2,000'
    figures check claims.csv --statements said.csv -o verdicts.csv

    The last argument is the figure, in any wording; those before it are
    files. Exits with 0 if every figure is supported, with 1 if one is
    disputed, contradicted or unknown.
    """  # noqa: D301 - click's own way to keep lines as they are
    from figures.renderers.verdicts import render_check, render_checks

    inputs, figure = _parted(inputs, statement)
    style = document.chosen(ENDINGS, "text")
    files = inputs.named()
    target = document.target([*files, reading.vocabulary, statement.statements])
    claims = inputs.load(files, reading)
    checks = _checks(inputs, statement, claims, figure)
    text = render_check(checks[0], style) if statement.statements is None else render_checks(checks, style)
    for note in claims.notes:
        say(note)
    content = _wrapped(text, document.look().width) if style == "text" else text.encode()
    document.deliver(content, target, counted(len(checks), "check"))
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


def _checks(inputs: Inputs, statement: Statement, claims: Claims, figure: str) -> Sequence[Check]:
    """The check of the figure, or of every statement of the file."""
    if statement.statements is None:
        return (statement.judge(claims, figure),)
    from figures.readers.statements import load_statements
    from figures.report.check import check_all

    with progress("checking"):
        stated = load_statements(statement.statements, claims.reading, inputs.on_error)
        checks = check_all(claims, stated)
    inputs.tell_left_out(stated)
    return checks


def _wrapped(text: str, width: int | None) -> str:
    """The text in lines that fit a terminal, each going on below what it says; None: as it is."""
    if width is None:
        return text
    return "".join(fill(line, width, subsequent_indent=" " * INDENT) + "\n" for line in text.splitlines())
