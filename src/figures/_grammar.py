"""The grammar of figures: a wording's tokens in, the interval it allows out.

Each `_method` reads what its first line says in EBNF, or leaves the place where it was and returns None. The words
themselves are the vocabulary's: `[before]`, `[after]`, `[between]`, `[vague]` name tables of `vocabulary.toml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from figures._lexicon import DIGITS, END, MARK, WORD, Lexicon, Noun, Token, Trie, lexicon, tokens
from figures.errors import FigureError

if TYPE_CHECKING:
    from figures.vocabulary import Profile, Vocabulary

LONGEST_TEXT = 1_000
"""Characters in a wording: the longest of 15,710 coded wordings has fewer than 400."""

LARGEST_NUMBER = 10**12
"""A hundred times all people who ever lived."""

_MOST_DIGITS = 15
_SPACE = " "
_SEPARATORS = {",": ",", ".": ".", "'": "'", "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "٬": "'", "·": ".", "٫": "٫"}
_DIRECTED = frozenset({"at-least", "more-than", "at-most", "fewer-than"})
_LOWER, _UPPER = frozenset({"at-least", "more-than"}), frozenset({"at-most", "fewer-than"})


class Reading(NamedTuple):
    """The numbers from `low` to `high` (None: open), and the bound that the wording makes of them."""

    low: int
    high: int | None
    bound: str


class _Number(NamedTuple):
    """`parts` of `unit`: 12 of 10 by 1000 for `1.2 thousand`; the unit may also hold for the other end of a range."""

    parts: int
    per: int
    unit: int
    shared: bool
    start: int
    end: int


def read(text: str, vocabulary: Vocabulary, profile: Profile) -> tuple[int, int | None, str, str]:
    """Low, high, bound and noun of a wording.

    Raises:
        FigureError: the wording is not of the grammar, or exceeds its limits.
    """
    if len(text) > LONGEST_TEXT:
        reason = f"too long for a figure: {len(text):,} characters, at most {LONGEST_TEXT:,} are read"
        raise FigureError(text, (LONGEST_TEXT, LONGEST_TEXT + 1), reason, "give the figure alone")
    words = lexicon(vocabulary)
    parser = _Parser(text, words, profile)
    low, high, bound = parser.figure()
    return low, high, bound, parser.noun


class _Parser:
    """A place in the tokens of one wording, and the noun met on the way."""

    def __init__(self, text: str, words: Lexicon, profile: Profile) -> None:
        self.text = text
        self.words = words
        self.profile = profile
        self.tokens = tokens(text, words.vocabulary.misspellings)
        self.at = 0
        self.noun = ""

    # ── The whole ──

    def figure(self) -> Reading:
        """figure = ( none | unknown | amount ) , [ remark ] , end ;"""
        if self.token.kind == END:
            self._fail("there is nothing to read", hint="write 'unknown' where a source says that it does not know")
        reading = self._none() or self._unknown() or self._amount()
        self._remark()
        if self.token.kind != END:
            self._fail()
        return reading

    def _none(self) -> Reading | None:
        """none = [none] , [ "of" ] , tail | [no] , ( nouns | verbs ) ;"""
        if self._take(self.words.none):
            self._tail(Reading(0, 0, "exact"))
            return Reading(0, 0, "exact")
        if self._match(self.words.before) or not self._take(self.words.no):
            return None
        if not self._nouns() and not self._verbs():
            self._fail()
        self._tail(Reading(0, 0, "exact"))
        return Reading(0, 0, "exact")

    def _unknown(self) -> Reading | None:
        """unknown = [unknown] , tail ;"""
        if not self._take(self.words.unknown):
            return None
        reading = Reading(0, None, "unknown")
        self._tail(reading)
        return reading

    def _amount(self) -> Reading:
        """amount = { [before] } , ( range | one | plural ) , { [after] } , [ limit | escalation ] , tail ;"""
        hedges = self._hedges()
        reading = self._range() or self._one() or (None if _DIRECTED & set(hedges) else self._plural())
        if reading is None:
            self._fail()
        reading = self._after(self._hedged(reading, hedges))
        reading = self._limit(reading) or self._escalation(reading) or reading
        return self._tail(reading)

    def _limit(self, reading: Reading) -> Reading | None:
        """limit = ( "but" | "and" | "," ) , [before] , range ;  (* at least 10 but no more than 20 *)"""
        start = self.at
        if reading.bound in _LOWER and self._skip("but", "and", ","):
            self._skip("but", "and")
            hedges = self._hedges()
            if _UPPER & set(hedges) and (other := self._range()):
                upper = self._hedged(other, hedges)
                return self._ordered(reading.low, upper.high, "range", start)
        self.at = start
        return None

    def _escalation(self, reading: Reading) -> Reading | None:
        """escalation = [ "," ] , [escalating] , { [before] } , range ;  (* dozens, if not hundreds *)"""
        start = self.at
        self._skip(",")
        if self._take(self.words.escalating):
            hedges = self._hedges()
            if other := self._range():
                upper = self._hedged(other, hedges)
                bound = "vague" if "vague" in (reading.bound, upper.bound) else "range"
                return self._ordered(reading.low, upper.high, bound, start)
        self.at = start
        return None

    # ── Hedges ──

    def _hedges(self) -> list[str]:
        """hedges = { [before] } ;  (* `some` and `a group of` are hedges only before an amount *)"""
        hedges = []
        while match := self._match(self.words.before):
            hedge, following = match
            if (self._match(self.words.vague) or self.token.word in self.words.fractions) and not self._amount_at(following):
                break
            hedges.append(hedge)
            self.at = following
        return hedges

    def _amount_at(self, place: int) -> bool:
        """Whether an amount could start there."""
        token, words = self.tokens[place], self.words
        if token.word in ("a", "an", "one"):
            token = self.tokens[place + 1]
            if token.word not in words.units and token.word not in words.fractions and token.word not in words.sets:
                return self._match(words.vague, place) is not None or self.tokens[place].word == "one"
            return True
        return (
            token.kind == DIGITS
            or token.word in words.ones
            or token.word in words.tens
            or token.word in words.units
            or token.word in words.plurals
            or token.word in words.fractions
            or self._match(words.before, place) is not None
            or self._match(words.opening, place) is not None
            or self._match(words.vague, place) is not None
        )

    def _hedged(self, reading: Reading, hedges: list[str]) -> Reading:
        """A reading under hedges, the innermost last."""
        for hedge in reversed(hedges):
            reading = self._moved(reading, hedge)
        return reading

    def _after(self, reading: Reading) -> Reading:
        """after = { [ "," ] , [after] } ;"""
        while True:
            start = self.at
            self._skip(",")
            hedge = self._take(self.words.after, glued=True)
            if hedge is None:
                self.at = start
                return reading
            reading = self._moved(reading, hedge)

    def _moved(self, reading: Reading, hedge: str) -> Reading:
        """What one hedge makes of a reading: all that it could make of each number in it."""
        low, high, bound = reading
        if hedge == "exact" or (hedge == "about" and bound in ("about", "vague")):
            return reading
        if hedge in ("at-least", "more-than"):
            low, high = low + (hedge == "more-than"), None
        elif hedge in ("at-most", "fewer-than"):
            low, high = 0, None if high is None else high - (hedge == "fewer-than")
        elif hedge == "about":
            low, high = low * 9 // 10, None if high is None else -(-high * 11 // 10)
        elif hedge == "nearly":
            low, high = low * 9 // 10, None if high is None else high - 1
        else:  # odd: 40-odd is from about 40 up to the next round number
            low, high = low * 9 // 10, None if high is None else max(-(-high * 11 // 10), high + _place(high) - 1)
        if high is not None and high < 0:
            self._fail("no number of people lies below 0", span=(0, self.tokens[self.at - 1].end))
        if bound == "vague" or (hedge not in _DIRECTED and bound not in ("exact", "about", "nearly")):
            return Reading(low, high, bound)
        return Reading(low, high, "about" if hedge == "odd" else hedge)

    # ── Ranges ──

    def _range(self) -> Reading | None:
        """range = [ [opening] ] , end , [ ( [joining] | "and" ) , end ] ;  (* `and` and no single end after [opening] *)"""
        start = self.at
        if self._take(self.words.opening) is None:
            return self._span(start, opened=False, ands=True)
        inside = self.at
        try:  # `between one hundred and two hundred`: first as if no number held an `and`
            found = self._span(start, opened=True, ands=False)
        except FigureError:
            found = None
        if found is None or (self.token.word == "and" and self._amount_at(self.at + 1)):
            self.at = inside
            found = self._span(start, opened=True, ands=True)
        if found is None:
            self._fail("the two ends of the range are missing", hint="such as 'between 10 and 15'")
        return found

    def _span(self, start: int, *, opened: bool, ands: bool) -> Reading | None:
        """One or two ends; two if an opening word was read."""
        first_hedges = self._hedges() if opened else []
        first = self._number(ands=ands) or self._vague()
        if first is None:
            return None
        behind = self.at
        joined = self._take(self.words.joining) or (opened and self._skip("and"))
        if joined:
            hedges = self._hedges()
            last = self._number(ands=True) or self._vague()
            if last is not None:
                low, high = self._shared(first, last)
                low, high = self._hedged(low, first_hedges), self._hedged(high, hedges)
                vague = "vague" in (low.bound, high.bound)
                return self._ordered(low.low, high.high, "vague" if vague else "range", start)
        self.at = behind
        if opened:
            return None
        return self._exactly(first) if isinstance(first, _Number) else first

    def _shared(self, first: _Number | Reading, last: _Number | Reading) -> tuple[Reading, Reading]:
        """Both ends, the first in the last one's unit where it has none of its own: `50-60,000`, `three to four dozen`."""
        if isinstance(first, _Number) and isinstance(last, _Number):
            smaller = first.parts * last.per < last.parts * first.per
            if first.unit == 1 and not first.shared and last.shared and smaller:
                first = first._replace(unit=last.unit)
        return (
            self._exactly(first) if isinstance(first, _Number) else first,
            self._exactly(last) if isinstance(last, _Number) else last,
        )

    def _ordered(self, low: int, high: int | None, bound: str, start: int) -> Reading:
        if high is not None and high < low:
            span = self.tokens[start].start, self.tokens[self.at - 1].end
            self._fail(f"the high end {high:,} lies below the low end {low:,}", span=span)
        return Reading(low, high, bound)

    def _exactly(self, number: _Number) -> Reading:
        value, rest = divmod(number.parts * number.unit, number.per)
        span = self.tokens[number.start].start, self.tokens[number.end - 1].end
        if rest:
            self._fail("people come in whole numbers", span=span, hint="thousands are groups of three digits: 1,500")
        if value > LARGEST_NUMBER:
            self._fail(f"too large: at most {LARGEST_NUMBER:,} is read", span=span)
        return Reading(value, value, "exact")

    # ── Numbers ──

    def _number(self, *, ands: bool) -> _Number | None:
        """number = fraction | cardinal ;"""
        return self._fraction() or self._cardinal(ands=ands)

    def _fraction(self) -> _Number | None:
        """fraction = [ article ] , [fractions] , [ "of" ] , [ article ] , [ "whole" ] , [units] ;  (* half a dozen *)"""
        start = self.at
        self._skip("a", "an", "one") and self._skip("-")
        per = self.words.fractions.get(self.token.word)
        if per is not None:
            self.at += 1
            self._skip("-", "of")
            self._skip("a", "an", "one") and self._skip("whole", "full")
            unit = self.words.units.get(self.token.word)
            if unit is not None:
                self.at += 1
                return _Number(1, per, unit, False, start, self.at)
        self.at = start
        return None

    def _cardinal(self, *, ands: bool) -> _Number | None:
        """cardinal = term , { [ "and" ] , term } ;  (* each of a smaller unit: two thousand five hundred *)"""
        start = self.at
        found = self._term(ands=ands, first=True)
        while found is not None and found.unit >= 1000:
            place = self.at
            joined = ands and self._skip("and")
            limit = found.unit
            if joined and self._skip("a") and self._skip("half"):  # a million and a half
                found = found._replace(parts=2 * found.parts + found.per, per=2 * found.per, shared=False)
                break
            self.at = place
            if ands:
                self._skip("and")
            self._skip(",", "-")
            lower = self._term(ands=ands, first=False)
            if lower is None or lower.parts * lower.unit >= limit * lower.per or found.per != 1:
                self.at = place
                break
            total = found.parts * found.unit + lower.parts * lower.unit
            found = _Number(total, lower.per, 1, True, start, self.at)
            if lower.unit >= 1000:
                found = found._replace(parts=total // lower.unit, unit=lower.unit)
        if found is None:
            return None
        return found._replace(start=start, end=self.at)

    def _term(self, *, ands: bool, first: bool) -> _Number | None:
        """term = ( numeral | small | article ) , [ "hundred" , [ [ "and" ] , small ] ] , [units] , [ "and a half" ] ;"""
        start, words = self.at, self.words
        parts, per, unit, shared = 1, 1, 1, False
        if self.token.kind == DIGITS:
            parts, per, unit = self._numeral()
            shared = unit > 1
        elif (small := self._small()) is not None:
            parts = small
        elif self.token.word in ("a", "an") and (self.tokens[self.at + 1].word in words.units or self.tokens[self.at + 1].word in words.sets):
            self.at += 1
        elif not (first and (self.token.word in words.units or self.token.word in words.sets)):
            return None
        if self.token.word in words.sets and parts == 1:
            unit = words.sets[self.token.word]
            self.at += 1
            return _Number(1, 1, unit, False, start, self.at)
        halved = self._half_ahead(ands)
        if unit == 1 and (suffix := self._suffix()):
            return _Number(parts, per, suffix, True, start, self.at)
        if shared:
            multiplied = self._unit()
            if multiplied is not None:
                parts, unit = parts * unit, multiplied
            return _Number(parts, per, unit, True, start, self.at)
        place = self.at
        self._skip("-")
        if self.token.word == "hundred" and parts < 100 * per:
            self.at += 1
            unit, shared = 100, True
            place = self.at
            self._skip("-")
            if ands and self._skip("and") and self.token.kind == DIGITS:
                self.at = place
            small = self._small()
            if small and per == 1:
                parts, unit, shared = parts * 100 + small, 1, False
            else:
                self.at = place
        else:
            self.at = place
        larger = self._unit()
        if larger is not None:
            unit, shared = unit * larger, True
        if shared and (halved or self._half_ahead(ands, behind=True)):
            parts, per = 2 * parts + per, 2 * per
        return _Number(parts, per, unit, shared, start, self.at)

    def _half_ahead(self, ands: bool, *, behind: bool = False) -> bool:
        """half = "and" , "a" , "half" ;  (* before a unit, two and a half million; behind one, a dozen and a half *)"""
        words = [token.word for token in self.tokens[self.at : self.at + 4]]
        if ands and words[:3] == ["and", "a", "half"] and (behind or words[3:] and words[3] in self.words.units):
            self.at += 3
            return True
        return False

    def _unit(self) -> int | None:
        """unit = [ "-" ] , [units] ;  (* not `hundred`, which _term reads *)"""
        place = self.at
        self._skip("-")
        unit = self.words.units.get(self.token.word)
        if unit is None or self.token.word == "hundred":
            self.at = place
            return None
        self.at += 1
        return unit

    def _suffix(self) -> int | None:
        """suffix = [suffixes] ;  (* right behind the digits, or `k` behind a space *)"""
        token, before = self.token, self.tokens[self.at - 1]
        if before.kind == DIGITS and token.word in self.words.suffixes and (token.start == before.end or token.word == "k"):
            self.at += 1
            return self.words.suffixes[token.word]
        return None

    def _small(self) -> int | None:
        """small = [tens] , [ [ "-" ] , [ones] ] | [ones] ;  (* below a hundred *)"""
        ones, tens = self.words.ones, self.words.tens
        ten = tens.get(self.token.word)
        if ten is None:
            one = ones.get(self.token.word)
            self.at += one is not None
            return one
        self.at += 1
        place = self.at
        self._skip("-")
        one = ones.get(self.token.word, 0)
        if 0 < one < 10:
            self.at += 1
            return ten + one
        self.at = place
        return ten

    def _numeral(self) -> tuple[int, int, int]:
        """numeral = digits , { separator , digits } ;  (* groups of three are thousands: parts, per, unit *)"""
        start = self.at
        groups, marks = [self.token.word], []
        self.at += 1
        while (mark := self._separator(len(groups[0]))) is not None:
            marks.append(mark)
            groups.append(self.token.word)
            self.at += 1
        span = self.tokens[start].start, self.tokens[self.at - 1].end
        if sum(map(len, groups)) > _MOST_DIGITS:
            self._fail(f"too large: at most {LARGEST_NUMBER:,} is read", span=span)
        if len(groups) > 2 and marks[-1] == "." and not groups[-1].strip("0") and len(groups[-1]) != 3:
            groups, marks = groups[:-1], marks[:-1]  # 1,234.0
        if not marks:
            return int(groups[0]), 1, 1
        if len(set(marks)) > 1:
            self._fail("two kinds of separators in one number", span=span, hint="such as 1,234,567 or 1 234 567")
        mark = marks[0]
        threes = len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
        lakhs = mark == "," and len(groups[0]) <= 2 and len(groups[-1]) == 3 and all(len(g) == 2 for g in groups[1:-1])
        if mark != "٫" and (threes or lakhs) and int(groups[0]):
            if len(groups) == 2 and mark == "." and (self._unit_ahead()):
                self._fail("two readings: a decimal or thousands", span=span, hint="write the number out")
            number, unit = int("".join(groups)), 1
            while threes and number and unit < 1000 ** (len(groups) - 1) and number % (unit * 1000) == 0:
                unit *= 1000
            return number // unit, 1, unit
        if len(groups) == 2 and mark in (",", ".", "٫"):
            if mark == "." and not groups[1].strip("0"):
                return int(groups[0]), 1, 1  # 748.0, as spreadsheets write it
            return int("".join(groups)), 10 ** len(groups[1]), 1
        self._fail("digits in groups that are not thousands", span=span, hint="such as 1,234,567")

    def _unit_ahead(self) -> bool:
        place = self.at
        found = self._suffix() is not None or self._unit() is not None
        self.at = place
        return found

    def _separator(self, leading: int) -> str | None:
        """separator = one mark or one space between digits ;  (* a space only before a group of three *)"""
        before, token, after = self.tokens[self.at - 1], self.token, self.tokens[min(self.at + 1, len(self.tokens) - 1)]
        if token.kind == DIGITS:
            gap = self.text[before.end : token.start]
            if len(gap) == 1 and gap.isspace() and len(token.word) == 3 and leading <= 3:
                return _SPACE
        elif token.kind == MARK and after.kind == DIGITS and token.start == before.end and after.start == token.end:
            mark = _SEPARATORS.get(token.word)
            self.at += mark is not None
            return mark
        return None

    # ── Vague words ──

    def _vague(self) -> Reading | None:
        """vague = [vague] , [ [ "of" ] , ( [units] , [units] | plurals ) ] | plurals ;"""
        start = self.at
        name = self._take(self.words.vague)
        if name is None:
            wording = self._plurals()
            return None if wording is None else self._floored(wording, start)
        place = self.at
        self._skip("of", "-")
        unit = self.token.word
        if name != "plural" and unit in self.words.units:
            self.at += 1
            times = self._unit() or 1
            floor = self._floored(f"{name} {unit}", start)
            return floor._replace(low=floor.low * times)
        if name != "plural" and (plurals := self._plurals()) is not None:
            return self._floored(plurals if " of " in plurals else f"{name} {plurals}", start)
        if name == "plural" and (plurals := self._plurals()) is not None:
            return self._floored(plurals, start)
        self.at = place
        return self._floored(name, start)

    def _plurals(self) -> str | None:
        """plurals = [plurals] , { ( "of" | "and" | "upon" | "on" ) , [plurals] } | ( "10" | "100" | "1000" ) , "s" ;"""
        plurals = self.words.plurals
        if self.token.kind == DIGITS and self.tokens[self.at + 1].word in ("s", "'s") and self.tokens[self.at + 1].start == self.token.end:
            named = [name for name, value in plurals.items() if str(value) == self.token.word]
            self.at += 2 * bool(named)
            return named[0] if named else None
        wording = self.token.word
        if wording not in plurals:
            return None
        self.at += 1
        while self.token.word in ("of", "and", "upon", "on"):
            following = self.tokens[self.at + 1].word
            if following not in plurals or (self.token.word != "of" and following != wording):
                break
            if self.token.word == "of":
                wording = f"{wording} of {following}"
            self.at += 2
        return wording

    def _floored(self, wording: str, start: int) -> Reading:
        """From the floor that the profile in force, or the one it falls back to, gives a vague wording."""
        profile: Profile | None = self.profile
        while profile is not None:
            floor = self._floor(profile, wording)
            if floor is not None:
                return Reading(floor, None, "vague")
            profile = self.words.vocabulary.profiles.get(profile.falls_back_to)
        span = self.tokens[start].start, self.tokens[self.at - 1].end
        self._fail(f"the profile {self.profile.name!r} gives no floor for {wording!r}", span=span)

    def _floor(self, profile: Profile, wording: str) -> int | None:
        """A profile's own floor for a wording: as it stands, or made of the floors of its parts."""
        floor = profile.floors.get(wording)
        head, _, unit = wording.rpartition(" ")
        if floor is not None or not head:
            return floor
        part = self._floor(profile, head.removesuffix(" of"))
        value = self.words.units.get(unit) or self.words.plurals[unit]
        return None if part is None else part * value

    # ── Nouns and what follows ──

    def _one(self) -> Reading | None:
        """one = ( "a" | "an" ) , nouns ;  (* in the singular: a police officer *)"""
        start = self.at
        if not self._skip("a", "an"):
            return None
        noun = self._nouns()
        if noun is None or noun.plural or not noun.people:
            self.at = start
            self._fail(hint="a singular after 'a' must be a known noun")
        return Reading(1, 1, "exact")

    def _plural(self) -> Reading | None:
        """plural = nouns ;  (* every word known and the last in the plural: police officers *)"""
        start = self.at
        words = []
        while self.token.kind == WORD and self.words.knows(self.token.word) or self.token.word in ("and", "officers", "security", "law", "national", "riot"):
            words.append(self.token.word)
            self.at += 1
        noun = self.words.head(words)
        if noun is None or not noun.plural or not noun.people:
            self.at = start
            return None
        self.noun = noun.name
        return self._floored("plural", start)

    def _tail(self, reading: Reading) -> Reading:
        """tail = [ [ "of" ] , nouns ] , { [after] } , [ escalation ] , [ verbs ] , { [after] } ;"""
        reading = self._after(reading)
        place = self.at
        self._skip("of", "-")
        if not self.noun and self.token.word == "p" and self.token.start == self.tokens[self.at - 1].end:
            self.at += 1
            self.noun = "people"
        elif self.noun or self._nouns() is None:
            self.at = place
        reading = self._after(reading)
        reading = self._escalation(reading) or reading
        self._verbs()
        return self._after(reading)

    def _nouns(self) -> Noun | None:
        """nouns = noun , { ( "," | "and" | "or" | "&" ) , noun } ;  noun = { word } , head , [ ( "of" | "from" ) , { word } ] ;

        Unknown words may stand before a known head; a word that makes a figure may not.
        """
        start = self.at
        found: list[Noun] = []
        words: list[str] = []
        head: Noun | None = None
        attached = False
        while not self._nouns_end(head):
            token = self.token
            if token.word in (",", "and", "or", "&", "/") and words:
                if head is None:
                    break
                found.append(head)
                words, head, attached = [], None, False
                self.at += 1
                self._skip("and", "or")
                continue
            if token.word in ("of", "from") and head is not None:
                attached = True
            elif token.kind == WORD:
                self._check_plain(token, started=bool(words or found))
                if token.word in self.words.figures or token.word in self.words.refused:
                    break
                words.append(token.word)
                if not attached:
                    head = self.words.head(words)
            elif token.kind == DIGITS:
                if words or found:
                    self._fail()
                break
            elif token.word not in ("-", "#", "."):
                break
            self.at += 1
        if head is not None:
            found.append(head)
        elif words or not found:
            place, self.at = self.at, start
            if words and not self._verbs_ahead():
                self._unknown_noun(start, place)
            return None
        names = {noun.name for noun in found}
        self.noun = names.pop() if len(names) == 1 else "people"
        return found[0]

    def _nouns_end(self, head: Noun | None) -> bool:
        token = self.token
        if token.kind == END or token.word in ("(", "[") or self._match(self.words.after):
            return True
        if token.word == ",":
            following = self.tokens[self.at + 1]
            return (
                following.kind == END
                or self._match(self.words.remarks, self.at + 1) is not None
                or self._match(self.words.escalating, self.at + 1) is not None
                or self._match(self.words.after, self.at + 1) is not None
            )
        if token.word in (".", "!", "?", ";", ":") and self.tokens[self.at + 1].kind == END:
            return True
        return head is not None and self._verbs_ahead()

    def _check_plain(self, token: Token, *, started: bool) -> None:
        if started and (token.word in self.words.figures or token.word in self.words.refused):
            self._fail()

    def _unknown_noun(self, start: int, end: int) -> NoReturn:
        last = self.tokens[end - 1]
        word = last.word
        nearest = self.words.nearest(word)
        hint = f"did you mean {nearest!r}?" if nearest else "leave the noun out, or add it to the vocabulary"
        self._fail(f"{_cut(word)!r} is no known word for who is counted", span=(last.start, last.end), hint=hint)

    def _verbs_ahead(self) -> bool:
        words = self.words
        return any(self._match(table) for table in (words.linking, words.metrics, words.closing))

    def _verbs(self) -> bool:
        """verbs = { [linking] } , ( metric | [closing] ) , { metric | [closing] } ;"""
        start = self.at
        metric = None
        done = False
        while True:
            place = self.at
            if (name := self._take(self.words.metrics)) is not None:
                if metric not in (None, name):
                    self.at = place
                    self._fail("two metrics in one figure", hint="give each its own row")
                metric, done = name, True
            elif self._take(self.words.closing) is not None:
                done = True
            elif self._take(self.words.linking) is not None:
                done = False if metric is None else done
            elif metric is not None and self._skip("and", "or") and self._match(self.words.metrics):
                continue
            else:
                self.at = place
                break
        if not done:
            self.at = start
            return False
        self.noun = self.noun or metric or ""
        return True

    def _remark(self) -> None:
        """remark = [ "." ] | "," , [remarks] , { word } | ( "(" , { word } , ")" ) ;  (* 12 (picture) *)"""
        if self.token.word in (",", ".", ";", ":", "!", "?", "…") and self.tokens[self.at + 1].kind == END:
            self.at += 1
            return
        place = self.at
        if self.token.word in ("(", "["):
            self.at += 1
        elif self.token.word == "," and self._match(self.words.remarks, self.at + 1):
            self.at += 1
        else:
            return
        while self.token.kind != END:
            if self.token.kind == DIGITS or (self.token.word in self.words.figures and self.token.word not in ("a", "an", "estimated", "estimate")) or self.token.word in self.words.refused or self._match(self.words.unknown):
                self._fail()
            self.at += 1
        opened = self.tokens[place].word
        if opened in ("(", "[") and self.tokens[self.at - 1].word not in (")", "]"):
            self.at = place
            self._fail("a bracket that does not close")

    # ── Places ──

    @property
    def token(self) -> Token:
        """The token at the place."""
        return self.tokens[self.at]

    def _skip(self, *words: str) -> bool:
        """Go past the token if it is one of these words."""
        if self.token.word in words:
            self.at += 1
            return True
        return False

    def _take(self, table: Trie, *, glued: bool = False) -> str | None:
        """Go past the longest phrase of a table, and give its meaning."""
        match = self._match(table, self.at)
        if match is None and glued and self.token.word == "-":
            match = self._match(table, self.at + 1)
        if match is None:
            return None
        meaning, self.at = match
        return meaning

    def _match(self, table: Trie, place: int | None = None) -> tuple[str, int] | None:
        """Meaning and end of the longest phrase of a table that starts here; hyphens inside it count as spaces."""
        at = self.at if place is None else place
        node: Any = table.get(self.tokens[at].word) if self.tokens[at].word else None
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

    def _fail(self, reason: str = "", *, span: tuple[int, int] | None = None, hint: str = "") -> NoReturn:
        """Refuse the wording at the token, or at a span, with the reason that the token itself suggests."""
        token = self.token
        if span is None and token.word == "-" and self.tokens[self.at + 1].word in self.words.refused:
            token = self.tokens[self.at + 1]
        if not reason:
            reason, hint = self._why(token, hint)
        raise FigureError(self.text, span or (token.start, token.end), reason, hint)

    def _why(self, token: Token, hint: str) -> tuple[str, str]:
        word = token.word
        if word in self.words.refused:
            return self.words.refused[word], hint
        if self.at and (token.kind == DIGITS or word in self.words.figures):
            return "a second figure", hint or "give each figure its own row"
        if token.kind == END:
            return "the number is missing", hint or "such as 'at least 164'"
        if word == "-" and self.at == 0:
            return "a number of people is never negative", hint
        nearest = self.words.nearest(word) if token.kind == WORD else None
        if nearest is not None and nearest != word:
            hint = f"did you mean {nearest!r}?"
        return f"{_cut(self.text[token.start : token.end])!r} cannot be read here", hint or "give a figure such as 748, 'at least 164' or 'dozens'"


def _place(number: int) -> int:
    """The largest power of ten that divides a number: 10 for 40, 100 for 300."""
    place = 1
    while number and number % (place * 10) == 0:
        place *= 10
    return place


def _cut(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
