"""The grammar of figures: a wording in, the numbers that it allows out.

Each function reads what its first line says in EBNF and goes past it, or leaves the cursor where it was and gives
None. Names in [brackets] are tables of `en.toml`; `ranges`, `vague`, `numbers` and `nouns` hold the rest of the
grammar, `asides` what may stand beside a figure, and `refusal` says why something is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.errors import FigureError
from figures.words.asides import asides, label
from figures.words.cursor import Cursor
from figures.words.entries import ROOT
from figures.words.lexicon import ENGLISH, lexicon
from figures.words.nouns import aged, nouns, verbs
from figures.words.ranges import LOWER, UPPER, afters, escalation, hedged, hedges, limit, rough, spread
from figures.words.refusal import refusal
from figures.words.said import Allowed, Aside, Said
from figures.words.tokens import DIGITS, END, MARK, WORD
from figures.words.vague import one, plural

if TYPE_CHECKING:
    from figures.words.entries import Profile
    from figures.words.lexicon import Lexicon
    from figures.words.tokens import Phrases
    from figures.words.vocabulary import Vocabulary

TWO_READINGS = "two readings"
"""In a reason that holds in whatever other language a text can be read."""

LONGEST_PREFIX = 200
"""The most characters of a text that are looked at for a wording at its start."""


class Attempt:
    """A text as it was read in one language: what it says, or where the grammar could not go on.

    Attributes:
        said: what it says; None where it is not of the grammar.
        fault: what the grammar objected to; None where it did not go on without an objection.
    """

    def __init__(self, text: str, words: Lexicon, profile: Profile) -> None:
        self._cursor = cursor = Cursor(text, words, profile)
        self.said: Said | None = None
        self.fault: FigureError | None = None
        try:
            allowed = _figure(cursor)
        except FigureError as error:
            self.fault = error
            return
        if allowed is not None and cursor.token.kind == END:
            marks = (Aside("mark", note) for note in cursor.notes)
            self.said = Said(allowed, cursor.noun, cursor.metric, (*cursor.asides, *marks))

    @property
    def words(self) -> Lexicon:
        """The language."""
        return self._cursor.words

    def refusal(self) -> FigureError:
        """Why the text is no figure in this language, and what to try."""
        return refusal(self._cursor, self.fault, wording)

    def two_readings(self) -> FigureError | None:
        """What the language objects to whatever another one makes of the text: it may be two numbers."""
        if self.fault is not None and self.fault.reason.startswith(TWO_READINGS):
            return self.fault
        cursor, words = self._cursor, self.words
        for at in range(len(cursor.tokens) - 1) if words.code != ENGLISH else ():
            match = cursor.match(words.refused, at)
            if match and TWO_READINGS in match[0]:
                return cursor.fault(match[0], span=cursor.span(at, match[1]), hint=words.advice[match[0]])
        return None

    def known(self) -> int:
        """How many words of the text the language has."""
        return sum(token.word in self.words.known for token in self._cursor.tokens if token.kind == WORD)


def prefix(text: str, vocabulary: Vocabulary, profile: Profile) -> tuple[Said, int]:
    """What the longest English wording at the start of a text says, and the character where it ends.

    Only the first `LONGEST_PREFIX` characters are looked at. What stands beside a figure is no part of it here.

    Raises:
        FigureError: no wording of the grammar stands there, or what follows makes something else of its number.
    """
    cursor = Cursor(text[:LONGEST_PREFIX], lexicon(vocabulary), profile)
    fault = None
    try:
        wording(cursor)
    except FigureError as error:
        fault = error
    if cursor.whole is None:
        raise fault or cursor.fault("no wording stands at the start")
    allowed, noun, metric, cursor.at = cursor.whole
    if not noun and not metric and _altered(cursor):
        raise cursor.fault("what follows makes something else of the number")
    return Said(allowed, noun, metric, ()), cursor.previous.end


def _altered(cursor: Cursor) -> bool:
    """Whether what stands right behind a number makes something else of it: 67 percent, 340 times, a 19-year-old."""
    cursor.hyphen()
    token, words = cursor.token, cursor.words
    touching = token.kind == WORD and token.start == cursor.previous.end
    return touching or token.word in words.altering or bool(words.thing_at(cursor.tokens, cursor.at))


def _figure(cursor: Cursor) -> Allowed | None:
    """Read `figure = [ label ] , wording , asides , end`."""
    label(cursor)
    allowed = wording(cursor)
    return None if allowed is None else asides(cursor, allowed, wording)


def wording(cursor: Cursor) -> Allowed | None:
    """Read `wording = none | unknown | amount`."""
    return _none(cursor) or _unknown(cursor) or _amount(cursor)


def _none(cursor: Cursor) -> Allowed | None:
    """Read `none = [words] , tail | [determiners] , [untold] , named , tail | named , [behind]`, named: nouns or verbs.

    Such as: no one was killed. Where nobody told of any, the number is not nought but unknown: none were reported.
    """
    start, words = cursor.at, cursor.words
    nothing = Allowed(0, 0, "exact")
    none = cursor.match(words.none) if cursor.token.word in words.none else None
    if none and (unknown := cursor.match(words.unknown)) and unknown[1] > none[1]:
        return None
    if not (cursor.take(cursor.words.none) or _none_behind(cursor)):
        if cursor.match(cursor.words.before) or not cursor.take(cursor.words.no):
            return None
        cursor.take(cursor.words.untold)
        if nouns(cursor, nought=True) is None and not verbs(cursor, nought=True):
            cursor.at = start
            return None
    cursor.complete(nothing)
    found = _tail(cursor, nothing)
    if any(cursor.match(cursor.words.untold, place) for place in range(start, cursor.at)):
        found = Allowed(0, None, "unknown")
        cursor.complete(found)
    return found


def _none_behind(cursor: Cursor) -> bool:
    """Whether whom or what there is none of stands before the word that says so; it is gone past."""
    behind = cursor.words.none_behind
    if not behind or not _left_open(cursor, behind):
        return False
    start, noun, metric = cursor.at, cursor.noun, cursor.metric
    if (verbs(cursor, nought=True) or nouns(cursor, nought=True)) and cursor.take(behind):
        return True
    cursor.at, cursor.noun, cursor.metric = start, noun, metric
    return False


def _unknown(cursor: Cursor) -> Allowed | None:
    """Read `unknown = [unknown] , [ { "," | [but] } , amount ] , tail | nouns , [unknown: behind]`.

    Such as: an unknown number of protesters; unknown, at least 12; casualties unknown.
    """
    start, noun, metric = cursor.at, cursor.noun, cursor.metric
    found = Allowed(0, None, "unknown")
    if cursor.take(cursor.words.unknown):
        cursor.complete(found)
        place = cursor.at
        while cursor.skip(",", ";", "-", "(") or cursor.take(cursor.words.between["but"]):
            pass
        before = hedges(cursor)
        if before and before[0] in LOWER and (known := spread(cursor)):
            return _tail(cursor, hedged(cursor, known, before))
        cursor.at = place
        return _tail(cursor, found)
    if (
        _left_open(cursor, cursor.words.unknown_behind)
        and (verbs(cursor) or nouns(cursor))
        and cursor.take(cursor.words.unknown_behind)
    ):
        cursor.complete(found)
        return found
    cursor.at, cursor.noun, cursor.metric = start, noun, metric
    return None


def _left_open(cursor: Cursor, behind: Phrases) -> bool:
    """Whether a word stands here, and further on one that says of what it names how many they are."""
    ahead = cursor.tokens[cursor.at + 1 :]
    return cursor.token.kind == WORD and any(token.word in behind for token in ahead)


def _amount(cursor: Cursor) -> Allowed | None:
    """Read `amount = hedges , ( range | one | plural ) , afters , [ limit | escalation ] , tail`."""
    start = cursor.at
    before = hedges(cursor)
    bounded = any(hedge in LOWER for hedge in before)
    rounded = set(before) <= {"exact"} and cursor.token.word in cursor.words.rough
    found = (
        (rough(cursor) if rounded else None)
        or spread(cursor, bounded=bounded)
        or one(cursor)
        or (None if before else plural(cursor))
    )
    if found is None:
        return None
    signed = before and before[0] in LOWER | UPPER and cursor.tokens[start].kind == MARK
    if signed and found.bound == "range":  # >12-15
        raise cursor.fault("two bounds that contradict each other", span=cursor.span(start), hint="write 12-15 or >12")
    found = hedged(cursor, found, before) if before else found
    if cursor.token.kind != END:
        found = afters(cursor, found)
        cursor.complete(found)
        found = limit(cursor, found) or escalation(cursor, found) or found
    return _tail(cursor, found)


def _tail(cursor: Cursor, found: Allowed) -> Allowed:
    """Read `tail = afters , [ [ "," ] , [of] ] , [ nouns ] , afters , [ escalation ] , [ verbs ] , afters`."""
    if cursor.token.kind == END:
        cursor.complete(found)
        return found
    found = afters(cursor, found)
    cursor.complete(found)
    place = cursor.at
    words = cursor.words
    if (
        cursor.token.word in words.small["people"]
        and cursor.previous.kind == DIGITS
        and cursor.token.start == cursor.previous.end
    ):
        cursor.at += 1  # 100p, the coders' short form
        cursor.noun = ROOT
    elif not cursor.noun:
        if cursor.following.word in words.joining["of"]:
            cursor.skip(",")
        if cursor.take(words.joining["of"]) is None:
            cursor.hyphen()
        if nouns(cursor, nought=found.high == 0) is None:
            cursor.at = place
        elif aged(cursor):
            cursor.complete(found)
    cursor.complete(found)
    found = afters(cursor, found)
    found = escalation(cursor, found) or found
    cursor.complete(found)
    verbs(cursor, nought=found.high == 0)
    cursor.complete(found)
    found = afters(cursor, found)
    cursor.complete(found)
    return found
