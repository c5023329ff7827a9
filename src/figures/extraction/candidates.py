"""The figures found as rows for a person to review: merged, with their words, places and what to look at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from figures.errors import FigureError
from figures.extraction.days import days_of
from figures.words.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from figures.extraction.mentions import Mention
    from figures.extraction.scenes import Deed, Scene
    from figures.extraction.speakers import Speaker

LONGEST_WORDS: Final = 200
"""The most characters of the words that a row quotes."""

_PLAIN_FRAMES: Final = frozenset(("active", "died", "nominal", "list", "label", "ellipsis"))
_TO_LOOK_AT: Final = {
    "bare": "a participle alone",
    "among": "part of others",
    "noun": "the noun counts the deed",
    "toll": "a toll",
}
_BELOW: Final = frozenset(("read also", "also read", "see also", "related", "read more"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that an article seems to make, for a person to accept, correct or drop; every text as printed.

    Attributes:
        source, via, metric, figure, population, since, as_of, locator: as the columns of a claims file.
        status: `extracted`, or what it was set aside as: denied, withdrawn, conditional, historical, heading, repeated.
        when: the words of time beside it.
        words: the article's words that it rests on.
        spans: where the figure stands in the article, ends not included; several where it is told again.
        because: the frame with its words, and who is thought to have said it.
        check: what a person should look at; empty where that is nothing in particular.
        frame: the name of the frame.
    """

    source: str
    via: tuple[str, ...]
    metric: str
    figure: str
    population: str
    since: str
    as_of: str
    locator: str
    status: str
    when: str
    words: str
    spans: tuple[tuple[int, int], ...]
    because: str
    check: str
    frame: str

    def cells(self) -> dict[str, str]:
        """The row that it is in a claims file; what was set aside says under `check` as what."""
        aside = self.status != EXTRACTED
        printed = ("source", "metric", "figure", "population", "since", "as_of", "locator", "when", "words", "because")
        return {name: getattr(self, name) for name in printed} | {
            "via": " > ".join(self.via),
            "status": SET_ASIDE if aside else EXTRACTED,
            "span": "; ".join(f"{start}-{end}" for start, end in self.spans),
            "check": self.status if aside else self.check,
        }


EXTRACTED: Final = "extracted"
SET_ASIDE: Final = "set aside"


class Seen(NamedTuple):
    """One figure of one sentence with all that was made out about it."""

    scene: Scene
    n: int
    deed: Deed
    standing: str
    speaker: Speaker


def candidate(seen: Seen, published: date | None) -> Candidate:
    """The row of one figure."""
    scene, n, deed, standing, speaker = seen
    sentence, mention = scene.sentence, scene.mentions[n]
    population, inherited = _population(seen)
    since, as_of, when = days_of(scene, n, deed, speaker.verb, published)
    owner = scene.mentions[deed.whole] if deed.whole >= 0 else mention
    first, end = min(mention.first, owner.first, deed.start), max(mention.end, deed.end)
    place = sentence.tokens[mention.first].start, sentence.tokens[mention.last - 1].end
    told = f"{deed.frame} “{_flat(sentence.said(deed.start, deed.end))}”; {speaker.because}"
    return Candidate(
        source=speaker.source,
        via=speaker.via,
        metric=deed.metric,
        figure=_flat(mention.figure),
        population=_flat(population),
        since=since,
        as_of=as_of,
        locator=f"paragraph {sentence.paragraph}",
        status=standing or EXTRACTED,
        when=when,
        words=_words(sentence.text, sentence.tokens[first].start, sentence.tokens[end - 1].end, speaker),
        spans=(place,),
        because=told,
        check=_check(seen, inherited=inherited),
        frame=deed.frame,
    )


def merged(found: Iterable[Candidate]) -> list[Candidate]:
    """The rows, those that say the same of the same source made one with all their places."""
    rows: dict[tuple[object, ...], Candidate] = {}
    for one in found:
        names = tuple(name.casefold() for name in (one.source, *one.via, one.figure, one.population))
        key = (*names, one.metric, one.status)
        before = rows.get(key)
        rows[key] = one if before is None else replace(before, spans=before.spans + one.spans)
    return list(rows.values())


def above(seen: list[Seen]) -> list[Seen]:
    """The figures, those of headings set aside where the text tells them again, in figures or in words."""
    told = {_number(one) for one in seen if not one.scene.sentence.heading and not one.standing}
    return [_judged(one, told) if one.scene.sentence.heading and not one.standing else one for one in seen]


def _judged(one: Seen, told: set[tuple[object, ...]]) -> Seen:
    first = " ".join(one.scene.low[:2])
    pointer = first in _BELOW or one.scene.low[0] in _BELOW
    return one._replace(standing="heading") if pointer or _number(one) in told else one


def _number(one: Seen) -> tuple[object, ...]:
    return one.deed.metric, lowest(one.scene.mentions[one.n])


def lowest(mention: Mention) -> int | str:
    """The smallest number that a figure allows; its words where it has none."""
    wording = _flat(mention.figure)
    try:
        return Quantity.parse(wording).low
    except FigureError:
        return wording.casefold()


def _population(seen: Seen) -> tuple[str, bool]:
    """Who is counted, as printed, and whether that is taken from the figure before."""
    scene, n, deed = seen.scene, seen.n, seen.deed
    mention = scene.mentions[n]
    if mention.noun or mention.metric:
        return mention.noun, False
    if deed.frame in ("put", "toll") or deed.earlier:
        donor = scene.leans_on(deed)
        return (donor.noun, True) if donor and donor.noun else ("", False)
    while n and deed.frame != "part" and scene.deeds[n - 1]:
        before, gap = scene.mentions[n - 1], scene.gap(n - 1)
        if len(gap) > _JOINED or not ("and" in gap or gap[-1:] == [","]):
            break
        if before.noun:
            return before.noun, True
        n -= 1
    return "", False


_JOINED: Final = 6
"""The most words between two figures of which the second takes the noun of the first."""


def _check(seen: Seen, *, inherited: bool) -> str:
    """What a person should look at."""
    scene, n, deed, _, speaker = seen
    mention = scene.mentions[n]
    whole, noun = scene.leans_on(deed), ""
    if inherited:
        noun = "noun from the figure before"
    elif not mention.known:
        noun = f"unknown noun “{_flat(mention.noun)}”"
    elif not mention.noun and not mention.metric and deed.frame not in _PLAIN_FRAMES:
        noun = "no noun"
    lean = f"part of {_flat(whole.figure) if whole else 'another figure'}" if deed.frame == "part" else ""
    if deed.frame == "put" and (whole or deed.earlier):
        lean = "deed from the figure before"
    found = (
        "heading only" if scene.sentence.heading else "",
        speaker.check,
        lean or _TO_LOOK_AT.get(deed.frame, ""),
        "one person" if mention.single else "no number" if mention.plural else "",
        "adds to another figure" if _adds(mention, scene.sentence.words) else "",
        noun,
    )
    return "; ".join(filter(None, found))


def _adds(mention: Mention, low: list[str]) -> bool:
    """Whether a figure is told beside one that was told before: another nine, nine more."""
    return low[max(0, mention.first - 1)] in _NEW or low[mention.last : mention.last + 1] == ["more"]


_NEW: Final = frozenset(("another", "further", "additional"))


def _words(text: str, start: int, end: int, speaker: Speaker) -> str:
    """The words from the speaker over the figure to the deed; without the speaker where that is too long."""
    if speaker.said:
        wide = min(start, speaker.said[0]), max(end, speaker.said[1])
        if wide[1] - wide[0] <= LONGEST_WORDS:
            start, end = wide
    words = _flat(text[start:end])
    return words if len(words) <= LONGEST_WORDS else f"{words[: LONGEST_WORDS - 1]}…"


def _flat(text: str) -> str:
    return " ".join(text.split())
