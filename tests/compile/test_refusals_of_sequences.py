"""What embeddings, transformers and losses refuse, in words, and the click that mends it."""

from __future__ import annotations

from typing import Any

import pytest
from drawing import Drawing

from studio.compile.analysis import Analyser
from studio.compile.problems import Problem

# torch says so too, in its own words.
pytestmark = pytest.mark.filterwarnings("ignore:Using a target size:UserWarning")

Given = tuple[tuple[int | str, ...], str]

SEQUENCE: Given = ((6, "N", 8), "float32")
SCORES: Given = (("N", 3), "float32")
COLUMN: Given = (("N", 1), "float32")
ROW: Given = (("N",), "float32")
CLASSES: Given = (("N",), "int64")
CLASS_COLUMN: Given = (("N", 1), "int64")


def drawn(kind: str, params: dict[str, Any], ports: dict[str, Given]) -> Drawing:
    draw = Drawing()
    node = draw.add(kind, "layer", **params)
    for port, (shape, dtype) in ports.items():
        source = draw.add("input", f"the_{port}", shape=shape, dtype=dtype)
        draw.wire(source, f"{node}.{port}")
    draw.wire(node, draw.add("output"))
    return draw


def problems(draw: Drawing) -> list[Problem]:
    return list(Analyser(draw.catalogue).analyse(draw.project).problems)


CASES: list[tuple[str, dict[str, Any], dict[str, Given], str]] = [
    (
        "EmbeddingBag",
        {},
        {"input": (("N", 5), "float32")},
        "EmbeddingBag wants whole numbers (int64) at input; the_input gives float32.",
    ),
    (
        "CrossEntropyLoss",
        {},
        {"input": SCORES, "target": ROW},
        "CrossEntropyLoss wants whole numbers (int64) at target; the_target gives float32.",
    ),
    (
        "AdaptiveLogSoftmaxWithLoss",
        {},
        {"input": (("N", 8), "float32"), "target": ROW},
        "AdaptiveLogSoftmaxWithLoss wants whole numbers (int64) at target; the_target gives "
        "float32.",
    ),
    (
        "NLLLoss",
        {},
        {"input": SCORES, "target": CLASS_COLUMN},
        "NLLLoss wants one class for each example, in one axis: N; the_target gives N × 1.",
    ),
    (
        "FocalLoss",
        {},
        {"input": SCORES, "target": CLASS_COLUMN},
        "FocalLoss wants one class for each example, in one axis: N; the_target gives N × 1.",
    ),
    (
        "InfoNCELoss",
        {},
        {"query": SCORES, "key": (("N", 4), "float32")},
        "InfoNCELoss needs equal shapes: the_query gives N × 3, the_key gives N × 4.",
    ),
    (
        "DiceLoss",
        {},
        {"input": SCORES, "target": ROW},
        "DiceLoss wants whole numbers (int64) at target; the_target gives float32.",
    ),
    (
        "DiceLoss",
        {},
        {"input": (("N", 6, 6, 3), "float32"), "target": (("N", 6, 6), "int64")},
        "DiceLoss reads axis 1 of the_input (N × 6 × 6 × 3) as the classes, so the_target must be "
        "N × 6 × 3; it is N × 6 × 6.",
    ),
    (
        "BCEWithLogitsLoss",
        {},
        {"input": COLUMN, "target": CLASS_COLUMN},
        "BCEWithLogitsLoss wants real numbers (float32) at target; the_target gives int64.",
    ),
    (
        "BCELoss",
        {},
        {"input": COLUMN, "target": ROW},
        "BCELoss compares values one by one, so both shapes must be the same: the_input gives "
        "N × 1, the_target gives N.",
    ),
    (
        "TransformerEncoder",
        {"nhead": 3},
        {"src": SEQUENCE},
        "d_model (8) must be divisible by nhead (3).",
    ),
    (
        "TransformerEncoder",
        {"is_causal": True},
        {"src": SEQUENCE},
        "is_causal is a hint on mask, which is not wired.",
    ),
    (
        "TransformerDecoderLayer",
        {},
        {"tgt": SEQUENCE, "memory": ((6, "N", 16), "float32")},
        "TransformerDecoderLayer works with d_model (8) features in every step; the_memory gives "
        "6 × N × 16 at memory.",
    ),
    (
        "TransformerDecoderLayer",
        {"memory_is_causal": True},
        {"tgt": SEQUENCE, "memory": SEQUENCE},
        "memory_is_causal is a hint on memory_mask, which is not wired.",
    ),
]


@pytest.mark.parametrize(("kind", "params", "ports", "sentence"), CASES)
def test_a_refusal_is_explained_and_a_click_mends_it(
    kind: str, params: dict[str, Any], ports: dict[str, Given], sentence: str
) -> None:
    draw = drawn(kind, params, ports)
    (problem,) = problems(draw)
    assert str(problem.message) == sentence
    assert problem.severity == "error"
    assert len(problem.fixes) == 1
    draw.do(problem.fixes[0].edit)
    assert problems(draw) == []


@pytest.mark.parametrize(
    ("kind", "ports", "sentence"),
    [
        (
            "MSELoss",
            {"input": (("N", 5), "float32"), "target": (("N", 4), "float32")},
            "MSELoss compares values one by one, so both shapes must be the same: the_input gives "
            "N × 5, the_target gives N × 4.",
        ),
        (
            "BinaryDiceLoss",
            {"input": (("N", 4, 8, 8), "float32"), "target": (("N", 8, 8), "float32")},
            "BinaryDiceLoss compares values one by one, so both shapes must be the same: "
            "the_input gives N × 4 × 8 × 8, the_target gives N × 8 × 8.",
        ),
        (
            "NTXentLoss",
            {"first": (("N", 5, 2), "float32"), "second": (("N", 5, 2), "float32")},
            "NTXentLoss cannot take the_first N × 5 × 2, the_second N × 5 × 2. It works where "
            "both are N × features, in the same shape.",
        ),
        (
            "TotalVariationLoss",
            {"input": (("N", 5), "float32")},
            "TotalVariationLoss cannot take the_input N × 5. It works where it has a batch, "
            "channels, and one axis of places or more.",
        ),
    ],
)
def test_a_refusal_without_a_click_is_explained_too(
    kind: str, ports: dict[str, Given], sentence: str
) -> None:
    (problem,) = problems(drawn(kind, {}, ports))
    assert str(problem.message) == sentence
    assert problem.fixes == ()


def test_probabilities_are_no_wrong_classes() -> None:
    assert problems(drawn("CrossEntropyLoss", {}, {"input": SCORES, "target": SCORES})) == []


def test_a_loss_that_compares_a_column_with_a_row_warns_and_is_mended() -> None:
    draw = drawn("MSELoss", {}, {"input": COLUMN, "target": ROW})
    (problem,) = problems(draw)
    assert problem.severity == "warning"
    assert str(problem.message) == (
        "MSELoss compares N × 1 of the_input with N of the_target: the smaller is repeated until "
        "it fits, so each value is compared with several."
    )
    (fix,) = problem.fixes
    draw.do(fix.edit)
    assert problems(draw) == []


@pytest.mark.parametrize("kind", ["NLLLoss", "CrossEntropyLoss", "FocalLoss"])
def test_a_class_for_each_place_of_another_image_is_refused(kind: str) -> None:
    image = (("N", 4, 9, 9), "float32")
    (problem,) = problems(drawn(kind, {}, {"input": image, "target": (("N", 8, 8), "int64")}))
    assert str(problem.message) == (
        f"{kind} reads axis 1 of the_input (N × 4 × 9 × 9) as the classes, so the_target must be "
        "N × 9 × 9; it is N × 8 × 8."
    )
    assert problems(drawn(kind, {}, {"input": image, "target": (("N", 9, 9), "int64")})) == []


def test_a_class_for_each_place_of_an_image_of_another_free_size() -> None:
    scores = (("N", 4, "H", 8), "float32")
    draw = drawn("CrossEntropyLoss", {}, {"input": scores, "target": (("N", "T", 8), "int64")})
    (problem,) = problems(draw)
    assert "since H and T may be of different sizes" in str(problem.message)
    draw.do(problem.fixes[0].edit)
    assert problems(draw) == []


def test_a_variance_for_another_mean_is_refused_though_eval_never_looks_at_it() -> None:
    codes = {"mean": (("N", 12), "float32"), "log_variance": (("N", 5), "float32")}
    (problem,) = problems(drawn("Reparametrise", {}, codes))
    assert str(problem.message).startswith("Reparametrise needs equal shapes: ")
    one_each = {"mean": (("N", 12), "float32"), "log_variance": (("N", 1), "float32")}
    assert problems(drawn("Reparametrise", {}, one_each)) == []


def test_a_loss_that_cannot_stretch_its_input_is_refused() -> None:
    ports = {"input": ((12,), "float32"), "target": (("N", 12), "float32")}
    (problem,) = problems(drawn("SoftMarginLoss", {}, ports))
    assert problem.severity == "error"
    assert str(problem.message).startswith("SoftMarginLoss compares values one by one")
    assert problems(drawn("SoftMarginLoss", {}, {"input": SCORES, "target": SCORES})) == []


@pytest.mark.parametrize("kind", ["MultiMarginLoss", "MultiLabelMarginLoss"])
def test_the_losses_of_a_lone_example_are_one_number(kind: str) -> None:
    target = () if kind == "MultiMarginLoss" else (4,)
    ports = {"input": ((4,), "float32"), "target": (target, "int64")}
    draw = drawn(kind, {"reduction": "none"}, ports)
    analysis = Analyser(draw.catalogue).analyse(draw.project)
    assert analysis.ok
    assert analysis.nodes[draw.graph.find("layer").id].outputs["output"].shape == ()
