"""Many claims as columns, each distinct value once; a `Claim` is made of a row when somebody asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple, overload

from figures.claims.claim import FACTS, Claim, Reading, content_id
from figures.claims.column import Column
from figures.errors import ClaimsError
from figures.problems import Problem
from figures.words.quantity import Bound, Quantity
from figures.words.vocabulary import standard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

COLUMNS: Final = tuple(Claim.model_fields)
"""The columns that `Claims` hold: the fields of `Claim`; an id that was not stated is the empty text."""


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


class Claims(Sequence[Claim]):
    """An immutable sequence of claims, held as columns.

    Attributes:
        columns: a `Column` for each name of `COLUMNS`, all of one length.
        reading: the vocabulary and the profile that the words were read by.
        inputs: the files that the claims come from.
        notes: what the readers decided that a user should know, a sentence each.
        problems: the faults of rows that were left out on request (`on_error="skip"`); empty otherwise.
    """

    def __init__(
        self,
        columns: Mapping[str, Column[Any]],
        reading: Reading,
        inputs: tuple[Input, ...] = (),
        notes: tuple[str, ...] = (),
        problems: tuple[Problem, ...] = (),
    ) -> None:
        self.columns, self.reading = columns, reading
        self.inputs, self.notes, self.problems = inputs, notes, problems
        self._ids: dict[int, str] = {}

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
        columns = {name: Column.of([getattr(claim, name) for claim in held]) for name in COLUMNS if name != "id"}
        columns["id"] = Column.of([claim.id if claim.id != content_id(dict(claim)) else "" for claim in held])
        return cls(columns, reading or Reading(standard()), (Input("", "", len(held)),))

    @classmethod
    def together(cls, parts: Sequence[Claims]) -> Claims:
        """Several sets as one, in order; all of them read by the same vocabulary and profile."""
        if len(parts) == 1:
            return parts[0]
        columns = {name: Column.concatenate([part.columns[name] for part in parts]) for name in COLUMNS}
        return cls(
            columns,
            parts[0].reading,
            tuple(one for part in parts for one in part.inputs),
            tuple(note for part in parts for note in part.notes),
            tuple(problem for part in parts for problem in part.problems),
        )

    def __len__(self) -> int:
        return len(self.columns["source"])

    @overload
    def __getitem__(self, row: int) -> Claim: ...
    @overload
    def __getitem__(self, row: slice) -> Claims: ...
    def __getitem__(self, row: int | slice) -> Claim | Claims:
        if isinstance(row, slice):
            return self.take(range(len(self))[row])
        place = range(len(self))[row]
        facts = {name: self.columns[name][place] for name in COLUMNS if name != "id"}
        return Claim.model_construct(**facts, id=self.id(place))

    def __iter__(self) -> Iterator[Claim]:
        return (self[row] for row in range(len(self)))

    def take(self, rows: Iterable[int]) -> Claims:
        """The claims of these rows, in the order given."""
        chosen = list(rows)
        columns = {name: column.take(chosen) for name, column in self.columns.items()}
        return Claims(columns, self.reading, self.inputs, self.notes, self.problems)

    def id(self, row: int) -> str:
        """The claim's own id, or the one that its content gives it; the second of two identical rows bears `-2`."""
        known = self._ids.get(row)
        if known is None:
            known = self._ids[row] = self.columns["id"][row] or self._derived_id(row)
        return known

    def _derived_id(self, row: int) -> str:
        name = content_id({fact: self.columns[fact][row] for fact in FACTS})
        twin = self._twins.get(row)
        return f"{name}-{twin}" if twin else name

    @cached_property
    def _twins(self) -> dict[int, int]:
        """For each row that says the very same as an earlier one: which repetition it is, from 2."""
        if any(self.columns[fact].unrepeated() for fact in FACTS):
            return {}
        seen: set[int] = set()
        suspects: set[int] = set()
        rows = [hash(codes) for codes in zip(*(self.columns[fact].codes for fact in FACTS), strict=True)]
        for key in rows:
            (suspects if key in seen else seen).add(key)
        if not suspects:
            return {}
        counts: dict[tuple[Any, ...], int] = {}
        twins = {}
        for row, key in enumerate(rows):
            if key in suspects:
                facts = tuple(self.columns[fact][row] for fact in FACTS)
                counts[facts] = counts.get(facts, 0) + 1
                if counts[facts] > 1:
                    twins[row] = counts[facts]
        return twins

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

        columns = {**self.columns, "figure": self.columns["figure"].map(again)}
        return Claims(columns, Reading(vocabulary, profile), self.inputs, self.notes, self.problems)


def _refuse_shared_ids(claims: Sequence[Claim]) -> None:
    """Refuse claims of one id that do not say the very same.

    Raises:
        ClaimsError: each claim whose id an earlier one bears, by its place.
    """
    bearers: dict[str, Claim] = {}
    problems = tuple(
        Problem(
            "", None, None, "duplicate-id", f"the id '{claim.id}' is taken by an earlier claim", field="id", index=place
        )
        for place, claim in enumerate(claims)
        if bearers.setdefault(claim.id, claim) != claim
    )
    if problems:
        raise ClaimsError(problems)
