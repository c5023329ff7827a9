"""Nothing that is shown is invisible, moves the cursor or turns the direction of writing."""

from __future__ import annotations

import json
import re
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.text import as_json, defused, encodable, in_ascii, undefused, visible

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ministry of Health", "Ministry of Health"),
        ("Müller, Związek, Ελλάδα", "Müller, Związek, Ελλάδα"),
        ("وزارة الداخلية 内務省 😀", "وزارة الداخلية 内務省 😀"),
        ("e\u0301\u0323", "e\u0301\u0323"),
        ("AFP\x1b[31m", "AFP\\x1b[31m"),
        ("a\nb\tc\x07\x9b", "a\\nb\\tc\\x07\\x9b"),
        ("gov\u202etxt", "gov\\u202etxt"),
        ("\u2066a\u2069\u200e\u061c", "\\u2066a\\u2069\\u200e\\u061c"),
        ("A\u200bP\ufeff\u2060\u00ad", "A\\u200bP\\ufeff\\u2060\\xad"),
        ("A\u200dP A\u200cP", "A\\u200dP A\\u200cP"),
        ("می\u200cخواهم", "میخواهم"),  # noqa: RUF001 - Persian, as it is written
        ("👩\u200d👧 ❤\ufe0f", "👩👧 ❤"),
        ("1\ufe0f", "1\\ufe0f"),
        ("2\u202f298\u00a0people\u3000", "2 298 people "),
        ("\u2028\u2029\ud800", "\\u2028\\u2029\\ud800"),
        ("\u3164\u115f\u2800", "\\u3164\\u115f\\u2800"),
        ("\u0338slashed", "\\u0338slashed"),
        ("a > \u0338b >\u0338 “\u0301 1\u20e3", "a > \\u0338b >\\u0338 “\\u0301 1\u20e3"),
        ("कों हि\u0902", "कों हि\u0902"),
        ("e" + "\u0301" * 6, "e" + "\u0301" * 4 + "\\u0301\\u0301"),
        ("\U000e0041\U000e007f", "\\U000e0041\\U000e007f"),
        ("", ""),
    ],
)
def test_what_cannot_be_seen_becomes_an_escape_and_what_can_stays(text: str, expected: str) -> None:
    assert visible(text) == expected


@given(ANY_TEXT)
def test_no_control_format_or_surrogate_character_is_ever_shown(text: str) -> None:
    assert not {category(char) for char in visible(text)} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(ANY_TEXT)
def test_showing_twice_is_showing_once(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@given(ANY_TEXT)
def test_ascii_is_ascii(text: str) -> None:
    assert in_ascii(visible(text)).isascii()


@given(ANY_TEXT)
def test_an_encodable_text_can_be_written_as_utf_8_and_only_surrogates_are_lost(text: str) -> None:
    assert encodable(text).encode("utf-8").decode("utf-8") == encodable(text)
    if not any(category(char) == "Cs" for char in text):
        assert encodable(text) == text


def test_a_surrogate_without_its_other_half_is_replaced() -> None:
    assert encodable("a\udc80b \ud83d\ude00") == "a\ufffdb 😀"


@given(st.text(st.sampled_from("=+-@;'\"\t\n ab")))
def test_what_is_defused_starts_no_formula_behind_anything_that_parts_cells_and_is_read_back(text: str) -> None:
    cell = defused(text)
    assert undefused(cell) == text
    assert not [piece for piece in re.split("[;\t\n]", cell) if piece.strip(' "')[:1] in set("=+-@")]


def plain(texts: st.SearchStrategy[str]) -> st.SearchStrategy[object]:
    """What JSON holds, its texts being these."""
    numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    return st.recursive(
        st.none() | st.booleans() | numbers | texts,
        lambda held: st.lists(held, max_size=3) | st.dictionaries(texts, held, max_size=3),
    )


@given(plain(st.text()))
def test_json_holds_the_values_that_were_written(values: object) -> None:
    assert json.loads(as_json(values)) == values


@given(plain(st.text(st.characters(max_codepoint=126))))
def test_json_is_laid_out_as_the_standard_library_lays_it_out(values: object) -> None:
    assert as_json(values) == json.dumps(values, indent=2, ensure_ascii=False) + "\n"
