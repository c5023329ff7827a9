"""The grammar of single numbers, in digits and in words: `2'298`, `1.2 million`, `one hundred and sixty-four`.

Each function reads what its first line says in EBNF and goes past it, or leaves the cursor where it was and gives
None. Names in [brackets] are tables of `en.toml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from figures.words.interval import LARGEST_NUMBER
from figures.words.tokens import DIGITS, MARK

if TYPE_CHECKING:
    from figures.words.cursor import Cursor

_GROUP = 3  # digits of a thousands group
_LAKH_GROUP = 2  # digits of the groups before the last one in India
_HUNDRED, _THOUSAND = 100, 1000
_ONES = range(1, 10)  # what may stand behind twenty
_ARABIC_POINT = "\u066b"
_APOSTROPHES = dict.fromkeys("'\u2019\u2018\u02bc`\u00b4\u066c", "'")  # the last separates Arabic thousands
_SEPARATORS = {",": ",", ".": ".", "\u00b7": ".", _ARABIC_POINT: _ARABIC_POINT, **_APOSTROPHES}
_DECIMALS = (",", ".", _ARABIC_POINT)
_BREAKS = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")  # they part two things, never digits
_DAY_OR_MONTH, _YEAR = 2, (2, 4)  # digits


class Number(NamedTuple):
    """`parts` / `per` times `unit`: 12 / 10 times 1,000,000 for `1.2 million`.

    `shared`: units that it may share with the other end of a range: `1-2 million`, `50-60,000`, and for
    `two hundred thousand` the hundred thousand as well as the thousand.
    `span`: where it stands in the text.
    """

    parts: int
    per: int
    unit: int
    shared: tuple[int, ...] = ()
    span: tuple[int, int] = (0, 0)


def number(cursor: Cursor, *, ands: bool = True) -> Number | None:
    """Read `number = fraction | cardinal`.

    `ands`: whether an "and" may stand inside, as in a hundred and two.
    """
    start = cursor.at
    found = (None if cursor.token.kind == DIGITS else _fraction(cursor)) or _cardinal(cursor, ands=ands)
    return found and found._replace(span=cursor.span(start))


def whole(cursor: Cursor, found: Number) -> int:
    """The number of people that it is.

    Raises:
        FigureError: it is no whole number, or too large.
    """
    value, rest = divmod(found.parts * found.unit, found.per)
    if rest or (found.per > 1 and found.unit == 1):  # 10,00 is more likely a slip than ten
        raise cursor.fault(
            "people come in whole numbers", span=found.span, hint="thousands stand in groups of three digits: 1,500"
        )
    if value > LARGEST_NUMBER:
        raise cursor.fault(f"too large for people: at most {LARGEST_NUMBER:,} is read", span=found.span)
    return value


def _fraction(cursor: Cursor) -> Number | None:
    """Read `fraction = [ [single] ] , [fractions] , [ [of] ] , [ [single] , [ [whole] ] ] , [units]`.

    Such as: half a dozen.
    """
    start, words, small = cursor.at, cursor.words, cursor.words.small
    if cursor.past(small["single"]):
        cursor.hyphen()
    parts: Any = cursor.take(words.fractions)
    if parts is not None:
        cursor.hyphen()
        cursor.take(words.joining["of"])
        if cursor.past(small["single"]):
            cursor.past(small["whole"])
        unit: Any = cursor.take(words.units)
        if unit is not None:
            return Number(parts[0], parts[1], unit)
    cursor.at = start
    return None


def _cardinal(cursor: Cursor, *, ands: bool) -> Number | None:
    """Read `cardinal = term , { [ [thousands] | "," ] , term }`.

    Each below the unit before: two thousand and five.
    """
    found = _term(cursor, ands=ands, first=True)
    while found is not None and found.per == 1 and found.unit >= _THOUSAND and _united(cursor):
        place = cursor.at
        if not (ands and cursor.take(cursor.words.joining["thousands"])) and cursor.following.kind != DIGITS:
            cursor.skip(",")
            cursor.hyphen()
        lower = _term(cursor, ands=ands, first=False)
        if lower is None or lower.per != 1 or lower.parts * lower.unit >= found.unit:
            cursor.at = place
            break
        unit = lower.unit if found.unit % lower.unit == 0 else 1
        parts = found.parts * (found.unit // unit) + lower.parts * lower.unit // unit
        found = Number(parts, 1, unit)
    return found


def _united(cursor: Cursor) -> bool:
    """Whether a unit was just read."""
    return cursor.previous.word in cursor.words.units or cursor.previous.word in cursor.words.bare_units


def _term(cursor: Cursor, *, ands: bool, first: bool) -> Number | None:
    """Read `term = [ [articles] ] , numeral , multiples | small , multiples | [ [articles] ] , [units] , multiples`.

    Bare units only first.
    """
    start, words = cursor.at, cursor.words
    article = cursor.past(words.small["articles"])
    if cursor.token.kind == DIGITS:
        numeral = _numeral(cursor)
        suffix = _suffix(cursor)
        if suffix is not None:
            unit = numeral.unit * suffix
            return Number(numeral.parts, numeral.per, unit, (unit,))
        return _multiples(cursor, numeral, ands=ands)
    if not article and (small := _small(cursor)) is not None:
        return _multiples(cursor, Number(small, 1, 1), ands=ands)
    if cursor.token.word in words.bare_units and (article or first):
        lone: Any = None if cursor.token.word in words.units else cursor.take(words.bare_units)
        return Number(1, 1, lone, (lone,)) if lone else _multiples(cursor, Number(1, 1, 1), ands=ands)
    cursor.at = start
    return None


def _multiples(cursor: Cursor, found: Number, *, ands: bool) -> Number:
    """Read `multiples = [ half ] , [ hundred , [ [ [thousands] ] , small ] ] , [ [units] ] , [ half ]`.

    Such as: five hundred thousand.
    """
    parts, per, unit, shared, _ = found
    halved = _half(cursor, ands=ands, before_unit=True)
    if unit == 1 and parts < 100 * per and (hundred := _unit(cursor, hundred=True)):
        place = cursor.at
        if not (ands and cursor.take(cursor.words.joining["thousands"])):
            cursor.hyphen()
        small = _small(cursor) if per == 1 and not halved else None
        if small:
            parts = parts * hundred + small
        else:
            cursor.at = place
            unit, shared = hundred, (hundred,)
    larger = _unit(cursor)
    if larger is not None:
        shared = (larger,) if unit == 1 else (unit * larger, larger)
        unit *= larger
    if shared and (halved or _half(cursor, ands=ands, before_unit=False)):
        parts, per = 2 * parts + per, 2 * per
    return Number(parts, per, unit, shared)


def _half(cursor: Cursor, *, ands: bool, before_unit: bool) -> bool:
    """Read `half = [halves]`.

    Such as: two and a half million; a dozen and a half.
    """
    match = cursor.match(cursor.words.halves) if ands and cursor.token.word in cursor.words.halves else None
    if match is None or (before_unit and cursor.tokens[match[1]].word not in cursor.words.units):
        return False
    cursor.at = match[1]
    return True


def _unit(cursor: Cursor, *, hundred: bool = False) -> int | None:
    """Read `unit = [ "-" ] , [units]`.

    A hundred, or any other.
    """
    place = cursor.at
    cursor.hyphen()
    unit: Any = linked(cursor) if cursor.previous.word in cursor.words.units else cursor.take(cursor.words.units)
    if unit is None or (unit == _HUNDRED) is not hundred:
        cursor.at = place
        return None
    return int(unit)


def linked(cursor: Cursor) -> int | None:
    """Read `linked = [ [linking] ] , [units]` behind another unit: une centaine de milliers."""
    place = cursor.at
    cursor.take(cursor.words.unit_links)
    unit: Any = cursor.take(cursor.words.units)
    cursor.at = place if unit is None else cursor.at
    return None if unit is None else int(unit)


def _suffix(cursor: Cursor) -> int | None:
    """Read `suffix = [suffixes]`.

    Right behind the digits; but for those that might be a measure, also behind a space.
    """
    token = cursor.token
    if token.word in cursor.words.suffixes and (
        token.start == cursor.previous.end or token.word not in cursor.words.small["spaced_not"]
    ):
        cursor.at += 1
        return cursor.words.suffixes[token.word]
    return None


def _small(cursor: Cursor) -> int | None:
    """Read `small = [hundreds] , [ [ [thousands] ] , below ] | below`.

    Below a hundred, or below a thousand where a language has words for the hundreds.
    """
    hundred: Any = cursor.take(cursor.words.hundreds)
    if hundred is None:
        return _below(cursor)
    place = cursor.at
    cursor.take(cursor.words.joining["thousands"])
    rest = _below(cursor)
    cursor.at = place if rest is None else cursor.at
    return int(hundred + (rest or 0))


def _below(cursor: Cursor) -> int | None:
    """Read `below = [tens] , [ ( "-" | [tens_first] ) , [ones] ] | [ones] , [ [tens_last] , [tens] ]`.

    Below a hundred.
    """
    words = cursor.words
    ten, one = cursor.match(words.tens), cursor.match(words.ones)
    first: Any
    if ten and (one is None or ten[1] >= one[1]):  # soixante-quinze is one word for 75
        first, cursor.at = ten
        ties, others = words.tens_first, words.ones
    else:
        first, cursor.at = one or (None, cursor.at)
        ties, others = words.tens_last, words.tens
        if first not in _ONES or cursor.token.word not in ties:
            return None if first is None else int(first)
    place = cursor.at
    if not cursor.past(ties):
        cursor.hyphen()
    second: Any = cursor.take(others)
    if second is not None and (others is words.tens or second in _ONES):
        return int(first + second)
    cursor.at = place
    return int(first)


def _numeral(cursor: Cursor) -> Number:
    """Read `numeral = digits , { separator , digits }`.

    Groups of three are thousands, whatever separates them.
    """
    start = cursor.at
    groups, marks = [cursor.token.word], []
    cursor.at += 1
    while (mark := _separator(cursor, len(groups[0]))) is not None:
        marks.append(mark)
        groups.append(cursor.token.word)
        cursor.at += 1
    span = cursor.span(start)
    if len({ord(digit) - int(digit) for group in groups for digit in group}) > 1:
        raise cursor.fault("digits of two scripts", span=span, hint="write all digits in one script")
    if marks and marks[-1] == "." and len(groups[-1]) != _GROUP and not groups[-1].strip("0"):
        del marks[-1], groups[-1]  # 748.0, as spreadsheets write whole numbers
    if not marks:
        return Number(int(groups[0]), 1, 1)
    if marks[0] == "." and _is_date(groups):
        raise cursor.fault("a date or time", span=span, hint="dates have columns of their own")
    if len(set(marks)) == 1 and _thousands(groups, marks[0]):
        if len(marks) == 1 and marks[0] in cursor.words.decimals and _unit_ahead(cursor):
            raise cursor.fault("two readings: a decimal or thousands", span=span, hint="write the number out")
        value = int("".join(groups))
        unit = 1
        while value % (unit * _THOUSAND) == 0:
            unit *= _THOUSAND
        return Number(value // unit, 1, unit, (unit,) if unit > 1 else ())
    if len(marks) == 1 and marks[0] in _DECIMALS:
        return Number(int("".join(groups)), 10 ** len(groups[1]), 1)
    if marks[-1] == "." and "." not in marks[:-1] and _thousands(groups[:-1], marks[0]) and len(groups[-1]) < _GROUP:
        raise cursor.fault("people come in whole numbers", span=span, hint="leave the decimals out")
    raise cursor.fault("groups that are not thousands", span=span, hint="such as 1,234,567 or 1 234 567")


def _is_date(groups: list[str]) -> bool:
    """Whether the groups are a day, a month and a year."""
    return len(groups) == _GROUP and max(map(len, groups[:2])) <= _DAY_OR_MONTH and len(groups[2]) in _YEAR


def _thousands(groups: list[str], mark: str) -> bool:
    """Whether digits stand in groups of three, or as in India in twos before the last three: 12,34,567."""
    if mark == _ARABIC_POINT or not int(groups[0]):
        return False
    first, *middle, last = map(len, groups)
    threes = first <= _GROUP and all(length == _GROUP for length in middle)
    twos = mark == "," and first <= _LAKH_GROUP and all(length == _LAKH_GROUP for length in middle)
    return last == _GROUP and (threes or twos)


def _unit_ahead(cursor: Cursor) -> bool:
    place = cursor.at
    found = _suffix(cursor) is not None or _unit(cursor) is not None or _unit(cursor, hundred=True) is not None
    cursor.at = place
    return found


def _separator(cursor: Cursor, leading: int) -> str | None:
    """Read `separator = one mark, or one space of any width before a group of three`.

    A line break is no space, nor are two spaces: they part two figures.
    """
    token, after = cursor.token, cursor.following
    if token.kind == DIGITS:
        gap = cursor.text[cursor.previous.end : token.start]
        joins = len(gap) == 1 and gap.isspace() and gap not in _BREAKS
        return gap if joins and len(token.word) == _GROUP and leading <= _GROUP else None
    touching = token.start == cursor.previous.end and after.start == token.end
    if token.kind == MARK and after.kind == DIGITS and touching and token.word in _SEPARATORS:
        cursor.at += 1
        return _SEPARATORS[token.word]
    return None
