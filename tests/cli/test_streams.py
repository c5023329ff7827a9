"""Standard output that takes a document in pieces, or not whole: all of it goes out, or the exit code says that not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from figures.errors import VocabularyError
from figures.readers import loading
from figures.text import visible

FIGURES = [sys.executable, "-m", "figures"]
ROWS = "".join(f"Source {number},killed,{number + 10},Event {number % 30}\n" for number in range(300))

UNBUFFERED = {**os.environ, "PYTHONUNBUFFERED": "1"}


@pytest.fixture
def many(tmp_path: Path) -> Path:
    file = tmp_path / "many.csv"
    file.write_text(f"source,metric,figure,event\n{ROWS}", encoding="utf-8")
    return file


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_file_that_may_not_grow_is_an_error_and_never_a_document_cut_short(
    unbuffered: str, many: Path, tmp_path: Path
) -> None:
    resource = pytest.importorskip("resource")

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))

    with (tmp_path / "out.json").open("wb") as out:
        done = subprocess.run(
            [*FIGURES, "compare", str(many), "--format", "json"],
            stdout=out,
            stderr=subprocess.PIPE,
            env={**UNBUFFERED, "PYTHONUNBUFFERED": unbuffered, "PYTHONDONTWRITEBYTECODE": "1"},
            preexec_fn=limited,
            check=False,
        )
    assert done.returncode == 2
    assert b"cannot write to standard output: file too large" in done.stderr


@pytest.mark.skipif(not hasattr(os, "set_blocking"), reason="pipes always block here")
def test_a_pipe_that_does_not_block_gets_the_whole_document(many: Path) -> None:
    read, write = os.pipe()
    os.set_blocking(write, False)
    with subprocess.Popen(
        [*FIGURES, "compare", str(many), "--format", "json"], stdout=write, stderr=subprocess.PIPE, env=UNBUFFERED
    ) as process:
        os.close(write)
        with open(read, "rb") as pipe:  # noqa: PTH123 - a descriptor
            document = json.loads(pipe.read())
        assert process.wait() == 0
    assert len(document["claims"]) == len(ROWS.splitlines())


def test_a_line_break_in_the_name_of_an_output_makes_no_line_of_its_own(many: Path) -> None:
    target = many.parent / "a\n::error::x.csv"
    done = subprocess.run(
        [*FIGURES, "compare", str(many), "-o", str(target)], capture_output=True, encoding="utf-8", check=True
    )
    assert target.exists()
    assert visible(str(target)) in done.stderr
    assert not any(line.startswith("::") for line in done.stderr.splitlines())


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no device without end")
def test_a_vocabulary_without_end_is_refused() -> None:
    with pytest.raises(VocabularyError, match="cannot read the vocabulary '/dev/zero': it is larger than 1 MiB"):
        loading.load_vocabulary("/dev/zero")
