"""Learning rates foretold are those that the run then has."""

from __future__ import annotations

from typing import Any

import pytest
from test_optimisers_and_schedules import BATCHES, EPOCHS, SCHEDULES, Bench

from studio.train.problems import TrainingError
from studio.train.rates import foretold


@pytest.mark.parametrize("per", ["step", "epoch"])
@pytest.mark.parametrize("kind", [kind for kind in SCHEDULES if kind != "ReduceLROnPlateau"])
def test_the_rates_are_those_of_the_run(kind: str, per: str) -> None:
    bench = Bench("torch.optim.SGD")
    bench.set(lr=0.1)
    settings: dict[str, Any] = {**SCHEDULES[kind], "per": per}
    bench.draw.wire(bench.draw.add(kind, "schedule", **settings), f"{bench.end}.schedule")
    module = bench.module()
    (found,) = foretold(module.plan, BATCHES, EPOCHS)
    _, _, rates = bench.train()
    every = BATCHES if per == "epoch" else 1
    assert list(found.values) == rates[::every]
    assert found.updates == len(found.values)
    assert found.name == "optimizer"


def test_what_depends_on_the_training_is_open() -> None:
    bench = Bench("torch.optim.SGD")
    schedule = bench.draw.add("ReduceLROnPlateau", "schedule")
    bench.draw.wire(schedule, f"{bench.end}.schedule")
    (found,) = foretold(bench.module().plan, BATCHES, EPOCHS)
    assert found.is_open


def test_without_a_schedule_there_is_nothing_to_foretell() -> None:
    assert foretold(Bench("torch.optim.SGD").module().plan, BATCHES, EPOCHS) == ()


def test_a_long_run_is_thinned_out() -> None:
    bench = Bench("torch.optim.SGD")
    bench.draw.wire(bench.draw.add("CosineAnnealingLR", "fall"), f"{bench.end}.schedule")
    (found,) = foretold(bench.module().plan, 1000, 50)
    assert found.updates == 50_000
    assert 20_000 <= len(found.values) <= 30_000
    assert found.values[0] == max(found.values)
    assert found.values[-1] < 1e-6


def test_a_long_run_may_have_any_power() -> None:
    bench = Bench("torch.optim.SGD")
    bench.set(lr=0.5)
    fall = bench.draw.add("LambdaLR", "fall", lr_lambda="0.999 ** epoch")
    bench.draw.wire(fall, f"{bench.end}.schedule")
    (found,) = foretold(bench.module().plan, 100, 50)
    assert found.values[4321] == 0.5 * 0.999**4321


def test_what_would_take_too_long_is_said_and_what_nobody_wants_is_given_up() -> None:
    bench = Bench("torch.optim.SGD")
    bench.draw.wire(bench.draw.add("StepLR", "schedule", step_size=9), f"{bench.end}.schedule")
    plan = bench.module().plan
    with pytest.raises(TrainingError, match="4,000,000 updates, and at most 2,000,000"):
        foretold(plan, 1, 4_000_000)
    assert foretold(plan, 1, 1_900_000, stop=lambda: True) == ()
