"""`figures schema`: the schemas of what goes in and out."""

from __future__ import annotations

import click

from figures.cli.command import subcommand
from figures.cli.streams import put
from figures.cli.usage import Choice


@subcommand()
@click.argument("what", type=Choice(("report", "check", "claim", "table")), metavar="report|check|claim|table")
def schema(what: str) -> int:
    """Print the schema of what goes in and out.

    \b
    figures schema report > report.schema.json   the JSON document
    figures schema check                         the JSON of checks
    figures schema claim                         one claim
    figures schema table                         the columns of claims.csv

    The first three are JSON Schemas, the last is a Frictionless Table Schema.
    """  # noqa: D301 - click's own way to keep lines as they are
    import figures
    from figures.text import as_json

    put(as_json(figures.schema(what)).encode())
    return 0
