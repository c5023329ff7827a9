"""Whether a statement is borne out by what sources say: its verdict, and the claims for and against it.

The statement is judged as one more claim would be, by the rules of `figures.relations`, against each source's latest
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
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from figures.attribution import heard, origins
from figures.claim import one_line
from figures.dates import PartialDate
from figures.errors import DateError, SelectionError, VocabularyError
from figures.knowledge import EVER, dated, latest, stands
from figures.quantity import Quantity
from figures.questions import by_question
from figures.reason import figure as written
from figures.reason import named
from figures.relations import Kind, Pair, judge
from figures.report import Position
from figures.scope import Question, Scope, begins_within, part_of, place_wholes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from figures.claim import Claim
    from figures.claims import Claims
    from figures.interval import Interval
    from figures.vocabulary import Vocabulary

UNNAMED: Final = "(nobody named)"
"""What stands for the source of a statement that names none."""

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


class Relation(enum.StrEnum):
    """What the question of a claim is to the question of a statement."""

    SAME = "same"
    PART = "part"
    WHOLE = "whole"


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
    statement = _Statement(
        question=Question(
            _event(claims, event),
            Scope(_metric(claims, metric), _population(claims, population), _folded_place(place)),
            None,
        ),
        figure=Quantity.parse(str(figure), vocabulary=claims.reading.vocabulary, profile=claims.reading.profile),
        as_of=_day(as_of),
    )
    return _judged(_Evidence(claims, statement.as_of), statement)


def check_all(claims: Claims, statements: Claims) -> tuple[Check, ...]:
    """What the claims make of each of many statements, in their order.

    A statement about an event or a place that the claims do not know, or about no event where they know several, is
    judged `unknown`, and `because` says so: it is no mistake of the file.

    Args:
        claims: what sources say.
        statements: as claims; the source of each is whoever makes the statement.
    """
    evidence: dict[tuple[int, int] | None, _Evidence] = {}
    checks = []
    for row in statements:
        day = (row.as_of.first, row.as_of.last) if row.as_of else None
        if day not in evidence:
            evidence[day] = _Evidence(claims, row.as_of)
        question = Question(row.event, Scope(row.metric, row.population, row.place), row.since)
        source = "" if row.source == UNNAMED else row.source
        statement = _Statement(question, row.figure, row.as_of, source, row.id)
        try:
            question = question._replace(event=_event(claims, row.event or None))
            checks.append(_judged(evidence[day], replace(statement, question=question)))
        except SelectionError as error:
            checks.append(_check(statement, because=f"{_said(statement)}: {error}"))
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


@dataclass(eq=False)
class _Evidence:
    """The claims certainly dated up to a day, by event and question."""

    claims: Claims
    day: PartialDate | None
    undated: int = 0
    questions: dict[str, dict[Question, list[int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for question, rows in by_question(self.claims, self._rows()).items():
            self.questions.setdefault(question.event, {})[question] = rows

    def _rows(self) -> Sequence[int]:
        if self.day is None:
            return range(len(self.claims))
        as_of, published = self.claims.columns["as_of"], self.claims.columns["published"]
        spans = [dated(as_of[row], published[row]) for row in range(len(self.claims))]
        self.undated = sum(first <= self.day.last < last for first, last in spans)
        return [row for row, (_, last) in enumerate(spans) if last <= self.day.last]

    def about(self, question: Question) -> dict[Question, list[int]]:
        """The rows of each question of the same event; where no place is stated, the event's own place is none."""
        found = self.questions.get(question.event, {})
        if question.place:
            return found
        whole = _shared_place({one.place for one in found})
        pooled: dict[Question, list[int]] = {}
        for one, rows in found.items():
            scope = one.scope._replace(place="") if one.place == whole else one.scope
            pooled.setdefault(one._replace(scope=scope), []).extend(rows)
        return pooled


def _relation(its: Question, stated: Question, vocabulary: Vocabulary) -> Relation | None:
    if its.scope == stated.scope and its.since == stated.since:
        return Relation.SAME
    if part_of(its.scope, stated.scope, vocabulary) and begins_within(its.since, stated.since):
        return Relation.PART
    if part_of(stated.scope, its.scope, vocabulary) and begins_within(stated.since, its.since):
        return Relation.WHOLE
    return None


def _judged(evidence: _Evidence, statement: _Statement) -> Check:
    """The check of a statement whose event is settled."""
    claims, vocabulary = evidence.claims, evidence.claims.reading.vocabulary
    _hold_noun(statement, vocabulary)
    _hold_place(claims, statement.question)
    if statement.figure.unknown:
        return _check(statement, because=f"“{statement.figure}” states no number", undated=evidence.undated)
    related = [
        (relation, question, sorted(rows))
        for question, rows in evidence.about(statement.question).items()
        if (relation := _relation(question, statement.question, vocabulary))
    ]
    voices = heard(claims, [row for _, _, rows in related for row in rows])
    held = [(relation, question, latest(stands(claims, rows))) for relation, question, rows in related]
    own = max((stand.first for relation, _, its in held if relation is Relation.SAME for stand in its), default=-1)
    supporting: list[Stance] = []
    opposing: list[Stance] = []
    silent: list[Stance] = []
    for relation, question, its in held:
        side = _side(statement, max(own, max((stand.first for stand in its), default=-1)))
        whole = question if relation is Relation.WHOLE else statement.question
        cumulative = vocabulary.metrics[whole.metric].cumulative
        shifts = question.metric == statement.question.metric and question.scope != statement.question.scope
        for stand, sources in its.items():
            a, b = (side, stand) if relation is Relation.WHOLE else (stand, side)  # the part first, or else the claim
            judged = judge(Pair(a, b, False, relation is Relation.SAME, shifts, cumulative))
            kind = judged[0] if judged else None
            rows = tuple(sorted(row for source in sources for row in stand.rows[source]))
            names = {claims.columns["source"][row] for row in rows}
            position = Position(claims, rows, question, stand.as_of, stand.interval, len(origins(names, voices)))
            stance = Stance(relation, kind, position)
            (supporting if kind in _MEETING else opposing if kind in _EXCLUDING else silent).append(stance)
    return _check(statement, supporting, opposing, silent, voices, undated=evidence.undated)


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
    supporting: Iterable[Stance] = (),
    opposing: Iterable[Stance] = (),
    silent: Iterable[Stance] = (),
    voices: Mapping[str, frozenset[str]] | None = None,
    *,
    because: str = "",
    undated: int = 0,
) -> Check:
    bears_out, excludes, silent = _in_order(supporting), _in_order(opposing), _in_order(silent)
    return Check(
        verdict=Verdict.of(supported=bool(bears_out), opposed=bool(excludes)),
        question=statement.question,
        figure=statement.figure,
        as_of=statement.as_of,
        supporting=bears_out,
        opposing=excludes,
        silent=silent,
        supporting_origins=_voices(bears_out, voices or {}),
        opposing_origins=_voices(excludes, voices or {}),
        because=because or f"{_said(statement)}: {_reason(bears_out, excludes, silent)}",
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


def _event(claims: Claims, wanted: str | None) -> str:
    """The event of that name, or the only one."""
    column = claims.columns["event"]
    events = sorted({column.values[code] for code in set(column.codes)})
    if wanted is None:
        if len(events) > 1:
            names = ", ".join(repr(name) if name else "one that is not named" for name in events[:_EVENTS_SHOWN])
            rest = f" and {len(events) - _EVENTS_SHOWN:,} more" if len(events) > _EVENTS_SHOWN else ""
            raise SelectionError(
                f"the claims are about {len(events):,} events, name the one that is meant: {names}{rest}"
            )
        return events[0] if events else ""
    name = str(one_line(wanted))
    if events and name not in events:
        raise SelectionError(f"no claim has the event {name!r}{_near(name, events)}")
    return name


def _hold_place(claims: Claims, question: Question) -> None:
    """Refuse a place that no claim of the event lies in or around: a slip of the pen must not read as `unknown`."""
    if not question.place:
        return
    columns = claims.columns
    pairs = set(zip(columns["event"].codes, columns["place"].codes, strict=True))
    places = {columns["place"].values[at] for one, at in pairs if columns["event"].values[one] == question.event}
    around = place_wholes(question.place)
    if places and not any(place in around or question.place in place_wholes(place) for place in places):
        raise SelectionError(f"no claim has the place {question.place!r}{_near(question.place, sorted(places))}")


def _hold_noun(statement: _Statement, vocabulary: Vocabulary) -> None:
    """Refuse `18 police officers` as a statement about people: the number is of police, and would be judged wrongly."""
    noun, question = statement.figure.noun, statement.question
    if noun in vocabulary.populations and noun not in vocabulary.population_wholes(question.population):
        raise SelectionError(
            f"the figure {statement.figure.text!r} counts {noun}, the statement {question.population}: "
            f"say which of them is the population"
        )


def _near(wanted: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(wanted[:200], [name for name in known if name], 1)
    return f", did you mean {near[0]!r}?" if near else ""


def _folded_place(place: str) -> str:
    return ", ".join(part for part in map(str.strip, str(one_line(place)).split(",")) if part)


def _shared_place(places: Iterable[str]) -> str:
    """The narrowest place that all stated ones lie in; empty when there is none.

    >>> _shared_place(["", "Almaty, Kazakhstan", "Kazakhstan"])
    'Kazakhstan'
    """
    stated = [place_wholes(place) for place in places if place]
    if not stated:
        return ""
    return next(place for place in stated[0] if all(place in wholes for wholes in stated))


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
