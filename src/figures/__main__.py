"""`python -m figures`, and the command `figures`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its exit code; 130 if it is interrupted, while it starts as well."""
    try:
        from figures.cli.main import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
