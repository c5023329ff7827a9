"""Which questions a report is about: one row a filter, read by `compare`, by the command line and by their manuals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from figures.errors import SelectionError, VocabularyError
from figures.hints import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from figures.claims.scope import Question
    from figures.claims.table import Claims
    from figures.judging.judged import Found
    from figures.words.vocabulary import Vocabulary


class Asked(NamedTuple):
    """A question, and by which names its sources are shown."""

    question: Question
    sources: Collection[str]


class Filter(NamedTuple):
    """One filter: an option of the command line, and a keyword of `figures.compare`.

    Attributes:
        name: the option's and the keyword's name, and the column of claims that it is about.
        says: what it selects, for the help.
        key: what all spellings of a name have in common.
        keys: the keys by which a question is selected.
    """

    name: str
    says: str
    key: Callable[[Vocabulary, str], str]
    keys: Callable[[Vocabulary, Asked], Collection[str]]


def _places(vocabulary: Vocabulary, asked: Asked) -> Collection[str]:
    names = vocabulary.names
    return {names.place_key(whole) for whole in names.place_wholes(asked.question.place)}


FILTERS: Final = (
    Filter(
        "metric",
        "Only what happened so to people, such as wounded.",
        lambda vocabulary, name: vocabulary.metric(name).name,
        lambda _, asked: {asked.question.metric},
    ),
    Filter(
        "population",
        "Only these people and groups of them.",
        lambda vocabulary, name: vocabulary.population(name).name,
        lambda vocabulary, asked: vocabulary.population_wholes(asked.question.population),
    ),
    Filter("place", "Only this place and places in it.", lambda words, name: words.names.place_key(name), _places),
    Filter(
        "event",
        "Only this event.",
        lambda vocabulary, name: vocabulary.names.event_key(name),
        lambda vocabulary, asked: {vocabulary.names.event_key(asked.question.event)},
    ),
    Filter(
        "source",
        "Only what this source speaks to.",
        lambda vocabulary, name: vocabulary.names.source_key(name),
        lambda vocabulary, asked: set(map(vocabulary.names.source_key, asked.sources)),
    ),
)
"""The filters. Each takes several names and selects what any of them does; all filters hold together."""


def filters() -> tuple[Filter, ...]:
    """The filters of `compare`, in the order of its keywords."""
    return FILTERS


class _Very:
    """What `exact` asks: the very people and place named, else everybody, and the whole of the event's place."""

    def __init__(self, claims: Claims, named: Collection[str]) -> None:

        self._vocabulary, self._named = claims.reading.vocabulary, named
        self._own_place = claims.own_place

    def takes(self, question: Question, keys: Mapping[str, Collection[str]]) -> bool:
        """Whether a question is about none of their parts."""
        place_key = self._vocabulary.names.place_key
        places = keys["place"] if "place" in self._named else {place_key(self._own_place(question.event))}
        people = keys["population"] if "population" in self._named else {"people"}
        whole = question.since is None and not question.basis
        return place_key(question.place) in places and question.population in people and whole


class Selection:
    """The filters in force over some claims.

    Attributes:
        stated: the names that each filter in force selects by, as the claims spell them.

    Raises:
        SelectionError: a name that selects nothing at all, or filters that do together.
    """

    def __init__(self, claims: Claims, wanted: Mapping[str, Sequence[str]], *, exact: bool = False) -> None:
        self._vocabulary, self._sources = claims.reading.vocabulary, claims.columns["source"]
        self._very = _Very(claims, {name for name in ("population", "place") if wanted.get(name)}) if exact else None
        self.stated: dict[str, tuple[str, ...]] = {}
        self._keys: dict[str, frozenset[str]] = {}
        if not any(wanted.values()) and not exact:
            return
        asked = [self._asked(question, rows) for question, rows in claims.by_question().items()]
        for its in FILTERS:
            if wanted.get(its.name):
                self._take(its, wanted[its.name], claims, asked)
        if not any(map(self._takes, asked)):
            filters = ", ".join(f"{name} '{one}'" for name, names in self.stated.items() for one in names)
            filters = ", ".join([*filter(None, [filters]), *(["exact"] if exact else [])])
            raise SelectionError(f"no claim answers to all of these together: {filters}; leave one of them out")

    def _asked(self, question: Question, rows: Sequence[int]) -> Asked:
        return Asked(question, {self._sources[row] for row in rows})

    def _take(self, its: Filter, names: Sequence[str], claims: Claims, asked: Sequence[Asked]) -> None:
        """Put a filter in force; a name that selects nothing must not read as `no conflict`."""
        column = claims.columns[its.name]
        known = {column.values[code] for code in set(column.codes)} - {""}
        there = {key for one in asked for key in its.keys(self._vocabulary, one)}
        keys = {}
        for name in names:
            try:
                key = its.key(self._vocabulary, name)
            except VocabularyError as error:
                raise SelectionError(str(error)) from None
            if key not in there:
                raise SelectionError(f"no claim has the {its.name} '{name}'{did_you_mean(name, known)}")
            spelled = (one for one in sorted(known) if its.key(self._vocabulary, one) == key)
            keys[key] = next(spelled, name)
        self._keys[its.name], self.stated[its.name] = frozenset(keys), tuple(keys.values())

    def _takes(self, asked: Asked) -> bool:
        if self._very and not self._very.takes(asked.question, self._keys):
            return False
        return all(
            not self._keys[its.name].isdisjoint(its.keys(self._vocabulary, asked))
            for its in FILTERS
            if its.name in self._keys
        )

    @property
    def everything(self) -> bool:
        """Whether no filter is in force."""
        return not (self.stated or self._very)

    def takes(self, question: Question, rows: Sequence[int]) -> bool:
        """Whether the filters select a question that these rows answer."""
        return self.everything or self._takes(self._asked(question, rows))

    def names(self, question: Question, sources: Collection[str]) -> bool:
        """Whether the filters select a question of an earlier run, and one of its sources if any is asked for."""
        return not (self.stated or self._very) or self._takes(Asked(question, sources))

    def takes_part(self, found: Found) -> bool:
        """Whether a source that is asked for, if any is, stands on one of the sides."""
        wanted = self.stated.get("source")
        return not wanted or any(self._sources[row] in wanted for row in (*found.a, *found.b))
