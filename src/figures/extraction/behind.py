"""What stands behind the noun of a figure: asides, a form of `to be`, and the deed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from figures.extraction.phrases import MARKS, QUOTES, Hit
from figures.extraction.scenes import Deed

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
    if n not in scene.walks:
        scene.walks[n] = _walk(scene, n)
    deed, counted = scene.walks[n], scene.mentions[n].metric
    one = scene.mentions[n]
    if one.single and any(_begin(scene, before) > one.end for before in scene.mentions[max(0, n - 2) : n]):
        return None  # two men, a father and a son, were arrested
    first = scene.mentions[n].first
    within = n and scene.mentions[n - 1].last == first - 2 and scene.low[first - 2 : first] == ["of", "the"]
    if deed and within and deed.start > scene.mentions[n].end:
        return None  # ten of the 14 on board were killed
    moved = counted and deed and deed.metric not in (counted, "killed", "murdered", "executed", "beheaded")
    return deed if deed and deed.frame == wanted and not moved else None  # 20 bodies were taken to hospital


def _walk(scene: Scene, n: int) -> Deed | None:
    """Over asides and auxiliaries to the deed, as long as no other verb or figure comes first."""
    mention, low, words = scene.mentions[n], scene.low, scene.words
    start, governed = _begin(scene, mention), scene.governed(n)
    whole = mention.last + 2 if low[mention.last : mention.last + 2] == ["of", "the"] else -1
    then = next((one for one in scene.mentions[n + 1 :] if one.first >= start and one.first != whole), None)
    at, aside, linked = start, False, False
    while at < min(len(low), start + (FAR if mention.known else _NEAR)):
        deed, ends = _deed_at(scene, at, start, then, linked=linked, aside=aside)
        if deed or ends or (then and at >= then.first and not _is_part(scene, then)):
            return deed
        if then and then.part and at == then.end and low[at - 1] == "whom":  # 130 people, 70 of whom are in custody
            at = next((k for k in range(at, len(low)) if low[k] == ","), len(low))
            aside = True
            continue
        word = low[at]
        if (word == "," and governed) or (aside and word in ("said", "says") and low[at + 1 : at + 2] != [","]):
            return None  # of the 80 passengers, 50 died; a clinic that treated nine, said
        if low[at : at + 2] == ["as", "having"]:  # confirmed as having died
            at += 1
        elif linked and not aside and (timed := _when(low, at, words)):
            at = timed
            continue
        elif low[at : at + 2] == ["to", "be"] and not linked and _describes(low, at + 2, words):
            aside, at = True, at + 1  # two others believed to be workmen were found dead
        elif _is_link(word, words) and not (word == "and" and _leads_aside(low, at)):
            linked |= word in words.frames["linking"]
        elif (
            aside
            or (at == start and scene.sentence.tokens[at].text[0].isupper() and word not in words.articles["days"])
            or word in words.frames["asides"]
            or _leads_aside(low, at)
            or _does(low, at, start, words)
        ):
            within = {"who", "whom", "that", "which"} | ({","} if aside else set())
            if linked and within.isdisjoint(low[start:at]):
                return None  # 59 bodies were found there, and one man died: the noun had its verb
            if word in words.frames["breaks"] or (word in words.deed_words and word.endswith("ing")):
                return None
            listed = any(k in INCLUDING for k in low[start:at])
            if word == "and" and aside == (low[at + 1 : at + 2] in _ARTICLES) and not listed:
                return None
            linked, aside = linked and aside, True
        else:
            return None
        at += 1
    return None


def _begin(scene: Scene, mention: Mention) -> int:
    """Where the words behind a figure begin that may lead to its deed."""
    low, words, at = scene.low, scene.words, mention.end
    while at < len(low) and low[at] in QUOTES:
        at += 1
    if pair := _PAIR.match(" ".join(low[at : at + FAR])):  # two men, a father and a son, were
        return at + pair[0].count(" ")
    closing = _CLOSING.get(low[at]) if at < len(low) else None
    end = next((k for k in range(at + 2, min(len(low), at + FAR)) if low[k] == closing), at - 1)
    if closing and any(at < one.first < end and one.noun for one in scene.mentions):
        return end + 1  # 45 people — 20 women, 15 men and ten children — were killed
    named = mention.noun.lower().split()
    noun = at + 1 + len(named)
    told = named and low[at : at + 1] != [] and low[at] in words.frames["befallen"] and low[at + 1 : noun] == named
    if told and low[noun : noun + 1] != [] and low[noun] in words.frames["linking"]:
        return noun  # 26 captured soldiers were executed
    if low[at : at + 2] in (["of", "the"], ["of", "those"]) or low[at - 2 : at] == ["of", "those"]:
        of_those = words.deeds["passive"].starting(low, at + 2 * (low[at - 1] != "those"))
        at = of_those.end if of_those else at  # six of the injured died
    if low[at : at + 1] in (["that"], ["who"], ["whom"]):  # the three attackers that Kab said were killed
        said = next((k for k in range(at + 2, min(at + 5, len(low))) if low[k] in words.speech["verbs"]), -1)
        at = said + 1 if said > 0 and low[said + 1 : said + 2] != [] and low[said + 1] in _BE else at
    speaks = low[at + 1 : at + 2] != [] and low[at + 1] in words.speech["verbs"] and _speaks(low[at], words)
    return at + 2 * speaks  # the 7,000 people it estimated were arrested


_PAIR: Final = re.compile(r", an? (?:[\w-]+ ){1,3}and an? (?:[\w-]+ ){1,3}, (?=(?:ha[sd]|have|were|are|also|later)\b)")
_CLOSING: Final = {"(": ")", "—": "—", "–": "–", "--": "--"}


def _deed_at(
    scene: Scene, at: int, start: int, then: Mention | None, *, linked: bool, aside: bool
) -> tuple[Deed | None, bool]:
    """The deed that stands at a place, and whether the way ends there."""
    low, words = scene.low, scene.words
    hit = words.deeds["passive"].starting(low, at)
    if hit and then and then.part and then.end == hit.start and not linked:
        hit = None  # eleven people, one of them beheaded, were found dead
    if hit and not _held(low, hit, words):
        if _participle(scene, hit, start, linked=linked, aside=aside, then=then):
            hit = _graver(scene, hit, then) or hit
            put = low[hit.start : hit.end] == ["to", "death"] and "put" in low[max(0, start - _JOINED) : start]
            return Deed("executed" if put else hit.meaning, "passive" if linked else "bare", hit.start, hit.end), True
        if not words.deeds["died"].starting(low, at):
            return None, True
    hit = words.deeds["died"].starting(low, at) or _hurt(low, at, words) or _to_death(low, at, words)
    if hit:
        if low[at - 1 : at + 1] == ["to", "die"]:
            return None, True  # left 64 to die
        near = (aside and not _has_subject(scene, start, at)) or _plain(low[start:at], words)
        frame = "passive" if linked and "to" in low[hit.start : hit.end] else "died"
        return Deed(hit.meaning, frame, hit.start, hit.end) if near else None, True
    if low[at] in words.frames["condemning"] and low[at + 1 : at + 3] == ["to", "death"]:
        return None, True
    joint = _graver(scene, Hit("", at, at + 1), then) if linked and not aside else None
    return Deed(joint.meaning, "passive", joint.start, joint.end) if joint else None, False


def later(scene: Scene, n: int) -> Deed | None:
    """The deed at the end of a sentence that befell its first figure: `two stormed a bank before being shot`."""
    low, first = scene.low, scene.mentions[n].first
    at = next((at for at in range(scene.mentions[n].end, len(low)) if low[at : at + 2] == ["before", "being"]), -1)
    hit = scene.words.deeds["passive"].starting(low, at + 2) if at > 0 and n == 0 and first <= 1 else None
    return Deed(hit.meaning, "passive", hit.start, hit.end) if hit else None


def _speaks(word: str, words: Words) -> bool:
    return word in words.speech["speakers"] or word in words.speech["pronouns"] - {"who", "which"}


def _has_subject(scene: Scene, start: int, verb: int) -> bool:
    """Whether a name before a verb is who it tells of: `six officers on duty on the night Dan Prud died`."""
    at = verb
    while at > start and scene.sentence.tokens[at - 1].text[0].isupper():
        at -= 1
    return start < at < verb and scene.low[at - 1] not in scene.words.speech["places"] and scene.low[at - 1] != ","


def _to_death(low: list[str], at: int, words: Words) -> Hit | None:
    """`froze to death`, `were swept to their deaths`, `were flown to hospital`; not `sentenced to death`."""
    hit = words.deeds["passive"].starting(low, at + 1)
    if hit is None or low[at + 1] != "to" or not low[at].isalpha() or low[at].endswith("ing"):
        return None
    sentence = hit.meaning == "killed" and low[at] in words.frames["condemning"]
    return None if sentence else Hit(hit.meaning, at, hit.end)


def _hurt(low: list[str], at: int, words: Words) -> Hit | None:
    """`suffered minor injuries`, `have serious or life-threatening injuries`, `treated for burns`."""
    if low[at] not in words.frames["suffering"]:
        return None
    for end in range(at + 1, min(at + _WOUND, len(low))):
        if low[end] in words.frames["wounds"]:
            return Hit("wounded", at, end + 1)
        if low[end] in ("no", "any", "the", ",", "to", "been", "died") or words.deeds["passive"].starting(low, end):
            return None
    return None


_WOUND: Final = 7
"""The farthest that the wounds stand behind the verb."""

_ARTICLES: Final = (["a"], ["an"], ["the"], ["his"], ["her"], ["their"])


def _when(low: list[str], at: int, words: Words) -> int:
    """Where a day ends that stands within a verb, 0 if none does: `were on Monday night arrested`."""
    days, times = words.articles["days"], words.articles["times"]
    end = at
    while end < len(low) and (low[end] in days or low[end] in times):
        end += 1
    told = not days.isdisjoint(low[at:end]) or low[at : at + 1] == ["last"]
    deed = words.deeds["passive"].starting(low, end)
    return end if told and end > at and deed and low[end] not in ("in", "on") else 0


def _describes(low: list[str], at: int, words: Words) -> bool:
    """Whether a word is none that tells what befell people."""
    told = (words.deeds[form].starting(low, at) for form in ("passive", "died"))
    return at < len(low) and not any(told) and not _is_link(low[at], words)


def _leads_aside(low: list[str], at: int) -> bool:
    """Whether an aside starts here: `people connected with drugs`; `five rebels and a corporal`, who share the deed."""
    then = low[at + 1 : at + 2]
    if low[at] == "and":
        return then in _ARTICLES
    return low[at].endswith("ed") and not _OPENING.isdisjoint(then)


def _does(low: list[str], at: int, start: int, words: Words) -> bool:
    """Whether a participle right behind a noun opens an aside: `ten soldiers guarding the bridge`."""
    near = at == start or low[at - 1] in ("been", "were", "was", ",")
    return near and low[at].endswith("ing") and low[at] not in words.deed_words


def _graver(scene: Scene, first: Hit, then: Mention | None) -> Hit | None:
    """The participle that is joined to one before it: `were ambushed and killed`, `bundled into vans and arrested`."""
    low = scene.low
    last = min(first.end + _JOINED, then.first if then else len(low))
    joint = next((at for at in range(first.end, last) if low[at] == "and"), None)
    if joint is None or not all(word.isalpha() for word in low[first.start : joint]) or first.meaning in _GRAVE:
        return None
    at = next(
        k for k in range(joint + 1, len(low) + 1) if low[k : k + 1] not in (["then"], ["later"], ["also"], ["found"])
    )
    hit = scene.words.deeds["passive"].starting(low, at)
    return None if hit is None or _object_follows(scene, hit.end, then) else hit


_JOINED: Final = 5
"""The most words between two participles that tell of the same people."""

_GRAVE: Final = ("killed", "wounded", "murdered", "executed", "beheaded", "casualties")
"""What no later deed replaces."""

_SENTENCE: Final = 12
"""How far before those condemned to death the verb may stand."""

_BE: Final = ("being", "been", "were", "are", "is", "was", "be", "still", "ordered")

_OPENING: Final = frozenset(("with", "in", "by", "to", "of", "from", "at", "on", "for"))


def _is_part(scene: Scene, then: Mention) -> bool:
    at = then.first - 1 - (scene.low[max(0, then.first - 1)] == "the")  # including the two bombers
    before = scene.low[at] if at >= 0 else ""
    return then.part or before in INCLUDING or before in ("them", "whom", "aged", "not")


def _is_link(word: str, words: Words) -> bool:
    """Whether a word may stand between a noun and its participle."""
    if word in words.frames["linking"] or word in words.frames["between"] or word in MARKS:
        return word != "of"
    return (word.endswith("ly") and word not in words.frames["asides"]) or word in words.frames["adverbs"]


def _plain(run: Sequence[str], words: Words) -> bool:
    """Whether nothing but auxiliaries and adverbs stands in a run of words."""
    return all(_is_link(word, words) or word in ("of", "the", ",", "as") for word in run)


def _participle(scene: Scene, hit: Hit, start: int, *, linked: bool, aside: bool, then: Mention | None) -> bool:
    """Whether a participle tells what befell those before it, rather than what they did."""
    low, words = scene.low, scene.words
    run = low[start : hit.start]
    adjective = low[hit.start] in ("dead", "in", "under", "missing", "unaccounted")
    condemned = low[hit.start] == "to" and not words.frames["condemning"].isdisjoint(
        low[max(0, start - _SENTENCE) : start]
    )
    if "previously" in run or condemned:
        return False
    if linked:
        return not ("to" in run and run[-1] == "have")
    if not adjective and {"have", "has", "had", "who", "that", "which"} & set(run):
        return False
    if not adjective and words.deeds["active"].starting(low, hit.start) and _object_follows(scene, hit.end, then):
        return False
    if aside and adjective and run[-1] == ",":  # left 46 people, including six soldiers, dead
        before = low[max(0, start - _BESIDE) : start]
        return INCLUDING.isdisjoint(before) and not {"left", "leaving", "leaves", "leave"}.isdisjoint(before)
    joined = aside and run[-1] == "," and "and" in low[max(0, start - 4) : start] and _closes(low, hit.end)
    if joined and any(low[at] in ("were", "was") for at in range(start)) and not INCLUDING.isdisjoint(run[:2]):
        return True  # five were killed and scores, including children, injured
    return not run or _plain(run, words) or (aside and run[-1] in ("them", "whom", "all", "dead", "still"))


def _closes(low: list[str], at: int) -> bool:
    """Whether no object can follow: the clause ends, or a place or a time begins."""
    return low[at : at + 1] == [] or low[at] in (".", ",", ";", "in", "when", "after", "during", "on", "at", "by", "as")


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
        or _is_people(low, at, scene.words)
        or (scene.sentence.tokens[at].text[0].isupper() and low[at] not in scene.words.articles["days"])
    )


def _is_people(low: list[str], at: int, words: Words) -> bool:
    noun = words.lexicon.head(low[at : at + 1])
    return (
        noun is not None
        and noun.plural
        and noun.name in words.vocabulary.people
        and low[at] not in words.speech["speakers"] | {"other", "others"}
    )


def _held(low: list[str], hit: Hit, words: Words) -> bool:
    """Whether `held` is no deed here: `held talks`; before `in`, `by` and the like it is one, else of its own."""
    place = low[hit.end : hit.end + 1] != [] and low[hit.end] in words.frames["behind_held"]
    if hit.meaning == "held":
        return place  # `held in` behind `being` is what is looked at next
    alone = low[hit.end : hit.end + 1] in (["without"], ["incommunicado"])
    return low[hit.start] == "held" and not alone and not (place and low[max(0, hit.start - 1)] in _BE)
