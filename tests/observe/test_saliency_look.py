"""What a run replies to the question what moves an answer, for models of all kinds."""

from __future__ import annotations

import pickle
import sys
from typing import Any

import captum.attr as captum
import numpy as np
import pytest
import torch
from drawing import Drawing
from running import plan_of, points_network, straight
from torch import Tensor, nn

from studio.compile.module import PlanModule, seeded
from studio.observe.asks.ask import Missing
from studio.observe.asks.example import Example
from studio.observe.asks.saliency import SaliencyAsk, SaliencyFound
from studio.observe.asks.saliency_methods import METHODS
from studio.observe.looks.finding import find
from studio.observe.looks.subject import Examples, Samples, Subject
from studio.observe.metrics import Reading, Scoring
from studio.observe.patience import UnwantedError, heard_by

NATIVE = [method.name for method in METHODS if not method.captum]
PICTURES = straight(
    ("Conv2d", {"out_channels": 3, "kernel_size": 3}),
    ("ReLU", {}),
    ("Flatten", {}),
    ("Linear", {"out_features": 4}),
    shape=("N", 1, 6, 6),
)


def subject(draw: Drawing, inputs: Tensor, reading: Reading = "classes") -> Subject:
    module = seeded(plan_of(draw), 0).train()
    return Subject(module, Samples({"validation": Examples((inputs,))}, Scoring(reading)))


def pictures(draw: Drawing = PICTURES) -> Subject:
    return subject(draw, torch.randn(5, 1, 6, 6, generator=torch.manual_seed(0)))


def found(given: Subject, **asked: Any) -> SaliencyFound:
    told = find(SaliencyAsk(**asked), given, 7).found
    assert isinstance(told, SaliencyFound), told
    return told


def refused(given: Subject, **asked: Any) -> str:
    told = find(SaliencyAsk(**asked), given, 7).found
    assert isinstance(told, Missing)
    return str(told.reason)


def plain(module: PlanModule) -> nn.Sequential:
    """The layers of a chain once more, as captum likes them."""
    layers = [module.layer(step.node) for step in module.plan.steps]
    return nn.Sequential(*(layer for layer in layers if layer is not None)).eval()


def close(values: np.ndarray, expected: Tensor) -> None:
    assert float(expected.detach().abs().max()) > 1e-5, "a comparison with nothing"
    assert np.allclose(values, expected.detach().numpy(), rtol=1e-4, atol=1e-6)


def test_the_predicted_class_is_explained_unless_another_is_asked_for() -> None:
    given = pictures()
    told = found(given, sample=Example(2), target=9)
    x = given.samples.validation.inputs[0][2:3]
    scores = plain(given.module)(x)
    assert told.target == int(scores.argmax())
    assert told.classes and told.label is None and told.sample == Example(2)
    close(told.scores, scores.softmax(1)[0])
    close(told.input, x[0])
    assert not told.values.flags.writeable
    sent = pickle.loads(pickle.dumps(told))  # To a window in another process.
    assert (sent.values == told.values).all() and sent.nodes == told.nodes


@pytest.mark.parametrize("method", ["gradient", "integrated_gradients", "occlusion"])
def test_two_classes_are_contrasted_by_the_difference_of_their_scores(method: Any) -> None:
    given = pictures()
    one, other, both = (
        found(given, method=method, **asked).values
        for asked in ({"target": 1}, {"target": 3}, {"target": 1, "against": 3})
    )
    assert np.allclose(both, one - other, atol=1e-5)
    assert np.abs(both).max() > 1e-3


def test_tokens_are_explained_where_they_become_real_numbers() -> None:
    draw = straight(
        ("Embedding", {"num_embeddings": 9, "embedding_dim": 4}),
        ("Flatten", {}),
        ("Linear", {"out_features": 3}),
        shape=("N", 5),
    )
    draw.set(draw.graph.find("x").id, "dtype", "int64")
    given = subject(draw, torch.tensor([[1, 2, 3, 4, 8], [0, 0, 1, 1, 2]]))
    told = found(given, method="integrated_gradients", sample=Example(1), target=2)
    assert told.tokens and told.input.tolist() == [0, 0, 1, 1, 2]
    embedding, rest = given.module.layer("n2"), plain(given.module)[1:]
    assert embedding is not None
    x = embedding(given.samples.validation.inputs[0][1:])
    expected = captum.IntegratedGradients(rest).attribute(x, torch.zeros_like(x), target=2)
    close(told.values, expected[0].sum(1))
    slopes = found(given, sample=Example(1), target=2)
    expected = captum.Saliency(rest).attribute(x, 2, abs=False)
    close(slopes.values, expected[0].norm(dim=1))
    covered = found(given, method="occlusion", sample=Example(1), target=2)
    expected = captum.FeatureAblation(rest).attribute(
        x, target=2, feature_mask=torch.arange(5)[:, None].expand(5, 4)[None]
    )
    close(covered.values, expected[0].sum(1))


def test_an_answer_at_several_places_speaks_of_the_last_or_of_all() -> None:
    series = straight(("Conv1d", {"out_channels": 3, "kernel_size": 2}), shape=("N", 2, 5))
    given = subject(series, torch.randn(2, 2, 5, generator=torch.manual_seed(0)))
    told = found(given, target=0)
    assert "last of 4" in str(told.place)
    assert np.abs(told.values).sum(0)[:3].tolist() == [0, 0, 0]
    # What it is held against tells which axis is that of the classes.
    other = Examples(given.samples.validation.inputs, None, torch.zeros(2, 3))
    turned = Subject(given.module, Samples({"validation": other}, Scoring("classes")))
    told = found(turned, target=0)
    assert "last of 3" in str(told.place) and told.scores.size == 4
    mapped = straight(("Conv2d", {"out_channels": 3, "kernel_size": 1}), shape=("N", 1, 2, 2))
    given = subject(mapped, torch.ones(2, 1, 2, 2))
    told = found(given, target=1)
    weight = given.module.get_parameter("conv2d.weight")[1].detach()
    close(told.values, (weight / 4).expand(1, 2, 2))
    assert "mean" in str(told.place)


def test_outputs_that_are_no_classes_are_called_so() -> None:
    given = subject(straight(("Linear", {"out_features": 3})), torch.rand(2, 2), "numbers")
    told = found(given, target=2)
    assert not told.classes
    close(told.values, given.module.get_parameter("linear.weight")[2])


@pytest.mark.parametrize("reading", ["logit", "probability"])
def test_both_classes_of_one_output_can_be_explained(reading: Reading) -> None:
    layers = [("Linear", {"out_features": 1})] + [("Sigmoid", {})] * (reading == "probability")
    given = subject(straight(*layers), torch.rand(2, 2), reading)
    first, second = (found(given, target=target) for target in (0, 1))
    assert (first.values == -second.values).all()
    assert np.abs(first.values).max() > 0
    assert first.scores.sum() == pytest.approx(1)


def test_a_convolution_is_chosen_and_the_last_one_by_default() -> None:
    draw = straight(
        ("Conv2d", {"out_channels": 3, "kernel_size": 3}),
        ("ReLU", {}),
        ("Conv2d", {"out_channels": 2, "kernel_size": 2}),
        ("Flatten", {}),
        ("Linear", {"out_features": 4}),
        shape=("N", 1, 6, 6),
    )
    given = pictures(draw)
    assert found(given, method="grad_cam").node == "n4"
    told = found(given, method="grad_cam", node="n2", target=1)
    assert told.node == "n2" and told.nodes == (("n2", "conv2d"), ("n4", "conv2d2"))
    model = plain(given.module)
    x = given.samples.validation.inputs[0][:1]
    cam = captum.LayerGradCam(model, model[0]).attribute(x, 1, relu_attributions=True)
    close(told.values, captum.LayerAttribution.interpolate(cam, (6, 6), "bilinear")[0])


def test_a_method_that_does_not_apply_says_why() -> None:
    points = subject(points_network(), torch.rand(3, 2))
    assert "there is none in this model" in refused(points, method="grad_cam")
    smooth = subject(straight(("Linear", {"out_features": 3}), ("GELU", {})), torch.rand(2, 2))
    assert "plain gradient" in refused(smooth, method="guided_backpropagation")
    reason = refused(smooth, method="deep_lift")
    assert "DeepLIFT has no rule for gelu (GELU)" in reason
    assert "no single model" in refused(points, call="/n3")


@pytest.mark.filterwarnings("ignore:Setting forward, backward hooks")
def test_methods_of_captum_are_done_on_a_copy() -> None:
    given = pictures()
    others = given.samples.validation.inputs[0]
    x = others[:1].clone().requires_grad_()
    model = plain(given.module)
    given.module.train()
    before = np.random.get_state()[1].tolist()
    random = torch.get_rng_state()
    close(
        found(given, method="deep_lift", target=1).values,
        captum.DeepLift(model).attribute(x, torch.zeros_like(x), 1)[0],
    )
    close(
        found(given, method="deep_lift_shap", target=1).values,
        captum.DeepLiftShap(model).attribute(x, others.clone().requires_grad_(), 1)[0],
    )
    told = found(given, method="gradient_shap", target=1, number=20)
    assert told.number == 20
    # Both add up to the score less that of what stands for nothing, in the mean.
    fall = (model(x) - model(others).mean(0))[0, 1]
    assert told.values.sum() == pytest.approx(fall.item(), abs=0.5)
    assert np.random.get_state()[1].tolist() == before
    assert torch.equal(torch.get_rng_state(), random)
    assert all(part.training for part in given.module.modules())
    kinds = [key for key in vars(given.module) if key.endswith("_hooks")]
    assert not any(getattr(part, kind) for part in given.module.modules() for kind in kinds)


def test_shapley_values_of_a_linear_model_are_its_weights_times_the_input() -> None:
    given = subject(straight(("Linear", {"out_features": 2}), shape=("N", 6)), torch.rand(3, 6))
    weight = given.module.get_parameter("linear.weight")[1]
    expected = weight * given.samples.validation.inputs[0][0]
    close(found(given, method="kernel_shap", target=1).values, expected)
    lime = found(given, method="lime", target=1).values
    assert np.corrcoef(lime, expected.detach().numpy())[0, 1] > 0.98


def test_trials_tell_how_far_they_are_until_nobody_waits() -> None:
    given, heard = pictures(), list[float]()
    with heard_by(heard.append):
        found(given, method="kernel_shap", number=160)
    assert len(heard) >= 10
    assert heard == sorted(heard) and heard[0] == 0 and 0.8 < heard[-1] <= 1
    once, heard = len(heard), []
    with heard_by(heard.append):
        found(given, method="kernel_shap", number=160, randomised="all")
    assert len(heard) == 2 * once
    assert max(heard[:once]) <= 0.5 <= heard[once] and heard == sorted(heard)
    left = list[float]()

    def leave(share: float) -> None:
        left.append(share)
        if len(left) == 3:
            raise UnwantedError

    with pytest.raises(UnwantedError), heard_by(leave):
        found(given, method="kernel_shap", number=160)
    assert len(left) == 3
    assert found(given, method="gradient").values.any(), "it can be asked again"


def test_without_captum_one_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "captum.attr", None)
    reason = refused(pictures(), method="lime")
    assert 'pip install "plexus-studio[explain]"' in reason


def test_a_map_is_held_against_those_of_random_weights() -> None:
    given = pictures()
    told = found(given, randomised="layers", target=1)
    assert [each.name for each in told.random] == ["linear", ""]
    first, last = told.random
    assert first.values.shape == last.values.shape == told.values.shape
    assert not np.allclose(first.values, told.values)
    stats = pytest.importorskip("scipy.stats")
    ranks = stats.spearmanr(np.abs(told.values).ravel(), np.abs(last.values).ravel())
    assert last.correlation == pytest.approx(ranks.statistic, abs=1e-6)
    (only,) = found(given, randomised="all", target=1).random
    assert (only.values == last.values).all()


def test_looks_change_no_number_of_a_training() -> None:
    def losses(watched: bool) -> list[float]:
        given = pictures()
        optimiser = torch.optim.SGD(given.module.parameters(), 0.1)
        torch.manual_seed(0)
        told = []
        for method in NATIVE:
            given.module.zero_grad()
            noisy = given.samples.validation.inputs[0] + 0.1 * torch.randn(5, 1, 6, 6)
            loss = given.module(noisy).square().mean()
            loss.backward()
            if watched:
                found(given, method=method, randomised="all", against=1, number=3)
            optimiser.step()
            told.append(loss.item())
        return told

    assert losses(watched=True) == losses(watched=False)
