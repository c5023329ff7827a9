"""Many claims as columns, each distinct value once; a `Claim` is made of a row when somebody asks for it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, compress
from operator import ne
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from figures.claims.cells import Reading, Status
from figures.claims.column import Column
from figures.claims.content import SPELLED, WRITTEN, Fact, content, content_id, line_of, short_name
from figures.claims.fields import COLUMNS
from figures.claims.notes import remarks
from figures.claims.populations import placing
from figures.claims.scope import ASKED, ByQuestion, Question
from figures.claims.settling import asked, own_places, settled
from figures.errors import ClaimsError
from figures.problems import Problem
from figures.shown import Shown
from figures.words.quantity import Bound, Quantity
from figures.words.vocabulary import standard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from figures.claims.claim import Claim


class Input(NamedTuple):
    """A file, or another origin, that claims were read from.

    Attributes:
        path: the file as the user named it.
        sha256: of the bytes read, in hexadecimal; empty for what came from memory.
        claims: how many claims were read from it.
    """

    path: str
    sha256: str
    claims: int


class Claims(Shown, Sequence["Claim"]):
    """An immutable sequence of claims, held as columns.

    Attributes:
        stated: a `Column` for each name of `COLUMNS`, all of one length, as the rows state it; an id that was not
            stated is the empty text.
        columns: the same, each name in its one spelling, `as_of` the last day of a year that is counted whole.
        asked: the columns of the questions, by the names of `ASKED`: as in `columns`, but an empty place is the event's
            own, and `since` is None where the count runs since the event began.
        reading: the vocabulary and the profile that the words were read by.
        inputs: the files that the claims come from.
        notes: what was decided while reading that a user should know, a sentence each.
        problems: the faults of rows that were left out on request (`on_error="skip"`); empty otherwise.
    """

    def __init__(
        self,
        stated: Mapping[str, Column[Any]],
        reading: Reading,
        inputs: tuple[Input, ...] = (),
        notes: tuple[str, ...] = (),
        problems: tuple[Problem, ...] = (),
    ) -> None:
        vocabulary = placing(stated["population_word"].values, reading.vocabulary)
        self.stated = stated
        self.reading = reading if vocabulary is reading.vocabulary else Reading(vocabulary, reading.profile)
        self.inputs, self.problems = inputs, problems
        self._noted, self._telling = notes, False
        self._ids: dict[int, str] = {}
        self._questions: dict[tuple[int, ...], Question] = {}

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """What a user should know; what is to be said of the set as a whole is found once somebody asks."""
        said = remarks(self.columns, self.asked, self.reading.vocabulary) if self._telling else ()
        return (*self._noted, *said)

    @cached_property
    def columns(self) -> Mapping[str, Column[Any]]:
        """What the rows say, each name in its one spelling."""
        return settled(self.stated, self.reading.vocabulary)

    @cached_property
    def asked(self) -> Mapping[str, Column[Any]]:
        """What the rows answer."""
        return asked(self.columns, self.reading.vocabulary, lambda: self._own)

    @cached_property
    def _own(self) -> Mapping[int, str]:
        return own_places(self.columns, self.reading.vocabulary.names)

    def own_place(self, event: str) -> str:
        """The narrowest place in which all places lie that rows of an event state; empty if there is none."""
        return self._own_by_name.get(event, "")

    @cached_property
    def _own_by_name(self) -> Mapping[str, str]:
        events = self.columns["event"].values
        return {events[code]: place for code, place in self._own.items()}

    @classmethod
    def of(cls, claims: Iterable[Claim], reading: Reading | None = None) -> Claims:
        """The claims of an iterable, in its order; the reading is the standard one unless another is handed over.

        Raises:
            ClaimsError: two claims that do not say the same bear one id.
        """
        if isinstance(claims, cls):
            return claims
        held = tuple(claims)
        _refuse_shared_ids(held)
        stated = {name: Column.of([getattr(claim, name) for claim in held]) for name in COLUMNS if name != "id"}
        stated["id"] = Column.of([claim.id if claim.id != content_id(vars(claim)) else "" for claim in held])
        claims = cls(stated, reading or Reading(standard()), (Input("", "", len(held)),)).once()
        return claims.told() if held else claims

    @classmethod
    def together(cls, parts: Sequence[Claims]) -> Claims:
        """Several sets as one, in order, read by one vocabulary and profile; what an earlier one says is told once."""
        if len(parts) == 1:
            return parts[0]
        stated = {name: Column.concatenate([part.stated[name] for part in parts]) for name in COLUMNS}
        repeats = cls(stated, parts[0].reading).repeats()
        starts = list(accumulate(map(len, parts), initial=0))
        earlier: list[list[Claims]] = [[] for _ in parts]  # of each part, those that say what claims of it say
        for row, first in repeats.items():
            earlier[bisect_right(starts, row) - 1].append(parts[bisect_right(starts, first) - 1])
        if repeats:
            kept = [row for row in range(starts[-1]) if row not in repeats]
            stated = {name: column.only(kept) for name, column in stated.items()}
        return cls(
            stated,
            parts[0].reading,
            tuple(one for part, held in zip(parts, earlier, strict=True) for one in _inputs(part, len(held))),
            tuple(note for part, held in zip(parts, earlier, strict=True) for note in _notes(part, held)),
            tuple(problem for part in parts for problem in part.problems),
        )

    def __len__(self) -> int:
        return len(self.stated["source"])

    @overload
    def __getitem__(self, row: int) -> Claim: ...
    @overload
    def __getitem__(self, row: slice) -> Claims: ...
    def __getitem__(self, row: int | slice) -> Claim | Claims:
        if isinstance(row, slice):
            return self.take(range(len(self))[row])
        from figures.claims.claim import Claim

        place = range(len(self))[row]
        facts = {name: self.columns[name][place] for name in COLUMNS if name != "id"}
        return Claim.model_construct(**facts, id=self.id(place))

    def __iter__(self) -> Iterator[Claim]:
        return (self[row] for row in range(len(self)))

    def __repr__(self) -> str:
        return f"<{len(self):,} claims of {len(self.inputs):,} inputs>"

    def take(self, rows: Iterable[int]) -> Claims:
        """The claims of these rows, in the order given; names are spelled and places filled as among all of them."""
        chosen = list(rows)
        part = Claims(_taken(self.stated, chosen), self.reading, self.inputs, self.notes, self.problems)
        part.columns, part.asked = _taken(self.columns, chosen), _taken(self.asked, chosen)
        return part

    def once(self) -> Claims:
        """The claims without those that say the very same as an earlier one; spelling of names makes no other claim."""
        repeats = self.repeats()
        return self.take([row for row in range(len(self)) if row not in repeats]) if repeats else self

    def repeats(self) -> dict[int, int]:
        """The rows that bear the id of an earlier one and say the very same, each with that one, the first."""
        if any(column.unrepeated() for name, column in self.stated.items() if name not in SPELLED):
            return {}
        names = sorted(self.stated, key=lambda name: (name not in SPELLED, len(self.stated[name].values)), reverse=True)
        alike: Sequence[int] = range(len(self))  # the rows that may say what another one says
        keys: Sequence[int] = []  # one number for what each of them says in the columns so far
        room = 1
        for name in names:
            codes, size = self._said(name, alike)
            keys = [key * size + code for key, code in zip(keys, codes, strict=True)] if keys else codes
            room *= size
            if size > 1 and room >= len(keys):
                last = dict(zip(keys, alike, strict=True))
                again = set(compress(keys, map(ne, map(last.__getitem__, keys), alike)))
                kept = list(map(again.__contains__, keys))
                alike, keys = list(compress(alike, kept)), list(compress(keys, kept))
            if not keys:
                break
        seen: dict[int, int] = {}
        pairs = ((row, seen.setdefault(key, row)) for row, key in zip(alike, keys, strict=True))
        return {row: first for row, first in pairs if first != row}

    def _said(self, name: str, rows: Sequence[int]) -> tuple[Sequence[int], int]:
        """What these rows say in a column, a number for each and how many there are; spelling says nothing else."""
        column = self.stated[name]
        if name not in SPELLED:
            column = column.merged()
            codes = column.codes if len(rows) == len(self) else map(column.codes.__getitem__, rows)
            return list(codes), len(column.values)
        fact = next(fact for fact in WRITTEN if fact.name == name)
        held = list(map(column.codes.__getitem__, rows))
        lines = {code: line_of(fact, column.values[code]) for code in set(held)}
        said = Column.of(map(lines.__getitem__, held))
        return said.codes, len(said.values)

    def told(self) -> Claims:
        """The same claims, their notes followed by what is to be said of the set as a whole."""
        other = Claims(self.stated, self.reading, self.inputs, self._noted, self.problems)
        other._telling = True
        return other

    @cached_property
    def stated_ids(self) -> Mapping[str, int]:
        """The ids that rows state, each with the first row that bears it."""
        ids = self.stated["id"]
        return {ids[row]: row for row in range(len(self) - 1, -1, -1) if ids[row]}

    def content(self, row: int) -> str:
        """What the row says, as one text; two rows are one claim if this and their stated ids are the same."""
        lines = []
        for fact, codes, word_codes, held in self._facts:
            key = codes[row], word_codes[row] if word_codes else -1
            line = held.get(key)
            if line is None:
                word = self.stated[fact.word][row] if word_codes else None
                line = held[key] = line_of(fact, word or self.stated[fact.name][row])
            if line:
                lines.append(line)
        return "\n".join(lines)

    @cached_property
    def _facts(self) -> list[tuple[Fact, Sequence[int], Sequence[int] | None, dict[tuple[int, int], str]]]:
        """What is written of a row: the codes of each fact and of its words, and the lines that are known."""
        return [
            (fact, self.stated[fact.name].codes, self.stated[fact.word].codes if fact.word in self.stated else None, {})
            for fact in WRITTEN
        ]

    def id(self, row: int) -> str:
        """The claim's own id, or the one that its content gives it."""
        known = self._ids.get(row)
        if known is None:
            stated = self.stated["id"][row]
            known = self._ids[row] = stated or short_name(self.content(row))
        return known

    def named(self, row: int) -> bool:
        """Whether the row's source is a name; an empty cell and descriptions such as `local media` name nobody."""
        return self._named[self.columns["source"].codes[row]]

    @cached_property
    def _named(self) -> tuple[bool, ...]:
        return tuple(map(self.reading.vocabulary.names.is_named, self.columns["source"].values))

    def placed(self, row: int) -> bool:
        """Whether the row states no place, so that its question is about the event's own."""
        return not self.columns["place"][row]

    def question(self, row: int) -> Question:
        """The question that the row answers; its place is the event's own where the row states none."""
        event, metric, population, place, since, basis = self._asked_codes
        key = event[row], metric[row], population[row], place[row], since[row], basis[row]
        known = self._questions.get(key)
        if known is None:
            values = (self.asked[name].values[code] for name, code in zip(ASKED, key, strict=True))
            known = self._questions[key] = Question(*values)
        return known

    @cached_property
    def _asked_codes(self) -> tuple[Sequence[int], ...]:
        return tuple(self.asked[name].codes for name in ASKED)

    def by_question(self, rows: Sequence[int] | None = None) -> ByQuestion:
        """The rows of each question; all rows if none are named."""
        return ByQuestion(self.asked, range(len(self)) if rows is None else rows)

    def standing(self) -> Counter[Status]:
        """How many claims bear each status."""
        status = self.columns["status"]
        counts: Counter[Status] = Counter()
        for code, rows in Counter(status.codes).items():
            counts[status.values[code]] += rows
        return counts

    def read_as(self, profile: str) -> Claims:
        """The same claims, their vague words read by another profile.

        Raises:
            VocabularyError: the vocabulary in force has no such profile.
        """
        vocabulary = self.reading.vocabulary
        vocabulary.profile(profile)
        if profile == self.reading.profile:
            return self

        def again(figure: Quantity) -> Quantity:
            vague = figure.bound is Bound.VAGUE
            return Quantity.parse(figure.text, vocabulary=vocabulary, profile=profile) if vague else figure

        figures = self.stated["figure"].map(again)
        other = Claims(
            {**self.stated, "figure": figures}, Reading(vocabulary, profile), self.inputs, self.notes, self.problems
        )
        other.columns, other.asked = {**self.columns, "figure": figures}, self.asked
        return other


def _inputs(part: Claims, repeated: int) -> tuple[Input, ...]:
    """The inputs of a set, so many of whose claims are those of an earlier one."""
    if len(part.inputs) != 1:
        return part.inputs
    return (part.inputs[0]._replace(claims=len(part) - repeated),)


def _notes(part: Claims, earlier: Sequence[Claims]) -> tuple[str, ...]:
    """The notes of a set, and how many of its claims are left to the earlier sets that say the very same."""
    if not earlier:
        return part.notes
    which = f"{len(earlier):,} claims are" if len(earlier) > 1 else "1 claim is"
    paths = [" and ".join(its.path for its in one.inputs) or "what came from memory" for one in (part, *earlier)]
    return (*part.notes, f"{paths[0]}: {which} in {' and '.join(sorted({*paths[1:]}))} too: given twice, used once")


def _taken(columns: Mapping[str, Column[Any]], rows: list[int]) -> dict[str, Column[Any]]:
    return {name: column.take(rows) for name, column in columns.items()}


def _refuse_shared_ids(claims: Sequence[Claim]) -> None:
    """Refuse claims of one id that do not say the very same.

    Raises:
        ClaimsError: each claim whose id an earlier one bears, by its place.
    """
    bearers: dict[str, str] = {}
    problems = tuple(
        Problem(
            "", None, None, "duplicate-id", f"the id '{claim.id}' is taken by an earlier claim", field="id", index=place
        )
        for place, claim in enumerate(claims)
        if bearers.setdefault(claim.id, content(vars(claim))) != content(vars(claim))
    )
    if problems:
        raise ClaimsError(problems)
