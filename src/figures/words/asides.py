"""The grammar of what may stand beside a figure: labels, parts of it, sources, and words that change nothing.

Nothing is dropped but what a table of `en.toml` lists: a bracket, a tail or a label with any other word in it is left
unread, and the figure is refused. Each function reads what its first line says in EBNF and goes past it, or leaves
the cursor where it was. Names in [brackets] are tables under `beside` in `en.toml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.words.amounts import TWO_AMOUNTS
from figures.words.entries import ROOT
from figures.words.nouns import LATIN, aged, happened, says_who
from figures.words.ranges import afters, hedged, hedges
from figures.words.said import Allowed, Aside
from figures.words.tokens import DIGITS, END, WORD

if TYPE_CHECKING:
    from collections.abc import Callable

    from figures.words.cursor import Cursor

    Wording = Callable[[Cursor], Allowed | None]

_OPENING = {"(": ")", "[": "]"}
_ENDS = (",", ".", ";", "!")


def label(cursor: Cursor) -> None:
    """Read `label = { [labels] | metric | noun } , ( [is] | "-" )`, before an amount.

    None of the two is needed behind a word of [bare], and before one of [passing], which is a hedge itself.

    Such as: killed: 12; death toll of 12; military dead: 12; photo: 7; total 12.
    """
    start, words = cursor.at, cursor.words
    first = cursor.token.word
    the = words.small["the"]
    if not (first in words.beside["labels"] or first in words.metrics or first in the or ":" in cursor.text):
        return
    metric, noun, named = "", "", False
    while cursor.token.kind == WORD:
        if (found := cursor.take(words.metrics)) is not None:
            metric, named = metric or found, True
        elif cursor.take(words.beside["labels"]) is not None:
            named = True
        elif named and cursor.token.word in words.alone:
            break
        elif length := words.noun_at(cursor.tokens, cursor.at):
            said = [token.word for token in cursor.tokens[cursor.at : cursor.at + length]]
            head = words.head(said)
            noun, cursor.at = (head.name if head else ""), cursor.at + length
        elif not cursor.past(the):
            break
    dashed = (
        cursor.token.word == "-"
        and cursor.token.start > cursor.previous.end
        and cursor.token.end < cursor.following.start
    )
    behind = (
        cursor.take(words.beside["is"]) is not None
        or (dashed and cursor.skip("-"))
        or cursor.previous.word in words.beside["bare"]
        or cursor.token.word in words.small["passing"]
    )
    leads = named or (noun and cursor.previous.word == ":")
    if cursor.at > start and behind and leads and (cursor.amount_at(cursor.at) or cursor.match(words.none)):
        cursor.noun = noun if noun not in words.vocabulary.things else ""
        cursor.metric = metric
        return
    cursor.at = start


def asides(cursor: Cursor, allowed: Allowed, wording: Wording) -> Allowed:
    """Read `asides = { "(" , content , ")" | [ "," | "-" | ":" ] , content } , [ "." | "," | ";" | "!" ]`."""
    while cursor.token.kind != END:
        if cursor.token.word in _ENDS and cursor.following.kind == END:
            cursor.at += 1
            break
        start = cursor.at
        close = _closing(cursor)
        if close:
            cursor.at += 1
            found = _content(cursor, allowed, wording, close, bracket=True)
            cursor.at += found is not None
        else:
            parted = cursor.skip(",", "-", ":", ";")
            found = _content(cursor, allowed, wording, len(cursor.tokens) - 1, bracket=False, parted=parted)
        if found is None:
            cursor.at = start
            break
        allowed = found
    return allowed


def _closing(cursor: Cursor) -> int:
    """The place of the bracket that closes the one here; 0 where none opens or closes."""
    wanted = _OPENING.get(cursor.token.word)
    places = range(cursor.at + 1, len(cursor.tokens))
    return next((place for place in places if cursor.tokens[place].word == wanted), 0) if wanted else 0


def _content(
    cursor: Cursor, allowed: Allowed, wording: Wording, close: int, *, bracket: bool, parted: bool = True
) -> Allowed | None:
    """Read `content = hedge | same | part | without | source | harmless`, up to the place `close`."""
    start = cursor.at
    if start >= close:
        return None
    ways: tuple[Callable[[], Allowed | None], ...] = (
        lambda: _hedge(cursor, allowed, close) if bracket else None,
        lambda: _same(cursor, allowed, wording) if bracket else None,
        lambda: _part(cursor, allowed, wording, close, bracket=bracket, parted=parted),
        lambda: _without(cursor, allowed, wording, close),
        lambda: _source(cursor, allowed, close, apart=bracket or parted),
        lambda: allowed if cursor.noun and aged(cursor) else None,
        lambda: _harmless(cursor, allowed, close, bracket=bracket),
    )
    for way in ways:
        noun, metric, kept = cursor.noun, cursor.metric, len(cursor.asides)
        found = way()
        if found is not None and cursor.at == close:
            return found
        cursor.at, cursor.noun, cursor.metric = start, noun, metric
        del cursor.asides[kept:]
    return None


def _hedge(cursor: Cursor, allowed: Allowed, close: int) -> Allowed | None:
    """Read `hedge = [after] | [before]`: 300 (approx.); 12 (possibly more); 12 (at least)."""
    moved = afters(cursor, allowed)
    if cursor.at == close:
        return moved
    before = hedges(cursor)
    return hedged(cursor, allowed, before) if before and cursor.at == close else None


def _same(cursor: Cursor, allowed: Allowed, wording: Wording) -> Allowed | None:
    """Read `same = wording`: twelve (12)."""
    who, cursor.noun = cursor.noun, ""
    same = wording(cursor) == allowed and cursor.noun in ("", who)
    cursor.noun = who
    return allowed if same else None


def _part(
    cursor: Cursor, allowed: Allowed, wording: Wording, close: int, *, bracket: bool, parted: bool
) -> Allowed | None:
    """Read `part = [parts] , { amount | word } | amount , ( noun | [told] ) , { [ "," | "and" ] , amount , noun }`.

    Including five police; 5 of them children; (9 civilians, 3 soldiers). Without a word that makes it a part, only a
    bracket holds one, and says of whom.

    Raises:
        FigureError: the part is larger than its whole, or others are added to it: 12 soldiers, 3 of them officers, and
            4 civilians.
    """
    start = cursor.at
    words = cursor.words
    partial = cursor.token.word in words.joining["of"] or cursor.match(words.beside["of_them"])
    marked = cursor.take(words.beside["parts"]) is not None
    if marked and cursor.at >= close:  # 12, including
        return None
    if not (bracket or parted) and (not marked or (partial and not (cursor.noun or cursor.metric))):
        return None  # nine of whom
    articles = cursor.words.small["articles"]
    who, whole, nouns, parts = cursor.noun, cursor.metric, dict[str, None](), list[Allowed]()
    while cursor.at < close:
        here = cursor.at
        cursor.noun = cursor.metric = ""
        amount = wording(cursor) if cursor.amount_at(here) or cursor.token.word in articles else None
        if amount is not None and cursor.at <= close:
            if parts and not bracket and who not in ("", ROOT, cursor.noun) and _another(cursor, here):
                raise cursor.fault(TWO_AMOUNTS, span=cursor.span(here))
            parts.append(amount)
            nouns |= {cursor.noun: None} if cursor.noun else {}
            told, of_them = _told(cursor, close)
            if not marked and not told and not (bracket and cursor.noun):
                return None
            if not marked and cursor.metric and whole != cursor.metric:
                return None
            marked = marked or of_them
        elif marked and (says_who(cursor) or cursor.words.noun_at(cursor.tokens, here) or _told(cursor, close)[0]):
            cursor.at = max(cursor.at, here + 1)
        elif not cursor.past(cursor.words.beside["links" if marked else "ties"]):
            return None
    if not parts and not marked:  # 12,+
        return None
    for part in parts:
        _fits(cursor, part, allowed, start)
    cursor.noun, cursor.metric = who, whole
    cursor.asides.append(Aside("part", cursor.said(start), tuple(nouns)))
    return allowed


def _another(cursor: Cursor, place: int) -> bool:
    """Whether the amount from that place on, with its noun, is parted by a comma and an `and`: no part of a part."""
    before = cursor.tokens[max(0, place - 2) : place]
    added = len(before) > 1 and before[0].word == "," and before[1].word in cursor.words.joining["adding"]
    return added and bool(cursor.noun)


def _told(cursor: Cursor, close: int) -> tuple[bool, bool]:
    """Go past the words that say of a number that it is a part: whether there are any, and whether they make it one."""
    told = of_them = False
    while cursor.at < close:
        if cursor.take(cursor.words.beside["of_them"]) is not None:
            told = of_them = True
        elif cursor.take(cursor.words.beside["told"]) is not None:
            told = True
        else:
            break
    return told, of_them


def _fits(cursor: Cursor, part: Allowed, whole: Allowed, start: int) -> None:
    if whole.high is not None and part.low > whole.high:
        cursor.doubt = "the part is larger than its whole", cursor.span(start)
        raise cursor.fault(cursor.doubt[0], span=cursor.doubt[1])


def _without(cursor: Cursor, allowed: Allowed, wording: Wording, close: int) -> Allowed | None:
    """Read `without = [without] , { amount | word }`: excluding the attacker."""
    start = cursor.at
    if cursor.take(cursor.words.beside["without"]) is None or cursor.at >= close:
        return None
    who, metric = cursor.noun, cursor.metric
    while cursor.at < close:
        here = cursor.at
        if cursor.amount_at(here) and wording(cursor) is not None:
            continue
        if not (
            says_who(cursor)
            or cursor.words.noun_at(cursor.tokens, here)
            or cursor.token.word in cursor.words.beside["links"]
        ):
            return None
        cursor.at = here + 1
    cursor.noun, cursor.metric = who, metric
    cursor.asides.append(Aside("without", cursor.said(start)))
    return allowed


def _source(cursor: Cursor, allowed: Allowed, close: int, *, apart: bool) -> Allowed | None:
    """Read `source = [before_source] , [ ":" ] , name | name , [after_source]`, each name of words alone.

    According to the ministry; police said.
    """
    start, words = cursor.at, cursor.words
    if (match := cursor.match(words.refused)) and match[1] > start + 1:  # per cent, per day
        return None
    told = cursor.take(words.beside["before_source"]) is not None
    cursor.skip(":")
    name = cursor.at
    while cursor.at < close and _names(cursor):
        match = cursor.match(words.beside["after_source"]) if not told and apart and cursor.at > name else None
        if match and match[1] == close:
            break
        cursor.at += 1
    else:
        match = None
    if match is None and (not told or cursor.at != close or cursor.at == name):
        return None
    if _counts(cursor, name, cursor.at):
        return None
    cursor.asides.append(Aside("source", cursor.said(name)))
    cursor.at = close
    return allowed


def _counts(cursor: Cursor, start: int, end: int) -> bool:
    """Whether these tokens are no name alone, but tell of others too: police, five were wounded."""
    words, tokens = cursor.words, cursor.tokens
    amounts = [
        at
        for at in range(start, end)
        if tokens[at].word not in words.small["articles"]
        and (tokens[at].word in words.numerals or cursor.match(words.vague, at))
    ]
    happened = amounts and any(cursor.match(words.metrics, at) for at in range(start, end))
    return bool(happened) or any(tokens[at - 1].word == "," for at in amounts if at > start)


def _names(cursor: Cursor) -> bool:
    """Whether the token may stand in a source's name: no number, and nothing that takes a figure back."""
    token, words = cursor.token, cursor.words
    status = cursor.match(words.refused)
    withdrawn = status is not None and status[0] in words.reasons[:4]
    return token.kind != DIGITS and token.word not in ("(", ")", "[", "]", "?", "+", "%", ";") and not withdrawn


def _harmless(cursor: Cursor, allowed: Allowed, close: int, *, bracket: bool) -> Allowed | None:
    """Read `harmless = { [harmless] | metric }`: 12 (picture); 9 (detained); 12 in the attack."""
    start, words, links = cursor.at, cursor.words, cursor.words.beside["links"]
    if bracket and close == start + 1 and cursor.token.kind == WORD and len(cursor.token.word) == 1:
        opening = cursor.tokens[start - 1]
        plural = cursor.tokens[start - 2].kind == WORD and cursor.tokens[start - 2].end == opening.start
        strange = cursor.token.word > LATIN and not words.script
        if cursor.token.word in words.beside["keys"] or strange or plural:  # a dozen(s)
            return None
        cursor.asides.append(Aside("mark", cursor.said(start, start + 1)))
        cursor.at += 1
        return allowed
    says = False
    while bracket and cursor.past(links):
        pass
    while cursor.at < close:
        if (metric := cursor.take(words.metrics)) is not None:
            happened(cursor, metric, start)
            says = True
        elif cursor.take(words.beside["harmless"]) is not None:
            says = says or cursor.previous.word not in links
        elif not (says and (cursor.past(links) or cursor.skip(":"))):
            return None
    return allowed if says and cursor.previous.word not in links else None
