"""A place in the tokens of one wording: looking, going on, and saying what is wrong there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from figures.errors import FigureError
from figures.words.lexicon import DIGITS, END, WORD, Token, tokens

if TYPE_CHECKING:
    from figures.words.lexicon import Lexicon, Phrases
    from figures.words.vocabulary import Profile

_EXAMPLES = "give a figure such as 748, 'at least 164' or 'dozens', or 'unknown'"
_OWN_ROW = "give each figure its own row"
_ADDING = (",", ";", ".", "and", "or", "+", "&", "plus")  # behind them stands another figure, if any
_LEADING = ("-", "a", "an")  # behind them stands the word at fault, if it is one that is refused
_HYPHENS = ("-", "\u2010", "\u2011")
_LONGEST_SHOWN = 40


class Cursor:
    """A place in the tokens of one wording, and the noun met on the way.

    Attributes:
        text: the wording.
        words: the lexicon in force.
        profile: what vague words amount to.
        tokens: the wording's tokens; the last is the end.
        at: the place, an index into `tokens`.
        noun: the canonical name of what the wording itself counts; empty until it is met.
        whole: reading, noun and end of the longest whole wording met so far; None before the first.
    """

    def __init__(self, text: str, words: Lexicon, profile: Profile) -> None:
        self.text = text
        self.words = words
        self.profile = profile
        self.tokens = tokens(text, words.vocabulary.misspellings)
        self.at = 0
        self.noun = ""
        self.whole: tuple[Any, str, int] | None = None

    def complete(self, reading: Any) -> None:
        """Take note that what was read so far is a whole wording, whatever may follow."""
        self.whole = reading, self.noun, self.at

    def lengthen(self, noun: str) -> None:
        """Take note that the whole wording goes on up to here, with a noun."""
        if self.whole is not None:
            self.whole = self.whole[0], noun, self.at

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

    def hyphen(self) -> None:
        """Go past a hyphen that ties two words; a dash, or a hyphen with a space beside it, separates them."""
        token = self.token
        tied = token.start == self.previous.end and token.end == self.following.start
        self.at += tied and self.text[token.start : token.end] in _HYPHENS

    def take(self, table: Phrases) -> str | None:
        """Go past the longest phrase of a table, and give its meaning."""
        match = self.match(table)
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

    def span(self, start: int) -> tuple[int, int]:
        """The characters from the token at `start` up to the place."""
        return self.tokens[start].start, self.tokens[max(start, self.at - 1)].end

    def amount_at(self, place: int) -> bool:
        """Whether an amount could start there: a numeral, a number word, a hedge or a vague word."""
        token, words = self.tokens[place], self.words
        if token.word in ("a", "an"):
            after = self.tokens[place + 1]
            counts = after.kind == DIGITS or after.word in words.units or after.word in words.fractions
            return counts or self.match(words.vague, place) is not None
        return (
            token.kind == DIGITS
            or token.word in words.numerals
            or any(self.match(table, place) for table in (words.before, words.opening, words.vague))
        )

    def fault(self, reason: str = "", *, span: tuple[int, int] | None = None, hint: str = "") -> FigureError:
        """The error for the token or a span; without a reason, with the one that the token suggests."""
        token = self.token
        if not reason:
            if self.at and token.word in _ADDING and self.amount_at(self.at + 1):
                token, reason, hint = self.following, "a second figure", hint or _OWN_ROW
            else:
                token = (
                    self.following if token.word in _LEADING and self.following.word in self.words.refused else token
                )
                reason, hint = self._why(token, hint)
        return FigureError(self.text, span or (token.start, token.end), reason, hint)

    def _why(self, token: Token, hint: str) -> tuple[str, str]:
        """Reason and hint for a token at which the grammar could not go on."""
        words, word = self.words, token.word
        if word in words.refused:
            return words.refused[word], hint
        if token.kind == END:
            return "the number is missing", hint or _EXAMPLES
        if token.start and (token.kind == DIGITS or word in words.figures):
            return "a second figure", hint or _OWN_ROW
        if word == "-" and not token.start:
            return "a number of people is never negative", hint
        if word in ("/", ":", "-") and self.previous.kind == DIGITS and self.following.kind == DIGITS:
            return "a date, a time or a fraction is not a number of people", hint or _EXAMPLES
        nearest = words.nearest(word) if token.kind == WORD else None
        if nearest not in (None, word):
            hint = f"did you mean {nearest!r}?"
        return f"{cut(self.text[token.start : token.end])!r} cannot be read here", hint or _EXAMPLES


def cut(text: str) -> str:
    """A text short enough for a message."""
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"
