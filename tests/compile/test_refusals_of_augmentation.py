"""What augmentations would refuse in training is said while they are drawn."""

from __future__ import annotations

from typing import Any

import pytest
from drawing import Drawing

from studio.compile.analysis import Analyser
from studio.compile.problems import Problem

IMAGE = ("N", 3, 8, 8)


def problems(kind: str, shape: tuple[Any, ...], dtype: str, **params: Any) -> list[Problem]:
    draw = Drawing()
    layer = draw.add(kind, "layer", **params)
    draw.wire(draw.add("input", "x", shape=shape, dtype=dtype), f"{layer}.x")
    if kind in ("MixUp", "CutMix"):
        draw.wire(draw.add("input", "y", shape=("N",), dtype="int64"), f"{layer}.labels")
        draw.wire(f"{layer}.soft_labels", draw.add("output", "soft"))
    draw.wire(f"{layer}.output", draw.add("output", "changed"))
    return list(Analyser(draw.catalogue).analyse(draw.project).problems)


@pytest.mark.parametrize(
    "kind",
    [
        "RandomCrop",
        "RandomResizedCrop",
        "RandomHorizontalFlip",
        "RandomVerticalFlip",
        "RandomRotation",
        "RandomAffine",
        "ColorJitter",
        "RandomGrayscale",
        "RandomGaussianBlur",
        "RandomErasing",
    ],
)
def test_a_vector_is_no_image(kind: str) -> None:
    (problem,) = problems(kind, ("N", 64), "float32")
    found = f"{kind} wants N × channels × height × width; x gives N × 64."
    assert str(problem.message) == found
    assert [str(fix.title) for fix in problem.fixes] == ["Insert Reshape to N × 1 × 8 × 8"]
    assert problems(kind, IMAGE, "float32") == []


@pytest.mark.parametrize(
    "kind",
    [
        "RandomResizedCrop",
        "RandomRotation",
        "RandomAffine",
        "ColorJitter",
        "RandomGrayscale",
        "RandomGaussianBlur",
    ],
)
def test_whole_numbers_have_nothing_between_them(kind: str) -> None:
    (problem,) = problems(kind, IMAGE, "int64")
    found = f"{kind} wants real numbers (float32); x gives int64."
    assert str(problem.message) == found


@pytest.mark.parametrize("kind", ["MixUp", "CutMix"])
def test_whole_numbers_cannot_be_mixed(kind: str) -> None:
    (problem,) = problems(kind, IMAGE, "int64")
    assert "real numbers (float32)" in str(problem.message)
    assert problems(kind, IMAGE, "float32") == []


@pytest.mark.parametrize(
    "kind", ["RandomCrop", "RandomHorizontalFlip", "RandomVerticalFlip", "RandomErasing"]
)
def test_whole_numbers_can_be_moved_and_replaced(kind: str) -> None:
    assert problems(kind, IMAGE, "int64") == []


@pytest.mark.parametrize("kind", ["TimeMask", "RandomShift"])
def test_an_axis_that_is_not_there_is_named(kind: str) -> None:
    (problem,) = problems(kind, ("N", 6), "float32", dim=2)
    found = "dim is 2, but x gives N × 6, which has no such axis: they are 0 to 1."
    assert str(problem.message) == found


def test_a_window_larger_than_the_padded_image_is_refused() -> None:
    (problem,) = problems("RandomCrop", IMAGE, "float32", size=20)
    assert "20 × 20 does not fit into the padded image of 16 × 16" in str(problem.message)
