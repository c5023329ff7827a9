"""The commonest wordings without the grammar: `1,234`, `at least 164`, `10-15`, `200 people`.

Each is read as the grammar reads it or not at all, which a test holds on every wording that there is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from figures.words.said import Allowed, Said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from figures.words.vocabulary import Vocabulary

HEDGES: Final = ("at least", "more than", "up to", "about", "around", "some", "nearly", "almost", "over")
"""What may stand before a number here."""
_PEOPLE: Final = "people"
_LEAST_HEDGED: Final = 2
"""Nearly none and nearly one are no numbers of people, which the grammar says better."""

_NUMBER: Final = r"[0-9]{1,12}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,3}"
_PLAIN: Final = r"[0-9]{1,12}"
_WORDING: Final = re.compile(
    rf"(?:({'|'.join(HEDGES)}) )?({_NUMBER})( {_PEOPLE})?|(?:(between) )?({_PLAIN})(?:-| (to|and) )({_PLAIN})"
)
_ENDS: Final[Mapping[str, Callable[[int], tuple[int, int | None]]]] = {
    "at-least": lambda number: (number, None),
    "more-than": lambda number: (number + 1, None),
    "at-most": lambda number: (0, number),
    "about": lambda number: (number * 9 // 10, -(-number * 11 // 10)),
    "nearly": lambda number: (number * 9 // 10, number),
}
"""From a number to the ends that a hedge before it allows, by the hedge's kind."""


def quick(text: str, vocabulary: Vocabulary) -> Said | None:
    """What a stripped wording of the commonest forms says; None leaves it to the grammar, without a word about it.

    >>> from figures.words.vocabulary import standard
    >>> quick("at least 1,640", standard()).allowed
    Allowed(low=1640, high=None, bound='at-least')
    >>> quick("at least a hundred", standard())
    """
    found = _WORDING.fullmatch(text)
    if found is None:
        return None
    kinds = _kinds(vocabulary)
    hedge, number, people, opening, first, joined, last = found.groups()
    if first:
        low, high = int(first), int(last)
        if low > high or (opening == "between") is not (joined == "and") or not kinds:
            return None
        return Said(Allowed(low, high, "range"), "", "", ())
    low = int(number.replace(",", ""))
    bound = kinds.get(hedge) if hedge else "exact"
    if bound is None or (people and vocabulary.layers) or (bound == "nearly" and low < _LEAST_HEDGED):
        return None
    ends = (low, low) if bound == "exact" else _ENDS[bound](low)
    return Said(Allowed(*ends, bound), _PEOPLE if people else "", "", ())


@lru_cache(maxsize=8)
def _kinds(vocabulary: Vocabulary) -> Mapping[str, str]:
    """The kind of each hedge in the vocabulary's tables; none where it takes a word of these forms for another."""
    words = {word for hedge in (*HEDGES, "between and", "to") for word in hedge.split()}
    if words & vocabulary.misspellings.keys():
        return {}
    before = vocabulary.wordings["before"]
    return {hedge: kind for kind in _ENDS for hedge in HEDGES if hedge in before[kind]}
