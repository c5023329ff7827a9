"""All amounts that stand in a text which is no single figure, and what they are together: a sum, two metrics, ..."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, NamedTuple

from figures.errors import FigureError
from figures.words.lexicon import PEOPLE
from figures.words.nouns import NO_PEOPLE, TWO_METRICS
from figures.words.said import Allowed
from figures.words.tokens import DIGITS, END, WORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from figures.words.cursor import Cursor
    from figures.words.tokens import Token

    Wording = Callable[[Cursor], Allowed | None]

TWO_AMOUNTS = "two amounts: give each its own row"
TWO_ESTIMATES = "two estimates of one number: give each its own row"
_SHARE = "a share or a part, not a count"
_MARKS = (":", "=")


class Amount(NamedTuple):
    """One amount of a text: what it allows, who and what it counts, and its tokens; the number ends before `bare`."""

    allowed: Allowed
    noun: str
    metric: str
    start: int
    bare: int
    end: int


def written_row(cursor: Cursor, one: Amount, *, status: str = "") -> dict[str, str]:
    """The row to write for an amount: figure, and what else it says."""
    low, _, bound = one.allowed
    figure = str(low) if bound == "exact" else cursor.said(one.start, one.bare)
    row = {"figure": figure, "metric": one.metric, "population": one.noun, "status": status}
    return {field: value for field, value in row.items() if value}


class Amounts:
    """All amounts that stand in a text.

    Attributes:
        found: each of them, in order.
    """

    def __init__(self, cursor: Cursor, wording: Wording) -> None:
        self._cursor = cursor
        self.found = tuple(_amounts(cursor, wording))

    def changed(self) -> FigureError | None:
        """Two numbers with a word of change between them: 12, later revised to 15."""
        if len(self.found) == 2 and not any(one.noun or one.metric for one in self.found):  # noqa: PLR2004 - two
            changing = self._cursor.words.joining["changing"]
            if any(token.word in changing for token in self._gap(*self.found)):
                return self._fault(TWO_ESTIMATES)
        return None

    def share(self) -> FigureError | None:
        """A number of another: 8 of 10; three of four members."""
        for left, right in zip(self.found, self.found[1:], strict=False):
            match = self._cursor.match(self._cursor.words.joining["share"], left.end)
            if match and right.start <= match[1] < right.bare:
                return self._cursor.fault(_SHARE, span=self._cursor.span(left.start, right.end))
        return None

    def things(self) -> FigureError | None:
        """The first amount counts what is not people, or several at once: 50 vehicle caravans, 300 families."""
        cursor = self._cursor
        if not self.found:
            places = range(len(cursor.tokens) - 1)
            at = next((at for at in places if cursor.words.thing_at(cursor.tokens, at)), None)
            return None if at is None else self._thing(at)
        for one in self.found[:1]:
            for at in range(one.end, len(cursor.tokens) - 1):
                token = cursor.tokens[at]
                if cursor.words.thing_at(cursor.tokens, at):
                    return self._thing(at)
                if token.kind != WORD or (
                    token.word in cursor.words.stops and token.word not in cursor.words.joining["of"]
                ):
                    break
        return None

    def _thing(self, at: int) -> FigureError:
        cursor = self._cursor
        hint = f"this counts {cursor.words.thing_at(cursor.tokens, at)}, not people"
        return cursor.fault(NO_PEOPLE, span=cursor.span(at, at + 1), hint=hint)

    def several(self) -> FigureError | None:
        """Two amounts: a sum, two metrics, or two estimates of one number."""
        if len(self.found) < 2:  # noqa: PLR2004 - two
            return None
        cursor = self._cursor
        signed = any(cursor.tokens[one.end - 1].word in cursor.words.small["signs"] for one in self.found[:-1])
        pairs = zip(self.found, self.found[1:], strict=False)
        adds = signed or any(_joiner(cursor, at) for left, right in pairs for at in range(left.end, right.start))
        listed = any(token.word == "," for token in self._gap(*self.found[:2]))
        metrics = {one.metric for one in self.found if one.metric}
        apart = metrics and not self.found[0].metric and not adds and not listed
        if len(metrics) > 1 or apart:
            return self._fault(TWO_METRICS)
        if adds or len({one.noun for one in self.found if one.noun}) > 1:
            return self._fault(TWO_AMOUNTS)
        return self._fault(TWO_ESTIMATES)

    def somebody(self) -> FigureError | None:
        """One amount, and somebody beside it: 7 + the attacker; him and two others; a policeman and a bystander."""
        cursor = self._cursor
        for at in range(1, len(cursor.tokens) - 1):
            width = _joiner(cursor, at)
            behind = at + width
            if width and self.found and (_person(cursor, behind) or self.found[-1].start >= behind):
                one = self.found[0]
                other = cursor.span(behind, len(cursor.tokens) - 1) if one.start < at else cursor.span(0, at)
                rows = (written_row(cursor, one),)
                return FigureError(cursor.text, cursor.span(one.start, one.end), TWO_AMOUNTS, "", rows, (other,))
        return None

    def _gap(self, left: Amount, right: Amount) -> tuple[Token, ...]:
        return self._cursor.tokens[left.end : right.start]

    def _fault(self, reason: str) -> FigureError:
        """The error for all amounts, each underlined, with a row to write for each."""
        cursor = self._cursor
        first, *others = (cursor.span(one.start, one.end) for one in self.found)
        rows = tuple(written_row(cursor, one) for one in self.found)
        return FigureError(cursor.text, first, reason, "", rows, tuple(others))


def _amounts(cursor: Cursor, wording: Wording) -> Iterator[Amount]:
    """The amounts of the text; a plural without a number is none here, nor is `unknown`."""
    at = 0
    while cursor.tokens[at].kind != END:
        one = _amount(cursor, wording, at)
        if one is None:
            at += 1
        else:
            yield one
            at = one.end


def _amount(cursor: Cursor, wording: Wording, at: int) -> Amount | None:
    """The longest amount that starts at a token, if any."""
    word, small = cursor.tokens[at].word, cursor.words.small
    owned = word in small["possessive"]
    if not (owned or cursor.amount_at(at) or word in small["articles"] or cursor.match(cursor.words.no, at)):
        return None
    if owned:
        return _relative(cursor, at)
    cursor.at, cursor.noun, cursor.metric, cursor.whole = at, "", "", None
    with contextlib.suppress(FigureError):
        wording(cursor)
    whole = cursor.whole
    if whole is None or whole.allowed.bound == "unknown" or whole.end <= at:
        return None
    apart = None if whole.metric else cursor.match(cursor.words.metrics, whole.end)  # one critically injured
    metric, end = apart or (whole.metric or _metric_before(cursor, at), whole.end)
    return Amount(whole.allowed, whole.noun, metric, at, cursor.bare, end)


def _metric_before(cursor: Cursor, at: int) -> str:
    """The metric that a label right before an amount names, without a mark where the language has such: wounded: 30."""
    marked = cursor.tokens[at - 1].word in _MARKS
    behind = at - marked
    if marked or cursor.tokens[at - 1].word in cursor.words.beside["bare"]:
        for place in range(behind - 1, max(behind - 4, -1), -1):
            match = cursor.match(cursor.words.metrics, place)
            if match and match[1] == behind:
                return match[0]
    return ""


def _relative(cursor: Cursor, at: int) -> Amount | None:
    """One person who is told by another: his wife, their young son."""
    for place in range(at + 1, min(at + 4, len(cursor.tokens) - 1)):
        head = cursor.words.head([cursor.tokens[place].word])
        if head and head.kind == PEOPLE and not head.plural:
            return Amount(Allowed(1, 1, "exact"), head.name, "", at, place + 1, place + 1)
    return None


def _joiner(cursor: Cursor, at: int) -> int:
    """How many tokens an adding word or sign has that stands there; 0 for none."""
    match = cursor.match(cursor.words.joining["adding"], at)
    return match[1] - at if match else 0


def _person(cursor: Cursor, at: int) -> bool:
    """Whether somebody stands there who is not counted in digits: the attacker, a bystander, his wife, another, him."""
    token, small = cursor.tokens[at], cursor.words.small
    return token.kind == DIGITS or any(token.word in small[name] for name in ("somebody", "possessive", "pronouns"))
