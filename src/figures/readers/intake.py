"""From a sheet of text to claims: every distinct cell held against its type once, every fault reported at once."""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from figures.claims.attribution import SOURCE_MARK, Attribution, is_doubtful, read_source, with_relays
from figures.claims.cells import TEXTS, UNSTATED, Fault, backward, missing, one_line, quoted, reader, runs_forward
from figures.claims.column import Column
from figures.claims.fields import FIELDS, LIMITS, NAMES
from figures.claims.notes import listed, strange_words
from figures.claims.table import Claims, Input
from figures.errors import ClaimsError
from figures.problems import Problem
from figures.readers.doubts import PLACES, doubts_of, told
from figures.readers.nouns import refuse_misfits
from figures.readers.twice import given_once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from figures.claims.cells import Reading
    from figures.claims.fields import Field
    from figures.readers.sheet import Sheet

OnError = Literal["raise", "skip"]

STATED: Final = ("metric", "figure")
"""The columns whose cells must not be empty."""

_UNTIDY: Final = ("  ", "\t", "\n", "\v", "\f", "\r", "\x1c", "\x1d", "\x1e", "\x1f")
"""White space in ASCII texts that is no single space."""


class Intake(NamedTuple):
    """What became of a sheet: the claims of its good rows, its problems, how many rows, and the bad ones."""

    claims: Claims
    problems: tuple[Problem, ...]
    rows: int
    bad: frozenset[int]


def take_in(sheet: Sheet, reading: Reading, earlier: Sequence[Claims] = (), *, strict: bool = False) -> Intake:
    """The claims of all rows that can be read, and every problem of every row that cannot, in the sheet's order.

    `earlier` are the claims of other sheets, whose ids no other claim may bear; `strict` makes problems of what
    deserves a second look.
    """
    problems = _Problems(sheet)
    columns: dict[str, Column[Any]] = {}
    for field in FIELDS:
        cells = sheet.columns.get(field.name) or Column.constant("", sheet.rows)
        columns[field.name] = _typed(field, cells, reading, problems)
        if field.name in ("metric", "population"):
            columns[f"{field.name}_word"] = cells.map(one_line).merged()
    _check_periods(columns["since"], columns["as_of"], problems)
    refuse_misfits(columns, reading.vocabulary, problems.add)
    doubted = told(doubts_of(sheet, columns, reading.vocabulary), problems.add, sheet, strict=strict)
    good: Sequence[int] = range(sheet.rows)
    if problems.rows:
        good = [row for row in good if row not in problems.rows]
        columns = _only(columns, good)
    elif None in columns["figure"].values:  # a cell of no row, as maps leave them: no figure
        columns["figure"] = columns["figure"].only(good)
    columns, place, notes = _attributed(columns)
    rows = place if isinstance(good, range) else [good[at] for at in place]
    claims = Claims(columns, reading)
    kept = _check_ids(claims, rows, earlier, problems)
    claims = claims if len(kept) == len(rows) else Claims(_only(columns, kept), reading)
    stated, repeats = len(claims), claims.repeats()
    if repeats:
        notes.append(_given_twice(sheet, [rows[kept[at]] for at in sorted(repeats)]))
        claims = Claims(_only(claims.stated, [at for at in range(stated) if at not in repeats]), reading)
    remarks = tuple(f"{sheet.path}: {note}" if sheet.path else note for note in (*notes, *_remarks(columns, reading)))
    tally = (sheet.tally(stated, len(problems.rows)),) if sheet.tally else ()
    origin = (Input(sheet.path, sheet.sha256, stated),)
    claims = Claims(claims.stated, claims.reading, origin, (*sheet.notes, *doubted, *remarks, *tally))
    return Intake(claims, problems.in_order(), sheet.rows, frozenset(problems.rows))


def claims_of(
    sheets: Iterable[Sheet],
    reading: Reading,
    on_error: OnError = "raise",
    *,
    compared: bool = True,
    strict: bool = False,
) -> Claims:
    """The claims of several sheets as one set; what several rows say alike is one claim.

    Args:
        sheets: what readers made of the inputs.
        reading: the vocabulary and the profile to read words by.
        on_error: `raise` refuses all if one row cannot be read; `skip` leaves such rows out and hands them back as the
            claims' `problems`.
        compared: whether the claims will be set against each other, so that the notes say which rows meet no other.
        strict: whether what deserves a second look counts as a problem.

    Raises:
        ClaimsError: rows that cannot be read, or no rows at all; every problem of every sheet.
    """
    taken: list[Intake] = []
    for sheet in given_once(sheets):
        taken.append(take_in(sheet, reading, [intake.claims for intake in taken], strict=strict))
    problems = tuple(problem for intake in taken for problem in intake.problems)
    fatal = tuple(problem for intake in taken if not intake.rows for problem in intake.problems)
    if problems and (on_error == "raise" or fatal):
        raise ClaimsError(problems if on_error == "raise" else fatal)
    together = Claims.together([intake.claims for intake in taken])
    together = together.told() if compared else together
    together.problems = problems
    return together


def _only(columns: Mapping[str, Column[Any]], rows: Sequence[int]) -> dict[str, Column[Any]]:
    """These rows of all columns, in this order."""
    return {name: column.only(rows) for name, column in columns.items()}


class _Problems:
    """The problems of a sheet while they are gathered, and the rows that they make unusable."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._found: list[tuple[int, int, Problem]] = [(-1, 0, problem) for problem in sheet.problems]
        self.rows: set[int] = set(sheet.bad_rows)

    def add(self, row: int, field: str, fault: Fault) -> None:
        """Report a fault of one cell; the row is not used."""
        if row in self._sheet.bad_rows:
            return
        self.rows.add(row)
        line, column = self._sheet.locate(row, field, fault.offset)
        problem = Problem(
            self._sheet.path, line, column, fault.code, fault.message, fault.hint, field, self._sheet.label(row)
        )
        self._found.append((row, NAMES.index(field), problem))

    def in_order(self) -> tuple[Problem, ...]:
        """All problems, by line where there are lines, else by row and column."""
        found = sorted(self._found, key=lambda one: (one[2].line or 0, one[0], one[1]))
        return tuple(problem for _, _, problem in found)


def _typed(field: Field, cells: Column[str], reading: Reading, problems: _Problems) -> Column[Any]:
    """The column as its type reads it; a cell that says nothing takes the field's default."""
    if _as_written(field, cells.values):
        return cells
    read = reader(field, reading)
    nothing = missing(field.name) if field.name in STATED else UNSTATED.get(field.holds, "")
    typed = [read(cell) if cell else nothing for cell in cells.values]
    wrong = {place: value for place, value in enumerate(typed) if isinstance(value, Fault)}
    if wrong:
        for row in cells.rows_of(wrong):
            problems.add(row, field.name, wrong[cells.codes[row]])
        typed = [None if isinstance(value, Fault) else value for value in typed]
    untouched = all(map(is_, typed, cells.values))
    return cells if untouched else Column(tuple(typed), cells.codes).merged()


def _as_written(field: Field, texts: Sequence[str]) -> bool:
    """Whether reading would change none of these stripped texts: one look at all of them together."""
    if field.holds not in TEXTS or max(map(len, texts), default=0) > LIMITS[field.holds]:
        return False
    together = "\0".join(texts)
    return together.isascii() and not any(mark in together for mark in _UNTIDY)


def _check_periods(since: Column[Any], as_of: Column[Any], problems: _Problems) -> None:
    """Report periods that certainly end before they begin."""
    if since.values == (None,):
        return
    wrong = {
        (start, end)
        for start, end in set(zip(since.codes, as_of.codes, strict=True))
        if not runs_forward(since.values[start], as_of.values[end])
    }
    for row, pair in enumerate(zip(since.codes, as_of.codes, strict=True)) if wrong else ():
        if pair in wrong:
            problems.add(row, "since", backward(since[row], as_of[row]))


def _attributed(columns: dict[str, Column[Any]]) -> tuple[dict[str, Column[Any]], Sequence[int], list[str]]:
    """The columns with a row for each source that a cell names, the row from which each comes, and what was decided."""
    cells = columns["source"]
    read = [read_source(cell) for cell in cells.values]
    notes = []
    relayed = sorted(f"'{cells.values[place]}'" for place, held in enumerate(read) if any(one.relays for one in held))
    if relayed:
        notes.append(f"sources with who relayed them in one cell, read as 'A via B': {listed(relayed)}")
    doubtful = sorted({f"'{one.source}'" for held in read for one in held if is_doubtful(one.source)})
    if doubtful:
        notes.append(
            f"sources taken as one name each, though they may be two: {listed(doubtful)}; "
            f"separate two sources by '{SOURCE_MARK}', and write who relayed into the column via"
        )
    if all(held == (Attribution(cell),) for held, cell in zip(read, cells.values, strict=True)):
        return columns, range(len(cells)), notes
    rows = [(row, which) for row, code in enumerate(cells.codes) for which in range(len(read[code]))]
    place = [row for row, _ in rows]
    if len(rows) > len(cells):
        columns = {name: column.take(place) for name, column in columns.items()}
        alone = [len(read[code]) == 1 for code in cells.codes]
        columns["id"] = Column.of(
            name and (name if alone[row] else f"{name}.{which + 1}")
            for name, (row, which) in zip(columns["id"], rows, strict=True)
        )
    said = [read[cells.codes[row]][which] for row, which in rows]
    sources = Column.of(one.source for one in said)
    chains = Column.of(with_relays(one.relays, chain) for one, chain in zip(said, columns["via"], strict=True))
    return {**columns, "source": sources, "via": chains}, place, notes


def _check_ids(claims: Claims, rows: Sequence[int], earlier: Sequence[Claims], problems: _Problems) -> Sequence[int]:
    """Report ids that another claim bears, and hand on the claims that bear none such; `rows` are those of the sheet.

    What says the very same under the same id is the same claim.
    """
    ids = claims.stated["id"]
    if not any(ids.values) or (not earlier and ids.unrepeated()):
        return range(len(claims))
    refused = set()
    for place, name in enumerate(ids):
        bearer = name and next(
            ((held, held.stated_ids[name]) for held in (*earlier, claims) if name in held.stated_ids), None
        )
        if bearer and bearer != (claims, place) and bearer[0].content(bearer[1]) != claims.content(place):
            message = f"the id {quoted(name)} is taken by an earlier row"
            problems.add(rows[place], "id", Fault("duplicate-id", message, "give each claim its own id, or none"))
            refused.add(place)
    return [place for place in range(len(claims)) if place not in refused]


def _given_twice(sheet: Sheet, rows: Sequence[int]) -> str:
    """How many claims say the very same as an earlier one, and where the first of them stand."""
    places = [str(line) for row in rows[:PLACES] if (line := sheet.locate(row, "source", 0)[0])]
    more = " …" if len(rows) > len(places) else ""
    lines = f" (line{'s' if len(rows) > 1 else ''} {', '.join(places)}{more})" if places else ""
    return f"claims given twice, used once: {len(rows):,}{lines}"


def _remarks(columns: dict[str, Column[Any]], reading: Reading) -> Iterator[str]:
    """What deserves a second look though it can be read: words for people that nobody knows."""
    strange = strange_words(columns["population_word"].values, reading.vocabulary)
    if strange:
        yield f"not in the vocabulary, counted as a group of people: {listed(strange)}"
