"""What the package can do to a machine: it runs nothing, asks no network, and opens no door that a text could find."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import figures

if TYPE_CHECKING:
    from collections.abc import Iterator

MODULES = sorted(Path(figures.__file__).parent.rglob("*.py"))

UNSAFE_MODULES = {
    "asyncio", "code", "ctypes", "dbm", "dill", "ftplib", "http", "httpx", "imaplib", "marshal", "multiprocessing",
    "pickle", "poplib", "pty", "requests", "shelve", "smtplib", "socket", "socketserver", "ssl", "subprocess",
    "telnetlib", "urllib3", "webbrowser", "xmlrpc", "yaml",
}  # fmt: skip
UNSAFE_CALLS = {"eval", "exec", "compile", "__import__", "breakpoint"}
UNSAFE_ATTRIBUTES = {
    *(f"os.{name}" for name in ("system", "popen", "startfile", "fork", "posix_spawn")),
    *(f"os.{verb}{how}" for verb in ("exec", "spawn") for how in ("l", "le", "lp", "lpe", "v", "ve", "vp", "vpe")),
    "urllib.request", "builtins.eval", "builtins.exec", "pandas.eval", "pd.eval", "pandas.read_pickle", "pd.read_pickle",
    "numpy.load", "np.load",
}  # fmt: skip


def doors(text: str) -> Iterator[str]:
    """Whatever a module imports, calls or names that runs code, starts programs or speaks to a network."""
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Import(names=names):
                found = [alias.name for alias in names]
            case ast.ImportFrom(module=str(module), names=names):
                found = [f"{module}.{alias.name}" for alias in names]
            case ast.Attribute():
                yield from {ast.unparse(node)} & UNSAFE_ATTRIBUTES
                continue
            case ast.Call(func=ast.Name(id=name)) if name in UNSAFE_CALLS:
                yield name
                continue
            case _:
                continue
        for name in found:
            if name.split(".")[0] in UNSAFE_MODULES or any(
                f"{name}.".startswith(f"{bad}.") for bad in UNSAFE_ATTRIBUTES
            ):
                yield name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_module_runs_text_starts_programs_or_asks_a_network(path: Path) -> None:
    assert list(doors(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "eval('1')", "def f():\n    exec(x)", "import pickle", "from os import system", "import os\nos.system('ls')",
        "import subprocess as s", "from socket import create_connection", "import urllib.request",
        "from urllib import request", "from urllib.request import urlopen", "import yaml\nyaml.load(x)",
        "import requests", "import os\nos.execvp('a', [])",
    ],
)  # fmt: skip
def test_such_a_door_is_seen_wherever_it_stands(text: str) -> None:
    assert list(doors(text))


@pytest.mark.parametrize("text", ["import os.path", "from urllib.parse import quote", "re.compile(x)", "model.load(x)"])
def test_what_only_sounds_alike_is_none(text: str) -> None:
    assert list(doors(text)) == []
