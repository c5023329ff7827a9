"""Why a wording is no figure, and the rows to write instead: the first reason that holds, in one order for all."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from figures.errors import FigureError, NothingStatedError
from figures.words.amounts import Amounts, written_row
from figures.words.cursor import cut
from figures.words.tokens import DIGITS, END, WORD

if TYPE_CHECKING:
    from collections.abc import Callable

    from figures.words.amounts import Wording
    from figures.words.cursor import Cursor

NO_NUMBER = "states no number"
_FORMLESS = "no form of a number of people"
_WHOLE = "people come in whole numbers"
_STATUS = "a status has its own column"
_BRACKET = "what stands in the bracket may change what is counted: it has its own column"
_EXAMPLES = "give a figure such as 748, 'at least 164' or 'dozens', or 'unknown'"
_COLUMNS = "a place, a source, a population, a date and a status have columns of their own"
_MARKUP = re.compile(r"</?[a-z][^<>]*/?>?|\{\{|&[a-z]+;|\[\[|https?://", re.IGNORECASE)
_STRUCK = re.compile(r"~~.+~~|<(?:s|del|strike)>.*", re.IGNORECASE | re.DOTALL)
_BREAK = re.compile(r"\d,?(?:[^\S\n\r]*[\n\r\v\f\x85\u2028\u2029]\s*)\d")
_EARLY = 4  # reasons of [refused] that hold whatever else is said: denial, status, doubt, expectation
_MIDDLE = 11  # ... and those told before two amounts are: comparison, rate, age, share, money, measure, date
_DOUBTED = "says that the number itself is doubted"
_NEED = (_DOUBTED, "expected, feared or presumed, not counted")  # reasons that need a number to be of one
_WRITTEN = (  # how it is written, the reason, what to try
    (r"^\(\s*\d+\s*\)$", _DOUBTED, "write the number alone"),
    (r"\b(1[89]|20)\d\d-(0?[1-9]|1[0-2])(-\d{1,2})?\b", "a date or time", "dates have columns of their own"),
    (r"\b\d{4}-\d{1,2}-\d{1,2}\b|\d+/\d+/\d+|\d:\d\d", "a date or time", "dates have columns of their own"),
    (r"\d/\d", "two readings", "write the figure alone, or each of two figures in its own row"),
    (r"^\s*[-\u2010-\u2015\u2212]\s*\d", "a number of people is never negative", "write a range as 10-15"),
    (r"^\s*\+\s*\d", "adds to another figure: since when?", "say since when: a row with `since`"),
    (r"[\d.,]+e[-+]?\d+|\d+_\d+|^0x\w*|\d+\s*[×x^]\s*\d+|[⁰¹²³⁴-⁹]", _FORMLESS, "write the number out"),
    (r"^[ivxlcdm]{2,}$", _FORMLESS, "Roman numerals are not read: write digits"),
    (r"^[一二三四五六七八九十百千万]+", _FORMLESS, "Chinese numerals are not read: write digits"),
    (r"[¼-¾⅐-⅞]", _WHOLE, ""),
    (r"№|#\s*\d", "an ordinal", ""),
    (r"[\u202d\u202e]", "a mark that turns the text round", "type the figure anew"),
    (r"\d\s*[-\u2010-\u2015]\s*\+?$", "the other end of the range is missing", "such as 10-15"),
    (r"\d{1,3}, \d{3}$", "groups that are not thousands", "such as 1,234,567 or 1 234 567"),
    (r"\d(?![km]\b)[a-z]\b|^[oil]$|\d[loi] |^[loi]\d", "a letter that no figure holds",
     "is it a digit, or a footnote?"),
)  # fmt: skip
_SCRIPTS = (  # the first and the last letter
    ("\u0370", "\u03ff", "Greek"),
    ("\u0400", "\u052f", "Cyrillic"),
    ("\u0590", "\u05ff", "Hebrew"),
    ("\u0600", "\u06ff", "Arabic"),
    ("\u0900", "\u0dff", "Indian"),
    ("\u3040", "\u9fff", "Chinese or Japanese"),
    ("\uac00", "\ud7a3", "Korean"),
)


def refusal(cursor: Cursor, fault: FigureError | None, wording: Wording) -> FigureError:
    """The error for a wording that the grammar does not read.

    `fault` is what the grammar itself objected to, and `wording` its way of reading one amount.
    """
    place = cursor.at
    amounts = Amounts(cursor, wording)
    looks: tuple[Callable[[], FigureError | None], ...] = (
        lambda: _empty(cursor),
        lambda: _missing(cursor),
        lambda: _of_a_page(cursor),
        lambda: _foreign(cursor),
        lambda: _broken(cursor),
        amounts.changed,
        lambda: _cue(cursor, amounts, 0, _EARLY),
        lambda: _written(cursor),
        lambda: _backward(cursor),
        amounts.share,
        lambda: _cue(cursor, amounts, _EARLY, _MIDDLE),
        amounts.things,
        amounts.several,
        amounts.somebody,
        lambda: fault,
        lambda: _cue(cursor, amounts, _MIDDLE, len(cursor.words.reasons)),
    )
    for look in looks:
        if found := look():
            return found
    cursor.at = place
    return _leftover(cursor, amounts)


def _empty(cursor: Cursor) -> FigureError | None:
    hint = "write 'unknown' where the source says that it does not know"
    return None if cursor.text.strip() else cursor.fault("there is nothing to read", hint=hint)


def _missing(cursor: Cursor) -> FigureError | None:
    """The error for a word or mark that stands in an empty cell: N/A, TBD, a dash."""
    if not cursor.words.states_nothing(cursor.text):
        return None
    hint = "leave the row out, or write 'unknown' if the source says so"
    return NothingStatedError(cursor.text, (0, len(cursor.text)), "nothing stated: an empty cell", hint)


def _of_a_page(cursor: Cursor) -> FigureError | None:
    """The error for what a page's source holds: struck-out text, references, addresses."""
    if struck := _STRUCK.search(cursor.text):
        return cursor.fault(_STATUS, span=struck.span(), hint="write the number, and `retracted` under status")
    if markup := _MARKUP.search(cursor.text):
        return cursor.fault("markup of a page: load the page instead", span=markup.span())
    return None


def _foreign(cursor: Cursor) -> FigureError | None:
    """The error for words of a language, or letters of a script, that is not read."""
    for token in cursor.tokens:
        language = cursor.words.foreign.get(token.word, "")
        letter = token.word[:1] if token.kind == WORD else ""
        script = next((name for low, high, name in _SCRIPTS if low <= letter <= high), "")
        if language or script not in ("", cursor.words.script):
            reason = "another language than the vocabulary in force"
            return cursor.fault(reason, span=(token.start, token.end), hint=_in_language(cursor, language, script))
    return None


def _in_language(cursor: Cursor, language: str, script: str) -> str:
    """What to do about a wording in a language, or in the letters of some."""
    known = cursor.words.vocabulary.wordings["elsewhere"].items()
    english = "write the figure in English, and keep the words in note"
    read = {
        name: one["code"] for name, one in known if "code" in one and (name == language or one.get("script") == script)
    }
    if not read:
        return f"{language or f'a language in {script} letters'} is not read yet: {english}"
    ways = ", ".join(f"if it is {name}, read it with --language {code}" for name, code in read.items())
    return f"{ways}; or {english}"


def _broken(cursor: Cursor) -> FigureError | None:
    """The error for a line break between two numbers."""
    broken = _BREAK.search(cursor.text)
    hint = "give each its own row"
    return cursor.fault("a line break parts two figures", span=broken.span(), hint=hint) if broken else None


def _backward(cursor: Cursor) -> FigureError | None:
    """The error for what is the wrong way round: 15-10; 14 people, 20 of them children."""
    return cursor.fault(cursor.doubt[0], span=cursor.doubt[1], hint="check both numbers") if cursor.doubt else None


def _written(cursor: Cursor) -> FigureError | None:
    """The error for a text that looks like something else than a count: a date, a negative number, an ordinal."""
    text = cursor.text.strip()
    offset = len(cursor.text) - len(cursor.text.lstrip())
    for pattern, reason, hint in (*_compiled(cursor.words.written), *_compiled(_WRITTEN)):
        if found := pattern.search(text):
            return cursor.fault(reason, span=(found.start() + offset, found.end() + offset), hint=hint)
    return None


@functools.cache
def _compiled(written: tuple[tuple[str, str, str], ...]) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), reason, hint) for pattern, reason, hint in written)


def _cue(cursor: Cursor, amounts: Amounts, first: int, last: int) -> FigureError | None:
    """The error of the first reason of [refused], in its order, of which a word stands in the text."""
    found = _cues(cursor)
    for reason in cursor.words.reasons[first:last]:
        if reason not in found or (reason == NO_NUMBER and amounts.found) or (reason in _NEED and not amounts.found):
            continue
        span = found[reason]
        if reason != _STATUS:
            return cursor.fault(reason, span=span, hint=cursor.words.advice.get(reason, ""))
        said = cursor.text[slice(*span)].casefold()
        status = "retracted" if said in cursor.words.small["withdrawn"] else ""
        rows = tuple(written_row(cursor, one, status=status) for one in amounts.found[:1] if status)
        return FigureError(cursor.text, span, reason, "" if rows else cursor.words.advice[reason], rows)
    return None


def _cues(cursor: Cursor) -> dict[str, tuple[int, int]]:
    """The first place of each reason of [refused] in the text; words that are part of a known phrase give none."""
    words, found, at = cursor.words, dict[str, tuple[int, int]](), 0
    unknown = {} if any(token.kind == DIGITS for token in cursor.tokens) else words.unknown
    between = (words.between["escalating"], words.between["opening"])
    known = (words.before, words.after, *between, words.metrics, unknown, words.vague)
    while cursor.tokens[at].kind != END:
        cue = cursor.match(words.refused, at)
        behind = max((match[1] for table in known if (match := cursor.match(table, at))), default=at)
        behind = max(behind, at + words.noun_at(cursor.tokens, at))
        if cue and cue[1] >= behind and not (cue[1] == behind and behind > at + 1):
            found.setdefault(cue[0], cursor.span(at, cue[1]))
            at = cue[1]
        else:
            at = max(behind, at + 1)
    return found


def _leftover(cursor: Cursor, amounts: Amounts) -> FigureError:
    """The error for the token at which the grammar could not go on."""
    token, words = cursor.token, cursor.words
    if token.word in ("(", "["):
        if not any(one.word in (")", "]") for one in cursor.tokens[cursor.at :]):
            return cursor.fault("a bracket that does not close")
        if amounts.found:
            return cursor.fault(_BRACKET, span=(token.start, cursor.tokens[-2].end), hint=_COLUMNS)
    if amounts.found and token.kind == WORD and cursor.following.word == ":":
        return cursor.fault(_BRACKET, span=(token.start, token.end), hint=_COLUMNS)
    if token.word in (",", "-", ":", ";") and cursor.following.kind == WORD:
        token = cursor.following
    nearest = words.nearest(token.word) if token.kind == WORD else ""
    span = (token.start, token.end)
    if token.kind == END:
        return cursor.fault("the number is missing", hint=_EXAMPLES)
    if not amounts.found and not nearest:
        return cursor.fault(NO_NUMBER, span=span, hint=_EXAMPLES)
    hint = f"did you mean {nearest!r}?" if nearest else _EXAMPLES
    if token.kind == WORD and amounts.found:
        reason = f"{cut(token.word)!r} is no known word for who is counted"
        return cursor.fault(reason, span=span, hint=hint if nearest else "leave it out, or add it to the vocabulary")
    return cursor.fault(f"{cut(cursor.text[slice(*span)])!r} cannot be read here", span=span, hint=hint)
