"""Every token of a wording matters: without it, or with one more, the reading is another, or there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from figures.errors import FigureError
from figures.words.lexicon import lexicon
from figures.words.quantity import Quantity
from figures.words.vocabulary import standard

if TYPE_CHECKING:
    from collections.abc import Sequence

HEDGES = (
    "", "about", "at least", "up to", "more than", "nearly", "an estimated", "some", "less than", "as many as",
)  # fmt: skip
NUMBERS = (
    "12", "2,000", "twelve", "two dozen", "dozens of", "12 million", "between 10 and 20", "10 to 20",
    "one hundred and twenty",
)  # fmt: skip
COUNTED = ("people", "soldiers", "wounded people", "police officers", "")
SAY_NOTHING = {"of", "an", "and", "one", "officers"}
"""`dozens people`, `estimated 500`, `hundred twenty` and `12 police` say the same."""
INTRUDERS = ("½", "O", "l", "e", "x", "mn", "bn", "trillion", "retracted", "disputed")


def wordings(counted: Sequence[str]) -> st.SearchStrategy[str]:
    parts = st.tuples(st.sampled_from(HEDGES), st.sampled_from(NUMBERS), st.sampled_from(counted))
    return parts.map(lambda its: " ".join(filter(None, its)))


def reading(text: str) -> object:
    """What is read of a wording; None where it is refused."""
    try:
        its = Quantity.parse(text)
    except FigureError:
        return None
    return its.bound, its.low, its.high, its.noun, its.metric, tuple((one.kind, one.text) for one in its.asides)


@given(wordings(COUNTED), st.integers(0, 6))
def test_without_any_of_its_tokens_a_wording_is_read_otherwise_or_refused(text: str, place: int) -> None:
    tokens = text.split()
    token = tokens.pop(place % len(tokens))
    before, after = reading(text), reading(" ".join(tokens)) if tokens else None
    hedged_already = text.split()[:1] in (["about"], ["some"]) and "dozens" in text
    assert before is None or before != after or token in SAY_NOTHING or hedged_already, (text, token)


@given(st.sampled_from(HEDGES), st.sampled_from(NUMBERS), st.sampled_from(INTRUDERS), st.integers(0, 60), st.booleans())
def test_with_one_more_sign_or_word_in_hedge_or_number_a_wording_is_read_otherwise_or_refused(
    hedge: str, number: str, intruder: str, place: int, apart: bool
) -> None:
    """A word that nobody knows behind the number may still say which people: it is not the number's."""
    stated = f"{hedge} {number}".strip().removesuffix(" of")
    gaps = [at for at, char in enumerate(stated) if char == " "] if apart else range(len(stated) + 1)
    if gaps:
        at = gaps[place % len(gaps)]
        spoiled = f"{stated[:at]}{' ' if apart else ''}{intruder}{stated[at:]}"
        before, after = reading(f"{stated} people"), reading(f"{spoiled} people")
        assert before is None or before != after, spoiled


@given(
    st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=12), st.sampled_from(["people", "deaths", "soldiers"])
)
def test_no_word_before_a_noun_goes_unnoticed(word: str, noun: str) -> None:
    """It is a word of a table, or the wording is refused, or it is told as one that no table knows."""
    said = reading(f"12 {word} {noun}")
    words = lexicon(standard())
    known = word in words.describing or words.noun(word) or word in words.metrics
    assert said is None or known or said != reading(f"12 {noun}")
