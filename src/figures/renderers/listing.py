"""The list of questions: what is apart stands first, two lines each; what is not in conflict one line each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from figures.renderers.paper import Paper, cut, size, wrap
from figures.report.answers import SIGNS
from figures.report.model import State
from figures.report.telling import heading, sides, title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from figures.report.answers import Answer
    from figures.report.overview import Overview

WIDEST: Final = 80
"""The most cells of a line of the list: a glance takes it in."""

ON_ONE_LINE: Final = 72
"""Below so many cells the two sides of a question may take a line each."""

MOST: Final = 12
"""The most questions of one event that are listed without being asked for."""

MOST_OF_SEVERAL: Final = 6
"""The same where there are several events: only those in conflict are listed."""

MOST_LINES: Final = 30
"""The most lines of the whole list of one event, on paper on which two sides have room on one line."""


@dataclass(frozen=True)
class Listing:
    """The list on its paper.

    Attributes:
        overview: what is listed.
        paper: what it is written on; without a width every line is as long as it needs.
        lines: how many lines the rest of the document takes beside the list.
    """

    overview: Overview
    paper: Paper
    lines: int = 0

    @property
    def several(self) -> bool:
        """Whether there are several events, so that each title says its own."""
        return len(self.overview.events) > 1

    def __iter__(self) -> Iterator[str]:
        """The lines, a blank one before each heading."""
        shown = self.shown
        for state, answers in self._held.items():
            if answers:
                bare = self.several and not shown[state]
                yield from () if bare and state is State.NONE else [""]
                yield from self._heading(state, answers)
                yield from self._entries(state, shown[state])
                yield from self._rest(len(answers) - len(shown[state]), shown[state])

    @property
    def _held(self) -> dict[State, Sequence[Answer]]:
        """What is told of each state."""
        return {state: [one for one in self.overview.told if one.state is state] for state in State}

    @property
    def shown(self) -> dict[State, Sequence[Answer]]:
        """The questions of each state that are listed, those of most weight first."""
        held = self._held
        most = self.overview.most
        if self.overview.all_claims:
            return held
        if self.several:  # of several events only what is in conflict is listed
            most = MOST_OF_SEVERAL if most is None else most
            first = next((state for state in (State.CONFLICT, State.DIFFER) if held[state]), State.NONE)
            return {state: held[state][:most] if state is first else () for state in State}
        return self._fitting(held)

    def _fitting(self, held: dict[State, Sequence[Answer]]) -> dict[State, Sequence[Answer]]:
        """As many questions as were asked for, or as a screen takes beside the headings, a line kept for the rest."""
        left = MOST if self.overview.most is None else self.overview.most
        lines = MOST_LINES - self.lines - sum(2 for answers in held.values() if answers)
        bound = self.overview.most is None and (self.paper.width or 0) >= ON_ONE_LINE
        shown: dict[State, Sequence[Answer]] = {}
        for state, answers in held.items():
            taken: list[Answer] = []
            for answer in answers[:left]:
                each = len(list(self._entries(state, [answer])))
                if bound and each + (len(taken) + 1 < len(answers)) > lines:
                    break
                taken.append(answer)
                lines -= each
            left -= len(taken)
            lines -= len(taken) < len(answers)
            shown[state] = taken
        return shown

    def _heading(self, state: State, answers: Sequence[Answer]) -> Iterator[str]:
        words = heading(state, answers, of_several=self.several)
        style = {State.CONFLICT: "wrong", State.DIFFER: "doubtful", State.NONE: "bold"}[state]
        if state is not State.NONE and self.paper.width is not None and self.shown[state]:
            label = "people apart"
            if size(words) + 2 + len(label) <= self.paper.width:
                gap = " " * (self.paper.width - size(words) - len(label))
                yield self.paper.styled(words, style) + gap + self.paper.styled(label, "dim")
                return
        yield from self.paper.paragraph(words, style=style)

    def _entries(self, state: State, shown: Sequence[Answer]) -> Iterator[str]:
        if state is State.NONE:
            yield from self._settled(shown)
        else:
            for answer in shown:
                yield from self._piped(answer) if self.paper.width is None else self._apart(answer)

    def _rest(self, more: int, shown: Sequence[Answer]) -> Iterator[str]:
        """How many are not listed, and how to see them; of several events nothing but the heading where none is."""
        if more and (shown or not self.several):
            how = "--most 100 or --all shows more, -o conflicts.csv writes all" if self.several else "--all shows them"
            yield from self.paper.paragraph(f"… {more:,} more; {how}", 2, "dim")

    # ---- what differs

    def _apart(self, answer: Answer) -> Iterator[str]:
        width = self.paper.width or 0
        sign = self._sign(answer.state)
        apart = answer.gap
        title = cut(self.paper.text(self._title(answer)), width - 3 - len(apart), self.paper.dots)
        style = _STYLES[answer.state]
        blank = " " * (width - 2 - size(title) - len(apart))
        head = f"{self.paper.styled(sign, style)} {self.paper.styled(title, 'bold')}"
        yield f"{head}{blank}{apart}" if apart else head
        yield from self._pair(answer, width)

    def _title(self, answer: Answer) -> str:
        return title(answer, of_several=self.several)

    def _pair(self, answer: Answer, width: int) -> Iterator[str]:
        if answer.pair is None:
            first = answer.sentences[0] if answer.sentences else ""
            yield f"    {cut(self.paper.text(first), width - 4, self.paper.dots)}"
            return
        sides, sign = self._sides(answer), self._sign(answer.state)
        whole = f"    {sides[0].line()} {sign} {sides[1].line()}"
        if size(whole) <= width:
            yield self._red(whole, answer)
        elif width >= ON_ONE_LINE and sum(side.least for side in sides) + 7 <= width:
            room = width - 7 - sum(side.fixed for side in sides)
            parts = _shared_room([size(side.name) for side in sides], room)
            lines = [side.line(part, self.paper.dots) for side, part in zip(sides, parts, strict=True)]
            yield self._red(f"    {lines[0]} {sign} {lines[1]}", answer)
        else:
            for lead, side in zip(("    ", f"  {sign} "), sides, strict=True):
                fitted = side.line(max(1, width - 4 - side.fixed), self.paper.dots)
                first, *others = wrap(fitted, width - 4)
                yield self._red(lead + first, answer)
                yield from ("    " + other for other in others)

    def _sides(self, answer: Answer) -> list[_Side]:
        text = self.paper.text
        return [
            _Side(text(one.figure + one.what), text(one.name), text(one.after + one.day)) for one in sides(answer) or ()
        ]

    def _red(self, line: str, answer: Answer) -> str:
        lead = len(line) - len(line.lstrip(" "))
        return line[:lead] + self.paper.styled(line[lead:], _STYLES[answer.state].removeprefix("heavy-"))

    def _piped(self, answer: Answer) -> Iterator[str]:
        sign, title = self._sign(answer.state), self.paper.text(self._title(answer))
        if answer.pair is None:
            words = answer.sentences[0] if answer.sentences else ""
        else:
            sides = self._sides(answer)
            apart = answer.gap
            words = f"{sides[0].line()} {sign} {sides[1].line()}" + (f"; {apart} apart" if apart else "")
        yield f"{sign} {title}: {self.paper.text(words)}"

    def _sign(self, state: State) -> str:
        return sign(state, self.paper)

    # ---- what does not

    def _settled(self, shown: Sequence[Answer]) -> Iterator[str]:
        figures = [self.paper.text(answer.latest.figure) for answer in shown]
        column = max(map(size, figures), default=0)
        for answer, figure in zip(shown, figures, strict=True):
            latest = answer.latest
            others = answer.sources - (latest.source in answer.group.voices)
            more = f" and {others:,} more" if others > 0 else ""
            words = self.paper.text(f"{self._title(answer)} · {latest.source}, {latest.when}{more}")
            if self.paper.width is None:
                yield f"  {words}: {figure}"
                continue
            if column > self.paper.width // 2:
                yield from self.paper.paragraph(f"{figure}  {words}", 2)
                continue
            blank = " " * (column - size(figure))
            room = self.paper.width - 4 - column
            yield f"  {blank}{self.paper.styled(figure, 'bold')}  {cut(words, room, self.paper.dots)}"


_STYLES: Final = {State.CONFLICT: "wrong", State.DIFFER: "doubtful", State.NONE: ""}


def sign(state: State, paper: Paper) -> str:
    """The sign of a state on this paper."""
    return SIGNS[state].replace("≠", "x") if paper.ascii_only else SIGNS[state]


@dataclass(frozen=True)
class _Side:
    """One side of a pair: the figure, which is never cut, the name, which may be, and what follows it."""

    figure: str
    name: str
    after: str

    @property
    def fixed(self) -> int:
        """The cells that cannot be saved."""
        return size(self.figure) + 1 + size(self.after)

    @property
    def least(self) -> int:
        """The fewest cells that it takes: a name is still told by eight."""
        return self.fixed + min(8, size(self.name))

    def line(self, room: int | None = None, dots: str = "") -> str:
        """The side in words, its name in so many cells."""
        return f"{self.figure} {self.name if room is None else cut(self.name, room, dots)}{self.after}"


def _shared_room(sizes: Sequence[int], room: int) -> list[int]:
    """Room for two names: each what it needs, if it can, else the longer one gives way."""
    half = room // 2
    short = min(sizes)
    if short <= half:
        return [one if one == short else room - short for one in sizes] if sizes[0] != sizes[1] else [half, half]
    return [room - half, half]
