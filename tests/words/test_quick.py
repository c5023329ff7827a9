"""The fast lane for wordings: what it reads the grammar reads alike, and what it does not know it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.errors import FigureError
from figures.words.quantity import Quantity
from figures.words.quick import HEDGES, quick
from figures.words.reading import read
from figures.words.said import Allowed, Said
from figures.words.vocabulary import Vocabulary, standard

VOCABULARY = standard()
FLOOR = VOCABULARY.profile("floor")
MANY_LANGUAGES = VOCABULARY.speaking("fr", "ru", "es", "ar")
KNOWN = Path(__file__).with_name("wordings.tsv").read_text(encoding="utf-8").split("\n")

NUMBERS = st.one_of(
    st.integers(0, 10**13).map(str),
    st.integers(0, 10**13).map("{:,}".format),
    st.integers(0, 2_100).map(str),
    st.text("0123456789,.", min_size=1, max_size=9),
)
BEFORE = st.sampled_from(["", *(f"{hedge} " for hedge in HEDGES), "between ", "from ", "At least ", "at  least "])
BEHIND = st.sampled_from(["", " people", " persons", " dead", "people", " people.", " or so"])
JOINED = st.sampled_from(["", "-", " to ", " and ", " - ", "–", " or "])


def grammar(text: str, vocabulary: Vocabulary = VOCABULARY) -> Said | None:
    """What the grammar makes of a text; None where it refuses it."""
    try:
        return read(text, vocabulary, FLOOR)
    except FigureError:
        return None


def alike(text: str) -> bool:
    """Whether the fast lane reads a text as the grammar does, or not at all, whatever languages are spoken."""
    read_so = [(quick(text, vocabulary), vocabulary) for vocabulary in (VOCABULARY, MANY_LANGUAGES)]
    return all(said is None or said == grammar(text, vocabulary) for said, vocabulary in read_so)


@given(BEFORE, NUMBERS, JOINED, st.one_of(st.just(""), NUMBERS), BEHIND)
def test_what_the_fast_lane_reads_the_grammar_reads_alike(
    before: str, number: str, joined: str, other: str, behind: str
) -> None:
    assert alike(f"{before}{number}{joined}{other}{behind}".strip())


def test_no_known_wording_is_read_otherwise() -> None:
    texts = {cell.strip() for line in KNOWN for cell in line.split("\t")}
    assert len(texts) > 500
    assert [text for text in texts if not alike(text)] == []


@pytest.mark.parametrize("hedge", HEDGES)
def test_each_hedge_is_read_by_the_fast_lane(hedge: str) -> None:
    for text in (f"{hedge} 12", f"{hedge} 1,200 people"):
        said = quick(text, VOCABULARY)
        assert said is not None
        assert said == grammar(text)


def test_the_ends_are_those_of_the_words() -> None:
    read_as = {
        "1,234": Allowed(1234, 1234, "exact"),
        "more than 300": Allowed(301, None, "more-than"),
        "up to 50": Allowed(0, 50, "at-most"),
        "about 2,000": Allowed(1800, 2200, "about"),
        "nearly 100": Allowed(90, 100, "nearly"),
        "between 10 and 15": Allowed(10, 15, "range"),
        "10-15": Allowed(10, 15, "range"),
        "10 to 15": Allowed(10, 15, "range"),
    }
    for text, allowed in read_as.items():
        assert quick(text, VOCABULARY) == Said(allowed, "", "", ())


@pytest.mark.parametrize(
    "text", ["nearly 1", "15-10", "0,123", "between 10 to 15", "10 and 15", "12 (retracted)", "١٢"]
)
def test_what_has_another_form_or_no_reading_is_left_to_the_grammar(text: str) -> None:
    assert quick(text, VOCABULARY) is None


def test_a_vocabulary_that_takes_a_word_for_another_keeps_its_reading() -> None:
    theirs = VOCABULARY.extended('[misspellings]\nleast = "most"\n[metrics.people]\n', "theirs.toml")
    assert Quantity.parse("at least 12", vocabulary=theirs).interval.high == 12
    assert quick("12 people", theirs) is None
