"""The days of a figure: two cases are certain enough to be filled in, all else stays words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from figures.extraction.scenes import Deed, Scene

_WEEK: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PARTS: Final = frozenset(("morning", "afternoon", "evening", "night"))
_LEADING: Final = frozenset(
    ("on", "in", "since", "late", "early", "last", "during", "by", "until", "from", "this", "earlier", "next", "past")
)
_LOOSE: Final = frozenset(("overnight", "week", "month", "weekend", "year"))


def days_of(scene: Scene, n: int, deed: Deed, verb: int, published: date | None) -> tuple[str, str, str]:
    """`since`, `as_of` and the words of time of a figure.

    A day is filled in only if the article's own day is known, and where it stands in the deed's own phrase (`were
    killed on Friday`: both) or behind the verb of saying (`the ministry said Tuesday`: `as_of`). The day meant is the
    nearest of that name that is not later than the article.
    """
    low, mention = scene.low, scene.mentions[n]
    behind = max(deed.end, mention.end) if deed.frame in ("active", "nominal", "ellipsis") else deed.end
    own = _day_at(scene, behind)
    said = _day_at(scene, verb + 1) if verb >= 0 else -1
    when = _words_of_time(scene, own if own >= 0 else said)
    if published is None or (own < 0 and said < 0):
        return "", "", when
    day = _nearest(low[own if own >= 0 else said], published).isoformat()
    return (day, day, when) if own >= 0 else ("", day, when)


def _day_at(scene: Scene, at: int) -> int:
    """The place of the day that stands here, with or without `on`; -1 for none."""
    low = scene.low
    at += low[at : at + 1] == ["on"]
    at += low[at : at + 1] in (["late"], ["early"])
    return at if at < len(low) and (low[at] in _WEEK or low[at] in ("today", "yesterday")) else -1


def _nearest(word: str, published: date) -> date:
    if word not in _WEEK:
        return published - timedelta(days=word == "yesterday")
    return published - timedelta(days=(published.weekday() - _WEEK.index(word)) % 7)


def _words_of_time(scene: Scene, day: int) -> str:
    """The first words of time of a sentence, or those at a known place."""
    low, articles = scene.low, scene.words.articles
    at = day
    if at < 0:
        known = articles["days"] | articles["months"] | _LOOSE
        at = next((k for k, word in enumerate(low) if word in known and (word != "may" or low[k - 1] == "in")), -1)
    if at < 0:
        return ""
    start, end = at, at + 1
    while start and (low[start - 1] in _LEADING or low[start - 1].isdigit()):
        start -= 1
    while end < len(low) and (low[end] in _PARTS or low[end].isdigit()):
        end += 1
    return " ".join(scene.sentence.said(start, end).split())
