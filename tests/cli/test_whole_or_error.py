"""Each document is out whole, or the exit code is 2: for every command, format and kind of stream that may fail."""

from __future__ import annotations

import io
import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from running import CLAIMS

from figures.cli import streams
from figures.cli.main import run
from figures.errors import OutputError
from figures.renderers.formats import FORMATS, formats

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK = 4096
ARTICLE = "The ministry said on Thursday that 12 people were killed. Police said that 15 were wounded.\n"
REPORTS = [("compare", "claims.csv", "--format", name) for name in formats("report")]
CHECKS = [("check", "claims.csv", "748", "--metric", "wounded", "--format", name) for name in formats("check")]
OTHERS = [
    *(("validate", "bad.csv", "--format", name) for name in ("text", "json", "github")),
    *(("extract", "article.txt", "--format", name) for name in ("csv", "table", "json")),
    *(("read", "dozens", "--format", name) for name in ("text", "csv", "json")),
    *(("vocabulary", "--format", name) for name in ("text", "json")),
    ("import", "claims.csv"), ("map", "--list"), ("new", "-"), ("explain",), ("explain", "excess"), ("schema", "report"),
    ("completion", "bash"), ("--help",), ("compare", "--help"), ("--version",),
]  # fmt: skip
COMMANDS = [*REPORTS, *CHECKS, *OTHERS]


class Disk(io.RawIOBase):
    """A raw stream that takes so many bytes at a time, and has room for so many."""

    def __init__(self, room: int | None = None, step: int = BLOCK) -> None:
        self.room, self.step, self.taken = room, step, bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        piece = bytes(data[: self.step])
        if self.room is not None:
            piece = piece[: self.room - len(self.taken)]
            if not piece:
                raise OSError(28, "No space left on device")
        self.taken += piece
        return len(piece)


def text_stream(raw: Disk, *, buffered: bool) -> io.TextIOWrapper:
    """Standard output over it, as Python makes it, and as it makes it under `PYTHONUNBUFFERED`."""
    below: Any = io.BufferedWriter(raw) if buffered else raw
    return io.TextIOWrapper(below, encoding="utf-8", newline="", write_through=not buffered)


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text(CLAIMS, encoding="utf-8")
    (tmp_path / "bad.csv").write_text("source,metric,figure\nA,killed,1;5\nB,beheadd,5\n", encoding="utf-8")
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")


def ran(argv: tuple[str, ...], stream: io.TextIOWrapper, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    """The exit code of a command that writes to this stream, and what it says."""
    said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        patch.setattr(sys, "stderr", said)
        code = run(list(argv))
    assert isinstance(said.buffer, io.BytesIO)
    return code, said.buffer.getvalue().decode()


@pytest.mark.parametrize("buffered", [False, True], ids=["raw", "buffered"])
@pytest.mark.parametrize("argv", COMMANDS, ids=" ".join)
def test_a_stream_that_takes_little_at_a_time_gets_all_and_one_without_room_is_an_error(
    argv: tuple[str, ...], buffered: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, slow = Disk(), Disk(step=7)
    code, _ = ran(argv, text_stream(whole, buffered=buffered), monkeypatch)
    assert ran(argv, text_stream(slow, buffered=buffered), monkeypatch)[0] == code < 2
    assert len(slow.taken) == len(whole.taken) > 0
    for room in {0, 1, len(whole.taken) // 2, len(whole.taken) - 1} - {len(whole.taken)}:
        code, said = ran(argv, text_stream(Disk(room), buffered=buffered), monkeypatch)
        assert code == 2
        assert "cannot write to standard output: no space left on device" in said


@pytest.mark.parametrize("buffered", [False, True], ids=["raw", "buffered"])
@pytest.mark.parametrize("size", [0, 1, BLOCK, 3 * BLOCK + 1, 40 * BLOCK])
def test_wherever_the_room_ends_a_document_is_out_whole_or_the_error_is_raised(
    size: int, buffered: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    ends = {0, 1, *range(0, size + 1, BLOCK), *range(BLOCK - 1, size + 1, BLOCK), size - 1, size, size + 1}
    for room in sorted(end for end in ends if end >= 0):
        disk = Disk(room)
        monkeypatch.setattr(sys, "stdout", text_stream(disk, buffered=buffered))
        if room >= size:
            streams.put(document)
            assert bytes(disk.taken) == document
        else:
            with pytest.raises(OutputError):
                streams.put(document)


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    ends = os.pipe()
    yield ends
    for end in ends:
        try:
            os.close(end)
        except OSError:
            continue


@pytest.mark.skipif(not hasattr(os, "set_blocking"), reason="pipes always block here")
@pytest.mark.parametrize("buffered", [False, True], ids=["raw", "buffered"])
def test_a_pipe_that_does_not_block_gets_all_or_the_error_is_raised(
    buffered: bool, pipe: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, writing = pipe
    os.set_blocking(writing, False)
    document, got = os.urandom(1 << 20), bytearray()

    def read() -> None:
        while piece := os.read(reading, 1000):
            got.extend(piece)

    reader = threading.Thread(target=read)
    with open(writing, "wb", buffering=BLOCK if buffered else 0, closefd=False) as end:
        stream = io.TextIOWrapper(end, encoding="utf-8", write_through=not buffered)
        monkeypatch.setattr(sys, "stdout", stream)
        reader.start()
        try:
            streams.put(document)
            out = True
        except OutputError:
            out = False
        stream.detach()
    os.close(writing)
    reader.join()
    assert not out or bytes(got) == document
    assert out or buffered


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("argv", COMMANDS, ids=" ".join)
def test_a_full_device_is_an_error_for_each_document(argv: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    with open("/dev/full", "wb", buffering=0) as device:  # noqa: PTH123 - raw, as an unbuffered standard output is
        stream = io.TextIOWrapper(device, encoding="utf-8", write_through=True)
        assert ran(argv, stream, monkeypatch)[0] == 2
        stream.detach()


WRITTEN = {
    "report": ("compare", "claims.csv"),
    "check": ("check", "claims.csv", "748", "--metric", "wounded"),
    "image": ("plot", "claims.csv", "--metric", "wounded", "--population", "people", "--exact"),
}
ENDINGS = [(its.of, ending) for its in FORMATS for ending in its.endings]


@pytest.mark.parametrize(("of", "ending"), ENDINGS)
def test_a_file_that_cannot_be_written_whole_stays_as_it_was(
    of: str, ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / f"out{ending}"
    argv = (*WRITTEN[of], "-o", str(target))
    assert ran(argv, text_stream(Disk(), buffered=True), monkeypatch)[0] < 2
    before = target.read_bytes()
    assert before
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    code, said = ran(argv, text_stream(Disk(), buffered=True), monkeypatch)
    assert (code, target.read_bytes()) == (2, b"old")
    assert "no space left on device" in said
    assert {path.name for path in tmp_path.iterdir()} == {"claims.csv", "bad.csv", "article.txt", target.name}
