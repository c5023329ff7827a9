"""The words of every sentence about figures that differ, and how a gap is worded: from numbers that were said alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
"""Small numbers, as sentences write them."""

FORMS: Final = {
    "same day": "For {day}, {gave}{apart}.",
    "same day, many": "For {day}, {gave}. Other figures for that day{lie}: {list}.",
    "later day": "{gave}. {figures} {lower}: {list}.",
    "the low one is the odd one": "{gave}, {below}: {list}.",
    "one source, two ways": "{reports} quote {name} differently{when}: {list}{apart}.",
    "one source, one report": "{name} is quoted with {number} figures{when}: {list}{apart}.",
    "reports that name no source": "Reports that name no source give different figures{when}: {list}{apart}.",
    "own figure lowered": "{gave} and {then}{fewer}.",
    "a floor that sinks": "{gave} and {then}: it stands by {fewer}.",
    "restated, lower": "{gave} and later {figure} for the same day{fewer}.",
    "printed only": "{gave}{apart}.",
    "no day at all": "{gave}, no day stated{apart}.",
    "a month": "{gave}, {both} for {day}{apart}.",
    "part over whole": "{part} is {more} than {list}, of whom they are part.",
    "sum": "{name} gave {parts}{when}, {sum} together, and {whole}{apart}.",
    "sum over days": (
        "{name} gave {till} and {total}, a difference of {sum}, and {between} for the days between{apart}."
    ),
    "same number, other people": (
        "The same number, {figure}, is given for {one} and for {other}. One report may have changed who is counted."
    ),
    "no common clock": "{one}; {other}. They cannot be compared: one may be the later count.",
    "growth": "{later} and higher: {who}, {figure}, {day}.",
    "what may explain it": "What the rows show beside it: {fact}.",
    "same number given": "{number} sources give {figure}{when}: {names}.",
    "same number, other words": "{number} sources give the same number{when}: {list}.",
    "room for it": "The wording of {number} more leaves room for it: {names}.",
    "nobody agrees": "No two sources give the same number.",
    "nobody named agrees": "No two named sources give the same number.",
    "one figure": "One figure: {figure}.",
    "one number": "One number: {list}.",
    "range": "Figures from {low} to {high}.",
    "no upper limit": "Without an upper limit: {list}.",
    "day not stated": "Day not stated: {list}.",
    "vague word": "{figure} is read here as {low} or more.",
    "loose word": "{figure} is read here as {low} to {high}; read more loosely, {both}.",
    "rounded": "{round} may be {exact} rounded.",
    "no later figure": "The file has no later figure by {names}.",
    "crowd": (
        "{number} figures, from {low} to {high}, stand against each other in {pairs} pairs; the {told} furthest apart "
        "are told here."
    ),
    "accepted": "Accepted before, with the note “{note}”.",
    "check": "{gave} {it}, {out} gave figures that rule it out, {room} left room for it.",
    "check, who": "{what}: {list}.",
}
"""The words of every form, by its name; a test holds docs/sentences.md against them."""


class Gap(NamedTuple):
    """How far apart two figures are, in numbers that were said; `number` None: a vague word takes part."""

    number: int | None
    bound: str


def amount(gaps: Sequence[Gap]) -> str:
    """How far apart, from numbers that were said alone; empty where a vague word takes part.

    >>> amount([Gap(30, "exact"), Gap(37, "exact")]), amount([Gap(1, "at-least")]), amount([Gap(None, "")])
    ('30 to 37', 'at least 1', '')
    """
    numbers = [gap.number for gap in gaps if gap.number is not None]
    if len(numbers) < len(gaps):
        return ""
    bounds = {gap.bound for gap in gaps}
    about, floor = "about " if "about" in bounds else "", "at-least" in bounds
    least, most = min(numbers), max(numbers)
    if least == most:
        return f"{about or ('at least ' if floor else '')}{least:,}"
    return f"{about}{least:,} to {most:,}{' or more' if floor else ''}"


def with_amount(amount: str, template: str) -> str:
    """The template with the amount in it; nothing where there is none."""
    return template.format(amount) if amount else ""


def number(count: int) -> str:
    """A count as sentences write it.

    >>> number(2), number(12)
    ('two', '12')
    """
    return NUMBERS[count] if count < len(NUMBERS) else f"{count:,}"
