"""The head and the end of every document: what the answers come to, counted once and worded once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from figures.judging.states import State
from figures.report.said import listed, span
from figures.report.weight import Answers
from figures.text import counted, file_name
from figures.words.quantity import Bound

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from figures.report.answers import Answer
    from figures.report.once import Once
    from figures.report.report import Report
    from figures.report.rows import Row
    from figures.words.dates import PartialDate

Sort = Literal["apart", "ratio", "name"]
"""The orders of the list."""

HEADINGS: Final = {
    State.CONFLICT: "{n} IN CONFLICT: figures that cannot both be right",
    State.DIFFER: "{n} DIFFERENT: unless a day or a word explains it",
    State.NONE: "{n} WITHOUT CONFLICT",
}
"""What stands above the questions of each state."""


@dataclass(frozen=True, eq=False)
class Overview:
    """What a report comes to, in the counts and words that all documents share.

    Attributes:
        report: what a comparison amounts to.
        conflicts: whether only the questions in conflict are told; all are counted.
        sort: within each state: `apart` by people apart, `ratio` by how many times one is another, `name` by title.
        most: how many questions are told; None: as many as the document has room for.
        all_claims: whether earlier and retracted figures are told too, and what a day or a word may explain.
    """

    report: Report
    conflicts: bool = False
    sort: Sort = "apart"
    most: int | None = None
    all_claims: bool = False

    @property
    def answers(self) -> Answers:
        """What is known of each question, in the order of weight: what is counted."""
        return self.report.answers

    @cached_property
    def told(self) -> Answers:
        """The answers that are told, in the order that was asked for."""
        told = [State.CONFLICT] if self.conflicts else list(State)
        return Answers({state: self._sorted(self.answers.of(state)) for state in told})

    def _sorted(self, held: Sequence[Answer]) -> Sequence[Answer]:
        if self.sort == "ratio":
            return sorted(held, key=lambda answer: -(answer.ratio or 0))
        if self.sort == "name":
            return sorted(held, key=lambda answer: (answer.title.casefold(), answer.event))
        return held

    @property
    def alone(self) -> str:
        """What is said where there is nothing to lay out: no claim, or a single one; else empty."""
        if not self.answers:
            return f"No claims in {self.files}."
        single = len(self.answers) == 1 and len(self.answers[0].group.rows) == 1
        return one_claim(self.answers[0]) if single else ""

    @cached_property
    def conflict(self) -> int:
        """How many questions are in conflict."""
        return len(self.answers.of(State.CONFLICT))

    @cached_property
    def differ(self) -> int:
        """How many questions have figures that differ unless something explains it."""
        return len(self.answers.of(State.DIFFER))

    @cached_property
    def events(self) -> Sequence[str]:
        """The events, in order of their names."""
        events = self.report.claims.asked["event"]
        return sorted({events.values[code] for code in {events.codes[row] for row in self.report.asked.rows}})

    @cached_property
    def events_in_conflict(self) -> int:
        """How many events have a question in conflict."""
        return len({answer.event for answer in self.answers.of(State.CONFLICT)})

    @property
    def title(self) -> str:
        """The event; of several their number; of rows without one the files."""
        if len(self.events) > 1:
            return counted(len(self.events), "event")
        return (self.events[0] if self.events else "") or self.files

    @property
    def files(self) -> str:
        """The names of the files, without their folders."""
        names = [file_name(one.path) for one in self.report.inputs]
        names = [name for name in names if name and not name.startswith("<")]
        return listed(dict.fromkeys(names)) if names else "These claims"

    @property
    def head(self) -> str:
        """The first line: the event, and what the answers come to in a few words."""
        of = f"of {counted(len(self.answers), 'question')}"
        if len(self.events) > 1:
            return f"{self.title}: {self.events_in_conflict:,} with conflicting figures"
        if self.conflict:
            return f"{self.title}: {self.conflict:,} {of} in conflict" + (
                f", {self.differ:,} differ" * bool(self.differ)
            )
        if self.differ:
            return f"{self.title}: figures differ in {self.differ:,} {of}"
        return f"{self.title}: no conflicting figures"

    @property
    def outcome(self) -> str:
        """What the answers come to, in one sentence without its full stop."""
        n, differing = len(self.answers), self.conflict + self.differ
        if len(self.events) > 1 and self.conflict:
            return f"{self.events_in_conflict:,} of {len(self.events):,} events are in conflict"
        of = f"of {counted(n, 'question')}"
        if not differing:
            return "no conflicting figures"
        if not self.differ:
            return f"{self.conflict:,} {of} {'is' if self.conflict == 1 else 'are'} in conflict"
        have = f"{differing:,} {of} {'has' if differing == 1 else 'have'} figures that differ"
        if not self.conflict:
            return f"{have}; a day or a word may explain {'it' if differing == 1 else 'each'}"
        return f"{have}; in {self.conflict:,} of them they cannot both be right"

    @property
    def counts(self) -> str:
        """`18 questions, 88 claims, 32 sources, 21 April 2019 to 26 April 2024`."""
        claims = len(self.report.asked.rows)
        parts = [counted(len(self.answers), "question"), counted(claims, "claim"), counted(self.sources, "source")]
        return ", ".join([*parts, *self._span])

    @cached_property
    def sources(self) -> int:
        """How many named sources there are, each counted once; those that only repeat another are none."""
        return self.report.asked.sources()

    @property
    def _span(self) -> list[str]:
        columns = self.report.claims.columns
        days: list[PartialDate] = []
        for name in ("as_of", "published"):
            codes = columns[name].codes
            held = {codes[row] for row in self.report.asked.rows}
            days += [columns[name].values[code] for code in held if columns[name].values[code] is not None]
        return [span(days)] if days else []

    @property
    def limits(self) -> Sequence[str]:
        """What the report was limited to, a line each."""
        lines = list(self.report.limits)
        if self.report.accepted is not None:
            lines.append(f"{counted(self.report.accepted, 'difference')} accepted before")
        if self.report.new is not None:
            new = sum(one.new and one.current for one in self.report.discrepancies)
            gone = sum(one.terms.current for one in self.report.gone)
            lines.append(f"since {self.report.since}: {counted(new, 'difference')} new (+), {gone:,} gone (-)")
        return lines

    @property
    def gone(self) -> Sequence[tuple[str, Sequence[str]]]:
        """What earlier runs had and is no more, each under its heading: the sentences that told it then."""
        since = [self._because(one) for one in self.report.gone if one.terms.current]
        accepted = list(map(self._because, self.report.accepted_gone))
        held = ((f"GONE SINCE {self.report.since}", since), ("ACCEPTED BEFORE, GONE NOW", accepted))
        return [(f"{len(told):,} {words}", told) for words, told in held if told]

    def _because(self, one: Once) -> str:
        return f"{one.event}: {one.because}" if len(self.events) > 1 and one.event else one.because

    def readings(self, rows: Iterable[Row]) -> str:
        """How the vague words among these rows were read, each once, and what `about` and `nearly` were read as.

        A hedge is told only where it is part of what clashes. Empty where nothing was read into a word.
        """
        read: dict[str, str] = {}
        for row in rows:
            if row.bound is Bound.VAGUE:
                read[row.figure] = f"{row.low:,} or more"
            elif row.clashes and row.bound in (Bound.ABOUT, Bound.NEARLY):
                read[row.figure] = f"{row.low:,} to {row.high:,}"
        if not read:
            return ""
        told = [
            f"{words} {'is read ' if place == 0 else ''}as {range_}"
            for place, (words, range_) in enumerate(sorted(read.items()))
        ]
        profile = self.report.profile
        return listed(told) + (f" (profile {profile})" if profile != "floor" else "") + "."


def named_sources(number: int) -> str:
    """`10 sources`; of none, that none is named, for whoever is only described was there all the same."""
    return counted(number, "source") if number else "no named source"


def one_claim(answer: Answer) -> str:
    """What is said of a single claim: `One claim: 13 children killed in Batticaloa (UNICEF, …)`."""
    (said,) = replace(answer.teller, year=None).said(answer.group.rows)
    what = answer.teller.what(said.rows[0])
    return f"One claim: {said.figure} {what} ({said.who}, {said.long_day}). Nothing to compare it with."
