"""`figures schema`: the JSON Schema of what goes in and out."""

from __future__ import annotations

import click

from figures.cli.command import subcommand
from figures.cli.streams import put
from figures.cli.usage import Choice


@subcommand()
@click.argument("what", type=Choice(("report", "claim")), metavar="report|claim")
def schema(what: str) -> int:
    """Print the JSON Schema of a report or of a claim.

    \b
    figures schema report > report.schema.json
    """  # noqa: D301 - click's own way to keep lines as they are
    import json

    from figures.schema import schema as schema_of

    put(json.dumps(schema_of(what), ensure_ascii=False, indent=2) + "\n")
    return 0
