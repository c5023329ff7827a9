"""`figures map`: the maps that are shipped, and a guess at one for a table."""

from __future__ import annotations

import click

from figures.cli.command import WRITING, option, output_option, subcommand
from figures.cli.documents import STANDARD_OUTPUT
from figures.cli.inputs import encoding_option
from figures.cli.streams import mention, put


@subcommand(name="map")
@click.argument("table", required=False, type=click.Path(), metavar="[FILE|NAME]")
@encoding_option
@option("--list", "listed", under=WRITING, is_flag=True, help="List the maps that are shipped.")
@output_option("Write this file; one that is there already is left alone.")
def map_table(table: str | None, encoding: str, listed: bool, output: str | None) -> int:
    """Write a map for a table: which columns hold what of a claim.

    \b
    figures map deaths.csv -o my.toml      a guess, to edit
    figures map --list                     the maps that are shipped
    figures map ucdp-ged                   one of them

    Lines that begin with '# decide:' are for you to decide.
    """  # noqa: D301 - click's own way to keep lines as they are
    import figures

    shipped = figures.maps()
    if listed:
        width = max(map(len, shipped))
        put("".join(f"{name:{width}}  {one.title}\n" for name, one in shipped.items()))
        return 0
    if table is None:
        raise click.UsageError("name a table, or ask for --list")
    text = shipped[table].text if table in shipped else figures.guess_map(table, encoding=encoding)
    if output is None or output in STANDARD_OUTPUT:
        put(text.encode())
        return 0
    from figures.cli.target import create

    create(output, text.encode())
    mention(f"wrote {output}: edit it, then try 'figures validate {table} --map {output}'")
    return 0
