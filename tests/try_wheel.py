"""Install a built wheel into an empty environment without extras, and run every command on the shipped example.

Run by `make try-dist`, not by pytest: it makes an environment and installs what figures rests on.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from zipfile import ZipFile

NEEDED = (
    "figures/py.typed",
    "figures/words/vocabulary.toml",
    "figures/words/en.toml",
    "figures/everyday.txt",
    "figures/example/claims.csv",
)

ROWS = "source,metric,figure\nMinistry of Health,wounded,1000\nMinistry of Internal Affairs,wounded,748\n"

ARTICLE = "At least nine people were killed in Homs on 2 May 2024, the fire service said.\n"

TABLE = "Country,Date,Deaths\nX,2022-01-06,5\n"

WORKS: tuple[tuple[int, tuple[str, ...]], ...] = (
    (0, ("--version",)),
    (0, ("--help",)),
    (0, ("compare",)),
    (0, ("compare", "claims.csv", "-o", "a.csv")),
    (0, ("compare", "claims.csv", "-o", "a.json")),
    (0, ("compare", "claims.csv", "-o", "a.md")),
    (0, ("compare", "claims.csv", "-o", "a.wiki")),
    (0, ("compare", "claims.csv", "-o", "a.html")),
    (1, ("compare", "claims.csv", "--fail-on", "any")),
    (1, ("check", "claims.csv", "--metric", "wounded", "1,000")),
    (0, ("validate", "claims.csv")),
    (0, ("read", "at least 164", "dozens")),
    (0, ("explain",)),
    (0, ("explain", "excess")),
    (0, ("vocabulary",)),
    (0, ("schema", "report")),
    (0, ("schema", "claim")),
    (0, ("new", "new.csv")),
    (0, ("completion", "bash")),
    (0, ("plot", "claims.csv", "--exact", "-o", "a.svg")),
    (0, ("extract", "article.txt", "--published", "2024-05-03", "-o", "proposed.csv")),
    (2, ("review", "proposed.csv")),  # it wants a terminal, and says so
    (0, ("validate", "proposed.csv", "--against", "article.txt")),
    (0, ("map", "deaths.csv", "-o", "my.toml")),
    (0, ("import", "deaths.csv", "--set", "source=WHO", "--set", "metric=killed", "--set", "figure={Deaths}")),
)
"""Commands that work without any extra, and their exit codes."""

SAYS_WHICH: tuple[tuple[str, ...], ...] = (
    ("compare", "claims.csv", "-o", "a.xlsx"),
    ("compare", "claims.csv", "-o", "a.parquet"),
)
"""Commands that need an extra: each says which command installs it, and ends with 2."""


def _advised(argv: tuple[str, ...], told: str, folder: str, clean: dict[str, str], scripts: Path) -> list[str]:
    """Do what a message advises, to the letter, and try the command again."""
    advice = told.strip().partition("not installed: ")[2]
    if "pip install" not in advice:
        return [f"figures {' '.join(argv)} does not say what to install: {told.strip()}"]
    subprocess.run([*shlex.split(advice), "--quiet"], check=True, env=clean)
    again = subprocess.run(
        [scripts / "figures", *argv], cwd=folder, env=clean, capture_output=True, encoding="utf-8", check=False
    )
    return [f"'{advice}' is not enough: {again.stderr.strip()}"] if again.returncode else []


def main(wheel: Path) -> int:
    """Try one wheel; 0 if everything is as it should be."""
    names = set(ZipFile(wheel).namelist())
    faults = [f"the wheel lacks {name}" for name in NEEDED if name not in names]
    faults += [f"the wheel holds {name}" for name in names if name.startswith(("tests/", "benchmarks/", "data/"))]
    with tempfile.TemporaryDirectory() as folder:
        venv.create(Path(folder, "env"), with_pip=True)
        scripts = Path(folder, "env", "Scripts" if os.name == "nt" else "bin")
        subprocess.run([scripts / "python", "-m", "pip", "install", "--quiet", wheel.resolve()], check=True)
        for name, text in (("claims.csv", ROWS), ("article.txt", ARTICLE), ("deaths.csv", TABLE)):
            Path(folder, name).write_text(text, encoding="utf-8")
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "FIGURES"))}
        for expected, argv in (*WORKS, *((2, argv) for argv in SAYS_WHICH)):
            ran = subprocess.run(
                [scripts / "figures", *argv], cwd=folder, env=clean, capture_output=True, encoding="utf-8", check=False
            )
            if ran.returncode != expected or "Traceback" in ran.stderr:
                faults.append(f"figures {' '.join(argv)}: {ran.returncode}, not {expected}: {ran.stderr.strip()}")
            if argv in SAYS_WHICH:
                faults += _advised(argv, ran.stderr, folder, clean, scripts)
    print(*faults, f"{wheel.name}: {wheel.stat().st_size:,} bytes, {len(names)} files, {len(faults)} faults", sep="\n")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(max(main(Path(name)) for name in sys.argv[1:]))
