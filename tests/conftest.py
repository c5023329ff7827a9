"""What every generated test goes by.

A run of the suite makes the same examples each time and waits for slow machines; `FIGURES_EXAMPLES=5000` before the command
makes so many of the laws that are worth it, each time others.
"""

from __future__ import annotations

import os

from hypothesis import settings

LONG = int(os.environ.get("FIGURES_EXAMPLES", "0"))

settings.register_profile("figures", derandomize=not LONG, database=None, deadline=None)
settings.load_profile("figures")
