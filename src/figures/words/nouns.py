"""The grammar of who and what a figure counts: `748 people`, `dozens of protesters killed`, `12 civilian deaths`.

Each function reads what its first line says in EBNF and goes past it, or leaves the cursor where it was and gives
None. Names in [brackets] are tables of `en.toml` and `vocabulary.toml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from figures.words.entries import ROOT
from figures.words.lexicon import GROUPS, PEOPLE, THINGS
from figures.words.said import Aside
from figures.words.tokens import DIGITS, END, WORD

if TYPE_CHECKING:
    from figures.words.cursor import Cursor
    from figures.words.lexicon import Noun

TWO_METRICS = "two metrics: give each its own row"
NO_PEOPLE = "counts something else than people"
_GROUP = 3  # digits of a number that is no age
_LONGEST_ABBREVIATION = 3  # letters before a dot that ends no sentence: St. Louis, Gov.
_SHORTEST_NAME = 3  # letters: a shorter word that nobody knows says nothing about people
LATIN = "\u024f"  # the last letter of the Latin script but for its rarer blocks
_ENDS = (".", "!", ";", ":", "…")
_PART = "only a part of the wounded: a metric of its own"
_APART = {"seriously wounded": _PART, "lightly wounded": _PART, "dead or missing": TWO_METRICS}
"""Metrics that a wording does not make its own by the way, and why."""


class Counted(NamedTuple):
    """Who a noun counts and what happened to them, by canonical names; the noun's kind and whether it is a plural."""

    who: str
    deed: str
    kind: str
    plural: bool


def nouns(cursor: Cursor, *, nought: bool = False) -> Counted | None:
    """Read `nouns = noun , { [listing] , noun }`; the first is given back.

    Further ones are plurals, for a singular adds somebody: a man and his wife. A comma lists only where an `and` or
    `or` ends the list. Only nought may be of several metrics: no deaths or injuries.

    Raises:
        FigureError: no people are counted, or two metrics at once.
    """
    start = cursor.at
    first = _noun(cursor)
    if first is None:
        return None
    if first.kind in (THINGS, GROUPS):
        raise cursor.fault(NO_PEOPLE, span=cursor.span(start), hint=f"this counts {first.who}, not people")
    found, waiting, settled = [first], [], cursor.at
    joiners = cursor.words.joining["listing"]
    while cursor.token.word in joiners and not _closes(cursor):
        listed = cursor.skip(",") and cursor.token.word not in joiners
        cursor.take(joiners)
        other = _noun(cursor)
        if other is not None and other.kind == THINGS:
            raise cursor.fault(NO_PEOPLE, span=cursor.span(start), hint=f"count the people without the {other.who}")
        if other is None or not (other.plural or nought) or other.kind == GROUPS:
            break
        waiting.append(other)
        if not listed:
            found, waiting, settled = [*found, *waiting], [], cursor.at
    cursor.at = settled
    for one in found:
        happened(cursor, one.deed, start, nought=nought)
    whos = {one.who for one in found if one.who}
    cursor.noun = first.who if len(whos) == 1 else "people" if whos else ""
    return first


def _noun(cursor: Cursor) -> Counted | None:
    """Read `noun = { word } , head , { [modifiers] } , [ [owning] , owner ]`.

    Words that the vocabulary does not know may stand before a head that it does: they only say which people. Words
    that make or change a figure may not, and a slip for a unit (`3 thousnd people`) is none that may.
    """
    start, words = cursor.at, cursor.words
    said: list[str] = []
    strange: list[int] = []  # the places in `said` of words that nothing knows
    found: tuple[Noun, int, int, int] | None = None
    graded = cursor.match(words.metrics) if cursor.token.word in words.metrics else None
    if graded and graded[0] in _APART:  # minor injuries, which are no minors
        cursor.at = graded[1]
        return Counted("", graded[0], PEOPLE, plural=True)
    _years_old(cursor)
    parting = words.parting
    while not (_closes(cursor) or cursor.token.word in parting or (found and verbs_ahead(cursor))):
        length = words.noun_at(cursor.tokens, cursor.at)
        if length > 1:  # a noun of several words may hold one that alone would change the figure: first responders
            said.extend(token.word for token in cursor.tokens[cursor.at : cursor.at + length])
            cursor.at += length
        elif length or says_who(cursor):
            if not (length or words.modifiers or cursor.token.word in words.describing or cursor.match(words.metrics)):
                strange.append(len(said))
            said.append(cursor.token.word)
            cursor.at += 1
        elif _ties(cursor):
            cursor.at += 1
            continue
        else:
            break
        if found and words.modifiers and said[-1] in words.modifiers:  # soldats ukrainiens
            found = *found[:3], cursor.at
        elif head := words.headed(said):
            found = *head, len(said), cursor.at
    if found is None:
        cursor.at = start
        return None
    noun, length, count, cursor.at = found
    before = said[: count - length]
    unknown = " ".join(said[place] for place in strange if place < len(before))
    if unknown:
        cursor.asides.append(Aside("unknown", unknown))
    deed = _deed_before(cursor, start) if before else ""
    # Suspected militants are counted, whatever they are; suspected deaths are not.
    doubted = any(word in words.held_to_be and word in words.refused for word in before)
    if doubted and noun.name in (*words.vocabulary.metrics, ROOT):
        cursor.at = start
        return None
    if noun.name in words.vocabulary.metrics:  # a death
        owner = words.head(before)
        return Counted(owner.name if owner and owner.kind == PEOPLE else "", noun.name, PEOPLE, noun.plural)
    return Counted(_owner(cursor, noun), deed, noun.kind, noun.plural)


def _years_old(cursor: Cursor) -> None:
    """Go past `age = number , [ "-" ] , [before]` before a noun: two 12-year-old girls."""
    if cursor.previous.word in cursor.words.small["articles"]:
        return
    if cursor.token.kind == DIGITS or cursor.token.word in cursor.words.numerals:
        place = cursor.at + 1
        place += cursor.tokens[place].word == "-"
        old = cursor.match(cursor.words.age["before"], place) if place < len(cursor.tokens) else None
        cursor.at = old[1] if old else cursor.at


def aged(cursor: Cursor) -> bool:
    """Read `aged = [opening] , number , [ [joining] , number ] , [ [years] ] , [ [old] ] , [ [last] ]`.

    Behind a counted noun: three children aged 5 to 12; four people over 60. The tables are those of `age`.
    """
    start, age = cursor.at, cursor.words.age
    surely = cursor.match(age["surely"]) is not None
    if cursor.take(age["opening"]) is None:
        return False
    if _age(cursor) and (not cursor.take(age["joining"]) or _age(cursor)):
        years = cursor.take(age["years"])
        surely = cursor.take(age["old"]) is not None or surely
        cursor.take(age["last"])
        if (surely or not years) and cursor.token.word not in cursor.words.spans:
            return True
    cursor.at = start
    return False


def _age(cursor: Cursor) -> bool:
    found = (cursor.token.kind == DIGITS and len(cursor.token.word) < _GROUP) or cursor.token.word in cursor.words.ones
    cursor.at += found
    return found


def says_who(cursor: Cursor) -> bool:
    """Whether an unknown word may only say which people: `12 unarmed civilians`, `50 north royalton residents`."""
    words, token = cursor.words, cursor.token
    word = token.word
    if word in words.tied and cursor.following.word == "-" and cursor.following.start == token.end:
        return True
    if token.kind != WORD or word in words.stops or word in words.figures or word in words.foreign:
        return False
    if words.modifiers is not None:
        return word in words.modifiers
    if max(word) > LATIN or (word in words.small["possessive"] and word not in words.small["telling"]):
        return False
    if token.start == cursor.previous.end and cursor.previous.kind == DIGITS:
        return False
    initial = cursor.following.word == "." and cursor.following.start == token.end
    return (len(word) >= _SHORTEST_NAME or word in words.short or initial) and not words.slip(word)


def _ties(cursor: Cursor) -> bool:
    """Whether a mark belongs to the word beside it: rally-goers, o.c. residents, #metoo marchers."""
    token, before = cursor.token, cursor.previous
    initial = token.word == "." and len(before.word) <= _LONGEST_ABBREVIATION and before.kind == WORD
    tied = token.word == "-" and before.kind == WORD and token.end == cursor.following.start
    return (token.word == "#" and cursor.following.kind == WORD) or (token.start == before.end and (initial or tied))


def _deed_before(cursor: Cursor, start: int) -> str:
    """The metric that a participle before the noun names: 748 wounded people."""
    for place in range(start, cursor.at - 1):
        match = cursor.match(cursor.words.metrics, place)
        if match and match[1] < cursor.at and cursor.tokens[match[1] - 1].word.endswith(cursor.words.happened):
            return match[0]
    return ""


def _owner(cursor: Cursor, head: Noun) -> str:
    """Read `owner = { [determiners] } , word , { word }`, and say who is counted.

    Members of the security forces: those; relatives of officers: the relatives. People from a place: left unread.
    """
    start, joining = cursor.at, cursor.words.joining
    if cursor.take(joining["of"]) is None and (head.name == ROOT or cursor.take(joining["owning"]) is None):
        return head.name
    said: list[str] = []
    while cursor.past(cursor.words.small["determiners"]):
        pass
    while not _closes(cursor) and cursor.token.word not in joining["listing"] and not verbs_ahead(cursor):
        if not (says_who(cursor) or cursor.words.noun_at(cursor.tokens, cursor.at) or _ties(cursor)):
            break
        said.append(cursor.token.word)
        cursor.at += 1
    if not said:
        cursor.at = start
        return head.name
    owner = cursor.words.head(said)
    member = head.name in cursor.words.partitive
    return owner.name if owner and member and owner.name in cursor.words.vocabulary.populations else head.name


def _closes(cursor: Cursor) -> bool:
    """Whether the nouns end here: at the text's end, a bracket, a hedge behind, or what may stand beside a figure."""
    words, token, behind = cursor.words, cursor.token, cursor.at + 1
    if token.kind == END or token.word in ("(", "[") or cursor.match(words.after):
        return True
    if cursor.match(words.beside["parts"]) or cursor.match(words.beside["without"]):
        return True
    if token.word == ",":
        tables = (words.beside["parts"], words.beside["harmless"], words.between["escalating"], words.after)
        ahead = cursor.following
        return ahead.kind == END or (
            ahead.word not in words.joining["listing"] and any(cursor.match(table, behind) for table in tables)
        )
    return token.word in _ENDS and cursor.following.kind == END


def verbs_ahead(cursor: Cursor) -> bool:
    """Whether a metric, or a word that leads to one, stands here."""
    words = cursor.words
    return any(cursor.match(table) for table in (words.linking, words.metrics, words.closing))


def verbs(cursor: Cursor, *, nought: bool = False) -> bool:
    """Read `verbs = { [linking] } , ( metric | [closing] ) , { [ [listing] ] , ( metric | [closing] ) }`.

    Such as: were killed.

    Raises:
        FigureError: two metrics at once.
    """
    start = cursor.at
    done = start
    while True:
        name = cursor.take(cursor.words.metrics)
        if name is not None:
            happened(cursor, name, start, nought=nought)
            done = cursor.at
        elif cursor.take(cursor.words.closing) is not None:
            done = cursor.at
        elif cursor.take(cursor.words.linking) is None and not (done > start and _tied(cursor)):
            break
    cursor.at = done
    return done > start


def _tied(cursor: Cursor) -> bool:
    """Go past a word that ties two things, which is no mark: killed and wounded."""
    return cursor.token.kind == WORD and cursor.take(cursor.words.joining["listing"]) is not None


def happened(cursor: Cursor, metric: str, start: int, *, nought: bool = False) -> None:
    """Take note of a metric that the wording names; of one and a part of it, the part.

    Raises:
        FigureError: another metric is named already, or only a part of the wounded is meant.
    """
    if not metric or cursor.mixed:
        return
    if metric in _APART:
        reason = "states no number" if nought else _APART[metric]
        raise cursor.fault(reason, span=cursor.span(start), hint=f"write the number alone, under the metric {metric}")
    vocabulary = cursor.words.vocabulary
    if cursor.metric and metric not in vocabulary.metric_wholes(cursor.metric):
        if cursor.metric not in vocabulary.metric_wholes(metric):
            if nought:
                cursor.mixed, cursor.metric = True, ""
                return
            raise cursor.fault(TWO_METRICS, span=cursor.span(start), hint="or count casualties, if both are meant")
        cursor.metric = metric
    cursor.metric = cursor.metric or metric
