"""Numbers that are ages: `Doe, 31, of Newark`, `aged 20, 31 and 44`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from figures.words.lexicon import PEOPLE

if TYPE_CHECKING:
    from figures.extraction.phrases import Words
    from figures.extraction.text import Sentence

_OLDEST: Final = 120


def in_ages(low: list[str], at: int, words: Words) -> bool:
    """Whether only numbers stand between a number and the word that makes ages of them: `aged 20, 31 and 44`."""
    then = low[at + 1 : at + 2]
    people = words.lexicon.head(then)
    if people and people.kind == PEOPLE and people.plural:
        return False  # a guard aged 40 and nine clerks
    while at and (
        low[at - 1] in (",", "and", "to", "or", "of") or low[at - 1].isdigit() or low[at - 1] in words.numerals
    ):
        at -= 1
    if (
        at > 0 and low[at] == "," and low[at + 1].isdigit() and then in ([","], ["and"], ["."])
    ):  # two teenagers, 16 and 17, were arrested
        noun = words.lexicon.head([low[at - 1]])
        return noun is not None and noun.kind == PEOPLE and "and" in low[at : at + 4]
    return at > 0 and low[at - 1] in ("aged", "ages", "age", "between")


def is_age(sentence: Sentence, start: int, last: int, words: Words) -> bool:
    """Whether a number alone is an age: `Doe, 31, of Newark`, `Ann, also nine, died`, `when he was 16, he`."""
    low = sentence.words
    number, after = low[start], low[last] if last < len(low) else ""
    before = [word for word in low[max(0, start - 3) : start] if word not in ("also", "just", "only", "then")][-2:]
    if len(before) < 2 or (number.isdigit() and int(number) > _OLDEST):  # noqa: PLR2004 - two words
        return False
    if before[1] in ("was", "is") and before[0] in words.speech["pronouns"]:
        return after in (",", ".", "and", "when", "at", "")
    ages = [at for at in range(2, start) if low[at] == ";" and low[at - 1].isdigit() and low[at - 2] == ","]
    if ages and before[1] == "," and sentence.tokens[start - 2].text[0].isupper():  # Bea, 20; Ann, 15; and Al, 11 were
        return True
    if before[1] not in (",", "(", ")") or after not in (",", ".", ";", "(", ")", ""):
        return False
    if number.isdigit():
        return before[0] not in words.deed_words
    return sentence.tokens[start - 2].text[0].isupper() and number not in words.numbers_in_plural
