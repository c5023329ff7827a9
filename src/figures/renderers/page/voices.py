"""Who stands where: the lines of an interval chart, echoes folded, long lists gathered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from figures.words.quantity import Bound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from figures.claims.claim import Claim
    from figures.report.model import Group
    from figures.words.interval import Interval

MOST_VOICES: Final = 24
"""The most lines that a question has in a chart."""


@dataclass(frozen=True, eq=False)
class Voice:
    """One line of a chart: claims that allow the same numbers.

    Attributes:
        claims: the claims, of one source, or of several where a chart has more sources than lines.
        interval: the numbers that they allow.
        retracted: whether they were taken back.
    """

    claims: tuple[Claim, ...]
    interval: Interval
    retracted: bool

    @property
    def sources(self) -> tuple[str, ...]:
        """Who says so, in alphabetical order."""
        return tuple(sorted({claim.source for claim in self.claims}))

    @property
    def words(self) -> tuple[str, ...]:
        """The wordings, each once, in the order of the claims."""
        return tuple(dict.fromkeys(claim.figure.text for claim in self.claims))

    @property
    def dates(self) -> tuple[str, ...]:
        """The days up to which they count, as far as stated, in order."""
        days = {claim.as_of for claim in self.claims if claim.as_of}
        return tuple(str(day) for day in sorted(days, key=lambda day: (day.first, day.last)))

    @property
    def vague(self) -> bool:
        """Whether nothing but a vague word carries it: its number is a reading, not a statement."""
        return all(claim.figure.bound is Bound.VAGUE for claim in self.claims)


def voices(group: Group, most: int = MOST_VOICES) -> tuple[tuple[Voice, ...], int]:
    """The lines to draw for a question, by number, and how many claims found no room.

    A line for each source's latest figure and for each retracted one, echoes folded into the voice they repeat. Where
    that makes too many, sources that allow the same numbers share a line; where even that does, the lines with the
    most sources stay, and the lowest and the highest one.
    """
    shown = [(entry.claim, entry.retracted) for entry in group.entries if entry.current or entry.retracted]
    lines = _gathered(shown, lambda claim: claim.source)
    if len(lines) > most:
        lines = _gathered(shown, lambda _: "")
    if len(lines) > most:
        middle = sorted(lines[1:-1], key=lambda line: len(line.sources), reverse=True)[: most - 2]
        lines = [line for line in lines if line in (lines[0], lines[-1]) or line in middle]
    return tuple(lines), len(shown) - sum(len(line.claims) for line in lines)


def _gathered(shown: Iterable[tuple[Claim, bool]], by: Callable[[Claim], str]) -> list[Voice]:
    found: dict[tuple[str, Interval, bool], list[Claim]] = {}
    for claim, retracted in shown:
        found.setdefault((by(claim), claim.figure.interval, retracted), []).append(claim)
    lines = [Voice(tuple(claims), interval, retracted) for (_, interval, retracted), claims in found.items()]
    return sorted(lines, key=_height)


def _height(line: Voice) -> tuple[object, ...]:
    high = line.interval.high
    return (line.interval.low, high is None, high or 0, line.retracted, line.sources)
