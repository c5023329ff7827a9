"""A sentence with its figures and the deeds found so far: what every frame looks at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from figures.extraction.mentions import Mention
    from figures.extraction.phrases import Words
    from figures.extraction.text import Sentence


class Deed(NamedTuple):
    """What befell those whom a figure counts.

    Attributes:
        metric: the canonical metric.
        frame: the name of the frame that found it.
        start, end: the deed's tokens, `end` not included.
        whole: the figure of the same sentence that this one is a part of, as an index; -1 for none.
        earlier: the figure of the sentence before that this one is a part of, or repeats; None for none.
    """

    metric: str
    frame: str
    start: int
    end: int
    whole: int = -1
    earlier: Found | None = None


class Found(NamedTuple):
    """A figure with its deed."""

    mention: Mention
    deed: Deed


@dataclass
class Scene:
    """A sentence with its figures, and the deeds found so far.

    Attributes:
        sentence: the sentence.
        words: the vocabulary's words.
        mentions: its figures.
        deeds: the deed of each figure; None where none is found yet.
        walks: the deed behind each figure's noun, as far as it was looked for.
        before: the last figure with a deed, of the sentences before; None if there is none.
        follows: whether that figure stands in the sentence right before.
    """

    sentence: Sentence
    words: Words
    mentions: list[Mention]
    before: Found | None
    follows: bool
    deeds: list[Deed | None] = field(default_factory=list)
    walks: dict[int, Deed | None] = field(default_factory=dict)

    @property
    def low(self) -> list[str]:
        """The sentence's words in lower case."""
        return self.sentence.words

    def gap(self, n: int) -> list[str]:
        """The words between a figure's noun and the next figure."""
        return self.low[self.mentions[n].end : self.mentions[n + 1].first]

    def governed(self, n: int) -> bool:
        """Whether a figure is the whole of which others are told: `of the 80 passengers, 50 died`."""
        first = self.mentions[n].first
        at = first - 1 - (self.low[max(0, first - 1) : first] == ["the"])
        group = at > 0 and self.low[at - 1] in ("group", "total", "team", "party", "crowd")
        return at >= 0 and self.low[at] == "of" and not group and self.words.deeds["noun"].ending(self.low, at) is None

    def previous(self, n: int) -> tuple[Mention, Deed] | None:
        """The figure before, if it has a deed."""
        deed = self.deeds[n - 1] if n else None
        return (self.mentions[n - 1], deed) if deed else None

    def leans_on(self, deed: Deed) -> Mention | None:
        """The figure that a deed's own is a part of, or repeats; None where it stands by itself."""
        if deed.whole >= 0:
            return self.mentions[deed.whole]
        return deed.earlier.mention if deed.earlier else None
