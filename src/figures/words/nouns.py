"""The grammar of what a figure counts: `748 people`, `dozens of protesters killed`, `eighteen security officers`.

Each function reads what its first line says in EBNF and goes past it, or leaves the cursor where it was and gives
None. Names in [brackets] are tables of `vocabulary.toml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.words.cursor import cut
from figures.words.lexicon import DIGITS, END, PEOPLE, THINGS, WORD

if TYPE_CHECKING:
    from figures.errors import FigureError
    from figures.words.cursor import Cursor
    from figures.words.lexicon import Noun

_JOINERS = (",", "and", "or", "&", "/")
_TWO_METRICS, _EACH_METRIC = "two metrics in one figure", "give each its own row, or count casualties"
_OWNERS = ("of", "from")
_LONGEST_ABBREVIATION = 3  # letters before a dot that ends no sentence: St. Louis, Gov.
_ENDS = (".", "!", ";", ":", "…")


def nouns(cursor: Cursor, *, nought: bool = False) -> Noun | None:
    """Read `nouns = noun , { ( "," | "and" | "or" ) , noun }`.

    The first is given back. Only nought may be of several metrics: no deaths or injuries.
    """
    start = cursor.at
    first = _noun(cursor)
    if first is None:
        return None
    cursor.lengthen(first.name)
    names = {first.name}
    settled = cursor.at
    while cursor.token.word in _JOINERS and not _closes(cursor):
        place = cursor.at
        listed = cursor.skip(",") and not cursor.skip("and", "or")
        cursor.skip(*_JOINERS)
        other = _noun(cursor)
        if other is None:
            cursor.at = place
            break
        settled = settled if listed else cursor.at
        if {first.kind, other.kind} == {PEOPLE, THINGS}:
            raise cursor.fault(
                "people and things in one figure", span=cursor.span(start), hint="give each figure its own row"
            )
        names.add(other.name)
    if cursor.at != settled:  # a comma alone lists nobody: 2000 demonstrators, police said
        cursor.at, names = settled, {first.name}
    if len(names) > 1 and not nought and not names.isdisjoint(cursor.words.vocabulary.metrics):
        raise cursor.fault(_TWO_METRICS, span=cursor.span(start), hint=_EACH_METRIC)
    cursor.noun = first.name if len(names) == 1 or first.kind != PEOPLE else "people"
    return first


def _noun(cursor: Cursor) -> Noun | None:
    """Read `noun = { word } , head , [ ( "of" | "from" ) , word , { word } ]`.

    Words that the vocabulary does not know may stand before a head that it does: they only say which people. Words
    that make or change a figure may not, and a slip for a unit (`3 thousnd people`) is none that may.
    """
    start, verbal = cursor.at, verbs_ahead(cursor)
    words: list[str] = []
    head: Noun | None = None
    known: tuple[Noun, int] | None = None
    while not (_closes(cursor) or cursor.token.word in (*_JOINERS, *_OWNERS) or (head and verbs_ahead(cursor))):
        token = cursor.token
        length = cursor.words.noun_at(cursor.tokens, cursor.at)
        if length > 1:  # a noun of several words may hold one that alone would change the figure: first responders
            words.extend(token.word for token in cursor.tokens[cursor.at : cursor.at + length])
            head = cursor.words.head(words)
            cursor.at += length
            known = (head, cursor.at) if head else known
            continue
        if verbal and head is None and token.word in cursor.words.refused:  # still in custody
            break
        if token.kind == WORD and not _changes(cursor, [] if head else words):
            words.append(token.word)
            head = cursor.words.head(words)
        elif not _ties(cursor):
            break
        cursor.at += 1
        known = (head, cursor.at) if head else known
    if head is None and known:  # what follows the head is no part of it
        head, cursor.at = known
    if head is None:
        end, cursor.at = cursor.at, start
        if words and not verbal:
            raise _nobody(cursor, end)
        return None
    return _owner(cursor, head) if cursor.skip(*_OWNERS) else head


def _ties(cursor: Cursor) -> bool:
    """Whether a mark belongs to the word beside it: rally-goers, o.c. residents, #metoo marchers."""
    token, before = cursor.token, cursor.previous
    initial = token.word == "." and len(before.word) <= _LONGEST_ABBREVIATION
    return token.word == "#" or (token.start == before.end and (initial or token.word == "-"))


def _changes(cursor: Cursor, words: list[str]) -> bool:
    """Whether the token makes another figure of the one before it; in the midst of a noun that is refused."""
    lexicon, word = cursor.words, cursor.token.word
    if word in lexicon.figures or word in lexicon.refused:
        if words:
            raise cursor.fault()
        return True
    if (unit := lexicon.slip(word)) is not None:
        raise cursor.fault(f"{cut(word)!r} cannot be read here", hint=f"did you mean {unit!r}?")
    return False


def _owner(cursor: Cursor, head: Noun) -> Noun:
    """Read `owner = word , { word }`.

    Members of the security forces: those are counted; relatives of officers: not.
    """
    words: list[str] = []
    while not _closes(cursor) and cursor.token.word not in _JOINERS and not verbs_ahead(cursor):
        if cursor.token.kind == DIGITS or _changes(cursor, ["of", *words]):
            raise cursor.fault()
        words.append(cursor.token.word)
        cursor.at += 1
    if not words:
        raise cursor.fault()
    owner = cursor.words.head(words)
    member = head.name in cursor.words.partitive
    return owner if member and owner and owner.name in cursor.words.vocabulary.populations else head


def _nobody(cursor: Cursor, end: int) -> FigureError:
    """The error for words that no known noun ends; it points at the last of them."""
    last = next(token for token in reversed(cursor.tokens[cursor.at : end]) if token.kind == WORD)
    nearest = cursor.words.nearest(last.word)
    hint = f"did you mean {nearest!r}?" if nearest else "leave the noun out, or add it to the vocabulary"
    return cursor.fault(
        f"{cut(last.word)!r} is no known word for who is counted", span=(last.start, last.end), hint=hint
    )


def _closes(cursor: Cursor) -> bool:
    """Whether the nouns end here: at the text's end, a bracket, a hedge behind, or a comma that starts a remark."""
    words, token, behind = cursor.words, cursor.token, cursor.at + 1
    if token.kind == END or token.word in ("(", "[") or cursor.match(words.after):
        return True
    if token.word == ",":
        tables = (words.remarks, words.escalating, words.after)
        return cursor.following.kind == END or any(cursor.match(table, behind) for table in tables)
    return token.word in _ENDS and cursor.following.kind == END


def verbs_ahead(cursor: Cursor) -> bool:
    """Whether a metric, or a word that leads to one, stands here."""
    words = cursor.words
    return any(cursor.match(table) for table in (words.linking, words.metrics, words.closing))


def verbs(cursor: Cursor, *, nought: bool = False) -> bool:
    """Read `verbs = { [linking] } , ( metric | [closing] ) , { [ "and" ] , ( metric | [closing] ) }`.

    Such as: were killed.
    """
    start = cursor.at
    metric = None
    done = start
    while True:
        name = cursor.take(cursor.words.metrics)
        if name is not None:
            if metric not in (None, name) and not nought:
                raise cursor.fault(_TWO_METRICS, span=cursor.span(start), hint=_EACH_METRIC)
            metric, done = name, cursor.at
        elif cursor.take(cursor.words.closing) is not None:
            done = cursor.at
        elif cursor.take(cursor.words.linking) is None and not (metric and cursor.skip("and", "or")):
            break
    cursor.at = done
    cursor.noun = cursor.noun or metric or ""
    return done > start
