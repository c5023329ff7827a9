"""Which claims count and what of them is shown: the options of commands that compare, from the rows of the filters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, Final

from figures import filters
from figures.cli.command import names_for_shell, option
from figures.cli.usage import AtLeast

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from figures import Claims, Report

    Body = Callable[..., int]

SHOWN = "What is shown"

COMPLETED: Final = {"metric": "metrics", "population": "populations"}
"""The filters whose names a shell can complete, by the table of the vocabulary that holds them."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What is compared and shown, as keywords of `figures.compare`."""

    keywords: dict[str, Any]

    def compare(self, claims: Claims, **more: Any) -> Report:
        """What the claims amount to under these filters and further keywords.

        Raises:
            SelectionError: a filter selects nothing at all.
        """
        import figures

        return figures.compare(claims, **self.keywords, **more)


def _options() -> Sequence[Callable[[Body], Body]]:
    """An option for each filter, then those for days and sizes."""
    options = [
        option(
            f"--{its.name}",
            under=SHOWN,
            multiple=True,
            metavar="NAME",
            shell_complete=names_for_shell(COMPLETED[its.name]) if its.name in COMPLETED else None,
            help=f"{its.says} May be repeated.",
        )
        for its in filters()
    ]
    options.append(option("--exact", under=SHOWN, is_flag=True, help="Only the very people and place named, no parts."))
    days = {
        "as_of": "Only counts up to that day, whenever they were printed.",
        "published_by": "Only what had appeared by that day.",
    }
    options += [
        option(f"--{name.replace('_', '-')}", under=SHOWN, metavar="DATE", help=says) for name, says in days.items()
    ]
    sizes = {
        "min_gap": (AtLeast(0, whole=True), 0, "N", "Leave out what is fewer than N people apart."),
        "min_ratio": (AtLeast(1, whole=False), 1.0, "R", "Leave out what is less than R times as many."),
    }
    return options + [
        option(f"--{name.replace('_', '-')}", under=SHOWN, type=its, default=least, metavar=metavar, help=says)
        for name, (its, least, metavar, says) in sizes.items()
    ]


def filter_options(body: Body) -> Body:
    """Give a command the options of comparing, gathered into one argument `filters`."""
    options = _options()
    names = [its.name for its in filters()] + ["exact", "as_of", "published_by", "min_gap", "min_ratio"]

    @wraps(body)
    def gathered(**given: Any) -> int:
        keywords = {name: given.pop(name) for name in names}
        return body(**given, filters=Filters(keywords))

    command: Body = gathered
    for add in reversed(options):
        command = add(command)
    return command
