"""Words for who is counted, and where a row may place a word of its own: `ambulance crews < medical workers`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from figures.errors import UnreadableError, VocabularyError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from figures.words.vocabulary import Vocabulary

PART_MARK: Final = "<"
"""What stands between a word of one's own and the known one of which it is a part."""


class PopulationError(UnreadableError):
    """A word for who is counted that cannot be taken."""

    code = "unknown-population"


def read_population(text: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """The population that a text names, and the one in which the text places it; empty if it places it nowhere.

    Raises:
        PopulationError: a slip of a known word, or a place for a word that is no place for it.

    >>> from figures.words.vocabulary import standard
    >>> read_population("Ambulance crews < medics", standard())
    ('ambulance crews', 'medical workers')
    """
    if PART_MARK not in text:
        _refuse_slips(text, text, vocabulary)
        return vocabulary.population(text).name, ""
    word, _, whole = text.partition(PART_MARK)
    if not word.strip() or not whole.strip() or PART_MARK in whole:
        hint = f"write 'ambulance crews {PART_MARK} medical workers': a word, and the known one of which it is a part"
        raise PopulationError(text, (0, len(text)), f"expected one word on each side of '{PART_MARK}'", hint)
    if not vocabulary.known_population(whole):
        _refuse_slips(text, whole, vocabulary)
        hint = "the word behind it must be known: 'figures vocabulary' lists what is"
        raise PopulationError(text, (text.index(whole), len(text)), "no vocabulary knows the word", hint)
    name, above = vocabulary.population(word).name, vocabulary.population(whole).name
    known = name in vocabulary.populations
    if known and above not in vocabulary.population_wholes(name)[1:]:
        hint = f"'{word.strip()}' is part of {', '.join(vocabulary.population_wholes(name)[1:]) or 'nothing'}"
        raise PopulationError(text, (0, len(word.rstrip())), f"the vocabulary has another place for '{name}'", hint)
    if not known:
        try:
            vocabulary.placing({name: {above}})
        except VocabularyError as error:
            reason = str(error).rpartition(": ")[2]
            raise PopulationError(text, (0, len(word.rstrip())), f"no word of your own: {reason}") from None
    return name, "" if known else above


def placing(words: Iterable[str], vocabulary: Vocabulary) -> Vocabulary:
    """The vocabulary with the words that rows place; the vocabulary itself where they place none."""
    placed: defaultdict[str, set[str]] = defaultdict(set)
    for word in words:
        if PART_MARK in word:
            name, whole = read_population(word, vocabulary)
            if whole:
                placed[name].add(whole)
    return vocabulary.placing(placed) if placed else vocabulary


def _refuse_slips(text: str, word: str, vocabulary: Vocabulary) -> None:
    """Refuse a word that no vocabulary knows, but that is a slip of one that it knows."""
    if not vocabulary.known_population(word) and (meant := vocabulary.slip_of_population(word)):
        start = len(text) - len(text.lstrip()) if text == word else text.index(word)
        hint = f"did you mean '{meant}'? A word of your own is written '{' '.join(word.split())} {PART_MARK} people'"
        raise PopulationError(text, (start, start + len(word)), "no vocabulary knows the word", hint)
