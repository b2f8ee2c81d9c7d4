"""Every native method against captum, or against its definition in double precision."""

from __future__ import annotations

from collections.abc import Callable

import captum.attr as captum
import pytest
import torch
from running import plan_of, points_network, straight
from torch import Tensor, nn

from studio.compile.module import PlanModule, seeded
from studio.observe.saliency import cam, gradients
from studio.observe.saliency.guided import guided_backpropagation
from studio.observe.saliency.occlusion import occlusion
from studio.observe.saliency.randomised import spearman, stages


def pictures() -> PlanModule:
    """A small convolutional network in double precision."""
    draw = straight(
        ("Conv2d", {"out_channels": 4, "kernel_size": 3}),
        ("ReLU", {"inplace": True}),
        ("Conv2d", {"out_channels": 5, "kernel_size": 3, "padding": 1}),
        ("ReLU", {}),
        ("MaxPool2d", {"kernel_size": 2}),
        ("Flatten", {}),
        ("Linear", {"out_features": 3}),
        shape=("N", 2, 8, 8),
    )
    return seeded(plan_of(draw), 3).double().eval()


@pytest.fixture
def module() -> PlanModule:
    return pictures()


@pytest.fixture
def x() -> Tensor:
    return torch.randn(3, 2, 8, 8, generator=torch.manual_seed(1), dtype=torch.float64)


def score_of(module: nn.Module, target: int = 1) -> Callable[[Tensor], Tensor]:
    return lambda values: module(values)[:, target]


def traced(module: PlanModule, node: str) -> Callable[[Tensor], tuple[Tensor, Tensor]]:
    def run(values: Tensor) -> tuple[Tensor, Tensor]:
        taken: list[Tensor] = []

        def take(value: Tensor) -> Tensor:
            taken.append(value)
            return value.clone()

        with module.changed({(node, "output"): take}):
            return module(values)[:, 1], taken[0]

    return run


def same(found: Tensor, expected: Tensor, *, rtol: float = 1e-9) -> None:
    expected = expected.detach()
    assert float(expected.abs().max()) > 1e-6, "a comparison with nothing"
    torch.testing.assert_close(found.detach(), expected, rtol=rtol, atol=rtol / 1000)


def test_the_gradient(module: PlanModule, x: Tensor) -> None:
    same(
        gradients.gradient(score_of(module), x),
        captum.Saliency(module).attribute(x.clone().requires_grad_(), 1, abs=False),
    )


def test_the_gradient_is_the_slope(module: PlanModule, x: Tensor) -> None:
    found, scores = gradients.slopes(score_of(module), x)
    same(scores, module(x)[:, 1])
    for place in ((0, 0, 3, 3), (2, 1, 0, 7)):
        bump = torch.zeros_like(x)
        bump[place] = 1e-6
        slope = (module(x + bump) - module(x - bump))[place[0], 1] / 2e-6
        assert float(found[place]) == pytest.approx(slope.item(), rel=1e-6, abs=1e-9)


def test_the_gradient_times_the_input(module: PlanModule, x: Tensor) -> None:
    same(
        gradients.gradient_times_input(score_of(module), x),
        captum.InputXGradient(module).attribute(x.clone().requires_grad_(), 1),
    )


def test_the_gradient_among_noise_is_the_same_noise_for_captum(
    module: PlanModule, x: Tensor
) -> None:
    found = gradients.smooth_gradient(score_of(module), x, samples=30, spread=0.2, seed=5)
    deviations = 0.2 * (x.flatten(1).amax(1) - x.flatten(1).amin(1))
    noise = torch.randn(90, 2, 8, 8, generator=torch.Generator().manual_seed(5), dtype=x.dtype)
    noisy = (
        x.repeat_interleave(30, 0) + noise * deviations.repeat_interleave(30)[:, None, None, None]
    )
    slopes = captum.Saliency(module).attribute(noisy.requires_grad_(), 1, abs=False)
    same(found, slopes.reshape(3, 30, 2, 8, 8).mean(1))


def test_integrated_gradients(module: PlanModule, x: Tensor) -> None:
    baseline = torch.full_like(x, 0.1)
    found = gradients.integrated_gradients(score_of(module), x, baseline, steps=20)
    same(
        found,
        captum.IntegratedGradients(module).attribute(
            x.clone(), baseline, target=1, n_steps=20, method="gausslegendre"
        ),
        rtol=1e-6,  # captum takes the places of the steps in single precision.
    )


def test_integrated_gradients_add_up_to_the_score(x: Tensor) -> None:
    smooth = nn.Sequential(nn.Flatten(), nn.Linear(128, 9), nn.Tanh(), nn.Linear(9, 3)).double()
    score = score_of(smooth)
    found = gradients.integrated_gradients(score, x, torch.zeros_like(x), steps=32)
    expected = score(x) - score(torch.zeros_like(x))
    torch.testing.assert_close(found.flatten(1).sum(1), expected.detach(), rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("node", ["n2", "n4"])
def test_grad_cam(module: PlanModule, x: Tensor, node: str) -> None:
    layer = module.layer(node)
    assert layer is not None
    expected = captum.LayerGradCam(module, layer).attribute(x.clone(), 1, relu_attributions=True)
    found = cam.grad_cam(traced(module, node), x)
    if node == "n4":  # captum's own hook loses the first: the activation after it works in place.
        same(found, expected)
        same(
            cam.enlarged(found, (8, 8)),
            captum.LayerAttribution.interpolate(expected, (8, 8), "bilinear"),
        )
    again = seeded(module.plan, 3).double().eval()
    again.load_state_dict(module.state_dict())
    maps = again.layer("n2")(x)
    maps = maps if node == "n2" else again.layer("n4")(maps.relu())
    maps = maps.detach().requires_grad_()
    rest = maps.relu() if node == "n4" else again.layer("n4")(maps.relu()).relu()
    pooled = nn.functional.max_pool2d(rest, 2).flatten(1)
    (slopes,) = torch.autograd.grad(again.layer("n8")(pooled)[:, 1].sum(), maps)
    same(found, (slopes.mean((2, 3), keepdim=True) * maps).sum(1, keepdim=True).relu())


def test_grad_cam_plus_plus_is_what_the_derivatives_of_the_exponential_say() -> None:
    draw = straight(
        ("Conv2d", {"out_channels": 3, "kernel_size": 3}),
        ("AdaptiveAvgPool2d", {"output_size": 1}),
        ("Flatten", {}),
        ("Linear", {"out_features": 2}),
        shape=("N", 1, 5, 5),
    )
    module = seeded(plan_of(draw), 1).double().eval()
    for parameter in module.parameters():
        parameter.data.abs_()  # So that there is something that speaks for the answer.
    x = torch.rand(1, 1, 5, 5, generator=torch.manual_seed(3), dtype=torch.float64)
    found = cam.grad_cam_plus_plus(traced(module, "n2"), x)
    maps = module.layer("n2")(x).detach().requires_grad_()
    exponential = module.layer("n5")(maps.mean((2, 3)))[0, 1].exp()
    (first,) = torch.autograd.grad(exponential, maps, create_graph=True)
    alike = torch.zeros_like(maps)
    for channel in range(3):
        for row in range(3):
            for column in range(3):
                place = (0, channel, row, column)
                (second,) = torch.autograd.grad(first[place], maps, create_graph=True)
                (third,) = torch.autograd.grad(second[place], maps, retain_graph=True)
                below = 2 * second[place] + maps[0, channel].sum() * third[place]
                alike[place] = second[place].detach() / below.detach()
    weights = (alike * (first.detach() / exponential.detach()).relu()).sum((2, 3), keepdim=True)
    same(found, (weights * maps).sum(1, keepdim=True).relu())


@pytest.mark.parametrize(("window", "stride"), [((2, 3, 3), (2, 2, 2)), ((1, 2, 3), (1, 2, 3))])
def test_occlusion(
    module: PlanModule, x: Tensor, window: tuple[int, ...], stride: tuple[int, ...]
) -> None:
    baseline = torch.full_like(x, 0.3)
    found = occlusion(score_of(module), x, baseline, window=window, stride=stride)
    expected = captum.Occlusion(module).attribute(
        x, sliding_window_shapes=window, strides=stride, baselines=baseline, target=1
    )
    same(found.float(), expected, rtol=1e-5)  # captum's are in single precision.


@pytest.mark.filterwarnings("ignore:Setting backward hooks")
def test_guided_backpropagation(module: PlanModule, x: Tensor) -> None:
    found = guided_backpropagation(score_of(module), x, module)
    plain = nn.Sequential(*(module.layer(f"n{n}") if n != 3 else nn.ReLU() for n in range(2, 9)))
    expected = captum.GuidedBackprop(plain).attribute(x.clone().requires_grad_(), 1)
    same(found, expected)
    plain_gradient = gradients.gradient(score_of(module), x)
    assert not torch.allclose(found, plain_gradient)


@pytest.mark.filterwarnings("ignore:Setting backward hooks")
def test_guided_backpropagation_reaches_relus_in_blocks_that_are_repeated() -> None:
    draw = points_network()
    module = seeded(plan_of(draw), 0).double().eval()
    x = torch.tensor([[0.3, -0.7], [1.0, 2.0]], dtype=torch.float64)
    expected = captum.GuidedBackprop(module).attribute(x.clone().requires_grad_(), 1)
    same(guided_backpropagation(score_of(module), x, module), expected)


METHODS = {
    "gradient": lambda score, x, module: gradients.gradient(score, x),
    "smooth": lambda score, x, module: gradients.smooth_gradient(score, x, samples=4),
    "integrated": lambda score, x, module: gradients.integrated_gradients(score, x, x * 0, steps=4),
    "cam": lambda score, x, module: cam.grad_cam(traced(module, "n4"), x),
    "cam++": lambda score, x, module: cam.grad_cam_plus_plus(traced(module, "n4"), x),
    "occlusion": lambda score, x, module: occlusion(
        score, x, x * 0, window=(2, 4, 4), stride=(2, 4, 4)
    ),
    "guided": guided_backpropagation,
}


@pytest.mark.parametrize("name", METHODS)
def test_a_batch_is_its_examples_one_by_one(module: PlanModule, x: Tensor, name: str) -> None:
    method = METHODS[name]
    together = method(score_of(module), x, module)
    if name == "smooth":  # The noise of a batch is other noise than that of one.
        same(together[:1], method(score_of(module), x[:1], module))
        return
    same(together, torch.cat([method(score_of(module), one[None], module) for one in x]))


@pytest.mark.parametrize("name", METHODS)
def test_no_method_leaves_a_trace(
    module: PlanModule, x: Tensor, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given, random = x.clone(), torch.get_rng_state()
    state = {key: value.clone() for key, value in module.state_dict().items()}
    for fails in (False, True):
        if fails:
            layer = module.layer("n8")

            def broken(*_: object) -> None:
                raise RuntimeError("no")

            monkeypatch.setattr(layer, "forward", broken)
            with pytest.raises(Exception, match="no"):
                METHODS[name](score_of(module), x, module)
        else:
            METHODS[name](score_of(module), x, module)
        assert torch.equal(torch.get_rng_state(), random)
        assert torch.equal(x, given) and not x.requires_grad
        assert module._live.tap is None
        assert torch.is_grad_enabled()
        assert all(parameter.grad is None for parameter in module.parameters())
        assert all(torch.equal(value, state[key]) for key, value in module.state_dict().items())
        kinds = [key for key in vars(module) if key.endswith("_hooks")]
        assert not any(getattr(part, kind) for part in module.modules() for kind in kinds)


def test_a_score_that_does_not_depend_on_the_input_has_no_slope() -> None:
    x = torch.ones(1, 2)
    assert gradients.gradient(lambda values: values.detach().sum(1), x).tolist() == [[0, 0]]


def test_layers_lose_what_they_learned_from_the_answer_down(module: PlanModule) -> None:
    learned = {name: value.clone() for name, value in module.state_dict().items()}
    lost = []
    for node, copy in stages(module, cascade=True):
        other = {name for name, value in copy.state_dict().items()
                 if not torch.equal(value, learned[name])}  # fmt: skip
        lost.append((node, len(other)))
    assert lost == [("n8", 2), ("n4", 4), ("", 6)]
    assert all(torch.equal(value, learned[key]) for key, value in module.state_dict().items())
    ((node, copy),) = stages(module, cascade=False)
    assert node == ""
    assert not any(torch.equal(value, learned[key]) for key, value in copy.state_dict().items())


def test_the_correlation_of_ranks_is_that_of_scipy() -> None:
    stats = pytest.importorskip("scipy.stats")
    first = torch.randn(200, generator=torch.manual_seed(0)).round(decimals=1)
    second = (first + torch.randn(200, generator=torch.manual_seed(1))).round(decimals=1)
    assert spearman(first, second) == pytest.approx(stats.spearmanr(first, second).statistic)
    assert spearman(first, first) == pytest.approx(1)
    assert str(spearman(first, torch.zeros(200))) == "nan"
