"""Values as text, both ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.expression import ExpressionError
from studio.layers.catalogue import standard
from studio.layers.check import LARGEST, check
from studio.layers.entry import format_value, parse
from studio.layers.spec import Param
from studio.message import UserError
from studio.value import Expression, Value

PARAMS = [param for spec in standard() for param in spec.params] + [
    Param("path", "text", "", "A file."),
    Param("label", "text", None, "A column.", optional=True),
    Param("decay", "float", None, "A share.", optional=True, maximum=1),
    Param("ratio", "floats", 0.5, "A share each.", length=2, minimum=0, maximum=1),
    Param("weights", "floats", (1.0,), "One each.", gaps=True),
]
NOTATED = {"index": [":, 0", "...", "[1:2, None]"], "equation": ["bi,bi->b", "... i, i j"],
           "factor": ["0.95 ** epoch", "0.5"]}  # fmt: skip
OF = {
    "kernel_size": "torch.nn.Conv2d",
    "padding": "torch.nn.Conv2d",
    "output_size": "torch.nn.AdaptiveAvgPool2d",
    "stride": "torch.nn.MaxPool2d",
    "momentum": "torch.nn.BatchNorm2d",
    "shape": "torch.reshape",
    "dims": "torch.permute",
    "bias": "torch.nn.Linear",
    "out_features": "torch.nn.Linear",
    "p": "torch.nn.Dropout",
    "eps": "torch.nn.LayerNorm",
    "padding_mode": "torch.nn.Conv2d",
    "approximate": "torch.nn.GELU",
}
"""Of which kind a parameter is meant here."""


def named(name: str) -> Param:
    """The parameter of the kind above, or the one of no kind."""
    spec = standard().find(OF.get(name, ""))
    of_spec = spec.param(name) if spec else None
    return of_spec or next(param for param in reversed(PARAMS) if param.name == name)


def whole(param: Param) -> st.SearchStrategy[int]:
    low = int(param.minimum) if param.minimum is not None else -LARGEST
    return st.integers(low, int(param.maximum) if param.maximum is not None else LARGEST)


def real(param: Param) -> st.SearchStrategy[float]:
    return st.floats(param.minimum, param.maximum, allow_nan=False, allow_infinity=False)


def values(param: Param) -> st.SearchStrategy[Value]:
    """All values that fit a parameter."""
    found: st.SearchStrategy[Value]
    match param.type:
        case "bool":
            found = st.booleans()
        case "text":
            found = st.text() if not param.notation else st.sampled_from(NOTATED[param.notation])
        case "choice":
            found = st.sampled_from(param.choices)
        case "int":
            found = whole(param)
        case "float":
            found = real(param)
        case "shape":
            axis = st.just("N") | whole(param) if param.batch else whole(param)
            sizes = st.lists(axis).map(tuple)
            found = sizes.filter(lambda shape: shape.count(-1) <= 1)
        case "ints" | "floats":
            one = whole(param) if param.type == "ints" else real(param)
            item = one | st.none() if param.gaps else one
            most = param.length or 6
            found = one | st.lists(item, min_size=param.length or 1, max_size=most).map(tuple)
            if param.choices:
                found = found | st.sampled_from(param.choices)
    return found | st.none() if param.optional else found


@given(st.data())
def test_what_is_written_is_read_back(data: st.DataObject) -> None:
    param = data.draw(st.sampled_from(PARAMS))
    value = data.draw(values(param))
    assert check(param, value) is None
    read = parse(param, format_value(param, value))
    assert read == value
    assert type(read) is type(value)


@given(st.sampled_from(PARAMS), st.text())
def test_any_text_is_read_or_refused(param: Param, text: str) -> None:
    try:
        value = parse(param, text)
    except UserError as error:
        # What is wrong with an expression is told in its own words.
        assert param.name in str(error) or isinstance(error, ExpressionError)
    else:
        assert check(param, value) is None


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("kernel_size", (3, 3), "3 × 3"),
        ("kernel_size", 3, "3"),
        ("output_size", (None, 7), "none × 7"),
        ("stride", None, "none"),
        ("shape", ("N", 1, 28, 28), "N, 1, 28, 28"),
        ("shape", (), "()"),
        ("shape", ("N",), "N,"),
        ("dims", (0, 2, 1), "0, 2, 1"),
        ("bias", True, "true"),
        ("p", 0.5, "0.5"),
        ("ratio", (0.5, 0.25), "0.5 × 0.25"),
        ("weights", (1.0,), "1.0,"),
        ("eps", 1e-5, "1e-05"),
        ("padding_mode", "zeros", "zeros"),
        ("label", "none", '"none"'),
    ],
)
def test_values_are_written_as_a_person_would(name: str, value: Value, text: str) -> None:
    assert format_value(named(name), value) == text


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("kernel_size", "3x5", (3, 5)),
        ("kernel_size", " 3 × 5 ", (3, 5)),
        ("kernel_size", "3 5", (3, 5)),
        ("kernel_size", "(3, 5)", (3, 5)),
        ("kernel_size", "[3,5]", (3, 5)),
        ("kernel_size", "3*5", (3, 5)),
        ("padding", "SAME", "same"),
        ("output_size", "None, 7", (None, 7)),
        ("shape", "n × 784", ("N", 784)),
        ("shape", "N,-1", ("N", -1)),
        ("shape", "7", (7,)),
        ("dims", "0 2 1", (0, 2, 1)),
        ("bias", "off", False),
        ("bias", "Yes", True),
        ("p", "1", 1.0),
        ("p", "2e-1", 0.2),
        ("ratio", ".5", 0.5),
        ("ratio", "1 x 0.5", (1.0, 0.5)),
        ("weights", "1, none", (1.0, None)),
        ("momentum", "none", None),
        ("approximate", "none", "none"),
        ("path", " a file ", " a file "),
    ],
)
def test_texts_are_read_generously(name: str, text: str, value: Value) -> None:
    read = parse(named(name), text)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("out_features", "ten", 'out_features must be a whole number, but it is "ten".'),
        ("out_features", "", 'out_features must be a whole number, but it is "".'),
        ("out_features", "-3", "out_features must be at least 1, but it is -3."),
        ("p", "0,5", 'p must be a number, but it is "0,5".'),
        ("p", "nan", "p must be a number, but it is nan."),
        (
            "ratio",
            "half",
            'ratio must be one number or 2 of them such as 0.5 × 0.5, but it is "half".',
        ),
        ("ratio", "2", "ratio must be between 0 and 1, but it is 2."),
        ("weights", "N", 'weights must be numbers such as 0.5, 1, but it is "N".'),
        ("bias", "maybe", 'bias must be true or false, but it is "maybe".'),
        (
            "output_size",
            "3 ×",
            'output_size must be one whole number or 2 of them such as 3 × 3, but it is "3 ×".',
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(name: str, text: str, sentence: str) -> None:
    with pytest.raises(UserError) as caught:
        parse(named(name), text)
    assert str(caught.value) == sentence
    assert caught.value.message.values["param"] == name


KNOWN = ("width", "depth", "mode", "n")
SIZE = Param("size", "int", 1, "A size.", minimum=1)
RATE = Param("rate", "float", 0.1, "A rate.")
SIDES = Param("sides", "ints", 1, "Two sides.", length=2)
SHAPE = Param("shape", "shape", ("N", 1), "A shape.")
WORD = Param("word", "choice", "same", "A word.", choices=("same", "valid"))
NAME = Param("name", "text", "", "A name.")
ON = Param("on", "bool", False, "Whether.")


@pytest.mark.parametrize(
    ("param", "text", "value"),
    [
        (SIZE, "width * 2", Expression("width * 2")),
        (SIZE, "= width*2 ", Expression("width*2")),
        (SIZE, "width", Expression("width")),
        (SIZE, "64", 64),
        (SIZE, "28*28", 784),
        (SIZE, "2 ** 5 - 1", 31),
        (RATE, "1 / 8", 0.125),
        (RATE, "-0.5", -0.5),
        (RATE, "1e-3", 1e-3),
        (RATE, "width / 100", Expression("width / 100")),
        (SIDES, "width", Expression("width")),
        (SIDES, "width * 2", Expression("width * 2")),
        (SIDES, "3 * 5", (3, 5)),
        (SIDES, "width × 3", (Expression("width"), 3)),
        (SIDES, "(width, max(depth, 2))", (Expression("width"), Expression("max(depth, 2)"))),
        (SIDES, "width // 2, width", (Expression("width // 2"), Expression("width"))),
        (SHAPE, "N, width, 8", ("N", Expression("width"), 8)),
        (SHAPE, "N × width * 2 × 8", ("N", Expression("width * 2"), 8)),
        (SHAPE, "n, 3", (Expression("n"), 3)),
        (SHAPE, "width,", (Expression("width"),)),
        (SHAPE, "=width", Expression("width")),
        (WORD, "=mode", Expression("mode")),
        (WORD, "valid", "valid"),
        (NAME, "width", "width"),
        (NAME, "=mode", Expression("mode")),
        (ON, "width > 8", Expression("width > 8")),
        (ON, "yes", True),
    ],
)
def test_expressions_are_read_where_they_speak_of_a_variable(
    param: Param, text: str, value: Value
) -> None:
    found = parse(param, text, KNOWN)
    assert found == value
    assert type(found) is type(value)
    assert parse(param, format_value(param, found), KNOWN) == found


@pytest.mark.parametrize(
    ("param", "text", "words"),
    [
        (SIZE, "=height", 'There is no variable "height". Known are: depth, mode, n, width.'),
        (SIZE, "width +", '"width +" is not an expression such as channels * 2.'),
        (SIZE, "width @ 2", '"width @ 2" may use numbers, names of variables'),
        (SIZE, "=", "Behind the = stands an expression such as channels * 2."),
        (SIZE, "lots", 'size must be a whole number, but it is "lots".'),
        (SIZE, "1 / 2", "size must be a whole number, but it is 0.5."),
        (SIZE, "3 - 5", "size must be at least 1, but it is -2."),
        (SIZE, "1 / 0", '"1 / 0" divides by zero.'),
        (SHAPE, "N, width, height", 'There is no variable "height".'),
    ],
)
def test_expressions_that_cannot_be_read_are_refused_in_words(
    param: Param, text: str, words: str
) -> None:
    with pytest.raises(UserError) as caught:
        parse(param, text, KNOWN)
    assert words in str(caught.value)
