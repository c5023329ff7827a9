"""What is counted: event, metric, population, place and period, and which count is part of which."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from figures.words.dates import PartialDate
    from figures.words.vocabulary import Vocabulary


class Scope(NamedTuple):
    """Metric, population and place, by their canonical names; an unstated place (`""`) is the whole event's."""

    metric: str
    population: str
    place: str


class Question(NamedTuple):
    """Event and scope: what a figure answers. Two claims are comparable only if their questions are related.

    `since` is the first day counted; None means since the event began. The last day counted belongs to the claim.
    """

    event: str
    scope: Scope
    since: PartialDate | None

    @property
    def metric(self) -> str:
        """What happened to people."""
        return self.scope.metric

    @property
    def population(self) -> str:
        """Who is counted."""
        return self.scope.population

    @property
    def place(self) -> str:
        """Where, from narrow to wide."""
        return self.scope.place

    def __str__(self) -> str:
        """`people wounded in Almaty, Kazakhstan since 2022-01-05`."""
        place = f" in {self.place}" if self.place else ""
        since = f" since {self.since}" if self.since else ""
        return f"{self.population} {self.metric}{place}{since}"


@lru_cache(maxsize=65_536)
def place_wholes(place: str) -> tuple[str, ...]:
    """The place itself, then every place that it lies in by its own words, nearest first, last the unstated one.

    >>> place_wholes("Almaty, Kazakhstan")
    ('Almaty, Kazakhstan', 'Kazakhstan', '')
    """
    parts = place.split(", ") if place else []
    return tuple(", ".join(parts[start:]) for start in range(len(parts) + 1))


def wholes(scope: Scope, vocabulary: Vocabulary) -> Iterator[Scope]:
    """Every scope that this one is part of, itself first: each component widened as far as it goes."""
    metrics = vocabulary.metric_wholes(scope.metric)
    populations = vocabulary.population_wholes(scope.population)
    return (Scope(*names) for names in product(metrics, populations, place_wholes(scope.place)))


def part_of(part: Scope, whole: Scope, vocabulary: Vocabulary) -> bool:
    """Whether each component of the first lies in the same component of the second; a scope is part of itself."""
    return (
        whole.metric in vocabulary.metric_wholes(part.metric)
        and whole.population in vocabulary.population_wholes(part.population)
        and whole.place in place_wholes(part.place)
    )


def begins_within(part: PartialDate | None, whole: PartialDate | None) -> bool:
    """Whether a count that begins on `part` lies in one that begins on `whole`: the same day, or certainly later."""
    return whole is None or (part is not None and (part == whole or whole.before(part)))
