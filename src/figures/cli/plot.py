"""`figures plot`: one question as an image to print."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from figures.cli.command import output_option, subcommand
from figures.cli.filters import Filters, filter_options
from figures.cli.inputs import Inputs, Reading, input_options, reading_options
from figures.cli.progress import progress
from figures.cli.streams import mention, remark

ENDING: Final = ".svg"
"""The ending of an image's name."""


@subcommand()
@input_options
@filter_options
@reading_options
@output_option("Write this image, whole or not at all; its name ends in .svg.", required=True)
def plot(inputs: Inputs, filters: Filters, reading: Reading, output: str) -> int:
    """Draw one question: who gave which figure for which day.

    \b
    figures plot --metric wounded --exact -o wounded.svg
    figures plot claims.csv --metric killed --place Almaty -o almaty.svg

    The image is the page's: browsers show it, word processors take it in.
    """  # noqa: D301 - click's own way to keep lines as they are
    if Path(output).suffix.lower() != ENDING:
        raise click.UsageError(f"cannot tell the format from the name '{output}'; end it in {ENDING}")
    files = inputs.named()
    from figures.cli.target import Target

    target = Target.at(output, [one for one in (*files, reading.vocabulary) if one])
    import figures

    claims = inputs.load(files, reading)
    with progress("comparing"):
        report = filters.compare(claims)
    with progress("drawing"):
        image = figures.render(report, "svg").encode()
    remark(report.notes, report.inputs)
    target.write(image)
    mention(f"wrote {target.path}")
    return 0
