"""`figures import`: another table as plain claims."""

from __future__ import annotations

from figures.cli.command import output_option, subcommand
from figures.cli.documents import STANDARD_OUTPUT
from figures.cli.inputs import Inputs, Reading, table_options, words_options
from figures.cli.main import FOUND
from figures.cli.progress import progress
from figures.cli.streams import mention, put, remark, write_error
from figures.text import counted


@subcommand(name="import")
@table_options
@words_options
@output_option("Write this file, whole or not at all.")
def import_table(inputs: Inputs, reading: Reading, output: str | None) -> int:
    """Write the claims of another table as a claims file.

    \b
    figures import ged.csv --map ucdp-ged -o claims.csv
    figures import deaths.csv --map my.toml > claims.csv

    What is written loads to the same claims. Rows that cannot be read are left
    out, named and counted; then it exits with 1.
    """  # noqa: D301 - click's own way to keep lines as they are
    import figures
    from figures.cli.target import Target

    files = inputs.named()
    to_file = output is not None and output not in STANDARD_OUTPUT
    target = (
        Target.at(output or "", [*files, *([reading.vocabulary] if reading.vocabulary else [])]) if to_file else None
    )
    with progress("reading"):
        text, claims = figures.import_table(*files, vocabulary=reading.words(), **inputs.table())
    write_error("".join(f"{problem}\n" for problem in claims.problems))
    remark(claims.notes, claims.inputs)
    if target is None:
        put(text.encode())
    else:
        target.write(text.encode())
        mention(f"wrote {counted(len(claims), 'claim')} to {output}")
    return FOUND if claims.problems else 0
