"""Which questions a command is about: the filters that its options set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import click

from figures.cli.bundle import bundle
from figures.cli.command import Option, names_for_shell
from figures.cli.usage import AtLeast

if TYPE_CHECKING:
    from figures import Claims, Report

FILTERS = "What is shown"


@dataclass(frozen=True, slots=True)
class Filters:
    """What is compared and shown; each filter takes several names, and none of them takes all."""

    metric: tuple[str, ...]
    population: tuple[str, ...]
    place: tuple[str, ...]
    event: tuple[str, ...]
    source: tuple[str, ...]
    as_of: str | None
    min_gap: int = 0
    min_ratio: float = 1.0

    def compare(self, claims: Claims) -> Report:
        """What the claims amount to under these filters.

        Raises:
            SelectionError: a filter names what is not there.
        """
        import figures

        return figures.compare(
            claims,
            metric=self.metric,
            population=self.population,
            place=self.place,
            event=self.event,
            source=self.source,
            as_of=self.as_of,
            min_gap=self.min_gap,
            min_ratio=self.min_ratio,
        )


FILTERING: Final = (
    click.option(
        "--metric",
        cls=Option,
        under=FILTERS,
        multiple=True,
        metavar="NAME",
        shell_complete=names_for_shell("metrics"),
        help="Only what happened so to people, such as wounded. This and the next four may be repeated.",
    ),
    click.option(
        "--population",
        cls=Option,
        under=FILTERS,
        multiple=True,
        metavar="NAME",
        shell_complete=names_for_shell("populations"),
        help="Only these people and groups of them.",
    ),
    click.option(
        "--place", cls=Option, under=FILTERS, multiple=True, metavar="NAME", help="Only this place and places in it."
    ),
    click.option("--event", cls=Option, under=FILTERS, multiple=True, metavar="NAME", help="Only this event."),
    click.option(
        "--source", cls=Option, under=FILTERS, multiple=True, metavar="NAME", help="Only what this source speaks to."
    ),
    click.option(
        "--as-of",
        cls=Option,
        under=FILTERS,
        metavar="DATE",
        help="What was known on that day: only claims certainly dated up to it.",
    ),
)
"""The filters on questions."""

SIZING: Final = (
    click.option(
        "--min-gap",
        cls=Option,
        under=FILTERS,
        type=AtLeast(0, whole=True),
        default=0,
        metavar="N",
        help="Leave out discrepancies of fewer than N people.",
    ),
    click.option(
        "--min-ratio",
        cls=Option,
        under=FILTERS,
        type=AtLeast(1, whole=False),
        default=1.0,
        metavar="R",
        help="Leave out discrepancies of less than R times.",
    ),
)
"""The filters on discrepancies by their size."""

filter_options = bundle(Filters, *FILTERING)
