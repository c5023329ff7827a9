"""Laws that every wording obeys, whatever it says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures.errors import FigureError
from figures.words.interval import Interval
from figures.words.quantity import Bound, Quantity
from figures.words.tokens import tokens

NUMBERS = st.integers(0, 10**9)
POSITIVE = st.integers(1, 10**9)
WORDS = (
    "at least", "more than", "up to", "fewer than", "about", "nearly", "some", "a", "an", "the", "of", "and", "or",
    "or more", "or so", "between", "to", "-", "dozen", "dozens", "hundred", "hundreds", "thousand", "million", "k",
    "several", "a few", "few", "many", "half", "none", "no", "unknown", "people", "protesters", "police officers",
    "killed", "wounded", "were", "in", "xyz", "5", "18", "2,298", "1.5", "100", "+", "%", "(", ")", ",", ".", "'",
    "if not", "but", "odd", "strong", "group of", "twice", "\u00a0", "١٢", "s", "p", "ish", "one", "twenty", "two",
)  # fmt: skip
PHRASES = st.lists(st.sampled_from(WORDS), max_size=9).flatmap(
    lambda words: st.sampled_from(["", " "]).map(lambda gap: gap.join(words))
)


def interval(text: str) -> Interval:
    return Quantity.parse(text).interval


@settings(max_examples=300)
@given(PHRASES | st.text(max_size=40))
def test_any_text_is_read_or_refused_and_never_anything_else(text: str) -> None:
    """A reading reads the same again from its own words; a refusal points into the text."""
    try:
        quantity = Quantity.parse(text)
    except FigureError as error:
        fault = error
    else:
        assert Quantity.parse(str(quantity)) == quantity
        assert quantity.text in (text.strip(), " ".join(text.split()))
        return
    start, end = fault.span
    assert 0 <= start <= end <= len(fault.text)
    assert fault.reason
    assert str(fault)


@settings(max_examples=150)
@given(PHRASES)
def test_a_profile_changes_vague_floors_only(text: str) -> None:
    try:
        quantity = Quantity.parse(text)
    except FigureError:
        with pytest.raises(FigureError):
            Quantity.parse(text, profile="acled")
    else:
        other = Quantity.parse(text, profile="acled")
        assert (other.bound, other.noun, other.high) == (quantity.bound, quantity.noun, quantity.high)
        assert quantity.bound is Bound.VAGUE or other == quantity


@given(NUMBERS)
def test_separators_and_scripts_do_not_change_a_number(number: int) -> None:
    grouped = f"{number:,}"
    for separator in (",", ".", "'", "’", " ", "\u00a0", "\u2009", "\u202f"):
        assert interval(grouped.replace(",", separator)) == Interval(number, number)
    arabic = str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert interval(arabic) == interval(f"{number}.0") == Interval(number, number)


@given(NUMBERS, st.integers(0, 10**6))
def test_a_printed_interval_is_read_as_itself(low: int, width: int) -> None:
    for printed in (Interval(low, low), Interval(low, None), Interval(low, low + width)):
        if printed.high is None or printed.exact or low >= 1000 or printed.high < 1000 or printed.high % 1000:
            assert interval(str(printed)) == printed


@given(POSITIVE)
def test_words_that_widen_never_narrow(number: int) -> None:
    exact = interval(str(number))
    for wider in ("at least {}", "{} or more", "up to {}", "about {}", "{} or so", "{}+", "~{}", "{}-odd"):
        assert exact.within(interval(wider.format(number))), wider
    for beyond in ("more than {}", "fewer than {}", "just under {}") if number > 1 else ():
        assert not exact.meets(interval(beyond.format(number))), beyond
    assert interval(f"at least {number}").within(interval(f"at least about {number}"))
    assert interval(f"up to {number}").within(interval(f"up to about {number}"))
    assert interval(f"more than {number}").within(interval(f"at least {number}"))
    assert interval(f"about {number}").within(interval(f"about {number} or more"))


@given(POSITIVE, POSITIVE)
def test_a_range_holds_both_its_ends_and_an_inverted_one_is_refused(one: int, other: int) -> None:
    low, high = sorted((one, other))
    for wording in ("{} to {}", "{}-{}", "between {} and {}", "from {} to {}"):
        assert interval(wording.format(low, high)) == Interval(low, high)
        if low < high:
            with pytest.raises(FigureError, match=r"lies below|a date"):  # 1999-12 is a month
                Quantity.parse(wording.format(high, low))


ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def spelled(number: int, joiner: str) -> str:
    """The number in English words; an independent speller, so that the grammar is not its own witness."""
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            head, rest = divmod(number, size)
            between = joiner if rest < 100 else " "
            return f"{spelled(head, joiner)} {name}" + (between + spelled(rest, joiner) if rest else "")
    if number < len(ONES):
        return ONES[number]
    ten, one = divmod(number, 10)
    return TENS[ten] + (f"-{ONES[one]}" if one else "")


@given(st.integers(0, 10**12 - 1), st.sampled_from([" ", " and "]))
def test_a_spelled_number_is_the_number(number: int, joiner: str) -> None:
    assert interval(spelled(number, joiner)) == Interval(number, number)
    assert interval(spelled(number, joiner).upper()) == Interval(number, number)


@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from(["and", "to", "-", "–"]))
def test_ranges_of_spelled_numbers_find_their_middle(one: int, other: int, joiner: str) -> None:
    """An "and" inside a number is told from the one between two; `one and two hundred` share the hundred."""
    low, high = sorted((one, other))
    shared = 100 if high % 100 == 0 and low < high // 100 else 1
    text = f"between {spelled(low, ' and ')} {joiner} {spelled(high, ' and ')}"
    assert interval(text) == Interval(low * shared, high)


@given(st.text(max_size=60))
def test_tokens_lie_in_order_inside_the_text(text: str) -> None:
    found = tokens(text)
    assert [token.start for token in found] == sorted(token.start for token in found)
    assert all(text[token.start : token.end] for token in found[:-1])
