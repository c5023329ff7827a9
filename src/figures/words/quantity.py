"""A number as a source worded it, and the whole numbers that the wording allows."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from figures.words.interval import Interval

if TYPE_CHECKING:
    from figures.words.said import Aside, Said
    from figures.words.vocabulary import Vocabulary

_FAST_DIGITS = 12
_ANOTHER_WORD = {"killed": "bodies"}  # a metric, and a part of it whose noun is behind a figure another word for it


class Bound(enum.StrEnum):
    """How a wording limits the number: the kind of its interval."""

    EXACT = "exact"
    AT_LEAST = "at-least"
    MORE_THAN = "more-than"
    AT_MOST = "at-most"
    FEWER_THAN = "fewer-than"
    ABOUT = "about"
    NEARLY = "nearly"
    RANGE = "range"
    VAGUE = "vague"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as reported: the source's words, and the interval they allow.

    Attributes:
        text: the wording, verbatim but for spaces around it, on one line.
        bound: how the wording limits the number.
        interval: the whole numbers it allows, both ends included; an open upper end is None.
        noun: the population that the wording itself counts, by its canonical name; may be empty.
        metric: what the wording itself says happened to them, by its canonical name; may be empty.
        asides: what it tells beside its number: parts of it, who is left out, its source, marks of a page,
            words that no table knows.
    """

    text: str
    bound: Bound
    interval: Interval
    noun: str = ""
    metric: str = ""
    asides: tuple[Aside, ...] = ()

    @classmethod
    def parse(cls, text: str | int, *, vocabulary: Vocabulary | None = None, profile: str = "floor") -> Quantity:
        """Read a wording, or a plain number.

        `profile` names the floors that vague words stand on; it changes nothing else.

        Raises:
            FigureError: the wording cannot be read; it points at the place.
            VocabularyError: the profile is not known.
            TypeError: it is neither a text nor a whole number.

        >>> Quantity.parse("at least 164").interval
        Interval(low=164, high=None)
        >>> Quantity.parse("some 2000").interval
        Interval(low=1800, high=2200)
        >>> Quantity.parse("dozens of demonstrators", profile="acled").noun
        'protesters'
        """
        if isinstance(text, bool) or not isinstance(text, str | int):
            kind = type(text).__name__
            raise TypeError(f"a figure is read from a text such as 'about 2,000', not from the type '{kind}'")
        words = str(text).strip()
        # Plain digits are most of what there is; a test holds this road to the grammar's answers.
        if len(words) <= _FAST_DIGITS and words.isascii() and words.isdecimal():
            number = int(words)
            return cls(words, Bound.EXACT, Interval(number, number))
        from figures.words.quick import quick
        from figures.words.vocabulary import standard

        vocabulary = vocabulary or standard()
        floors = vocabulary.profile(profile)
        said = quick(words, vocabulary)
        if said is None:
            from figures.words.reading import read

            said = read(words, vocabulary, floors)
        return cls._of(words, said)

    @classmethod
    def prefix(cls, text: str, *, vocabulary: Vocabulary | None = None, profile: str = "floor") -> tuple[Quantity, int]:
        """Read the longest wording at the start of a text, and say at which character it ends (not included).

        Raises:
            FigureError: the text does not start with a wording, or what follows makes something else of its number.
            VocabularyError: the profile is not known.

        >>> text = "at least nine people when gunmen came"
        >>> quantity, end = Quantity.prefix(text)
        >>> quantity.interval, text[:end]
        (Interval(low=9, high=None), 'at least nine people')
        """
        from figures.words.grammar import prefix
        from figures.words.vocabulary import standard

        vocabulary = vocabulary or standard()
        said, end = prefix(text, vocabulary, vocabulary.profile(profile))
        return cls._of(text[:end].strip(), said), end

    @classmethod
    def _of(cls, text: str, said: Said) -> Quantity:
        (low, high, bound), noun, metric, asides = said
        text = " ".join(text.split()) if len(text.splitlines()) > 1 else text
        return cls(text, Bound(bound), Interval(low, high), noun, metric, asides)

    def misfit(self, metric: str, population: str, vocabulary: Vocabulary) -> str:
        """Why this is no figure for a row of that metric and population (canonical names); empty if it may be one.

        What it says happened is what the row counts, or holds it; whom it counts are those of the row, hold them, or
        are some of them. A noun that the vocabulary does not place excludes nobody, and bodies are the dead.

        >>> from figures.words.vocabulary import standard
        >>> Quantity.parse("12 wounded").misfit("killed", "people", standard())
        'it counts wounded, and its row killed'
        >>> Quantity.parse("12 soldiers").misfit("killed", "people", standard())
        ''
        """
        if self.metric and self.metric not in (*vocabulary.metric_wholes(metric), _ANOTHER_WORD.get(metric)):
            return f"it counts {self.metric}, and its row {metric}"
        if self.noun not in vocabulary.populations or population in vocabulary.population_wholes(self.noun):
            return ""
        holds = self.noun in vocabulary.population_wholes(population)
        return "" if holds else f"it counts {self.noun}, and its row {population}"

    def narrower(self, population: str, vocabulary: Vocabulary) -> bool:
        """Whether whom it counts are only some of the people of a row: `12 soldiers` in a row of people."""
        if self.noun in ("", population) or self.noun in vocabulary.wordings["endings"]["anybody"]:
            return False
        return population in vocabulary.population_wholes(self.noun)

    def __hash__(self) -> int:
        return hash(self.text)  # the words say all; many are hashed

    def __str__(self) -> str:
        return self.text

    @property
    def low(self) -> int:
        """The smallest number that the wording allows."""
        return self.interval.low

    @property
    def high(self) -> int | None:
        """The largest number that the wording allows; None when it sets no upper end."""
        return self.interval.high

    @property
    def exact(self) -> bool:
        """Whether the source gave one number, unhedged."""
        return self.bound is Bound.EXACT

    @property
    def unknown(self) -> bool:
        """Whether the source said that the number is not known."""
        return self.bound is Bound.UNKNOWN
