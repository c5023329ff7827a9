"""The names of those who speak: the words before or behind a verb of saying that can be somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from figures.extraction.text import QUOTES

if TYPE_CHECKING:
    from figures.extraction.phrases import Words
    from figures.extraction.text import Sentence

_LONGEST_NAME: Final = 14
LONGEST_PHRASE: Final = 7
"""The most words of a speaker who is known for none."""

_LINKS: Final = frozenset(("of", "for", "in", "at", "from", "and", "on"))
_PUBLISHED: Final = frozenset(("issued", "released", "published", "made", "carried", "posted", "distributed"))


class Name(NamedTuple):
    """A speaker in a sentence; `who` is empty for a pronoun."""

    who: str
    start: int
    end: int


def left(sentence: Sentence, verb: int, words: Words) -> Name | None:
    """The speaker who stands before a verb of saying."""
    low, speech = sentence.words, words.speech
    at = _skipped(sentence, verb - 1, words)
    if at >= 0 and low[at] in speech["pronouns"]:
        if low[at] in ("who", "which") and at:
            antecedent = left(sentence, at, words)
            if antecedent and antecedent.who:
                return antecedent
        return Name("", at, at + 1)
    if at > 1 and low[at] in QUOTES and sentence.tokens[at - 1].text[0].isupper():  # the “White Helmets” told
        at -= 1
    if at >= 0 and low[at] == ",":
        opening = next((k for k in range(at - 1, -1, -1) if low[k] == ","), -1)
        if opening <= 0 or at - opening > _LONGEST_NAME:
            return None
        inner = sentence.tokens[opening + 1 : at]
        capitals = sum(token.text[0].isupper() for token in inner)
        named = bool(inner) and inner[0].text[0].isupper() and capitals > len(inner) / 2
        if named and low[opening - 1] in words.speech["places"]:  # in Kosovo's capital, Pristina, said
            return None
        at = at - 1 if named else opening - 1
    elif apposed := _apposed(sentence, at, words):
        return apposed
    end, start = at + 1, at
    while start >= 0:
        if low[start] in ("a", "an", "the"):
            start -= 1
            both = low[start : start + 1] == ["and"] and start and low[start - 1] in speech["speakers"]
            if start >= 1 and (
                both or (low[start] in ("of", "for", "from", "at") and _names(sentence, start - 1, words))
            ):
                start -= 1
                continue
            break
        joins = low[start] in _LINKS and start + 1 < end and start > 0
        if _names(sentence, start, words) or (joins and _joins(sentence, start, words)):
            start -= 1
        elif start + 1 < end and (behind := _adjectives(sentence, start, words)) >= 0:
            start = behind
        else:
            break
    name = _name(sentence, start + 1, end, words)
    if name and name.start and low[name.start - 1] in words.speech["places"] and not _speaks(sentence, name, words):
        name = None  # a family in the suburbs of New York said
    return name or _phrase(sentence, end, words) or _subject(sentence, end, words)


def _speaks(sentence: Sentence, name: Name, words: Words) -> bool:
    return any(word in words.speech["speakers"] for word in sentence.words[name.start : name.end])


def _apposed(sentence: Sentence, at: int, words: Words) -> Name | None:
    """The name before a description that no comma closes: `Sharif Hotak, a member of the council said`."""
    low, tokens = sentence.words, sentence.tokens
    comma = next((k for k in range(at, max(0, at - _LONGEST_NAME), -1) if low[k] == ","), 0)
    described = low[comma + 1 : at + 1]
    lower = bool(described) and tokens[comma + 1].text.islower()
    if not lower or not (described[0] in ("a", "an", "the") or described[0] in words.speech["speakers"]):
        return None
    ends = words.deed_words | words.speech["clause_ends"]
    if any(not word[0].isalpha() or word in ends for word in described):
        return None
    start = comma
    while start and tokens[start - 1].text[0].isupper() and _names(sentence, start - 1, words):
        start -= 1
    edge = start == 0 or low[start - 1] in QUOTES or low[start - 1] in (",", "that", "and", "but")
    return Name(" ".join(sentence.said(start, comma).split()), start, comma) if edge and comma - start > 1 else None


def _subject(sentence: Sentence, end: int, words: Words) -> Name | None:
    """The speaker with whom the clause begins, a place or a participle behind: `a source living in the north said`."""
    low = sentence.words
    start = (
        next((k for k in range(end - 1, -1, -1) if not low[k][0].isalpha() or low[k] in ("that", "but", "while")), -1)
        + 1
    )
    name = right(sentence, start, words)
    behind = low[name.end : end] if name else []
    if name is None or not behind or not _speaks(sentence, name, words):
        return None
    joined = behind[0] in words.speech["places"] or behind[0].endswith(("ing", "ed"))
    return (
        name
        if joined and words.frames["linking"].isdisjoint(behind) and words.speech["verbs"].isdisjoint(behind)
        else None
    )


def _skipped(sentence: Sentence, at: int, words: Words) -> int:
    """The place before auxiliaries, days, `in a statement` and an abbreviation in brackets."""
    low = sentence.words
    while at >= 0:
        if low[at] in words.speech["aside"] or low[at] in words.articles["days"]:
            at -= 1
            if low[at + 1] in words.articles["days"] and at >= 0 and low[at] in ("on", "late", "early"):
                at -= 1
        elif low[max(0, at - 2) : at + 1] == ["in", "a", "statement"] or _issued(low, at):
            at -= 3
        elif low[at] == ")" and "(" in low[max(0, at - 4) : at]:
            at = max(k for k in range(at) if low[k] == "(") - 1
        else:
            break
    return at


def _issued(low: list[str], at: int) -> bool:
    """Whether `issued a statement` ends here, whose subject is the speaker."""
    return at > 1 and low[at] in ("statement", "communique", "bulletin", "report") and low[at - 2] in _PUBLISHED


def _joins(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a small word joins two parts of one name: of, for; `and` between names."""
    low, before = sentence.words, sentence.tokens[at - 1]
    if low[at - 1] in words.speech["speakers"]:
        return low[at] != "and" or low[at + 1] in words.speech["speakers"] or low[at + 1] in words.speech["modifiers"]
    return low[at] in ("of", "and", "for") and before.text[0].isupper() and low[at - 1] not in words.articles["days"]


def _adjectives(sentence: Sentence, at: int, words: Words) -> int:
    """The place before one or two plain words of a name, as in Palestinian political leaders; -1 if there are none."""
    low, tokens = sentence.words, sentence.tokens
    for place in (at - 1, at - 2):
        if not all(_is_plain(word, words) and word not in _LINKS for word in low[max(0, place + 1) : at + 1]):
            return -1
        if place < 0 or (place and tokens[place].text[0].isupper() and _names(sentence, place, words)):
            return place
        edge = place == 0 or low[place - 1] in {",", ";", "that", "but", *QUOTES}
        if low[place] in ("the", "a", "an") and edge:
            return place
    return -1


def right(sentence: Sentence, start: int, words: Words) -> Name | None:
    """The speaker who stands behind a verb of saying, or at the start of a sentence."""
    low, at = sentence.words, start
    while at < len(low):
        article = at > start and sentence.tokens[at].text in ("a", "an", "the") and low[at - 1] not in _LINKS
        if _names(sentence, at, words) and not article:  # the news website The Insider is one name
            at += 1
        elif at > start and (low[at] in _LINKS or low[at] == "'s") and low[at - 1] not in ("a", "an", "the"):
            joins = at + 1 < len(low) and _names(sentence, at + 1, words) and low[at + 1] not in words.articles["days"]
            if not joins or (low[at] in ("in", "on", "at") and low[at - 1] not in words.speech["speakers"]):
                break
            at += 1
        elif at > start and low[at].endswith(("-run", "-based", "-linked", "-backed", "-owned", "-language")):
            at += 1
        else:
            break
    while at > start and low[at - 1] in _LINKS | {"a", "an", "the"}:
        at -= 1
    if (
        low[at - 2 : at - 1] == ["of"]
        and low[at - 1] in words.speech["modifiers"]
        and low[at : at + 1] != []
        and low[at].isalpha()
    ):
        at += (
            low[at] not in words.articles["stops"] and low[at] not in words.speech["verbs"]
        )  # the ministry of foreign affairs
    if (
        low[at - 1] in ("statement", "report")
        and low[at : at + 1]
        and low[at] in _PUBLISHED
        and low[at + 1 : at + 2] == ["by"]
    ):
        by = right(sentence, at + 2, words)
        if by and by.who:
            return by
    found = _name(sentence, start, at, words)
    if found and low[at : at + 1] == [","] and not any(token.text[0].isupper() for token in sentence.tokens[start:at]):
        named = right(sentence, at + 1, words)  # the union's chairwoman, Ilse Marant
        if named and all(token.text[0].isupper() for token in sentence.tokens[named.start : named.end]):
            return named
    return found


def _names(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a word may belong to a speaker's name."""
    token, speech, articles = sentence.tokens[at], words.speech, words.articles
    if token.low in articles["days"] or (token.low in articles["months"] and token.low != "may"):
        return False
    if token.low in speech["speakers"] or token.low in speech["modifiers"]:
        return True
    if token.low in speech["verbs"] or (at == 0 and token.low in articles["stops"]) or token.low in speech["pronouns"]:
        return False
    if token.low in speech["clause_ends"] or token.low in words.speech["openers"]:
        return False
    return token.text[0].isupper() or token.low.startswith(("al-", "el-")) or token.low.endswith(("'s", "s'"))


def _name(sentence: Sentence, start: int, end: int, words: Words) -> Name | None:
    """The words from one place to another as a speaker, if they can be one."""
    tokens, speech = sentence.tokens, words.speech
    while start < end and (
        tokens[start].low in speech["clause_ends"] or tokens[start].low in _LINKS or tokens[start].low in QUOTES
    ):
        start += 1
    if start >= end:
        return None
    if end - start == 1 and tokens[start].low in speech["pronouns"]:
        return Name("", start, end)
    printed = range(start, end)
    if not any(
        tokens[at].low in speech["speakers"]
        or (
            tokens[at].text[0].isupper()
            and (at or tokens[at].low not in speech["modifiers"] | words.articles["stops"])
            and tokens[at].low not in ("the", "a", "an")
        )
        for at in printed
    ):
        return None
    first = start + (tokens[start].low == "the" and end - start > 1)
    return Name(" ".join(sentence.said(first, end).split()).rstrip("'’"), start, end)


def _phrase(sentence: Sentence, end: int, words: Words) -> Name | None:
    """Any short run of words between a comma and the verb: `protest organisers say`."""
    low, start = sentence.words, end
    while start > 0 and end - start < LONGEST_PHRASE and _is_plain(low[start - 1], words):
        start -= 1
    edge = start == 0 or low[start - 1] in QUOTES or low[start - 1] in words.speech["edges"]
    if start == end or not edge or end - start >= LONGEST_PHRASE:
        return None
    if (
        low[start] in _LINKS
        or low[end - 1].endswith(("ly", "ed"))
        or low[start] in words.speech["openers"]
        or low[end - 1] in ("which", "that")
        or low[start] in words.speech["verbs"]
        or (end - start == 1 and not low[start].endswith("s") and words.lexicon.head([low[start]]) is None)
    ):
        return None
    first = start + (low[start] == "the" and end - start > 1)
    return Name(" ".join(sentence.said(first, end).split()), start, end)


def _is_plain(word: str, words: Words) -> bool:
    if (
        not word[0].isalpha()
        or word in words.articles["days"]
        or word in words.speech["pronouns"]
        or word in words.deed_words
    ):
        return False
    return (
        word in ("the", "a", "an", "of", "for", "its", "his", "her", "their", "in", "on", "at", "from")
        or word not in words.articles["stops"]
    )


def plain_run(sentence: Sentence, start: int) -> Name | None:
    """Whoever a figure is told according to, known for a speaker or not."""
    low, end = sentence.words, start
    while end < min(len(low), start + LONGEST_PHRASE) and low[end][0].isalnum() and low[end] not in _RUN_ENDS:
        end += 1
    first = start + (low[start : start + 1] == ["the"])
    return Name(" ".join(sentence.said(first, end).split()), start, end) if first < end else None


_RUN_ENDS: Final = frozenset(
    ("who", "which", "that", "as", "and", "but", "after", "when", "in", "on", "was", "were", "has", "have")
)
