"""A wording in whichever of the vocabulary's languages it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.errors import FigureError, NothingStatedError
from figures.words.grammar import TWO_READINGS, Attempt
from figures.words.interval import Interval
from figures.words.lexicon import ENGLISH, lexicon

if TYPE_CHECKING:
    from figures.words.entries import Profile
    from figures.words.said import Said
    from figures.words.vocabulary import Vocabulary

LONGEST_TEXT = 1_000
"""The most characters that a wording may have; among 15,710 coded wordings none comes near."""

_PROGRAMS_NONE = "None"


def read(text: str, vocabulary: Vocabulary, profile: Profile) -> Said:
    """What a wording says, in whichever language of the vocabulary it is.

    Raises:
        FigureError: the wording is not of the grammar, or exceeds its limits.
    """
    if len(text) > LONGEST_TEXT:
        reason = f"too long for a figure: {len(text):,} characters, at most {LONGEST_TEXT:,} are read"
        raise FigureError(text, (LONGEST_TEXT, LONGEST_TEXT + 1), reason, "give the figure alone")
    if text == _PROGRAMS_NONE:
        reason, hint = "nothing stated: how programs write an empty cell", "write 0 or none if the source says so"
        raise NothingStatedError(text, (0, len(text)), reason, hint)
    if len(vocabulary.languages) > 1 and any(map(str.isalpha, text)):
        return _in_one_of([Attempt(text, lexicon(vocabulary, code), profile) for code in vocabulary.languages], text)
    attempt = Attempt(text, lexicon(vocabulary), profile)
    if attempt.said is None:
        raise attempt.refusal()
    return attempt.said


def _in_one_of(attempts: list[Attempt], text: str) -> Said:
    """What a text says that is wholly in one of several languages; English keeps what it reads alone.

    Raises:
        FigureError: it is in none of them, or in two with different numbers or nouns.
    """
    read = [one for one in attempts if one.said is not None]
    failed = [one for one in attempts if one.said is None]
    if fault := next(filter(None, (one.two_readings() for one in failed)), None):
        raise fault
    if not read:
        raise _likeliest(failed)
    names = dict[tuple[str, str, str], str]()
    for one in read:
        if one.said is not None:
            key = (str(Interval(*one.said.allowed[:2])), one.said.noun, one.said.metric)
            names.setdefault(key, one.words.name)
    if any(len({*column} - {""}) > 1 for column in zip(*names, strict=True)):
        shown = " and ".join(f"{' '.join(filter(None, key))} in {name}" for key, name in names.items())
        hint = "write the number in digits, and what it counts in columns of their own"
        raise FigureError(text, (0, len(text)), f"{TWO_READINGS}: {shown}", hint)
    chosen = next((one for one in read if one.words.code == ENGLISH), read[0])
    assert chosen.said is not None
    return chosen.said


def _likeliest(failed: list[Attempt]) -> FigureError:
    """The refusal of the language that knows most words of the text; an empty cell is one in any."""
    faults = [(one.known(), one.refusal()) for one in failed]
    empty = (fault for _, fault in faults if isinstance(fault, NothingStatedError))
    return next(empty, None) or max(faults, key=lambda fault: fault[0])[1]
