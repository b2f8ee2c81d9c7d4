"""Expressions in parameters: what they may say, what they give, and how they are rewritten."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.expression import (
    LONGEST,
    ExpressionError,
    evaluate,
    has_expression,
    names,
    parse,
    renamed,
    resolve,
    substituted,
)
from studio.value import Expression, Value

SCOPE: dict[str, Value] = {"width": 32, "depth": 3, "rate": 0.5, "sizes": (8, 16), "how": "mean"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("width * 2", 64),
        (" width // depth ", 10),
        ("width / 64", 0.5),
        ("-width % 5", 3),
        ("2 ** depth", 8),
        ("+depth", 3),
        ("not depth", False),
        ("width if depth > 2 else 1", 32),
        ("0 < depth <= 3", True),
        ("0 < depth < 3", False),
        ("depth == 3 and width or 7", 32),
        ("None or 0", 0),
        ("sizes[-1]", 16),
        ("(width, [1, 2])", (32, (1, 2))),
        ("max(width, 100) - min(sizes)", 92),
        ("int(width * rate) + len(sizes) + sum(sizes)", 42),
        ("round(rate * 3) + abs(-1)", 3),
        ("how + 's'", "means"),
        ("how != 'max'", True),
        ("sizes * 2", (8, 16, 8, 16)),
        ("float(bool(width))", 1.0),
    ],
)
def test_values(text: str, value: Value) -> None:
    found = evaluate(text, SCOPE)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        *("", "width *", "a = 1", "lambda: 1", "[x for x in sizes]", "f'{width}'", "width.real"),
        *("__import__('os')", "open('x')", "max(width, key=abs)", "max(*sizes)", "{1: 2}", "{1}"),
        *("1j", "b'x'", "...", "a := 1", "await width", "width is None", "1 in sizes", "~1"),
        *("1 << 9", "1 | 2", "1 @ 2", "sizes[0:1]", "max", "(" * 300 + ")" * 300, "x" * 501),
        *("\x00", "width # wide", "(width +\n 1)", "(width +\r 1)"),
    ],
)
def test_what_is_no_expression_is_refused(text: str) -> None:
    with pytest.raises(ExpressionError):
        evaluate(text, SCOPE)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("height", 'There is no variable "height". Known are: depth, how, rate, sizes, width.'),
        ("width // 0", '"width // 0" divides by zero.'),
        ("width + how", "cannot be computed: unsupported operand"),
        ("sizes[9]", "cannot be computed: tuple index out of range"),
        ("2.0 ** 5000", "cannot be computed"),
        ("2 ** 65", "cannot be computed: the exponent is larger than 64"),
        ("10 ** 15 * 10", "cannot be computed: the result is too large"),
        ("(-1) ** 0.5", "cannot be computed: the result is not a real number"),
        ("1e308 * 10", "is not a finite number"),
        ("how * 10000", "cannot be computed: the result is too long"),
        ("((1,) * 9000,) * 9000", "cannot be computed: the result is too long"),
        ("(('x' * 9000,) * 2,) * 9000", "cannot be computed: the result is too long"),
        ("'%999999999d' % 1", "cannot be computed: % is for numbers"),
        ("'a' * (1, 2)", "cannot be computed"),
    ],
)
def test_what_cannot_be_computed(text: str, words: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        evaluate(text, SCOPE)
    assert words in str(caught.value)


def test_the_longest_expression() -> None:
    parse("1" * LONGEST)
    with pytest.raises(ExpressionError, match="500 characters at most, this one has 501"):
        parse("1" * (LONGEST + 1))


def test_names_are_those_of_variables() -> None:
    value = (Expression("max(width, depth[0])"), 1, (Expression("rate"), "how"))
    assert names(value) == {"width", "depth", "rate"}
    assert names("width") == frozenset()
    assert has_expression(value)
    assert not has_expression((1, "width"))
    assert resolve((Expression("width"), (2, Expression("depth"))), SCOPE) == (32, (2, 3))


def test_a_variable_gets_another_name_and_all_else_stays() -> None:
    value = (Expression(" width*2 + ä*width  -  width_2"), 3)
    assert renamed(value, "width", "ö") == (Expression("ö*2 + ä*ö  -  width_2"), 3)
    assert renamed(value, "ä", "b") == (Expression("width*2 + b*width  -  width_2"), 3)
    assert renamed(value, "depth", "b") == value
    assert renamed(Expression("max(max_, 1)"), "max", "min") == Expression("max(max_, 1)")
    assert renamed("width", "width", "b") == "width"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("width", 8),
        ("width * 2", 16),
        ("2 ** depth", Expression("2 ** (a + 1)")),
        ("depth", Expression("a + 1")),
        ("width + other", Expression("8 + other")),
        ("2 - low", 5),
        ("low ** 2", 9),
        ("(width, bare)", Expression("(8, b)")),
        ("how + 's'", "it'ss"),
        ("sizes[0] + one[0]", 3),
        ("none or 4", 4),
        ("other * 2", Expression("other * 2")),
    ],
)
def test_names_are_replaced_by_what_they_stand_for(text: str, value: Value) -> None:
    scope: dict[str, Value] = {
        "width": 8,
        "depth": Expression("a + 1"),
        "low": -3,
        "bare": Expression("b"),
        "how": "it's",
        "sizes": (1, 2),
        "one": (2,),
        "none": None,
    }
    assert substituted(Expression(text), scope) == value
    assert substituted((Expression(text), 1), scope) == (value, 1)


@given(st.integers(-50, 50), st.integers(-50, 50), st.sampled_from("+-*"), st.sampled_from("+-*"))
def test_to_replace_and_compute_is_to_compute(a: int, b: int, op: str, other: str) -> None:
    inner, outer = f"x {op} {a}", f"y {other} y - x"
    whole = substituted(Expression(outer), {"y": Expression(inner)})
    assert isinstance(whole, Expression)
    y = evaluate(inner, {"x": b})
    assert evaluate(whole.text, {"x": b}) == evaluate(outer, {"x": b, "y": y})
