"""A run ends where its settings say, tells why, and can be gone on with as if it had not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from drawing import Drawing
from drawn_trainings import gan
from running import job, numbers, points_network, straight, train

from studio.graph.model import BLOCK, MODEL, TRAINING, Graph
from studio.observe.frames import Progress
from studio.observe.mailbox import Mailbox
from studio.train import checkpoint
from studio.train.stopping import Limits, Measure
from studio.train.store import RunFolder
from studio.train.worker import run

LOSS = Measure("val_loss", ("loss", "accuracy"))


def test_a_limit_of_steps_ends_the_run_there_and_going_on_continues(tmp_path: Path) -> None:
    draw = points_network()
    train(tmp_path / "whole", draw, train_epochs=4)
    settings = {"train_epochs": 4, "train_max_steps": 8}
    first = train(tmp_path / "part", draw, **settings)
    assert (first.state, first.steps) == ("stopped", 8)
    assert first.message.startswith("The run ended at step 8, as train.max_steps says.")
    assert RunFolder.open(tmp_path / "part").info()["message"] == first.message
    second = train(tmp_path / "part", draw, resume_from=tmp_path / "part", **settings)
    assert (second.state, second.steps) == ("stopped", 16)
    last = train(tmp_path / "part", draw, resume_from=tmp_path / "part", **settings)
    assert (last.state, last.steps, last.message) == ("finished", 24, "")
    assert numbers(tmp_path / "part") == numbers(tmp_path / "whole")


def test_a_limit_at_the_end_of_an_epoch_leaves_it_its_validation(tmp_path: Path) -> None:
    result = train(tmp_path / "run", points_network(), train_epochs=4, train_max_steps=12)
    assert (result.state, result.steps, result.epochs) == ("stopped", 12, 2)
    assert "val_loss" in result.final
    result = train(tmp_path / "all", points_network(), train_epochs=2, train_max_steps=12)
    assert (result.state, result.message) == ("finished", "")


def test_a_limit_of_minutes_ends_the_run_and_is_told(tmp_path: Path) -> None:
    box = Mailbox()
    result = run(
        job(tmp_path / "run", points_network(), train_epochs=10**6, train_max_minutes=1e-4), box
    )
    assert result.state == "stopped"
    assert "after 0.0001 minutes, as train.max_minutes says" in result.message
    last = [frame for frame in box.drain() if isinstance(frame, Progress)][-1]
    assert (last.state, str(last.message)) == ("stopped", result.message)


def test_a_run_that_gets_no_better_ends_early_and_going_on_continues(tmp_path: Path) -> None:
    draw = points_network()
    settings = {"train_epochs": 9, "train_lr": 0.0, "train_stop_early": 2}
    train(tmp_path / "whole", draw, train_epochs=9, train_lr=0.0)
    monitor = {"train_monitor": "val_loss", "train_min_delta": 100.0}
    first = train(tmp_path / "part", draw, **settings, **monitor)
    assert (first.state, first.epochs) == ("stopped", 3)
    assert first.message == (
        "The run ended early: val_loss has not got better for 2 epochs; the best was epoch 1."
    )
    again = train(tmp_path / "part", draw, resume_from=tmp_path / "part", **settings, **monitor)
    assert (again.state, again.epochs) == ("stopped", 5)
    settings.pop("train_stop_early")
    last = train(tmp_path / "part", draw, resume_from=tmp_path / "part", **settings)
    assert last.state == "finished"
    assert numbers(tmp_path / "part") == numbers(tmp_path / "whole")


def test_patience_counts_from_the_last_epoch_that_was_better() -> None:
    limits = Limits(LOSS, patience=2, min_delta=0.1)
    ends = [limits.epoch_ended(n, {"loss": v}) for n, v in enumerate([1.0, 0.95, 0.8, 0.75, 0.9])]
    assert ends == [False, False, False, False, True]
    assert "the best was epoch 2" in str(limits.reached(9, 1.0))


def test_what_is_used_up_survives_a_kill_and_is_granted_anew_after_an_end() -> None:
    limits = Limits(LOSS, patience=3, max_steps=100, max_minutes=1)
    limits.epoch_ended(1, {"loss": 1.0})
    limits.epoch_ended(2, {"loss": 1.0})
    state = limits.state()
    killed = Limits(LOSS, patience=3, max_steps=100, max_minutes=1)
    killed.take_up(state, 60, 30.0)
    assert killed.last_step == 100
    assert killed.reached(99, 59.0) is None
    assert killed.reached(100, 59.0) is not None
    assert killed.reached(99, 60.0) is not None
    assert not killed.epoch_ended(3, {"loss": 1.0})
    assert killed.epoch_ended(4, {"loss": 1.0})
    ended = Limits(LOSS, patience=3, max_steps=100, max_minutes=1)
    ended.take_up(killed.state(), 100, 60.0)
    assert ended.last_step == 200
    assert ended.reached(199, 119.0) is None


@pytest.mark.parametrize(
    ("monitor", "accuracy", "better", "worse"),
    [
        ("auto", True, {"loss": 2.0, "accuracy": 0.9}, {"loss": 1.0, "accuracy": 0.8}),
        ("auto", False, {"loss": 1.0}, {"loss": 2.0}),
        ("val_loss", True, {"loss": 1.0, "accuracy": 0.8}, {"loss": 2.0, "accuracy": 0.9}),
        ("val_accuracy", True, {"loss": 1.0, "accuracy": 0.9}, {"loss": 2.0, "accuracy": 0.9}),
    ],
)
def test_the_monitor_says_what_is_better(monitor: str, accuracy: bool, better, worse) -> None:
    measure = Measure(monitor, ("loss", "accuracy") if accuracy else ("loss",))
    assert measure.key(better) > measure.key(worse)


def test_best_is_what_the_monitor_says(tmp_path: Path) -> None:
    train(tmp_path / "run", points_network(), train_epochs=6, train_monitor="val_loss")
    folder = RunFolder.open(tmp_path / "run")
    losses = [s.values["val_loss"] for s in folder.history() if "val_loss" in s.values]
    assert folder.info()["best"]["val_loss"] == min(losses)


def test_epochs_that_cannot_be_compared_are_refused(tmp_path: Path) -> None:
    draw = straight(("Linear", {"out_features": 2}))
    draw.project.graphs[TRAINING] = Graph()
    draw.within = TRAINING
    points = draw.add("input", "points", shape=("N", 2))
    call = draw.add(BLOCK + MODEL, "model")
    one, two = (draw.add("torch.mean", f"mean_{name}", dim=None) for name in ("a", "b"))
    draw.chain(points, call, one, draw.add("torch.optim.SGD", "first", of="model"))
    other = draw.add("Linear", "other", out_features=1)
    draw.chain(points, other, two, draw.add("torch.optim.SGD", "second", of="other"))
    result = train(tmp_path / "early", draw, train_stop_early=3)
    assert result.state == "failed"
    assert result.message == (
        "train.stop_early compares epochs, but this training does not say by what: its validation "
        "gives val_mean_a, val_mean_b. Set train.monitor to one of them, or train.stop_early to 0."
    )
    result = train(tmp_path / "monitor", draw, train_monitor="val_accuracy")
    assert result.message.startswith("train.monitor is val_accuracy, but the validation")
    assert "val_mean_a, val_mean_b. Set train.monitor to one of them" in result.message
    assert train(tmp_path / "run", draw, train_epochs=1).state == "finished"


def test_checkpoints_are_kept_for_good_and_gone_on_from(tmp_path: Path) -> None:
    draw = points_network()
    train(tmp_path / "whole", draw, train_epochs=6)
    settings = {
        "train_checkpoint_every": 1e-9,
        "train_keep_every": 1e-9,
        "train_keep_most": 3,
    }
    train(tmp_path / "run", draw, train_epochs=6, **settings)
    folder = RunFolder.open(tmp_path / "run")
    kept = folder.resumable
    assert kept[0] == "last"
    assert len(kept) == 4
    assert kept[-1] == "step-36"
    files = {path.name for path in (folder.path / "checkpoints").iterdir()}
    assert files == {"best.safetensors"} | {
        f"{name}.{end}" for name in kept for end in ("safetensors", "optimizer.pt")
    }
    for name in kept[1:]:
        wanted = job(tmp_path / name, draw, folder.path, train_epochs=6)
        assert run(replace(wanted, checkpoint=name), Mailbox()).state == "finished"
        assert numbers(tmp_path / name) == numbers(tmp_path / "whole")
    wanted = job(tmp_path / "none", draw, folder.path, train_epochs=6)
    message = run(replace(wanted, checkpoint="step-1"), Mailbox()).message
    assert message == f"The run run has no checkpoint step-1. It has: {', '.join(kept)}."


def test_a_long_epoch_has_checkpoints_amid(tmp_path: Path) -> None:
    box = Mailbox()
    wanted = job(
        tmp_path / "run",
        points_network(),
        data_samples=20_000,
        train_batch_size=2,
        train_max_minutes=0.02,
        train_checkpoint_every=0.1,
        train_keep_every=1e-9,
    )
    result = run(wanted, box)
    assert (result.state, result.epochs) == ("stopped", 0)
    assert len(RunFolder.open(tmp_path / "run").resumable) > 2


def test_a_training_of_several_losses_keeps_its_best_by_what_is_monitored(tmp_path: Path) -> None:
    draw = Drawing()
    draw.project = gan({}, {})
    train(tmp_path / "plain", draw, train_epochs=3)
    assert RunFolder.open(tmp_path / "plain").info()["best"] is None
    settings = {"train_epochs": 6, "train_monitor": "val_distance", "train_better": "higher"}
    result = train(tmp_path / "run", draw, **settings)
    assert result.state == "finished", result.message
    folder = RunFolder.open(tmp_path / "run")
    values = [s.values["val_distance"] for s in folder.history() if "val_distance" in s.values]
    best = folder.info()["best"]
    assert best["epoch"] == values.index(max(values)) + 1
    assert best["by"] == "val_distance"
    for name in ("best", "best.critic"):
        assert checkpoint.step_of(folder, name) == best["step"]
    lowest = train(tmp_path / "low", draw, **(settings | {"train_better": "auto"}))
    assert lowest.state == "finished"
    best = RunFolder.open(tmp_path / "low").info()["best"]
    assert best["epoch"] == values.index(min(values)) + 1


def test_a_run_ends_early_by_what_is_monitored_and_takes_its_best_up(tmp_path: Path) -> None:
    draw = Drawing()
    draw.project = gan({"lr": 0.0}, {"lr": 0.0})
    settings = {"train_epochs": 9, "train_monitor": "val_distance", "train_stop_early": 2}
    result = train(tmp_path / "run", draw, **settings)
    assert (result.state, result.epochs) == ("stopped", 3)
    assert result.message.startswith("The run ended early: val_distance has not got better for 2")
    again = train(tmp_path / "again", draw, resume_from=tmp_path / "run", **settings)
    assert (again.state, again.epochs) == ("stopped", 5)
    folder = RunFolder.open(tmp_path / "again")
    assert folder.info()["best"]["epoch"] == 1
    assert checkpoint.step_of(folder, "best.critic") == folder.info()["best"]["step"]
    other = settings | {"train_monitor": "val_critic_loss"}
    train(tmp_path / "other", draw, resume_from=tmp_path / "run", **other)
    best = RunFolder.open(tmp_path / "other").info()["best"]
    assert best["by"] == "val_critic_loss" and best["epoch"] > 3


def test_a_metric_that_says_that_more_is_better_is_taken_at_its_word(tmp_path: Path) -> None:
    settings = {"train_metrics": "MulticlassF1Score", "train_monitor": "val_multiclass_f1_score"}
    train(tmp_path / "run", points_network(), train_epochs=6, **settings)
    folder = RunFolder.open(tmp_path / "run")
    name = settings["train_monitor"]
    values = [s.values[name] for s in folder.history() if name in s.values]
    assert folder.info()["best"]["epoch"] - 1 in [
        n for n, value in enumerate(values) if value == max(values)
    ]
    assert len(set(values)) > 1
