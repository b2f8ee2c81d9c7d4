"""Typed parameters and ports, read from the signatures of ``__init__``, ``forward``, functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from studio import expression
from studio.layers.check import check
from studio.layers.python.annotations import Meaning, meaning
from studio.layers.python.error import CodeError
from studio.layers.spec import REQUIRED, Argument, Derived, Param, Port
from studio.value import Value

AXES: Mapping[str, int] = {
    "in_features": -1,
    "input_size": -1,
    "input_dim": -1,
    "in_dim": -1,
    "d_model": -1,
    "embed_dim": -1,
    "embedding_dim": -1,
    "hidden_size": -1,
    "features": -1,
    "dim": -1,
    "in_channels": 1,
    "num_channels": 1,
    "num_features": 1,
    "channels": 1,
}
"""Constructor parameters that, without a default, are read off this axis of the first input."""

Kind = Literal["positional only", "plain", "star", "keyword only"]


@dataclass(frozen=True, slots=True)
class Written:
    """One parameter as it stands in a signature."""

    name: str
    line: int
    kind: Kind
    annotation: ast.expr | None
    default: ast.expr | None


@dataclass(slots=True)
class Call:
    """What calling a function takes: ports, how they are passed, and parameters."""

    inputs: list[Port] = field(default_factory=list)
    arguments: list[Argument] = field(default_factory=list)
    params: list[Param] = field(default_factory=list)


def signature(function: ast.FunctionDef, is_method: bool) -> list[Written]:
    """All parameters in their order, ``self`` left out."""
    if is_method and not (function.args.posonlyargs or function.args.args):
        raise CodeError(
            "Line {line}: {name} of a class takes self first. Write def {name}(self, …).",
            line=function.lineno,
            name=function.name,
        )
    if function.args.kwarg is not None:
        raise CodeError(
            "Line {line}: **{name} leaves open what can be set. Name every parameter.",
            line=function.args.kwarg.lineno,
            name=function.args.kwarg.arg,
        )
    return list(_written(function.args))[1 if is_method else 0 :]


def _written(args: ast.arguments) -> Iterator[Written]:
    before = [*args.posonlyargs, *args.args]
    defaults = [*[None] * (len(before) - len(args.defaults)), *args.defaults]
    for place, (arg, default) in enumerate(zip(before, defaults, strict=True)):
        kind: Kind = "positional only" if place < len(args.posonlyargs) else "plain"
        yield Written(arg.arg, arg.lineno, kind, arg.annotation, default)
    if args.vararg is not None:
        yield Written(args.vararg.arg, args.vararg.lineno, "star", args.vararg.annotation, None)
    for arg, default in zip(args.kwonlyargs, args.kw_defaults, strict=True):
        yield Written(arg.arg, arg.lineno, "keyword only", arg.annotation, default)


def constructor(
    function: ast.FunctionDef, helps: Mapping[str, str], first_port: str
) -> tuple[tuple[Param, ...], tuple[Derived, ...]]:
    """The parameters of ``__init__`` and those of them that follow from the first input."""
    params: list[Param] = []
    derived: list[Derived] = []
    for written in signature(function, is_method=True):
        if written.kind in ("star", "positional only"):
            raise CodeError(
                "Line {line}: {name} cannot be given by its name. Name every parameter of "
                "__init__, without * and /.",
                line=written.line,
                name=written.name,
            )
        param = parameter(written, helps.get(written.name, ""))
        if param is None:
            continue
        axis = AXES.get(param.name)
        if param.default is REQUIRED and param.type == "int" and axis is not None and first_port:
            derived.append(Derived(param.name, first_port, axis))
            param = replace(param, minimum=1)
        params.append(param)
    return tuple(params), tuple(derived)


def call_of(function: ast.FunctionDef, helps: Mapping[str, str], is_method: bool) -> Call:
    """What ``forward`` or a function takes. What is no number, text or switch is a port."""
    call = Call()
    by_name = False
    for written in signature(function, is_method):
        found = meaning(written.annotation)
        text = helps.get(written.name, "")
        if _is_port(written, found):
            optional = written.default is not None
            keyword = written.name if by_name or optional else ""
            keyword = written.name if written.kind == "keyword only" else keyword
            if keyword and written.kind == "positional only":
                _not_by_name(written)
            if keyword and written.kind == "star":
                _star_after(written)
            many = written.kind == "star"
            listed = found is not None and found.many
            call.inputs.append(Port(written.name, text, optional, variadic=many or listed))
            call.arguments.append(Argument((written.name,), keyword, as_tuple=listed))
            by_name = by_name or optional
            continue
        if written.kind in ("star", "positional only"):
            _not_by_name(written)
        param = parameter(written, text)
        by_name = by_name or written.kind == "plain"
        if param is not None:
            call.params.append(replace(param, at_call=is_method))
    return call


def _is_port(written: Written, found: Meaning | None) -> bool:
    if found is not None:
        return found.type is None
    if written.annotation is not None:
        return written.default is None
    none = isinstance(written.default, ast.Constant) and written.default.value is None
    return written.default is None or none


def parameter(written: Written, text: str) -> Param | None:
    """The parameter as a field.

    ``None`` where no field can hold it; its default is left alone then.
    """
    known, default = _constant(written.default)
    if written.default is not None and not known:
        return None
    found = meaning(written.annotation)
    if written.annotation is None:
        found = _by_default(default) if known else Meaning("int")
    if found is None or found.type is None:
        if written.annotation is None or written.default is not None:
            return None
        raise CodeError(
            "Line {line}: no field can hold {name}: {annotation}. Use int, float, bool, str, "
            "Literal or tuple[int, ...], or give it a default, which stays as it is.",
            line=written.line,
            name=written.name,
            annotation=ast.unparse(written.annotation),
        )
    param = Param(
        written.name,
        found.type,
        REQUIRED if written.default is None else default,
        text,
        choices=found.choices,
        length=found.length,
        optional=found.optional or (written.default is not None and default is None),
        exact=found.exact,
    )
    if param.default is not REQUIRED and (wrong := check(param, param.default)) is not None:
        raise CodeError(
            "Line {line}: the default of {name} is not what its type says: {reason}",
            line=written.line,
            name=written.name,
            reason=wrong,
        )
    return param


def _constant(node: ast.expr | None) -> tuple[bool, Value]:
    """Whether the default is a plain value, ``-1`` or ``2 ** -0.5``, and which."""
    if node is None:
        return False, None
    try:
        return True, expression.evaluate(ast.unparse(node), {})
    except expression.ExpressionError:
        return False, None


def _by_default(default: Value) -> Meaning | None:
    """The type of a parameter without annotation."""
    match default:
        case bool():
            return Meaning("bool")
        case int():
            return Meaning("int")
        case float():
            return Meaning("float")
        case str():
            return Meaning("text")
        case tuple() if default and {type(item) for item in default} <= {int, float}:
            whole = all(type(item) is int for item in default)
            return Meaning("ints" if whole else "floats", length=len(default), exact=True)
    return None


def _not_by_name(written: Written) -> None:
    raise CodeError(
        "Line {line}: {name} cannot be given by its name. Take away the * or / beside it.",
        line=written.line,
        name=written.name,
    )


def _star_after(written: Written) -> None:
    raise CodeError(
        "Line {line}: *{name} comes after a parameter that has a default. Put it before.",
        line=written.line,
        name=written.name,
    )


def refuse_twice(params: list[Param], line: int) -> None:
    """Refuse a parameter of ``__init__`` and one of ``forward`` of the same name."""
    names = [param.name for param in params]
    for name in names:
        if names.count(name) > 1:
            raise CodeError(
                "Line {line}: both __init__ and forward take {name}. Give one of them another "
                "name.",
                line=line,
                name=name,
            )
