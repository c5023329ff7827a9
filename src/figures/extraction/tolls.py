"""The frames of a count that is told as such: the toll, the number of the dead, what somebody puts it at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from figures.extraction.behind import FAR
from figures.extraction.phrases import QUOTES, Hit
from figures.extraction.scenes import Deed

if TYPE_CHECKING:
    from figures.extraction.mentions import Mention
    from figures.extraction.scenes import Scene

_HOW_FAR_BACK: Final = 14


def toll(scene: Scene, n: int) -> Deed | None:
    """`the toll had risen to 15`, `a death toll of at least 70`, `the number of wounded is 60`, `deaths rose to nine`.

    No: `toll roads`; of `to 37 from 29`, 29 is withdrawn.
    """
    low, first, frames, deeds = scene.low, scene.mentions[n].first, scene.words.frames, scene.words.deeds
    at = first - (low[first - 1] in ("now", "already", "currently")) if first else 0
    before = low[at - 1] if at else ""
    if low[at - 2 : at] == ["addition", "to"] or not _PUTTING.isdisjoint(low[max(0, first - 9) : first]):
        return None
    hit = deeds["toll"].within(low, first - _HOW_FAR_BACK, first)
    anew = before == "to" and low[at - 2] in frames["changing"]
    if hit is None and (n == 0 or scene.deeds[n - 1] is None or anew):
        hit = deeds["toll"].within(low, first - 3 * _HOW_FAR_BACK, first)
        others = hit and any(hit.end <= one.first < first and not one.single for one in scene.mentions)
        hit = hit if hit and (anew or (low[hit.start] != "toll" and not others)) else None
    if hit and not {"case", "cases", "infections", "average"}.isdisjoint(low[max(0, hit.start - 1) : first]):
        hit = None
    rising = before in frames["rising"] or low[first].startswith("exceed")
    if hit is None or not rising:
        hit = _number_of(scene, n) if rising or before in ("-", "--", "–", "—", ":", ",") else None
        hit = hit if hit and (before != "," or hit.end == at - 1) else None
    for verb in range(max(0, first - _CHANGED), first if rising and hit is None else 0):
        if low[verb] in frames["changing"]:
            end = verb - (low[verb - 1] in ("has", "have", "had"))
            hit = deeds["noun"].ending(low, end) or deeds["passive"].ending(low, end)
    if hit is None and low[first - 2 : first] in (["count", "of"], ["tally", "of"]) and scene.before and scene.follows:
        hit = Hit(scene.before.deed.metric, first - 2, first - 1)
    if hit is None and before == "to" and low[at - 2] in ("brings", "brought", "bringing") and _ends(scene, n):
        hit = deeds["passive"].within(low, scene.mentions[n].end, scene.mentions[n].end + FAR // 3)
    return Deed(hit.meaning, "toll", hit.start, hit.end) if hit else None


def _ends(scene: Scene, n: int) -> bool:
    """Whether the count is told behind its figure: `brings to 33 the number of people killed`."""
    end = scene.mentions[n].end
    return scene.low[end : end + 3] in (["the", "number", "of"], ["the", "total", "of"])


def _number_of(scene: Scene, n: int) -> Hit | None:
    """The deed of those whose number is told: `the number of people killed to 39`."""
    low, first, deeds = scene.low, scene.mentions[n].first, scene.words.deeds
    counted = [
        at
        for at in range(max(0, first - FAR), first)
        if (low[at : at + 2] == ["number", "of"] and low[at - 1] != "a")
        or (low[at] == "total" and deeds["passive"].starting(low, at + 1))
    ]
    if not counted:
        return None
    own = (deeds[form].starting(low, counted[-1] + 2) for form in ("noun", "toll"))
    return deeds["passive"].within(low, counted[-1], first) or next(filter(None, own), None)


_PUTTING: Final = frozenset(("put", "puts", "putting"))
_CHANGED: Final = 4
"""The most words from a verb of change to the figure."""


def put(scene: Scene, n: int) -> Deed | None:
    """`put the number of dead at 44`, `AFP put the number at two`, `spoke of eleven`: the deed of the figure before.

    No: `put the cost at 44`.
    """
    low, mention = scene.low, scene.mentions[n]
    gap = [word for word in low[max(0, mention.first - 9) : mention.first] if word not in QUOTES]
    putting = _PUTTING & set(gap)
    start = mention.first - 1
    if gap[-1:] in (["at"], ["as"]) and (putting or "gave" in gap):
        own = scene.words.deeds["passive"].within(gap, 0, len(gap)) or scene.words.deeds["toll"].within(
            gap, 0, len(gap)
        )
        if own:
            return Deed(own.meaning, "put", start, start + 1)
    spoke = gap[-2:] in (["spoke", "of"], ["spoken", "of"], ["speak", "of"]) and _ends_here(scene, mention)
    figure = gap[-1:] == ["at"] and putting and {"number", "figure", "toll", "total", "count"} & set(gap)
    truth = gap[-1:] in (["was"], ["is"]) and {"figure", "toll", "number"} & set(gap) and _ends_here(scene, mention)
    if spoke or figure or truth:
        for m in range(n - 1, -1, -1):
            deed = scene.deeds[m]
            if deed:
                return Deed(deed.metric, "put", start, start + 1, whole=m)
        if scene.before and (scene.follows or not truth):
            return Deed(scene.before.deed.metric, "put", start, start + 1, earlier=scene.before)
    return None


def _ends_here(scene: Scene, mention: Mention) -> bool:
    return mention.end >= len(scene.low) or scene.low[mention.end] in (".", ",", ";", *QUOTES)
