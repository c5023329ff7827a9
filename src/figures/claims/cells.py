"""What each kind of column holds: what its cells are read as, and what is wrong with one that cannot be read."""

from __future__ import annotations

import enum
import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from figures.claims.attribution import read_chain, write_chain
from figures.claims.fields import ITEM, LIMITS, NAME_LIMIT
from figures.claims.populations import read_population
from figures.errors import FigureError, UnreadableError, VocabularyError
from figures.text import printable
from figures.words.dates import PartialDate
from figures.words.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from figures.claims.fields import Field, Holds
    from figures.words.vocabulary import Vocabulary


class Status(enum.StrEnum):
    """How far a claim stands.

    Reported; retracted: taken back, or never given; extracted: proposed by a program and not yet looked at by a person;
    set aside: found by a program and no claim.
    """

    REPORTED = "reported"
    RETRACTED = "retracted"
    EXTRACTED = "extracted"
    SET_ASIDE = "set aside"


class Reading(NamedTuple):
    """What words mean while claims are read: the vocabulary in force, and the profile for vague words."""

    vocabulary: Vocabulary
    profile: str = "floor"


class Fault(NamedTuple):
    """What is wrong with one cell: a stable name, a sentence, what to try, and the character where it is, from 0."""

    code: str
    message: str
    hint: str = ""
    offset: int = 0


TEXTS: Final[frozenset[Holds]] = frozenset({"name", "label", "text"})
"""The columns that are taken as they are written, on one line."""

UNSTATED: Final[dict[Holds, Any]] = {"population": "people", "date": None, "chain": (), "status": Status.REPORTED}
"""What an empty cell means, where it is not the empty text."""

_LONGEST_SHOWN: Final = 80


def one_line(text: str) -> str:
    """Fold every run of white space into one space, so that no name holds a line break; compose accents (NFC)."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def reader(field: Field, reading: Reading) -> Callable[[str], Any]:
    """What reads a stated cell of a column: it gives the value, or the `Fault` of a cell that cannot be read."""
    read, limit = _READ[field.holds], LIMITS.get(field.holds)

    def reads(text: str) -> Any:
        try:
            value = read(text, reading)
        except UnreadableError as error:
            return _unreadable(field.name, text, error)
        except VocabularyError as error:
            return Fault("unknown-metric", str(error))
        return value if limit is None or len(value) <= limit else too_long(field.name, value, limit)

    return reads


def missing(field: str) -> Fault:
    """The fault of a cell that must not be empty, and is."""
    return Fault("missing-value", f"no {field}", f"every claim needs a {field}")


def too_long(field: str, text: str, limit: int) -> Fault:
    """The fault of a text that has more characters than are kept."""
    return Fault("too-long", f"a {field} of {len(text):,} characters", f"at most {limit:,} are kept")


def quoted(text: str) -> str:
    """The text in single quotes, on one line, cut where it is long."""
    shown = printable(text[:_LONGEST_SHOWN])
    return f"'{shown}…'" if len(text) > _LONGEST_SHOWN else f"'{shown}'"


def chain_of(names: Iterable[str]) -> tuple[str, ...] | Fault:
    """The relays of these names, each on one line; a `Fault` if one has no name or too long a one."""
    relays = tuple(map(one_line, names))
    if not all(relays):
        return Fault("unreadable-via", "a relay without a name", "leave it out, or write who it is")
    longest = max(relays, key=len, default="")
    return relays if len(longest) <= NAME_LIMIT else too_long("via", longest, NAME_LIMIT)


def written(value: object) -> str:
    """The cell that is read as the value; what is not stated is the empty text."""
    return "" if value is None else write_chain(value) if isinstance(value, tuple) else str(value)


def of_another_row(figure: Quantity, reason: str) -> Fault:
    """The fault of a figure whose wording counts something else than its row."""
    message = f"the figure '{figure}' is of another row: {reason}"
    return Fault("other-count", message, "give it a row of what it counts")


def backward(since: PartialDate, as_of: PartialDate) -> Fault:
    """The fault of a period that ends before it begins."""
    return Fault("backward-period", f"since '{since}' lies after as_of '{as_of}'", "a count begins before it ends")


def runs_forward(since: PartialDate | None, as_of: PartialDate | None) -> bool:
    """Whether a period may hold a day at all: false only if it certainly ends before it begins."""
    return since is None or as_of is None or not as_of.before(since)


def _unreadable(field: str, text: str, error: UnreadableError) -> Fault:
    start, end = error.span
    where = f" at {quoted(text[start:end])}" if 0 < end - start < len(text) else ""
    hint = error.advice if isinstance(error, FigureError) else error.hint
    return Fault(error.code, f"cannot read {field} {quoted(text)}{where}: {error.reason}", hint, start)


def _line(text: str, _: Reading) -> str:
    return one_line(text)


def _chain(text: str, _: Reading) -> tuple[str, ...] | Fault:
    return chain_of(read_chain(text))


def _metric(text: str, reading: Reading) -> str:
    return reading.vocabulary.metric(text).name


def _figure(text: str, reading: Reading) -> Quantity:
    return Quantity.parse(text, vocabulary=reading.vocabulary, profile=reading.profile)


def _population(text: str, reading: Reading) -> str:
    return one_line(read_population(text, reading.vocabulary)[0])


def _place(text: str, _: Reading) -> str:
    return one_line(", ".join(part for part in map(str.strip, text.split(",")) if part))


def _basis(text: str, _: Reading) -> str:
    return one_line(text.casefold())


def _date(text: str, _: Reading) -> PartialDate:
    return PartialDate.parse(text)


def _status(text: str, _: Reading) -> Status | Fault:
    word = " ".join(text.casefold().split())
    if word in _STATUSES:
        return Status(word)
    if word == "confirmed":
        hint = "write 'confirmed' into the column basis and leave the status empty"
        return Fault(
            "unknown-status", f"cannot read status {quoted(text)}: a claim is not confirmed by its status", hint
        )
    *others, last = (f"'{status}'" for status in Status)
    return Fault("unknown-status", f"unknown status {quoted(text)}", f"expected {', '.join(others)} or {last}")


def _item(text: str, _: Reading) -> str | Fault:
    if re.fullmatch(ITEM, text.strip()):
        return text.strip()
    return Fault("unreadable-item", f"{quoted(text)} is no item of Wikidata", "write Q and digits, such as Q42")


_STATUSES: Final = frozenset(Status)
_READ: Final[dict[Holds, Callable[[str, Reading], Any]]] = {
    "name": _line, "label": _line, "text": _line, "chain": _chain, "metric": _metric, "figure": _figure,
    "population": _population, "place": _place, "basis": _basis, "date": _date, "status": _status,
    "item": _item,
}  # fmt: skip
"""What each kind of column is read by."""
