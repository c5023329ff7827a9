"""`figures timeline`: each source's figure over the days."""

from __future__ import annotations

from figures.cli.bundle import bundle
from figures.cli.command import subcommand
from figures.cli.documents import Document, color_option, width_option
from figures.cli.filters import Filters, filter_options
from figures.cli.inputs import Inputs, Reading, input_options, reading_options
from figures.cli.progress import progress
from figures.cli.streams import say

WIDEST = 100
"""Characters of a line where there is no terminal to ask."""


@subcommand()
@input_options
@filter_options
@reading_options
@bundle(Document, color_option, width_option)
def timeline(inputs: Inputs, filters: Filters, reading: Reading, document: Document) -> int:
    """Draw each source's figure over the days.

    \b
    figures timeline --metric detained
    figures timeline claims.csv --metric killed --place Almaty

    A count holds until the next one, so the lines are steps; where a source
    lowers its count, or a later one is lower, the step is marked.
    """  # noqa: D301 - click's own way to keep lines as they are
    from figures.renderers.timeline import render_timeline

    claims = inputs.load(inputs.named(), reading)
    with progress("comparing"):
        report = filters.compare(claims)
    look = document.look()
    text = render_timeline(report, width=look.width or WIDEST, ascii_only=look.ascii_only, color=look.color)
    for note in report.notes:
        say(note)
    document.deliver(text, None)
    return 0
