"""What a call gives, read from its return statements and its annotation."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from studio.layers.python.error import CodeError
from studio.layers.spec import Pattern, Port

_Function = ast.FunctionDef
_SEVERAL = ("tuple", "Tuple")


def outputs_of(function: _Function) -> tuple[tuple[Port, ...], Pattern]:
    """The output ports of a function and how its result is taken apart."""
    found = list(_returns(function))
    if not found:
        raise CodeError(
            "Line {line}: {name} returns nothing. End it with return and the tensor it gives.",
            line=function.lineno,
            name=function.name,
        )
    shapes: list[tuple[ast.Return, Pattern]] = [(node, _shape(node, node.value)) for node in found]
    declared = _declared(function.returns)
    if declared is None:
        first, pattern = shapes[0]
        for node, other in shapes[1:]:
            if _form(other) != _form(pattern):
                _inconsistent(node, first.lineno)
    else:
        pattern = declared
        for node, other in shapes:
            if isinstance(node.value, ast.Tuple | ast.List) and _form(other) != _form(declared):
                _unlike_annotation(node, function)
    if isinstance(pattern, str):
        return (Port("output"),), "output"
    names = _names(pattern, [shape for _, shape in shapes if _form(shape) == _form(pattern)])
    rest = iter(names)
    return tuple(Port(name) for name in names), _named(pattern, rest)


def _returns(function: _Function) -> Iterator[ast.Return]:
    """The return statements of the function itself, not of those inside it."""
    waiting: list[ast.AST] = list(reversed(function.body))
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            continue
        if isinstance(node, ast.Yield | ast.YieldFrom):
            raise CodeError(
                "Line {line}: {name} yields. A layer returns what it gives, once.",
                line=node.lineno,
                name=function.name,
            )
        if isinstance(node, ast.Return):
            yield node
        waiting.extend(reversed(list(ast.iter_child_nodes(node))))


def _shape(node: ast.Return, value: ast.expr | None) -> Pattern:
    """The pattern of one result, in the words that stand there."""
    match value:
        case None | ast.Constant():
            raise CodeError(
                "Line {line}: a layer returns a tensor, or a tuple of tensors.", line=node.lineno
            )
        case ast.Dict() | ast.DictComp() | ast.Set() | ast.SetComp():
            raise CodeError(
                "Line {line}: a layer cannot return a dictionary or a set. Return a tuple of "
                "tensors: each of them becomes an output.",
                line=node.lineno,
            )
        case ast.Tuple() | ast.List():
            if any(isinstance(item, ast.Starred) for item in value.elts):
                raise CodeError(
                    "Line {line}: it must be plain how many tensors are returned. Write them one "
                    "by one, without a star.",
                    line=node.lineno,
                )
            if len(value.elts) < 2:
                raise CodeError(
                    "Line {line}: this returns a tuple of {count}. Return the tensor itself.",
                    line=node.lineno,
                    count=len(value.elts),
                )
            return tuple(_shape(node, item) for item in value.elts)
        case ast.Name():
            return value.id
    return ""


def _declared(annotation: ast.expr | None) -> Pattern | None:
    """The pattern that the annotation promises: of ``tuple[Tensor, Tensor]`` two; else unknown."""
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        try:
            annotation = ast.parse(annotation.value, mode="eval").body
        except SyntaxError:
            return None
    match annotation:
        case ast.Name(id="Tensor") | ast.Attribute(attr="Tensor"):
            return ""
        case ast.Subscript(
            value=ast.Name(id=name) | ast.Attribute(attr=name), slice=ast.Tuple(elts=items)
        ):
            endless = any(isinstance(i, ast.Constant) and i.value is Ellipsis for i in items)
            if name not in _SEVERAL or endless or len(items) < 2:
                return None
            return tuple(_declared(item) or "" for item in items)
    return None


def _form(pattern: Pattern) -> Pattern:
    """The pattern without its names."""
    return "" if isinstance(pattern, str) else tuple(_form(part) for part in pattern)


def _leaves(pattern: Pattern) -> list[str]:
    if isinstance(pattern, str):
        return [pattern]
    return [leaf for part in pattern for leaf in _leaves(part)]


def _names(pattern: Pattern, shapes: list[Pattern]) -> list[str]:
    """A name for each output: that of the variable, if all return statements agree on it."""
    written = [_leaves(shape) for shape in shapes]
    names: list[str] = []
    for place in range(len(_leaves(pattern))):
        candidates = {leaves[place] for leaves in written}
        name = candidates.pop().strip("_") if len(candidates) == 1 else ""
        names.append(name if name and name not in names else f"output{place}")
    return names


def _named(pattern: Pattern, names: Iterator[str]) -> Pattern:
    if isinstance(pattern, str):
        return next(names)
    return tuple(_named(part, names) for part in pattern)


def _inconsistent(node: ast.Return, first: int) -> None:
    raise CodeError(
        "Line {line}: this returns another number of values than line {first} does. Return as "
        "many everywhere.",
        line=node.lineno,
        first=first,
    )


def _unlike_annotation(node: ast.Return, function: _Function) -> None:
    assert function.returns is not None
    raise CodeError(
        "Line {line}: this does not return {annotation}, as line {first} promises. Make them "
        "agree.",
        line=node.lineno,
        annotation=ast.unparse(function.returns),
        first=function.lineno,
    )
