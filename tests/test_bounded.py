"""Whatever is opened is read up to a limit: a device without end is refused in words, never read until memory is gone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import figures
from figures.readers import documents, json_table, opened

if TYPE_CHECKING:
    from collections.abc import Callable

ENDLESS = "/dev/zero"
CLAIMS = [{"source": "A", "metric": "killed", "figure": 5}]
OPENED: dict[str, Callable[[Any], Any]] = {
    "claims": figures.load,
    "a map": lambda path: figures.load(CLAIMS, mapping=path),
    "a vocabulary": figures.load_vocabulary,
    "words of a reading": lambda path: figures.read("5", vocabulary=path),
    "accepted disputes": lambda path: figures.compare(CLAIMS, accept=path),
    "an earlier report": lambda path: figures.compare(CLAIMS, new_since=path),
    "statements": lambda path: figures.load_statements(path, CLAIMS),
    "an article": figures.load_article,
    "proposals": figures.load_proposals,
}
TOO_LARGE = r"larger than|more than|is too large|over-limit"


@pytest.fixture(autouse=True)
def low_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limits of what may be large are lowered, so that the test is quick; the others are small as they are."""
    monkeypatch.setattr(documents, "LARGEST", 1 << 20)
    monkeypatch.setattr(opened, "STREAM_LIMIT", 1 << 20)
    monkeypatch.setattr(json_table, "TEXT_LIMIT", 1 << 20)


@pytest.mark.skipif(not Path(ENDLESS).exists(), reason="no device without end")
@pytest.mark.parametrize("what", OPENED)
def test_a_device_without_end_is_refused_at_the_limit(what: str) -> None:
    with pytest.raises(figures.FiguresError, match=TOO_LARGE):
        OPENED[what](ENDLESS)


class Endless:
    """A stream of bytes that never ends, and says how many were asked of it."""

    asked = 0

    def read(self, size: int = -1) -> bytes:
        assert size >= 0, "all that there is was asked of a stream that may have no end"
        self.asked += size
        return b"0" * size

    readinto = None


@pytest.mark.parametrize("load", [figures.load_article, figures.load_proposals])
def test_of_a_stream_no_more_is_asked_than_its_limit_and_a_byte(load: Callable[[Any], Any]) -> None:
    stream = Endless()
    with pytest.raises(figures.FiguresError, match=TOO_LARGE):
        load(stream)
    assert stream.asked <= 5_000_001
