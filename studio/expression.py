"""Expressions in parameters, ``channels * 2``: a small part of Python, evaluated without ``eval``.

Numbers, texts, lists, names of variables, ``+ - * / // % **``, comparisons, ``and or not``,
``a if b else c``, indices, and the functions in :data:`FUNCTIONS`. An expression is valid Python,
so that it can be written into the exported code as it stands.
"""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from studio.message import UserError
from studio.value import Expression, Value

LONGEST = 500
"""Characters of an expression."""
LARGEST = 10**15
"""Whole numbers beyond this are refused: no layer has so many of anything."""
_LONGEST_TEXT = 10_000

FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "abs": abs,
    "bool": bool,
    "float": float,
    "int": int,
    "len": len,
    "max": max,
    "min": min,
    "round": round,
    "sum": sum,
}
"""The functions an expression may call: builtins of Python, so that exported code needs nothing."""

_BINARY: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
}
_UNARY: Mapping[type[ast.unaryop], Callable[[Any], Any]] = {
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
    ast.Not: operator.not_,
}
_COMPARE: Mapping[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


class ExpressionError(UserError):
    """An expression that cannot be read or computed."""


@lru_cache(maxsize=4096)
def parse(text: str) -> ast.expr:
    """The tree of an expression in which only what is allowed occurs.

    Raises:
        ExpressionError: with what is wrong, in words.
    """
    if len(text) > LONGEST:
        raise ExpressionError(
            "An expression has {limit} characters at most, this one has {found}.",
            limit=LONGEST,
            found=len(text),
        )
    try:
        tree = ast.parse(text.strip(), mode="eval").body
        # In brackets a comment would swallow the closing one.
        ast.parse(f"({text.strip()})", mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ExpressionError(
            '"{text}" is not an expression such as channels * 2.', text=text
        ) from error
    if len(text.strip().splitlines()) > 1:
        raise ExpressionError('"{text}" is more than one line.', text=text)
    _check(tree, text)
    return tree


def names(value: Value) -> frozenset[str]:
    """The variables that a value speaks of; it may be a tuple that holds expressions."""
    if isinstance(value, tuple):
        return frozenset().union(*(names(item) for item in value))
    if not isinstance(value, Expression):
        return frozenset()
    return frozenset(
        node.id
        for node in ast.walk(parse(value.text))
        if isinstance(node, ast.Name) and node.id not in FUNCTIONS
    )


def evaluate(text: str, scope: Mapping[str, Value]) -> Value:
    """The value of an expression where names stand for these values.

    Raises:
        ExpressionError: an unknown name, a division by zero, a wrong type, a number too large.
    """
    try:
        return _proper(_value(parse(text), scope), text)
    except ExpressionError:
        raise
    except ZeroDivisionError as error:
        raise ExpressionError('"{text}" divides by zero.', text=text) from error
    except (TypeError, ValueError, IndexError, OverflowError, RecursionError) as error:
        raise ExpressionError(
            '"{text}" cannot be computed: {reason}.', text=text, reason=error
        ) from error


def resolve(value: Value, scope: Mapping[str, Value]) -> Value:
    """The value with all its expressions computed. Raises :class:`ExpressionError`."""
    if isinstance(value, Expression):
        return evaluate(value.text, scope)
    if isinstance(value, tuple):
        return tuple(resolve(item, scope) for item in value)
    return value


def has_expression(value: Value) -> bool:
    """Whether the value is, or holds, an expression."""
    if type(value) is tuple:
        return any(has_expression(item) for item in value)
    return type(value) is Expression


def renamed(value: Value, old: str, new: str) -> Value:
    """The value with one variable under another name, and all else as it was written."""
    if isinstance(value, tuple):
        return tuple(renamed(item, old, new) for item in value)
    if not isinstance(value, Expression) or old not in names(value):
        return value
    text = value.text.strip()
    found = [n for n in ast.walk(parse(text)) if isinstance(n, ast.Name) and n.id == old]
    raw = text.encode()
    for node in sorted(found, key=lambda n: n.col_offset, reverse=True):
        raw = raw[: node.col_offset] + new.encode() + raw[node.end_col_offset :]
    return Expression(raw.decode())


def substituted(value: Value, scope: Mapping[str, Value]) -> Value:
    """The value with these names replaced by what they stand for, values or expressions.

    What speaks of no name any more is computed. Raises :class:`ExpressionError`.
    """
    if isinstance(value, tuple):
        return tuple(substituted(item, scope) for item in value)
    if not isinstance(value, Expression) or not names(value) & scope.keys():
        return value
    text = value.text.strip()
    tree = parse(text)
    if isinstance(tree, ast.Name):
        return scope[tree.id]
    raw = text.encode()
    found = [n for n in ast.walk(tree) if isinstance(n, ast.Name) and n.id in scope]
    for node in sorted(found, key=lambda n: n.col_offset, reverse=True):
        new = _written(scope[node.id]).encode()
        raw = raw[: node.col_offset] + new + raw[node.end_col_offset :]
    result = Expression(raw.decode())
    return result if names(result) else evaluate(result.text, {})


def _written(value: Value) -> str:
    """A value as a part of an expression."""
    if isinstance(value, Expression):
        text = value.text.strip()
        return text if isinstance(parse(text), ast.Name | ast.Constant) else f"({text})"
    if isinstance(value, tuple):
        inner = ", ".join(_written(item) for item in value)
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    return f"({value!r})" if isinstance(value, int | float) and value < 0 else repr(value)


def _check(tree: ast.expr, text: str) -> None:
    for node in ast.walk(tree):
        allowed = isinstance(
            node,
            ast.Name
            | ast.Tuple
            | ast.List
            | ast.IfExp
            | ast.BoolOp
            | ast.boolop
            | ast.Subscript
            | ast.expr_context,
        )
        match node:
            case ast.Constant():
                allowed = node.value is None or type(node.value) in (bool, int, float, str)
            case ast.BinOp():
                allowed = type(node.op) in _BINARY
            case ast.UnaryOp():
                allowed = type(node.op) in _UNARY
            case ast.Compare():
                allowed = all(type(op) in _COMPARE for op in node.ops)
            case ast.Call():
                allowed = isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS
                allowed = allowed and not node.keywords
            case ast.operator() | ast.unaryop() | ast.cmpop():
                allowed = True
        if not allowed:
            raise ExpressionError(
                '"{text}" may use numbers, names of variables, + - * / // % **, comparisons, '
                "if … else, and {functions}.",
                text=text,
                functions=", ".join(FUNCTIONS),
            )


def _value(node: ast.expr, scope: Mapping[str, Value]) -> Any:
    match node:
        case ast.Constant():
            return node.value
        case ast.Name():
            if node.id in scope:
                return scope[node.id]
            raise ExpressionError(
                'There is no variable "{name}". Known are: {known}.',
                name=node.id,
                known=", ".join(sorted(scope)) or "none",
            )
        case ast.Tuple() | ast.List():
            return tuple(_value(item, scope) for item in node.elts)
        case ast.UnaryOp():
            return _UNARY[type(node.op)](_value(node.operand, scope))
        case ast.BinOp():
            return _binary(node, _value(node.left, scope), _value(node.right, scope))
        case ast.Compare():
            return _compare(node, scope)
        case ast.BoolOp():
            return _boolean(node, scope)
        case ast.IfExp():
            chosen = node.body if _value(node.test, scope) else node.orelse
            return _value(chosen, scope)
        case ast.Subscript():
            return _value(node.value, scope)[_value(node.slice, scope)]
        case ast.Call(func=ast.Name() as function):
            return FUNCTIONS[function.id](*(_value(item, scope) for item in node.args))
    raise TypeError(f"{type(node).__name__} is not allowed")


def _binary(node: ast.BinOp, left: Any, right: Any) -> Any:
    """The result; sizes are bounded before anything is computed that could be huge."""
    if isinstance(node.op, ast.Pow) and isinstance(left, int) and abs(left) > 1 and right > 64:
        raise OverflowError("the exponent is larger than 64")
    if isinstance(node.op, ast.Mult):
        for text, count in ((left, right), (right, left)):
            if isinstance(text, str | tuple) and _weight(text) * count > _LONGEST_TEXT:
                raise OverflowError("the result is too long")
    if isinstance(node.op, ast.Mod) and isinstance(left, str):
        raise TypeError("% is for numbers")
    return _bounded(_BINARY[type(node.op)](left, right))


def _weight(value: Any) -> int:
    """How long a text is, or all that a tuple holds at any depth."""
    if isinstance(value, tuple):
        return sum(_weight(item) for item in value) or 1
    return len(value) or 1 if isinstance(value, str) else 1


def _bounded(value: Any) -> Any:
    if isinstance(value, complex):
        raise ValueError("the result is not a real number")  # noqa: TRY004
    if isinstance(value, int) and abs(value) > LARGEST:
        raise OverflowError("the result is too large")
    return value


def _compare(node: ast.Compare, scope: Mapping[str, Value]) -> bool:
    left = _value(node.left, scope)
    for op, item in zip(node.ops, node.comparators, strict=True):
        right = _value(item, scope)
        if not _COMPARE[type(op)](left, right):
            return False
        left = right
    return True


def _boolean(node: ast.BoolOp, scope: Mapping[str, Value]) -> Any:
    stops = isinstance(node.op, ast.Or)
    value: Any = None
    for item in node.values:
        value = _value(item, scope)
        if bool(value) == stops:
            break
    return value


def _proper(value: Any, text: str) -> Value:
    """The result as a parameter's value."""
    if isinstance(value, tuple):
        return tuple(_proper(item, text) for item in value)
    if isinstance(value, float) and not math.isfinite(value):
        raise ExpressionError('"{text}" is not a finite number.', text=text)
    if value is None or isinstance(value, bool | int | float | str):
        return _bounded(value) if type(value) is int else value
    raise ExpressionError('"{text}" is not a number.', text=text)
