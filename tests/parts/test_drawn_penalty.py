"""Noise, points between examples, and gradients by what a model was given: WGAN-GP, drawn."""

from __future__ import annotations

import pytest
import torch
from asked import asked, drawn, numbers
from contract import load
from drawing import Drawing
from torch import Tensor, nn

from studio.compile.analysis import Analyser
from studio.compile.module import NodeError, PlanModule, seeded
from studio.compile.source import write


def penalised(*, required: bool = True) -> PlanModule:
    """A critic and its gradient penalty, of plain nodes; gives the penalty alone."""
    draw = Drawing()
    real, fake = (draw.add("input", name, shape=("N", 1, 6, 6)) for name in ("real", "fake"))
    between = draw.add("RandomInterpolation")
    draw.wire(real, f"{between}.first")
    draw.wire(fake, f"{between}.second")
    if required:
        required_at = draw.add("RequireGradient")
        draw.chain(between, required_at)
        between = required_at
    critic = [
        draw.add("Conv2d", "conv", out_channels=3, kernel_size=3),
        draw.add("Tanh", "tanh"),
        draw.add("Flatten", "rows"),
        draw.add("Linear", "score", out_features=1),
    ]
    draw.chain(between, *critic)
    gradient = draw.add("InputGradient")
    draw.wire(critic[-1], f"{gradient}.output")
    draw.wire(between, f"{gradient}.input")
    draw.chain(
        gradient,
        draw.add("Flatten", "gradients"),
        draw.add("VectorNorm", "norm", dim=1),
        draw.add("Offset", "less_one", amount=-1.0),
        draw.add("Power", "squared", value=2.0),
        draw.add("Mean", "penalty", dim=None),
        draw.add("output", "result"),
    )
    analysis = Analyser(draw.catalogue).analyse(draw.project)
    assert analysis.plan is not None, [str(problem.message) for problem in analysis.problems]
    return seeded(analysis.plan, 0)


def test_a_drawn_penalty_is_written_as_it_is() -> None:
    module = penalised()
    written = load(write(module.plan))
    written.load_state_dict(module.state_dict())
    real, fake = torch.rand(5, 1, 6, 6), torch.rand(5, 1, 6, 6)
    torch.manual_seed(7)
    ours = module(real, fake)
    torch.manual_seed(7)
    assert torch.equal(written(real, fake), ours)


def by_hand(critic: PlanModule, real: Tensor, fake: Tensor) -> Tensor:
    weights = critic.state_dict(keep_vars=True)
    share = torch.rand(real.shape[0], 1, 1, 1)
    points = (share * real + (1 - share) * fake).requires_grad_()
    maps = nn.functional.conv2d(points, weights["conv.weight"], weights["conv.bias"]).tanh()
    scores = nn.functional.linear(maps.flatten(1), weights["score.weight"], weights["score.bias"])
    (gradient,) = torch.autograd.grad(scores.sum(), points, create_graph=True)
    return ((gradient.flatten(1).norm(dim=1) - 1) ** 2).mean()


def test_a_drawn_penalty_is_that_of_the_paper_and_teaches_the_same() -> None:
    module = penalised()
    real, fake = torch.rand(5, 1, 6, 6), torch.rand(5, 1, 6, 6)
    torch.manual_seed(7)
    ours = module(real, fake)
    torch.manual_seed(7)
    theirs = by_hand(module, real, fake)
    assert ours.item() == pytest.approx(theirs.item(), rel=1e-6)
    weights = [one for name, one in module.named_parameters() if name != "score.bias"]
    for one, other in zip(
        torch.autograd.grad(ours, weights), torch.autograd.grad(theirs, weights), strict=True
    ):
        assert torch.allclose(one, other, rtol=1e-5, atol=1e-8)
        assert one.any()


def test_what_was_not_asked_to_record_is_told() -> None:
    with pytest.raises(NodeError, match="pass it through RequireGradient before it enters"):
        penalised(required=False)(torch.rand(2, 1, 6, 6), torch.rand(2, 1, 6, 6))


def test_without_gradients_the_gradient_is_zero() -> None:
    module = penalised()
    with torch.no_grad():
        assert module(torch.rand(2, 1, 6, 6), torch.rand(2, 1, 6, 6)).item() == 1


def test_a_gradient_by_the_input_is_that_of_the_formula() -> None:
    value = numbers(3, 4)
    gradient = asked("InputGradient", (value**3).sum(1), value)
    assert torch.allclose(gradient, 3 * value**2)


def test_data_stays_as_it_was_where_a_gradient_by_it_is_wanted() -> None:
    data = torch.rand(3, 4)
    given = asked("RequireGradient", data)
    assert given.requires_grad
    assert not data.requires_grad
    assert torch.equal(given, data)
    assert asked("RequireGradient", given) is given


def test_each_pair_has_a_point_of_its_own_between_its_examples() -> None:
    first, second = torch.zeros(200, 3), torch.ones(200, 3)
    torch.manual_seed(0)
    points = asked("RandomInterpolation", first, second)
    assert torch.equal(points, points[:, :1].expand(-1, 3))
    assert (points[:, 0].min().item(), points[:, 0].max().item()) == pytest.approx((0, 1), abs=0.02)
    assert points[:, 0].unique().numel() > 190


@pytest.mark.parametrize("dtype", [torch.float64, torch.int64])
def test_latent_noise_has_the_batch_size_and_the_type_of_what_it_is_like(
    dtype: torch.dtype,
) -> None:
    module = drawn("LatentNoise", torch.zeros(3, 2, dtype=dtype), size=(4, 1))
    torch.manual_seed(5)
    noise = module(torch.zeros(3, 2, dtype=dtype))
    torch.manual_seed(5)
    wanted = torch.float64 if dtype == torch.float64 else torch.float32
    assert torch.equal(noise, torch.randn(3, 4, 1, dtype=wanted))
    again = module(torch.zeros(3, 2, dtype=dtype))
    assert not torch.equal(noise, again)


def test_drawing_noise_like_classes_asks_no_generator() -> None:
    """A training may be using it."""
    before = torch.random.get_rng_state()
    draw = Drawing()
    like = draw.add("input", "like", shape=("N",), dtype="int64")
    draw.chain(like, draw.add("LatentNoise"), draw.add("output", "result"))
    assert Analyser(draw.catalogue).analyse(draw.project).plan is not None
    assert torch.equal(torch.random.get_rng_state(), before)


def test_uniform_noise_lies_evenly_from_minus_one_to_one() -> None:
    torch.manual_seed(0)
    noise = asked("LatentNoise", torch.zeros(500, 1), size=(4,), distribution="uniform")
    assert (noise.min().item(), noise.max().item()) == pytest.approx((-1, 1), abs=0.01)
    assert noise.mean().item() == pytest.approx(0, abs=0.05)
