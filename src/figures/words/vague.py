"""The grammar of vague amounts: `several dozen`, `tens of thousands`, `a crowd of protesters`, `police officers`.

Each function reads what its first line says in EBNF and goes past it, or leaves the cursor where it was and gives
None. Names in [brackets] are tables of `en.toml` and `vocabulary.toml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from figures.words.lexicon import GROUPS, THINGS
from figures.words.nouns import NO_PEOPLE, nouns
from figures.words.numbers import linked
from figures.words.said import Allowed
from figures.words.tokens import DIGITS

if TYPE_CHECKING:
    from figures.words.cursor import Cursor
    from figures.words.entries import Profile


def vague(cursor: Cursor) -> Allowed | None:
    """Read `vague = [vague] , [ [ [of] ] , ( [units] , [ [units] ] | plurals ) ] | plurals`.

    Such as: several dozen, a crowd.
    """
    start, words = cursor.at, cursor.words
    if words.governed and cursor.token.word in words.governed and start and cursor.previous.word in words.governing:
        return None
    name = cursor.take(words.vague)
    if name is None:
        wording = _plurals(cursor)
        return None if wording is None else _floored(cursor, wording, start)
    place = cursor.at
    if not cursor.take(cursor.words.joining["of"]):
        cursor.skip("-")
    unit: Any = cursor.take(cursor.words.units) if name != "plural" else None
    if unit is not None:
        floor = _floored(cursor, f"{name} {cursor.words.unit_names.get(unit, unit)}", start)
        times: Any = linked(cursor)
        return floor._replace(low=floor.low * (times or 1))
    wording = _plurals(cursor)
    if wording is None:
        cursor.at = place
        return _floored(cursor, name, start)
    return _floored(cursor, wording if name == "plural" else f"{name} {wording}", start)


def _plurals(cursor: Cursor) -> str | None:
    """Read `plurals = [plurals] , { ( [plurals] | [repeating] ) , [plurals] } | "10" | "100" | "1000" , [in_plural]`.

    The links are those of `joining`: tens of thousands, dozens and dozens.
    """
    words, token = cursor.words, cursor.token
    if token.kind == DIGITS:
        tied = cursor.following.word in words.small["in_plural"] and cursor.following.start == token.end  # 100s
        wording = words.plural_names.get(int(token.word)) if tied else None
        cursor.at += 2 * (wording is not None)
    else:
        wording = cursor.take(words.plurals)
    while wording is not None:
        place = cursor.at
        of = cursor.take(words.joining["plurals"])
        again = of or cursor.take(words.joining["repeating"])
        other = cursor.take(words.plurals) if again else None
        if other is None or (not of and other != wording):
            cursor.at = place
            break
        wording = f"{wording} of {other}" if of else wording
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
    times = cursor.words.times.get(unit)
    if floor is not None or not head or times is None:
        return floor
    part = _floor(cursor, profile, head.removesuffix(" of"))
    return None if part is None else part * times


def one(cursor: Cursor) -> Allowed | None:
    """Read `one = [articles] , nouns | [alone]`.

    Such as: a police officer; twins. A word that is a number and a noun at once may also say what happened.
    """
    start, who, deed = cursor.at, cursor.noun, cursor.metric
    if number := cursor.words.alone.get(cursor.token.word):
        if not (cursor.words.noun_at(cursor.tokens, start) and nouns(cursor)):
            cursor.at, cursor.noun = start + 1, "people"
        cursor.past(cursor.words.small["alone"])
        return Allowed(number, number, "exact")
    if not cursor.past(cursor.words.small["articles"]):
        return None
    noun = nouns(cursor)
    if noun is None or noun.plural:
        cursor.at, cursor.noun, cursor.metric = start, who, deed
        return None
    return Allowed(1, 1, "exact")


def plural(cursor: Cursor) -> Allowed | None:
    """Read `plural = noun , { [ [listing] ] , noun }`.

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
            cursor.take(cursor.words.joining["listing"])
    head = cursor.words.head(words)
    if head is None or not head.plural:
        cursor.at = start
        return None
    if head.kind in (THINGS, GROUPS):
        raise cursor.fault(NO_PEOPLE, span=cursor.span(start), hint=f"this counts {head.name}, not people")
    cursor.at = start
    return _floored(cursor, "plural", start) if nouns(cursor) else None
