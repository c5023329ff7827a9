"""How a figure is joined to the one before it: by `and`, over one person more, from place to place or day to day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from figures.words.lexicon import PEOPLE

if TYPE_CHECKING:
    from figures.extraction.mentions import Mention
    from figures.extraction.phrases import Hit
    from figures.extraction.scenes import Scene

FEW: Final = 8
"""The most words between two figures that are joined."""

_LINK = re.compile(r"(?:, )?(?:and(?: (?:their|his|her|the))?|or|as well as|along with|plus)|,")


def linked(scene: Scene, gap: list[str]) -> bool:
    """Whether two figures are joined, over one person more too: `eight women, a 10-year-old girl and four men`."""
    one = gap[:1] == [","] and gap[1:2] in (["a"], ["an"]) and gap[-1:] == ["and"] and len(gap) <= _JOINED
    person = scene.words.lexicon.head(gap[-2:-1]) if one else None
    return _LINK.fullmatch(" ".join(gap)) is not None or (person is not None and person.kind == PEOPLE)


_JOINED: Final = len((",", "a", "10-year-old", "Orn", "girl", "and"))


def by_place(scene: Scene, n: int) -> bool:
    """Whether a figure goes on from place to place, or day to day: `two were held in Orn and seven in Brel`."""
    low, tokens, then = scene.low, scene.sentence.tokens, scene.mentions[n].end
    end, floor = scene.mentions[n].first, scene.mentions[n - 1].end
    then += low[then : then + 1] == ["each"]
    while end > floor and low[end - 1] in (*_ONWARD, "a"):
        end -= 1
    start = next((k for k in range(end - 1, max(floor, end - FEW) - 1, -1) if low[k] in _AT), -1)
    if start < 0 or not scene.gap(n - 1) or scene.gap(n - 1)[-1] not in _ONWARD or low[then : then + 1] == []:
        return False
    if (
        low[then - 1] in ("more", "others")
        and low[then] in _AT
        and not {";", ":", ".", "when", "while"} & set(scene.gap(n - 1))
    ):
        return True  # at a hotel and three more in a street
    days = scene.words.articles["days"] | scene.words.articles["months"]
    named = any(token.text[0].isupper() for token in tokens[start + 1 : end]) and low[then] in _AT
    timed = low[start + 1] in days and low[then] in (*_AT, "over", "during")
    near = low[start + 1] == "the" and end - start <= len(("in", "the", "far", "north")) and low[then] == low[start]
    return timed or near or (named and not {";", ":", ".", "when", "while"} & set(scene.gap(n - 1)))


_ONWARD: Final = (",", "and", "another", "further")


def placed(gap: list[str]) -> bool:
    """Whether a place and `and` stand between two figures: 53 on board and 1 on the ground."""
    return gap[-1:] == ["and"] and len(gap) < 7 and gap[0] in _AT and "," not in gap  # noqa: PLR2004 - words


_AT: Final = ("on", "in", "at", "aboard", "from")


def with_others(scene: Scene, mention: Mention) -> Hit | None:
    """The deed of one person that others share: `was shot dead along with two guards`, `was held with two others`."""
    low, end = scene.low, mention.first - 1
    along = low[end - 1] in ("along", "together")
    alone = all(one.single for one in scene.mentions if one.end < end)  # six died with two others hurt
    others = alone and low[mention.last : mention.last + 1] in (["others"], ["other"])
    hit = scene.words.deeds["passive"].ending(low, end - along) if end > 1 and (along or others) else None
    told = hit and not scene.words.frames["linking"].isdisjoint(low[max(0, hit.start - 2) : hit.start])
    return hit if told else None


def over_another(scene: Scene, end: int) -> Hit | None:
    """The deed of an object without a number that a figure is joined to."""
    low = scene.low
    for start in range(end - 1, max(0, end - 5), -1):
        if low[start] in ("the", "his", "her", "their", "its", "a", "an", "himself", "herself", "themselves"):
            return scene.words.deeds["active"].ending(low, start)
        if not low[start].isalpha() or low[start] in scene.words.articles["stops"]:
            break
    return None
