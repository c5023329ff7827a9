"""`figures new`: an empty claims file to fill in."""

from __future__ import annotations

from typing import Final

import click

from figures.cli.command import subcommand
from figures.cli.documents import STANDARD_OUTPUT
from figures.cli.streams import put, say

EXAMPLE: Final = {
    "source": "Ministry of Health",
    "via": "The Insider > Newsweek",
    "metric": "wounded",
    "figure": "at least 164",
    "population": "people",
    "place": "Almaty, Kazakhstan",
    "event": "Kazakhstan unrest, January 2022",
    "as_of": "2022-01-06",
    "published": "2022-01-07",
    "status": "reported",
    "url": "https://example.org/report",
    "locator": "paragraph 4",
    "note": "an example: only source, metric and figure are required",
}
"""One claim, by column; what it leaves out stays empty."""


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
    say(f"wrote {file}: fill it in, then try 'figures validate {file}'")
    return 0


def _sheet() -> str:
    """The header, and above it the example as a comment: below the header every line is a row."""
    import csv
    import io

    from figures.readers.sheet import FIELDS

    document = io.StringIO(newline="")
    writer = csv.writer(document, lineterminator="\n")
    document.write("# ")
    writer.writerow(EXAMPLE.get(field, "") for field in FIELDS)
    writer.writerow(FIELDS)
    return document.getvalue()
