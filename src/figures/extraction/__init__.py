"""From an article to claims for a person to review: rules over sentences, on top of the grammar of figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from figures.extraction.candidates import EXTRACTED, Candidate, Seen, above, candidate, lowest, merged
from figures.extraction.deeds import scene
from figures.extraction.phrases import Words, words_of
from figures.extraction.scenes import Found
from figures.extraction.speakers import Listener
from figures.extraction.standing import standing, year_of
from figures.extraction.text import Sentence, sentences
from figures.words.vocabulary import standard

if TYPE_CHECKING:
    from figures.extraction.scenes import Scene
    from figures.words.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Extraction:
    """What an article seems to claim.

    Attributes:
        claims: the proposed claims, in the order of the article.
        aside: what was found and is no claim, each with its status: denied, withdrawn, conditional, historical,
            heading, repeated.
        sentences: the sentences of the article, headings among them.
    """

    claims: tuple[Candidate, ...]
    aside: tuple[Candidate, ...]
    sentences: tuple[Sentence, ...]


def extract(text: str, published: str | None = None, *, vocabulary: Vocabulary | None = None) -> Extraction:
    """Propose the claims of an English article, each with the words it rests on.

    Who spoke is never guessed: where nobody is named, the source stays empty. Spans are of exactly this text.

    Args:
        text: the article.
        published: the day it appeared, `2022-01-07`: with it, `on Friday` becomes a day.
        vocabulary: the words in force; those that come with the package if None.

    Raises:
        TypeError: the article is no text.

    >>> found = extract("At least nine people were killed in Homs, the ministry said.")
    >>> [(one.source, one.figure, one.population, one.metric) for one in found.claims]
    [('ministry', 'At least nine', 'people', 'killed')]
    """
    if not isinstance(text, str):
        raise TypeError(f"an article is a text, not of the type '{type(text).__name__}'; read its file first")
    words = words_of(vocabulary or standard())
    parts = sentences(text, words)
    day = date.fromisoformat(published[:10]) if published and re.match(r"\d{4}-\d\d-\d\d", published) else None
    year = day.year if day else year_of(text, words.articles["months"])
    seen = above(_seen(parts, words, year))
    rows = merged(candidate(one, day) for one in seen)
    claims = tuple(row for row in rows if row.status == EXTRACTED)
    return Extraction(claims, tuple(row for row in rows if row.status != EXTRACTED), tuple(parts))


def _seen(parts: list[Sentence], words: Words, year: int) -> list[Seen]:
    """Every figure with a deed, in the order of the article."""
    listener, found, met = Listener(parts, words), [], set[object]()
    before: Found | None = None
    last = -1
    for number, sentence in enumerate(parts):
        here = scene(sentence, words, before, follows=last == number - 1)
        for n, deed in enumerate(here.deeds):
            if deed is None:
                continue
            mention = here.mentions[n]
            stands = standing(here, n, deed, year) or _met_again(here, n, met)
            if not sentence.heading:
                met.add(lowest(mention))
            found.append(Seen(here, n, deed, stands, listener.speaker(number, mention.first)))
            before, last = Found(mention, deed), number
    return found


def _met_again(here: Scene, n: int, met: set[object]) -> str:
    """`repeated` where the article comes back to a figure: `the four men`, of whom it told before."""
    mention = here.mentions[n]
    before = here.low[max(0, mention.first - 2) : mention.first]
    pointed = before[-1:] != [] and before[-1] in ("the", "those", "these", "all") and before != ["in", "all"]
    return "repeated" if pointed and lowest(mention) in met else ""
