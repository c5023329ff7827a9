"""What a question lies in, ready to be asked of every other question of its event."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from figures.claims.scope import Question
    from figures.words.vocabulary import Vocabulary


class Extent(NamedTuple):
    """A question by what two spellings of it share, and what each of its components lies in, as sets to look up.

    `part_of` says what `Question.part_of` says, many times over.
    """

    event: str
    metric: str
    population: str
    place: str
    since: int
    basis: str
    wholes: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, question: Question, vocabulary: Vocabulary) -> Extent:
        """The extent of a question."""
        names = vocabulary.names
        since = -1 if question.since is None else question.since.first
        place = names.place_key(question.place)
        wholes = (
            frozenset(vocabulary.metric_wholes(question.metric)),
            frozenset(vocabulary.population_wholes(question.population)),
            frozenset(map(names.place_key, names.place_wholes(question.place))),
            frozenset(vocabulary.basis_wholes(question.basis)),
        )
        return cls(question.event, question.metric, question.population, place, since, question.basis, wholes)

    def part_of(self, whole: Extent) -> bool:
        """Whether each component is the other's or a part of it, and one is a part."""
        metrics, populations, places, bases = self.wholes
        return (
            whole.metric in metrics
            and whole.population in populations
            and whole.place in places
            and whole.basis in bases
            and whole.since <= self.since
            and self.event == whole.event
            and not self.same(whole)
        )

    def same(self, other: Extent) -> bool:
        """Whether both are one question."""
        return self[:6] == other[:6]
