"""Which questions a report is about: one row a filter, read by `compare`, by the command line and by their manuals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from figures.claims.scope import place_wholes
from figures.errors import SelectionError, VocabularyError
from figures.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from figures.claims.scope import Question
    from figures.claims.table import Claims
    from figures.judging.judged import Found


class Asked(NamedTuple):
    """A question and who speaks to it: what a filter takes or leaves.

    Attributes:
        claims: all the claims.
        question: the question.
        sources: who answers it, by the names that are shown.
    """

    claims: Claims
    question: Question
    sources: Collection[str]


class Filter(NamedTuple):
    """One filter: an option of the command line, and a keyword of `figures.compare`.

    Attributes:
        name: the option's and the keyword's name.
        says: what it selects, for the help.
        called: the name by which the claims know what a user wrote: an alias, or another spelling, resolved.
        known: what the claims hold of the kind, for hints.
        takes: whether the name selects the question.
    """

    name: str
    says: str
    called: Callable[[Claims, str], str]
    known: Callable[[Claims], Iterable[str]]
    takes: Callable[[str, Asked], bool]


def _stated(field: str) -> Callable[[Claims], Iterable[str]]:
    """What stands in some row of a column."""

    def known(claims: Claims) -> Iterable[str]:
        column = claims.columns[field]
        return {column.values[code] for code in set(column.codes)} - {""}

    return known


def _spelled(field: str) -> Callable[[Claims, str], str]:
    """The spelling in which a column shows a name that is compared after folding."""

    def called(claims: Claims, name: str) -> str:
        return claims.shown(field, name)

    return called


def _metric(claims: Claims, name: str) -> str:
    return claims.reading.vocabulary.metric(name).name


def _population(claims: Claims, name: str) -> str:
    return claims.reading.vocabulary.population(name).name


def _of_population(name: str, asked: Asked) -> bool:
    return name in asked.claims.reading.vocabulary.population_wholes(asked.question.population)


def _of_place(name: str, asked: Asked) -> bool:
    return name in place_wholes(asked.question.place)


FILTERS: Final = (
    Filter(
        "metric",
        "Only what happened so to people, such as wounded.",
        _metric,
        _stated("metric"),
        lambda name, asked: asked.question.metric == name,
    ),
    Filter("population", "Only these people and groups of them.", _population, _stated("population"), _of_population),
    Filter("place", "Only this place and places in it.", _spelled("place"), _stated("place"), _of_place),
    Filter(
        "event",
        "Only this event.",
        _spelled("event"),
        _stated("event"),
        lambda name, asked: asked.question.event == name,
    ),
    Filter(
        "source",
        "Only what this source speaks to.",
        _spelled("source"),
        _stated("source"),
        lambda name, asked: name in asked.sources,
    ),
)
"""The filters. Each takes several names and selects what any of them does; all filters hold together."""


class Selection:
    """The filters in force over some claims.

    Attributes:
        stated: the names that each filter in force selects by, as the claims know them.

    Raises:
        SelectionError: a name that selects nothing at all.
    """

    def __init__(
        self, claims: Claims, wanted: Mapping[str, Sequence[str]], questions: Mapping[Question, Sequence[int]]
    ):
        self._claims, self._sources = claims, claims.columns["source"]
        asked = [self._asked(question, rows) for question, rows in questions.items()] if any(wanted.values()) else []
        self.stated: dict[str, tuple[str, ...]] = {}
        for its in FILTERS:
            names = tuple(dict.fromkeys(self._called(its, name, asked) for name in wanted.get(its.name, ())))
            if names:
                self.stated[its.name] = names
        if self.stated and not any(map(self._takes, asked)):
            filters = ", ".join(f"--{name} '{one}'" for name, names in self.stated.items() for one in names)
            raise SelectionError(f"no claim answers all of {filters} together; leave one of them out")

    def _asked(self, question: Question, rows: Sequence[int]) -> Asked:
        return Asked(self._claims, question, {self._sources[row] for row in rows})

    def _called(self, its: Filter, name: str, asked: Sequence[Asked]) -> str:
        """The name as the claims know it; refused if it selects nothing: a slip must not read as `no conflict`."""
        try:
            known = its.called(self._claims, name)
        except VocabularyError as error:
            raise SelectionError(str(error)) from None
        if not any(its.takes(known, one) for one in asked):
            raise SelectionError(f"no claim has the {its.name} '{name}'{did_you_mean(name, its.known(self._claims))}")
        return known

    def _takes(self, asked: Asked) -> bool:
        return all(
            any(its.takes(name, asked) for name in self.stated[its.name]) for its in FILTERS if its.name in self.stated
        )

    def takes(self, question: Question, rows: Sequence[int]) -> bool:
        """Whether the filters select a question that these rows answer."""
        return not self.stated or self._takes(self._asked(question, rows))

    def takes_part(self, found: Found) -> bool:
        """Whether a source that is asked for, if any is, stands on one of the sides."""
        wanted = self.stated.get("source")
        return not wanted or any(self._sources[row] in wanted for row in (*found.a, *found.b))
