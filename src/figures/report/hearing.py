"""What sources say to a statement, in words: the three counts, and who gave what for which day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Protocol

from figures.report.forms import FORMS
from figures.report.said import Teller, capital, counted_people, cut_short, day_in_words, figure, listed
from figures.text import counted
from figures.words.quantity import Bound

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from figures.claims.scope import Question
    from figures.claims.table import Claims
    from figures.judging.implied import Hearing
    from figures.report.rows import Facts
    from figures.report.said import Said
    from figures.words.dates import PartialDate
    from figures.words.quantity import Quantity

MOST_QUOTED: Final = 4
"""How many figures of each group the sentence of a check quotes before it counts the rest."""


class Stated(Protocol):
    """What is asked of a statement."""

    @property
    def question(self) -> Question:
        """What it answers."""

    @property
    def figure(self) -> Quantity:
        """Its number."""

    @property
    def as_of(self) -> PartialDate | None:
        """The day up to which it counts."""

    @property
    def source(self) -> str:
        """Who makes it; empty: not stated."""


class Checked(Protocol):
    """What is asked of a check, so that it can be told."""

    @property
    def claims(self) -> Claims:
        """The claims that were asked."""

    @property
    def statement(self) -> Stated:
        """What was stated."""

    @property
    def facts(self) -> Facts:
        """What need not be printed."""

    @property
    def hearing(self) -> Hearing:
        """Who says what to it."""

    @property
    def assumed(self) -> PartialDate | None:
        """The day on which a statement without one was taken to stand."""


class _NoEchoes:
    """Of a check each row stands on its own days."""

    echo_of: Mapping[int, int] = {}


@dataclass(frozen=True, eq=False)
class Telling:
    """A check as it is told: the title, the counts, and the groups with their rows.

    Attributes:
        check: what is told.
        years: whether every day bears its year, as a sentence does that is to be quoted alone.
    """

    check: Checked
    years: bool = False

    @cached_property
    def teller(self) -> Teller:
        """What turns rows into words."""
        claims, event = self.check.claims, self.check.statement.question.event
        facts = self.check.facts
        rows = [row for rows in self.rows.values() for row in rows]
        bare = Teller(claims, _NoEchoes())
        ways: dict[object, set[object]] = {}
        for row in rows:
            ways.setdefault((bare.source(row), bare.days(row)), set()).add(bare.quantity(row).interval)
        apart = frozenset(row for row in rows if len(ways[bare.source(row), bare.days(row)]) > 1)
        year = None if self.years else facts.year(event)
        return Teller(claims, _NoEchoes(), year, facts.own_place(event), apart)

    @property
    def title(self) -> str:
        """What was stated: `253 people killed`, with whoever said so and the day."""
        stated, own = self.check.statement, self.check.claims.own_place(self.check.statement.question.event)
        people = not stated.figure.noun or stated.figure.noun != stated.question.population
        words = f"{figure(stated.figure)} {counted_people(stated.question, own, self.teller.year, people=people)}"
        words = f"{stated.source}: {words}" if stated.source else words
        return f"{words}, up to {day_in_words(stated.as_of)}" if stated.as_of else words

    @cached_property
    def rows(self) -> Mapping[str, Sequence[int]]:
        """The rows of each group, by what stands before it."""
        its = self.check.hearing
        return {
            self.gave: its.borne_out.rows,
            "rule it out": its.excluded.rows,
            "leave room": [row for row in its.allowed.rows if not self._says_nothing(row)],
            "gave it before": its.replaced,
            "name no source": [row for row in its.described if not self._says_nothing(row)],
        }

    @property
    def gave(self) -> str:
        """What those do who bear it out: they gave the very figure, or one that it follows from."""
        return "gave it" if self._very else "bear it out"

    @property
    def _very(self) -> bool:
        stated, claims = self.check.statement, self.check.claims
        column = claims.columns["figure"]
        rows = self.check.hearing.borne_out.rows
        return all(
            column[row].interval == stated.figure.interval and claims.question(row) == stated.question for row in rows
        )

    def _says_nothing(self, row: int) -> bool:
        """Whether the figure is lower and only a floor for the statement, which leaves room and tells nothing."""
        its, stated = self.check.claims.columns["figure"][row], self.check.statement.figure
        if its.bound in (Bound.VAGUE, Bound.UNKNOWN):
            return False
        return bool(its.low < stated.low and (its.high is None or its.high < stated.low))

    @property
    def counts(self) -> str:
        """The three counts in one sentence: sources, each once."""
        its = self.check.hearing
        gave = len(its.borne_out.names)
        first = f"{counted(gave, 'source')}" if gave else "No source"
        it = "gave it" if self._very else "gave figures that bear it out"
        out, room = (f"{len(count.names):,}" if count.names else "none" for count in (its.excluded, its.allowed))
        return FORMS["check"].format(gave=first, it=it, out=out, room=room)

    @property
    def asides(self) -> Sequence[str]:
        """What is not listed, and which day was taken for the statement's, a sentence each."""
        its = self.check.hearing
        told = []
        quiet = sum(self._says_nothing(row) for row in (*its.allowed.rows, *its.described))
        if quiet:
            told.append(
                f"Not listed: {counted(quiet, 'lower figure')} that {'leaves' if quiet == 1 else 'leave'} room for it."
            )
        repeating = sorted({*its.borne_out.repeating, *its.excluded.repeating, *its.allowed.repeating})
        if repeating:
            told.append(f"Not counted: {listed(repeating)}, quoted here as passing on the figure of another.")
        if its.without_day:
            told.append(f"{counted(len(its.without_day), 'figure')} without any day could not be asked.")
        if self.check.assumed:
            day = day_in_words(self.check.assumed, self.teller.year)
            told.append(f"No day was asked: the statement was taken for {day}.")
        return told

    def said(self, rows: Sequence[int]) -> Sequence[Said]:
        """What the rows of a group say: the highest first."""
        return self.teller.said(rows)[::-1]

    def relays(self, said: Said) -> str:
        """Who relayed it, where its source is quoted two ways; else empty."""
        relays = {self.teller.relays(row) for row in said.rows if row in self.teller.two_ways}
        return "; ".join(sorted(relays - {""}))

    def what(self, said: Said) -> str:
        """What a figure counts, where it is not what the statement counts; else empty."""
        row = said.rows[0]
        return "" if self.check.claims.question(row) == self.check.statement.question else self.teller.what(row)

    @property
    def sentence(self) -> str:
        """The check in sentences, to be quoted alone."""
        told = [f"{capital(self.title)}: {self.counts[:1].lower()}{self.counts[1:]}"]
        for label, rows in self.rows.items():
            items = [f"{said.figure} {self.what(said)}".rstrip() + f" ({said.aside})" for said in self.said(rows)]
            if items:
                told.append(FORMS["check, who"].format(what=_LABELS[label], list=cut_short(items, MOST_QUOTED)))
        return " ".join((*told, *self.asides))


_LABELS: Final = {
    "gave it": "Gave it",
    "bear it out": "Bears it out",
    "rule it out": "Rules it out",
    "leave room": "Leaves room",
    "gave it before": "Given before, replaced since by its own source",
    "name no source": "Reports that name no source, not counted",
}
"""What stands before each group in a sentence."""


def checked(check: Checked) -> str:
    """The check in sentences, to be quoted alone: the statement, the counts, who gave what for which day."""
    return Telling(check, years=True).sentence
