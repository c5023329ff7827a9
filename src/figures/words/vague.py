"""The grammar of vague amounts: `several dozen`, `tens of thousands`, `a crowd of protesters`, `police officers`.

Each function reads what its first line says in EBNF and goes past it, or leaves the cursor where it was and gives
None. Names in [brackets] are tables of `en.toml` and `vocabulary.toml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.words.lexicon import DIGITS, GROUPS, THINGS
from figures.words.nouns import NO_PEOPLE, nouns
from figures.words.said import Allowed

if TYPE_CHECKING:
    from figures.words.cursor import Cursor
    from figures.words.entries import Profile


def vague(cursor: Cursor) -> Allowed | None:
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
    if wording not in plurals and cursor.token.kind != DIGITS:
        return None
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


def _floored(cursor: Cursor, wording: str, start: int) -> Allowed:
    """From the floor that the profile in force, or the one it falls back to, puts under a vague wording."""
    profile: Profile | None = cursor.profile
    while profile is not None:
        floor = _floor(cursor, profile, wording)
        if floor is not None:
            return Allowed(floor, None, "vague")
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


def one(cursor: Cursor) -> Allowed | None:
    """Read `one = ( "a" | "an" ) , nouns | [alone]`.

    Such as: a police officer; twins.
    """
    start, who, deed = cursor.at, cursor.noun, cursor.metric
    if number := cursor.words.alone.get(cursor.token.word):
        cursor.at, cursor.noun = cursor.at + 1, "people"
        return Allowed(number, number, "exact")
    if not cursor.skip("a", "an"):
        return None
    noun = nouns(cursor)
    if noun is None or noun.plural:
        cursor.at, cursor.noun, cursor.metric = start, who, deed
        return None
    return Allowed(1, 1, "exact")


def plural(cursor: Cursor) -> Allowed | None:
    """Read `plural = noun , { [ "and" ] , noun }`.

    Each known, the last in the plural: riot police officers.

    Raises:
        FigureError: no people are counted.
    """
    start = cursor.at
    words: list[str] = []
    while length := cursor.words.noun_at(cursor.tokens, cursor.at):
        words.extend(token.word for token in cursor.tokens[cursor.at : cursor.at + length])
        cursor.at += length
        if cursor.words.noun_at(cursor.tokens, cursor.at + 1):
            cursor.skip("and", "or", ",")
    head = cursor.words.head(words)
    if head is None or not head.plural:
        cursor.at = start
        return None
    if head.kind in (THINGS, GROUPS):
        raise cursor.fault(NO_PEOPLE, span=cursor.span(start), hint=f"this counts {head.name}, not people")
    cursor.at = start
    return _floored(cursor, "plural", start) if nouns(cursor) else None
