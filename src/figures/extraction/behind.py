"""What stands behind the noun of a figure: asides, a form of `to be`, and the deed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from figures.extraction.phrases import QUOTES, Hit
from figures.extraction.scenes import Deed
from figures.words.lexicon import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figures.extraction.mentions import Mention
    from figures.extraction.phrases import Words
    from figures.extraction.scenes import Scene

FAR: Final = 24
"""The most words between a noun and its deed, asides counted."""

_NEAR: Final = 16
"""The same where the noun is not known."""

INCLUDING: Final = frozenset(("including", "include", "included", "includes"))
"""What a part of a figure may stand behind."""

_BESIDE: Final = 8
"""How far before a noun `left` may stand that ends in `dead`."""


def ahead(scene: Scene, n: int, wanted: str) -> Deed | None:
    """The deed that stands behind a figure's noun, if it is of the frame that asks."""
    mention, low, words = scene.mentions[n], scene.low, scene.words
    then = scene.mentions[n + 1] if n + 1 < len(scene.mentions) else None
    at, aside, linked = mention.end, False, False
    while at < len(low) and low[at] in QUOTES:
        at += 1
    if low[at : at + 1] == ["of"] and low[at + 1 : at + 2] in (["the"], ["those"]):  # six of the injured died
        of_those = words.deeds["passive"].starting(low, at + 2)
        at = of_those.end if of_those else at
    joined = words.lexicon.head(low[at + 1 : at + 2]) if low[at : at + 1] == ["and"] else None
    if joined and joined.kind == PEOPLE and joined.plural:
        at += 2  # 28,000 officers and soldiers have been killed
    if low[at + 1 : at + 2] != [] and low[at + 1] in words.speech["verbs"] and _speaks(low[at], words):
        at += 2  # the 7,000 people it estimated were arrested
    start = at
    while at < min(len(low), start + (FAR if mention.known else _NEAR)):
        hit = words.deeds["passive"].starting(low, at)
        if hit and not _held(low, hit, words):
            accepted = _participle(scene, hit, start, linked=linked, aside=aside, then=then)
            frame = "passive" if linked else "bare"
            return Deed(hit.meaning, frame, hit.start, hit.end) if accepted and frame == wanted else None
        hit = words.deeds["died"].starting(low, at) or _hurt(low, at, words)
        if hit:
            near = aside or _plain(low[start:at], words)
            return Deed(hit.meaning, "died", hit.start, hit.end) if near and wanted == "died" else None
        if then and at >= then.first and not _is_part(scene, then):
            return None
        word = low[at]
        if low[at : at + 2] == ["as", "having"]:  # confirmed as having died
            at += 1
        elif _is_link(word, words) and not (word == "and" and _leads_aside(low, at)):
            linked |= word in words.frames["linking"]
        elif aside or word in words.frames["asides"] or _leads_aside(low, at):
            within = {"who", "whom", "that", "which"} | ({","} if aside else set())
            if linked and within.isdisjoint(low[start:at]):
                return None  # 59 bodies were found there, and one man died: the noun had its verb
            linked &= aside
            if word in words.frames["breaks"] or (word in words.deed_words and word.endswith("ing")):
                return None
            if word == "and" and aside == (low[at + 1 : at + 2] in _ARTICLES):
                return None
            aside = True
        else:
            return None
        at += 1
    return None


def _speaks(word: str, words: Words) -> bool:
    return word in words.speech["speakers"] or word in words.speech["pronouns"] - {"who", "which"}


def _hurt(low: list[str], at: int, words: Words) -> Hit | None:
    """`suffered minor injuries`, `have serious or life-threatening injuries`."""
    if low[at] not in words.frames["suffering"]:
        return None
    for end in range(at + 1, min(at + _WOUND, len(low))):
        if low[end] in words.frames["wounds"]:
            return Hit("wounded", at, end + 1)
        if low[end] in ("no", "any", "the", ",", "to", "been"):
            return None
    return None


_WOUND: Final = 7
"""The farthest that the wounds stand behind the verb."""

_ARTICLES: Final = (["a"], ["an"], ["the"], ["his"], ["her"], ["their"])


def _leads_aside(low: list[str], at: int) -> bool:
    """Whether an aside starts here: `people connected with drugs`; `five rebels and a corporal`, who share the deed."""
    then = low[at + 1 : at + 2]
    if low[at] == "and":
        return then in _ARTICLES
    return low[at].endswith("ed") and not _OPENING.isdisjoint(then)


_OPENING: Final = frozenset(("with", "in", "by", "to", "of", "from", "at", "on", "for"))


def _is_part(scene: Scene, then: Mention) -> bool:
    before = scene.low[then.first - 1] if then.first else ""
    return then.part or before in INCLUDING or before in ("them", "whom", "aged", "not")


def _is_link(word: str, words: Words) -> bool:
    """Whether a word may stand between a noun and its participle."""
    if word in words.frames["linking"] or word in words.frames["between"]:
        return word != "of"
    return (word.endswith("ly") and word not in words.frames["asides"]) or word in words.frames["adverbs"]


def _plain(run: Sequence[str], words: Words) -> bool:
    """Whether nothing but auxiliaries and adverbs stands in a run of words."""
    return all(_is_link(word, words) or word in ("of", "the", ",", "as") for word in run)


def _participle(scene: Scene, hit: Hit, start: int, *, linked: bool, aside: bool, then: Mention | None) -> bool:
    """Whether a participle tells what befell those before it, rather than what they did."""
    low, words = scene.low, scene.words
    run = low[start : hit.start]
    adjective = low[hit.start] in ("dead", "in", "under")
    if linked:
        return not ("to" in run and run[-1] == "have")
    if not adjective and {"have", "has", "had", "who", "that", "which"} & set(run):
        return False
    if not adjective and words.deeds["active"].starting(low, hit.start) and _object_follows(scene, hit.end, then):
        return False
    if aside and adjective and run[-1] == ",":  # left 46 people, including six soldiers, dead
        before = low[max(0, start - _BESIDE) : start]
        return INCLUDING.isdisjoint(before) and not {"left", "leaving", "leaves", "leave"}.isdisjoint(before)
    return not run or _plain(run, words) or (aside and run[-1] in ("them", "whom", "all", "dead"))


def _object_follows(scene: Scene, at: int, then: Mention | None) -> bool:
    """Whether those whom a verb befell stand behind it."""
    low = scene.low
    if then and then.first == at and not then.single:
        return True
    said = scene.words.speech["verbs"]
    if any(word in said for word in low[at : at + 7]) and "," not in low[at : at + 7]:  # 30 injured a local source told
        return False
    return at < len(low) and (
        low[at] in ("the", "his", "her", "their", "its", "them", "him", "himself", "themselves")
        or (low[at] in ("a", "an") and low[at + 1 : at + 2] != ["result"])
        or low[at : at + 2] in (["at", "least"], ["up", "to"])
        or (scene.sentence.tokens[at].text[0].isupper() and low[at] not in scene.words.articles["days"])
    )


def _held(low: list[str], hit: Hit, words: Words) -> bool:
    """Whether `held` is no detention: `held talks`."""
    before, after = low[max(0, hit.start - 1)], set(low[hit.end : hit.end + 1])
    passive = (
        before in ("being", "been", "were", "are", "be", "still", "ordered") and after <= words.frames["behind_held"]
    )
    return low[hit.start] == "held" and not passive
