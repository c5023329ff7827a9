"""Whether a statement is borne out by what sources say: its verdict, and the claims for and against it.

The statement is judged as one more claim would be, by the rules of `judging.rules`, against each source's latest
claim on the same question and on those related to it:

- A claim of the same question *supports* the statement if one number satisfies both, whatever its date.
- It *opposes* it if no number does, unless the claim is certainly earlier and lower: counts grow. Of what may fall
  (those currently held), an earlier count that is higher says nothing either.
- A claim of a part (police, of people) opposes it by being larger, a claim of a whole by being smaller, unless its
  date excuses that. Otherwise both are silent: a smaller part fits any whole.

Which date the statement has decides what counts as earlier. Where `as_of` gives it, only claims certainly dated up to
that day are heard, and those certainly of an earlier day are earlier. Where it gives none, the statement is about the
latest that is known: a claim is earlier if the same question has a certainly later one. So the newest count excludes
a higher figure (nothing else could refute it), and a count of last week, which another source's count of today has
overtaken, does not.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from figures.claims.attribution import UNNAMED
from figures.claims.claim import one_line
from figures.claims.scope import Question, Scope, place_wholes
from figures.errors import DateError, SelectionError, VocabularyError
from figures.judging.knowledge import EVER
from figures.judging.rules import Kind, Pair, judge
from figures.judging.voices import origins
from figures.report.because import figure as written
from figures.report.because import named
from figures.report.evidence import Evidence, Relation
from figures.report.model import Position
from figures.words.dates import PartialDate
from figures.words.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from figures.claims.claim import Claim
    from figures.claims.table import Claims
    from figures.words.interval import Interval
    from figures.words.vocabulary import Vocabulary

_EVENTS_SHOWN: Final = 5


class Verdict(enum.StrEnum):
    """What the claims make of a statement."""

    SUPPORTED = "supported"
    DISPUTED = "disputed"
    CONTRADICTED = "contradicted"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, *, supported: bool, opposed: bool) -> Verdict:
        """`supported`: some claims meet it, none excludes it; `disputed`: both; `contradicted`: only the latter."""
        if supported:
            return cls.DISPUTED if opposed else cls.SUPPORTED
        return cls.CONTRADICTED if opposed else cls.UNKNOWN


@dataclass(frozen=True, eq=False)
class Stance:
    """Claims of one question, date and figure, and what they say to a statement.

    Attributes:
        relation: whether they answer the same question as the statement, or count a part or the whole of it.
        kind: what they are to the statement, as it would be between two claims; None where no rule has a say.
        position: the claims: each the latest of its source.
    """

    relation: Relation
    kind: Kind | None
    position: Position

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, in the order of their rows."""
        return self.position.claims

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of those who take it, in alphabetical order."""
        return self.position.sources

    @property
    def as_of(self) -> PartialDate | None:
        """The date that their claims give; None when they give none."""
        return self.position.as_of

    @property
    def said(self) -> str:
        """`748 (Ministry of Health, 2022-01-06)`: the figure, what it counts where that differs, and who gives it."""
        day = f", {self.as_of}" if self.as_of else ""
        what = "" if self.relation is Relation.SAME else f" {self.position.question}"
        return f"{written(self.position)}{what} ({named(self.sources)}{day})"

    @property
    def because(self) -> str:
        """`748 (Ministry of Health, 2022-01-06) excludes it`: what the claims say to the statement, with the names."""
        return f"{self.said} {_PREDICATES[self.relation, self.kind][0]}"

    def as_dict(self) -> dict[str, Any]:
        """The stance as JSON has it."""
        its = self.position
        return {
            "relation": self.relation.value,
            "kind": self.kind,
            **_question_as_dict(its.question),
            "as_of": _text(its.as_of),
            "figure": its.figure,
            "low": its.low,
            "high": its.high,
            "sources": list(its.sources),
            "origins": its.origins,
            "claims": list(its.ids),
            "urls": list(its.urls),
            "because": self.because,
        }


@dataclass(frozen=True, eq=False)
class Check:
    """A statement and what the claims make of it.

    Attributes:
        verdict: supported, disputed, contradicted or unknown.
        question: what the statement answers.
        figure: its number, as it was worded.
        as_of: its date, and the day of the state of knowledge; None: the latest.
        supporting: the claims that bear it out.
        opposing: the claims that exclude it.
        silent: the claims of the same and of related questions that have nothing to say, each with the reason.
        supporting_origins: how many independent sources bear it out.
        opposing_origins: how many independent sources exclude it.
        because: one sentence with the values and names.
        undated: how many claims were not heard because they are not certainly dated up to `as_of`.
        source: who makes the statement; empty when unstated.
        id: the statement's own name where it comes from a file; empty otherwise.
    """

    verdict: Verdict
    question: Question
    figure: Quantity
    as_of: PartialDate | None
    supporting: tuple[Stance, ...]
    opposing: tuple[Stance, ...]
    silent: tuple[Stance, ...]
    supporting_origins: int
    opposing_origins: int
    because: str
    undated: int = 0
    source: str = ""
    id: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The check as JSON has it; open ends and unstated dates are None, unstated texts empty."""
        statement = {
            **_question_as_dict(self.question),
            "event": self.question.event,
            "as_of": _text(self.as_of),
            "figure": self.figure.text,
            "low": self.figure.low,
            "high": self.figure.high,
            "bound": self.figure.bound.value,
            "source": self.source,
            "id": self.id,
        }
        return {
            "verdict": self.verdict.value,
            "because": self.because,
            "statement": statement,
            "supporting_origins": self.supporting_origins,
            "opposing_origins": self.opposing_origins,
            "supporting": [stance.as_dict() for stance in self.supporting],
            "opposing": [stance.as_dict() for stance in self.opposing],
            "silent": [stance.as_dict() for stance in self.silent],
            "undated": self.undated,
        }


def check_statement(
    claims: Claims,
    *,
    metric: str,
    figure: str | int,
    population: str = "people",
    place: str = "",
    event: str | None = None,
    as_of: str | PartialDate | None = None,
) -> Check:
    """What the claims make of a statement; the rules stand at the head of this module.

    Args:
        claims: what sources say.
        metric: what happened to people, by name or alias.
        figure: the number, as a count or in any wording that a claim may have.
        population: who is counted, by name or alias.
        place: where; unstated: wherever the event is, which is the narrowest place that all its claims lie in.
        event: the event, by its exact name; None: the one that the claims are about.
        as_of: the day up to which the statement counts, its end included; None: the latest that is known.

    Raises:
        FigureError: the figure cannot be read.
        SelectionError: the claims are about several events and none is named, or about none of that name or place;
            a metric or population that is not known; the figure names another group than the population; `as_of` is
            no date.
    """
    grounds = _Grounds.of(claims)
    question = Question(
        grounds.event(event),
        Scope(_metric(claims, metric), _population(claims, population), _folded_place(place)),
        None,
    )
    reading = claims.reading
    quantity = Quantity.parse(str(figure), vocabulary=reading.vocabulary, profile=reading.profile)
    statement = _Statement(question, quantity, _day(as_of))
    grounds.hold(statement)
    return _judged(Evidence(claims, statement.as_of), statement)


def check_all(claims: Claims, statements: Claims) -> tuple[Check, ...]:
    """What the claims make of each of many statements, in their order.

    A statement about an event or a place that the claims do not know, or about no event where they know several, is
    judged `unknown`, and `because` says so: it is no mistake of the file.

    Args:
        claims: what sources say.
        statements: as claims; the source of each is whoever makes the statement.
    """
    grounds = _Grounds.of(claims)
    evidence: dict[PartialDate | None, Evidence] = {}
    checks = []
    for row in statements:
        question = Question(row.event, Scope(row.metric, row.population, row.place), row.since)
        source = "" if row.source == UNNAMED else row.source
        statement = _Statement(question, row.figure, row.as_of, source, row.id)
        try:
            event = grounds.event(row.event or None)
            statement = replace(statement, question=question._replace(event=event))
            grounds.hold(statement)
        except SelectionError as error:
            checks.append(_check(statement, because=f"{_said(statement)}: {error}"))
            continue
        if row.as_of not in evidence:
            evidence[row.as_of] = Evidence(claims, row.as_of)
        checks.append(_judged(evidence[row.as_of], statement))
    return tuple(checks)


@dataclass(frozen=True, slots=True)
class _Statement:
    """A figure for a question, up to a day."""

    question: Question
    figure: Quantity
    as_of: PartialDate | None
    source: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class _Side:
    """The statement as the rules see a side of a pair."""

    first: int
    last: int
    interval: Interval
    exact: bool


def _judged(evidence: Evidence, statement: _Statement) -> Check:
    """The check of a statement whose event is settled."""
    claims, stated = evidence.claims, statement.question
    vocabulary = claims.reading.vocabulary
    if statement.figure.unknown:
        return _check(statement, because=f"“{statement.figure}” states no number", undated=evidence.undated)
    related = evidence.related(stated)
    voices = evidence.voices(related)
    own = max((one.newest for one in related if one.relation is Relation.SAME), default=-1)
    cumulative = vocabulary.metrics[stated.metric].cumulative  # of a whole it does not matter: none heard is later
    stances: list[Stance] = []
    for relation, question, _, held in related:
        shifts = question.metric == stated.metric and question.scope != stated.scope
        side = _side(statement, max(own, max((stand.first for stand in held), default=-1)))
        for stand, rows in held.items():
            a, b = (side, stand) if relation is Relation.WHOLE else (stand, side)  # the part first, or else the claim
            judged = judge(Pair(a, b, False, relation is Relation.SAME, shifts, cumulative))
            names = {claims.columns["source"][row] for row in rows}
            position = Position(claims, rows, question, stand.as_of, stand.interval, len(origins(names, voices)))
            stances.append(Stance(relation, judged[0] if judged else None, position))
    return _check(statement, stances, voices, undated=evidence.undated)


_MEETING: Final = frozenset({Kind.SAME, Kind.COMPATIBLE})
_EXCLUDING: Final = frozenset({Kind.CONTRADICTION, Kind.DECREASE, Kind.EXCESS})

_PREDICATES: Final[Mapping[tuple[Relation, Kind | None], tuple[str, str]]] = {
    (Relation.SAME, Kind.SAME): ("bears it out", "bear it out"),
    (Relation.SAME, Kind.COMPATIBLE): ("bears it out", "bear it out"),
    (Relation.SAME, Kind.CONTRADICTION): ("excludes it", "exclude it"),
    (Relation.SAME, Kind.DECREASE): ("was higher before, and such a count cannot fall",) * 2,
    (Relation.SAME, Kind.GROWTH): ("is an earlier, lower count", "are earlier, lower counts"),
    (Relation.SAME, Kind.CHANGE): ("is an earlier count of what may fall", "are earlier counts of what may fall"),
    (Relation.PART, Kind.EXCESS): ("is larger, though only a part of it", "are larger, though only parts of it"),
    (Relation.PART, Kind.SCOPE_SHIFT): ("is the same number for a part of it", "are the same number for parts of it"),
    (Relation.PART, None): ("is a part of it and leaves it open", "are parts of it and leave it open"),
    (Relation.WHOLE, Kind.EXCESS): ("is smaller, though the whole of it", "are smaller, though the whole of it"),
    (Relation.WHOLE, Kind.SCOPE_SHIFT): ("is the same number for the whole of it",) * 2,
    (Relation.WHOLE, None): ("is the whole of it and leaves it open", "are the whole of it and leave it open"),
}
"""What claims say to a statement, of one position and of several."""


def _side(statement: _Statement, newest: int) -> _Side:
    """The statement as a side; without a date of its own it is no earlier than the newest claim beside it."""
    first, last = (newest, EVER) if statement.as_of is None else (statement.as_of.first, statement.as_of.last)
    return _Side(first, last, statement.figure.interval, statement.figure.exact)


def _check(
    statement: _Statement,
    stances: Sequence[Stance] = (),
    voices: Mapping[str, frozenset[str]] = MappingProxyType({}),
    *,
    because: str = "",
    undated: int = 0,
) -> Check:
    supporting = _in_order(stance for stance in stances if stance.kind in _MEETING)
    opposing = _in_order(stance for stance in stances if stance.kind in _EXCLUDING)
    silent = _in_order(stance for stance in stances if stance.kind not in _MEETING | _EXCLUDING)
    return Check(
        verdict=Verdict.of(supported=bool(supporting), opposed=bool(opposing)),
        question=statement.question,
        figure=statement.figure,
        as_of=statement.as_of,
        supporting=supporting,
        opposing=opposing,
        silent=silent,
        supporting_origins=_voices(supporting, voices),
        opposing_origins=_voices(opposing, voices),
        because=because or f"{_said(statement)}: {_reason(supporting, opposing, silent)}",
        undated=undated,
        source=statement.source,
        id=statement.id,
    )


def _in_order(stances: Iterable[Stance]) -> tuple[Stance, ...]:
    """The statement's own question first, then the most independent sources, then the order of positions."""
    return tuple(sorted(stances, key=lambda one: (one.kind is Kind.EXCESS, -one.position.origins, one.position.key)))


def _voices(stances: Sequence[Stance], voices: Mapping[str, frozenset[str]]) -> int:
    return len(origins({name for stance in stances for name in stance.sources}, voices))


def _reason(supporting: Sequence[Stance], opposing: Sequence[Stance], silent: Sequence[Stance]) -> str:
    if supporting and opposing:
        return f"{_listed(supporting)}, but {_listed(opposing)}"
    if supporting:
        return f"{_listed(supporting)}, and no claim excludes it"
    if opposing:
        return f"{_listed(opposing)}, and no claim bears it out"
    return "no claim bears it out or excludes it" + (f": {_listed(silent)}" if silent else "")


def _listed(stances: Sequence[Stance]) -> str:
    """`748 (A) and 750 (B) exclude it`: those who say the same share a verb; from the third on they are counted."""
    alike: dict[tuple[str, str], list[str]] = {}
    for stance in stances:
        alike.setdefault(_PREDICATES[stance.relation, stance.kind], []).append(stance.said)
    return ", ".join(f"{named(tuple(said))} {predicate[len(said) > 1]}" for predicate, said in alike.items())


def _said(statement: _Statement) -> str:
    """`1,000 people wounded`, `“some 2000” (1,800–2,200) people detained`."""
    words, interval = statement.figure.text, str(statement.figure.interval)
    plain = words.replace(",", "") == interval.replace(",", "")
    return f"{interval if plain else f'“{words}” ({interval})'} {statement.question}"


def _metric(claims: Claims, word: str) -> str:
    try:
        return claims.reading.vocabulary.metric(word).name
    except VocabularyError as error:
        raise SelectionError(str(error)) from None


def _population(claims: Claims, word: str) -> str:
    """The population by its canonical name; a word that neither vocabulary nor claims know is a slip of the pen."""
    vocabulary = claims.reading.vocabulary
    name = vocabulary.population(word).name
    if not vocabulary.known_population(word) and name not in claims.columns["population"].values:
        near = vocabulary.nearest_population(word)
        raise SelectionError(f"no claim has the population {word!r}{f', did you mean {near!r}?' if near else ''}")
    return name


@dataclass(frozen=True, slots=True)
class _Grounds:
    """What the claims are about at all: their vocabulary, and the places of each event."""

    vocabulary: Vocabulary
    places: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, claims: Claims) -> _Grounds:
        event, place = claims.columns["event"], claims.columns["place"]
        places: dict[str, set[str]] = {}
        for its, at in set(zip(event.codes, place.codes, strict=True)):
            places.setdefault(event.values[its], set()).add(place.values[at])
        return cls(claims.reading.vocabulary, {name: frozenset(its) for name, its in sorted(places.items())})

    def event(self, wanted: str | None) -> str:
        """The event of that name, or the only one."""
        events = list(self.places)
        if wanted is None:
            if len(events) > 1:
                names = ", ".join(repr(name) if name else "one that is not named" for name in events[:_EVENTS_SHOWN])
                rest = f" and {len(events) - _EVENTS_SHOWN:,} more" if len(events) > _EVENTS_SHOWN else ""
                many = f"the claims are about {len(events):,} events"
                raise SelectionError(f"{many}, name the one that is meant: {names}{rest}")
            return events[0] if events else ""
        name = str(one_line(wanted))
        if events and name not in events:
            raise SelectionError(f"no claim has the event {name!r}{_near(name, events)}")
        return name

    def hold(self, statement: _Statement) -> None:
        """Refuse a slip of the pen that would be judged as what it says.

        A place that no claim of the event lies in or around would read as `unknown`; `18 police officers`, stated of
        people, would be judged as 18 people.
        """
        place, places = statement.question.place, self.places.get(statement.question.event, frozenset())
        around = place_wholes(place)
        if place and places and not any(one in around or place in place_wholes(one) for one in places):
            raise SelectionError(f"no claim has the place {place!r}{_near(place, sorted(places))}")
        noun, population = statement.figure.noun, statement.question.population
        if noun in self.vocabulary.populations and noun not in self.vocabulary.population_wholes(population):
            words = statement.figure.text
            raise SelectionError(f"the figure {words!r} counts {noun}, but the population is given as {population}")


def _near(wanted: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(wanted[:200], [name for name in known if name], 1)
    return f", did you mean {near[0]!r}?" if near else ""


def _folded_place(place: str) -> str:
    return ", ".join(part for part in map(str.strip, str(one_line(place)).split(",")) if part)


def _day(as_of: str | PartialDate | None) -> PartialDate | None:
    try:
        return PartialDate.parse(as_of) if isinstance(as_of, str) else as_of
    except DateError as error:
        raise SelectionError(f"cannot read the date: {error}") from None


def _question_as_dict(question: Question) -> dict[str, Any]:
    return {
        "metric": question.metric,
        "population": question.population,
        "place": question.place,
        "since": _text(question.since),
    }


def _text(date: PartialDate | None) -> str | None:
    return None if date is None else str(date)
