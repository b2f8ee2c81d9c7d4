"""Chances in place of classes, as mixing examples and teachers give them."""

from __future__ import annotations

import math

import pytest
import torch
from asked import asked, numbers
from drawing import Drawing
from torch import nn

from studio.compile.analysis import Analyser


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
def test_cross_entropy_takes_a_chance_for_each_class(smoothing: float) -> None:
    scores, chances = numbers(4, 3), numbers(4, 3, seed=9).softmax(1).detach()
    wanted = 0.0
    for row, aims in zip(scores.tolist(), chances.tolist(), strict=True):
        total = math.log(sum(map(math.exp, row)))
        for score, aim in zip(row, aims, strict=True):
            wanted += ((1 - smoothing) * aim + smoothing / 3) * (total - score) / 4
    given = asked("CrossEntropyLoss", scores, chances, label_smoothing=smoothing)
    assert given.item() == pytest.approx(wanted, rel=1e-12)
    theirs = nn.CrossEntropyLoss(label_smoothing=smoothing)(scores, chances)
    assert torch.equal(given, theirs)


def test_chances_of_pixels() -> None:
    scores, chances = numbers(2, 3, 4, 4), numbers(2, 3, 4, 4, seed=9).softmax(1)
    assert torch.equal(
        asked("CrossEntropyLoss", scores, chances), nn.CrossEntropyLoss()(scores, chances)
    )


def test_classes_become_chances_without_a_word_of_warning() -> None:
    """OneHot gives whole numbers, which Cast makes real."""
    draw = Drawing()
    label = draw.add("input", "label", shape=("N",), dtype="int64")
    loss = draw.add("CrossEntropyLoss", "loss")
    draw.chain(draw.add("input", "scores", shape=("N", 5)), loss)
    chances = draw.add("Cast", "chances", dtype="float32")
    draw.chain(label, draw.add("OneHot", "one_hot", num_classes=5), chances)
    draw.wire(chances, f"{loss}.target")
    draw.chain(loss, draw.add("output", "result"))
    analysis = Analyser(draw.catalogue).analyse(draw.project)
    assert analysis.problems == ()
    assert analysis.plan is not None
