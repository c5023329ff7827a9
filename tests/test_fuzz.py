"""A short run of the fuzzer, the same each time, so that no reader of texts crashes and none of its laws falls."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

FUZZ = runpy.run_path(str(Path(__file__).parent.parent / "benchmarks" / "fuzz.py"))


@pytest.mark.parametrize("target", FUZZ["TARGETS"])
def test_no_hostile_input_crashes_a_reader_or_breaks_its_laws(target: str, capsys: pytest.CaptureFixture[str]) -> None:
    tally = FUZZ["seeded"](target, 3_000, seed=20_220_106)
    assert (tally.inputs, tally.crashes, capsys.readouterr().out) == (3_000, 0, "")


def test_a_crash_is_counted_each_time_and_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    tally = FUZZ["Tally"]("division", lambda data: 1 / len(data))
    for data in (b"", b"one", b""):
        tally.throw(data)
    assert (tally.inputs, tally.crashes) == (3, 2)
    assert capsys.readouterr().out == "division: b'': ZeroDivisionError: division by zero\n"


def test_the_same_seed_makes_the_same_inputs_and_another_seed_others() -> None:
    first, again, other = (list(FUZZ["inputs"](FUZZ["WORDS"], 50, seed)) for seed in (1, 1, 2))
    assert first == again != other
