"""Schedules whose factor is written as an expression: what is refused, and where it is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from drawing import STANDARD
from running import numbers, points_network, train
from test_optimisers_and_schedules import BATCHES, EPOCHS, Bench
from torch import optim
from torch.optim import lr_scheduler

from studio.compile.analysis import Analyser
from studio.graph.model import TRAINING
from studio.train.config import ConfigError, TrainConfig
from studio.train.problems import TrainingError
from studio.train.rates import foretold
from studio.train.sinks import sinks

LENGTH = BATCHES * EPOCHS


def with_factor(text: str, kind: str = "LambdaLR", **more: Any) -> Bench:
    bench = Bench("torch.optim.SGD")
    bench.set(lr=0.1)
    node = bench.draw.add(kind, "course", lr_lambda=text, **more)
    bench.draw.wire(node, f"{bench.end}.schedule")
    return bench


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "0.9 ** step",
            "lr_lambda may speak of epoch alone, which counts steps or epochs, but "
            '"0.9 ** step" speaks of step. Write a number in its place.',
        ),
        ("0.9 **", 'lr_lambda is an expression such as 0.95 ** epoch. "0.9 **" is not'),
        ("cos(epoch)", "lr_lambda is an expression such as 0.95 ** epoch. "),
        ("__import__('os')", "lr_lambda is an expression such as 0.95 ** epoch. "),
    ],
)
def test_what_is_no_factor_is_refused_at_its_node(text: str, words: str) -> None:
    bench = with_factor(text)
    analysis = Analyser(STANDARD).analyse(bench.draw.project, TRAINING)
    (node,) = [node for node in bench.draw.graph if node.name == "course"]
    (problem,) = [p for p in analysis.problems if p.node == node.id]
    assert str(problem.message).startswith(words)
    settings = {"train.schedule": "LambdaLR", "train.schedule.lr_lambda": text}
    with pytest.raises(ConfigError) as caught:
        TrainConfig.from_settings(settings)
    assert str(caught.value).startswith(f"train.schedule.{words}")


@pytest.mark.parametrize(
    ("text", "epoch", "reason"),
    [
        ("1 / (epoch - 7)", 7, '"1 / (epoch - 7)" divides by zero.'),
        (f"1 / (epoch - {LENGTH})", LENGTH, f'"1 / (epoch - {LENGTH})" divides by zero.'),
        ("'much'", 1, "\"'much'\" gives much there, not a number."),
        ("1 if epoch < 3 else None", 3, "gives None there, not a number."),
        ("1e300 ** epoch", 2, '"1e300 ** epoch" cannot be computed'),
        ("max", 1, 'There is no variable "max". Known are: epoch.'),
    ],
)
@pytest.mark.parametrize("kind", ["LambdaLR", "MultiplicativeLR"])
def test_a_factor_that_has_no_number_is_refused_beforehand(
    text: str, epoch: int, reason: str, kind: str
) -> None:
    bench = with_factor(text, kind)
    module = bench.module()
    for begin in (
        lambda: foretold(module.plan, BATCHES, EPOCHS),
        lambda: sinks(module, {}, BATCHES, EPOCHS),
    ):
        with pytest.raises(TrainingError) as caught:
            begin()
        said = f"lr_lambda of course ({kind}) gives no number where epoch is {epoch}: "
        assert str(caught.value).startswith(said)
        assert reason in str(caught.value)
        assert bench.draw.graph.node(caught.value.node).name == "course"


def test_a_factor_is_asked_only_where_its_schedule_is_at_work() -> None:
    bench = Bench("torch.optim.SGD")
    bench.set(lr=0.1)
    both = bench.draw.add("SequentialLR", "both", milestones=(4, 9))
    texts = ("1 / (4 - epoch)", "1 / (5 - epoch)", f"1 / ({LENGTH - 8} - epoch)")
    for place, text in enumerate(texts):
        bench.draw.wire(bench.draw.add("LambdaLR", f"part{place}", lr_lambda=text), both)
    bench.draw.wire(both, f"{bench.end}.schedule")
    _, _, rates = bench.train()

    def by_torch(optimizer: optim.Optimizer) -> lr_scheduler.SequentialLR:
        parts: list[lr_scheduler.LRScheduler] = [
            lr_scheduler.LambdaLR(optimizer, lambda epoch: 1 / (4 - epoch)),
            lr_scheduler.LambdaLR(optimizer, lambda epoch: 1 / (5 - epoch)),
            lr_scheduler.LambdaLR(optimizer, lambda epoch: 1 / (LENGTH - 8 - epoch)),
        ]
        return lr_scheduler.SequentialLR(optimizer, parts, milestones=[4, 9])

    assert rates == bench.by_hand("SGD", {"lr": 0.1}, by_torch)[1]
    (found,) = foretold(bench.module().plan, BATCHES, EPOCHS)
    assert list(found.values) == rates


def test_what_is_asked_from_one_on_may_have_no_number_before() -> None:
    _, _, rates = with_factor("(epoch / (epoch + 1)) ** -0.5", "MultiplicativeLR").train()
    assert rates[1] == 0.1 * (1 / 2) ** -0.5


def test_going_on_is_refused_with_another_factor(tmp_path: Path) -> None:
    draw = points_network()
    usual = {"train_epochs": 4, "train_schedule": "LambdaLR"}
    factor = {"train_schedule.lr_lambda": "0.9 ** epoch"}
    train(tmp_path / "whole", draw, **usual, **factor)
    train(tmp_path / "part", draw, **usual, **factor, train_max_steps=12)
    on = train(tmp_path / "on", draw, None, tmp_path / "part", **usual, **factor)
    assert on.state == "finished", on.message
    assert numbers(tmp_path / "on") == numbers(tmp_path / "whole")
    other = {"train_schedule.lr_lambda": "0.8 ** epoch"}
    refused = train(tmp_path / "other", draw, None, tmp_path / "part", **usual, **other)
    assert refused.state == "failed"
    assert "the schedule of optimizer has other numbers now" in str(refused.message)
