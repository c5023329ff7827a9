"""Why, in one sentence: a rule's template filled with the values and names of the two sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from figures.report.model import Position

NAMES_SHOWN: Final = 3
"""How many sources a reason names before it counts the rest."""


def because(template: str, a: Position, b: Position) -> str:
    """The sentence for two positions; `figures.judging.rules.judge` says which fields the template has."""
    ratio = a.interval.ratio(b.interval)
    return template.format(
        a=saying(a, b),
        b=saying(b, a),
        question=b.question,
        date=_date(a, b),
        gap=f"{a.interval.gap(b.interval):,}",
        ratio=f", one {ratio:,.2f} times the other" if ratio else "",
    )


def saying(position: Position, other: Position) -> str:
    """`748 people wounded (Ministry of Health, 2022-01-06)`: who says it; what and when only where the two differ."""
    what = f" {position.question}" if position.question != other.question else ""
    day = f", {position.as_of}" if position.as_of and position.as_of != other.as_of else ""
    return f"{figure(position)}{what} ({named(position.sources)}{day})"


def figure(position: Position) -> str:
    """The figure in the source's words, and what they allow where the words are no plain number: `“dozens” (24+)`."""
    words, interval = position.figures[0], str(position.interval)
    return interval if words.replace(",", "") == interval.replace(",", "") else f"“{words}” ({interval})"


def named(sources: tuple[str, ...]) -> str:
    """The names as a sentence takes them, from the fourth on counted.

    >>> named(("AFP", "AP")), named(("A", "B", "C", "D", "E"))
    ('AFP and AP', 'A, B, C and 2 more')
    """
    names = list(sources[:NAMES_SHOWN])
    if len(sources) > NAMES_SHOWN:
        names.append(f"{len(sources) - NAMES_SHOWN} more")
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def _date(a: Position, b: Position) -> str:
    """` on 2022-01-06` where both give that date; a word on what is missing where they do not."""
    if a.as_of and a.as_of == b.as_of:
        return f" on {a.as_of}"
    return " on dates that overlap" if a.as_of and b.as_of else ", a date missing"
