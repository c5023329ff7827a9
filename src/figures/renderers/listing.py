"""The list of questions: what is apart stands first, two lines each; what is not in conflict one line each."""

from __future__ import annotations

from dataclasses import dataclass
from operator import ge
from typing import TYPE_CHECKING, Final

from figures.judging.states import State
from figures.renderers.paper import Paper, cut, size, wrap
from figures.report.answers import SIGNS
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

TELLING: Final = 8
"""The fewest cells of a name that still tell it."""

STYLES: Final = {State.CONFLICT: "wrong", State.DIFFER: "doubtful", State.NONE: ""}
"""The style of each state."""

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
        return {state: self.overview.told.of(state) for state in State}

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
        words, label = heading(state, answers, of_several=self.several), "people apart"
        width, bare = self.paper.width, state is State.NONE or not self.shown[state]
        if width is None or bare or size(words) + 2 + len(label) > width:
            yield from self.paper.paragraph(words, style=STYLES[state] or "bold")
        else:
            yield self.paper.spread((words, STYLES[state]), (label, "dim"))

    def _entries(self, state: State, shown: Sequence[Answer]) -> Iterator[str]:
        if state is State.NONE:
            yield from self._settled(shown)
        else:
            for answer in shown:
                yield from self._piped(answer) if self.paper.width is None else self._apart(answer, self.paper.width)

    def _rest(self, more: int, shown: Sequence[Answer]) -> Iterator[str]:
        """How many are not listed, and how to see them; of several events nothing but the heading where none is."""
        if more and (shown or not self.several):
            how = "--most 100 or --all shows more, -o conflicts.csv writes all" if self.several else "--all shows them"
            yield from self.paper.paragraph(f"… {more:,} more; {how}", 2, "dim")

    # ---- what differs

    def _apart(self, answer: Answer, width: int) -> Iterator[str]:
        paper, style, mark = self.paper, STYLES[answer.state], sign(answer.state, self.paper)
        words = cut(paper.text(title(answer, of_several=self.several)), width - 3 - len(answer.gap), paper.dots)
        yield f"{paper.styled(mark, style)} {paper.spread((words, 'bold'), (answer.gap, ''), 2)}"
        parts = self._parts(answer)
        if not parts:
            yield f"    {cut(paper.text(answer.sentences[0] if answer.sentences else ''), width - 4, paper.dots)}"
            return
        needed = [size(name) for _, name, _ in parts]
        room = width - len("      ") - 1 - sum(size(figure + after) + 1 for figure, _, after in parts)
        first = min(needed[0], max(room // 2, room - needed[1]))
        rooms = (first, room - first)
        if room >= sum(needed) or (
            width >= ON_ONE_LINE and all(map(ge, rooms, (min(TELLING, cells) for cells in needed)))
        ):
            low, high = (_line(part, cells, paper.dots) for part, cells in zip(parts, rooms, strict=True))
            yield "    " + paper.styled(f"{low} {mark} {high}", style)
            return
        for lead, part in zip(("    ", f"  {mark} "), parts, strict=True):
            left = max(1, width - 5 - size(part[0] + part[2]))
            first_line, *others = wrap(_line(part, left, paper.dots), width - 4)
            blank = len(lead) - len(lead.lstrip(" "))
            yield lead[:blank] + paper.styled(lead[blank:] + first_line, style)
            yield from ("    " + other for other in others)

    def _parts(self, answer: Answer) -> list[tuple[str, str, str]]:
        """Of each side the figure, which is never cut, the name, which may be, and what follows it."""
        text = self.paper.text
        return [(text(one.figure + one.what), text(one.name), text(one.after + one.day)) for one in sides(answer) or ()]

    def _piped(self, answer: Answer) -> Iterator[str]:
        mark, parts = sign(answer.state, self.paper), self._parts(answer)
        words = f" {mark} ".join(map(_line, parts)) or (answer.sentences[0] if answer.sentences else "")
        apart = f"; {answer.gap} apart" if parts and answer.gap else ""
        yield f"{mark} {self.paper.text(f'{title(answer, of_several=self.several)}: {words}{apart}')}"

    # ---- what does not

    def _settled(self, shown: Sequence[Answer]) -> Iterator[str]:
        figures = [self.paper.text(answer.latest.figure) for answer in shown]
        column = max(map(size, figures), default=0)
        for answer, figure in zip(shown, figures, strict=True):
            latest = answer.latest
            others = answer.sources - (latest.source in answer.group.voices)
            more = f" and {others:,} more" if others > 0 else ""
            asked = title(answer, of_several=self.several)
            words = self.paper.text(f"{asked} · {latest.source}, {latest.when}{more}")
            if self.paper.width is None:
                yield f"  {words}: {figure}"
            elif column > self.paper.width // 2:
                yield from self.paper.paragraph(f"{figure}  {words}", 2)
            else:
                blank, room = " " * (column - size(figure)), self.paper.width - 4 - column
                yield f"  {blank}{self.paper.styled(figure, 'bold')}  {cut(words, room, self.paper.dots)}"


def sign(state: State, paper: Paper) -> str:
    """The sign of a state on this paper."""
    return SIGNS[state].replace("≠", "x") if paper.ascii_only else SIGNS[state]


def _line(part: tuple[str, str, str], room: int | None = None, dots: str = "") -> str:
    """One side in words, its name in so many cells."""
    figure, name, after = part
    return f"{figure} {name if room is None else cut(name, room, dots)}{after}"
