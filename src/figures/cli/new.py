"""`figures new`: an empty claims file to fill in."""

from __future__ import annotations

import click

from figures.cli.command import subcommand
from figures.cli.documents import STANDARD_OUTPUT
from figures.cli.streams import mention, put


@subcommand()
@click.argument("file", type=click.Path(), metavar="FILE")
def new(file: str) -> int:
    """Write an empty claims file with all columns and one example.

    \b
    figures new claims.csv

    The example is a comment: its line begins with # and is not read. A FILE
    that is there already is left alone. A FILE of - is standard output.
    """  # noqa: D301 - click's own way to keep lines as they are
    if file in STANDARD_OUTPUT:
        put(_sheet())
        return 0
    from figures.cli.target import create

    create(file, _sheet().encode())
    mention(f"wrote {file}: fill it in, then try 'figures validate {file}'")
    return 0


def _sheet() -> str:
    """The header, and above it the example as a comment: below the header every line is a row."""
    import csv
    import io

    import figures

    document = io.StringIO(newline="")
    writer = csv.writer(document, lineterminator="\n")
    document.write("# ")
    writer.writerow(field.example for field in figures.fields())
    writer.writerow(field.name for field in figures.fields())
    return document.getvalue()
