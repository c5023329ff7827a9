"""What is counted: event, metric, population, place, period and basis, and which count is part of which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from figures.claims.column import Column
    from figures.words.dates import PartialDate
    from figures.words.vocabulary import Vocabulary


class Scope(NamedTuple):
    """What is counted within an event, each by its one name.

    Attributes:
        metric: what happened to people.
        population: who is counted.
        place: where, from narrow to wide; empty: wherever the event is.
        since: the first day, or minute, counted; None: since the event began.
        basis: how it was counted; empty: not stated.
    """

    metric: str
    population: str = "people"
    place: str = ""
    since: PartialDate | None = None
    basis: str = ""

    def part_of(self, whole: Scope, vocabulary: Vocabulary) -> bool:
        """Whether each component is the same as the other's or a part of it, and one is a part; not of itself."""
        return _lies_in(self, whole, vocabulary)


class Question(NamedTuple):
    """Event and scope: what a figure answers. The last day counted belongs to the claim.

    Attributes:
        event: by its one name; empty: the one event of all rows without a name for it.
        metric: as in `Scope`, like all that follow.
    """

    event: str
    metric: str
    population: str = "people"
    place: str = ""
    since: PartialDate | None = None
    basis: str = ""

    @property
    def scope(self) -> Scope:
        """All but the event."""
        return Scope(*self[1:])

    def part_of(self, whole: Question, vocabulary: Vocabulary) -> bool:
        """Whether both are about one event and this one's scope is part of the other's; none is part of itself."""
        return self.event == whole.event and _lies_in(self, whole, vocabulary)

    def __str__(self) -> str:
        """`people wounded in Almaty, Kazakhstan since 2022-01-05, confirmed`."""
        place = f" in {self.place}" if self.place else ""
        since = f" since {self.since}" if self.since else ""
        basis = f", {self.basis}" if self.basis else ""
        return f"{self.population} {self.metric}{place}{since}{basis}"


ASKED = Question._fields
"""The columns that make the question of a row, in their order."""


def begins_within(part: PartialDate | None, whole: PartialDate | None) -> bool:
    """Whether a count that begins on `part` lies in one that begins on `whole`: the same minute, or later."""
    return whole is None or (part is not None and part.first >= whole.first)


class ByQuestion(Mapping[Question, Sequence[int]]):
    """The rows of each question, in the order in which they are handed over; a question is made when it is asked for.

    `asked` has a column for each name of `ASKED`.
    """

    def __init__(self, asked: Mapping[str, Column[Any]], rows: Sequence[int]) -> None:
        self._values = [asked[name].values for name in ASKED]
        every = [asked[name].codes for name in ASKED]
        keys: Iterable[tuple[int, ...]] = zip(*every, strict=True)
        if not isinstance(rows, range) or len(rows) != len(every[0]):
            keys = (tuple(codes[row] for codes in every) for row in rows)
        self._rows: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
        for row, key in zip(rows, keys, strict=True):
            self._rows[key].append(row)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Question]:
        values = self._values
        return (Question(*(held[code] for held, code in zip(values, key, strict=True))) for key in self._rows)

    def __getitem__(self, question: Question) -> Sequence[int]:
        codes = tuple(codes.get(part, -1) for codes, part in zip(self._codes, question, strict=True))
        if codes not in self._rows:
            raise KeyError(question)
        return self._rows[codes]

    @cached_property
    def _codes(self) -> list[dict[Any, int]]:
        return [{value: code for code, value in enumerate(values)} for values in self._values]


def in_order(question: Question) -> tuple[object, ...]:
    """The order of names: event, metric, population, place, basis, first day."""
    since = question.since
    return (*question[:4], question.basis, (since.first, since.last) if since else (-1, -1))


def _lies_in(part: Scope | Question, whole: Scope | Question, vocabulary: Vocabulary) -> bool:
    names = vocabulary.names
    if not (
        begins_within(part.since, whole.since)
        and whole.metric in vocabulary.metric_wholes(part.metric)
        and whole.population in vocabulary.population_wholes(part.population)
        and whole.basis in vocabulary.basis_wholes(part.basis)
    ):
        return False
    place, other = names.place_key(part.place), names.place_key(whole.place)
    return other in map(names.place_key, names.place_wholes(part.place)) and (
        (begin(part), place, part.metric, part.population, part.basis)
        != (begin(whole), other, whole.metric, whole.population, whole.basis)
    )


def begin(scope: Scope | Question) -> int:
    """The first minute counted; -1: since the event began."""
    return -1 if scope.since is None else scope.since.first
