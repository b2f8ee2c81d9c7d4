"""What layers for images, signals and volumes refuse, in words, and the click that mends it."""

from __future__ import annotations

from typing import Any

import pytest
from drawing import Drawing

from studio.compile.analysis import Analyser
from studio.compile.problems import Problem

Shape = tuple[int | str, ...]

SIGNAL: Shape = ("N", 4, 16)
IMAGE: Shape = ("N", 4, 8, 8)
VOLUME: Shape = ("N", 4, 6, 6, 6)


def drawn(kind: str, params: dict[str, Any], shape: Shape) -> Drawing:
    draw = Drawing()
    source = draw.add("input", "x", shape=shape)
    draw.chain(source, draw.add(f"torch.nn.{kind}", "layer", **params), draw.add("output"))
    return draw


def problems(draw: Drawing) -> list[Problem]:
    return list(Analyser(draw.catalogue).analyse(draw.project).problems)


@pytest.mark.parametrize(
    ("kind", "params", "shape", "sentence"),
    [
        ("MaxPool1d", {"kernel_size": 20}, SIGNAL, "The kernel (20) is larger than what x gives"),
        ("LPPool2d", {"kernel_size": (9, 1)}, IMAGE, "The kernel (9 × 1) is larger than what x"),
        ("AvgPool3d", {"kernel_size": 20}, VOLUME, "The kernel (20) is larger than what x gives"),
        ("Unfold", {"kernel_size": 9}, IMAGE, "The kernel (9) is larger than what x gives"),
        ("MaxPool2d", {"padding": 2}, IMAGE, "padding (2) can be half of kernel_size (2) at most."),
        (
            "MaxPool2d",
            {"kernel_size": (3, 2), "padding": (2, 1)},
            IMAGE,
            "padding (2 × 1) can be half of kernel_size (3 × 2) at most.",
        ),
        (
            "FractionalMaxPool2d",
            {"output_size": 3},
            IMAGE,
            "FractionalMaxPool2d takes output_size or output_ratio, not both.",
        ),
        ("Upsample", {"size": 9}, IMAGE, "Upsample takes size or scale_factor, not both."),
        ("Upsample", {"scale_factor": None}, IMAGE, "Upsample needs size or scale_factor."),
        (
            "Upsample",
            {"mode": "linear"},
            IMAGE,
            "The mode linear is for N × channels × length; x gives N × 4 × 8 × 8.",
        ),
        (
            "Upsample",
            {"mode": "bicubic"},
            VOLUME,
            "The mode bicubic is for N × channels × height × width; x gives N × 4 × 6 × 6 × 6.",
        ),
        (
            "Upsample",
            {"align_corners": True},
            IMAGE,
            "align_corners has no meaning for the mode nearest. Set it to none.",
        ),
        (
            "PixelShuffle",
            {"upscale_factor": 3},
            IMAGE,
            "x gives N × 4 × 8 × 8, which cannot be split evenly by upscale_factor (3).",
        ),
        (
            "PixelUnshuffle",
            {"downscale_factor": 3},
            IMAGE,
            "x gives N × 4 × 8 × 8, which cannot be split evenly by downscale_factor (3).",
        ),
        (
            "ChannelShuffle",
            {"groups": 3},
            IMAGE,
            "x gives N × 4 × 8 × 8, which cannot be split evenly by groups (3).",
        ),
        (
            "Conv2d",
            {"padding": "same", "stride": 2},
            IMAGE,
            "The padding same needs a stride of 1.",
        ),
        (
            "Conv3d",
            {},
            IMAGE,
            "Conv3d wants N × channels × depth × height × width; x gives N × 4 × 8 × 8.",
        ),
        (
            "ReflectionPad2d",
            {"padding": 9},
            IMAGE,
            "The padding (9) is too large for what x gives (N × 4 × 8 × 8): it is made of the "
            "input itself.",
        ),
        (
            "Conv1d",
            {"padding": 17, "padding_mode": "circular"},
            SIGNAL,
            "The padding (17) is too large for what x gives (N × 4 × 16): it is made of the input "
            "itself.",
        ),
    ],
)
def test_a_refusal_is_said_in_words_and_mended_by_a_click(
    kind: str, params: dict[str, Any], shape: Shape, sentence: str
) -> None:
    draw = drawn(kind, params, shape)
    (problem,) = problems(draw)
    assert problem.severity == "error"
    assert str(problem.message).startswith(sentence)
    draw.do(problem.fixes[0].edit)
    assert problems(draw) == []


@pytest.mark.parametrize(
    ("kind", "params", "shape", "sentence"),
    [
        (
            "InstanceNorm2d",
            {},
            ("N", 4, 1, 1),
            "InstanceNorm2d needs more than one value in every channel; x gives N × 4 × 1 × 1.",
        ),
        (
            "Fold",
            {},
            IMAGE,
            "Fold wants N × values of a window × windows; x gives N × 4 × 8 × 8.",
        ),
        (
            "Unflatten",
            {"unflattened_size": ("N", 4)},
            IMAGE,
            "unflattened_size is the same for every batch, so it cannot hold N, but it is "
            '("N", 4).',
        ),
    ],
)
def test_a_refusal_that_no_click_mends_is_said_in_words(
    kind: str, params: dict[str, Any], shape: Shape, sentence: str
) -> None:
    (problem,) = problems(drawn(kind, params, shape))
    assert str(problem.message) == sentence
    assert problem.fixes == ()


def test_a_missing_axis_of_channels_is_pointed_out() -> None:
    draw = drawn("MaxPool2d", {}, ("N", 8, 8))
    (problem,) = problems(draw)
    assert problem.severity == "warning"
    assert str(problem.message) == (
        "MaxPool2d wants N × channels × height × width; x gives N × 8 × 8, so its batch is taken "
        "for channels."
    )
    draw.do(problem.fixes[0].edit)
    assert problems(draw) == []


def test_a_number_for_each_feature_is_enough_for_batch_norm() -> None:
    assert problems(drawn("BatchNorm1d", {}, ("N", 8))) == []


@pytest.mark.parametrize(
    ("kind", "shape"),
    [("ConvTranspose1d", SIGNAL), ("ConvTranspose2d", IMAGE), ("ConvTranspose3d", VOLUME)],
)
def test_channels_of_a_transposed_convolution_are_refused_before_a_run(kind, shape):
    """torch itself says so only where it computes."""
    for channels in (2, 8):
        draw = drawn(kind, {"in_channels": channels, "out_channels": 3}, shape)
        (problem,) = problems(draw)
        assert str(problem.message) == f"in_channels is set to {channels}, but x brings 4."
        draw.do(problem.fixes[0].edit)
        assert problems(draw) == []


@pytest.mark.parametrize("kind", ["Dropout2d", "FeatureAlphaDropout"])
def test_channels_are_not_dropped_where_there_are_none(kind: str) -> None:
    assert len(problems(drawn(kind, {}, ("N",)))) == 1
    assert all(each.severity == "warning" for each in problems(drawn(kind, {}, ("N", 4, 5, 5))))
