"""The grammar of figures: a wording in, the interval that it allows out.

Each function reads what its first line says in EBNF and goes past it, or leaves the cursor where it was and gives
None. Names in [brackets] are tables of `vocabulary.toml`; `_numbers` and `_nouns` hold the rest of the grammar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from figures.errors import FigureError
from figures.words.cursor import Cursor
from figures.words.lexicon import DIGITS, END, WORD, lexicon
from figures.words.nouns import nouns, verbs
from figures.words.numbers import Number, number, whole

if TYPE_CHECKING:
    from figures.words.vocabulary import Profile, Vocabulary

LONGEST_TEXT = 1_000
"""The most characters that a wording may have; among 15,710 coded wordings none comes near."""

LONGEST_PREFIX = 200
"""The most characters of a text that are looked at for a wording at its start."""

_LOWER, _UPPER = frozenset({"at-least", "more-than"}), frozenset({"at-most", "fewer-than"})
_APPROXIMATE = frozenset({"exact", "about", "nearly"})  # readings that `about` and `nearly` make their own


class Reading(NamedTuple):
    """The numbers from `low` to `high` (None: open), and the bound that the wording makes of them."""

    low: int
    high: int | None
    bound: str


def read(text: str, vocabulary: Vocabulary, profile: Profile) -> tuple[Reading, str]:
    """The reading of a wording, and the canonical name of what it counts, if it says so.

    Raises:
        FigureError: the wording is not of the grammar, or exceeds its limits.
    """
    if len(text) > LONGEST_TEXT:
        reason = f"too long for a figure: {len(text):,} characters, at most {LONGEST_TEXT:,} are read"
        raise FigureError(text, (LONGEST_TEXT, LONGEST_TEXT + 1), reason, "give the figure alone")
    cursor = Cursor(text, lexicon(vocabulary), profile)
    return _figure(cursor), cursor.noun


def prefix(text: str, vocabulary: Vocabulary, profile: Profile) -> tuple[Reading, str, int]:
    """The reading of the longest wording at the start of a text, what it counts, and the character where it ends.

    Only the first `LONGEST_PREFIX` characters are looked at.

    Raises:
        FigureError: no wording of the grammar stands there, or what follows makes something else of its number.
    """
    cursor = Cursor(text[:LONGEST_PREFIX], lexicon(vocabulary), profile)
    try:
        whole = _figure(cursor), cursor.noun, cursor.at
    except FigureError:
        if cursor.whole is None:
            raise
        whole = cursor.whole
    reading, noun, cursor.at = whole
    if not noun and _altered(cursor):
        raise cursor.fault()
    return reading, noun, cursor.previous.end


def _altered(cursor: Cursor) -> bool:
    """Whether what stands right behind a number makes something else of it: 67 percent, 340 times, a 19-year-old."""
    cursor.hyphen()
    token, lexicon = cursor.token, cursor.words
    touching = token.kind == WORD and token.start == cursor.previous.end
    return touching or token.word in lexicon.altering or lexicon.counts_things(cursor.tokens, cursor.at)


# ── The whole ──


def _figure(cursor: Cursor) -> Reading:
    """Read `figure = ( none | unknown | amount ) , remark , end`."""
    if cursor.token.kind == END:
        raise cursor.fault(
            "there is nothing to read", hint="write 'unknown' where the source says that it does not know"
        )
    reading = _none(cursor) or _unknown(cursor) or _amount(cursor)
    _remark(cursor)
    if cursor.token.kind != END:
        raise cursor.fault()
    return reading


def _none(cursor: Cursor) -> Reading | None:
    """Read `none = [none: words] , tail | [none: determiners] , ( nouns | verbs ) , tail`.

    Such as: no one was killed.
    """
    nothing = Reading(0, 0, "exact")
    if cursor.take(cursor.words.none):
        return _tail(cursor, nothing)
    if cursor.match(cursor.words.before) or not cursor.take(cursor.words.no):
        return None
    if nouns(cursor, nought=True) is None and not verbs(cursor, nought=True):
        raise cursor.fault()
    return _tail(cursor, nothing)


def _unknown(cursor: Cursor) -> Reading | None:
    """Read `unknown = [unknown] , tail`.

    Such as: an unknown number of protesters.
    """
    return _tail(cursor, Reading(0, None, "unknown")) if cursor.take(cursor.words.unknown) else None


def _amount(cursor: Cursor) -> Reading:
    """Read `amount = hedges , ( range | one | plural ) , afters , [ limit | escalation ] , tail`."""
    hedges = _hedges(cursor)
    reading = _range(cursor) or _one(cursor) or (None if hedges else _plural(cursor))
    if reading is None:
        raise cursor.fault()
    reading = _afters(cursor, _hedged(cursor, reading, hedges))
    cursor.complete(reading)
    return _tail(cursor, _limit(cursor, reading) or _escalation(cursor, reading) or reading)


def _tail(cursor: Cursor, reading: Reading) -> Reading:
    """Read `tail = afters , [ [ "," ] , "of" ] , [ nouns ] , afters , [ escalation ] , [ verbs ] , afters`."""
    reading = _afters(cursor, reading)
    cursor.complete(reading)
    place = cursor.at
    if cursor.token.word == "p" and cursor.previous.kind == DIGITS and cursor.token.start == cursor.previous.end:
        cursor.at += 1  # 100p, the coders' short form
        cursor.noun = "people"
    elif not cursor.noun:
        if cursor.following.word == "of":
            cursor.skip(",")
        if not cursor.skip("of"):
            cursor.hyphen()
        if nouns(cursor, nought=reading.high == 0) is None:
            cursor.at = place
    reading = _afters(cursor, reading)
    reading = _escalation(cursor, reading) or reading
    cursor.complete(reading)
    verbs(cursor, nought=reading.high == 0)
    reading = _afters(cursor, reading)
    cursor.complete(reading)
    return reading


def _remark(cursor: Cursor) -> None:
    """Read `remark = "." | "," , [ [remarks] , { word } ] | "(" , { word } , ")"`.

    Such as: 12 (picture); no word of a figure.
    """
    start, token = cursor.at, cursor.token
    if token.word in (",", ".", ";", ":", "!", "…") and cursor.following.kind == END:
        cursor.at += 1
    elif token.word in ("(", "[") or (token.word == "," and cursor.match(cursor.words.remarks, start + 1)):
        cursor.at += 1
        cursor.take(cursor.words.remarks)
        while cursor.token.kind != END:
            word = cursor.token.word
            changing = word in cursor.words.refused or (word in cursor.words.figures and word not in ("a", "an"))
            if cursor.token.kind == DIGITS or changing or cursor.match(cursor.words.unknown):
                raise cursor.fault()
            cursor.at += 1
        if token.word != "," and cursor.previous.word not in (")", "]"):
            raise cursor.fault("a bracket that does not close", span=(token.start, token.end))


# ── Hedges ──


def _hedges(cursor: Cursor) -> list[str]:
    """Read `hedges = { [before] }`.

    `some` and `a group of` are hedges only where an amount follows.
    """
    hedges = []
    while match := cursor.match(cursor.words.before):
        hedge, behind = match
        if cursor.match(cursor.words.vague) and not cursor.amount_at(behind):
            break
        hedges.append(hedge)
        cursor.at = behind
    return hedges


def _afters(cursor: Cursor, reading: Reading) -> Reading:
    """Read `afters = { [ "," | "-" ] , [after] }`."""
    while True:
        place = cursor.at
        cursor.skip(",", "-")
        hedge = cursor.take(cursor.words.after)
        if hedge is None:
            cursor.at = place
            return reading
        reading = _moved(cursor, reading, hedge)


def _hedged(cursor: Cursor, reading: Reading, hedges: list[str]) -> Reading:
    """A reading under the hedges before it, the innermost last."""
    for hedge in reversed(hedges):
        reading = _moved(cursor, reading, hedge)
    return reading


def _moved(cursor: Cursor, reading: Reading, hedge: str) -> Reading:
    """What one hedge makes of a reading: every number that it could make of a number in it.

    About twice is about once; and a vague word is a floor already, which `about` does not lower.
    """
    low, high, bound = reading
    if hedge == "exact" or bound == "unknown" or (hedge == "about" and bound in ("about", "vague")):
        return reading
    if hedge in _LOWER:
        low, high = low + (hedge == "more-than"), None
    elif hedge in _UPPER:
        low, high = 0, None if high is None else high - (hedge == "fewer-than")
    elif hedge == "nearly":
        low, high = low * 9 // 10, None if high is None else high - 1
    else:
        low, high = low * 9 // 10, None if high is None else max(-(-high * 11 // 10), _odd(high, hedge))
    if high is not None and high < low:
        raise cursor.fault("no number of people lies below 0", span=(0, cursor.previous.end))
    if bound == "vague" or not (hedge in _LOWER | _UPPER or bound in _APPROXIMATE):
        return Reading(low, high, bound)
    return Reading(low, high, "about" if hedge == "odd" else hedge)


def _odd(value: int, hedge: str) -> int:
    """The last number before the next round one: 49 for 40-odd, 399 for 300-odd; the value itself for other hedges."""
    place = 1
    while hedge == "odd" and value and value % (place * 10) == 0:
        place *= 10
    return value + place - 1


# ── Ranges ──


def _range(cursor: Cursor) -> Reading | None:
    """Read `range = ends | [opening] , ends`.

    Between one hundred and two hundred: at first no number holds an "and".
    """
    if cursor.take(cursor.words.opening) is None:
        return _ends(cursor, opened=False)
    start = cursor.at
    try:
        found = _ends(cursor, opened=True, ands=False)
    except FigureError:
        found = None
    if found is None:
        cursor.at = start
        found = _ends(cursor, opened=True)
    if found is None:
        raise cursor.fault("one end of the range is missing", hint="such as 'between 10 and 15'")
    return found


def _ends(cursor: Cursor, *, opened: bool, ands: bool = True) -> Reading | None:
    """Read `ends = end , [ ( [joining] | "and" ) , hedges , end ]`.

    "and" and a hedged first end only if opened.
    """
    start = cursor.at
    hedges = _hedges(cursor) if opened else []
    first = _end(cursor, ands=ands)
    if first is None:
        return None
    behind = cursor.at
    if cursor.token.word == "-" and cursor.match(cursor.words.after, behind + 1):  # 30-some is no range
        return _plain(cursor, first)
    joined = cursor.take(cursor.words.joining) or ("and" if opened and cursor.skip("and") else "")
    if joined:
        others = _hedges(cursor)
        last = _end(cursor)
        if last is not None:
            if joined == "-" == cursor.token.word:
                cursor.at = behind
                raise cursor.fault()
            first, last = _shared(first, last, joined)
            low, high = _hedged(cursor, _plain(cursor, first), hedges), _hedged(cursor, _plain(cursor, last), others)
            return _from_to(cursor, low, high, start)
    cursor.at = behind
    return None if opened else _plain(cursor, first)


def _end(cursor: Cursor, *, ands: bool = True) -> Number | Reading | None:
    """Read `end = vague | number`."""
    return _vague(cursor) or number(cursor, ands=ands)


def _plain(cursor: Cursor, end: Number | Reading) -> Reading:
    """The reading of one end."""
    if isinstance(end, Reading):
        return end
    value = whole(cursor, end)
    return Reading(value, value, "exact")


def _shared(first: Number | Reading, last: Number | Reading, joined: str) -> tuple[Number | Reading, Number | Reading]:
    """Both ends in the unit that only one of them names: `50-60,000`, `three to four dozen`, `a dozen or two`.

    The unit is shared only where the first then is the smaller one still: 500 to two thousand is no million.
    """
    if isinstance(first, Number) and isinstance(last, Number):
        parts = first.parts * first.unit
        if first.unit in (1, 100):
            for unit in last.shared:
                if parts * unit * last.per < last.parts * last.unit * first.per:
                    return first._replace(parts=parts, unit=unit), last
        if joined == "or" and first.shared and last.unit == 1 and first.parts < last.parts < first.unit:
            return first, last._replace(unit=first.unit)
    return first, last


def _from_to(cursor: Cursor, low: Reading, high: Reading, start: int) -> Reading:
    """From the low end of one reading to the high end of another."""
    if high.high is not None and high.high < low.low:
        reason = f"the high end {high.high:,} lies below the low end {low.low:,}"
        raise cursor.fault(reason, span=cursor.span(start))
    return Reading(low.low, high.high, "vague" if "vague" in (low.bound, high.bound) else "range")


def _limit(cursor: Cursor, reading: Reading) -> Reading | None:
    """Read `limit = ( "but" | "and" | "," ) , [before] , range`.

    Such as: at least 10 but no more than 20.
    """
    start = cursor.at
    if reading.bound in _LOWER and cursor.skip("but", "and", ","):
        cursor.skip("but", "and")
        hedges = _hedges(cursor)
        if hedges and hedges[0] in _UPPER and (upper := _range(cursor)):
            return _from_to(cursor, reading, _hedged(cursor, upper, hedges), start)
    cursor.at = start
    return None


def _escalation(cursor: Cursor, reading: Reading) -> Reading | None:
    """Read `escalation = [ "," ] , [escalating] , hedges , range`.

    Such as: dozens, if not hundreds.
    """
    start = cursor.at
    cursor.skip(",")
    if cursor.take(cursor.words.escalating):
        hedges = _hedges(cursor)
        if higher := _range(cursor):
            if reading.bound in _LOWER:  # at least 100, perhaps 150: still open
                return reading
            return _from_to(cursor, reading, _hedged(cursor, higher, hedges), start)
    cursor.at = start
    return None


# ── Vague words and bare nouns ──


def _vague(cursor: Cursor) -> Reading | None:
    """Read `vague = [vague] , [ [ "of" ] , ( [units] , [ [units] ] | plurals ) ] | plurals`.

    Such as: several dozen, a crowd.
    """
    start = cursor.at
    name = cursor.take(cursor.words.vague)
    if name is None:
        wording = _plurals(cursor)
        return None if wording is None else _floored(cursor, wording, start)
    place = cursor.at
    cursor.skip("of", "-")
    if name != "plural" and (unit := cursor.token.word) in cursor.words.units:
        cursor.at += 1
        floor = _floored(cursor, f"{name} {unit}", start)
        times = cursor.words.units.get(cursor.token.word)
        cursor.at += times is not None
        return floor._replace(low=floor.low * (times or 1))
    wording = _plurals(cursor)
    if wording is None:
        cursor.at = place
        return _floored(cursor, name, start)
    return _floored(cursor, wording if name == "plural" else f"{name} {wording}", start)


def _plurals(cursor: Cursor) -> str | None:
    """Read `plurals = [plurals] , { ( "of" | "and" | "upon" ) , [plurals] } | ( "10" | "100" | "1000" ) , "s"`."""
    plurals, wording = cursor.words.plurals, cursor.token.word
    if cursor.token.kind == DIGITS and cursor.following.word in ("s", "'s"):
        wording = next((plural for plural, value in plurals.items() if str(value) == wording), "")
        if cursor.following.start == cursor.token.end and wording:
            cursor.at += 1  # 100s
    if wording not in plurals:
        return None
    cursor.at += 1
    while cursor.token.word in ("of", "and", "upon") and (other := cursor.following.word) in plurals:
        if cursor.token.word == "of":
            wording = f"{wording} of {other}"
        elif other != wording:
            break
        cursor.at += 2
    return wording


def _floored(cursor: Cursor, wording: str, start: int) -> Reading:
    """From the floor that the profile in force, or the one it falls back to, puts under a vague wording."""
    profile: Profile | None = cursor.profile
    while profile is not None:
        floor = _floor(cursor, profile, wording)
        if floor is not None:
            return Reading(floor, None, "vague")
        profile = cursor.words.vocabulary.profiles.get(profile.falls_back_to)
    raise cursor.fault(f"the profile {cursor.profile.name!r} puts no floor under {wording!r}", span=cursor.span(start))


def _floor(cursor: Cursor, profile: Profile, wording: str) -> int | None:
    """A profile's own floor under a wording, as it stands or made of its parts: `several` times a thousand."""
    floor = profile.floors.get(wording)
    head, _, unit = wording.rpartition(" ")
    times = cursor.words.units.get(unit) or cursor.words.plurals.get(unit)
    if floor is not None or not head or times is None:
        return floor
    part = _floor(cursor, profile, head.removesuffix(" of"))
    return None if part is None else part * times


def _one(cursor: Cursor) -> Reading | None:
    """Read `one = ( "a" | "an" ) , nouns`.

    Such as: a police officer.
    """
    if not cursor.skip("a", "an"):
        return None
    noun = nouns(cursor)
    if noun is None or noun.plural:
        raise cursor.fault()
    return Reading(1, 1, "exact")


def _plural(cursor: Cursor) -> Reading | None:
    """Read `plural = noun , { [ "and" ] , noun }`.

    Each known, the last in the plural: riot police officers.
    """
    start = cursor.at
    words: list[str] = []
    while length := cursor.words.noun_at(cursor.tokens, cursor.at):
        words.extend(token.word for token in cursor.tokens[cursor.at : cursor.at + length])
        cursor.at += length
        if cursor.words.noun_at(cursor.tokens, cursor.at + 1):
            cursor.skip("and", "or", ",")
    noun = cursor.words.head(words)
    if noun is None or not noun.plural:
        cursor.at = start
        return None
    cursor.noun = noun.name
    return _floored(cursor, "plural", start)
