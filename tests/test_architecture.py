"""The house: who may import whom, where each third party has its address, and what no core module does."""

from __future__ import annotations

import ast
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import figures

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(figures.__file__).parent
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix("__init__").rstrip(".") or "figures": path
    for path in sorted(ROOT.rglob("*.py"))
}
PACKAGES = ("readers", "renderers", "cli")
"""Rooms of many modules, which the table below treats as one."""

MAY_IMPORT: dict[str, set[str]] = {
    # what knows nothing of claims
    "_version": set(),
    "errors": set(),
    "interval": set(),
    "column": set(),
    "dates": {"errors"},
    "vocabulary": {"errors"},
    # a wording and what it allows
    "_lexicon": {"vocabulary"},
    "_cursor": {"_lexicon", "errors", "vocabulary"},
    "_numbers": {"_cursor", "_lexicon"},
    "_nouns": {"_cursor", "_lexicon", "errors"},
    "_grammar": {"_cursor", "_lexicon", "_nouns", "_numbers", "errors", "vocabulary"},
    "quantity": {"_grammar", "interval", "vocabulary"},
    # who says what of whom
    "attribution": {"errors"},
    "scope": {"dates", "vocabulary"},
    "claim": {"attribution", "dates", "errors", "quantity", "vocabulary"},
    "claims": {"claim", "column", "errors", "quantity", "vocabulary"},
    # what claims are to each other
    "relations": {"interval"},
    "agreement": {"attribution", "interval"},
    "questions": {"claims", "scope"},
    "knowledge": {"claim", "claims", "dates", "interval"},
    "selection": {"claims", "errors", "scope"},
    "series": {
        "attribution", "claim", "claims", "knowledge", "quantity", "questions", "relations", "scope", "vocabulary",
    },
    "triage": {"claim", "claims", "knowledge", "relations", "scope"},
    "evidence": {"attribution", "claims", "dates", "knowledge", "questions", "scope", "vocabulary"},
    # what it amounts to
    "report": {
        "agreement", "attribution", "claim", "claims", "dates", "interval", "knowledge", "quantity", "questions",
        "relations", "scope", "selection",
    },
    "reason": {"report"},
    "discrepancies": {"attribution", "knowledge", "reason", "relations", "report", "scope", "series"},
    "comparison": {
        "claims", "dates", "discrepancies", "errors", "knowledge", "report", "selection", "series", "triage",
    },
    "verdict": {
        "attribution", "claim", "claims", "dates", "errors", "evidence", "interval", "knowledge", "quantity", "reason",
        "relations", "report", "scope", "vocabulary",
    },
    # in and out
    "document": {"_version", "agreement", "claim", "dates", "quantity", "relations", "report"},
    "schema": {"claim", "document", "errors"},
    "writing": {"errors"},
    "readers": {"attribution", "claim", "claims", "column", "errors", "vocabulary"},
    "renderers": {
        "_version", "attribution", "claim", "dates", "document", "errors", "interval", "quantity", "reason",
        "relations", "report", "scope", "verdict",
    },
    "frames": {"claim", "dates", "errors", "renderers", "report"},
    "baseline": {"errors", "renderers", "report"},
    # the public face
    "api": {
        "claim", "claims", "comparison", "dates", "errors", "quantity", "readers", "relations", "renderers", "report",
        "verdict", "vocabulary",
    },
    "figures": {
        "_version", "agreement", "api", "claim", "claims", "dates", "errors", "interval", "quantity", "readers",
        "relations", "report", "scope", "verdict", "vocabulary",
    },
    "cli": {
        "_version", "baseline", "errors", "figures", "frames", "readers", "renderers", "schema", "verdict", "writing",
    },
    "__main__": {"cli"},
}  # fmt: skip

UPWARDS = {
    ("attribution", "claims"): "for the type of an argument only",
    ("report", "frames"): "three methods hand over frames; the import stands inside them",
}
"""Imports against the order, each with its excuse; nothing else closes a circle."""

ONLY_IN = {
    "click": {"cli"},
    "rich": {"renderers.paper"},
    "numpy": {"triage"},
    "pandas": {"frames", "readers.frame", "api", "report"},
    "pydantic": {"claim", "document", "readers.intake"},
    "pydantic_core": {"claim", "readers.intake", "renderers.to_json"},
    "matplotlib": {"renderers.to_plot"},
    "openpyxl": {"frames", "readers.xlsx_grid"},
    "pyarrow": {"readers.arrow_csv", "readers.spreadsheet"},
    "defusedxml": {"readers.xlsx_grid", "readers.ods_grid"},
}
"""The address of each third party."""

ANNOTATE_ONLY = {("api", "pandas"), ("report", "pandas"), ("readers.frame", "pandas")}
"""Where a third party stands in annotations alone and is never loaded."""

RIM = {"writing", "__main__", *PACKAGES}
"""The rooms that may open files and speak; all others are the core."""


def room(module: str) -> str:
    """The entry of the table that a module belongs to."""
    return module.split(".", maxsplit=1)[0] if module.split(".", maxsplit=1)[0] in PACKAGES else module


def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def imports(module: str, *, annotations: bool = True) -> Iterator[str]:
    """Every module that this one imports, wherever the import stands: `figures.x` without its package, others whole."""
    nodes = ast.walk(tree(module)) if annotations else loaded(tree(module))
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name.removeprefix("figures.") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = (node.module or "").removeprefix("figures.")
            for alias in node.names:
                inner = alias.name if source == "figures" else f"{source}.{alias.name}"
                yield inner if inner in MODULES and inner != "figures" else source


def loaded(node: ast.AST) -> Iterator[ast.AST]:
    """Every node below but what stands under `if TYPE_CHECKING`."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)):
            yield from loaded(child)


def own(module: str) -> set[str]:
    """The rooms of this house that a module imports from, its own excepted."""
    return {room(name) for name in imports(module) if name in MODULES} - {room(module)}


def test_every_module_has_its_place_in_the_table_and_no_place_is_empty() -> None:
    assert {room(module) for module in MODULES} == set(MAY_IMPORT)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_rooms_below_it(module: str) -> None:
    allowed = MAY_IMPORT.get(room(module), set()) | {up for low, up in UPWARDS if low == room(module)}
    assert own(module) <= allowed


def test_the_table_has_an_order_from_the_ground_up() -> None:
    try:
        order = list(TopologicalSorter(MAY_IMPORT).static_order())
    except CycleError as error:
        raise AssertionError(f"a circle: {' > '.join(error.args[1])}") from None
    assert order.index("claim") < order.index("comparison") < order.index("renderers") < order.index("cli")


def test_every_excuse_is_still_needed() -> None:
    taken = {(room(module), other) for module in MODULES for other in own(module)}
    assert set(UPWARDS) <= taken
    assert not {(low, up) for low, up in UPWARDS if up in MAY_IMPORT[low]}


def test_no_permission_is_left_over() -> None:
    taken = {
        name: {other for module in MODULES if room(module) == name for other in own(module)} for name in MAY_IMPORT
    }
    assert {name: MAY_IMPORT[name] - taken[name] for name in MAY_IMPORT if MAY_IMPORT[name] - taken[name]} == {}


@pytest.mark.parametrize("package", PACKAGES)
def test_within_a_package_no_modules_import_each_other_in_a_circle(package: str) -> None:
    inside = {module for module in MODULES if room(module) == package}
    graph = {module: set(imports(module, annotations=False)) & inside - {module} for module in inside}
    list(TopologicalSorter(graph).static_order())


def test_readers_and_renderers_meet_only_in_claims_and_reports() -> None:
    readers = {other for module in MODULES if room(module) == "readers" for other in own(module)}
    renderers = {other for module in MODULES if room(module) == "renderers" for other in own(module)}
    assert "renderers" not in readers
    assert "comparison" not in readers | renderers
    assert "readers" not in renderers


@pytest.mark.parametrize("module", MODULES)
def test_a_third_party_is_imported_only_at_its_address(module: str) -> None:
    foreign = {name.split(".")[0] for name in imports(module) if name not in MODULES}
    foreign -= sys.stdlib_module_names | {"figures"}
    homes = {name for name, rooms in ONLY_IN.items() if module in rooms or room(module) in rooms}
    assert foreign <= homes
    held = {name.split(".")[0] for name in imports(module, annotations=False)}
    assert not {name for where, name in ANNOTATE_ONLY if where == module} & held


def test_every_address_is_lived_at() -> None:
    for name, rooms in ONLY_IN.items():
        for where in rooms:
            inhabitants = [module for module in MODULES if where in (module, room(module))]
            assert any(name == found.split(".")[0] for module in inhabitants for found in imports(module)), (
                name,
                where,
            )


def test_no_module_bears_the_name_of_a_public_verb() -> None:
    """`figures.compare` would be the function at first and the module ever after."""
    top = {module.split(".")[0] for module in MODULES} - {"figures"}
    assert not top & set(figures.__all__)


CORE = [module for module in MODULES if room(module) not in RIM]
OWN_FILES = {"schema"}
"""Core modules that read a file which comes with the package, and no other."""
SPEAKS = {"open", "print", "input", "breakpoint", "exec", "eval", "__import__"}
TOUCHES = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "unlink", "rename", "replace_file", "mkdir"}


def called(module: str) -> Iterator[str]:
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name) and node.func.id in SPEAKS:
                yield node.func.id
            if isinstance(node.func, ast.Attribute) and node.func.attr in TOUCHES:
                yield node.func.attr
        if isinstance(node, ast.Attribute) and ast.unparse(node) in {
            "sys.stdout",
            "sys.stderr",
            "sys.stdin",
            "os.environ",
        }:
            yield ast.unparse(node)


@pytest.mark.parametrize("module", CORE)
def test_no_core_module_opens_a_file_prints_or_asks_the_environment(module: str) -> None:
    own_files = ["read_text"] if module in OWN_FILES else []
    assert [name for name in called(module) if name not in own_files] == []
    if own_files:
        assert "importlib.resources" in set(imports(module))


@pytest.mark.parametrize("module", MODULES)
def test_nothing_evaluates_text_or_unpickles_it(module: str) -> None:
    assert not {"exec", "eval"} & set(called(module))
    assert not {"pickle", "marshal", "shelve", "subprocess", "socket", "http", "urllib.request"} & {
        name if name.startswith("urllib") else name.split(".")[0] for name in imports(module)
    }


@pytest.mark.parametrize("module", MODULES)
def test_every_module_opens_with_one_sentence_on_what_it_owns(module: str) -> None:
    text = ast.get_docstring(tree(module)) or ""
    first = text.split("\n\n")[0]
    assert first.endswith((".", "?")), first
    assert "\n" not in first
