"""The house: who may import whom, where each third party has its address, and what no core module does."""

from __future__ import annotations

import ast
import sys
from graphlib import TopologicalSorter
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
FLOORS = {
    "shown": 0,
    "problems": 0,
    "text": 0,
    "hints": 0,
    "_version": 0,
    "errors": 1,
    "words": 2,
    "claims": 3,
    "judging": 4,
    "readers": 4,
    "report": 5,
    "extraction": 5,
    "renderers": 6,
    "glossary": 6,
    "api": 7,
    "figures": 8,
    "cli": 9,
    "__main__": 10,
}
"""The folders and single modules of the house, lowest first: a file imports from lower floors or from its own folder."""

ONLY_IN = {
    "click": {"cli"},
    "rich": {"cli.progress", "cli.review", "renderers.paper"},
    "pandas": {"report.frames", "readers.frame", "api", "report.report"},
    "pydantic": {"claims.claim"},
    "pydantic_core": {"claims.claim"},
    "numpy": {f"judging.{name}" for name in ("arrays", "coded", "chained", "meeting", "joins")},
    "openpyxl": {"report.frames", "readers.xlsx_grid"},
    "pyarrow": {"readers.spreadsheet"},
    "defusedxml": {"readers.xlsx_grid", "readers.ods_grid", "readers.rich_text"},
}
"""The address of each third party."""

ANNOTATE_ONLY = {("api", "pandas"), ("report.report", "pandas")}
"""Where a third party stands in annotations alone and is never loaded."""

RIM = {"__main__", "readers", "renderers", "cli"}
"""The rooms that may open files and speak; all others are the core."""


def room(module: str) -> str:
    """The floor that a module belongs to."""
    return module.split(".", maxsplit=1)[0]


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


def test_every_folder_has_its_floor_and_no_floor_is_empty() -> None:
    assert {room(module) for module in MODULES} == set(FLOORS)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_lower_floors_or_its_own_folder(module: str) -> None:
    others = {room(name) for name in imports(module) if name in MODULES} - {room(module)}
    assert {other for other in others if FLOORS[other] >= FLOORS[room(module)]} == set()


@pytest.mark.parametrize("module", [module for module in MODULES if room(module) == "cli"])
def test_a_command_asks_the_public_face_and_reaches_for_nothing_behind_it(module: str) -> None:
    asked = {name for name in imports(module) if name in MODULES and room(name) != "cli"}
    assert asked <= {"figures", "text", "hints", "errors", "problems"}


@pytest.mark.parametrize("folder", [folder for folder in FLOORS if f"{folder}." in " ".join(MODULES)])
def test_within_a_folder_no_modules_import_each_other_in_a_circle(folder: str) -> None:
    inside = {module for module in MODULES if room(module) == folder}
    graph = {module: set(imports(module)) & inside - {module, folder} for module in inside}
    list(TopologicalSorter(graph).static_order())


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
OWN_FILES = {"report.schema"}
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


def test_the_architecture_document_names_every_floor_at_its_height() -> None:
    text = (ROOT.parents[1] / "docs" / "architecture.md").read_text(encoding="utf-8")
    lines = text.partition("```")[2].partition("```")[0].splitlines()
    named = {name: floor for floor, name in (line.split()[:2] for line in lines if line)}
    floors = {name: str(floor) for name, floor in FLOORS.items() if not name.startswith("_")}
    assert floors.items() <= named.items()
