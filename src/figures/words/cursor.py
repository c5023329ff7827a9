"""A place in the tokens of one wording: looking, going on, and what was met on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from figures.errors import FigureError
from figures.words.tokens import DIGITS, Token, tokens

if TYPE_CHECKING:
    from collections.abc import Container

    from figures.words.entries import Profile
    from figures.words.lexicon import Lexicon
    from figures.words.said import Allowed, Aside
    from figures.words.tokens import Phrases

_HYPHENS = ("-", "\u2010", "\u2011")


class Whole(NamedTuple):
    """A whole wording: what it allows, who and what it counts by canonical names, and the token behind it."""

    allowed: Allowed
    noun: str
    metric: str
    end: int


class Cursor:
    """A place in the tokens of one wording, and what was met on the way.

    Attributes:
        text: the wording.
        words: the lexicon in force.
        profile: what vague words amount to.
        notes: the footnote marks of the text.
        tokens: the wording's tokens; the last is the end.
        at: the place, an index into `tokens`.
        noun: the canonical name of who the wording itself counts; empty until it is met.
        metric: the canonical name of what the wording says happened to them; empty until it is met.
        mixed: whether it says of several metrics at once that there were none.
        asides: what it tells beside its number.
        whole: the longest whole wording met so far; None before the first.
        bare: the token at which the first whole wording ended, before who is counted.
        doubt: why a reading was given up that would have gone further; empty for none.
    """

    def __init__(self, text: str, words: Lexicon, profile: Profile) -> None:
        self.text = text
        self.words = words
        self.profile = profile
        self.notes: list[str] = []
        self.tokens = tokens(text, words.misspellings, self.notes, words.apart if words.prefixes else None)
        self.at = 0
        self.noun = self.metric = ""
        self.mixed = False
        self.asides: list[Aside] = []
        self.whole: Whole | None = None
        self.bare = 0
        self.doubt: tuple[str, tuple[int, int]] | None = None

    def complete(self, allowed: Allowed) -> None:
        """Take note that what was read so far is a whole wording, whatever may follow."""
        if self.whole is None:
            self.bare = self.at
        self.whole = Whole(allowed, self.noun, self.metric, self.at)

    @property
    def token(self) -> Token:
        """The token at the place."""
        return self.tokens[self.at]

    @property
    def following(self) -> Token:
        """The token behind the place; at the end, the end."""
        return self.tokens[min(self.at + 1, len(self.tokens) - 1)]

    @property
    def previous(self) -> Token:
        """The token before the place."""
        return self.tokens[self.at - 1]

    def skip(self, *words: str) -> bool:
        """Go past the token if it is one of these words."""
        found = self.token.word in words
        self.at += found
        return found

    def past(self, words: Container[str]) -> bool:
        """Go past the token if its word is one of these."""
        found = self.token.word in words
        self.at += found
        return found

    def hyphen(self) -> None:
        """Go past a hyphen that ties two words; a dash, or a hyphen with a space beside it, separates them."""
        token = self.token
        tied = token.start == self.previous.end and token.end == self.following.start
        self.at += tied and self.text[token.start : token.end] in _HYPHENS

    def take(self, table: Phrases) -> str | None:
        """Go past the longest phrase of a table, and give its meaning."""
        match = self.match(table) if self.tokens[self.at].word in table else None
        if match is None:
            return None
        meaning, self.at = match
        return meaning

    def match(self, table: Phrases, place: int | None = None) -> tuple[str, int] | None:
        """Meaning and end of the longest phrase of a table that starts here; hyphens inside it count as spaces."""
        at = self.at if place is None else place
        word = self.tokens[at].word
        node: Any = table.get(word) if word else None
        found = None
        while node is not None:
            at += 1
            if "" in node:
                found = node[""], at
            word = self.tokens[at].word
            if word == "-" and "-" not in node:
                at += 1
                word = self.tokens[at].word
            node = node.get(word) if word else None
        return found

    def span(self, start: int, end: int | None = None) -> tuple[int, int]:
        """The characters from the token at `start` up to the place, or to the token before `end`."""
        last = (self.at if end is None else end) - 1
        return self.tokens[start].start, self.tokens[max(start, last)].end

    def said(self, start: int, end: int | None = None) -> str:
        """The text of those characters."""
        return self.text[slice(*self.span(start, end))]

    def amount_at(self, place: int) -> bool:
        """Whether an amount could start there: a numeral, a number word, a hedge or a vague word."""
        token, words = self.tokens[place], self.words
        if token.word in words.small["articles"]:
            after = self.tokens[place + 1]
            counts = after.kind == DIGITS or after.word in words.units or after.word in words.fractions
            return counts or self.match(words.vague, place) is not None
        return (
            token.kind == DIGITS
            or token.word in words.numerals
            or token.word in words.alone
            or any(self.match(table, place) for table in (words.before, words.between["opening"], words.vague))
        )

    def fault(self, reason: str, *, span: tuple[int, int] | None = None, hint: str = "") -> FigureError:
        """The error for the token at the place, or for a span."""
        return FigureError(self.text, span or (self.token.start, self.token.end), reason, hint)


LONGEST_SHOWN = 40


def cut(text: str) -> str:
    """A text short enough for a message."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"
