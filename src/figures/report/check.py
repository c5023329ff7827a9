"""Whether a statement is borne out by what named sources say: the verdict, the three counts, and who is in them."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from figures.claims.scope import Question
from figures.claims.settling import own_places
from figures.errors import SelectionError, VocabularyError
from figures.judging.implied import weigh
from figures.judging.judge import judge
from figures.judging.voices import repeats, voices
from figures.report.model import named
from figures.report.taking_part import taking_part, up_to
from figures.text import did_you_mean, quoted
from figures.words.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from figures.claims.table import Claims
    from figures.judging.implied import Weighed
    from figures.judging.judged import Judged
    from figures.words.dates import PartialDate

EVENTS_SHOWN: Final = 5
"""How many events are named where one must be chosen."""


class Verdict(enum.StrEnum):
    """What the claims make of a statement."""

    SUPPORTED = "supported"
    """Named sources bear it out, and none excludes it."""
    DISPUTED = "disputed"
    """Some bear it out, some exclude it."""
    CONTRADICTED = "contradicted"
    """Some exclude it, none bears it out."""
    UNKNOWN = "unknown"
    """None does either."""

    @classmethod
    def of(cls, *, borne_out: bool, excluded: bool) -> Verdict:
        """The verdict, from whether anybody bears the statement out and whether anybody excludes it."""
        if borne_out:
            return cls.DISPUTED if excluded else cls.SUPPORTED
        return cls.CONTRADICTED if excluded else cls.UNKNOWN


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim without a source: a figure for a question, up to a day.

    Attributes:
        question: what it answers.
        figure: its number, as it was worded.
        as_of: the day up to which it counts; None: not stated.
        source: who makes it; empty where that is not stated.
        id: its own name where it comes from a file; else empty.
    """

    question: Question
    figure: Quantity
    as_of: PartialDate | None = None
    source: str = ""
    id: str = ""


@dataclass(frozen=True, eq=False)
class Check:
    """A statement and what the claims make of it.

    Each list names a source once. A source may both bear out and exclude; it allows only if it does neither.

    Attributes:
        claims: all the claims that were asked.
        judged: what they are to each other.
        statement: what was stated.
        verdict: supported, disputed, contradicted or unknown.
        weighed: what each latest claim of the same and of related questions says to it, as rows.
        borne_out, excluded, allowed: the names of the voices that do so, in alphabetical order.
        repeating: who is left out of these, for it merely repeats one that is in: in alphabetical order.
        reason: why nothing was asked, where the claims know no such event or place; else empty.
    """

    claims: Claims = field(repr=False)
    judged: Judged = field(repr=False)
    statement: Statement
    verdict: Verdict
    weighed: Weighed = field(repr=False)
    borne_out: tuple[str, ...]
    excluded: tuple[str, ...]
    allowed: tuple[str, ...]
    repeating: tuple[str, ...]
    reason: str = ""

    @property
    def assumed(self) -> PartialDate | None:
        """The day as of which a statement without a day was held against the claims; None: it states one."""
        return self.weighed.assumed

    @property
    def descriptions(self) -> tuple[int, ...]:
        """The rows that name no source: quoted, and decide nothing."""
        return self.weighed.descriptions

    @property
    def replaced(self) -> tuple[int, ...]:
        """The rows that gave the very figure, and whose source has given another since."""
        return self.weighed.replaced

    @property
    def replaced_ids(self) -> tuple[str, ...]:
        """The same by their ids."""
        return tuple(map(self.claims.id, self.replaced))

    @cached_property
    def heard(self) -> tuple[int, ...]:
        """The rows of all that say something to the statement or are quoted, list by list."""
        its = self.weighed
        rows = (*its.borne_out, *its.excluded, *its.allowed, *its.descriptions, *its.replaced)
        return tuple(dict.fromkeys(rows))

    @cached_property
    def because(self) -> str:
        """Who gave what, in the words of `report.sentences`."""
        from figures.report.sentences import checked

        return self.reason or checked(self)


def check_statement(claims: Claims, statement: Statement, *, unreviewed: bool = False, skip: bool = False) -> Check:
    """What the claims make of a statement; `figures.check` says what it may leave unstated.

    Raises:
        SelectionError: the claims are about several events and none is named, or about none of that name or place,
            or a program proposed claims that nobody has reviewed.
    """
    grounds = _Grounds(claims, unreviewed=unreviewed, skip=skip)
    return grounds.checked(grounds.settled(statement))


def check_all(claims: Claims, statements: Claims, *, unreviewed: bool = False, skip: bool = False) -> tuple[Check, ...]:
    """What the claims make of each of many statements, in their order.

    A statement about an event or a place that the claims do not know, or about no event where they know several, is
    `unknown`, and says why: it is no mistake of the file.

    Args:
        claims: what sources say.
        statements: as claims; the source of each is whoever makes the statement, and may be empty.
        unreviewed: take as reported what a program proposed.
        skip: leave that out.
    """
    grounds = _Grounds(claims, unreviewed=unreviewed, skip=skip)
    checks = []
    for row in range(len(statements)):
        cell = {name: column[row] for name, column in statements.columns.items()}
        words = (cell[name] for name in ("event", "metric", "population", "place", "since", "basis"))
        source = cell["source"] if statements.named(row) else ""
        stated = Statement(Question(*words), cell["figure"], cell["as_of"], source, statements.id(row))
        try:
            checks.append(grounds.checked(grounds.settled(stated)))
        except SelectionError as error:
            checks.append(grounds.unheard(stated, str(error)))
    return tuple(checks)


class _Grounds:
    """The claims that statements are held against, judged once for each day."""

    def __init__(self, claims: Claims, *, unreviewed: bool, skip: bool) -> None:
        self._claims = claims
        self._part = taking_part(claims, unreviewed=unreviewed, skip=skip)
        self._judged: dict[PartialDate | None, tuple[Judged, Sequence[int]]] = {}

    def settled(self, statement: Statement) -> Statement:
        """The statement with its event and place by the names that the claims know.

        Raises:
            SelectionError: they know none such, or several where none is named.
        """
        asked = statement.question
        try:
            vocabulary = self._claims.reading.vocabulary
            metric, population = vocabulary.metric(asked.metric).name, vocabulary.population(asked.population).name
        except VocabularyError as error:
            raise SelectionError(str(error)) from None
        event = self._event(asked.event)
        place = self._place(asked.place, event)
        question = asked._replace(event=event, metric=metric, population=population, place=place)
        return replace(statement, question=question)

    @cached_property
    def _events(self) -> dict[str, str]:
        """The events of the claims, by what their spellings have in common."""
        names, column = self._claims.reading.vocabulary.names, self._claims.columns["event"]
        return {names.event_key(event): event for event in sorted({column[row] for row in self._part.rows})}

    def _event(self, event: str) -> str:
        if not event:
            if len(self._events) > 1:
                some = ", ".join(
                    quoted(name) if name else "one without a name"
                    for name in list(self._events.values())[:EVENTS_SHOWN]
                )
                more = f" and {len(self._events) - EVENTS_SHOWN} more" if len(self._events) > EVENTS_SHOWN else ""
                raise SelectionError(f"the claims are about several events, name one with --event: {some}{more}")
            return next(iter(self._events.values()), "")
        key = self._claims.reading.vocabulary.names.event_key(event)
        if key not in self._events:
            raise SelectionError(f"no claim has the event '{event}'{did_you_mean(event, self._events.values())}")
        return self._events[key]

    @cached_property
    def _own_places(self) -> dict[str, str]:
        columns = self._claims.columns
        own = own_places(columns, self._claims.reading.vocabulary.names)
        return {columns["event"].values[code]: place for code, place in own.items()}

    def _place(self, place: str, event: str) -> str:
        """The place as the claims of the event spell it; unstated, the event's own.

        Raises:
            SelectionError: no claim of the event is about the place, a part of it or a whole of it.
        """
        if not place:
            return self._own_places.get(event, "")
        names, column = self._claims.reading.vocabulary.names, self._claims.columns["event"]
        there = {self._claims.question(row).place for row in self._part.rows if column[row] == event} - {""}
        wanted = set(map(names.place_key, names.place_wholes(place)))
        for one in sorted(there):
            if names.place_key(one) == names.place_key(place):
                return one
        wholes = {names.place_key(whole) for one in there for whole in names.place_wholes(one)}
        if names.place_key(place) in wholes or (wanted - {""}) & set(map(names.place_key, there)):
            return place
        raise SelectionError(f"no claim has the place '{place}'{did_you_mean(place, there)}")

    def checked(self, statement: Statement) -> Check:
        """The check of a settled statement."""
        judged, rows = self._of_day(statement.as_of)
        weighed = weigh(self._claims, judged, rows, statement.question, statement.figure, statement.as_of)
        return self._check(statement, judged, weighed)

    def unheard(self, statement: Statement, reason: str) -> Check:
        """The check of a statement to which the claims cannot say anything."""
        judged, _ = self._of_day(None)
        nothing = weigh(self._claims, judged, (), statement.question, statement.figure, statement.as_of)
        return replace(self._check(statement, judged, nothing), reason=reason)

    def _of_day(self, day: PartialDate | None) -> tuple[Judged, Sequence[int]]:
        if day not in self._judged:
            rows = up_to(self._claims, self._part, day).rows
            self._judged[day] = judge(self._claims, rows), rows
        return self._judged[day]

    def _check(self, statement: Statement, judged: Judged, weighed: Weighed) -> Check:
        lists = {name: self._voices(judged, getattr(weighed, name)) for name in ("borne_out", "excluded")}
        decided = set(named(self._claims, (*weighed.borne_out, *weighed.excluded)))
        source = self._claims.columns["source"]
        lists["allowed"] = self._voices(judged, [row for row in weighed.allowed if source[row] not in decided])
        heard = {name for voiced, _ in lists.values() for name in voiced}
        return Check(
            claims=self._claims,
            judged=judged,
            statement=statement,
            verdict=Verdict.of(borne_out=bool(weighed.borne_out), excluded=bool(weighed.excluded)),
            weighed=weighed,
            **{name: voiced for name, (voiced, _) in lists.items()},
            repeating=tuple(sorted({name for _, silent in lists.values() for name in silent} - heard)),
        )

    def _voices(self, judged: Judged, rows: Iterable[int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Of the named sources of these rows those that are a voice among them, and those that repeat another."""
        its = tuple(rows)
        names = named(self._claims, its)
        voiced = voices(names, repeats(self._claims, judged, its))
        return voiced, tuple(name for name in names if name not in voiced)


def statement_of(
    claims: Claims, words: Mapping[str, str], figure: str | int, since: PartialDate | None, as_of: PartialDate | None
) -> Statement:
    """A statement from the words of a question, read as the claims were read.

    Args:
        claims: whose vocabulary and profile are used.
        words: the question by field: event, metric, population, place, basis.
        figure: the number, as a count or worded.
        since: the first day counted.
        as_of: the day up to which it counts.

    Raises:
        FigureError: the figure cannot be read.
    """
    reading = claims.reading
    quantity = Quantity.parse(str(figure), vocabulary=reading.vocabulary, profile=reading.profile)
    return Statement(Question(**words, since=since), quantity, as_of)
