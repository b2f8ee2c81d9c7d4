"""What an annotation means: the type of a field, or a tensor."""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace

from studio.layers.spec import ParamType


@dataclass(frozen=True, slots=True)
class Meaning:
    """The type of a field, as ``Param`` has it; for tensors none."""

    type: ParamType | None
    optional: bool = False
    choices: tuple[str, ...] = ()
    length: int | None = None
    exact: bool = False
    many: bool = False
    """Of tensors: a sequence of any number of them."""


_PLAIN: dict[str, ParamType | None] = {
    "int": "int",
    "float": "float",
    "bool": "bool",
    "str": "text",
    "Tensor": None,
}
_SEQUENCES = ("tuple", "Tuple", "list", "List", "Sequence", "Iterable", "Size")


def meaning(annotation: ast.expr | None) -> Meaning | None:
    """What it means; ``None`` for what no field can hold and is no tensor."""
    match annotation:
        case ast.Constant(value=str() as text):
            try:
                return meaning(ast.parse(text, mode="eval").body)
            except (SyntaxError, RecursionError):
                return None
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return Meaning(_PLAIN[name]) if name in _PLAIN else None
        case ast.BinOp(op=ast.BitOr(), left=left, right=right):
            return _union([*_members(left), *_members(right)])
        case ast.Subscript(value=ast.Name(id=name) | ast.Attribute(attr=name), slice=inner):
            items = list(inner.elts) if isinstance(inner, ast.Tuple) else [inner]
            return _subscripted(name, items)
    return None


def _subscripted(name: str, items: list[ast.expr]) -> Meaning | None:
    if name == "Optional":
        return _union([*items, ast.Constant(None)])
    if name == "Union":
        return _union(items)
    if name in ("Final", "Annotated"):
        return meaning(items[0])
    if name == "Literal":
        words = [item.value if isinstance(item, ast.Constant) else None for item in items]
        optional = None in words
        texts = tuple(word for word in words if isinstance(word, str))
        whole = len(texts) + words.count(None) == len(words)
        return Meaning("choice", optional, texts) if texts and whole else None
    if name in _SEQUENCES:
        return _sequence(name, items)
    return None


def _sequence(name: str, items: list[ast.expr]) -> Meaning | None:
    found = [meaning(item) for item in items if not _is_dots(item)]
    if not found or any(part is None or part.optional for part in found):
        return None
    types = {part.type for part in found if part is not None}
    endless = len(found) < len(items) or name not in ("tuple", "Tuple")
    if types <= {"int", "float"}:
        length = None if endless else len(found)
        return Meaning("ints" if types == {"int"} else "floats", length=length, exact=True)
    return Meaning(None, many=True) if types == {None} and endless else None


def _members(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return [*_members(node.left), *_members(node.right)]
    return [node]


def _union(items: list[ast.expr]) -> Meaning | None:
    """``X | None`` is optional; ``int | float`` is a number; ``int | tuple[int, int]`` is ints."""
    rest = [item for item in items if not _is_none(item)]
    found = [meaning(item) for item in rest]
    known = [part for part in found if part is not None]
    if not known or len(known) < len(found):
        return None
    optional = len(rest) < len(items) or any(part.optional for part in known)
    types = {part.type for part in known}
    if len(known) == 1 or len(types) == 1:
        return replace(known[0], optional=optional)
    if types == {"int", "float"}:
        return Meaning("float", optional)
    if types in ({"int", "ints"}, {"float", "floats"}):
        several = next(part for part in known if part.exact)
        return replace(several, optional=optional, exact=False)
    return None


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _is_dots(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is Ellipsis
