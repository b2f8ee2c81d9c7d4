"""Expressions as they are written into Python: with other names, and as a formatter leaves them."""

from __future__ import annotations

import ast
import math
from collections.abc import Callable

from studio.expression import FUNCTIONS, parse
from studio.value import Expression, Value

_SYMBOLS: dict[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "**",
    ast.USub: "-",
    ast.UAdd: "+",
    ast.Not: "not ",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.And: "and",
    ast.Or: "or",
}

# How tightly things bind, the loosest first.
_CHOICE, _OR, _AND, _NOT, _COMPARE, _SUM, _PRODUCT, _SIGN, _POWER, _ATOM = range(10)


def formula(text: str, name: Callable[[str], str]) -> str:
    """The expression with each variable under the name it has where the text is to stand."""
    return _Writer(name).text(parse(text))


def spelt(value: Value, name: Callable[[str], str]) -> Value:
    """The value with its expressions as the Python that is to stand there."""
    if isinstance(value, Expression):
        return Expression(formula(value.text, name))
    if isinstance(value, tuple):
        return tuple(spelt(item, name) for item in value)
    return value


def constant(value: Value) -> str:
    """A value as it is written. An expression in it is taken to be Python already."""
    if isinstance(value, Expression):
        return value.text
    if isinstance(value, tuple):
        inner = ", ".join(map(constant, value))
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    if isinstance(value, str):
        quoted = repr(value)[1:-1].replace("\\'", "'")
        return '"' + quoted.replace('"', '\\"') + '"'
    if isinstance(value, float):
        return number(value)
    return repr(value)


def number(value: float) -> str:
    """A number as a person writes it: ``1e-6``, ``-1e9``, ``0.001``."""
    if not math.isfinite(value):
        return f'float("{value}")'
    plain = repr(value)
    mantissa, _, exponent = f"{value:.16e}".partition("e")
    if "e" in plain:
        mantissa, _, exponent = plain.partition("e")
    short = f"{mantissa.rstrip('0').removesuffix('.') if '.' in mantissa else mantissa}"
    short += f"e{int(exponent)}"
    is_same = float(short) == value
    return short if is_same and ("e" in plain or len(short) + 3 < len(plain)) else plain


class _Writer:
    def __init__(self, name: Callable[[str], str]) -> None:
        self._name = name

    def text(self, node: ast.expr, least: int = _CHOICE) -> str:
        """The text of a part, in brackets where it binds less tightly than its place asks."""
        text, binds = self._write(node)
        return text if binds >= least else f"({text})"

    def _write(self, node: ast.expr) -> tuple[str, int]:
        match node:
            case ast.Constant(value=value):
                return constant(value), _ATOM  # type: ignore[arg-type]
            case ast.Name(id=name):
                return name if name in FUNCTIONS else self._name(name), _ATOM
            case ast.Tuple(elts=items) | ast.List(elts=items):
                inner = ", ".join(map(self.text, items))
                return f"({inner},)" if len(items) == 1 else f"({inner})", _ATOM
            case ast.Call(func=function, args=items):
                return f"{self.text(function)}({', '.join(map(self.text, items))})", _ATOM
            case ast.Subscript(value=value, slice=place):
                return f"{self.text(value, _ATOM)}[{self.text(place)}]", _ATOM
            case ast.UnaryOp(op=op, operand=operand):
                binds = _NOT if isinstance(op, ast.Not) else _SIGN
                power = isinstance(operand, ast.BinOp) and isinstance(operand.op, ast.Pow)
                inside = self.text(operand, _NOT if binds == _NOT and not power else _ATOM)
                return _SYMBOLS[type(op)] + inside, binds
            case ast.BinOp():
                return self._binary(node)
            case ast.Compare(left=left, ops=ops, comparators=others):
                parts = [self.text(left, _SUM)]
                for compare, other in zip(ops, others, strict=True):
                    parts.append(f"{_SYMBOLS[type(compare)]} {self.text(other, _SUM)}")
                return " ".join(parts), _COMPARE
            case ast.BoolOp(op=word, values=items):
                binds = _AND if isinstance(word, ast.And) else _OR
                joint = f" {_SYMBOLS[type(word)]} "
                return joint.join(self.text(item, binds + 1) for item in items), binds
            case ast.IfExp(test=test, body=body, orelse=other):
                first, asked = self.text(body, _OR), self.text(test, _OR)
                return f"{first} if {asked} else {self.text(other)}", _CHOICE
        raise TypeError(type(node).__name__)

    def _binary(self, node: ast.BinOp) -> tuple[str, int]:
        symbol = _SYMBOLS[type(node.op)]
        if isinstance(node.op, ast.Pow):
            left, right = self.text(node.left, _ATOM), self.text(node.right, _SIGN)
            hugs = _is_simple(node.left) and _is_simple(node.right, sign=True)
            return (f"{left}**{right}" if hugs else f"{left} ** {right}"), _POWER
        binds = _SUM if isinstance(node.op, ast.Add | ast.Sub) else _PRODUCT
        left, right = self.text(node.left, binds), self.text(node.right, binds + 1)
        return f"{left} {symbol} {right}", binds


def _is_simple(node: ast.expr, *, sign: bool = False) -> bool:
    """Whether the formatter puts no blanks between this and ``**``."""
    if sign and isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return _is_simple(node.operand, sign=True)
    if isinstance(node, ast.Constant):
        return isinstance(node.value, int | float)
    return isinstance(node, ast.Name)
