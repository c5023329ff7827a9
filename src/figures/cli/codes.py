"""The codes at the end of a problem's line: what each means, and what to do about it."""

from __future__ import annotations

from typing import Final, NamedTuple


class Code(NamedTuple):
    """One code of a problem.

    Attributes:
        of_row: whether it is a fault of a single row, which `--skip-bad-rows` can leave out.
        summary: one sentence.
        remedy: what to do.
    """

    of_row: bool
    summary: str
    remedy: str


CODES: Final = {
    "backward-period": Code(
        True,
        "The period that is counted ends before it begins.",
        "Correct `since`, the first day counted, or `as_of`, the day up to which the count runs.",
    ),
    "cell-count": Code(
        True,
        "The row has more or fewer cells than the header.",
        'Put a cell that holds the delimiter into double quotes: "Almaty, Kazakhstan". Empty cells need their commas.',
    ),
    "duplicate-column": Code(
        False,
        "Two columns give the same field.",
        "Leave one of them out. `value` is another name of `figure`, and upper and lower case are the same.",
    ),
    "duplicate-id": Code(
        True,
        "The row's id is taken by an earlier row.",
        "Give each claim an id of its own, or leave the cell empty: then the claim is named after its content.",
    ),
    "empty-file": Code(
        False,
        "The file holds nothing.",
        "Begin it with a header that names `source`, `metric` and `figure`; `figures new FILE` writes one.",
    ),
    "missing-column": Code(
        False,
        "A column without which there are no claims is not there.",
        "The header must name `source`, `metric` and `figure`, in any order.",
    ),
    "missing-value": Code(
        True,
        "A cell is empty that every claim needs.",
        "State who says it, what happened and the number as worded. Empty is never zero: write 0, or `none`.",
    ),
    "no-header": Code(
        False,
        "The first row names no column.",
        "Put a row before it that names the columns: source,metric,figure.",
    ),
    "no-rows": Code(
        False,
        "The file has a header and no rows.",
        "Add a row for each claim; lines that begin with # do not count.",
    ),
    "nul-character": Code(
        True,
        "A cell holds a NUL character, which no text does.",
        "Save the file anew; it was damaged, or written in another encoding.",
    ),
    "over-limit": Code(
        False,
        "The file, a line, a cell or the table goes beyond what is read.",
        "Split it; the message names the limit. A cell that never ends is often a quote that never closes.",
    ),
    "stray-quote": Code(
        True,
        "Text follows the closing quote of a cell.",
        'Double each quote that belongs to the text of a quoted cell: "the ""many"" dead".',
    ),
    "too-long": Code(
        True,
        "A text is longer than is kept.",
        "Shorten it; the message names the limit.",
    ),
    "unclosed-quote": Code(
        True,
        "A quote opens a cell and never closes.",
        "Close it, or double it if it belongs to the text.",
    ),
    "undecodable-text": Code(
        False,
        "Bytes of the file are no text in its encoding.",
        "Save the file as UTF-8; if parts of it came from other files, paste them in anew.",
    ),
    "unknown-metric": Code(
        True,
        "No vocabulary in force has this metric.",
        "Write one that `figures vocabulary` lists, or add it in a file of your own: `--vocabulary FILE`.",
    ),
    "unknown-status": Code(
        True,
        "The status is none of the three.",
        "Write `reported`, `confirmed` or `retracted`, or leave it empty: then it is `reported`.",
    ),
    "unreadable-date": Code(
        True,
        "The text is no date, or has two readings.",
        "Write 2022, 2022-01, 2022-01-06 or 2022-01-06T18:00. `6/1/2022` may be June or January, so it is refused.",
    ),
    "unreadable-figure": Code(
        True,
        "The wording cannot be read as a number of people.",
        "Keep the words that give the number, such as `at least 164` or `dozens`; `figures read` tries a wording.",
    ),
    "unreadable-file": Code(
        False,
        "The file cannot be opened or read.",
        "Check its name, its permissions and whether it is a file at all.",
    ),
    "unreadable-text": Code(
        True,
        "A cell cannot be read as what its column holds.",
        "The message says why. The word after `unreadable-` in the code is the column.",
    ),
    "unreadable-via": Code(
        True,
        "The chain of relays cannot be read.",
        "Write the relays nearest to the source first, with > between them: The Insider > Newsweek.",
    ),
}
"""Every code, in alphabetical order."""


def code_of(name: str) -> Code | None:
    """The code of that name; one of a column without an entry of its own is as any cell that cannot be read."""
    return CODES.get(name) or (CODES["unreadable-text"] if name.startswith("unreadable-") else None)
