"""Views of images that lie with their channels last: what is foretold is what a training does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from drawing import STANDARD, Drawing
from running import DIGITS, plan_of, straight

from studio.compile.analysis import Analyser
from studio.compile.problems import Allow, Problem
from studio.data.digest import read
from studio.graph.document import Document
from studio.graph.model import MODEL, Graph
from studio.observe.mailbox import Mailbox
from studio.train.advice import advise
from studio.train.bench import Bench
from studio.train.config import TrainConfig
from studio.train.worker import Job, run

CONVOLUTION = ("Conv2d", {"out_channels": 4, "kernel_size": 3, "padding": 1})
SCORES = ("Linear", {"out_features": 10})
SETTINGS = DIGITS | {"train.channels_last": True, "train.epochs": 1, "train.max_steps": 2}
REFUSED = "it cannot join the channels of images with their pixels"


def flat(*size: int, before: tuple[Any, ...] = ()) -> Drawing:
    layers = (CONVOLUTION, ("ReLU", {}), *before, ("View", {"shape": size}), ("Flatten", {}))
    return straight(*layers, SCORES, shape=("N", 1, 8, 8))


def in_a_block() -> Drawing:
    draw = Drawing()
    draw.project.graphs["Stem"] = Graph()
    draw.within = "Stem"
    x = draw.add("input", "x", shape=("N", 1, 8, 8))
    conv, view = draw.add("Conv2d", out_channels=4), draw.add("View", shape=(-1, 144))
    draw.chain(x, conv, view, draw.add("output", "y"))
    draw.within = MODEL
    image = draw.add("input", "image", shape=("N", 1, 8, 8))
    stem, scores = draw.add("block:Stem", "stem"), draw.add("Linear", out_features=10)
    draw.chain(image, stem, scores, draw.add("output", "scores"))
    return draw


def problems(draw: Drawing) -> list[Problem]:
    analysis = Analyser(STANDARD).analyse(draw.project)
    assert analysis.plan is not None, [str(each.message) for each in analysis.problems]
    config = TrainConfig.from_settings(draw.project.settings)
    digest = read(draw.project.settings)
    found = advise(Bench(draw.project, analysis, analysis.plan, digest, config))
    return [each for each in found.problems if REFUSED in str(each.message)]


def ends(folder: Path, draw: Drawing) -> str:
    """What a training says at its end, if it fails."""
    result = run(Job(draw.project.copy(), plan_of(draw), folder), Mailbox())
    return str(result.message) if result.state == "failed" else ""


@pytest.mark.parametrize(
    ("draw", "is_refused"),
    [
        (flat(-1, 256), True),
        (flat(-1, 16, 16), True),
        (flat(-1, 4, 64), False),
        (flat(-1, 2, 2, 64), False),
        (flat(-1, 4, before=(("AdaptiveAvgPool2d", {}),)), False),
        (in_a_block(), True),
    ],
)
def test_what_is_said_is_what_happens_and_each_fix_mends(
    tmp_path: Path, draw: Drawing, is_refused: bool
) -> None:
    draw.project.settings |= SETTINGS
    found = problems(draw)
    assert bool(found) is is_refused
    assert ("view" in ends(tmp_path / "refused", draw)) is is_refused
    for number, fix in enumerate(found[0].fixes if found else ()):
        mended = draw.project.copy()
        assert not isinstance(fix.edit, Allow)
        document = Document(mended, Analyser(STANDARD).catalogue)
        document.do(fix.edit)
        again = Drawing()
        again.project = document.project
        assert not ends(tmp_path / str(number), again)
