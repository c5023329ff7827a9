"""Every word of the output and of the data formats, explained once: for `figures explain WORD` and the glossary."""

from __future__ import annotations

from typing import Final

WORDS: Final = {
    # who says what
    "claim": "One source's figure for one question at one date: a row of a claims table.",
    "source": "Who asserts the figure, not who printed it.",
    "via": "Who relayed the figure, nearest to the source first: The Insider > Newsweek.",
    "figure": "The number as the source worded it. It is printed word for word; the whole numbers that it allows are "
    "called its low and high end.",
    "low": "The lowest whole number that a figure allows, included: 164 for at least 164, 125 for more than 124.",
    "high": "The highest whole number that a figure allows, included; empty where it is open.",
    "bound": "How a wording limits the number: exact, at least, more than, at most, fewer than, about, nearly, range, "
    "vague, unknown.",
    "vague": "A word without a number, such as dozens. It is read as a floor without an upper end, by a profile.",
    "profile": "A table of floors for vague words: floor (dozens 24, what coders gave most often) or acled (dozens "
    "12). --profile chooses.",
    # what is counted
    "metric": "What happened to people: killed, wounded, detained, beheaded; figures vocabulary lists them.",
    "population": "Who is counted: people unless the row says otherwise. A part, such as police, lies in its whole.",
    "place": "Where, from narrow to wide: Almaty, Kazakhstan. Empty: where the whole event was.",
    "event": "What the count belongs to. Figures of different events are never compared.",
    "since": "The first day counted. Empty: since the event began.",
    "scope": "What a figure counts: metric, population and place. One scope is part of another if each of these is the "
    "same or a part.",
    "question": "Event and scope: what a figure answers. Two figures for one question cannot both be right unless "
    "their days, or their words, leave room for both.",
    # days
    "as_of": "The day up to which the count runs.",
    "published": "The day on which the figure appeared: the latest day that the count can reach.",
    "latest": "A claim that its own source has not replaced by a later one.",
    # what they are to each other
    "discrepancy": "Two figures that cannot both be right, or one number for two different groups.",
    "because": "The discrepancy in one sentence, with the name and the day beside each figure.",
    # what it amounts to
    "supported": "The verdict of check: at least one source bears the statement out, and none excludes it.",
    "disputed": "The verdict of check: one source bears the statement out and another excludes it.",
    "contradicted": "The verdict of check: a source excludes the statement and none bears it out.",
    "unknown": "As a verdict of check: no source bears the statement out or excludes it. As a figure: the source "
    "said that it does not know.",
}
"""The words in the order in which they build on each other."""
