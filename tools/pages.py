"""What the site has beyond docs/: pages that the program itself tells, links into the repository, and a last look.

mkdocs calls the functions that begin with `on_` while it builds.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = "https://github.com/figures-claims/figures/blob/main/"

LOADED = re.compile(
    r"""<(?:script|img|iframe|source)[^>]*\ssrc=["']?(?:https?:)?//"""
    r"""|<link(?![^>]*rel=["']?(?:canonical|next|prev))[^>]*\shref=["']?(?:https?:)?//"""
    r"""|(?:url\(|@import\s)["']?(?:https?:)?//"""
)
"""What a browser would fetch from another host when a page is opened."""


def on_files(files: Any, config: Any) -> Any:
    """Add the pages that no file holds: the help of every command, and every message with what to do."""
    from mkdocs.structure.files import File

    for name, lines in (("commands.md", commands()), ("messages.md", messages())):
        files.append(File.generated(config, name, content="\n".join(lines) + "\n"))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Let links that leave docs/ lead into the repository."""
    up = "../" * (page.file.src_uri.count("/") + 1)
    return re.sub(rf"\]\({re.escape(up)}(?!\.)", f"]({REPOSITORY}", markdown)


def on_post_build(config: Any, **_: Any) -> None:
    """Refuse a site that would ask another host for anything when it is read."""
    from mkdocs.exceptions import PluginError

    site = Path(config["site_dir"])
    found = [
        f"{path.relative_to(site)}: {hit[0][:80]}"
        for path in sorted(site.rglob("*"))
        if path.suffix in (".html", ".css")
        for hit in LOADED.finditer(path.read_text(encoding="utf-8"))
    ]
    if found:
        raise PluginError("the site loads from other hosts:\n" + "\n".join(found))


def commands() -> Iterator[str]:
    """The help of every command, as it prints it."""
    from figures.cli.command import COMMANDS, root

    context = root.make_context("figures", [], resilient_parsing=True)
    yield from ("# Commands", "", "What `figures COMMAND --help` prints.", "")
    yield from ("```text", root.get_help(context), "```", "")
    for heading, names in COMMANDS.items():
        yield from (f"## {heading}", "")
        for name in names:
            command = root.get_command(context, name)
            assert command is not None
            its = command.make_context(name, [], parent=context, resilient_parsing=True)
            yield from (f"### figures {name}", "", "```text", command.get_help(its), "```", "")


def messages() -> Iterator[str]:
    """What can be wrong with a file, by the code at the end of a message, and what to do about it."""
    from figures.problems import CODES

    yield from (
        "# Messages",
        "",
        "The code in brackets at the end of a message; `figures explain CODE` prints the same.",
        "",
    )
    for name, code in CODES.items():
        whose = "A fault of one row: `--skip-bad-rows` leaves it out." if code.of_row else "A fault of the whole file."
        yield from (f"## {name}", "", f"{code.summary} {whose}", "", f"**What to do.** {code.remedy}", "")
