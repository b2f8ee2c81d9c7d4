from __future__ import annotations

import pytest
import torch
from drawing import Drawing
from running import plan_of, points_network, straight
from torch import nn

from studio.compile.module import NodeError, PlanModule, seeded
from studio.observe.asks.example import Example
from studio.observe.metrics import Reading, Scoring
from studio.observe.saliency import saliency

CLASSES = Scoring("classes")


def module_of(draw: Drawing) -> PlanModule:
    return seeded(plan_of(draw), 0)


def test_of_a_linear_model_it_is_the_size_of_the_weights() -> None:
    module = module_of(straight(("Linear", {"out_features": 3})))
    x = torch.tensor([[0.5, -2.0]])
    frame = saliency(module, (x,), CLASSES, step=7, sample=Example(4), target=2, label=1)
    assert frame is not None
    weight = module.get_parameter("linear.weight")
    torch.testing.assert_close(torch.tensor(frame.values), weight[2].detach().abs())
    assert frame.input.tolist() == [0.5, -2.0]
    torch.testing.assert_close(torch.tensor(frame.scores), module(x)[0].softmax(0).detach())
    assert (frame.step, frame.sample, frame.target, frame.label) == (7, Example(4), 2, 1)
    assert frame.method == "gradient"


@pytest.mark.parametrize("target", [None, -1, 3])
def test_without_a_class_of_the_model_it_explains_the_predicted_one(target: int | None) -> None:
    module = module_of(straight(("Linear", {"out_features": 3})))
    x = torch.tensor([[0.5, -2.0]])
    frame = saliency(module, (x,), CLASSES, target=target)
    assert frame is not None
    assert frame.target == int(module(x).argmax())


@pytest.mark.parametrize("reading", ["logit", "probability"])
def test_both_classes_of_one_output_can_be_explained(reading: Reading) -> None:
    layers = [("Linear", {"out_features": 1})] + [("Sigmoid", {})] * (reading == "probability")
    module = module_of(straight(*layers))
    x = torch.tensor([[0.5, -2.0]])
    frames = [saliency(module, (x,), Scoring(reading), target=target) for target in (0, 1)]
    first, second = frames
    assert first is not None
    assert second is not None
    assert first.values.tolist() == second.values.tolist()
    assert max(first.values) > 0
    assert first.scores.sum() == pytest.approx(1)
    assert len(first.scores) == 2


def test_it_agrees_with_finite_differences_on_a_deep_model() -> None:
    draw = points_network()
    module = module_of(draw).double().eval()
    x = torch.tensor([[0.3, 0.7]], dtype=torch.float64)
    frame = saliency(module, (x,), CLASSES, target=1)
    assert frame is not None
    for place in range(2):
        bump = torch.zeros_like(x)
        bump[0, place] = 1e-6
        slope = (module(x + bump)[0, 1] - module(x - bump)[0, 1]) / 2e-6
        assert frame.values[place] == pytest.approx(abs(slope.item()), rel=1e-4)


def test_it_leaves_no_trace_in_the_model() -> None:
    module = module_of(points_network())
    module.train()
    module.get_submodule("mlp.norm").eval()
    before = {name: value.clone() for name, value in module.state_dict().items()}
    random = torch.get_rng_state()
    x = torch.tensor([[0.5, -2.0]])
    saliency(module, (x,), CLASSES)
    assert {name for name, part in module.named_modules() if not part.training} == {"mlp.norm"}
    assert all(parameter.grad is None for parameter in module.parameters())
    assert all(torch.equal(value, before[name]) for name, value in module.state_dict().items())
    assert torch.equal(torch.get_rng_state(), random)
    assert not x.requires_grad
    assert x.tolist() == [[0.5, -2.0]]


def test_it_leaves_no_trace_after_an_exception_either() -> None:
    module = module_of(points_network())
    module.train()
    with pytest.raises(NodeError):
        saliency(module, (torch.zeros(1, 5),), CLASSES)
    assert all(part.training for part in module.modules())


def test_a_first_layer_that_works_in_place_does_not_change_the_sample() -> None:
    module = module_of(straight(("ReLU", {"inplace": True}), ("Linear", {"out_features": 2})))
    x = torch.tensor([[0.5, -2.0]])
    frame = saliency(module, (x,), CLASSES, target=0)
    assert frame is not None
    assert x.tolist() == [[0.5, -2.0]]
    assert frame.input.tolist() == [0.5, -2.0]
    assert frame.values[1] == 0


def test_whole_numbers_have_no_saliency() -> None:
    draw = straight(
        ("Embedding", {"num_embeddings": 9, "embedding_dim": 2}), ("Flatten", {}), shape=("N", 3)
    )
    draw.set(draw.graph.find("x").id, "dtype", "int64")
    module = module_of(draw)
    assert saliency(module, (torch.tensor([[1, 2, 3]]),), CLASSES) is None


def test_a_score_that_no_gradient_reaches_gives_no_frame() -> None:
    class Deaf(nn.Module):
        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return x.detach() * 2

    assert saliency(Deaf(), (torch.ones(1, 2),), CLASSES) is None
