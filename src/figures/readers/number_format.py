"""What a spreadsheet shows for a number, where that is more than the number: `500+`, `~500`, `at least 12`, `n/a`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT: Final = 255
"""Characters of the longest number format that a spreadsheet program takes."""

_TOKEN: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<general>General)'
    r"|(?P<digits>[0#?](?:[0#?., ]*[0#?.,])?(?:[eE][+-][0#?]+)?)|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
"""The parts of a number format: texts, escapes, paddings and fills, brackets, places of digits."""

_DECORATION: Final = re.compile(r"[\s*†‡§]*")
"""Texts that say nothing about the number: spaces, marks of a footnote."""

_UNIT: Final = re.compile(r"\s*(?:k|m|mn|mln|mio|bn|tsd|thousand|million)?\.?\s*", re.IGNORECASE)
"""Texts that say by how much a number is scaled."""

_CONDITION: Final = re.compile(r"(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)", re.ASCII)

_CURRENCY: Final = re.compile(r"\$([^-]+)")


class Section(NamedTuple):
    """One part of a number format, for some numbers.

    Attributes:
        before: the text before the digits.
        between: the text between groups of them.
        after: the text behind them.
        digits: the places of digits; empty where the number itself is not shown.
        scaled: whether it is divided by a thousand or more.
        condition: the numbers that it is for, as `>500`; empty where its place says which.
    """

    before: str
    between: str
    after: str
    digits: str
    scaled: bool
    condition: str


class Shown(NamedTuple):
    """What a cell shows: a text, or nothing, in place of the number; and whether the digits shown are other ones."""

    text: str
    other_digits: bool = False


def shown(value: float, number_format: str) -> Shown | None:
    """What a number is shown as by a format, where that is not just the number; None where it is.

    Digits in the format's own text that would read as part of the number (`0"000"`) make the digits other ones; so does
    a text beside a number that is shown in thousands.

    >>> shown(500, '0"+"'), shown(0, '0;-0;"n/a"'), shown(748, "#,##0"), shown(748, '0"000"')
    (Shown(text='500+', other_digits=False), Shown(text='n/a', other_digits=False), None, Shown(text='748000', \
other_digits=True))
    """
    section, negated = _section_for(value, _sections(number_format[:LIMIT]))
    if section is None:
        return None
    before, after = section.before, section.after
    unseen = value == 0 and not re.search(r"0|General", section.digits)  # `#` shows no zero, `?` a space
    if not section.digits or (unseen and (before.strip() or "?" not in section.digits)):
        return Shown(f"{before}{after}".strip())
    if section.scaled and _UNIT.fullmatch(before + after):
        return None
    if _DECORATION.fullmatch(before + after) and section.between.strip() in ("", "/"):
        return None
    whole = abs(value) if negated else value
    written = f"{before}{int(whole) if whole == int(whole) else whole}{after}".strip()
    joins = before[-1:].isdigit() or after[:1].isdigit() or before[-1:] in (".", ",") or after[:1] in (".", ",")
    return Shown(written, joins or section.scaled or section.between.strip() not in ("", "/"))


def shown_beside(value: float, text: str) -> Shown | None:
    """What a cell shows by the text that its program wrote beside the number; None where that is just the number.

    >>> shown_beside(748, "~748"), shown_beside(748, "748.0"), shown_beside(748, "748 000")
    (Shown(text='~748', other_digits=False), None, None)
    """
    if re.fullmatch(r"[-+\u2212]?[\d.,'\s\u2019]*(?:E[+-]?\d+)?", text, re.IGNORECASE):
        return None if text else Shown("")
    words = re.sub(r"\d[\d.,'\s\u2019]*", "", text)
    if _DECORATION.fullmatch(words) or _UNIT.fullmatch(words):
        return None
    digits = re.sub(r"\D", "", text)
    whole = str(abs(int(value))) if value == int(value) else re.sub(r"\D", "", str(value))
    return Shown(text, bool(digits) and digits.rstrip("0") != whole.rstrip("0"))


def _section_for(value: float, sections: tuple[Section, ...]) -> tuple[Section | None, bool]:
    """The section that a number is shown by, and whether its sign is left to the section."""
    for section in sections:
        if section.condition:
            found = _CONDITION.fullmatch(section.condition)
            if found and _holds(value, found[1], float(found[2])):
                return section, False
    plain = [section for section in sections if not section.condition]
    if len(plain) < len(sections):
        return (plain[0] if plain else None), False
    if value < 0 and len(plain) > 1:
        return plain[1], True
    if value == 0 and len(plain) > 2:  # noqa: PLR2004 - positive, negative, zero
        return plain[2], False
    return (plain[0] if plain else None), False


def _holds(value: float, sign: str, limit: float) -> bool:
    return {
        "<": value < limit, "<=": value <= limit, ">": value > limit, ">=": value >= limit, "=": value == limit,
        "<>": value != limit,
    }[sign]  # fmt: skip


@lru_cache(maxsize=1_024)
def _sections(number_format: str) -> tuple[Section, ...]:
    """The sections of a format, but for that of texts."""
    parts = list(_split(number_format))
    return tuple(_section(part) for part in parts[:3])


def _split(number_format: str) -> Iterator[str]:
    """The parts between semicolons that are no text."""
    part = ""
    for token in _TOKEN.finditer(number_format):
        if token["other"] == ";":
            yield part
            part = ""
        else:
            part += token[0]
    yield part


def _section(part: str) -> Section:
    texts, digits, scaled, condition = [""], "", False, ""
    for token in _TOKEN.finditer(part):
        if token["digits"] or token["general"] or token["other"] == "@":
            digits += token[0] if token["digits"] else "General"
            scaled = scaled or token[0].endswith(",")
            texts.append("")
        elif token["bracket"] is not None:
            condition = token["bracket"] if _CONDITION.fullmatch(token["bracket"]) else condition
            currency = _CURRENCY.match(token["bracket"])
            texts[-1] += currency[1] if currency else ""
        elif token[0][0] == "_":
            texts[-1] += " "
        else:
            texts[-1] += token["quoted"] or token["escaped"] or token["other"] or ""
    return Section(texts[0], "".join(texts[1:-1]), texts[-1] if digits else "", digits, scaled, condition)
