"""What a found figure stands for: a claim, or something denied, possible, long past, taken back or printed above."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from figures.extraction.mentions import Mention
    from figures.extraction.scenes import Deed, Scene

_YEAR = re.compile(r"(?:(?:mid|late|early)-)?(1[0-9]\d\d|20\d\d)")
_DECADE = re.compile(r"(?:1[89]|20)\d0s")
_ENDS: Final = frozenset((";", ":", "but", "while", "whereas", "—", "–"))
_STRONG_ENDS: Final = frozenset((";",))


class Case:
    """One figure with its deed in its sentence, as the rules of this room ask about it.

    Attributes:
        low: the sentence's words.
        mention, deed: the figure and what befell those it counts.
        between: the words between figure and deed.
        clause: the places of the words of its clause, end not included.
        part: the same up to the nearest semicolons.
        year: the year in which the article appeared, as far as it says so; 0 for unknown.
    """

    def __init__(self, scene: Scene, n: int, deed: Deed, year: int) -> None:
        self.scene, self.deed, self.year = scene, deed, year
        months = [
            n for n, word in enumerate(scene.low) if word == "may" and n and scene.sentence.tokens[n].text == "May"
        ]
        self.low = ["june" if n in months else word for n, word in enumerate(scene.low)] if months else scene.low
        self.mention: Mention = scene.mentions[n]
        owner = scene.mentions[deed.whole] if deed.whole >= 0 else self.mention
        first, last = min(owner.first, deed.start), max(owner.end, deed.end)
        behind = deed.start >= owner.end
        self.between = self.low[owner.end : deed.start] if behind else self.low[deed.end : owner.first]
        self.between_start = owner.end if behind else deed.end
        self.active = not behind
        self.clause = self.around(first, last, _ENDS)
        self.part = self.around(first, last, _STRONG_ENDS)
        self.first = first

    def around(self, start: int, end: int, marks: frozenset[str]) -> tuple[int, int]:
        """The places up to the nearest marks on both sides."""
        while start and self.low[start - 1] not in marks:
            start -= 1
        while end < len(self.low) and self.low[end] not in marks:
            end += 1
        return start, end

    def negated(self) -> bool:
        """Whether `not` stands between figure and deed, other than before another figure: `four, not three, died`."""
        others = {one.first for one in self.scene.mentions}
        at = self.between_start
        last = max((n for n, word in enumerate(self.between) if word == ","), default=0)
        nots = [n for n, word in enumerate(self.between) if word in ("not", "n't") and n >= last]
        return any(at + n + 1 not in others for n in nots)

    def has(self, table: str, start: int, end: int) -> bool:
        """Whether a word of a table stands between two places."""
        return not self.scene.words.frames[table].isdisjoint(self.low[max(0, start) : max(0, end)])


def denied(case: Case) -> bool:
    """`denied that its soldiers had killed 40`, `was denied by`; `four, not three`: three.

    A claim: `did not say how 12 died`, for that is another clause.
    """
    low, mention = case.low, case.mention
    start, end = case.clause
    if low[mention.first - 1 : mention.first] == ["not"] or case.negated():
        return True
    if mention.first and low[mention.first - 1] in ("no", "neither", "nor"):
        return True
    behind = " ".join(low[mention.end : end])
    if (
        re.search(r"\b(?:is|was|are|were) (?:fake|false|untrue)\b", behind)
        or "denied by" in behind
        or "denied the" in behind.partition(" and ")[0]
    ):
        return True
    for at in range(start, case.first):
        if low[at] in case.scene.words.frames["denials"]:
            speech = case.scene.words.speech
            said = speech["verbs"] - speech["also_nouns"] - case.scene.words.frames["denials"]
            return said.isdisjoint(low[at + 1 : case.first]) and (
                "and" not in low[at + 1 : case.first] or "that" in low[at:]
            )
    return False


def withdrawn(case: Case) -> bool:
    """`reported 65 dead, but backed off that figure`; the toll that rose `to 37 from 29`: 29; `an earlier toll of 15`.

    A claim: `corrected its count: four`.
    """
    low, deed, first = case.low, case.deed, case.mention.first
    was = "from" in low[max(0, first - 2) : first] or case.has("earlier", deed.start - 2, deed.start)
    return (deed.frame == "toll" and was) or (
        case.scene.words.frame_phrases["withdrawals"].within(low, *case.part) is not None
    )


def conditional(case: Case) -> bool:
    """`hundreds could be killed`, `may have died`, `threatened to behead ten`, `could not confirm that 12 died`.

    A claim: `would prosecute 300 detained`, `in what could be the first attack`; the month May.
    """
    low, deed, mention, words = case.low, case.deed, case.mention, case.scene.words
    modals, fears, before = words.frames["modals"], words.frames["fears"], mention.first
    if not (modals | fears).isdisjoint(case.between):
        return True
    since = max((one.end for one in case.scene.mentions if one.end <= before), default=0)
    for at in range(max(before - 5, since), before):
        if low[at] in fears and (words.speech["clause_ends"] - {"that"}).isdisjoint(low[at:before]):
            return True
    left = low[max(case.clause[0], case.first - 9) : case.first]
    if not words.frames["conditions"].isdisjoint(left):
        return True
    if "confirm" in left and not {"not", "cannot", "n't"}.isdisjoint(left):
        return True
    if not case.active or deed.frame not in ("active", "ellipsis"):
        return False
    near = low[max(0, deed.start - 3) : deed.start]
    infinitive = near[-1:] == ["to"] and not low[deed.start].endswith("ing")
    wished = infinitive and not case.has("achieved", deed.start - 2, deed.start)
    done = near[-1:] == ["have"] and "would" not in near
    return wished or (not modals.isdisjoint(near) and not done)


_WORST: Final = frozenset(("worst", "deadliest", "highest", "biggest", "largest", "bloodiest"))


def historical(case: Case) -> bool:
    """`In 1978, 20 died`, `years ago`, `a 2010 incident`, `convicted over the attack that killed 16`.

    A claim: `since 2011 the war has killed 400,000`, `in a shooting that injured eight`.
    """
    low, deed, words = case.low, case.deed, case.scene.words
    start, end = case.clause
    since = low.index("since", start, case.mention.first) if "since" in low[start : case.mention.first] else 0
    joined = "," not in low[since : case.mention.first] or "when" in low[since : case.mention.first]
    if _another_event(case) or (since and joined and not _WORST.isdisjoint(low[start:since])):
        return True  # the deadliest since one in 1960 killed 12,000
    near = case.around(case.first, max(case.mention.end, deed.end), _ENDS | {","})
    opening = low.index(",") if "," in low[:7] else 0
    for first, last in (near, (0, opening)):
        hit = words.frame_phrases["past"].within(low, first, last)
        lasts = hit and "since" in low[first : hit.start] + low[deed.end : end]
        compared = hit and not _COMPARED.isdisjoint(low[max(0, hit.start - 6) : hit.start])
        marked = hit and hit.start >= case.mention.end and low[hit.start] == "anniversary" and not case.active
        whole = hit and low[hit.start] != "anniversary" and low[hit.start - 1 : hit.start] == ["the"]
        if hit and not (lasts or compared or marked or whole):
            return True
    this_year = any(low[at : at + 3] == ["far", "this", "year"] for at in range(start, end))
    for at in range(start, 0 if this_year else end):
        if _DECADE.fullmatch(low[at]) and "since" not in low[max(0, at - 4) : at]:
            return True
        if not _COMPARED.isdisjoint(low[case.mention.end : at]):
            continue  # 57 in May, double the number of 2019
        told = _YEAR.fullmatch(low[at])
        past = told and int(told[1]) != case.year and not _aside(case, at) and not _since_then(case, at)
        if past and _past_year(low, at, words.articles["months"]):
            return True
    return _of_a_crime(case)


def _another_event(case: Case) -> bool:
    """Whether it is told to be another event: `a previous attack killed`, `the bombing in March that killed`."""
    low, frames, deed = case.low, case.scene.words.frames, case.deed
    if not case.active:
        return False
    months, opening = case.scene.words.articles["months"], low[case.clause[0] : case.clause[0] + 3]
    if opening[:2] == ["last", "month"]:
        return True
    told = opening[:1] == ["in"] and opening[2:] == [","] and opening[1] in months
    for at in range(max(case.clause[0], deed.start - _FAR), deed.start):
        if low[at] not in frames["events"]:
            continue
        before, behind = low[max(0, at - 2) : at], low[at + 1 : at + 4]
        if (before[-1:] == ["previous"] and low[at - 3] != "after") or (
            told and not frames["before_it"].isdisjoint(before)
        ):
            return True
        if len(behind) == _DATED and behind[0] in ("in", "last") and behind[1] in months and at + 4 == deed.start:
            return behind[2] in ("that", "which")
    return False


_DATED: Final = len(("in", "March", "that"))
_FAR: Final = 8
"""The most words from the event to what it did."""


def _of_a_crime(case: Case) -> bool:
    """Whether a figure only tells for what somebody is accused or tried."""
    low, frames = case.low, case.scene.words.frames
    verb, first = case.deed.start if case.active else case.first, min(case.first, case.deed.start)
    if case.deed.frame in ("noun", "nominal"):  # guilty of the murders of two
        return case.has("verdicts", first - 6, first) and low[first - 1] in ("of", "to", "the", "for")
    if case.active and low[verb].endswith("ing") and low[verb - 1 : verb] in (["for"], ["of"]):
        return case.has("courts", verb - 16, verb)  # guilty of murdering nine
    back = next((at for at in range(verb - 1, max(-1, verb - 4), -1) if low[at] in ("that", "which")), -1)
    if back < 0 or (back < verb - 1 and low[back + 1] not in ("left", "leaves", "also", "had", "has")):
        return False
    crimes = low[max(0, back - 16) : back]
    if "accused" in crimes and crimes[crimes.index("accused") + 1 :][:1] not in (["of"], ["in"]):
        return False  # he accused the rebels of attacks that
    blamed = [n for n, word in enumerate(crimes) if word in frames["behind"]]
    told = crimes[blamed[-1] :] if blamed else []
    days, months = case.scene.words.articles["days"], case.scene.words.articles["months"]
    recent = any(pair[0] == "this" and pair[1] in ("week", "month") for pair in pairwise(told))
    dated = any(pair[0] in months and pair[1].isdigit() and len(pair[1]) <= 2 for pair in pairwise(told))  # noqa: PLR2004 - June 28
    dated = dated and told[0] == "behind"
    return bool(blamed) and days.isdisjoint(told) and not recent and not dated  # a Friday blast which injured several


_COMPARED: Final = frozenset(("period", "compared", "increase", "decrease", "rise", "double", "triple", "twice"))
"""Words of a comparison: more than last year."""


def _since_then(case: Case, at: int) -> bool:
    """Whether a year belongs to another verb: `in 2014 the kingdom banned it and has detained hundreds`."""
    between = case.low[at : case.deed.start] if case.active else []
    return any(between[n : n + 2] in (["and", "has"], ["and", "have"]) for n in range(len(between)))


def _aside(case: Case, at: int) -> bool:
    """Whether a year stands in an aside that tells of somebody: `the group, which formed in 2002, has killed`."""
    low = case.low
    start = next((k for k in range(at, 0, -1) if low[k] == ","), 0)
    end = next((k for k in range(at, len(low)) if low[k] == ","), 0)
    told = low[start + 1] in ("which", "who", "whose", "formed", "founded")
    return told and 0 < start < end and not start < case.deed.start < end


def _past_year(low: list[str], at: int, months: frozenset[str]) -> bool:
    """Whether a year tells when something happened, rather than since when or on which day the article appeared."""
    start = at
    while start and (low[start - 1] in months | {",", ".", "mid", "early", "late"} or low[start - 1].isdigit()):
        start -= 1
    before = low[start - 1] if start else ""
    begun = {"began", "started"}
    if not begun.isdisjoint(low) or not {"since", "beginning"}.isdisjoint(low[max(0, start - 8) : at + 1]):
        return False
    if "when" in low[at + 1 : at + 2] or low[at + 1 : at + 3] == [",", "when"]:
        return True
    if before in ("a", "the", "this") or (start and low[start - 1].endswith("'s")):
        return start == at and low[at + 1 : at + 2] != [] and low[at + 1].isalpha()
    told = before in ("in", "on", "during", "of", "until", "from", "between")
    return told or (start < at and low[start] in ("late", "early", "mid"))


STANDINGS: Final[dict[str, Callable[[Case], bool]]] = {
    "denied": denied,
    "withdrawn": withdrawn,
    "conditional": conditional,
    "historical": historical,
}
"""What is found and no claim, in the order in which it is asked; what is none of these is one."""


def standing(scene: Scene, n: int, deed: Deed, year: int) -> str:
    """The name of the first standing that fits; empty for a claim."""
    case = Case(scene, n, deed, year)
    return next((name for name, fits in STANDINGS.items() if fits(case)), "")


def year_of(text: str, months: frozenset[str]) -> int:
    """The year of an article by its first lines, as in `VARNESK, 14 March 2031 —`; 0 if they do not tell it."""
    head = re.findall(r"[^\W_]+", text[:300].lower())
    for at, word in enumerate(head):
        date = [one for one in head[max(0, at - 2) : at] if one in months or (one.isdigit() and len(one) <= 2)]  # noqa: PLR2004 - digits of a day
        told = at > len(date) and head[at - len(date) - 1] in ("on", "in", "since", "from", "until", "of", "by")
        if _YEAR.fullmatch(word) and len(date) == 2 and not told:  # noqa: PLR2004 - 21.05.2017; on 19 June 1986 is the past
            return int(word)
    years = [word for word in head if _YEAR.fullmatch(word)]
    return int(years[0]) if years and years.count(years[0]) > 1 else 0  # one that the first lines tell twice
