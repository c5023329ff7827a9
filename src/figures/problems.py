"""A fault of a cell, a row or a file, with its address; what its code means, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of one cell, row or file, with its address.

    Attributes:
        path: the file as the user named it; empty when the claims came from memory.
        line: the physical line on which the row starts or the cell stands, from 1; None for frames and whole files.
        column: the character on that line where the fault stands, from 1; None when the row as a whole is at fault.
        code: a stable name, such as `unknown-metric`.
        message: one sentence with the offending text in quotes.
        hint: what to try; may be empty.
        field: the column's name, such as `metric`; empty for a whole row or file.
        index: the row's label when the claims came from a frame or a list; None for files with lines.
    """

    path: str
    line: int | None
    column: int | None
    code: str
    message: str
    hint: str = ""
    field: str = ""
    index: object = None

    def __str__(self) -> str:
        """`claims.csv:4:2: unknown metric 'beheadd', did you mean 'beheaded'? [unknown-metric]`.

        The code ends the first line, so that a command on a line of its own can be copied as it stands.
        """
        place = [self.path] if self.path else []
        if self.index is not None:
            place.append(f"row {self.index}")
        place += [str(number) for number in (self.line, self.column) if number is not None]
        if self.field and self.column is None:
            place.append(f" {self.field}" if place else self.field)
        where = ":".join(place)
        told = f"{where}: {self.message}" if where else self.message
        told, _, further = (f"{told}, {self.hint}" if self.hint else told).partition("\n")
        return f"{told} [{self.code}]\n{further}" if further else f"{told} [{self.code}]"


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
        of_row=True,
        summary="The period that is counted ends before it begins.",
        remedy="Correct `since`, the first day counted, or `as_of`, the day up to which the count runs.",
    ),
    "backward-range": Code(
        of_row=True,
        summary="The low figure of a row lies above its high one.",
        remedy="Correct the row, or leave it out: which of the two is right cannot be told.",
    ),
    "cell-count": Code(
        of_row=True,
        summary="The row has more or fewer cells than the header.",
        remedy='Quote a cell that holds the delimiter: "Almaty, Kazakhstan". Empty cells need their commas.',
    ),
    "date-for-figure": Code(
        of_row=True,
        summary="The figure is a date: a spreadsheet took `10-15` for a day.",
        remedy="Format the column as text and type the figure again.",
    ),
    "decimal-comma": Code(
        of_row=True,
        summary="A comma that parts the fraction of a whole number: 748,00. Counts with `--strict` alone.",
        remedy="Write 748.",
    ),
    "duplicate-column": Code(
        of_row=False,
        summary="Two columns give the same field.",
        remedy="Leave one of them out. `value` is another name of `figure`; case, spaces, - and _ make no difference.",
    ),
    "duplicate-id": Code(
        of_row=True,
        summary="The row's id is taken by an earlier row.",
        remedy="Give each claim an id of its own, or leave the cell empty: then the claim is named after its content.",
    ),
    "duplicate-key": Code(
        of_row=True,
        summary="An object of a JSON file gives one key twice.",
        remedy="Keep one of the two values.",
    ),
    "empty-file": Code(
        of_row=False,
        summary="The file holds nothing.",
        remedy="Begin it with a header that names `source`, `metric` and `figure`; `figures new FILE` writes one.",
    ),
    "error-cell": Code(
        of_row=True,
        summary="The cell holds the error of a formula, such as #N/A.",
        remedy="Correct the formula, write the value, or leave the cell empty if nothing was stated.",
    ),
    "footnote-mark": Code(
        of_row=True,
        summary="The figure bears a footnote mark of a page, and is read without it. Counts with `--strict` alone.",
        remedy="Look the note up: it may say who is not counted.",
    ),
    "fractional-figure": Code(
        of_row=True,
        summary="The figure is a number with a fraction, and people come in whole numbers.",
        remedy="If the source wrote 2.298 for 2,298, keep the column as text and type it as worded.",
    ),
    "known-table": Code(
        of_row=False,
        summary="The table is of a kind for which a map is shipped.",
        remedy="Give the command that the message names: nothing is applied unasked.",
    ),
    "lone-part": Code(
        of_row=True,
        summary="The figure tells a part of its number that has no row of its own. Counts with `--strict` alone.",
        remedy="Give the part a row: the same source, its own population and figure.",
    ),
    "merged-cell": Code(
        of_row=True,
        summary="The cell is merged with another, and may or may not share its value.",
        remedy="Unmerge the cells and write the value into each.",
    ),
    "misplaced-figure": Code(
        of_row=True,
        summary="The article does not have the figure at the place that the row names.",
        remedy="Name the article that the row was taken from, as it was; `figures extract` writes the places anew.",
    ),
    "missing-column": Code(
        of_row=False,
        summary="A column without which there are no claims is not there.",
        remedy="The header must name `source`, `metric` and `figure`, in any order.",
    ),
    "missing-sheet": Code(
        of_row=False,
        summary="The workbook has no sheet of that name.",
        remedy="Name one that it has; the message lists them.",
    ),
    "missing-value": Code(
        of_row=True,
        summary="A cell is empty that every claim needs.",
        remedy="State what happened and the number as worded. Empty is never zero: write 0, or `none`.",
    ),
    "narrower-noun": Code(
        of_row=True,
        summary="`12 soldiers` in a row of people: a narrower group. Counts with `--strict` alone.",
        remedy="Write whom it counts under population.",
    ),
    "no-header": Code(
        of_row=False,
        summary="The first row names no column.",
        remedy="Put a row before it that names the columns: source,metric,figure.",
    ),
    "no-rows": Code(
        of_row=False,
        summary="The file has a header and no rows.",
        remedy="Add a row for each claim; lines that begin with # do not count.",
    ),
    "no-table": Code(
        of_row=False,
        summary="The file is no table of text, or of another kind than its name says.",
        remedy="The message says what it is and what to do: unpack, export or rename it.",
    ),
    "nothing-stated": Code(
        of_row=True,
        summary="The figure is what stands in an empty cell, such as `N/A` or a dash.",
        remedy="Leave the row out; write `unknown` if the source says that it does not know, `0` or `none` for none.",
    ),
    "nul-character": Code(
        of_row=True,
        summary="A cell holds a NUL character, which no text does.",
        remedy="Save the file anew; it was damaged, or written in another encoding.",
    ),
    "odd-thousands": Code(
        of_row=True,
        summary="A dot that parts thousands or a fraction, 2.298. Counts with `--strict`, and beside fractions always.",
        remedy="Write 2,298, or 2298.",
    ),
    "odd-year": Code(
        of_row=True,
        summary="A year before 1800 or after next year: another calendar, or a slip. Counts with `--strict` alone.",
        remedy="Write the year of the common calendar.",
    ),
    "other-count": Code(
        of_row=True,
        summary="The figure counts something else than its row, such as `12 wounded` in a row of the killed.",
        remedy="Give it a row of what it counts, or correct the metric or the population.",
    ),
    "other-source": Code(
        of_row=True,
        summary="The figure names a source that is neither source nor via of its row. Counts with `--strict` alone.",
        remedy="Say under source who states the number, and under via who passed it on.",
    ),
    "over-limit": Code(
        of_row=False,
        summary="The file, a line, a cell or the table goes beyond what is read.",
        remedy="Split it; the message names the limit. A cell that never ends is often a quote that never closes.",
    ),
    "percentage": Code(
        of_row=True,
        summary="The cell is a share, and what is counted are people.",
        remedy="Write the number of people.",
    ),
    "quote-spans-rows": Code(
        of_row=True,
        summary="A quote opens a cell, and lines within that cell read as rows of their own.",
        remedy="Close the quote, or double it if it belongs to the text.",
    ),
    "rounded-number": Code(
        of_row=True,
        summary="The number has more digits than the file format keeps.",
        remedy="Keep the column as text, so that no digit is rounded away.",
    ),
    "separate-incidents": Code(
        of_row=True,
        summary="A source often gives another figure for a question and day: incidents? Counts with `--strict` alone.",
        remedy="Give each incident an event: --set event={#}, or the column of its id.",
    ),
    "shown-otherwise": Code(
        of_row=True,
        summary="The cell shows other digits than the number that it holds.",
        remedy="Format the column as text and type what is meant.",
    ),
    "split-figure": Code(
        of_row=True,
        summary="A figure such as 1,200 stands in two cells, for its comma separates cells.",
        remedy='Quote the figure: "1,200".',
    ),
    "stray-quote": Code(
        of_row=True,
        summary="Text follows the closing quote of a cell.",
        remedy='Double each quote that belongs to the text of a quoted cell: "the ""many"" dead".',
    ),
    "struck-out": Code(
        of_row=True,
        summary="The cell, or a part of it, is struck out.",
        remedy="If its source took it back, write it plain, and `retracted` under status; else remove it.",
    ),
    "time-of-day": Code(
        of_row=True,
        summary="The cell is a time of day, where a figure or a day is expected.",
        remedy="Write the figure, or the day.",
    ),
    "time-zone": Code(
        of_row=True,
        summary="The date has a time zone, and the days of an event are local.",
        remedy="Convert it to the local time and drop the zone; in pandas: `tz_localize(None)`.",
    ),
    "too-long": Code(
        of_row=True,
        summary="A text is longer than is kept.",
        remedy="Shorten it; the message names the limit.",
    ),
    "truth-value": Code(
        of_row=True,
        summary="The cell holds true or false.",
        remedy="Write the value that the column asks for.",
    ),
    "uncalculated-formula": Code(
        of_row=True,
        summary="The cell is a formula whose result the file does not hold.",
        remedy="Open the file in a spreadsheet program and save it, or write the value itself.",
    ),
    "unclear-column": Code(
        of_row=False,
        summary="A column `date` may be `as_of`, the day up to which a figure counts, or `published`.",
        remedy="Head it with what it is, or say it: `--set as_of={date}`.",
    ),
    "unclosed-quote": Code(
        of_row=True,
        summary="A quote opens a cell and never closes.",
        remedy="Close it, or double it if it belongs to the text.",
    ),
    "undecodable-text": Code(
        of_row=False,
        summary="Bytes of the file are no text in its encoding.",
        remedy="Save the file as UTF-8; if parts of it came from other files, paste them in anew.",
    ),
    "unknown-metric": Code(
        of_row=True,
        summary="No vocabulary in force has this metric.",
        remedy="Write one that `figures vocabulary` lists, or add it in a file of your own: `--vocabulary FILE`.",
    ),
    "unknown-population": Code(
        of_row=True,
        summary="The word for who is counted is a slip of a known one, or is placed where it cannot be.",
        remedy="Write the known word, or place a word of your own: `ambulance crews < medical workers`.",
    ),
    "unknown-status": Code(
        of_row=True,
        summary="The status is none of the four.",
        remedy="Write `reported`, `retracted`, `extracted` or `set aside`, or leave it empty: then it is `reported`.",
    ),
    "unknown-table": Code(
        of_row=False,
        summary="The table is none of claims: it has no column for a source, a metric and a figure.",
        remedy="Give the command that the message names, or a map: `figures map FILE -o my.toml` writes one to edit.",
    ),
    "unknown-word": Code(
        of_row=True,
        summary="A word before whom a figure counts that no table knows. Counts with `--strict` alone.",
        remedy="Look whether it only says which people; if it takes the number back, leave the row out.",
    ),
    "unreadable-date": Code(
        of_row=True,
        summary="The text is no date, or has two readings.",
        remedy="Write 2022, 2022-01, 2022-01-06 or 2022-01-06T18:00. `6/1/2022` has two readings: June or January.",
    ),
    "unreadable-figure": Code(
        of_row=True,
        summary="The wording cannot be read as a number of people.",
        remedy="Keep the words that give the number, such as `at least 164`; `figures read` tries a wording, and "
        "--language reads figures in Arabic (ar), French (fr), Russian (ru) or Spanish (es).",
    ),
    "unreadable-file": Code(
        of_row=False,
        summary="The file cannot be opened or read.",
        remedy="Check its name, its permissions and whether it is a file at all.",
    ),
    "unreadable-item": Code(
        of_row=True,
        summary="The cell is no item of Wikidata.",
        remedy="Write Q and digits, such as Q42, or leave the cell empty.",
    ),
    "unreadable-json": Code(
        of_row=False,
        summary="The file is no JSON, or holds no list of claims.",
        remedy="Write a list of objects, each with `source`, `metric` and `figure`; the message names the place.",
    ),
    "unreadable-map": Code(
        of_row=False,
        summary="A map cannot be used.",
        remedy="The message names the line. `figures map --list` lists those that are shipped.",
    ),
    "unreadable-number": Code(
        of_row=True,
        summary="A number of a JSON file is none, or is beyond any count.",
        remedy="Write the figure as a text, and null for what was not stated.",
    ),
    "unreadable-text": Code(
        of_row=True,
        summary="A cell cannot be read as what its column holds.",
        remedy="The message says why. The word after `unreadable-` in the code is the column.",
    ),
    "unreadable-via": Code(
        of_row=True,
        summary="The chain of relays cannot be read.",
        remedy="Write the relays nearest to the source first, with > between them: The Insider > Newsweek.",
    ),
}
"""Every code, in alphabetical order."""


def code_of(name: str) -> Code | None:
    """The code of that name; one of a column without an entry of its own is as any cell that cannot be read."""
    return CODES.get(name) or (CODES["unreadable-text"] if name.startswith("unreadable-") else None)


def of_rows_alone(problems: Iterable[Problem]) -> bool:
    """Whether each problem is one of a single row, so that the other rows can do without it."""
    return all((code := code_of(problem.code)) and code.of_row for problem in problems)
