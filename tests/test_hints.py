"""A hint is a word that was meant, of what is asked for, or there is none."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import figures
from figures.errors import FigureError, VocabularyError
from figures.hints import did_you_mean, nearest, slip_of
from figures.words.quantity import Quantity
from figures.words.vocabulary import standard

VOCABULARY = standard()
EVERYDAY = [
    word
    for line in (Path(figures.__file__).parent / "everyday.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
]
SLIPS = 200


def hint(word: str) -> str:
    """What a figure of 12 of this word is answered with; empty if it is read."""
    try:
        Quantity.parse(f"12 {word}")
    except FigureError as fault:
        return fault.hint if fault.hint.startswith("did you mean") else ""
    return ""


def test_no_everyday_word_is_taken_for_a_slip_of_another_in_a_figure_or_as_a_metric() -> None:
    hinted = [word for word in EVERYDAY if hint(word)]
    for word in EVERYDAY:
        try:
            VOCABULARY.metric(word)
        except VocabularyError as fault:
            hinted += [word] if "did you mean" in str(fault) else []
    assert len(EVERYDAY) > 240
    assert hinted == []


def test_a_slip_of_one_letter_in_a_word_of_the_vocabulary_is_answered_with_a_word_one_letter_away() -> None:
    rng = random.Random(2022)  # noqa: S311 - which slips are tried is no secret
    metrics = {*VOCABULARY.metrics, *(alias for one in VOCABULARY.metrics.values() for alias in one.aliases)}
    words = sorted(word for word in metrics if len(word) > SLIPS // 40 and word.isalpha())
    found = 0
    for _ in range(SLIPS):
        word = rng.choice(words)
        at = rng.randrange(1, len(word))
        slip = word[:at] + rng.choice("abcdefghijklmnopqrstuvwxyz") + word[at + 1 :]
        try:
            VOCABULARY.metric(slip)
        except VocabularyError as fault:
            found += f"did you mean '{word}'" in str(fault) or "did you mean" in str(fault)
        else:
            found += 1  # another word of the vocabulary, or the same letter again
    assert found >= SLIPS * 0.95


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("polcie", ["police", "people"], "police"),  # neighbours that changed places are one slip
        ("woundedd", ["wounded"], "wounded"),
        ("wouned", ["wounded"], "wounded"),
        ("boys", ["boots"], None),  # two letters, and a short word
        ("wounded", ["wounded", "wounder"], None),  # known
        ("nounded", ["wounded"], None),  # another first letter
        ("confirmed", ["confined"], None),  # an everyday word
        ("ab", ["abc"], None),  # too short to tell
    ],
)
def test_a_slip_keeps_its_first_letter_and_differs_in_two_at_most_or_one_if_short(
    word: str, known: list[str], meant: str | None
) -> None:
    assert slip_of(word, known) == meant


@pytest.mark.parametrize("word", ["boy", "sick", "journalist", "women"])
def test_a_population_is_no_slip_of_a_metric(word: str) -> None:
    with pytest.raises(VocabularyError) as caught:
        VOCABULARY.metric(word)
    assert "did you mean" not in str(caught.value)


@pytest.mark.parametrize("word", ["alive", "survived", "both", "uncounted", "cows", "iranics", "blocks"])
def test_no_other_meaning_nation_or_group_is_suggested(word: str) -> None:
    assert hint(word) == ""


@pytest.mark.parametrize("text", ["12 disputed dead", "12 never killed"])
def test_the_word_that_was_written_is_never_suggested(text: str) -> None:
    with pytest.raises(FigureError) as caught:
        Quantity.parse(text)
    assert "did you mean" not in caught.value.hint
    said = caught.value.text[slice(*caught.value.span)]
    assert said in ("disputed", "never")


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("ALMATI", ", did you mean 'Almaty'?"),
        ("almaty", ", did you mean 'Almaty'?"),
        ("Almaty", ""),
        ("Oslo", ""),
        ("derna", ", did you mean 'Derna, Libya'?"),
    ],
)
def test_a_name_is_meant_whatever_its_case_and_never_the_one_that_was_written(written: str, answer: str) -> None:
    assert did_you_mean(written, ["Almaty", "Astana", "Almaty Region", "Derna, Libya", ""]) == answer
    assert nearest("", ["Almaty"]) == ""
