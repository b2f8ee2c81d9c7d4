"""What every optimiser and schedule keeps of itself is enough to go on exactly."""

from __future__ import annotations

import io
from typing import Any

import pytest
import torch
from test_optimisers_and_schedules import BATCHES, EPOCHS, OPTIMISERS, SCHEDULES, Bench

from studio.compile.module import PlanModule, seeded
from studio.compile.plan import Plan
from studio.train.sinks import Sink, sinks

STEPS = BATCHES * EPOCHS


def stored(state: dict[str, Any]) -> dict[str, Any]:
    """As a file gives it back."""
    buffer = io.BytesIO()
    torch.save(state, buffer)
    buffer.seek(0)
    found: dict[str, Any] = torch.load(buffer, weights_only=True)
    return found


def parted(bench: Bench, plan: Plan, at: int) -> tuple[list[float], PlanModule]:
    """A whole run in which another sink takes over before step ``at``."""
    rates: list[float] = []
    module, sink = begun(plan)
    for step in range(STEPS):
        if step == at:
            weights, state = stored(module.state_dict()), stored(sink.state())
            module, sink = begun(plan)
            module.load_state_dict(weights)
            names = [name for name, _ in module.named_parameters()]
            sink.take_up(state, names, names)
        rates.append(sink.rate)
        sink.act(bench.batches[step % BATCHES])
        if step % BATCHES == BATCHES - 1:
            sink.end_epoch(1.0 + step)
    return rates, module


def begun(plan: Plan) -> tuple[PlanModule, Sink]:
    module = seeded(plan, 3)
    (sink,) = sinks(module, {}, BATCHES, EPOCHS)
    return module, sink


def assert_goes_on_exactly(bench: Bench, at: tuple[int, ...]) -> None:
    plan = bench.module().plan
    rates, module = parted(bench, plan, -1)
    for step in at:
        again, other = parted(bench, plan, step)
        assert again == rates
        pairs = zip(module.parameters(), other.parameters(), strict=True)
        assert all(torch.equal(one, two) for one, two in pairs)


@pytest.mark.parametrize("kind", OPTIMISERS)
def test_an_optimiser_goes_on_exactly(kind: str) -> None:
    bench = Bench(f"torch.optim.{kind}", sparse=kind == "SparseAdam", matrices=kind == "Muon")
    bench.set(**OPTIMISERS[kind])
    assert_goes_on_exactly(bench, (1, 7, BATCHES))


@pytest.mark.parametrize("per", ["step", "epoch"])
@pytest.mark.parametrize("kind", SCHEDULES)
def test_a_schedule_goes_on_exactly(kind: str, per: str) -> None:
    bench = Bench("torch.optim.SGD")
    bench.set(lr=0.1, momentum=0.5)
    counted = kind != "ReduceLROnPlateau"
    node = bench.draw.add(kind, "schedule", **SCHEDULES[kind], **({"per": per} if counted else {}))
    bench.draw.wire(node, f"{bench.end}.schedule")
    assert_goes_on_exactly(bench, (1, 7, 2 * BATCHES))


@pytest.mark.parametrize("kind", ["SequentialLR", "ChainedScheduler"])
def test_schedules_of_schedules_go_on_exactly(kind: str) -> None:
    bench = Bench("torch.optim.SGD")
    bench.set(lr=0.1)
    both = bench.draw.add(kind, "both", **({"milestones": (4,)} if kind == "SequentialLR" else {}))
    for inner in (
        bench.draw.add("LinearLR", "warm_up", start_factor=0.1, total_iters=4),
        bench.draw.add("CosineAnnealingLR", "fall"),
    ):
        bench.draw.wire(inner, both)
    bench.draw.wire(both, f"{bench.end}.schedule")
    assert_goes_on_exactly(bench, (2, 4, 9))


def test_gradients_that_are_being_added_up_are_not_lost() -> None:
    bench = Bench("torch.optim.Adam")
    bench.set(lr=0.05, accumulate=4)
    assert_goes_on_exactly(bench, (1, 2, 3, 4, 9))
