"""Looking at nodes inside blocks, which are named by the ids on the way."""

from __future__ import annotations

import torch
from drawing import STANDARD, Drawing

from studio.compile.analysis import Analyser
from studio.compile.module import PlanModule, seeded
from studio.graph.model import MODEL, Graph
from studio.observe.frames import Activations, Gradients, Watch, Weights
from studio.observe.looks.subject import Examples, Samples
from studio.observe.metrics import Scoring
from studio.observe.probes import Observer


def repeated_block() -> tuple[PlanModule, str, str]:
    """A block of Linear and ReLU, run twice: the module, the block's id, the inner layer's."""
    draw = Drawing()
    draw.project.graphs["Layer"] = Graph()
    draw.within = "Layer"
    dense = draw.add("Linear", "dense", out_features=6)
    draw.chain(draw.add("input", "x", shape=("N", 6)), dense, draw.add("ReLU", "relu"))
    draw.chain(draw.graph.find("relu").id, draw.add("output", "y"))
    draw.within = MODEL
    block = draw.add("block:Layer", "layers", repeat=2)
    draw.chain(draw.add("input", "x", shape=("N", 6)), block, draw.add("output", "result"))
    plan = Analyser(STANDARD).analyse(draw.project).plan
    assert plan is not None
    return seeded(plan, 0), block, dense


def test_a_look_goes_into_blocks():
    module, block, dense = repeated_block()
    module(torch.rand(5, 6)).sum().backward()
    inner, second = f"{block}/{dense}", f"{block}#1/{dense}"
    names = frozenset({block, inner, second})
    watch = Watch(weights=names, activations=names, gradients=True)
    samples = Samples({"validation": Examples((torch.rand(4, 6),))}, Scoring("classes"))
    frames = list(Observer(module, samples).look(watch, 3))
    shown = {frame.node: frame for frame in frames if isinstance(frame, Activations)}
    assert set(shown) == names
    assert shown[inner].shape == (6,)
    assert not (shown[inner].values == shown[second].values).all()
    drawn = {f.node: set(f.histograms) for f in frames if isinstance(f, Weights)}
    assert drawn[inner] == {"weight", "bias"}
    assert drawn[block] >= {"0.dense.weight", "1.dense.bias"}
    (gradients,) = (frame for frame in frames if isinstance(frame, Gradients))
    assert gradients.norms[block]["0.dense.weight"] == gradients.norms[inner]["weight"]
    assert gradients.norms[second]["weight"] > 0
