"""Whether a statement is borne out by what named sources say: the verdict, the three counts, and who is in them."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from figures.claims.scope import Question
from figures.errors import SelectionError, VocabularyError
from figures.hints import did_you_mean
from figures.judging.implied import Bench, Count, Hearing
from figures.report.rows import Facts
from figures.report.taking_part import taking_part
from figures.shown import Shown
from figures.words.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from figures.claims.table import Claims
    from figures.words.dates import PartialDate

_NONE: Final = Count((), (), ())
NOBODY: Final = Hearing(_NONE, _NONE, _NONE, (), (), None, ())
"""What claims say to a statement that they know nothing of."""

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
class Check(Shown):
    """A statement and what the claims make of it.

    Each list names a source once, without those that merely repeat another in it. A source may both bear out and
    exclude; it allows only if it does neither.

    Attributes:
        claims: all the claims that were asked.
        statement: what was stated.
        hearing: who says what to it, with the rows.
        facts: what need not be printed.
        reason: why nobody was asked, where the claims know no such event or place; else empty.
    """

    claims: Claims = field(repr=False)
    statement: Statement
    hearing: Hearing = field(repr=False)
    facts: Facts = field(repr=False)
    reason: str = ""

    @property
    def verdict(self) -> Verdict:
        """What it amounts to."""
        return Verdict(self.hearing.verdict)

    @property
    def borne_out(self) -> tuple[str, ...]:
        """Who bears it out, in alphabetical order."""
        return self.hearing.borne_out.names

    @property
    def excluded(self) -> tuple[str, ...]:
        """Who excludes it, in alphabetical order."""
        return self.hearing.excluded.names

    @property
    def allowed(self) -> tuple[str, ...]:
        """Whose figures leave room for it, in alphabetical order."""
        return self.hearing.allowed.names

    @property
    def repeating(self) -> tuple[str, ...]:
        """Who merely repeats one of these, in alphabetical order."""
        its = self.hearing
        return tuple(sorted({*its.borne_out.repeating, *its.excluded.repeating, *its.allowed.repeating}))

    @property
    def descriptions(self) -> tuple[int, ...]:
        """The rows that name no source: quoted, and decide nothing."""
        return self.hearing.described

    @property
    def replaced(self) -> tuple[int, ...]:
        """The rows that gave the very figure, and whose source has given another since."""
        return self.hearing.replaced

    @property
    def replaced_ids(self) -> tuple[str, ...]:
        """The same by their ids."""
        return tuple(map(self.claims.id, self.replaced))

    @property
    def assumed(self) -> PartialDate | None:
        """The day on which a statement without a day was taken to stand; None: it states one, or no claim does."""
        row, columns = self.hearing.assumed, self.claims.columns
        return None if row is None else columns["as_of"][row] or columns["published"][row]

    @property
    def heard(self) -> tuple[int, ...]:
        """The rows of all that say something to the statement or are quoted, list by list."""
        its = self.hearing
        rows = (*its.borne_out.rows, *its.excluded.rows, *its.allowed.rows, *its.described, *its.replaced)
        return tuple(dict.fromkeys(rows))

    @cached_property
    def because(self) -> str:
        """Who gave what, in the words of `report.hearing`."""
        from figures.report.hearing import checked

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
    """The claims that statements are held against, read once."""

    def __init__(self, claims: Claims, *, unreviewed: bool, skip: bool) -> None:
        self._claims = claims
        self._rows = taking_part(claims, unreviewed=unreviewed, skip=skip).rows
        self._bench, self._facts = Bench(claims, self._rows), Facts(claims)

    def settled(self, statement: Statement) -> Statement:
        """The statement with its event and place by the names that the claims know.

        Raises:
            SelectionError: they know none such, or several where none is named.
        """
        asked = statement.question
        vocabulary = self._claims.reading.vocabulary
        known = vocabulary.known_population(asked.population)
        slip = None if known else vocabulary.slip_of_population(asked.population)
        if slip:
            raise SelectionError(f"unknown population '{asked.population}', did you mean '{slip}'?")
        try:
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
        return {names.event_key(event): event for event in sorted({column[row] for row in self._rows})}

    def _event(self, event: str) -> str:
        if not event:
            if len(self._events) > 1:
                some = ", ".join(
                    f"'{name}'" if name else "one without a name" for name in list(self._events.values())[:EVENTS_SHOWN]
                )
                more = f" and {len(self._events) - EVENTS_SHOWN} more" if len(self._events) > EVENTS_SHOWN else ""
                raise SelectionError(f"the claims are about several events, name one with --event: {some}{more}")
            return next(iter(self._events.values()), "")
        key = self._claims.reading.vocabulary.names.event_key(event)
        if key not in self._events:
            raise SelectionError(f"no claim has the event '{event}'{did_you_mean(event, self._events.values())}")
        return self._events[key]

    def _place(self, place: str, event: str) -> str:
        """The place as the claims of the event spell it; unstated, the event's own.

        Raises:
            SelectionError: no claim of the event is about the place, a part of it or a whole of it.
        """
        if not place:
            return self._claims.own_place(event)
        names = self._claims.reading.vocabulary.names
        there = {self._claims.question(row).place for row in self._bench.rows(event)} - {""}
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
        hearing = self._bench.hear(statement.question, statement.figure, statement.as_of)
        return Check(self._claims, statement, hearing, self._facts)

    def unheard(self, statement: Statement, reason: str) -> Check:
        """The check of a statement to which the claims cannot say anything."""
        return Check(self._claims, statement, NOBODY, self._facts, reason)


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
