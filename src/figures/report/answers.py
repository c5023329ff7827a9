"""What a reader is told of each question: one list in the order of weight, which renderers lay out and never change.

No renderer orders, counts or words anything: states, counts, sentences and rows stand here, each made when it is first
asked for.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from figures.judging.states import State
from figures.report.forms import FORMS, number
from figures.report.meetings import edges, meetings, standing_pairs, undated
from figures.report.numbers import said_high, said_low
from figures.report.rows import Facts, Row, row_order
from figures.report.said import (
    NAMES_SHOWN,
    Teller,
    capital,
    column_day,
    counted_people,
    cut_short,
    day_in_words,
    figure,
    listed,
    span,
    unbracketed,
)
from figures.report.sentences import NEW, Meeting, sentence
from figures.report.standing import Standing, foremost
from figures.words.quantity import Bound

if TYPE_CHECKING:
    from collections.abc import Mapping

    from figures.claims.scope import Question
    from figures.report.model import Discrepancy, Group
    from figures.words.dates import PartialDate

METRIC_ORDER: Final = ("killed", "wounded", "hospitalised", "missing", "detained", "held", "displaced")
"""What happened to people, in the order in which questions of equal weight stand; others follow as in the file."""

SIGNS: Final = {State.CONFLICT: "≠", State.DIFFER: "~", State.NONE: " "}
"""The sign of each state; every sign stands beside words that say the same."""


@dataclass(frozen=True, eq=False)
class Answer:
    """What a reader is told of one question.

    Attributes:
        group: the question with its claims and discrepancies.
        facts: what need not be printed.
        apart: the largest gap among the discrepancies that make its state, in people; None: no number says it.
        bound: `exact`, `at-least`, `about` of that gap; empty without one.
        ratio: how many times the lower figure of that pair the higher one is; None below 1.1.
        widest: that discrepancy; None where there is none.
    """

    group: Group = field(repr=False)
    facts: Facts = field(repr=False)
    apart: int | None
    bound: str
    ratio: float | None
    widest: Discrepancy | None = field(repr=False)

    @property
    def question(self) -> Question:
        """What is asked."""
        return self.group.question

    @property
    def event(self) -> str:
        """The event; empty when unstated."""
        return self.question.event

    @property
    def state(self) -> State:
        """`conflict`, `differ` or `none`."""
        return self.group.state

    @cached_property
    def title(self) -> str:
        """The question in words: `People killed in Negombo`."""
        return capital(self.asked)

    @property
    def asked(self) -> str:
        """The same as it stands in a sentence: `people killed in Negombo`."""
        return counted_people(self.question, self.facts.own_place(self.event), self.facts.year(self.event))

    @cached_property
    def mark(self) -> str:
        """What stands before its title: `+ ` where it has something that an earlier report had not."""
        if not self.facts.earlier:
            return ""
        told = (*self.group.discrepancies, *self.facts.same_numbers.get(self.question, ()))
        return NEW * any(one.new and one.current for one in told)

    @property
    def gap(self) -> str:
        """How many people apart, in words: `106`, `about 298`; empty where no number says it."""
        return "" if self.apart is None else f"{'about ' if self.bound == 'about' else ''}{self.apart:,}"

    @property
    def sources(self) -> int:
        """How many named sources answer it, those that merely repeat another left out."""
        return len(self.group.voices)

    @property
    def reports(self) -> int:
        """How many claims answer it, retracted ones left out."""
        return sum(row not in self.group.judged.struck for row in self.group.rows)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Its claims: the latest day first, inside a day low to high, days of publication and no days last."""
        told: set[object] = set()
        made = [self._row(row, told) for row in sorted(self.group.rows, key=self._telling_order)]
        return tuple(sorted(made, key=row_order))

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows that are shown without being asked for."""
        return tuple(row for row in self.rows if not row.folded)

    @cached_property
    def latest(self) -> Row:
        """The row that speaks for the question where one line must do: of the newest, a named one before others."""
        held = self.shown or self.rows
        return min(held, key=lambda row: (row.day != held[0].day or row.by != held[0].by, not row.named))

    @cached_property
    def pair(self) -> tuple[Row, Row] | None:
        """The two rows of the largest gap, the lower first; None where nothing differs."""
        by_row = {row.row: row for row in self.rows}
        if self.widest is not None and self.widest.kind == "sum":
            return None
        if self.widest is not None:
            pairs = standing_pairs(self.group.among, self.widest, self.group.judged.latest)
        else:
            pairs = self._undated if self.state is State.DIFFER else []
        held = [self._facing(one, other, by_row) for one, other in pairs]
        return min(held, key=lambda two: (two[0].name, two[1].name, two[0].row, two[1].row), default=None)

    @property
    def quoting(self) -> str:
        """The source that both rows of the pair quote, each through a relay of its own; else empty."""
        pair = self.pair
        if pair and self.widest is not None and self.widest.kind == "two-figures" and all(row.relay for row in pair):
            return pair[0].source
        return ""

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """What cannot stand beside what, a sentence for each figure, the largest gap first."""
        standing = self.standing
        told = edges(self.teller, [*foremost(standing.counting), *standing.lowered], self.group.judged.latest)
        if not standing.counting and self.state is State.DIFFER:
            told += undated(self.teller, self._undated)
        return (*standing.crowd(self.teller), *(self._sentence(meeting) for meeting in meetings(told)))

    @cached_property
    def excused(self) -> tuple[str, ...]:
        """Of a conflict: the sentences on what differs beside it, unless a day or a word explains it."""
        if self.state is not State.CONFLICT:
            return ()
        told = edges(self.teller, foremost(self.standing.excused), self.group.judged.latest)
        return tuple(map(self._sentence, meetings(told)))

    @cached_property
    def remarks(self) -> tuple[str, ...]:
        """What is no conflict and worth knowing: a later higher figure, one number for others, what may explain it."""
        made = [FORMS["growth"].format(**self._grown(row)) for row in self._outgrown]
        alike = self.facts.same_numbers.get(self.question, ())
        made += [
            sentence(self.teller, Meeting("same-number", (), one.a.rows, (one.b.rows,), (), one.new)) for one in alike
        ]
        facts = dict.fromkeys(
            fact.told(self.teller.year) for one in foremost(self.standing.counting) for fact in one.facts
        )
        made += [FORMS["what may explain it"].format(fact=fact) for fact in facts]
        known = self.group.discrepancies if self.facts.earlier else ()
        notes = dict.fromkeys(one.note for one in (*known, *alike) if one.note)
        made += [FORMS["accepted"].format(note=" ".join(note.split())) for note in notes]
        return tuple(dict.fromkeys(made))

    @cached_property
    def counts(self) -> tuple[str, ...]:
        """Who gives the same number: the sentence that closes a question with two sources or more."""
        if self.sources < len("ab"):
            return ()
        given: dict[int, dict[str, Row]] = defaultdict(dict)
        others: dict[int, set[str]] = defaultdict(set)
        for row in self.shown:
            if row.bound is Bound.EXACT:
                others[row.low].add(row.source)
                if row.source in self.group.voices:
                    given[row.low].setdefault(row.source, row)
        alike = {number: rows for number, rows in given.items() if len(rows) > 1}
        if not alike:
            several = any(len(sources) > 1 for sources in others.values())  # one of them is no name, or repeats another
            return (FORMS["nobody named agrees" if several else "nobody agrees"],)
        return tuple(
            self._same(number, alike[number]) for number in sorted(alike, key=lambda one: (-len(alike[one]), one))
        )

    @property
    def earlier(self) -> int:
        """How many of its figures their own source has replaced."""
        return self.folding.get("earlier", 0)

    @property
    def undated_figures(self) -> str:
        """The latest figures whose day is not stated, each with its name; empty where every one has its day."""
        open_days = [row for row in self.shown if row.day is None or row.by]
        told = []
        for row in open_days:
            name = unbracketed(self.teller.names([row.row])[0])
            day = f", published {day_in_words(row.day, self.teller.year)}" if row.day else ""
            told.append(f"{row.figure} ({name}{day})")
        return FORMS["day not stated"].format(list=listed(told)) if told else ""

    @property
    def extent(self) -> tuple[str, ...]:
        """From the lowest to the highest number that somebody said, and the words that set no upper limit."""
        said, held, figures = self.teller.said, self.group.range, self.group.among.columns["figure"]
        told = said(self.group.latest)
        if len(told) == 1:
            return (FORMS["one figure"].format(figure=told[0].bracketed),)
        made = []
        if held is not None and held.low == held.high:
            ends = [one.bracketed for one in said({*held.lowest, *held.highest})]
            made.append(FORMS["one number"].format(list=listed(ends)))
        elif held is not None:
            low, high = said(held.lowest or held.highest)[0], said(held.highest or held.lowest)[-1]
            made.append(FORMS["range"].format(low=low.bracketed, high=high.bracketed))
        open_ = said([row for row in self.group.latest if figures[row].high is None])
        if open_:
            made.append(FORMS["no upper limit"].format(list=listed([one.bracketed for one in open_])))
        return tuple(made)

    @property
    def days(self) -> str:
        """From the first to the last of its days, those of publication too: `21 April 2019 to 26 April 2024`."""
        columns = self.group.among.columns
        held = [columns[name][row] for name in ("as_of", "published") for row in self.group.rows]
        return span(day for day in held if day is not None)

    @property
    def folding(self) -> Mapping[str, int]:
        """How many rows are not shown, by their standing."""
        held = [row.standing for row in self.rows if row.folded]
        return {standing: held.count(standing) for standing in ("earlier", "again", "retracted") if standing in held}

    @property
    def order(self) -> tuple[object, ...]:
        """The place in the list: state, people apart, ratio, what happened, the whole before its parts, title."""
        vocabulary = self.group.among.reading.vocabulary
        metric = self.question.metric
        first = METRIC_ORDER.index(metric) if metric in METRIC_ORDER else len(METRIC_ORDER)
        happened = (first, list(vocabulary.metrics).index(metric) if metric in vocabulary.metrics else 0)
        narrow = len(vocabulary.population_wholes(self.question.population)) + self.question.place.count(", ")
        last = (self.title, self.event)
        if self.state is State.NONE:
            everybody = self.question.population == "people" and self.question.place in (
                "",
                self.facts.own_place(self.event),
            )
            return (2, not everybody or self.question.since is not None, happened, -self.sources, narrow, last)
        apart, ratio = -1 if self.apart is None else self.apart, self.ratio or 0
        return (0 if self.state is State.CONFLICT else 1, -apart, -ratio, happened, narrow, last)

    # ---- how it is made

    @cached_property
    def teller(self) -> Teller:
        """What turns its rows into words."""
        year, place = self.facts.year(self.event), self.facts.own_place(self.event)
        bare = Teller(self.group.among, self.group.judged, year, place)
        ways: dict[object, dict[object, list[int]]] = defaultdict(lambda: defaultdict(list))
        for row in self.group.latest:
            if self.group.among.named(row):
                number = bare.quantity(row).interval
                ways[bare.source(row), bare.days(row)][number.low, number.high].append(row)
        apart = [row for held in ways.values() if len(held) > 1 for rows in held.values() for row in rows]
        return Teller(self.group.among, self.group.judged, year, place, frozenset(apart))

    @cached_property
    def standing(self) -> Standing:
        """Which of its discrepancies stand."""
        return Standing(self.group)

    @cached_property
    def _undated(self) -> list[tuple[int, int]]:
        latest = set(self.group.latest)
        return [pair for pair in self.group.undated if latest.issuperset(pair)]

    @property
    def _outgrown(self) -> tuple[int, ...]:
        """The newest later figure above all that clash, so that nobody takes those for the last."""
        older, quantity = self.group.older, self.teller.quantity
        highest = max((max(quantity(row).low, quantity(row).high or 0) for row in self.standing.clashing), default=0)
        newer = {older[row] for row in self.standing.clashing if row in older and quantity(older[row]).low > highest}
        return tuple(sorted(newer, key=lambda row: [-one for one in _span(self.teller.days(row))])[:1])

    def _grown(self, row: int) -> dict[str, str]:
        (said,) = self.teller.said([row])
        later = "Later" if said.as_of else "Published later"
        return {"later": later, "who": said.who, "figure": said.figure, "day": said.long_day}

    def _sentence(self, meeting: Meeting) -> str:
        if meeting.kind == "lower-later":
            source = self.teller.source
            others = {source(row) for rows in meeting.others for row in rows}
            last = {source(row) for row in meeting.one if source(row) not in others and not self._has_later(row)}
            meeting = meeting._replace(without_later=tuple(sorted(last)) if len(last) <= NAMES_SHOWN else ())
        return sentence(self.teller, meeting)

    def _has_later(self, row: int) -> bool:
        """Whether the same source has another figure of a later day."""
        teller = self.teller
        own = _span(teller.days(row))
        return not teller.claims.named(row) or any(
            _span(teller.days(other)) > own
            for other in self.group.rows
            if teller.source(other) == teller.source(row) and other not in self.group.judged.struck
        )

    def _facing(self, one: int, other: int, by_row: Mapping[int, Row]) -> tuple[Row, Row]:
        pair = [by_row.get(row) or self._row(row, set()) for row in (one, other)]
        low, high = sorted(pair, key=lambda row: (row.low, row.row))
        return low, high

    def _telling_order(self, row: int) -> tuple[object, ...]:
        claims = self.group.among
        published = claims.columns["published"][row]
        return (published.first if published else -1, claims.columns["via"][row], claims.id(row))

    def _row(self, row: int, told: set[object]) -> Row:
        teller, columns = self.teller, self.group.among.columns
        quantity, (as_of, published) = teller.quantity(row), teller.days(row)
        day = as_of or published
        via = columns["via"][row]
        return Row(
            row=row,
            source=str(columns["source"][row]) or capital(teller.source(row)),
            named=teller.claims.named(row),
            via=via,
            relay=via[-1] if via and row in teller.two_ways else "",
            figure=figure(quantity),
            said=(said_low(quantity), said_high(quantity)),
            bound=quantity.bound,
            low=quantity.low,
            high=quantity.high,
            day=day,
            by=as_of is None and day is not None,
            when=column_day(as_of, published, teller.year),
            standing=self._standing(row, told),
            clashes=row in self.standing.clashing,
            url=columns["url"][row],
            locator=columns["locator"][row],
            note=columns["note"][row],
            what="" if row in self.group.rows else self._differing(row),
        )

    def _differing(self, row: int) -> str:
        """What another question's row counts, as far as that differs from what is asked: `in Negombo`, `children`."""
        own, its = self.question, self.group.among.question(row)
        parts = [its.population] if its.population != own.population else []
        parts += [its.metric] if its.metric != own.metric else []
        whole = counted_people(its._replace(since=None, basis=""), self.facts.own_place(self.event))
        if its.place != own.place:
            parts.append(f"in {whole.partition(' in ')[2]}" if " in " in whole else "in all")
        return " ".join(parts) or self.teller.what(row)

    def _standing(self, row: int, told: set[object]) -> str:
        judged, claims = self.group.judged, self.group.among
        if row in judged.struck:
            return "retracted"
        if row not in judged.latest and not self.teller.quantity(row).unknown:
            return "earlier"
        number = self.teller.quantity(row).interval
        key = (self.teller.source(row), self.teller.days(row), number.low, number.high)
        again = row in judged.echo_of or (claims.named(row) and key in told)
        told.add(key)
        if again:
            return "again"
        return "extracted" if str(claims.columns["status"][row]) == "extracted" else "current"

    def _same(self, given: int, rows: Mapping[str, Row]) -> str:
        said = self.teller.said([row.row for row in rows.values()])
        days = {(one.as_of, one.published) for one in said}
        when, count = said[0].when if len(days) == 1 else "", capital(number(len(rows)))
        if len({one.figure for one in said}) == 1:
            names = listed(sorted(rows) if when else [f"{one.aside_names} ({one.short_day})" for one in said])
            words = FORMS["same number given"].format(number=count, figure=said[0].figure, when=when, names=names)
        else:
            told = listed([f"{one.figure} ({one.who if when else one.aside})" for one in said])
            words = FORMS["same number, other words"].format(number=count, when=when, list=told)
        room = [row.source for row in self.shown if row.source not in rows and self._leaves_room(row, given)]
        more = FORMS["room for it"].format(number=len(set(room)), names=cut_short(sorted(set(room)), 8)) if room else ""
        return f"{words} {more}".rstrip()

    def _leaves_room(self, row: Row, given: int) -> bool:
        hedged = row.source in self.group.voices and row.bound not in (Bound.EXACT, Bound.UNKNOWN)
        return hedged and row.low <= given and (row.high is None or given <= row.high)


def _span(days: tuple[PartialDate | None, PartialDate | None]) -> tuple[int, int]:
    day = days[0] or days[1]
    return (day.last, day.first) if day else (-1, -1)
