"""What every generated test goes by, and the command as an installation has it.

A run of the suite makes the same examples each time and waits for slow machines; `FIGURES_EXAMPLES=5000` before the command
makes so many of the laws that are worth it, each time others.
"""

from __future__ import annotations

import os
import shlex
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from pathlib import Path

LONG = int(os.environ.get("FIGURES_EXAMPLES", "0"))

settings.register_profile("figures", derandomize=not LONG, database=None, deadline=None)
settings.load_profile("figures")


@pytest.fixture
def bin_with_figures(tmp_path: Path) -> Path:
    """A folder with the command, as an installation has it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    script = folder / "figures"
    script.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m figures "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    (folder / "python").symlink_to(sys.executable)
    return folder
