"""Who says something in a sentence: the verb of saying, its speaker, and on which side of it the speech stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from figures.extraction.names import LONGEST_PHRASE, Name, left, plain_run, right
from figures.extraction.phrases import QUOTES

if TYPE_CHECKING:
    from figures.extraction.phrases import Words
    from figures.extraction.text import Sentence

_TO_BE: Final = frozenset(("was", "were", "been", "is", "are", "being"))

Side = Literal["before", "after", "according", "citing"]


class Saying(NamedTuple):
    """A speaker with the verb of saying; places are tokens, ends not included.

    Attributes:
        who: the speaker as printed, less a leading `the`; empty for a pronoun.
        start, end: where the speaker stands.
        verb: where the verb stands.
        side: where the speaker stands by what is said: before it, after it, `according` to or `citing` them.
        via: whom the speaker told it, if that is one who passes it on.
    """

    who: str
    start: int
    end: int
    verb: int
    side: Side
    via: tuple[str, ...] = ()


def sayings(sentence: Sentence, words: Words) -> list[Saying]:
    """Every saying of a sentence, in its order."""
    found: list[Saying] = []
    low = sentence.words
    for at, word in enumerate(low):
        one: Saying | None = None
        if low[at : at + 2] in (["according", "to"], ["per", "the"]):
            one = _according(sentence, at, words)
        elif word in ("quoted", "quotes") and "as" in low[at + 1 : at + LONGEST_PHRASE + 1]:
            one = _quoted(sentence, at, words)
        elif word in ("quoted", "quotes") and (one := _quotes(sentence, at, words)):
            pass
        elif word in ("citing", "quoting") or (word == "cited" and at and low[at - 1] in ("which", "who")):
            name = right(sentence, at + 1, words)
            one = Saying(name.who, name.start, name.end, at, "citing") if name and name.who else None
        elif word in words.speech["verbs"] and _is_verb(sentence, at, words):
            one = _said(sentence, at, words, found)
        if one:
            found.append(one)
    return found


def subject_of(sentence: Sentence, words: Words) -> str:
    """The speaker with which a sentence begins, as in `State television showed …`; empty if it begins otherwise."""
    name = right(sentence, 0, words)
    if name and any(word in words.speech["speakers"] for word in sentence.words[name.start : name.end]):
        return name.who
    return ""


# ── Verbs ──


def _is_verb(sentence: Sentence, at: int, words: Words) -> bool:
    """Whether a word that may say something does so here: no noun, no passive, no infinitive."""
    low, speech = sentence.words, words.speech
    word, before = low[at], low[at - 1] if at else ""
    after = low[at + 1] if at + 1 < len(low) else ""
    if sentence.tokens[at].text[0].isupper() and at:  # United States
        return False
    if (
        before in ("be", "to", "a", "an", "the", "as", "will", "not", "n't", "of", "all", "no")
        or before.endswith(("'s", "s'"))
        or after in speech["verbs"]
    ):
        return False
    if word == "found" and before in speech["pronouns"]:
        return False  # they found that
    if word == "found" and before in ("has", "have") and after in ("", "."):
        return True  # F, a rights group has found
    if word in speech["never_passive"] and at and _passive(low, at):
        return False
    for verbs, reach, others, wanted in _ONLY:
        if word in verbs and others.isdisjoint(low[at + 1 : at + 1 + reach]) == wanted:
            return False
    if word in speech["also_nouns"]:
        speakers = speech["speakers"] | speech["aside"] | speech["pronouns"] | {")", ","}
        named = sentence.tokens[at - 1].text[0].isupper() and before not in ("a", "an", "the")
        return at > 0 and (before in speakers - {"which"} or named)
    return True


_ONLY: Final = (
    (("accused",), 1, {"of"}, False),
    (("charged",), 1, {"that"}, True),
    (("saw",), 5, {"bodies", "corpses", "dead"}, True),
    (("said", "says"), 1, {"nothing", "little"}, False),
    (("claimed", "claims", "claim", "claiming"), 7, {"lives", "responsibility"}, False),
    (("show", "showed", "shows", "gave"), 1, {"no", "little", "signs"}, False),
    (
        ("gave", "corrected", "revised", "raised"),
        5,
        {"figure", "figures", "toll", "count", "number", "numbers", "tally"},
        True,
    ),
    (("found", "informed"), 1, {"that"}, True),
    (("figures", "tally", "count"), 1, {"are", "were", "is", "was"}, True),
    (("put", "puts", "putting"), 9, {"at"}, True),
)
"""Verbs that say something only where, within so many words behind them, one of some words stands, or none does."""


def _passive(low: list[str], at: int) -> bool:
    return bool(_TO_BE & set(low[max(0, at - 2) : at]))


def _according(sentence: Sentence, at: int, words: Words) -> Saying | None:
    start = at + 2 - (sentence.words[at] == "per") + (sentence.words[at + 2 : at + 3] == ["to"])  # according to to
    opening = set(sentence.words[start : start + 2])
    if not opening.isdisjoint(("our", "my", "his", "her", "their")) or (
        opening & {"information"} and "by" not in sentence.words[start : start + 6]
    ):
        return None  # the speaker's own reports
    name = right(sentence, start, words) or plain_run(sentence, start)
    if name is None or not name.who:
        return None
    return Saying(name.who, name.start, name.end, at, "before" if at < 2 else "according")  # noqa: PLR2004 - the sentence's first words


def _quoted(sentence: Sentence, at: int, words: Words) -> Saying | None:
    """`A quoted B as saying`, `B was quoted by A as saying`, `…, A quoted B as saying`."""
    low = sentence.words
    ending: Side = "after" if at > len(low) // 2 and at + 9 > len(low) else "before"
    who, relay = left(sentence, at, words), right(sentence, at + 1, words)
    if _passive(low, at):
        by = next((k for k in range(at + 1, min(at + 8, len(low))) if low[k] == "by"), None)
        relay = right(sentence, by + 1, words) if by else None
    else:
        who, relay = relay, who
    via = (relay.who,) if relay and relay.who else ()
    return Saying(who.who, who.start, who.end, at, ending, via) if who else None


def _quotes(sentence: Sentence, at: int, words: Words) -> Saying | None:
    """`“F,” A quoted B`: the speech stands before it."""
    relay, who = left(sentence, at, words), right(sentence, at + 1, words)
    named = relay and relay.start and relay.who and who and who.who
    if not named or relay is None or who is None or sentence.words[relay.start - 1] not in QUOTES:
        return None
    return Saying(who.who, relay.start, who.end, at, "after", (relay.who,))


def _said(sentence: Sentence, at: int, words: Words, found: list[Saying]) -> Saying | None:
    """`X said that F`; `F, X said`; `F, reports X`."""
    low, speech = sentence.words, words.speech
    before = low[at - 1] if at else ""
    name = left(sentence, at, words)
    if name and not name.who and low[name.start] in ("we", "i"):
        return None
    if name is None and (not at or before in {",", *QUOTES}) and low[at] not in ("told", "tells", "tell"):
        name = right(sentence, at + 1, words)
        if name and name.who:
            return Saying(name.who, name.start, name.end, at, "after")
        if low[at] in ("adding", "saying", "claiming") and found:
            return found[-1]._replace(verb=at, side="before")
        if low[at] in ("adding", "saying", "claiming") and low[0] in ("he", "she", "it", "they"):
            return Saying("", 0, 1, at, "before")
        return None
    if name is None or (low[at : at + 2] == ["found", "."] and low[name.start - 1] not in {",", *QUOTES}):
        return None
    if not name.who and found and found[-1].who:  # Hotak said he saw
        name = Name(found[-1].who, name.start, name.end)
    elif not name.who and low[name.start] in ("they", "who", "which"):
        up = next((k for k in range(name.start - 1, -1, -1) if low[k] in speech["speakers"]), None)
        name = Name(sentence.said(up, up + 1), name.start, name.end) if up is not None else name
    told = right(sentence, at + 1, words) if low[at] in ("told", "tells") else None
    via = (
        (told.who.partition(" from ")[0],) if told and told.who and told.who.lower() not in speech["audiences"] else ()
    )
    behind = told.end if told and told.who else at + 1
    set_off = name.start and low[name.start - 1] in {",", *QUOTES} and low[at + 1 : at + 2] in ([","], ["."], [";"])
    side: Side = "after" if set_off or (name.start and _closes(sentence, behind, words, name)) else "before"
    return Saying(name.who, name.start, name.end, at, side, via)


def _closes(sentence: Sentence, at: int, words: Words, name: Name) -> bool:
    """Whether the sentence ends behind the verb, but for a day, a place of speech, or what the speaker then did."""
    low, articles = sentence.words, words.articles
    for place in range(at, len(low)):
        word = low[place]
        if re.fullmatch(r"\w+ing", word) and word not in ("morning", "evening", "during") and name.start > 3:  # noqa: PLR2004 - a figure stands before
            return True
        if word in ("anonymously", "because", "citing") and name.start > 3:  # noqa: PLR2004
            return True
        known = word in articles["days"] or word in articles["months"] or word in articles["times"] or word.isdigit()
        known |= low[place - 1] in ("from", "in", "at") and sentence.tokens[place].text[0].isupper()  # from Orn
        if not known and word not in words.speech["scene"] and word not in QUOTES:
            return False
    return True
