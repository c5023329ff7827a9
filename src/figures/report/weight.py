"""What a reader is told of all questions: one list in the order of weight, its end made when somebody asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, cast, overload

from figures.judging.rules import Kind
from figures.judging.states import State
from figures.report.answers import Answer
from figures.report.made import Later
from figures.report.rows import Facts
from figures.report.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from figures.claims.scope import Question
    from figures.judging.judged import Found
    from figures.report.made import Made
    from figures.report.model import Discrepancy, Findings, Group


class Answers(Sequence[Answer]):
    """Answers to questions, those of the gravest state first."""

    def __init__(self, held: Mapping[State, Sequence[Answer]]) -> None:
        self._held = held

    def of(self, state: State) -> Sequence[Answer]:
        """Those of one state."""
        return self._held.get(state, ())

    def __len__(self) -> int:
        return sum(map(len, self._held.values()))

    def __iter__(self) -> Iterator[Answer]:
        return chain.from_iterable(self._held.values())

    @overload
    def __getitem__(self, place: int) -> Answer: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Answer]: ...
    def __getitem__(self, place: int | slice) -> Answer | Sequence[Answer]:
        if isinstance(place, slice):
            return [self[at] for at in range(len(self))[place]]
        left = range(len(self))[place]
        for answers in self._held.values():
            if left < len(answers):
                break
            left -= len(answers)
        return answers[left]


def weighed(report: Findings) -> Answers:
    """What a reader is told of each question of a report, in the order of weight."""
    asked, facts = report.asked, _facts(report)
    differing = [_answer(asked.group(its), facts) for its in asked.differing]
    held: dict[State, Sequence[Answer]] = {
        state: sorted((one for one in differing if one.state is state), key=_order)
        for state in (State.CONFLICT, State.DIFFER)
    }

    def settled() -> Sequence[Answer]:
        others = set(asked.questions).difference(asked.differing)
        return sorted((_answer(asked.group(its), facts) for its in asked.questions if its in others), key=_order)

    return Answers({**held, State.NONE: Later(len(asked.questions) - len(differing), settled)})


def _order(answer: Answer) -> tuple[object, ...]:
    return answer.order


def _facts(report: Findings) -> Facts:
    """What all answers have in common."""
    events = report.claims.asked["event"]
    several = len({events.codes[row] for row in report.asked.rows}) > 1
    alike: dict[Question, list[Discrepancy]] = {}
    found = cast("Made[Found, Discrepancy]", report.discrepancies)
    for one in found.where(lambda its: its.kind is Kind.SAME_NUMBER):
        if report.asked.shows(one.a.question):
            whole = one.b.question  # told with the whole, unless only the part is shown
            alike.setdefault(whole if report.asked.shows(whole) else one.a.question, []).append(one)
    return Facts(report.claims, several, alike, report.new is not None or report.accepted is not None)


def _answer(group: Group, facts: Facts) -> Answer:
    widest = None if group.state is State.NONE else Standing(group).widest
    if widest is None or not widest.gap_bound:
        return Answer(group, facts, None, "", None, widest)
    return Answer(group, facts, widest.gap, widest.gap_bound, widest.ratio, widest)
