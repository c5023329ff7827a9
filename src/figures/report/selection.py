"""Which questions a report is about: the filters on metric, population, place, event and source."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from figures.claims.scope import place_wholes
from figures.errors import SelectionError, VocabularyError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from figures.claims.scope import Question
    from figures.claims.table import Claims


class Selection:
    """Which questions and discrepancies the filters select; no filter selects all.

    A metric selects itself; a population or a place selects its parts as well; a source selects the questions that it
    answers, and of their discrepancies those in which it takes part.

    Raises:
        SelectionError: a filter names a metric that no vocabulary knows, or a population, place, event or source
            that no claim has.
    """

    def __init__(
        self,
        claims: Claims,
        *,
        metric: Collection[str] = (),
        population: Collection[str] = (),
        place: Collection[str] = (),
        event: Collection[str] = (),
        source: Collection[str] = (),
    ) -> None:
        vocabulary = claims.reading.vocabulary
        self._claims, self._vocabulary = claims, vocabulary
        try:
            self._metrics = tuple(dict.fromkeys(vocabulary.metric(name).name for name in metric))
        except VocabularyError as error:
            raise SelectionError(str(error)) from None
        self._populations = tuple(dict.fromkeys(vocabulary.population(name).name for name in population))
        self._places, self._events, self._sources = tuple(place), tuple(event), tuple(source)
        self._check("population", self._populations, self._taken_populations)
        self._check("place", self._places, self._taken_places)
        self._check("event", self._events, frozenset(self._events))
        self._check("source", self._sources, frozenset(self._sources))

    def _check(self, field: str, wanted: Sequence[str], taken: frozenset[str]) -> None:
        """Refuse a name that selects nothing at all: a slip of the pen must not read as `no discrepancies`."""
        there = self._there(field)
        if field == "population":
            there |= frozenset(self._vocabulary.populations)
        if not wanted or taken & there:
            return
        from difflib import get_close_matches

        near = get_close_matches(wanted[0], [name for name in there if name], 1, 0.6)
        hint = f", did you mean {near[0]!r}?" if near else ""
        raise SelectionError(f"no claim has the {field} {wanted[0]!r}{hint}")

    def _there(self, field: str) -> frozenset[str]:
        """The names that stand in some row."""
        column = self._claims.columns[field]
        return frozenset(column.values[code] for code in set(column.codes))

    @property
    def stated(self) -> dict[str, tuple[str, ...]]:
        """The filters in force, by name, each with the canonical names it selects by."""
        filters = {
            "metric": self._metrics,
            "population": self._populations,
            "place": self._places,
            "event": self._events,
            "source": self._sources,
        }
        return {name: names for name, names in filters.items() if names}

    @cached_property
    def _taken_populations(self) -> frozenset[str]:
        wanted = set(self._populations)
        there = {*self._there("population"), *self._vocabulary.populations}
        return frozenset(name for name in there if wanted.intersection(self._vocabulary.population_wholes(name)))

    @cached_property
    def _taken_places(self) -> frozenset[str]:
        wanted = set(self._places)
        return frozenset(name for name in self._there("place") if wanted.intersection(place_wholes(name)))

    @cached_property
    def _source_codes(self) -> frozenset[int]:
        wanted = set(self._sources)
        return frozenset(code for code, name in enumerate(self._claims.columns["source"].values) if name in wanted)

    def takes(self, question: Question, rows: Sequence[int]) -> bool:
        """Whether the filters select a question that these rows answer."""
        if self._events and question.event not in self._events:
            return False
        if self._metrics and question.metric not in self._metrics:
            return False
        if self._populations and question.population not in self._taken_populations:
            return False
        if self._places and question.place not in self._taken_places:
            return False
        return not self._sources or self._speaks(rows)

    def takes_part(self, rows: Sequence[int]) -> bool:
        """Whether a source that is asked for, if any is, makes one of these claims."""
        return not self._sources or self._speaks(rows)

    def _speaks(self, rows: Sequence[int]) -> bool:
        codes = self._claims.columns["source"].codes
        return any(codes[row] in self._source_codes for row in rows)
