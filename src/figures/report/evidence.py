"""What the claims hold about a question on a day: each source's latest, on it and on the questions related to it."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from figures.claims.questions import by_question, in_order
from figures.claims.scope import Question, begins_within, part_of, place_wholes
from figures.judging.knowledge import Stand, dated, latest, stands
from figures.judging.voices import heard

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from figures.claims.table import Claims
    from figures.words.dates import PartialDate
    from figures.words.vocabulary import Vocabulary


class Relation(enum.StrEnum):
    """What the question of a claim is to the question of a statement."""

    SAME = "same"
    PART = "part"
    WHOLE = "whole"


class Related(NamedTuple):
    """The claims of one question, seen from another.

    Attributes:
        relation: what their question is to the other.
        question: what they answer.
        rows: all claims of the question, superseded and retracted ones too.
        held: who stands where: the stands that hold some source's latest claim, each with the rows of those claims.
    """

    relation: Relation
    question: Question
    rows: Sequence[int]
    held: Mapping[Stand, tuple[int, ...]]

    @property
    def newest(self) -> int:
        """The first minute of the newest of the claims; -1 where none is dated."""
        return max((stand.first for stand in self.held), default=-1)


@dataclass(eq=False)
class Evidence:
    """The claims certainly dated up to a day, by event and question.

    Attributes:
        claims: what sources say.
        day: the day; None: the latest that is known.
        undated: how many claims are left out though they may be of that day or before.
    """

    claims: Claims
    day: PartialDate | None
    undated: int = 0
    _held: dict[tuple[bool, Question], Mapping[Stand, tuple[int, ...]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._rows: Sequence[int] = range(len(self.claims))
        if self.day is not None:
            as_of, published = self.claims.columns["as_of"], self.claims.columns["published"]
            spans = [dated(as_of[row], published[row]) for row in self._rows]
            self.undated = sum(first <= self.day.last < last for first, last in spans)
            self._rows = [row for row, (_, last) in enumerate(spans) if last <= self.day.last]

    def related(self, question: Question) -> list[Related]:
        """The claims of the question and of those related to it, in the order of questions.

        Where the question states no place it is that of the whole event: claims without a place answer it, and claims
        of the event's own place.
        """
        found = []
        for its, rows in self._about(question.event, pooled=not question.place).items():
            relation = _relation(its, question, self.claims.reading.vocabulary)
            if relation:
                key = (not question.place, its)
                if key not in self._held:
                    self._held[key] = self._latest(rows)
                found.append(Related(relation, its, rows, self._held[key]))
        return sorted(found, key=lambda one: in_order(one.question))

    def voices(self, related: Iterable[Related]) -> Mapping[str, frozenset[str]]:
        """Which sources of these claims repeat which others."""
        return heard(self.claims, [row for one in related for row in one.rows])

    def _latest(self, rows: Sequence[int]) -> Mapping[Stand, tuple[int, ...]]:
        held = latest(stands(self.claims, rows))
        return {
            stand: tuple(sorted(row for source in sources for row in stand.rows[source]))
            for stand, sources in held.items()
        }

    @cached_property
    def _events(self) -> dict[str, dict[Question, list[int]]]:
        events: dict[str, dict[Question, list[int]]] = {}
        for question, rows in by_question(self.claims, self._rows).items():
            events.setdefault(question.event, {})[question] = rows
        return events

    @cached_property
    def _pooled(self) -> dict[str, dict[Question, list[int]]]:
        """The same, the event's own place written as none."""
        return {event: _without_own_place(questions) for event, questions in self._events.items()}

    def _about(self, event: str, *, pooled: bool) -> Mapping[Question, list[int]]:
        return (self._pooled if pooled else self._events).get(event, {})


def _relation(its: Question, stated: Question, vocabulary: Vocabulary) -> Relation | None:
    if its.scope == stated.scope and its.since == stated.since:
        return Relation.SAME
    if part_of(its.scope, stated.scope, vocabulary) and begins_within(its.since, stated.since):
        return Relation.PART
    if part_of(stated.scope, its.scope, vocabulary) and begins_within(stated.since, its.since):
        return Relation.WHOLE
    return None


def _without_own_place(questions: Mapping[Question, list[int]]) -> dict[Question, list[int]]:
    """The rows by question, where claims of the event's own place and claims without a place answer one question."""
    own = shared_place({question.place for question in questions})
    pooled: dict[Question, list[int]] = {}
    for question, rows in questions.items():
        scope = question.scope._replace(place="") if question.place == own else question.scope
        pooled.setdefault(question._replace(scope=scope), []).extend(rows)
    return pooled


def shared_place(places: Iterable[str]) -> str:
    """The narrowest place that all stated ones lie in; empty when there is none.

    >>> shared_place(["", "Almaty, Kazakhstan", "Astana, Kazakhstan"]), shared_place(["Almaty", "Astana"])
    ('Kazakhstan', '')
    """
    around = [place_wholes(place) for place in places if place]
    return next((place for place in around[0] if all(place in wholes for wholes in around)), "") if around else ""
