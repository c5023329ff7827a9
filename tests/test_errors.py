"""What is advised where a library is missing works where it is read."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path

import pytest

from figures import errors
from figures.errors import MissingExtraError, how_to_install


def test_pip_is_enough_where_a_shell_finds_the_pip_of_this_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: str(Path(sys.executable).with_name("pip")))
    assert how_to_install("openpyxl", "defusedxml") == "pip install openpyxl defusedxml"


@pytest.mark.parametrize("pip", [None, "/somewhere/else/bin/pip"])
def test_a_python_whose_pip_a_shell_does_not_find_is_named(monkeypatch: pytest.MonkeyPatch, pip: str | None) -> None:
    """As in a checkout's `.venv` that is not activated: `pip` alone would install for another Python."""
    monkeypatch.setattr(shutil, "which", lambda _: pip)
    monkeypatch.setattr(sys, "executable", "/home/me/my desk/.venv/bin/python")
    assert how_to_install("pyarrow") == "'/home/me/my desk/.venv/bin/python' -m pip install pyarrow"


def test_pipx_injects_into_what_it_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(sys, "executable", "/home/me/.local/share/pipx/venvs/figures-claims/bin/python")
    assert how_to_install("openpyxl", "defusedxml") == "pipx inject figures-claims openpyxl defusedxml"


def test_uv_installs_for_a_python_that_has_no_pip(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(sys, "executable", "/tools/figures/bin/python")
    assert how_to_install("pyarrow") == "uv pip install --python /tools/figures/bin/python pyarrow"


def test_the_error_says_what_needs_which_libraries_and_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errors, "how_to_install", lambda *names: f"get {' '.join(names)}")
    told = [str(MissingExtraError.of("parquet files", "pyarrow")), str(MissingExtraError.of("sheets", "a", "b"))]
    assert told == [
        "parquet files need pyarrow, which is not installed: get pyarrow",
        "sheets need a and b, which are not installed: get a b",
    ]
