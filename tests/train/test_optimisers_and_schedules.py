"""Every optimiser and schedule of a training graph moves weights as a loop written by hand does."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest
import torch
from drawing import STANDARD, Drawing
from menus import kinds
from torch import Tensor, nn, optim
from torch.optim import lr_scheduler
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn, get_swa_multi_avg_fn

from studio.compile.analysis import Analyser
from studio.compile.module import PlanModule, seeded
from studio.graph.model import BLOCK, MODEL, TRAINING, Graph
from studio.layers.spec import REQUIRED
from studio.layers.versions import knows
from studio.train.optimisers import quick_step
from studio.train.problems import TrainingError
from studio.train.sinks import Sink, sinks

BATCHES, EPOCHS = 6, 4

OPTIMISERS: dict[str, dict[str, Any]] = {
    "SGD": {"lr": 0.1, "momentum": 0.9, "nesterov": True, "weight_decay": 0.01},
    "Adam": {"lr": 0.01, "betas": (0.8, 0.99), "amsgrad": True},
    "AdamW": {"lr": 0.01, "weight_decay": 0.1},
    "Adamax": {"lr": 0.01},
    "NAdam": {"lr": 0.01, "momentum_decay": 0.01},
    "RAdam": {"lr": 0.01},
    "RMSprop": {"lr": 0.01, "alpha": 0.9, "centered": True, "momentum": 0.5},
    "Adagrad": {"lr": 0.1, "lr_decay": 0.1},
    "Adadelta": {"lr": 0.5, "rho": 0.8},
    "Adafactor": {"lr": 0.05},
    "ASGD": {"lr": 0.05, "t0": 3.0},
    "Rprop": {"lr": 0.01, "etas": (0.4, 1.3)},
    "SparseAdam": {"lr": 0.01},
    "LBFGS": {"lr": 0.5, "max_iter": 3, "history_size": 4},
    "Muon": {"lr": 0.02, "momentum": 0.8},
}
SCHEDULES: dict[str, dict[str, Any]] = {
    "StepLR": {"step_size": 3, "gamma": 0.5},
    "MultiStepLR": {"milestones": (2, 7), "gamma": 0.3},
    "ConstantLR": {"factor": 0.25, "total_iters": 2},
    "LinearLR": {"start_factor": 0.1, "total_iters": 6},
    "ExponentialLR": {"gamma": 0.9},
    "LambdaLR": {"lr_lambda": "0.9 ** epoch if epoch < 9 else max(0.1, 1 - epoch / 20)"},
    "MultiplicativeLR": {"lr_lambda": "0.8 if epoch % 2 else 1.1"},
    "PolynomialLR": {"total_iters": 12, "power": 2.0},
    "CosineAnnealingLR": {"T_max": 10, "eta_min": 0.001},
    "CosineAnnealingWarmRestarts": {"T_0": 4, "T_mult": 2},
    "CyclicLR": {"base_lr": 0.01, "max_lr": 0.2, "step_size_up": 4, "cycle_momentum": False},
    "OneCycleLR": {"max_lr": 0.3, "total_steps": 24, "cycle_momentum": False},
    "ReduceLROnPlateau": {"patience": 0, "factor": 0.5},
}
FACTORS: dict[str, Callable[[int], float]] = {
    "LambdaLR": lambda epoch: 0.9**epoch if epoch < 9 else max(0.1, 1 - epoch / 20),
    "MultiplicativeLR": lambda epoch: 0.8 if epoch % 2 else 1.1,
}
"""The functions that ``lr_lambda`` above says."""


def of_family(family: str) -> list[str]:
    return [spec.title for spec in STANDARD.of_training() if spec.family == family]


class Bench:
    """A small model whose training graph ends in one optimiser."""

    def __init__(self, kind: str, sparse: bool = False, matrices: bool = False) -> None:
        self.draw = draw = Drawing()
        if sparse:
            layers = [draw.add("Embedding", num_embeddings=7, embedding_dim=3, sparse=True)]
            entry = draw.add("input", "x", shape=("N",), dtype="int64")
        else:
            entry = draw.add("input", "x", shape=("N", 5))
            layers = [draw.add("Linear", out_features=8, bias=not matrices), draw.add("Tanh")]
            layers.append(draw.add("Linear", out_features=3, bias=not matrices))
        draw.chain(entry, *layers, draw.add("output", "y"))
        draw.project.graphs[TRAINING] = Graph()
        draw.within = TRAINING
        x = draw.add("input", "x", **dict(draw.project.model.node(entry).params))
        target = draw.add("input", "target", shape=("N", 3))
        call = draw.add(BLOCK + MODEL, "model")
        loss = draw.add("MSELoss", "loss")
        self.end = draw.add(kind, "optimizer")
        draw.chain(x, call, loss, self.end)
        draw.wire(target, f"{loss}.target")
        generator = torch.Generator().manual_seed(1)
        size = (BATCHES, 4) if sparse else (BATCHES, 4, 5)
        inputs = torch.randint(7, size) if sparse else torch.randn(size, generator=generator)
        self.batches = list(
            zip(inputs, torch.randn(BATCHES, 4, 3, generator=generator), strict=True)
        )

    def module(self) -> PlanModule:
        analysis = Analyser(STANDARD).analyse(self.draw.project, TRAINING)
        assert analysis.plan is not None, [str(p.message) for p in analysis.problems]
        return seeded(analysis.plan, 3)

    def set(self, **params: Any) -> None:
        node = self.draw.graph.node(self.end)
        self.draw.graph.put_node(
            type(node)(node.id, node.kind, node.name, {**node.params, **params})
        )

    def train(self) -> tuple[Sink, PlanModule, list[float]]:
        """Through a whole run; gives the learning rates that the steps had."""
        module = self.module()
        (sink,) = sinks(module, {}, BATCHES, EPOCHS)
        rates: list[float] = []
        for epoch in range(EPOCHS):
            for batch in self.batches:
                rates.append(sink.rate)
                sink.act(batch)
            sink.end_epoch(1.0 + epoch)
        return sink, module, rates

    def by_hand(
        self,
        kind: str,
        settings: dict[str, Any],
        schedule: Callable[[optim.Optimizer], Any] | None = None,
        *,
        per_epoch: bool = False,
        after: Callable[[list[nn.Parameter]], None] = lambda _: None,
    ) -> tuple[nn.Module, list[float]]:
        model = self.module().layer("n3")
        assert model is not None
        parameters = list(model.parameters())
        cls = getattr(optim, kind)
        sparse = any(isinstance(part, nn.Embedding) for part in model.modules())
        fused = {"fused": True} if "fused" in inspect.signature(cls).parameters else {}
        optimizer = cls(parameters, **settings, **({} if sparse else fused))
        scheduler = schedule(optimizer) if schedule else None
        rates: list[float] = []
        for epoch in range(EPOCHS):
            for x, target in self.batches:
                rates.append(optimizer.param_groups[0]["lr"])

                def closure(x: Tensor = x, target: Tensor = target) -> Tensor:
                    optimizer.zero_grad()
                    loss = nn.functional.mse_loss(model(x), target)
                    loss.backward()
                    after(parameters)
                    return loss

                if kind == "LBFGS":
                    optimizer.step(closure)
                else:
                    closure()
                    optimizer.step()
                if scheduler is not None and not per_epoch:
                    scheduler.step()
            if scheduler is not None and per_epoch:
                plateau = isinstance(scheduler, lr_scheduler.ReduceLROnPlateau)
                scheduler.step(*([1.0 + epoch] if plateau else []))
        return model, rates


def same(module: PlanModule, model: nn.Module) -> bool:
    ours = module.layer("n3")
    assert ours is not None
    pairs = zip(ours.parameters(), model.parameters(), strict=True)
    return all(torch.equal(one, two) for one, two in pairs)


@pytest.mark.parametrize("kind", of_family("optimiser"))
def test_an_optimiser_moves_weights_as_torch_does(kind: str) -> None:
    bench = Bench(f"torch.optim.{kind}", sparse=kind == "SparseAdam", matrices=kind == "Muon")
    bench.set(**OPTIMISERS[kind])
    _, module, _ = bench.train()
    model, _ = bench.by_hand(kind, OPTIMISERS[kind])
    assert same(module, model)
    started = bench.module()
    assert not same(started, model)


COMPOSED = {"SequentialLR", "ChainedScheduler"}
"""Schedules of schedules, each with a test of its own."""


@pytest.mark.parametrize("per", ["step", "epoch"])
@pytest.mark.parametrize("kind", [k for k in of_family("schedule") if k not in COMPOSED])
def test_a_schedule_moves_the_rate_as_torch_does(kind: str, per: str) -> None:
    bench = Bench("torch.optim.SGD")
    bench.set(lr=0.1)
    settings = SCHEDULES[kind]
    counted = kind != "ReduceLROnPlateau"
    node = bench.draw.add(kind, "schedule", **settings, **({"per": per} if counted else {}))
    bench.draw.wire(node, f"{bench.end}.schedule")
    _, module, rates = bench.train()
    plain = {k: list(v) if isinstance(v, tuple) else v for k, v in settings.items()}
    if kind in FACTORS:
        plain = {"lr_lambda": FACTORS[kind]}
    model, expected = bench.by_hand(
        "SGD",
        {"lr": 0.1},
        lambda optimizer: getattr(lr_scheduler, kind)(optimizer, **plain),
        per_epoch=per == "epoch" or not counted,
    )
    assert rates == expected
    assert len(set(rates)) > 1
    assert same(module, model)


def test_schedules_follow_each_other_to_the_end_of_the_run() -> None:
    bench = Bench("torch.optim.SGD")
    bench.set(lr=0.1)
    warm = bench.draw.add("LinearLR", "warm_up", start_factor=0.1, total_iters=4)
    fall = bench.draw.add("CosineAnnealingLR", "fall")
    both = bench.draw.add("SequentialLR", "both", milestones=(4,))
    bench.draw.wire(warm, both)
    bench.draw.wire(fall, both)
    bench.draw.wire(both, f"{bench.end}.schedule")
    _, _, rates = bench.train()

    def by_torch(optimizer: optim.Optimizer) -> lr_scheduler.SequentialLR:
        first = lr_scheduler.LinearLR(optimizer, start_factor=0.1, total_iters=4)
        second = lr_scheduler.CosineAnnealingLR(optimizer, T_max=BATCHES * EPOCHS - 4)
        return lr_scheduler.SequentialLR(optimizer, [first, second], milestones=[4])

    _, expected = bench.by_hand("SGD", {"lr": 0.1}, by_torch)
    assert rates == expected


def test_schedules_at_once_are_multiplied() -> None:
    bench = Bench("torch.optim.SGD")
    bench.set(lr=0.1)
    one = bench.draw.add("ConstantLR", "one", factor=0.5, total_iters=5)
    two = bench.draw.add("ExponentialLR", "two", gamma=0.9)
    both = bench.draw.add("ChainedScheduler", "both")
    bench.draw.wire(one, both)
    bench.draw.wire(two, both)
    bench.draw.wire(both, f"{bench.end}.schedule")
    _, _, rates = bench.train()

    def by_torch(optimizer: optim.Optimizer) -> lr_scheduler.ChainedScheduler:
        first = lr_scheduler.ConstantLR(optimizer, factor=0.5, total_iters=5)
        return lr_scheduler.ChainedScheduler(
            [first, lr_scheduler.ExponentialLR(optimizer, gamma=0.9)], optimizer
        )

    _, expected = bench.by_hand("SGD", {"lr": 0.1}, by_torch)
    assert rates == expected


@pytest.mark.parametrize(
    ("params", "after"),
    [
        ({"clip_norm": 0.05}, lambda ps: nn.utils.clip_grad_norm_(ps, 0.05)),
        ({"clip_value": 0.01}, lambda ps: nn.utils.clip_grad_value_(ps, 0.01)),
    ],
)
def test_gradients_are_clipped_as_torch_clips_them(
    params: dict[str, Any], after: Callable[[list[nn.Parameter]], None]
) -> None:
    bench = Bench("torch.optim.SGD")
    bench.set(lr=0.5, **params)
    _, module, _ = bench.train()
    assert same(module, bench.by_hand("SGD", {"lr": 0.5}, after=after)[0])
    assert not same(module, bench.by_hand("SGD", {"lr": 0.5})[0])


def test_gradients_of_several_batches_make_one_update() -> None:
    bench = Bench("torch.optim.SGD")
    bench.set(lr=0.5, accumulate=2)
    _, module, _ = bench.train()
    model = bench.module().layer("n3")
    assert model is not None
    optimizer = optim.SGD(model.parameters(), lr=0.5, fused=True)
    for _ in range(EPOCHS):
        for n, (x, target) in enumerate(bench.batches):
            if n % 2 == 0:
                optimizer.zero_grad()
            (nn.functional.mse_loss(model(x), target) / 2).backward()
            if n % 2 == 1:
                optimizer.step()
    assert same(module, model)


@pytest.mark.parametrize("kind", [*of_family("optimiser"), *of_family("schedule")])
def test_its_parameters_are_those_of_torch(kind: str) -> None:
    spec = next(spec for spec in STANDARD.of_training() if spec.title == kind)
    owner = optim if spec.family == "optimiser" else lr_scheduler
    theirs = inspect.signature(getattr(owner, kind)).parameters
    for param in spec.params:
        if param.silent or not knows(param.since):
            continue
        assert param.name in theirs
        default = theirs[param.name].default
        if param.default is REQUIRED or param.always:
            continue
        ours = list(param.default) if isinstance(default, list) else param.default
        assert ours == default, param.name
    known = {param.name for param in spec.params}
    inner = {"params", "optimizer", "schedulers", "last_epoch", "verbose", "scale_fn", "scale_mode"}
    inner |= {"fused", "foreach", "differentiable", "capturable", "epochs", "steps_per_epoch"}
    assert not theirs.keys() - known - inner


def test_all_of_torch_is_there() -> None:
    found = {name for name in optim.__all__ if name[0].isupper()} - {"Optimizer"}
    assert found == set(of_family("optimiser"))
    schedules = {name for name in lr_scheduler.__all__ if name[0].isupper()} - {"LRScheduler"}
    assert schedules == set(of_family("schedule"))


@pytest.mark.parametrize("average", ["ema", "swa"])
def test_weights_are_averaged_as_torch_does(average: str) -> None:
    bench = Bench("torch.optim.SGD")
    bench.set(lr=0.2, average=average, average_decay=0.9, average_from=2)
    sink, module, _ = bench.train()
    model = bench.module().layer("n3")
    assert model is not None
    blend = get_ema_multi_avg_fn(0.9) if average == "ema" else get_swa_multi_avg_fn()
    averaged = AveragedModel(model, multi_avg_fn=blend)
    optimizer = optim.SGD(model.parameters(), lr=0.2, fused=True)
    for n, (x, target) in enumerate(bench.batches * EPOCHS):
        optimizer.zero_grad()
        nn.functional.mse_loss(model(x), target).backward()
        optimizer.step()
        if n >= 2:
            averaged.update_parameters(model)
    assert same(module, model)
    assert sink.average is not None
    with sink.average.in_place(sink.parameters):
        assert same(module, averaged.module)
    assert same(module, model)


def test_weights_are_held_short() -> None:
    bench = Bench("torch.optim.SGD")
    bench.set(lr=0.5, max_norm=0.3)
    _, module, _ = bench.train()

    model = bench.module().layer("n3")
    assert model is not None
    optimizer = optim.SGD(model.parameters(), lr=0.5, fused=True)
    for x, target in bench.batches * EPOCHS:
        optimizer.zero_grad()
        nn.functional.mse_loss(model(x), target).backward()
        optimizer.step()
        with torch.no_grad():
            for parameter in model.parameters():
                if parameter.dim() > 1:
                    parameter.copy_(torch.renorm(parameter, 2, 0, 0.3))
    assert same(module, model)
    rows = [p for p in module.parameters() if p.dim() > 1]
    assert all(row.norm(dim=1).max() <= 0.3001 for row in rows)


def test_a_layer_can_have_a_rate_of_its_own_or_none() -> None:
    bench = Bench("torch.optim.SGD")
    bench.set(lr=0.1, groups="linear lr=0.01 weight_decay=0.1; linear2 frozen")
    sink, module, _ = bench.train()
    model = bench.module().layer("n3")
    assert model is not None
    first, last = [part for part in model.modules() if isinstance(part, nn.Linear)]
    group = {"params": list(first.parameters()), "lr": 0.01, "weight_decay": 0.1}
    optimizer = optim.SGD([group], lr=0.1, fused=True)
    for x, target in bench.batches * EPOCHS:
        optimizer.zero_grad()
        nn.functional.mse_loss(model(x), target).backward()
        optimizer.step()
    assert same(module, model)
    assert len(sink.parameters) == 2
    assert not [p for p in last.parameters() if p in set(sink.parameters)]


@pytest.mark.parametrize(
    ("groups", "words"),
    [("nowhere lr=0.1", "nowhere"), ("linear speed=2", "speed=2"), ("linear lr=fast", "lr=fast")],
)
def test_groups_that_mean_nothing_are_refused(groups: str, words: str) -> None:
    bench = Bench("torch.optim.SGD")
    bench.set(groups=groups)
    with pytest.raises(TrainingError, match=words):
        sinks(bench.module(), {}, BATCHES, EPOCHS)


PENALTIES = {
    "L1Penalty": lambda ps: sum(p.abs().sum() for p in ps),
    "L2Penalty": lambda ps: sum(p.square().sum() for p in ps),
    "OrthogonalityPenalty": lambda ps: sum(
        ((p.T @ p if p.shape[0] > p.shape[1] else p @ p.T) - torch.eye(min(p.shape))).square().sum()
        for p in ps
        if p.dim() > 1
    ),
}


@pytest.mark.parametrize("kind", list(kinds("loss", "penalty")))
def test_a_penalty_is_what_its_formula_says(kind: str) -> None:
    bench = Bench("torch.optim.SGD")
    draw = bench.draw
    bench.set(lr=0.05)
    (wire,) = draw.graph.incoming(bench.end)
    total = draw.add("Add", "total")
    penalty = draw.add(kind, "penalty", weight=0.01)
    draw.wire("n3", penalty)
    draw.graph.drop_wire(wire)
    draw.wire(wire.source, total)
    draw.wire(penalty, total)
    draw.wire(total, bench.end)
    _, module, _ = bench.train()
    model = bench.module().layer("n3")
    assert model is not None
    parameters = list(model.parameters())
    optimizer = optim.SGD(parameters, lr=0.05, fused=True)
    for x, target in bench.batches * EPOCHS:
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(x), target)
        (loss + 0.01 * PENALTIES[kind](parameters)).backward()
        optimizer.step()
    ours = module.layer("n3")
    assert ours is not None
    for one, two in zip(ours.parameters(), parameters, strict=True):
        torch.testing.assert_close(one, two)
    plain, _ = bench.by_hand("SGD", {"lr": 0.05})
    assert not same(module, plain)


def test_a_penalty_of_what_has_no_weights_is_refused() -> None:
    bench = Bench("torch.optim.SGD")
    draw = bench.draw
    penalty = draw.add("L2Penalty", "penalty")
    draw.wire("n1", penalty)
    draw.chain(penalty, draw.add("torch.optim.SGD", "other"))
    analysis = Analyser(STANDARD).analyse(draw.project, TRAINING)
    assert any("has none" in str(p.message) for p in analysis.problems)


@pytest.mark.parametrize("kind", [torch.optim.SGD, torch.optim.Adam, torch.optim.Adagrad])
def test_a_quick_step_is_torchs_own_step(kind: type[torch.optim.Optimizer]) -> None:
    steps = []
    for quick in (False, True):
        weight = torch.nn.Parameter(torch.linspace(-1, 1, 8))
        optimizer = kind([weight], lr=0.1)
        step = quick_step(optimizer) if quick else optimizer.step
        for _ in range(3):
            weight.grad = None
            weight.square().sum().backward()
            step()
            assert torch.is_grad_enabled()
        steps.append(weight.detach())
    assert torch.equal(*steps)


def test_a_step_that_somebody_hooks_into_stays_what_it_is() -> None:
    weight = torch.nn.Parameter(torch.ones(2))
    optimizer = torch.optim.SGD([weight], lr=0.1)
    torch.optim.lr_scheduler.StepLR(optimizer, 1)
    assert quick_step(optimizer) == optimizer.step

    class Own(torch.optim.SGD):
        pass

    own = Own([weight], lr=0.1)
    assert quick_step(own) == own.step
