"""The small changes that break a file on purpose: which there are, and the file with one of them."""

from __future__ import annotations

import ast
import copy
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
    ast.BitXor: ast.BitAnd,
}  # fmt: skip
Function = ast.FunctionDef | ast.AsyncFunctionDef


class Change(NamedTuple):
    """One small change: which node of which file becomes what, and the line of the statement that it stands in."""

    path: str
    place: int
    step: int
    line: int
    statement: int
    inside: bool
    """Whether it stands in the body of a function, and so acts only when that is called."""
    what: str

    def broken(self) -> ast.Module:
        """The file with the change in it."""
        tree = ast.parse(Path(self.path).read_text(encoding="utf-8"))
        target = list(ast.walk(tree))[self.place]
        new = list(_broken(target))[self.step]
        ast.copy_location(new, target)
        _put(tree, target, new)
        return ast.fix_missing_locations(tree)


def changes(path: Path) -> Iterator[Change]:
    """Every change that is tried on a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = list(ast.walk(tree))
    annotations = set(chain.from_iterable(map(ast.walk, _annotations(nodes))))
    statement = {part: one.lineno for one in nodes if isinstance(one, ast.stmt) for part in ast.walk(one)}
    bodies = (one.body for one in nodes if isinstance(one, Function))
    inside = {part for line in chain.from_iterable(bodies) for part in ast.walk(line)}
    for place, node in enumerate(nodes):
        if node in annotations or (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            continue
        for step, new in enumerate(_broken(node)):
            line = getattr(node, "lineno", 0)
            what = f"{_first_line(node)}  →  {_first_line(new)}"
            yield Change(str(path), place, step, line, statement.get(node, line), node in inside, what)


def _annotations(nodes: list[ast.AST]) -> Iterator[ast.AST]:
    for node in nodes:
        yield from (one for name in ("annotation", "returns") if (one := getattr(node, name, None)) is not None)


def _first_line(node: ast.AST) -> str:
    return ast.unparse(ast.fix_missing_locations(copy.deepcopy(node))).split("\n", 1)[0]


def _broken(node: ast.AST) -> Iterator[ast.AST]:
    """What a node may become: an expression another one, a statement another statement."""
    match node:
        case ast.Compare(ops=[op], left=left, comparators=others) if type(op) in SWAPS:
            yield ast.Compare(left=left, ops=[SWAPS[type(op)]()], comparators=others)  # type: ignore[list-item]
        case ast.BoolOp(op=op, values=values):
            yield ast.BoolOp(op=SWAPS[type(op)](), values=values)  # type: ignore[arg-type]
            yield values[0]
        case ast.BinOp(op=op, left=left, right=right) if type(op) in SWAPS and not isinstance(left, ast.JoinedStr):
            yield ast.BinOp(left=left, op=SWAPS[type(op)](), right=right)  # type: ignore[arg-type]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.Constant(value=bool(value)):
            yield ast.Constant(value=not value)
        case ast.Constant(value=int(value)):
            yield ast.Constant(value=value + 1)
        case ast.IfExp(body=body, orelse=other):
            yield body
            yield other
        case ast.If(test=ast.Name() | ast.Call() | ast.Attribute() as test, body=body, orelse=rest):
            yield ast.If(test=ast.UnaryOp(op=ast.Not(), operand=test), body=body, orelse=rest)
        case ast.Return(value=ast.expr() as value) if not (isinstance(value, ast.Constant) and value.value is None):
            yield ast.Return(value=ast.Constant(value=None))
        case ast.Expr(value=ast.Call()):
            yield ast.Pass()
        case ast.Continue():
            yield ast.Break()
        case ast.Break():
            yield ast.Continue()


def _put(tree: ast.AST, old: ast.AST, new: ast.AST) -> None:
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, name, new)
            elif isinstance(value, list) and any(one is old for one in value):
                value[:] = [new if one is old else one for one in value]
