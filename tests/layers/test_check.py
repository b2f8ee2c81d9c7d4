"""Values against parameters, in the words the user reads."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from studio.layers.catalogue import standard
from studio.layers.check import check, normalise
from studio.layers.spec import Param
from studio.value import Value

CATALOGUE = standard()


def param(kind: str, name: str) -> Param:
    spec = CATALOGUE.find(kind) or CATALOGUE.find(f"torch.nn.{kind}")
    assert spec is not None
    found = spec.param(name)
    assert found is not None
    return found


def refusal(kind: str, name: str, value: object) -> str:
    return str(check(param(kind, name), value))


@pytest.mark.parametrize(
    ("kind", "name", "value", "sentence"),
    [
        ("Linear", "out_features", "ten", 'out_features must be a whole number, but it is "ten".'),
        ("Linear", "out_features", 2.5, "out_features must be a whole number, but it is 2.5."),
        ("Linear", "out_features", True, "out_features must be a whole number, but it is true."),
        ("Linear", "out_features", None, "out_features must be a whole number, but it is none."),
        ("Linear", "out_features", 0, "out_features must be at least 1, but it is 0."),
        ("Linear", "bias", 1, "bias must be true or false, but it is 1."),
        ("Dropout", "p", 1.5, "p must be between 0 and 1, but it is 1.5."),
        ("Dropout", "p", float("nan"), "p must be a number, but it is nan."),
        ("Dropout", "p", float("inf"), "p must be a number, but it is inf."),
        ("Dropout", "p", (0.5,), "p must be a number, but it is (0.5)."),
        ("LayerNorm", "eps", -1e-5, "eps must be at least 0, but it is -1e-05."),
        (
            "Conv2d",
            "padding_mode",
            "mirror",
            'padding_mode must be one of zeros, reflect, replicate, circular, but it is "mirror".',
        ),
        (
            "Conv2d",
            "kernel_size",
            (3, 3, 3),
            "kernel_size must be one whole number or 2 of them such as 3 × 3, but it is (3, 3, 3).",
        ),
        ("Conv2d", "kernel_size", (3, 0), "kernel_size must be at least 1, but it is (3, 0)."),
        ("Conv2d", "kernel_size", (3, None), None),
        (
            "Conv2d",
            "padding",
            "full",
            "padding must be one whole number, 2 of them such as 3 × 3, or one of same, valid, "
            'but it is "full".',
        ),
        ("Conv1d", "kernel_size", "x", 'kernel_size must be a whole number, but it is "x".'),
        (
            "Conv1d",
            "padding",
            "full",
            'padding must be a whole number or one of same, valid, but it is "full".',
        ),
        (
            "torch.permute",
            "dims",
            (),
            "dims must be whole numbers such as 0, 2, 1, but it is ().",
        ),
        (
            "torch.reshape",
            "shape",
            ("N", -1, -1),
            'shape can have one axis of size -1 at most, but it is ("N", -1, -1).',
        ),
        ("torch.reshape", "shape", ("N", -2), 'shape must be at least -1, but it is ("N", -2).'),
        ("input", "shape", ("N", 0), 'shape must be at least 1, but it is ("N", 0).'),
        (
            "input",
            "shape",
            "N",
            "shape must be a list of sizes such as N, 1, 28, 28, or with names in capitals for "
            'sizes that are open, such as N, T, 64, but it is "N".',
        ),
    ],
)
def test_what_does_not_fit_is_refused_in_words(
    kind: str, name: str, value: Value, sentence: str | None
) -> None:
    found = check(param(kind, name), value)
    assert found is not None
    if sentence:
        assert str(found) == sentence


def test_a_number_too_large_for_torch_is_refused() -> None:
    assert refusal("Linear", "out_features", 10**5000) == (
        "out_features must be a whole number, but it is a number of 16610 bits."
    )


def test_a_maximum_alone_is_named() -> None:
    only = Param("share", "float", 0.0, "A share.", maximum=1)
    assert str(check(only, 2.0)) == "share must be at most 1, but it is 2."
    assert check(only, -5.0) is None


def test_text_takes_only_text() -> None:
    path = Param("path", "text", "", "A file.")
    assert check(path, "a b") is None
    assert str(check(path, 3)) == "path must be text, but it is 3."


def test_what_is_long_is_cut() -> None:
    sentence = refusal("Linear", "out_features", "9" * 5000)
    assert sentence.endswith("….")
    assert len(sentence) < 120


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        ("Conv2d", "kernel_size", 3),
        ("Conv2d", "kernel_size", (3, 5)),
        ("Conv2d", "padding", "same"),
        ("Conv1d", "kernel_size", (3,)),
        ("MaxPool2d", "stride", None),
        ("AdaptiveAvgPool2d", "output_size", (None, 7)),
        ("Dropout", "p", 1),
        ("BatchNorm1d", "momentum", None),
        ("LayerNorm", "normalized_shape", (8, 8)),
        ("LayerNorm", "normalized_shape", 8),
        ("torch.reshape", "shape", ("N", -1)),
        ("torch.reshape", "shape", (-1, "N")),
        ("torch.permute", "dims", (0, -1, 1)),
        ("input", "shape", ()),
        ("Softmax", "dim", -3),
        ("Embedding", "padding_idx", -1),
    ],
)
def test_what_fits_is_accepted(kind: str, name: str, value: Value) -> None:
    assert check(param(kind, name), value) is None


@pytest.mark.parametrize(
    ("kind", "name", "most"),
    [
        ("torch.Tensor.view", "shape", 64),
        ("input", "shape", 64),
        ("torch.permute", "dims", 128),
        ("AdaptiveLogSoftmaxWithLoss", "cutoffs", 128),
    ],
)
def test_a_list_has_an_end(kind: str, name: str, most: int) -> None:
    assert check(param(kind, name), (1,) * most) is None
    said = f"{name} has {most} numbers at most, but it has {most + 1}."
    assert refusal(kind, name, (1,) * (most + 1)) == said


def test_there_may_be_a_weight_for_each_of_many_classes() -> None:
    assert check(param("CrossEntropyLoss", "weight"), (1.0,) * 21_841) is None


def test_torch_refuses_what_the_gaps_of_output_size_refuse() -> None:
    x_NCHW = torch.rand(1, 2, 8, 8)
    size = param("AdaptiveAvgPool2d", "output_size")
    assert torch.nn.AdaptiveAvgPool2d((None, 2))(x_NCHW).shape == (1, 2, 8, 2)
    assert check(size, None) is not None
    with pytest.raises(TypeError):
        torch.nn.AdaptiveAvgPool2d(None)(x_NCHW)  # type: ignore[arg-type]
    assert check(param("MaxPool2d", "stride"), (None, 2)) is not None
    with pytest.raises(TypeError):
        torch.nn.MaxPool2d(2, (None, 2))(x_NCHW)  # type: ignore[arg-type]


def test_values_are_kept_in_one_form() -> None:
    kernel, chance = param("Conv2d", "kernel_size"), param("Dropout", "p")
    assert normalise(kernel, [3, 5]) == (3, 5)
    assert normalise(kernel, torch.Size([3, 3])) == (3, 3)
    assert type(normalise(kernel, torch.Size([3, 3]))) is tuple
    assert normalise(kernel, (3, 3)) == (3, 3)
    assert type(normalise(kernel, np.int64(3))) is int
    assert type(normalise(chance, 1)) is float
    assert type(normalise(chance, np.float32(0.5))) is float
    assert normalise(chance, True) is True
    assert normalise(param("Linear", "out_features"), 3.0) == 3.0
    assert normalise(param("MaxPool2d", "stride"), None) is None
    assert normalise(param("input", "shape"), ["N", [1]]) == ("N", (1,))


def test_a_value_of_no_known_kind_is_left_to_the_check() -> None:
    kernel = param("Conv2d", "kernel_size")
    odd = {"height": 3}
    assert check(kernel, normalise(kernel, odd)) is not None
