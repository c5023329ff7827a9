"""`figures plot`: an image to print."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from figures.cli.command import Option, subcommand
from figures.cli.documents import WRITING
from figures.cli.filters import Filters, filter_options
from figures.cli.inputs import Inputs, Reading, input_options, reading_options
from figures.cli.progress import progress
from figures.cli.streams import say

ENDINGS: Final = {".svg": "svg", ".png": "png", ".pdf": "pdf"}
"""The format of an image, by the ending of its name."""


@subcommand()
@input_options
@filter_options
@reading_options
@click.option(
    "-o",
    "--output",
    cls=Option,
    under=WRITING,
    type=click.Path(),
    metavar="FILE",
    required=True,
    help="Write this image, whole or not at all. Endings: svg, png, pdf.",
)
def plot(inputs: Inputs, filters: Filters, reading: Reading, output: str) -> int:
    """Write an image: who stands where, on one axis.

    \b
    figures plot --metric wounded -o wounded.svg
    figures plot claims.csv --as-of 2022-01-06 -o wounded.png

    Needs matplotlib, which the extra figures-claims[plot] brings.
    """  # noqa: D301 - click's own way to keep lines as they are
    style = ENDINGS.get(Path(output).suffix.lower())
    if style is None:
        raise click.UsageError(f"cannot tell the format from the name '{output}'; end it in {', '.join(ENDINGS)}")
    files = inputs.named()
    from figures.cli.target import Target

    target = Target.at(output, [one for one in (*files, reading.vocabulary) if one])
    from figures.renderers.to_plot import to_plot

    claims = inputs.load(files, reading)
    with progress("comparing"):
        report = filters.compare(claims)
    with progress("drawing"):
        image = to_plot(report, style)
    for note in report.notes:
        say(note)
    target.write(image)
    say(f"wrote {target.path}")
    return 0
