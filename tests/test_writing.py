"""A document is written whole or not at all: one fault injected after another, and what stands there afterwards."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import textwrap
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from figures.cli.target import Target, create
from figures.errors import OutputError

OLD, NEW = b"the old document\n", b"the new document\n"
NOBODY = 65534


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def old(tmp_path: Path) -> Path:
    file = tmp_path / "out.csv"
    file.write_bytes(OLD)
    return file


def outcome(script: str, *arguments: str, as_nobody: bool = False) -> str:
    """What a script prints in a process of its own, which root may not help; OutputErrors in words."""
    program = (
        "import os, sys\nfrom figures.errors import OutputError\nfrom figures.cli.target import Target, create\n"
        f"if {as_nobody} and os.geteuid() == 0:\n    os.setuid({NOBODY})\ntry:\n"
        + textwrap.indent(textwrap.dedent(script), "    ")
        + "\nexcept OutputError as fault:\n    print(fault)\nelse:\n    print('written')\n"
    )
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    return done.stdout.strip()


class TestWhole:
    def test_a_new_file_gets_the_mode_that_the_umask_leaves(self, tmp_path: Path) -> None:
        before = os.umask(0o027)
        try:
            Target.at(tmp_path / "out.csv").write(NEW)
        finally:
            os.umask(before)
        assert (tmp_path / "out.csv").read_bytes() == NEW
        assert stat.S_IMODE((tmp_path / "out.csv").stat().st_mode) == 0o640

    @pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
    def test_a_file_that_stands_there_keeps_its_mode(self, old: Path, mode: int) -> None:
        old.chmod(mode)
        Target.at(old).write(NEW)
        assert old.read_bytes() == NEW
        assert stat.S_IMODE(old.stat().st_mode) == mode
        assert left_in(old.parent) == ["out.csv"]

    def test_a_private_file_is_private_at_every_moment(self, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        seen = []
        real = os.fsync

        def watched(descriptor: int) -> None:
            seen.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
            real(descriptor)

        old.chmod(0o600)
        monkeypatch.setattr(os, "fsync", watched)
        Target.at(old).write(NEW)
        assert seen[0] == 0o600

    def test_whoever_reads_meanwhile_reads_the_old_document_to_its_end(self, old: Path) -> None:
        with old.open("rb") as reader:
            Target.at(old).write(NEW)
            assert reader.read() == OLD

    def test_a_path_without_a_folder_is_in_the_current_one(self, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(old.parent)
        Target.at("out.csv").write(NEW)
        assert old.read_bytes() == NEW

    def test_the_longest_name_that_a_folder_takes_is_written(self, tmp_path: Path) -> None:
        file = tmp_path / ("n" * 251 + ".csv")
        Target.at(file).write(NEW)
        assert file.read_bytes() == NEW


class TestFaults:
    """After each fault the old document stands as it was, and nothing lies beside it."""

    def test_a_full_disk(self, old: Path) -> None:
        said = outcome(
            """
            import resource
            target = Target.at(sys.argv[1])
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
            target.write(b"x" * 1_000_000)
            """,
            str(old),
        )
        assert said == f"cannot write '{old}': file too large"
        assert old.read_bytes() == OLD
        assert left_in(old.parent) == ["out.csv"]

    def test_a_full_disk_leaves_no_part_of_a_new_file(self, tmp_path: Path) -> None:
        for verb in ("Target.at(sys.argv[1]).write(b'x' * 1_000_000)", "create(sys.argv[1], b'x' * 1_000_000)"):
            script = f"import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n{verb}"
            assert "file too large" in outcome(script, str(tmp_path / "new.csv"))
            assert left_in(tmp_path) == []

    @pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
    def test_a_disk_that_fails_at_a_step(self, old: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
        def broken(*_: object, **__: object) -> None:
            raise OSError(5, "Input/output error")

        monkeypatch.setattr(*((os, "fsync", broken) if step == "fsync" else (Path, step, broken)))
        with pytest.raises(OutputError, match=r"cannot write '.*out.csv': input/output error"):
            Target.at(old).write(NEW)
        monkeypatch.undo()
        assert old.read_bytes() == OLD
        assert left_in(old.parent) == ["out.csv"]

    def test_an_interruption(self, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(os, "fsync", interrupted)
        with pytest.raises(KeyboardInterrupt):
            Target.at(old).write(NEW)
        assert old.read_bytes() == OLD
        assert left_in(old.parent) == ["out.csv"]

    def test_a_process_that_is_killed_half_way(self, old: Path) -> None:
        program = """
            import os, sys, time
            from figures.cli.target import Target
            def stuck(descriptor):
                print("half-way", flush=True)
                time.sleep(60)
            os.fsync = stuck
            Target.at(sys.argv[1]).write(b"half")
            """
        with subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(program), str(old)], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"half-way\n"
            process.send_signal(signal.SIGKILL)
        assert old.read_bytes() == OLD
        assert [name for name in left_in(old.parent) if not name.startswith(".figures-")] == ["out.csv"]

    def test_no_permission(self) -> None:
        """A file that may not be written is left alone, although its folder would let it be replaced."""
        with TemporaryDirectory() as name:  # not below pytest's own, which no other user may enter
            folder, file = Path(name), Path(name) / "out.csv"
            folder.chmod(0o777)
            file.write_bytes(OLD)
            file.chmod(0o444)
            said = outcome("Target.at(sys.argv[1]).write(b'new')", str(file), as_nobody=True)
            assert said == f"cannot write '{file}': there is no permission to write this file"
            folder.chmod(0o555)
            file.chmod(0o666)
            for script in ("Target.at(sys.argv[1]).write(b'new')", "create(sys.argv[1] + '.new', b'new')"):
                said = outcome(script, str(file), as_nobody=True)
                assert said.endswith(f"there is no permission to write in the folder '{folder}'")
            folder.chmod(0o777)
            assert file.read_bytes() == OLD
            assert left_in(folder) == ["out.csv"]


class TestRefused:
    def test_an_input(self, old: Path, tmp_path: Path) -> None:
        (tmp_path / "link.csv").symlink_to(old)
        (tmp_path / "twin.csv").hardlink_to(old)
        cases: tuple[tuple[Path, list[str | Path]], ...] = (
            (old, ["other.csv", old]),
            (tmp_path / "link.csv", [old]),
            (old, [tmp_path / "link.csv"]),
            (tmp_path / "twin.csv", [old]),
            (tmp_path / "." / "out.csv", [str(old)]),
        )
        for path, inputs in cases:
            with pytest.raises(OutputError, match="it is an input of this very run; name another file"):
                Target.at(path, inputs)

    def test_another_file_than_the_input_is_written(self, old: Path, tmp_path: Path) -> None:
        Target.at(tmp_path / "other.csv", [old, "no-such.csv"]).write(NEW)
        assert old.read_bytes() == OLD

    def test_a_folder_or_none(self, tmp_path: Path, old: Path) -> None:
        for path, reason in (
            (tmp_path, "it is a folder; name a file in it"),
            (tmp_path / "no" / "out.csv", f"there is no folder '{tmp_path / 'no'}'"),
            (old / "out.csv", "not a directory"),
            (tmp_path / ("n" * 300), "file name too long"),
        ):
            with pytest.raises(OutputError) as caught:
                Target.at(path)
            assert str(caught.value) == f"cannot write '{path}': {reason}"

    def test_names_that_no_file_has(self) -> None:
        for path, reason in (("", "it is a folder"), ("a\0b", "embedded null")):
            with pytest.raises(OutputError, match=reason):
                Target.at(path)

    def test_a_message_shows_no_character_that_acts(self, tmp_path: Path) -> None:
        with pytest.raises(OutputError) as caught:
            Target.at(tmp_path / "no\x1b[2J" / "out.csv")
        assert "\x1b" not in str(caught.value)


class TestLinks:
    def test_a_link_within_its_folder_is_followed_and_stays(self, old: Path, tmp_path: Path) -> None:
        link = tmp_path / "latest.csv"
        link.symlink_to("out.csv")
        Target.at(link).write(NEW)
        assert link.is_symlink()
        assert old.read_bytes() == NEW

    def test_a_link_out_of_its_folder_is_refused(self, old: Path, tmp_path: Path) -> None:
        (tmp_path / "shared").mkdir()
        link = tmp_path / "shared" / "out.csv"
        link.symlink_to(old)
        with pytest.raises(OutputError, match=r"a link out of its folder, to '.*out.csv'; name that file itself"):
            Target.at(link)
        assert old.read_bytes() == OLD

    def test_a_link_to_nothing_or_to_itself_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "gone.csv").symlink_to("nothing.csv")
        (tmp_path / "loop.csv").symlink_to("loop.csv")
        with pytest.raises(OutputError, match="a link to nothing"):
            Target.at(tmp_path / "gone.csv")
        with pytest.raises(OutputError, match="cannot write"):
            Target.at(tmp_path / "loop.csv")
        assert left_in(tmp_path) == ["gone.csv", "loop.csv"]

    def test_a_folder_that_is_reached_by_a_link_is_a_folder(self, old: Path, tmp_path: Path) -> None:
        (tmp_path / "data").symlink_to(tmp_path)
        Target.at(tmp_path / "data" / "out.csv").write(NEW)
        assert old.read_bytes() == NEW

    def test_a_link_that_comes_to_stand_there_meanwhile_is_replaced_and_not_followed(
        self, old: Path, tmp_path: Path
    ) -> None:
        target = Target.at(tmp_path / "report.csv")
        (tmp_path / "report.csv").symlink_to(old)
        target.write(NEW)
        assert old.read_bytes() == OLD
        assert not (tmp_path / "report.csv").is_symlink()


class TestDevices:
    def test_a_device_is_written_to_and_stays_one(self) -> None:
        target = Target.at(os.devnull)
        target.write(NEW)
        assert target.file is None
        assert not Path(os.devnull).is_file()

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
    def test_a_full_device_is_an_error(self) -> None:
        with pytest.raises(OutputError, match="cannot write '/dev/full': no space left on device"):
            Target.at("/dev/full").write(NEW)

    def test_a_named_pipe_is_written_to(self, tmp_path: Path) -> None:
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
            Target.at(pipe).write(NEW)
            assert reader.communicate()[0] == NEW
        assert stat.S_ISFIFO(pipe.stat().st_mode)


class TestCreate:
    def test_a_file_is_made(self, tmp_path: Path) -> None:
        create(tmp_path / "new.csv", NEW)
        assert (tmp_path / "new.csv").read_bytes() == NEW

    def test_what_stands_there_is_left_alone(self, old: Path, tmp_path: Path) -> None:
        (tmp_path / "gone.csv").symlink_to("nothing.csv")
        for path in (old, tmp_path / "gone.csv", tmp_path):
            with pytest.raises(OutputError, match="it is there already and is left alone"):
                create(path, NEW)
        assert old.read_bytes() == OLD
        assert left_in(tmp_path) == ["gone.csv", "out.csv"]

    def test_a_missing_folder_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(OutputError, match="no such file or directory"):
            create(tmp_path / "no" / "new.csv", NEW)


def test_a_folder_that_cannot_be_flushed_is_no_fault_of_the_document(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def no_folders(path: str, flags: int, mode: int = 0o777) -> int:
        if flags == os.O_RDONLY:
            raise OSError(22, "Invalid argument")
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", no_folders)
    Target.at(old).write(NEW)
    assert old.read_bytes() == NEW
