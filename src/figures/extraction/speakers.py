"""Who said a figure, through whom, and why we think so; where nobody is named, nobody is guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from figures.extraction.phrases import MARKS
from figures.extraction.sayings import Saying, sayings, subject_of

if TYPE_CHECKING:
    from figures.extraction.phrases import Words
    from figures.extraction.text import Sentence

_LONGEST_WAY: Final = 40
"""The most words between a figure and a speaker that stands behind it."""

_CONTRAST: Final = frozenset(("while", "and", "but", ";", "whereas"))


class Speaker(NamedTuple):
    """Who said a figure.

    Attributes:
        source: who, in the article's words less a leading `the`; empty where nobody is named.
        via: through whom, nearest to the source first.
        because: why we think so.
        check: what a person should look at; empty where the speaker stands in the sentence, or none does.
        said: where the speaker and the verb of saying stand in the text; None where they are in another sentence.
    """

    source: str
    via: tuple[str, ...]
    because: str
    check: str
    said: tuple[int, int] | None = None
    verb: int = -1


NOBODY: Final = Speaker("", (), "nobody is named in the sentence", "")
UNNAMED: Final = Speaker("", (), "somebody speaks who is not named", "no speaker named")


class Listener:
    """Hears an article's sentences, each once, and remembers who spoke."""

    def __init__(self, sentences: list[Sentence], words: Words) -> None:
        self._sentences, self._words = sentences, words
        self._heard: dict[int, list[Saying]] = {}

    def sayings(self, n: int) -> list[Saying]:
        """Who says something in a sentence; headings say nothing."""
        if n not in self._heard:
            sentence = self._sentences[n]
            self._heard[n] = [] if sentence.heading else sayings(sentence, self._words)
        return self._heard[n]

    def speaker(self, n: int, place: int) -> Speaker:
        """Who said the figure that starts at a token of a sentence."""
        found = self._in_sentence(n, place)
        if found.source:
            return found
        if self._sentences[n].quoted:
            return self._beside_quotation(n) or UNNAMED
        return found

    def _in_sentence(self, n: int, place: int) -> Speaker:
        sentence, own = self._sentences[n], self.sayings(n)
        pick = _pick(own, sentence, place)
        if pick is None:
            return NOBODY
        who, check = pick.who, ""
        if not who or who.lower() in self._words.speech["resolved"]:
            before = self._last_speaker(n)
            if not before and not who:
                return UNNAMED
            who, check = before or who, "speaker from the sentence before" if before else ""
        others = [one for one in own if one is not pick and one.who]
        denied = [one.who for one in others if sentence.words[one.verb] in self._words.frames["denials"]]
        via, others = list(pick.via), [one for one in others if one.who not in denied]
        cited = next((one for one in own if one.side == "citing" and one.verb > pick.start - 12), None)
        if cited:
            who, via = cited.who, [who, *via]
        for one in reversed(others):
            same = one.who in who or who in one.who or not _CONTRAST.isdisjoint(sentence.words[one.verb : pick.start])
            if one.side == "before" and one.verb < place and not same:
                via.append(one.who)
        via += [one.who for one in others if one.side == "after" and one.verb > place and one.who not in (who, *via)]
        start, end = sorted((pick.start, pick.verb))
        said = sentence.tokens[start].start, sentence.tokens[max(end, pick.end - 1)].end
        words = " ".join(sentence.text[slice(*said)].split())
        checks = [check, *(f"denied by {one}" for one in denied)]
        return Speaker(who, tuple(via), f"“{words}”", "; ".join(filter(None, checks)), said, pick.verb)

    def _last_speaker(self, n: int) -> str:
        """The last speaker or subject before a sentence, at most a paragraph back."""
        for m in range(n - 1, -1, -1):
            sentence = self._sentences[m]
            if self._sentences[n].paragraph - sentence.paragraph > 1:
                return ""
            named = "" if sentence.heading else subject_of(sentence, self._words)
            for who in (*(one.who for one in reversed(self.sayings(m)) if one.side != "citing"), named):
                if who and who.lower() not in self._words.speech["anaphors"]:
                    return who
        return ""

    def _beside_quotation(self, n: int) -> Speaker | None:
        """The speaker named in the paragraph of a quotation."""
        alone = self._sentences[n].words[:1] + self._sentences[n].words[-1:]
        before = n and alone[0] in MARKS and alone[-1] in MARKS and not MARKS.isdisjoint(self._sentences[n - 1].words)
        for m in (n - 1, n + 1, n - 2) if before else (n + 1, n - 1, n + 2, n - 2):
            if 0 <= m < len(self._sentences) and self._sentences[m].paragraph == self._sentences[n].paragraph:
                for one in self.sayings(m):
                    who = one.who or self._last_speaker(m)
                    if who:
                        return Speaker(who, one.via, "the quotation's speaker", "speaker from another sentence")
        return None


def _pick(own: list[Saying], sentence: Sentence, place: int) -> Saying | None:
    """The saying that a figure belongs to: before it, behind it, according to."""
    left = [one for one in own if one.verb < place and one.side == "before" and not _far_off(one, sentence, place)]
    if left:
        return left[-1]
    right = [one for one in own if one.verb > place and one.side == "after"]
    if right:
        return right[0]
    near = [one for one in own if one.side == "according"]
    if near:
        return min(near, key=lambda one: abs(one.verb - place))
    for one in own:
        near_behind = one.side == "before" and 0 < one.verb - place < _LONGEST_WAY and one.start
        if near_behind and (
            sentence.words[one.verb + 1 : one.verb + 2] == ["that"] or sentence.words[one.verb] == "saying"
        ):
            continue  # 18 people died as the minister, Ana Bel, declared that
        if near_behind and sentence.words[one.start - 1] in (",", "”", '"', "''"):
            return one
    quoted = [one for one in own if one.side == "citing"]
    if quoted and quoted[0].verb < place:
        return quoted[0]
    return next((one for one in reversed(own) if one.verb < place and _goes_on(one, sentence)), None)


def _far_off(one: Saying, sentence: Sentence, place: int) -> bool:
    """Whether a verb that takes an object has another: `announced measures … after 300 died`."""
    low = sentence.words
    return low[one.verb] in _TRANSITIVE and "that" not in low[one.verb : one.verb + 4] and place - one.verb > _OBJECT


def _goes_on(one: Saying, sentence: Sentence) -> bool:
    """Whether the speech goes on behind its speaker: `F, police said, taking the toll to 62`."""
    behind = sentence.words[one.verb + 1 : one.verb + 4]
    behind = behind[bool(behind) and behind[0].endswith("day") :]
    return one.side == "after" and len(behind) > 1 and behind[0] == "," and behind[1].endswith("ing")


_TRANSITIVE: Final = frozenset(
    ("announced", "announces", "confirmed", "revealed", "declared", "noted", "acknowledged", "rejected")
)
_OBJECT: Final = 12
"""The most words between such a verb and a figure that is part of what was said."""
