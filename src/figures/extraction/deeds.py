"""The frames: how a sentence says what befell those whom a figure counts, one function a frame."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from figures.extraction.behind import INCLUDING, ahead, later
from figures.extraction.joining import FEW, by_place, linked, over_another, placed, with_others
from figures.extraction.mentions import mentions
from figures.extraction.phrases import QUOTES, Hit
from figures.extraction.scenes import Deed, Found, Scene
from figures.extraction.tolls import put, toll

if TYPE_CHECKING:
    from collections.abc import Callable

    from figures.extraction.mentions import Mention
    from figures.extraction.phrases import Words
    from figures.extraction.text import Sentence

_HOW_FAR_BACK: Final = 14
_BESIDE: Final = 4
"""The most words between one person and the deed."""


def scene(sentence: Sentence, words: Words, before: Found | None, *, follows: bool) -> Scene:
    """A sentence with each figure's deed, by the first frame that answers."""
    found = Scene(sentence, words, mentions(sentence, words), before, follows)
    found.deeds = [None] * len(found.mentions)
    for frames, backwards in SWEEPS:
        order = range(len(found.mentions))
        for n in reversed(order) if backwards else order:
            if found.deeds[n] is None:
                answers = (frame(found, n) for frame in frames)
                found.deeds[n] = next(filter(None, answers), None)
    for n, mention in enumerate(found.mentions):
        deed = found.deeds[n]
        if deed and not _fits(mention, deed, found.low, words.frames["undone"]):
            found.deeds[n] = None
    return found


def _fits(mention: Mention, deed: Deed, low: list[str], undone: frozenset[str]) -> bool:
    """Whether one person stands right beside the deed, people rather than hens died, and the figure is no rate."""
    if mention.single:
        if low[deed.start] == "jailed":
            return False
        beside = -1 <= deed.start - mention.end <= _BESIDE or deed.end <= mention.first
        return beside and (deed.frame in ("active", "passive", "died") or deed[:2] == ("beheaded", "nominal"))
    if mention.plural:
        return deed.metric == "beheaded"
    behind = low[max(mention.end, deed.end) :][:4]
    if (deed.frame in ("among", "part") or low[mention.last : mention.last + 1] == ["of"]) and not undone.isdisjoint(
        behind
    ):
        return False  # 70 of the 300 people detained have been freed
    if (
        low[mention.last : mention.last + 1] == ["of"]
        and deed.frame in ("among", "bare")
        and _undone(low, mention, undone)
    ):
        return False  # released 30 of those arrested
    period = behind[:1] in (["a"], ["every"]) and behind[1:2] in _PERIODS and behind[2:3] not in _FROM_NOW
    if period or behind[:1] in (["per"], ["each"], ["daily"], ["every"]) or behind[:2] == ["on", "average"]:
        return False
    thing = not mention.known and mention.noun[:1].islower()  # hens died; search warrants were executed
    return not thing or (
        deed.frame not in ("died", "toll")
        and deed.metric in _OF_ANY
        and low[deed.start] not in ("executed", "captured", "held")
    )


def _undone(low: list[str], mention: Mention, undone: frozenset[str]) -> bool:
    return not undone.isdisjoint(low[max(0, mention.first - 1) : mention.first])


_OF_ANY: Final = ("killed", "wounded", "detained", "beheaded", "murdered", "executed", "casualties")
"""What befalls those whose noun is not known: two fingers are missing, too."""

_PERIODS: Final = (["hour"], ["day"], ["week"], ["month"], ["year"])
_FROM_NOW: Final = (["ago"], ["earlier"], ["before"], ["later"], ["after"])


# ── Frames that need nothing but the figure and the words around it ──


def label(scene: Scene, n: int) -> Deed | None:
    """`killed, 41; wounded, 380`: a participle, a comma or colon, the figure, and then nothing more.

    No: `wounded, 23, of Newark`, which is an age.
    """
    low, mention = scene.low, scene.mentions[n]
    at = mention.first - 1
    passive = scene.words.deeds["passive"]
    hit = passive.ending(low, at) if at > 0 and low[at] in (",", ":") else None
    if hit is None or not (hit.start == 0 or low[hit.start - 1] in (":", ";", ",", "|", "-", "•", "and")):
        return None
    after = low[mention.last : mention.last + 1]
    closed = after in ([], [";"], ["."], ["|"]) or (after == [","] and passive.starting(low, mention.last + 1))
    return Deed(hit.meaning, "label", hit.start, hit.end) if closed else None


def active(scene: Scene, n: int) -> Deed | None:
    """`killing at least 16`, `arrested 20`, `claimed the lives of 21`, `claimed 21 lives`: the deed, then the figure.

    No: `were killed 20 miles away`, where the deed has its own subject; `killed, 20 wounded`.
    """
    low, mention, deeds = scene.low, scene.mentions[n], scene.words.deeds
    lives = "lives" in low[mention.last : mention.last + 1 + (low[mention.last : mention.last + 1] == ["of"])]
    if lives or low[mention.first - 3 : mention.first] in (["the", "lives", "of"], ["the", "life", "of"]):
        end = mention.first - (low[mention.first - 1] == "another") if lives else mention.first - 3
        hit = deeds["lives"].ending(low, end)
        return Deed("killed", "active", hit.start, hit.end) if hit else None
    hit, end, between = None, mention.first, QUOTES | scene.words.frames["before_object"]
    for end in range(mention.first, max(-1, mention.first - 3), -1):
        hit = deeds["active"].ending(low, end)
        if low[end - 2 : end] == ["to", "death"] and scene.words.frames["condemning"].isdisjoint(low[: end - 2][-1:]):
            hit = Hit("killed", max(0, end - 3), end)  # stabbing to death eight children
        if hit or between.isdisjoint(low[end - 1 : end]):
            break
    if hit and hit.start and low[hit.start - 1] in scene.words.frames["linking"] and low[hit.end - 1] != "with":
        return None  # were killed 20 miles away; but: were killed along with six others
    lost = (
        mention.known
        and low[max(0, mention.first - 1)] in ("lost", "losing")
        and scene.words.lexicon.head(mention.noun.lower().split())
    )
    if lost and lost.name in ("soldiers", "security forces", "armed group"):  # the army lost 16 servicemen
        return Deed("killed", "active", mention.first - 1, mention.first)
    own = deeds["passive"].starting(low, mention.end) if hit and hit.meaning in ("rescued", "evacuated") else None
    if own:
        return None  # evacuated 11 people injured in the attack
    first = mention.first
    if hit is None and low[first - 2 : first - 1] == ["and"] and low[first - 1].endswith("ed"):
        hit = deeds["active"].ending(low, first - 2)  # arrested and tortured hundreds
    if hit is None and low[first - 1] == "with":
        hit = with_others(scene, mention)
    if hit is None and low[end - 1] == "and":  # killed the wife and three children
        hit = over_another(scene, end - 1)
    return Deed(hit.meaning, "active", hit.start, hit.end) if hit else _whom(scene, mention) or _upon(scene, mention)


def _whom(scene: Scene, mention: Mention) -> Deed | None:
    """The deed of a figure that is its object and stands before it: `12 people China arrested at sea`."""
    low, tokens, at = scene.low, scene.sentence.tokens, mention.end
    while mention.last < at < min(len(low), mention.end + 3) and (tokens[at].text[0].isupper() or low[at] in _WHO):
        at += 1
        hit = scene.words.deeds["active"].starting(low, at)
        if (
            hit
            and low[hit.start].endswith("ed")
            and low[hit.end : hit.end + 1] in (["at"], ["in"], ["on"], ["."], [","])
        ):
            return Deed(hit.meaning, "active", hit.start, hit.end)
    return None


def _upon(scene: Scene, mention: Mention) -> Deed | None:
    """The deed done to them next: `seized seven people and beheaded them`, `before killing them`."""
    low, at = scene.low, mention.end + 1
    hit = scene.words.deeds["active"].starting(low, at) if low[at - 1 : at] in _NEXT and mention.noun else None
    them = hit is not None and mention.first > 0 and low[hit.end : hit.end + 1] == ["them"]
    return Deed(hit.meaning, "active", hit.start, hit.end) if hit and them else None


_NEXT: Final = (["and"], ["before"])
_WHO: Final = ("police", "they", "it", "he")


def passive(scene: Scene, n: int) -> Deed | None:
    """`nine guerrillas of the Army were killed`: the noun, asides, a form of `to be`, a participle.

    No: `40 rebels attacked …`, where another verb ends it; `a rebel … have shot and wounded`, which is active.
    """
    return ahead(scene, n, "passive") or later(scene, n)


def bare(scene: Scene, n: int) -> Deed | None:
    """`one killed, 15 injured`, `left 28 militants dead`: a participle right behind the noun.

    No: `FARC rebels killed 28 soldiers`, for the object follows.
    """
    return ahead(scene, n, "bare")


def died(scene: Scene, n: int) -> Deed | None:
    """`140 people died`, `nine lost their lives`: a verb that needs no doer.

    No: `a third died`; `15,000 hens died`.
    """
    return ahead(scene, n, "died")


def nominal(scene: Scene, n: int) -> Deed | None:
    """`the deaths of 87`, `the decapitated body of a police officer`: a noun for the deed, `of`, the figure.

    No: `heads of two ministries`.
    """
    low, mention = scene.low, scene.mentions[n]
    at = mention.first - 1
    at -= at > 0 and low[at] in ("the", "some", "all", "more", "another", "these", "those")
    nouns = scene.words.deeds["noun"]
    hit = nouns.ending(low, at) if at > 0 else None
    if at > 0 and low[at] == "to" and hit and hit.meaning == "wounded":
        return Deed(hit.meaning, "nominal", hit.start, hit.end)  # injuries to 23
    if at > 0 and low[at] == "and":  # the bodies of the teenagers and three other victims
        back = next((k for k in range(at, max(0, at - 5), -1) if low[k] == "of"), 0)
        hit = nouns.ending(low, back) if back and low[back + 1] in ("the", "his", "her", "their", "a") else None
        return Deed(hit.meaning, "nominal", hit.start, hit.end) if hit else None
    if at <= 0 or low[at] != "of":
        return None
    own = scene.words.deeds["passive"].within(low, mention.last, mention.end + 5)
    if own and own.meaning == "beheaded":
        return None  # the bodies of two beheaded men
    periods = scene.words.articles["days"] | {"day", "days", "week", "weeks", "hours", "month", "months"}
    if hit is None and not periods.isdisjoint(low[max(0, at - 4) : at]):
        hit = nouns.within(low, at - _BESIDE - 3, at)  # the arrest in the past two days of eight
    return Deed(hit.meaning, "nominal", hit.start, hit.end) if hit else None


def among(scene: Scene, n: int) -> Deed | None:
    """`among those detained were 90 minors`, `12 children were among the victims`, `seven of the dead`.

    No: `among the guests were 12`.
    """
    low, mention = scene.low, scene.mentions[n]
    named = mention.noun and mention.known and low[mention.last : mention.last + 1] != ["of"]
    if mention.figure.lower() in ("many", "some", "a number") or (mention.figure.lower() == "one" and not named):
        return None
    places = {"before": (max(0, mention.first - 12), mention.first), "of": (mention.last, mention.end + 9)}
    for side, pattern in _AMONG:
        start, end = places.get(side, (mention.end, mention.end + 9))
        found = pattern.search(" ".join(low[start:end]))
        if found is None:
            continue
        first = start + found.string[: found.start(1)].count(" ")
        hit = scene.words.deeds["passive"].within(low, first, first + found[1].count(" ") + 1)
        if (
            hit is None
            and (side != "of" or not scene.words.frames["linking"].isdisjoint(low[first + 1 : first + 2]))
            and not {"victims", "casualties", "fatalities"}.isdisjoint(low[first : first + 2])
        ):
            hit = Hit("killed", first, first + found[1].count(" ") + 1)
        if hit:
            return Deed(hit.meaning, "among", hit.start, hit.end)
    return None


_AMONG: Final = (
    ("before", re.compile(r"(?:of|among) (?:the|those) ((?:[\w,]+ ){0,3}?\w+) ,$")),  # of the dead, 14 were tourists
    ("before", re.compile(r"(?:the|those) (\w+) (?:also )?include[ds]?$")),
    ("before", re.compile(r"^(?:.* (?:said|says|that) )?(?:the|those) (dead|victims|injured|wounded) (?:were|are)$")),
    ("before", re.compile(r"\bamong (.*) (?:were|was|are|is)$")),
    ("before", re.compile(r"of (?:the|those) (\w+) [—–-]+$")),  # the majority of those injured – 1,493
    ("behind", re.compile(r"^(?:made up|accounted for|comprised) (?:\w+ ){0,3}?of (?:the|those) (\w+)")),
    ("of", re.compile(r"^of (?:the|those) ((?:(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten) )?\w+)")),
    (
        "behind",
        re.compile(
            r"^(?:(?:younger|older) than \w+ |of the same \w+ )?(?:(?:were|was|are|is) )?"
            r"among (?:(?:the|those|about|some) )?((?:[\w,-]+ ){0,3}[\w,-]+)"
        ),
    ),
)
"""How a figure is said to be among others: on which side of it, and the words, those of the deed in brackets."""


def noun(scene: Scene, n: int) -> Deed | None:
    """`59 bodies`, `231 deaths`, `“about 700” arrests`: the noun itself counts the deed.

    No: `penalties including several executions`.
    """
    mention = scene.mentions[n]
    before = scene.low[mention.first - 1] if mention.first else ""
    suffering = scene.words.frames["suffering"] | {"from", "despite"}
    if mention.metric == "wounded" and not suffering.isdisjoint(scene.low[max(0, mention.first - 3) : mention.first]):
        return None  # she had multiple injuries
    if mention.metric and not mention.single and before not in ("including", "no", "of"):
        return Deed(mention.metric, "noun", mention.end - 1, mention.end)
    return None


# ── Frames that lean on another figure ──


def listed(scene: Scene, n: int) -> Deed | None:
    """`35 guerrillas and 5 soldiers dead`: the deed of the next figure.

    No: `50 guerrillas attacked and 5 died`.
    """
    if n + 1 == len(scene.mentions) or scene.mentions[n].single or scene.governed(n):
        return None
    if _stated(scene, scene.mentions[n]) and scene.previous(n):  # 34 dead, including one soldier, and 193 injured
        return None
    then, deed = scene.mentions[n + 1], scene.deeds[n + 1]
    if not then.noun and scene.low[then.end : then.end + 1] == ["who"]:
        return None  # 51 victims and eight who were shot dead
    if (
        deed
        and deed.frame in ("passive", "bare", "died", "list", "among")
        and not then.part
        and (linked(scene, scene.gap(n)) or placed(scene.gap(n)))
    ):
        return deed._replace(frame="list")
    return None


def ellipsis(scene: Scene, n: int) -> Deed | None:
    """`killing 5 soldiers and 3 civilians`, `53 people on board and 1 on the ground`: the deed of the figure before.

    No: `killed two and abducted three`.
    """
    before = scene.previous(n)
    if before is None and n > 1 and scene.low[scene.mentions[n - 1].last] == "each":
        before = scene.previous(n - 1)  # one each in Orn and Brel, seven in Gom
    if before is None or scene.mentions[n].single or scene.mentions[n].part:
        return None
    mention, deed = before
    gap = scene.gap(n - 1)
    if by_place(scene, n):
        return deed._replace(frame="ellipsis", whole=-1)
    if " ".join(gap[-3:]) == ", along with" and len(gap) < 2 * FEW:
        return deed._replace(frame="ellipsis", whole=-1)
    if deed.frame == "among" and gap[:1] in (["were"], ["was"]) and gap[-1] in (",", "and") and len(gap) < FEW:
        return deed._replace(frame="ellipsis")  # 73 were locals, seven foreigners
    counted = deed.frame in ("toll", "put", "noun") and mention.noun and scene.mentions[n].noun
    if (counted or deed.frame in ("active", "nominal", "ellipsis", "part", "among")) and (
        linked(scene, gap) or placed(gap)
    ):
        whole = deed.whole if deed.frame in ("ellipsis", "part") else -1
        frame = "part" if mention.part or deed.frame == "part" else "ellipsis"
        return deed._replace(frame=frame, whole=whole)
    return None


def part(scene: Scene, n: int) -> Deed | None:
    """`11 people, including two children`, `15: nine women, four men`, `five of them`: a part of another figure.

    No: `including five bridges`.
    """
    low, mention = scene.low, scene.mentions[n]
    last, stated = scene.previous(n), _stated(scene, mention)
    before = low[mention.first - 1] if mention.first else ""
    if mention.part and before in scene.words.frames["conditions"] | {"from", "by", "with", "to", "on"}:
        return None  # whether one of them was the bomber; fire from one of them
    if last and mention.figure.lower() not in ("many", "some"):
        gap = scene.gap(n - 1)
        if not mention.known and mention.noun[:1].islower() and len(gap) > _ASIDE:
            return None  # 230 arrests … and weapons, including 22 knives
        of_those = low[: last[0].first] in (["of", "the"], ["of"]) and gap[-1:] == [
            ","
        ]  # of the 83 hurt, 17 were critical
        graver = (
            gap[-1:] in ([","], ["and"])
            and low[mention.end : mention.end + 1] == ["in"]
            and "condition" in low[mention.end :][:4]
        )
        if graver and len(gap) < FEW and last[1].metric == "wounded":
            return last[1]._replace(frame="part", whole=n - 1)  # 20 wounded students, five in critical condition
        around = low[mention.end : mention.end + 4] if of_those else [before]
        if (of_those or mention.part) and not scene.words.frames["undone"].isdisjoint(around):
            return None  # of 60 people arrested, 12 were freed
        if gap in ([":"], ["--"], ["—"], ["–"], ["-"], ["("]) or of_those or (stated and len(gap) <= 18):  # noqa: PLR2004 - words
            return last[1]._replace(frame="part", whole=n - 1)
    if (
        stated
        and (mention.part or (mention.noun and mention.known))
        and last is None
        and (hit := _nearest(scene, mention.first))
    ):
        return Deed(hit.meaning, "among", hit.start, hit.end)  # all aboard were killed, including two women
    counts = not mention.noun and mention.figure.lower() != "one"
    if stated and last is None and counts and low[mention.last : mention.last + 1] == ["in"]:
        hit = scene.words.deeds["noun"].within(low, max(0, mention.first - _HOW_FAR_BACK), mention.first)
        counted = hit and low[hit.end - 1].endswith("s") and low[hit.start - 1 : hit.start] in _OF_DEEDS
        if hit and counted:  # most deaths were in the north, including 40 in Orn
            return Deed(hit.meaning, "among", hit.start, hit.end)
    opens = mention.first == 0 or (mention.first == 1 and before in QUOTES)
    those = low[mention.last : mention.last + 2] == ["of", "those"] and low[mention.last + 2 : mention.last + 3]
    if those and those[0].isalpha() and scene.words.frames["linking"].isdisjoint(those):
        return None  # one of those attackers
    if mention.part and opens and scene.follows and scene.before:
        found = scene.before.deed
        return Deed(found.metric, "part", mention.first, mention.end, earlier=scene.before)
    return None


def _nearest(scene: Scene, end: int) -> Hit | None:
    """A deed not far before a place: the victims of it are told there, though not how many."""
    start, deeds = end - _HOW_FAR_BACK, scene.words.deeds
    return deeds["passive"].within(scene.low, start, end) or deeds["active"].within(scene.low, start, end)


_OF_DEEDS: Final = (["of"], ["the"], ["most"])
"""What stands before deaths that are counted."""

_ASIDE: Final = 2
"""A comma and `including`: what is joined so is of the same kind, whatever its noun."""


def _stated(scene: Scene, mention: Mention) -> bool:
    """Whether a figure is said to be a part: `including two`, `among them two`, `two of them`."""
    before = [word for word in scene.low[max(0, mention.first - 4) : mention.first] if word not in _BESIDES][-2:]
    pair = before in (["among", "them"], ["among", "whom"], ["of", "whom"], ["of", "them"])
    return mention.part or pair or bool(before and before[-1] in INCLUDING)


_BESIDES: Final = ("the", "reportedly", ",", "also")


FRAMES: Final[dict[str, Callable[[Scene, int], Deed | None]]] = {
    "label": label,
    "active": active,
    "toll": toll,
    "nominal": nominal,
    "passive": passive,
    "bare": bare,
    "died": died,
    "among": among,
    "noun": noun,
    "put": put,
    "list": listed,
    "ellipsis": ellipsis,
    "part": part,
}
"""The frames in the order in which they are tried; the first that answers names the frame."""

SWEEPS: Final = (
    (tuple(FRAMES.values())[:10], False),
    ((listed,), True),
    ((ellipsis, part), False),
)
"""In which direction frames are tried: a list leans on the next figure, an ellipsis and a part on the one before."""
