"""The grammar of hedges and ranges: `at least 10 but no more than 20`, `between 30 and 40`, `dozens, if not hundreds`.

Each function reads what its first line says in EBNF and goes past it, or leaves the cursor where it was and gives
None. Names in [brackets] are tables of `en.toml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from figures.errors import FigureError
from figures.words.numbers import Number, linked, number, whole
from figures.words.said import Allowed
from figures.words.tokens import DIGITS, END
from figures.words.vague import vague

if TYPE_CHECKING:
    from figures.words.cursor import Cursor

LOWER, UPPER = frozenset({"at-least", "more-than"}), frozenset({"at-most", "fewer-than"})
_NEARLY = frozenset({"nearly", "just-under"})
_APPROXIMATE = frozenset({"exact", "about", "nearly"})  # bounds that `about` and `nearly` make their own
_BEFORE_HIGHER = (",", "-")  # what may stand before a higher number: dozens, if not hundreds


def hedges(cursor: Cursor) -> list[str]:
    """Read `hedges = { [before] }`.

    `some` and `a group of` are hedges only where an amount follows.
    """
    found = []
    while cursor.token.word in cursor.words.before and (match := cursor.match(cursor.words.before)):
        hedge, behind = match
        if cursor.match(cursor.words.vague) and not cursor.amount_at(behind):
            break
        found.append(hedge)
        cursor.at = behind
    return found


def afters(cursor: Cursor, allowed: Allowed) -> Allowed:
    """Read `afters = { [ "," | "-" ] , [after] }`.

    A plus with an amount behind it is no hedge: 14 + 3; nor is a second one: 10++; nor one behind a dash: 10-+; nor
    `and up` in `and up to 20`.
    """
    words, signs = cursor.words, cursor.words.small["signs"]
    while cursor.token.kind != END:
        place = cursor.at
        cursor.skip(",", "-")
        start, sign = cursor.at, cursor.token.word
        hedge = cursor.take(words.after)
        if hedge is None or (
            sign in signs and (cursor.token.word in signs or _figure_at(cursor) or (sign == "+" and start > place))
        ):
            cursor.at = place
            return allowed
        joined = cursor.match(words.between["joining"], start)
        if joined and joined[1] > cursor.at:
            cursor.at = place
            return allowed
        allowed = moved(cursor, allowed, hedge)
    return allowed


def _figure_at(cursor: Cursor) -> bool:
    return cursor.token.kind == DIGITS or cursor.token.word in cursor.words.numerals


def hedged(cursor: Cursor, allowed: Allowed, before: list[str]) -> Allowed:
    """What the hedges before an amount make of it, the innermost last."""
    for hedge in reversed(before):
        allowed = moved(cursor, allowed, hedge)
    return allowed


def moved(cursor: Cursor, allowed: Allowed, hedge: str) -> Allowed:
    """What one hedge makes of a reading: every number that it could make of a number in it.

    About twice is about once; and a vague word is a floor already, which `about` does not lower.

    Raises:
        FigureError: the hedge contradicts the one inside it, or leaves no number.
    """
    low, high, bound = allowed
    if hedge == "exact" or bound == "unknown" or (hedge == "about" and bound in ("about", "vague")):
        return allowed
    if (hedge in LOWER and bound in UPPER) or (hedge in UPPER and bound in LOWER):
        raise cursor.fault("two bounds that contradict each other", span=(0, cursor.previous.end))
    if hedge in UPPER and high is None:
        raise cursor.fault(
            "a limit under a vague word says nothing", span=(0, cursor.previous.end), hint="write `unknown`"
        )
    if hedge in LOWER:
        low, high = low + (hedge == "more-than"), None
    elif hedge in UPPER:
        low, high = 0, high - (hedge == "fewer-than") if high is not None else None
    elif hedge in _NEARLY:
        if high in (0, 1):
            raise cursor.fault(f"nearly {high} is no number of people", span=(0, cursor.previous.end))
        low, high = low * 9 // 10, None if high is None else high - (hedge == "just-under")
    else:
        low, high = low * 9 // 10, None if high is None else max(-(-high * 11 // 10), _odd(high, hedge))
    if high is not None and high < low:
        raise cursor.fault("no number of people lies below 0", span=(0, cursor.previous.end))
    if bound == "vague" or not (hedge in LOWER | UPPER or bound in _APPROXIMATE):
        return Allowed(low, high, bound)
    return Allowed(low, high, {"odd": "about", "just-under": "nearly"}.get(hedge, hedge))


def _odd(value: int, hedge: str) -> int:
    """The last number before the next round one: 49 for 40-odd, 399 for 300-odd; the value itself for other hedges."""
    place = 1
    while hedge == "odd" and value and value % (place * 10) == 0:
        place *= 10
    return value + place - 1


def spread(cursor: Cursor, *, bounded: bool = False) -> Allowed | None:
    """Read `range = ends | [opening] , ends`.

    Between one hundred and two hundred: at first no number holds an "and". `bounded`: a hedge before it has set its
    low end, so that an `up to` sets the high one.
    """
    opening = cursor.match(cursor.words.between["opening"])
    if opening is None or ((vaguely := cursor.match(cursor.words.vague)) and vaguely[1] > opening[1]):  # de nombreux
        return _ends(cursor, opened=False, bounded=bounded)
    start = cursor.at = opening[1]
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


def rough(cursor: Cursor) -> Allowed | None:
    """Read `rough = [rough] , [ linked ]`, where it is no end of a range.

    Such as the French for about twenty, une vingtaine.
    """
    start, words = cursor.at, cursor.words
    ends: Any = cursor.take(words.rough)
    if ends is None:
        return None
    unit = linked(cursor)
    if cursor.match(words.between["joining"]):
        cursor.at = start
        return None
    return Allowed(ends[0] * (unit or 1), ends[1] * (unit or 1), "about")


def _ends(cursor: Cursor, *, opened: bool, ands: bool = True, bounded: bool = False) -> Allowed | None:
    """Read `ends = end , [ ( [joining] | [opened] ) , [doubting] , hedges , end ]`.

    [opened] and a hedged first end only if opened. What is doubted about the last end does not widen it.
    """
    start = cursor.at
    before = hedges(cursor) if opened else []
    first = _end(cursor, ands=ands)
    if first is None:
        return None
    behind = cursor.at
    if cursor.token.word == "-" and cursor.match(cursor.words.after, behind + 1):  # 30-some is no range
        return _plain(cursor, first)
    between = cursor.words.between
    joined = cursor.take(between["joining"]) or (cursor.take(between["opened"]) if opened else None)
    if joined and not (bounded and cursor.match(between["limiting"], behind)):
        cursor.take(between["doubting"])
        others = hedges(cursor)
        last = _end(cursor)
        if last is not None:
            if joined == "-" == cursor.token.word and cursor.following.kind == DIGITS:
                raise cursor.fault("a date or time", span=cursor.span(start), hint="dates have columns of their own")
            chosen = cursor.match(between["choosing"], behind) is not None
            first, last = _shared(first, last, chosen=chosen)
            low, high = hedged(cursor, _plain(cursor, first), before), hedged(cursor, _plain(cursor, last), others)
            if found := _from_to(cursor, low, high, start, tolerant=joined == "-"):
                return found
    cursor.at = behind
    return None if opened else _plain(cursor, first)


def _end(cursor: Cursor, *, ands: bool = True) -> Number | Allowed | None:
    """Read `end = vague | number`."""
    return vague(cursor) or number(cursor, ands=ands)


def _plain(cursor: Cursor, end: Number | Allowed) -> Allowed:
    """The reading of one end."""
    if isinstance(end, Allowed):
        return end
    value = whole(cursor, end)
    return Allowed(value, value, "exact")


def _shared(
    first: Number | Allowed, last: Number | Allowed, *, chosen: bool
) -> tuple[Number | Allowed, Number | Allowed]:
    """Both ends in the unit that only one of them names: `50-60,000`, `three to four dozen`, `a dozen or two`.

    The unit is shared only where the first then is the smaller one still: 500 to two thousand is no million.
    """
    if isinstance(first, Number) and isinstance(last, Number):
        parts = first.parts * first.unit
        if first.unit in (1, 100):
            for unit in last.shared:
                if parts * unit * last.per < last.parts * last.unit * first.per:
                    return first._replace(parts=parts, unit=unit), last
        if chosen and first.shared and last.unit == 1 and first.parts < last.parts < first.unit:
            return first, last._replace(unit=first.unit)
    return first, last


def _from_to(cursor: Cursor, low: Allowed, high: Allowed, start: int, *, tolerant: bool = False) -> Allowed | None:
    """From the low end of one reading to the high end of another.

    Raises:
        FigureError: the high end lies below the low one; if `tolerant`, that is left to whoever reads on.
    """
    if high.high is not None and high.high < low.low:
        cursor.doubt = f"the high end {high.high:,} lies below the low end {low.low:,}", cursor.span(start)
        if tolerant:
            return None
        raise cursor.fault(cursor.doubt[0], span=cursor.doubt[1])
    return Allowed(low.low, high.high, "vague" if "vague" in (low.bound, high.bound) else "range")


def limit(cursor: Cursor, allowed: Allowed) -> Allowed | None:
    """Read `limit = { [but] } , [before] , range`.

    Such as: at least 10 but no more than 20.
    """
    start = cursor.at
    if allowed.bound in LOWER:
        while cursor.take(cursor.words.between["but"]):
            pass
        before = hedges(cursor)
        if before and before[0] in UPPER and (upper := spread(cursor)):
            return _from_to(cursor, allowed, hedged(cursor, upper, before), start)
    cursor.at = start
    return None


def escalation(cursor: Cursor, allowed: Allowed) -> Allowed | None:
    """Read `escalation = { "," | "-" } , [escalating] , hedges , range , { "-" }`.

    Such as: dozens, if not hundreds; two -- possibly three --.
    """
    start = cursor.at
    if cursor.token.word not in _BEFORE_HIGHER and cursor.token.word not in cursor.words.between["escalating"]:
        return None
    while cursor.skip(*_BEFORE_HIGHER):
        pass
    dashed = cursor.at > start and cursor.previous.word == "-"
    if cursor.take(cursor.words.between["escalating"]):
        before = hedges(cursor)
        if higher := spread(cursor):
            while dashed and cursor.skip("-"):
                pass
            found = _from_to(cursor, allowed, hedged(cursor, higher, before), start)
            return allowed if allowed.bound in LOWER else found  # at least 100, perhaps 150: still open
    cursor.at = start
    return None
