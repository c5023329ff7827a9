"""The grammar of figures: a wording in, the numbers that it allows out.

Each function reads what its first line says in EBNF and goes past it, or leaves the cursor where it was and gives
None. Names in [brackets] are tables of `en.toml`; `ranges`, `vague`, `numbers` and `nouns` hold the rest of the
grammar, `asides` what may stand beside a figure, and `refusal` says why something is none.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from figures.errors import FigureError, NothingStatedError
from figures.words.asides import asides, label
from figures.words.cursor import Cursor
from figures.words.entries import ROOT
from figures.words.interval import Interval
from figures.words.lexicon import ENGLISH, lexicon
from figures.words.nouns import aged, nouns, verbs
from figures.words.ranges import LOWER, UPPER, afters, escalation, hedged, hedges, limit, rough, spread
from figures.words.refusal import refusal
from figures.words.said import Allowed, Aside, Said
from figures.words.tokens import DIGITS, END, MARK, WORD, tokens
from figures.words.vague import one, plural

if TYPE_CHECKING:
    from figures.words.entries import Profile
    from figures.words.lexicon import Lexicon
    from figures.words.tokens import Phrases
    from figures.words.vocabulary import Vocabulary

LONGEST_TEXT = 1_000
"""The most characters that a wording may have; among 15,710 coded wordings none comes near."""

_PROGRAMS_NONE = "None"
_TWO_READINGS = "two readings"  # in a reason that holds in whatever other language it could be read

LONGEST_PREFIX = 200
"""The most characters of a text that are looked at for a wording at its start."""


def read(text: str, vocabulary: Vocabulary, profile: Profile) -> Said:
    """What a wording says, in whichever language of the vocabulary it is.

    Raises:
        FigureError: the wording is not of the grammar, or exceeds its limits.
    """
    if len(text) > LONGEST_TEXT:
        reason = f"too long for a figure: {len(text):,} characters, at most {LONGEST_TEXT:,} are read"
        raise FigureError(text, (LONGEST_TEXT, LONGEST_TEXT + 1), reason, "give the figure alone")
    if text == _PROGRAMS_NONE:
        reason, hint = "nothing stated: how programs write an empty cell", "write 0 or none if the source says so"
        raise NothingStatedError(text, (0, len(text)), reason, hint)
    if vocabulary.languages == (ENGLISH,) or not any(map(str.isalpha, text)):
        return _read(text, lexicon(vocabulary), profile)
    return _in_one_of(text, [lexicon(vocabulary, code) for code in vocabulary.languages], profile)


def _in_one_of(text: str, lexica: list[Lexicon], profile: Profile) -> Said:
    """What a wording says that is wholly in one of several languages.

    Raises:
        FigureError: it is in none of them, or in two with different numbers; of several reasons the one of the language
            that knows most of its words, of these the first.
    """
    found, faults, open_to_two = dict[str, Said](), list[tuple[int, FigureError]](), False
    for words in lexica:
        try:
            found[words.code] = _read(text, words, profile)
        except FigureError as fault:
            known = sum(token.word in words.known for token in tokens(text, apart=words.apart) if token.kind == WORD)
            open_to_two |= fault.reason.startswith(_TWO_READINGS) or (
                words.code != ENGLISH and _TWO_READINGS in fault.reason
            )
            sure = isinstance(fault, NothingStatedError) or _TWO_READINGS in fault.reason
            faults.append((known + len(text) * sure, fault))
    if open_to_two or not found:
        raise max(faults, key=itemgetter(0))[1]
    readings = dict[tuple[str, ...], str]()
    for words in lexica:
        if said := found.get(words.code):
            readings.setdefault((str(Interval(*said.allowed[:2])), said.noun, said.metric), words.name)
    if any(len({*column} - {""}) > 1 for column in zip(*readings, strict=True)):  # numbers, nouns, metrics
        shown = " and ".join(f"{' '.join(filter(None, one))} in {name}" for one, name in readings.items())
        hint = "write the number in digits, and what it counts in columns of their own"
        raise FigureError(text, (0, len(text)), f"{_TWO_READINGS}: {shown}", hint)
    return found.get(ENGLISH) or next(iter(found.values()))


def _read(text: str, words: Lexicon, profile: Profile) -> Said:
    """What a wording says in one language.

    Raises:
        FigureError: it is not of the grammar.
    """
    cursor = Cursor(text, words, profile)
    fault = None
    try:
        allowed = _figure(cursor)
    except FigureError as error:
        fault = error
    if fault is not None or allowed is None or cursor.token.kind != END:
        raise refusal(cursor, fault, wording)
    marks = (Aside("mark", note) for note in cursor.notes)
    return Said(allowed, cursor.noun, cursor.metric, (*cursor.asides, *marks))


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
