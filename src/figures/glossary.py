"""What words mean: those of the output and of the data formats, each kind, frame and code, for `figures.explain`."""

from __future__ import annotations

import inspect
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from figures.errors import SelectionError
from figures.hints import did_you_mean
from figures.problems import CODES, Code, code_of
from figures.readers import arguments

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS: Final = {
    # who says what
    "claim": "One source's figure for one question at one date: a row of a claims table.",
    "source": "Who asserts the figure, not who printed it. A source is named, or only described.",
    "description": "A source that is not named: local media, officials, witnesses, the report itself, an empty cell. "
    "It is quoted and never counted, and it decides no verdict.",
    "via": "Who relayed the figure, nearest to the source first: The Insider > Newsweek.",
    "figure": "The number as the source worded it, printed word for word. It is read as the whole numbers that it "
    "leaves room for, from its low to its high end.",
    "low": "The lowest whole number that a figure leaves room for, included: 164 for at least 164, 125 for more than "
    "124.",
    "high": "The highest whole number that a figure leaves room for, included; empty where it is open.",
    "bound": "How a wording limits the number: exact, at least, more than, at most, fewer than, about, nearly, range, "
    "vague, unknown.",
    "vague": "A word without a number, such as dozens. It is read as a floor without an upper limit, by a profile. The "
    "floor is our reading: it is never printed as the source's number, and no gap is made of it.",
    "profile": "A table of floors for vague words: floor (dozens 24, what coders gave most often) or acled (dozens "
    "12). --profile chooses.",
    "basis": "How a figure was counted, in free words. Confirmed is part of the unstated; any other word is compared "
    "with itself alone.",
    "status": "What stands behind a row: reported, retracted (struck out, with its copies), extracted (proposed by a "
    "program, for a person to review), set aside (found by a program, and no claim).",
    # what is counted
    "metric": "What happened to people: killed, wounded, detained, beheaded; figures vocabulary lists them.",
    "population": "Who is counted: people unless the row says otherwise. A part, such as police, lies in its whole.",
    "place": "Where, from narrow to wide: Almaty, Kazakhstan. Empty: where the whole event was.",
    "event": "What the count belongs to. Figures of different events are never compared.",
    "since": "The first day counted. Empty: since the event began.",
    "scope": "What a figure counts: what happened, to whom, where, since when, and how it was counted. One is part of "
    "another if each of these is the same or a part.",
    "question": "An event, and what is counted of it: what a figure answers. Two figures for one question "
    "cannot both be right unless their days, or their words, leave room for both.",
    "splits": "Parts of a group that share nobody, as a vocabulary says: their figures may be added up.",
    "sum_of": "What is defined as the sum of others: casualties are the killed and the wounded.",
    # days
    "as_of": "The day up to which the count runs.",
    "published": "The day on which the figure appeared: the latest day that the count can reach.",
    "latest": "A claim that its own source has not replaced by a later one.",
    "replaced": "A claim whose own source gave another figure for a later day, or again for the same day.",
    "older": "A latest claim of something that only grows, beside a higher one of another named source for a later "
    "day. It is folded away and ends no dispute.",
    # what they are to each other
    "discrepancy": "Two figures that cannot both be right, or one number for two different groups.",
    "position": "The claims of one question, number and day, whoever makes them: one side of a discrepancy.",
    "voice": "A named source, counted once however many reports quote it, that does not merely repeat another.",
    "given": "What the latest claims of a question say: for each number its words, and who gives it.",
    "range": "The lowest and the highest number that somebody said, in their words and with their names.",
    "gap": "By how many people two figures differ, made of numbers that were said. Empty where a vague word stands.",
    "gap_bound": "How sure the gap is: exact, at-least (a floor, a ceiling or a range takes part), about (a hedge).",
    "ratio": "How many times the higher figure is the lower; given from 1.1 up.",
    "current": "Both sources stand by their figures: neither has replaced its own.",
    "rests_on": "What a source could object to a discrepancy; empty: nothing. Printed, no-dates, coarse, no-place, "
    "reading.",
    "printed": "Only days of printing set the two against each other, as a day to which a figure counts is not stated.",
    "no-dates": "Neither figure has any day: they are set against each other as they stand in the table.",
    "coarse": "The two share a month or a year, or an hour lies within the other's day: they may be days or hours "
    "apart.",
    "no-place": "One of the two states no place, and is taken for the place that the event's figures share.",
    "reading": "The discrepancy goes away in the widest reading of a hedge, a vague word or a round number.",
    "may_explain": "Facts from the rows that could account for a difference, never a verdict.",
    "because": "The discrepancy in one sentence, with the name and the day beside each figure.",
    # what it amounts to
    "conflict": "The state of a question in which both sources of a discrepancy stand by their figures and nothing "
    "excuses it.",
    "differ": "The state of a question whose discrepancies a day or a word might explain, or whose latest figures "
    "cannot be compared as a day is missing.",
    "supported": "The verdict of check: at least one named source bears the statement out, and none excludes it.",
    "disputed": "The verdict of check: one named source bears the statement out and another excludes it.",
    "contradicted": "The verdict of check: a named source excludes the statement and none bears it out.",
    "unknown": "As a verdict of check: no named source bears the statement out or excludes it. As a figure: the source "
    "said that it does not know.",
    "accepted": "A dispute that --accept knows already: the same kind, questions and sources. It fails no run.",
    # what is printed beside figures
    "≠": "The two figures cannot both be right, and their sources stand by them.",
    "~": "The two figures differ, and a day or a word may explain it.",
    "report": "A claim as somebody printed it. Several reports may quote one source, which counts once.",
    "apart": "How many people lie between two figures: the gap.",
    "by": "Before a day: the figure appeared then, and the day to which it counts is not stated.",
    "through": "Who relayed the figure, nearest to its source first.",
    "earlier": "A figure whose own source has given a later one. It is folded away, and counted.",
    "again": "A figure of the same source for the same day, told once more. It is folded away, and counted.",
    "retracted": "A figure that its row strikes out, with its copies. Nothing is set against it.",
    "not reviewed": "A figure that a program found in an article, and that no person has looked at.",
    "gave it": "Of check: named sources whose latest figure is the very one.",
    "rule it out": "Of check: named sources whose latest figures leave no room for the statement.",
    "leave room": "Of check: named sources whose wording, or whose day, lets the statement be right without saying it.",
    "name no source": "Of check: reports that name nobody. They are quoted, and decide nothing.",
    "new": "A discrepancy that an earlier run's document, named by --new-since, has not.",
    "gone": "A discrepancy that an earlier run's document has, and this run has not.",
    "news": "A column, and a key of JSON, where --new-since names an earlier run: new, gone, or empty where both "
    "have it.",
    "note": "What the row says beside its figure; beside a dispute that --accept knows, what somebody wrote there.",
    # what there is none of
    "agreement": "It is not computed. What is given is listed, with who gives it: that two readings overlap is "
    "nobody's number.",
    "majority": "It is not counted: how many repeat a number does not make it right.",
    "best": "There is no best estimate. The figures stand beside each other, with their names.",
}
"""The words in the order in which they build on each other."""


class Explained(NamedTuple):
    """What a name means.

    Attributes:
        name: the name.
        summary: one sentence.
        text: the whole explanation; a line that begins with `##` heads the paragraphs below it.
        of: what the name is: a kind of relation between claims, a word of the output, a frame by which `extract` finds
            figures or a reason to set one aside, or the code of a problem.
        discrepancy: whether it is a kind that counts as one.
    """

    name: str
    summary: str
    text: str
    of: Literal["kind", "word", "frame", "code"]
    discrepancy: bool = False


def explain(name: str) -> Explained:
    """What a kind, a word of the output, a frame of `extract` or the code of a problem means.

    Raises:
        SelectionError: there is nothing of that name; the message suggests the nearest.
        TypeError: the name is no text.

    >>> explain("excess").summary
    'A part is larger than its whole.'
    """
    word = arguments.text("the name", name, "rests_on").strip().lower()
    known = explanations()
    for meant in (word, *(word.replace(" ", join) for join in "_-"), word.removeprefix("in ")):
        if meant in known:
            return known[meant]
    code = code_of(word)
    if code:
        return _of_code(word, code)
    hint = did_you_mean(word, known) or "; 'figures explain' lists all"
    raise SelectionError(f"there is no kind, no word and no code '{name}'{hint}")


@cache
def explanations() -> Mapping[str, Explained]:
    """Everything that `explain` knows, by name: kinds, then words, frames and codes."""
    from figures.extraction.deeds import FRAMES
    from figures.extraction.standing import STANDINGS
    from figures.judging.rules import DISCREPANCIES, RULES

    rules = {rule.kind: inspect.getdoc(rule.when) or "" for rule in RULES}
    frames = {name: inspect.getdoc(rule) or "" for rules in (FRAMES, STANDINGS) for name, rule in rules.items()}
    told = (
        *(_of_docstring(name, text, "kind", discrepancy=name in DISCREPANCIES) for name, text in rules.items()),
        *(Explained(name, f"{text.partition('. ')[0].rstrip('.')}.", text, "word") for name, text in WORDS.items()),
        *(_of_docstring(name, text, "frame") for name, text in frames.items()),
        *(_of_code(name, code) for name, code in CODES.items()),
    )
    return MappingProxyType({one.name: one for one in told})


def _of_docstring(name: str, text: str, of: Literal["kind", "frame"], *, discrepancy: bool = False) -> Explained:
    return Explained(str(name), text.partition("\n")[0], text, of, discrepancy)


def _of_code(name: str, code: Code) -> Explained:
    rows = "A fault of one row: --skip-bad-rows leaves it out." if code.of_row else "A fault of the whole file."
    return Explained(name, code.summary, f"{code.summary}\n\n{rows}\n\n## What to do\n{code.remedy}", "code")
