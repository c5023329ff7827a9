"""The oracle stands beside the laws; pytest finds it there for the worked cases too."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "property"))
