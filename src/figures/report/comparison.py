"""From claims to a report: which rows take part, what they are to each other, and what of it is shown."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from figures.claims.scope import in_order
from figures.judging.judge import judge
from figures.judging.of_claims import umbrellas
from figures.judging.rules import ORDER, Kind
from figures.judging.states import State, states
from figures.judging.voices import Saying, repeated, voices
from figures.report.explaining import Explanations
from figures.report.made import Later, Made
from figures.report.model import Discrepancy, Group, InBulk, Tally
from figures.report.report import Report
from figures.report.said import Teller
from figures.report.selection import Selection
from figures.report.side import Side, named, ratio, speaking
from figures.report.taking_part import appeared_by, taking_part, up_to

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from figures.claims.scope import ByQuestion, Question
    from figures.claims.table import Claims
    from figures.judging.judged import Found, Judged
    from figures.report.earlier import Earlier
    from figures.report.once import Once
    from figures.words.dates import PartialDate


MOST_KEPT: Final = 10_000
"""Discrepancies that are kept as objects once they were asked for; of more each is made anew, and streamed."""


class Chosen(NamedTuple):
    """What of a comparison is shown.

    Attributes:
        filters: names by filter; a discrepancy is shown if the question that one of its sides answers is selected.
        min_gap, min_ratio: smaller discrepancies are left out and counted; what has no gap, or no ratio, stays.
        accepted: what was accepted once.
        earlier: the report since which what is new and what is gone is told, and the name of its file.
        exact: only the very people and place named, or the whole event's, none of their parts.
    """

    filters: Mapping[str, Sequence[str]]
    min_gap: int = 0
    min_ratio: float = 1.0
    accepted: Earlier | None = None
    earlier: tuple[str, Earlier] | None = None
    exact: bool = False


def compare_claims(
    claims: Claims,
    chosen: Chosen,
    *,
    as_of: PartialDate | None = None,
    published_by: PartialDate | None = None,
    unreviewed: bool = False,
    skip: bool = False,
) -> Report:
    """Judge claims against each other, and report what is chosen; `figures.compare` says what the arguments mean.

    Args:
        claims: what to compare.
        chosen: what of it is shown.
        as_of: only counts up to the end of this day, whenever printed; None takes all.
        published_by: only what had appeared by the end of this day; None takes all.
        unreviewed: take as reported what a program proposed and nobody has reviewed.
        skip: leave such rows out and count them.

    Raises:
        SelectionError: a filter that selects nothing, or rows that nobody has reviewed.
    """
    part = taking_part(claims, unreviewed=unreviewed, skip=skip)
    part = appeared_by(claims, up_to(claims, part, as_of), published_by)
    matter = _Matter(claims, part.rows)
    selection = Selection(claims, chosen.filters, exact=chosen.exact)
    report = matter.report(selection, chosen)
    return replace(report, notes=(*claims.notes, *part.notes), as_of=as_of, published_by=published_by)


class _Matter:
    """Claims, what they are to each other, and what is made of that when somebody asks."""

    def __init__(self, claims: Claims, rows: Sequence[int]) -> None:
        self.claims, self._taking_part = claims, rows
        self.judged: Judged = judge(claims, rows)
        self._made: dict[int, Discrepancy] = {}
        self._keeps = len(self.judged.found) <= MOST_KEPT
        self._sides: dict[tuple[int, ...], Side] = {}
        self._teller = Teller(claims, self.judged)
        self._repeats: dict[Question, Mapping[str, frozenset[str]]] = {}

    @cached_property
    def rows(self) -> ByQuestion:
        """The rows of each question."""
        return self.claims.by_question(self._taking_part)

    def report(self, selection: Selection, chosen: Chosen) -> Report:
        """What is chosen of it."""
        found = self.found if selection.everything else [one for one in self.found if self.shows(one, selection)]
        large = [one for one in found if self.large(one, chosen)]
        shown = None if len(large) == len(self.found) else frozenset(map(id, large))
        differing = [its for its in self._states if selection.takes(its, self.rows[its])]
        in_conflict = sum(self._states[its] is State.CONFLICT for its in differing)
        asked = self._asked(selection, differing, cache(lambda its: self.group(its, shown)))
        pairs = [one for one in large if one.kind is not Kind.SAME_NUMBER]
        stand = sum(one.current and not one.rests_on and one.kind is not Kind.REVISION for one in pairs)
        return Report(
            claims=self.claims,
            judged=self.judged,
            questions=Made(asked.questions, asked.group, keeps=False),
            discrepancies=Made(large, self.discrepancy, keeps=self._keeps),
            selection=selection.stated,
            left_out=dict(Counter(one.kind for one in found) - Counter(one.kind for one in large)),
            tally=Tally(in_conflict, stand, len(pairs) - stand),
            asked=asked,
            **self.since(large, chosen, selection),
        )

    def _asked(self, selection: Selection, differing: Sequence[Question], group: Callable[[Question], Group]) -> InBulk:
        """The questions that are chosen, some of which differ."""
        if selection.everything:
            rows: Sequence[int] = self._taking_part
            questions: Sequence[Question] = Later(len(self.rows), lambda: sorted(self.rows, key=in_order))
        else:
            questions = sorted((its for its, rows in self.rows.items() if selection.takes(its, rows)), key=in_order)
            rows = [row for its in questions for row in self.rows[its]]
        return InBulk(
            questions=questions,
            differing=sorted(differing, key=in_order),
            shows=lambda its: its in self.rows and selection.takes(its, self.rows[its]),
            rows=rows,
            group=group,
            sources=lambda: self._sources(rows),
        )

    def _sources(self, rows: Sequence[int]) -> int:
        """How many named sources are a voice of their own in a question that these rows answer."""
        source, via = self.claims.columns["source"], self.claims.columns["via"]
        repeating = {name for chain in via.values for name in chain}.union(self._umbrellas)
        found: set[int] = set()
        for row in rows:
            code = source.codes[row]
            if code in found or not self._speaks(row):
                continue
            name = source.values[code]
            if name not in repeating or name in self._voices(self.claims.question(row)):
                found.add(code)
        return len(found)

    @cached_property
    def found(self) -> list[Found]:
        """All that was found, in an order that no order of rows can change."""
        return sorted(self.judged.found, key=self._order)

    def counts_for(self, one: Found) -> Question:
        """The question that it counts for: the part's, of a sum the whole's."""
        return self.claims.question((one.b if one.kind is Kind.SUM else one.a)[0])

    @cached_property
    def _places(self) -> Mapping[Question, int]:
        """The places of the questions that discrepancies are about, in the order of questions."""
        questions = set(map(self.claims.question, self._stand))
        return {its: place for place, its in enumerate(sorted(questions, key=in_order))}

    @cached_property
    def _stand(self) -> Collection[int]:
        """The rows that stand on a side of a discrepancy."""
        return {row for one in self.judged.found for side in (one.a, one.b) for row in side}

    @cached_property
    def _ranks(self) -> Mapping[int, int]:
        """The places of these rows in the order of where they stand; of one place, one number."""
        positions = {row: self._position(row) for row in self._stand}
        ranks = {position: rank for rank, position in enumerate(sorted(set(positions.values())))}
        return {row: ranks[position] for row, position in positions.items()}

    def _order(self, one: Found) -> tuple[object, ...]:
        """By question; what its sources stand by and nothing excuses first; then the kind and the two positions."""
        rank = self._ranks
        if one.kind is Kind.SUM:
            sides: tuple[object, ...] = tuple(sorted({rank[row] for row in rows}) for rows in (one.a, one.b))
        else:  # all rows of a side stand on one position
            sides = rank[one.a[0]], rank[one.b[0]]
        place = self._places[self.counts_for(one)]
        return (place, not one.current, bool(one.rests_on), ORDER[one.kind], *sides, one.rests_on, one.a, one.b)

    def _position(self, row: int) -> tuple[object, ...]:
        """Where a row stands: its question, day and interval, as numbers."""
        at = self.judged.echo_of.get(row, row)
        columns = self.claims.columns
        day = columns["as_of"][at]
        printed = columns["published"][at] if day is None else None
        first, last = (it.first, it.last) if (it := day or printed) else (-1, -1)
        figure = columns["figure"][row]
        high = float("inf") if figure.high is None else figure.high
        return self._places[self.claims.question(row)], day is None, first, last, figure.low, high

    def shows(self, one: Found, selection: Selection) -> bool:
        """Whether the filters select the question of one of its sides, and a source that takes part."""
        if selection.everything:
            return True
        questions = {self.claims.question(row) for row in (*one.a, *one.b)}
        return selection.takes_part(one) and any(selection.takes(its, self.rows[its]) for its in questions)

    def large(self, one: Found, chosen: Chosen) -> bool:
        """Whether it is large enough to be shown; what has no gap, or no ratio, cannot be too small."""
        if one.gap is None or (one.gap >= chosen.min_gap and chosen.min_ratio <= 1):
            return True
        if one.gap < chosen.min_gap:
            return False
        its = self.discrepancy(one)
        times = ratio(its.a, its.b, least=1.0)
        return times is None or times >= chosen.min_ratio

    def discrepancy(self, one: Found) -> Discrepancy:
        """The discrepancy, made once."""
        made = self._made.get(id(one))
        if made is None:
            a, b = self._side(one.a), self._side(one.b)
            made = Discrepancy(
                one.kind, a, b, one.gap, one.bound, one.rests_on, one.current, one.pairs,
                lambda: self._explanations.of(one, a.sources, b.sources),
            )  # fmt: skip
            if self._keeps:
                self._made[id(one)] = made
        return made

    @cached_property
    def _explanations(self) -> Explanations:
        return Explanations(self.claims, self.judged, self.rows, self._taking_part)

    def since(self, found: Sequence[Found], chosen: Chosen, selection: Selection) -> dict[str, Any]:
        """What earlier runs say of what was found, as attributes of the report; each discrepancy is marked with it."""
        told: dict[str, Any] = {}
        if chosen.accepted is not None:
            notes = {id(one): chosen.accepted.note(self.discrepancy(one)) for one in found}
            told["accepted"] = sum(note is not None for note in notes.values())
            told["accepted_gone"] = self._gone(chosen.accepted, selection)
            for one in found:
                if (note := notes[id(one)]) is not None:
                    self._made[id(one)] = replace(self.discrepancy(one), accepted=True, note=note)
        if chosen.earlier is not None:
            name, earlier = chosen.earlier
            new = [one for one in found if not earlier.knows(self.discrepancy(one))]
            told |= {"new": len(new), "gone": self._gone(earlier, selection), "since": name}
            for one in new:
                self._made[id(one)] = replace(self.discrepancy(one), new=True)
        return told

    def _gone(self, earlier: Earlier, selection: Selection) -> tuple[Once, ...]:
        """What an earlier run had and nothing has now, whatever is shown, as far as the filters select it."""
        gone = earlier.gone(map(self.discrepancy, self.found))
        return tuple(one for one in gone if any(selection.names(*side) for side in one.sides))

    def _side(self, rows: tuple[int, ...]) -> Side:
        """The side of these rows, made once for all discrepancies in which they stand."""
        made = self._sides.get(rows)
        if made is None:
            if len(self._sides) >= MOST_KEPT and not self._keeps:
                self._sides.clear()
            sources = named(self.claims, rows)
            heard = self.repeats(self.claims.question(rows[0])) if len(sources) > 1 else {}
            count = len(voices(sources, heard)) if heard else len(sources)
            made = self._sides[rows] = Side(self.claims, rows, self.judged, count, self._teller)
        return made

    def repeats(self, question: Question) -> Mapping[str, frozenset[str]]:
        """Which named sources of a question merely repeat which others."""
        if question not in self._repeats:
            via, heard = self.claims.columns["via"], self._heard(question)
            quoted = self._umbrellas or any(via[row] for row in heard)
            self._repeats[question] = repeated(map(self._saying, heard), self._umbrellas) if quoted else {}
        return self._repeats[question]

    def _voices(self, question: Question) -> tuple[str, ...]:
        """The named sources of a question that are a voice of their own, in alphabetical order."""
        return voices(named(self.claims, self._heard(question)), self.repeats(question))

    def _heard(self, question: Question) -> list[int]:
        """The rows of a question that take part and name a source."""
        return [row for row in self.rows[question] if self._speaks(row)]

    def _speaks(self, row: int) -> bool:
        """Whether a row takes part and names a source."""
        return self.claims.named(row) and bool(speaking(self.claims, self.judged, (row,)))

    def _saying(self, row: int) -> Saying:
        columns = self.claims.columns
        figure = columns["figure"][row]
        latest = row in self.judged.latest
        return Saying(columns["source"][row], columns["via"][row], (figure.low, figure.high), latest)

    @cached_property
    def _umbrellas(self) -> Mapping[str, Collection[str]]:
        return umbrellas(self.claims)

    @cached_property
    def _states(self) -> Mapping[Question, State]:
        return states(self.claims, self.judged)

    @cached_property
    def _found_of(self) -> Mapping[Question, list[Found]]:
        held = defaultdict(list)
        for one in self.found:
            held[self.counts_for(one)].append(one)
        return held

    @cached_property
    def _undated_of(self) -> Mapping[Question, list[tuple[int, int]]]:
        """Pairs without a clock, under the question of either claim."""
        held = defaultdict(list)
        for pair in sorted(self.judged.undated):
            for question in dict.fromkeys(map(self.claims.question, pair)):
                held[question].append(pair)
        return held

    def group(self, question: Question, shown: Collection[int] | None) -> Group:
        """A question with what it amounts to, and those of its discrepancies that are shown; None: all are."""
        rows, found = tuple(self.rows[question]), self._found_of.get(question, [])
        undated = tuple(self._undated_of.get(question, ()))
        seen = [one for one in found if shown is None or id(one) in shown]
        asking = [one for one in seen if one.kind is Kind.SAME_NUMBER]
        differing = [one for one in seen if one.kind is not Kind.SAME_NUMBER]
        return Group(
            among=self.claims,
            judged=self.judged,
            question=question,
            rows=rows,
            state=self._states.get(question, State.NONE),
            discrepancies=Made(differing, self.discrepancy),
            same_numbers=Made(asking, self.discrepancy),
            undated=undated,
            repeating=lambda: self.repeats(question),
            speaking=lambda: self._voices(question),
        )
