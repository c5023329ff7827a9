"""The names of those who speak: the words before or behind a verb of saying that can be somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from figures.extraction.phrases import QUOTES
from figures.words.lexicon import PEOPLE

if TYPE_CHECKING:
    from figures.extraction.phrases import Words
    from figures.extraction.text import Sentence

_LONGEST_NAME: Final = 14
LONGEST_PHRASE: Final = 7
"""The most words of a speaker who is known for none."""

_LINKS: Final = frozenset(("of", "for", "in", "at", "from", "and", "on"))
_COMPOUND: Final = ("-run", "-based", "-linked", "-backed", "-owned", "-language")
_OF: Final = ("of", "for", "from", "at")
_ISSUED: Final = (["statement", "by"], ["report", "by"], ["study", "by"])
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
            if antecedent and antecedent.start == 0 and low[0].endswith("ing") and low[at - 1] == ",":
                antecedent = left(sentence, at - 1, words)  # speaking in Orn, its envoy Ana Bel, who said
            if antecedent and antecedent.who:
                return antecedent
        return Name("", at, at + 1)
    if (clause := _relative(sentence, at, words)) > 0:
        return left(sentence, clause, words)
    if at > 1 and low[at] in QUOTES and sentence.tokens[at - 1].text[0].isupper():  # the “White Helmets” told
        at -= 1
    if at >= 0 and low[at] == ",":
        at = _over_aside(sentence, at, words)
        if at < 0:
            return None
    elif apposed := _apposed(sentence, at, words):
        return apposed
    end, start = at + 1, at
    while start >= 0:
        if low[start] in ("a", "an", "the"):
            start -= 1
            both = start > 0 and low[start] == "and" and low[start - 1] in speech["speakers"]
            if not both and not (start > 0 and low[start] in _OF and _names(sentence, start - 1, words)):
                break
            start -= 1
            continue
        joins = low[start] in _LINKS and start + 1 < end and start > 0
        short = start + 1 < end and _abbreviates(low, start, words)
        if _names(sentence, start, words) or short or (joins and _joins(sentence, start, words)):
            start -= 1
        elif start + 1 < end and (behind := _adjectives(sentence, start, words)) is not None:
            start = behind
        else:
            break
    name = _name(sentence, start + 1, end, words)
    before = low[name.start - 1] if name and name.start else ","
    if name and before in words.speech["places"] and not _speaks(sentence, name, words):
        name = None  # a family in the suburbs of New York said
    cut = (
        name and name.who.islower() and _is_plain(before, words) and before not in words.speech["edges"]
    )  # reports on social media said
    found = _phrase(sentence, end, words) or _subject(sentence, end, words) if cut or not name else None
    if found is None and before == "and" and name and low[name.start - 2] == "," and not _speaks(sentence, name, words):
        found = _subject(sentence, end, words)  # officials in Orn, Brel, and Gom said
    return found or _named_before(sentence, name, words) or name


def _relative(sentence: Sentence, at: int, words: Words) -> int:
    """Where a clause begins that only describes the speaker: `the company that runs the mine said`; 0 for none."""
    low = sentence.words
    for k in range(at, max(0, at - _LONGEST_NAME), -1):
        if low[k] == "," or low[k] in words.speech["verbs"]:
            return 0
        if low[k] in ("who", "that", "which"):
            known = words.lexicon.head([low[k - 1]])
            speaker = low[k - 1] in words.speech["speakers"] or (known is not None and known.kind == PEOPLE)
            return k if speaker and k < at and not _names(sentence, k + 1, words) else 0
    return 0


def _over_aside(sentence: Sentence, at: int, words: Words) -> int:
    """The end of the name that an aside between commas belongs to, or is; -1 where it is none of a speaker."""
    low, tokens = sentence.words, sentence.tokens
    opening = next((k for k in range(at - 1, -1, -1) if low[k] == ","), -1)
    if opening <= 0 or at - opening > _LONGEST_NAME or low[opening + 1] in words.frames["linking"] | words.deed_words:
        return -1  # nine, three of them girls, were killed, said
    inner = tokens[opening + 1 : at]
    named = bool(inner) and inner[0].text[0].isupper()
    named = named and sum(token.text[0].isupper() for token in inner) > len(inner) / 2
    place = low[opening - 1] in words.speech["places"] and tokens[opening - 1].text.islower()
    at = at - 1 if named and not place else opening - 1
    return at - 2 * (low[at].isdigit() and low[at - 1] == ",")  # Pavel Znav, 28, an attorney, said


def _named_before(sentence: Sentence, name: Name | None, words: Words) -> Name | None:
    """Whose office a name is: `Stephen Kab, spokesman for the diocese, where he serves, told`."""
    low, tokens = sentence.words, sentence.tokens
    if (
        name is None
        or not name.start
        or low[name.start - 1] != ","
        or not name.who[0].islower()
        or " for " not in name.who
    ):
        return None
    start = name.start - 1
    while start and (_abbreviates(low, start - 1, words) or tokens[start - 1].text[0].isupper()):
        start -= 1
    placed = start > 0 and low[start - 1] in words.speech["places"]
    return (
        None
        if placed or name.start - 1 - start < len(("Stephen", "Kab"))
        else _printed(sentence, start, name.start - 1)
    )


def _speaks(sentence: Sentence, name: Name, words: Words) -> bool:
    return any(word in words.speech["speakers"] for word in sentence.words[name.start : name.end])


def _apposed(sentence: Sentence, at: int, words: Words) -> Name | None:
    """The name before a description that no comma closes: `Sharif Hotak, a member of the council said`."""
    low, tokens = sentence.words, sentence.tokens
    start = comma = next((k for k in range(at, max(0, at - _LONGEST_NAME), -1) if low[k] == ","), at)
    described = low[comma + 1 : at + 1]
    if described[:1] not in (["a"], ["an"], ["the"]) and not words.speech["speakers"].intersection(described[:1]):
        return None
    ends = words.deed_words | words.speech["clause_ends"]
    if tokens[comma + 1].text[0].isupper() or any(not word[0].isalpha() or word in ends for word in described):
        return None
    while start and tokens[start - 1].text[0].isupper() and _names(sentence, start - 1, words):
        start -= 1
    edge = start == 0 or low[start - 1] in QUOTES or low[start - 1] in (",", "that", "and", "but")
    return _printed(sentence, start, comma) if edge and comma - start > 1 else None


def _subject(sentence: Sentence, end: int, words: Words) -> Name | None:
    """The speaker with whom the clause begins, a place or a participle behind: `a source living in the north said`."""
    low, start = sentence.words, end
    tokens = sentence.tokens
    while start and low[start - 1] not in ("that", "but", "while"):
        listed = low[start - 1] == "," and (tokens[start].text[0].isupper() or low[start] == "and")
        if not low[start - 1][0].isalpha() and not listed:
            break
        start -= 1
    name = right(sentence, start, words)
    if name is None or not _speaks(sentence, name, words):
        return None
    behind, verbs = low[name.end : end], words.frames["linking"] | words.speech["verbs"]
    if behind[:1] == [","] and all(
        word in (",", "and") or token.text[0].isupper()
        for word, token in zip(behind, tokens[name.end : end], strict=True)
    ):
        return _printed(sentence, name.start, end)
    if len(behind) == 1 and _is_plain(behind[0], words) and not behind[0].endswith(("ed", "ing")):
        return _printed(sentence, name.start, end)  # the health ministry in the Orn-run enclave said
    joined = not behind or behind[0] in words.speech["places"] | _LINKS or behind[0].endswith(("ing", "ed"))
    return name if joined and verbs.isdisjoint(behind) else None


def _printed(sentence: Sentence, start: int, end: int) -> Name:
    """The words from one place to another as they are printed, less a leading `the`."""
    first = start + (sentence.words[start] == "the" and end - start > 1)
    return Name(" ".join(sentence.said(first, end).split()).rstrip("'’"), start, end)


def _skipped(sentence: Sentence, at: int, words: Words) -> int:
    """The place before auxiliaries, days, `in a statement` and an abbreviation in brackets."""
    low = sentence.words
    while at >= 0:
        adverb = low[at].endswith("ly") and sentence.tokens[at].text.islower()
        if adverb or low[at] in words.speech["aside"] or low[at] in words.articles["days"]:
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
    if low[at] == "and" and sentence.tokens[at + 1].text.islower() and low[max(0, at - 2)] in words.speech["places"]:
        return False  # fires in Oregon and officials said
    return low[at] in ("of", "and", "for") and before.text[0].isupper() and low[at - 1] not in words.articles["days"]


def _adjectives(sentence: Sentence, at: int, words: Words) -> int | None:
    """The place before one or two plain words of a name, as in Palestinian political leaders; None for none."""
    low, tokens = sentence.words, sentence.tokens
    for place in (at - 1, at - 2):
        if not all(_is_plain(word, words) and word not in _LINKS for word in low[max(0, place + 1) : at + 1]):
            return None
        if place < 0 or (place and tokens[place].text[0].isupper() and _names(sentence, place, words)):
            return place
        edge = place == 0 or low[place - 1] in {",", ";", "that", "but", *QUOTES}
        if low[place] in ("the", "a", "an") and edge:
            return place
    return None


def right(sentence: Sentence, start: int, words: Words) -> Name | None:
    """The speaker who stands behind a verb of saying, or at the start of a sentence."""
    low, at = sentence.words, start
    while at < len(low):
        article = at > start and sentence.tokens[at].text in ("a", "an", "the") and low[at - 1] not in (*_LINKS, "by")
        if _names(sentence, at, words) and not article:  # the news website The Insider is one name
            at += 1
        elif (
            at > start
            and (low[at] in _LINKS or low[at] == "'s" or low[at - 1 : at + 1] in _ISSUED)
            and low[at - 1] not in ("a", "an", "the")
        ):
            joins = at + 1 < len(low) and _names(sentence, at + 1, words) and low[at + 1] not in words.articles["days"]
            if not joins or (low[at] in ("in", "on", "at") and low[at - 1] not in words.speech["speakers"]):
                break
            at += 1
        elif (
            low[at - 2 : at] == ["of", "the"]
            and at > start + 2
            and sentence.tokens[at + 1 : at + 2]
            and sentence.tokens[at + 1].text[0].isupper()
        ):
            at += 1  # ombudsman of the unrecognised Free Orn
        elif at > start and (_abbreviates(low, at, words) or low[at].endswith(_COMPOUND)):
            at += 1
        elif (
            at > start
            and sentence.tokens[at - 1].text[0].isupper()
            and _is_plain(low[at], words)
            and low[at + 1 : at + 2] != []
            and low[at + 1] in words.speech["speakers"]
        ):
            at += 2  # the UN refugee agency
        else:
            break
    while at > start and low[at - 1] in _LINKS | {"a", "an", "the"}:
        at -= 1
    if low[at - 2 : at - 1] == ["of"] and low[at - 1] in words.speech["modifiers"] and low[at : at + 1] != []:
        ends = words.articles["stops"] | words.speech["verbs"]
        at += low[at].isalpha() and low[at] not in ends  # the ministry of foreign affairs
    found = _name(sentence, start, at, words)
    office = found and found.who[0].islower() and (" of the " in found.who or found.who == found.who.lower())
    if office and low[at : at + 1] == [","]:
        named = right(sentence, at + 1, words)  # the union's chairwoman, Ilse Marant
        closed = named and (
            named.end >= len(low) or not low[named.end].isalpha() or low[named.end] in words.speech["verbs"]
        )
        if named and closed and all(token.text[0].isupper() for token in sentence.tokens[named.start : named.end]):
            return named
    return found


def _abbreviates(low: list[str], at: int, words: Words) -> bool:
    """Whether a full stop belongs to the word before it: army spokesman Col. Ahmad Rafi."""
    return low[at] == "." and at > 0 and low[at - 1] in words.articles["abbreviations"]


def _names(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a word may belong to a speaker's name."""
    token, speech, articles = sentence.tokens[at], words.speech, words.articles
    if token.low in articles["days"] or (token.low in articles["months"] and token.low != "may"):
        return False
    if token.low in speech["speakers"] or token.low in speech["modifiers"]:
        return True
    ends = ("verbs", "pronouns", "clause_ends", "openers")
    if any(token.low in speech[name] for name in ends) or (at == 0 and token.low in articles["stops"]):
        return False
    return token.text[0].isupper() or token.low.startswith(("al-", "el-")) or token.low.endswith(("'s", "s'"))


def _name(sentence: Sentence, start: int, end: int, words: Words) -> Name | None:
    """The words from one place to another as a speaker, if they can be one."""
    tokens, speech = sentence.tokens, words.speech
    while start < end and (
        tokens[start].low in speech["clause_ends"] or tokens[start].low in _LINKS or tokens[start].low in QUOTES
    ):
        start += 1
    for at in range(start, end):
        token = tokens[at]
        common = token.low in ("the", "a", "an") or (
            at == 0 and token.low in speech["modifiers"] | words.articles["stops"]
        )
        named = token.text[0].isupper() or token.low.startswith(("al-", "el-"))
        if token.low in speech["speakers"] or (named and not common):
            return _printed(sentence, start, end)
    return None


def _phrase(sentence: Sentence, end: int, words: Words) -> Name | None:
    """Any short run of words between a comma and the verb: `protest organisers say`."""
    low, start = sentence.words, end
    while start > 0 and end - start < LONGEST_PHRASE and _is_plain(low[start - 1], words):
        start -= 1
    edge = start == 0 or low[start - 1] in QUOTES or low[start - 1] in words.speech["edges"]
    if start == end or not edge or end - start >= LONGEST_PHRASE:
        return None
    first, last = low[start], low[end - 1]
    alone = end - start == 1 and not first.endswith("s") and words.lexicon.head([first]) is None
    if alone or first in _LINKS | words.speech["openers"] | words.speech["verbs"] or last.endswith(("ly", "ed")):
        return None
    return _printed(sentence, start, end)


def _is_plain(word: str, words: Words) -> bool:
    own = word in ("the", "a", "an", "of", "for", "its", "his", "her", "their", "in", "on", "at", "from")
    return word[0].isalpha() and word not in words.no_speaker and (own or word not in words.articles["stops"])


def plain_run(sentence: Sentence, start: int) -> Name | None:
    """Whoever a figure is told according to, known for a speaker or not."""
    low, end, far = sentence.words, start, start + LONGEST_PHRASE
    while end < len(low) and low[end][0].isalnum() and low[end] not in _RUN_ENDS:
        if end >= far and not sentence.tokens[end].text[0].isupper() and low[end] not in _OF:
            break
        end += 1
    return _printed(sentence, start, end) if start < end else None


_RUN_ENDS: Final = frozenset(
    ("who", "which", "that", "as", "and", "but", "after", "when", "in", "on", "was", "were", "has", "have")
)
