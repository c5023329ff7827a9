"""The figures of a sentence: how many of whom, word for word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from figures.errors import FigureError
from figures.extraction.ages import in_ages, is_age
from figures.extraction.phrases import QUOTES
from figures.words.lexicon import GROUPS, PEOPLE, THINGS
from figures.words.quantity import Quantity

if TYPE_CHECKING:
    from figures.extraction.phrases import Hit, Words
    from figures.extraction.text import Sentence
    from figures.words.lexicon import Noun

LONGEST_NOUN: Final = 6
"""The most words between a number and the end of its noun."""

_YEAR = re.compile(r"(?:1\d|20)\d\d")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_LONGEST_RUN: Final = 12
_PEOPLE_OF: Final = frozenset(("them", "whom", "these", "those"))
_OTHERS: Final = frozenset(("other", "others", "more"))


@dataclass(slots=True)
class Mention:
    """A figure of a sentence; places are tokens, ends not included.

    Attributes:
        first, last: the figure itself.
        end: where its noun ends; `last` if it has none.
        figure: the figure's own words.
        noun: the noun as printed, `people` for others; empty if there is none.
        known: whether the vocabulary knows the noun.
        metric: the metric if the noun itself counts deeds, as `bodies` does; else empty.
        single: whether it is one person without a number: `a police officer`.
        plural: whether it is several without one: `police officers`.
        part: whether it is said to be a part of another figure: `five of them`.
    """

    first: int
    last: int
    end: int
    figure: str
    noun: str = ""
    known: bool = True
    metric: str = ""
    single: bool = False
    plural: bool = False
    part: bool = False


def mentions(sentence: Sentence, words: Words) -> list[Mention]:
    """Every figure of a sentence that may count people, in its order."""
    found: list[Mention] = []
    place, low = 0, sentence.words
    beheaded = any(words.deeds["passive"].starting(low, at) == ("beheaded", at, at + 1) for at in range(len(low)))
    while place < len(low):
        one = None
        if low[place] in words.starters or low[place][0].isdigit() or "-" in low[place]:
            one = _numbered(sentence, place, words) or _single(sentence, place, words)
        counted = found and found[-1].end == place - 1 and low[place - 1] in words.frames["befallen"]
        if one is None and beheaded and not counted:  # three injured men and two headless bodies
            one = _plural(sentence, place, words)
        if one is not None:
            found.append(one)
        place = max(one.end, place + 1) if one else place + 1
    return found


@lru_cache(maxsize=4096)
def longest(wording: str) -> int:
    """How many characters of a wording the longest figure at its start takes; 0 if none starts there."""
    while wording:
        try:
            return Quantity.prefix(wording)[1]
        except FigureError:  # `three of four`: the words behind make something else of the number
            wording = wording.rpartition(" ")[0]
    return 0


def _numbered(sentence: Sentence, start: int, words: Words) -> Mention | None:
    """`hedge number [or more] noun`: at least nine civilians; dozens of “fighters”."""
    low, tokens = sentence.words, sentence.tokens
    if low[start : start + 2] == ["up", "to"] and low[max(0, start - 1)] in words.frames["changing"]:
        return None  # has gone up to 15
    number = start
    while hedge := words.hedges.starting(low, number):
        number = hedge.end
    end = _run(low, number, words)
    if end == number or not _countable(low, number, words):
        return None
    length = longest(" ".join(sentence.text[tokens[start].start : tokens[end - 1].end].split()))
    last = start
    while last < end and len(" ".join(sentence.said(start, last + 1).split())) <= length:
        last += 1
    if last <= number or _near_miss(sentence, start, number, last, words):
        return None
    part = low[last : last + 1] == ["of"] and low[last + 1 : last + 2] != [] and low[last + 1] in _PEOPLE_OF
    found = Mention(start, last, last, sentence.said(start, last), part=part)
    return _with_noun(sentence, found, words)


def _run(low: list[str], number: int, words: Words) -> int:
    """Where the words end that a number may be made of."""
    vague = words.vague.starting(low, number)
    end, joining = vague.end if vague else number, _JOINING | words.articles["afters"]
    while end < min(len(low), number + _LONGEST_RUN):
        opens = low[end] in ("a", "an") or (end == number and low[end] in ("between", "from"))
        if not (opens or _is_number(low[end], words) or (end > number and low[end] in joining)):
            break
        end += 1
    if low[max(0, number - 1)] == "from" and "to" in low[number:end]:
        end = number + low[number:end].index("to")  # rose from 12 to 20
    while end > number and low[end - 1] in _JOINING | {"a", "an", "between", "from"}:
        end -= 1
    return end


_JOINING: Final = frozenset(("and", "to", "or", "of", "-", "–", "possibly", "perhaps", "not", "if", "even"))


def _is_number(word: str, words: Words) -> bool:
    return (
        word in words.numerals
        or _DIGITS.fullmatch(word) is not None
        or ("-" in word and all(part in words.numerals for part in word.split("-")))
    )


def _countable(low: list[str], number: int, words: Words) -> bool:
    """Whether a number, a vague word or a range starts here; `a` alone is an article."""
    if low[number] in ("a", "an"):
        behind = low[number + 1 : number + 2]
        return bool(behind and behind[0] in words.units | {"quarter"}) or words.vague.starting(low, number) is not None
    if low[number] in ("between", "from"):
        change = low[number] == "from" and not words.frames["changing"].isdisjoint(low[max(0, number - 3) : number])
        return low[number + 1 : number + 2] != [] and not _YEAR.fullmatch(low[number + 1]) and not change
    return _is_number(low[number], words) or words.vague.starting(low, number) is not None


def _near_miss(sentence: Sentence, start: int, number: int, last: int, words: Words) -> bool:
    """Whether the number counts no people: an age, a day, a year, a time, a measure, an address, a name's number."""
    low, articles = sentence.words, words.articles
    before, after = low[start - 1] if start else "", low[last] if last < len(low) else ""
    before2 = low[start - 2] if start > 1 else ""
    if (
        "average" in low[start:last]
        or low[last - 1] == "series"
        or (before == "-" and before2.isdigit())
        or (low[start] == "couple" and after != "of")
    ):
        return True
    alone = number == start and last == number + 1
    plain = alone and low[number].isdigit()
    if after in articles["measures"] or after in articles["months"] or before in articles["labels"] | {"between"}:
        return True
    if (before == "." and before2 in articles["labels"]) or in_ages(low, start, words):
        return True
    if (before == "than" and before2 in ("younger", "older")) or (before, low[start]) == ("the", "many"):
        return True
    people = words.lexicon.head([before]) if low[number] == "between" else None
    if people and people.kind == PEOPLE and people.plural:  # ten men between 18 and 32
        return True
    if after == "and" and low[last + 2 : last + 3] != [] and low[last + 2] in articles["measures"]:
        return True  # 9 and 5 months old
    if after in ("-", "/", ":", "–") and low[last + 1 : last + 2] != [] and low[last + 1][0].isdigit():
        return True
    if before in articles["months"] and low[number + 1 : last - 1] in (["-"], ["–"]):  # August 6-7
        return True
    if plain and (before in articles["months"] or (before == ":" and before2.isdigit())):
        return True
    if plain and before2 in articles["months"] and (before == "." or before.isdigit()):
        return True
    if alone and ((before == "in" and _is_number(before2, words)) or is_age(sentence, start, last, words)):  # one in 25
        return True
    if plain and _YEAR.fullmatch(low[number]):
        recent = low[number] > "18" and words.lexicon.head(low[last : last + 1]) is None
        return recent or before.isdigit() or before in _BEFORE_YEAR
    if low[number] != "one" or last != number + 1:
        return before in ("how", "as") and low[number] in ("many", "few")
    then = low[last + 1 : last + 2]
    return (
        after in ("another", "day", "by", "that")
        or before in ("the", "this", "each", "every", "any")
        or (before == "which" and before2 not in articles["stops"])
        or (after == "in" and then != [] and _is_number(then[0], words))
        or (after == "of" and _PEOPLE_OF.isdisjoint(then) and not words.deeds["passive"].starting(low, last + 2))
    )


_BEFORE_YEAR: Final = frozenset(("in", "since", "of", "late", "early", "from", "until", "by"))


# ── Nouns ──


def _with_noun(sentence: Sentence, found: Mention, words: Words) -> Mention | None:
    """The figure with its noun; None where it counts things."""
    low = sentence.words
    place = found.last
    while low[place : place + 2] != [] and low[place] in QUOTES and low[place + 1 : place + 2] == ["of"]:
        place += 1  # “dozens” of protesters
    if low[place : place + 1] in (["fewer"], ["less"]) or low[place : place + 2] in (["of", "every"], ["in", "every"]):
        return None
    if found.part and low[place : place + 1] == ["of"]:
        return _of_them(sentence, found, place + 2, words)
    place = _over_of(low, place, words)
    if low[place : place + 1] and low[place] in words.frames["befallen"]:
        return _described(sentence, found, place + 1, words)
    noun, first, end, stop = _head(sentence, place, words)
    if "attempted" in low[place:stop]:
        return None
    if counted := _deed_noun(sentence, place, stop, words, alone=noun is None):
        found.metric, found.noun, found.end = counted.meaning, _whose(low[place : counted.start], words), counted.end
        return found
    compound = noun and noun.kind == THINGS and not noun.plural and end < stop and low[stop - 1].endswith("s")
    if noun is None or (compound and sentence.tokens[stop - 1].text.islower()):
        return _unknown_noun(sentence, found, place, stop)  # four bomb makers
    of_the = low[found.last : found.last + 2] == ["of", "the"] and not noun.plural  # two of the group
    deed = noun.name in words.vocabulary.metrics
    thing = noun.kind == THINGS or (noun.kind == GROUPS and not of_the)
    if thing or (deed and _leads_on(sentence, found, noun, end, words)):
        return None
    while low[end - 1] in words.articles["weak"] and first > place and _is_kind(sentence, first - 1, words):
        first -= 1  # crew members
    found.end = end = end if deed or low[end - 1] in _OTHERS else _joined(sentence, end, words)
    if deed:
        found.metric, found.noun = noun.name, _whose(low[found.last : end - 1], words)
    else:
        of = _of_whom(sentence, end, words) if low[end - 1] in words.articles["weak"] else end
        found.noun = "people" if low[end - 1] in _OTHERS else sentence.said(first, of).rstrip("'’")
    return found


def _over_of(low: list[str], place: int, words: Words) -> int:
    """The place where the noun begins: behind `of the`, a second number, quotation marks, `critically` injured."""
    place += low[place : place + 2] == ["out", "of"]
    if low[place : place + 1] == ["of"]:
        place += 1 + (low[place + 1 : place + 2] != [] and low[place + 1] in _WHOSE)
        while place < len(low) and (_is_number(low[place], words) or low[place] == "of"):
            place += 1
    while place < len(low) and low[place] in QUOTES:
        place += 1
    return place + (place + 1 < len(low) and low[place].endswith("ly") and low[place + 1] in words.frames["befallen"])


_WHOSE: Final = ("the", "my", "our", "his", "her", "its", "their")


def _deed_noun(sentence: Sentence, place: int, stop: int, words: Words, *, alone: bool) -> Hit | None:
    """The noun of a deed that a figure counts: `five headless bodies`; with two adjectives where no other is known."""
    low = sentence.words
    for at in range(place, max(stop, place + 1)):
        if low[at : at + 1] == [] or low[at] in words.frames["suffering"]:
            break  # another 16 suffered injuries
        hit = words.deeds["noun"].starting(low, at)
        if hit and low[hit.end - 1].endswith("s") and (hit.end <= stop or hit.meaning in ("casualties", "beheaded")):
            return hit
    joined = alone and stop > place and low[stop : stop + 1] == ["and"] and not _stops(sentence, stop + 1, words)
    pair = words.deeds["noun"].starting(low, stop + 2) if joined else None
    return pair if pair and low[pair.end - 1].endswith("s") else None  # 25 charred and bloated bodies


def _is_kind(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a word says what kind of members they are."""
    word = sentence.words[at]
    return sentence.tokens[at].text.islower() and word not in words.articles["no_kind"] and not word.endswith("'s")


def _of_whom(sentence: Sentence, end: int, words: Words) -> int:
    """Where those end whom `members of` names: `22 members of the security forces`; `end` if it is not known."""
    low, at = sentence.words, end + 2
    if low[end : end + 1] != ["of"]:
        return end
    while at < min(len(low), end + LONGEST_NOUN) and not _stops(sentence, at, words):
        at += 1
    known = words.lexicon.head(_forms(low[end + 1 : at]))
    return at if known and known.kind != THINGS else end


def _joined(sentence: Sentence, end: int, words: Words) -> int:
    """Where a noun ends that is joined to another without a number of its own: `17 women and children were killed`."""
    low, then = sentence.words, end + 2
    noun = words.lexicon.head(low[end + 1 : then]) if low[end : end + 1] == ["and"] else None
    if noun is None and low[end : end + 1] == ["and"] and not _stops(sentence, end + 1, words):
        then += 1  # and government officials
        noun = words.lexicon.head(low[end + 2 : then])
    if noun is None or noun.kind != PEOPLE or not noun.plural or noun.name in words.vocabulary.metrics:
        return end
    closed = then >= len(low) or not low[then].isalnum() or low[then] in words.articles["stops"]
    return then if closed or words.deeds["passive"].starting(low, then) else end


def _whose(run: list[str], words: Words) -> str:
    """Whose deaths are counted, in the plural: `29 civilian deaths`; empty if that is not said."""
    noun = words.lexicon.head(_forms(run))
    return noun.name if noun and noun.kind == PEOPLE and noun.name not in words.vocabulary.metrics else ""


def _of_them(sentence: Sentence, found: Mention, place: int, words: Words) -> Mention | None:
    """A part with what its members are: `five of them officers`; `many of them children` counts nobody."""
    if found.figure.lower() in ("many", "some", "most"):
        return None
    noun, first, end, _ = _head(sentence, place, words)
    found.end = place
    if noun and noun.kind == PEOPLE and noun.plural and noun.name not in words.vocabulary.metrics:
        found.noun, found.end = sentence.said(first, end), end
    return found


def _leads_on(sentence: Sentence, found: Mention, noun: Noun, end: int, words: Words) -> bool:
    """Whether a noun for a deed only describes the next: `17 arrest warrants`, `two death sentences`."""
    one = sentence.words[found.last - 1] in ("one", "1", "a")
    then = sentence.words[end] if end < len(sentence.words) else ""
    follows = then.isalpha() and not then.endswith("ed") and not _stops(sentence, end, words)
    return not noun.plural and (follows or not one)


def _described(sentence: Sentence, found: Mention, place: int, words: Words) -> Mention | None:
    """A figure with its deed before the noun: `22 dead guerrillas`; None for `many dead cells`."""
    low = sentence.words
    noun, first, end, stop = _head(sentence, place, words)
    plain = any(low[at].endswith("s") and sentence.tokens[at].text.islower() for at in range(place, stop))
    if place == found.last + 1 and (noun.kind in (THINGS, GROUPS) if noun else plain):
        return None
    spoken = not words.speech["verbs"].isdisjoint(low[end : end + 2])
    if noun and noun.kind == PEOPLE and noun.plural and noun.name not in words.vocabulary.metrics and not spoken:
        found.noun = "" if low[end - 1] in _OTHERS else sentence.said(first, end)
    return found


def _head(sentence: Sentence, place: int, words: Words) -> tuple[Noun | None, int, int, int]:
    """The last known noun of a run of words, where it starts and ends, and where the run stops."""
    low, tokens = sentence.words, sentence.tokens
    noun: Noun | None = None
    first = end = at = place
    while at < min(len(low), place + LONGEST_NOUN):
        if _stops(sentence, at, words):
            break
        known = words.lexicon.head(_forms(low[place : at + 1]))
        longer = at > place and words.lexicon.noun(f"{low[at - 1]} {low[at]}")  # one police officer
        if known and noun and noun.kind == PEOPLE and noun.plural and not known.plural and not longer:
            break  # five people shot dead
        name = tokens[at].text[0].isupper() or tokens[end - 1].text[0].isupper()  # one Army noncommissioned officer
        if known and (noun is None or noun.kind != PEOPLE or end == at or name):
            noun, end, first = known, at + 1, _noun_start(low, place, at, words, known)
        elif noun and noun.kind == PEOPLE and not known and not name and low[at] != "other":
            break
        at += 1
    return noun, first, end, at


def _noun_start(low: list[str], place: int, at: int, words: Words, known: Noun) -> int:
    """Where the known noun starts that ends at a word: `security officers` is longer than `officers`."""
    start = at
    while start > place and words.lexicon.noun(" ".join(_forms(low[start - 1 : at + 1]))) == known:
        start -= 1
    return start


def _forms(run: list[str]) -> list[str]:
    return [form for word in run for form in word.strip("'").split("-")]


def _stops(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a noun cannot go on over this word, or the sentence ends before it."""
    if at >= len(sentence.words):
        return True
    word = sentence.words[at]
    ends = words.no_noun
    if (
        word in ends
        or words.vague.starting(sentence.words, at)
        or not (word[0].isalnum() or word[0] in "“\"`'")
        or _is_number(word, words)
    ):
        return True
    return word in words.deed_words and words.lexicon.head([word]) is None


def _unknown_noun(sentence: Sentence, found: Mention, place: int, stop: int) -> Mention | None:
    """A figure whose noun the vocabulary does not know, or that has none."""
    low, tokens = sentence.words, sentence.tokens
    if place < stop and low[place] != "lives":
        if low[place] in _OTHERS:
            found.noun, found.end = "people", place + 1
            return found
        if any(sign.isdigit() for word in low[place:stop] for sign in word):
            return None  # 7 Action News 17-year-old Reginald Robinson
        ends = [at for at in range(place, stop) if tokens[at].text[0].isupper() or low[at].endswith(("s", "ese", "i"))]
        if ends:
            end = next((at for at in ends if low[at].endswith("s") and tokens[at].text[0].islower()), ends[-1]) + 1
            found.noun, found.end, found.known = sentence.said(place, end), end, False
    return found


def _single(sentence: Sentence, place: int, words: Words) -> Mention | None:
    """`a police officer`: an article and a known noun for one person."""
    low = sentence.words
    if low[place] not in ("a", "an"):
        return None
    for end in range(place + 2, min(place + 6, len(low) + 1)):
        word = low[end - 1]
        if _stops(sentence, end - 1, words) or any(sign.isdigit() for sign in word) or word in ("second", "third"):
            return None
        noun = words.lexicon.head(_forms(low[place + 1 : end]))
        longer = (
            end < len(low) and not _stops(sentence, end, words) and words.lexicon.head(_forms(low[place + 1 : end + 1]))
        )
        if noun is None or longer:
            continue
        metric = noun.name in words.vocabulary.metrics
        if noun.kind != PEOPLE or noun.plural or metric or word in words.articles["single"]:
            return None
        if end < len(low) and (low[end] in words.speech["speakers"] or low[end] in words.speech["verbs"]):
            return None
        return Mention(place, end, end, sentence.said(place, end), noun=sentence.said(place + 1, end), single=True)
    return None


def _plural(sentence: Sentence, place: int, words: Words) -> Mention | None:
    """`police officers`: several without a number, which counts for the beheaded alone."""
    low = sentence.words
    if place and low[place - 1] != "and" and low[place - 1] in words.articles["stops"] | {"of"}:
        return None
    if low[max(0, place - 3) : place - 1] == ["number", "of"]:
        return None  # the number of beheaded people is not known
    for end in (place + 3, place + 2, place + 1):
        if end <= len(low) and (noun := words.lexicon.noun(" ".join(_forms(low[place:end])))):
            if noun.plural and noun.kind == PEOPLE and noun.name not in words.vocabulary.metrics:
                said = sentence.said(place, end)
                return Mention(place, end, end, said, noun=said, plural=True)
            return None
    return None
