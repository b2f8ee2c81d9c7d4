"""Runs from start to end, on the CPU: what they record, that they repeat, that they go on."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import pytest
import torch
import torch.nn.functional as F  # noqa: N812
from drawing import STANDARD
from running import (
    DIGITS,
    OrderAt,
    job,
    numbers,
    plan_of,
    points_network,
    straight,
    stripped,
    train,
)
from safetensors.torch import load_file

from studio.compile.analysis import Analyser
from studio.compile.module import seeded
from studio.data.sources import load
from studio.graph.model import MODEL, TRAINING, Graph
from studio.observe.asks.example import Example
from studio.observe.asks.saliency import SaliencyAsk
from studio.observe.frames import Progress, Scalars, Watch
from studio.observe.mailbox import Mailbox
from studio.train.inbox import Adjust, Inbox, Look, Stop
from studio.train.store import RunFolder
from studio.train.worker import run


def everything(draw) -> Watch:
    nodes = frozenset(node.id for node in draw.graph)
    asks = frozenset({SaliencyAsk(sample=Example(3))})
    return Watch(nodes, nodes, True, True, True, sample=Example(3), asks=asks, interval_s=0.0)


def by_hand(draw, epochs: int, settings: dict) -> tuple[list[float], list[float], list[float]]:
    """What a person would write: losses of all steps, means of each epoch, validation losses."""
    module = seeded(plan_of(draw), 0)
    dataset = load(settings)
    torch.manual_seed(0)
    order = torch.Generator().manual_seed(0)
    x, y = (torch.from_numpy(dataset.train[name]) for name in ("points", "label"))
    vx, vy = (torch.from_numpy(dataset.validation[name]) for name in ("points", "label"))
    optimizer = torch.optim.Adam(module.parameters(), lr=1e-3, fused=True)
    losses, means, checks = [], [], []
    for _ in range(epochs):
        module.train()
        total = 0.0
        for batch in torch.randperm(len(x), generator=order).split(16):
            loss = F.cross_entropy(module(x[batch]), y[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
            total += loss.item() * len(batch)
        means.append(total / len(x))
        module.eval()
        with torch.no_grad():
            checks.append(F.cross_entropy(module(vx), vy).item())
    return losses, means, checks


def test_the_history_is_that_of_a_hand_written_loop(tmp_path: Path) -> None:
    draw = points_network()
    result = train(tmp_path / "run", draw, train_epochs=3)
    assert result.state == "finished", result.message
    settings = job(tmp_path, draw).project.settings
    with torch.random.fork_rng([]):
        threads = torch.get_num_threads()
        torch.set_num_threads(1)
        losses, means, checks = by_hand(draw, 3, settings)
        torch.set_num_threads(threads)
    history = RunFolder.open(tmp_path / "run").history()
    assert [s.values["train_loss"] for s in history if "train_loss" in s.values] == losses
    ends = [s for s in history if "val_loss" in s.values]
    assert [s.values["epoch_train_loss"] for s in ends] == pytest.approx(means, rel=1e-6)
    assert [s.values["val_loss"] for s in ends] == pytest.approx(checks, rel=1e-6)
    assert [s.epoch for s in ends] == [1, 2, 3]
    assert [s.step for s in history if "train_loss" in s.values] == list(range(1, 19))


def test_accuracies_are_shares_of_right_answers(tmp_path: Path) -> None:
    train(tmp_path / "run", points_network(), train_epochs=2)
    folder = RunFolder.open(tmp_path / "run")
    history = folder.history()
    steps = [s.values["train_accuracy"] * 16 for s in history if "train_accuracy" in s.values]
    assert all(count == int(count) for count in steps)
    ends = [s.values for s in history if "val_accuracy" in s.values]
    assert [end["epoch_train_accuracy"] for end in ends] == [
        sum(steps[:6]) / 96,
        sum(steps[6:]) / 96,
    ]
    weights = load_file(folder.checkpoint("last"))
    project = folder.project()
    module = seeded(job(tmp_path, points_network()).plan, 0)
    module.load_state_dict(weights)
    module.eval()
    dataset = load(project.settings)
    outputs = module(torch.from_numpy(dataset.validation["points"]))
    right = (outputs.argmax(1).numpy() == dataset.validation["label"]).mean()
    assert ends[-1]["val_accuracy"] == right


@pytest.mark.parametrize("optimizer", ["SGD", "Adam", "AdamW"])
def test_the_same_seed_gives_the_same_history_whatever_is_watched(
    tmp_path: Path, optimizer: str
) -> None:
    draw = points_network()
    settings = {"train_epochs": 3, "train_optimizer": optimizer, "train_momentum": 0.9}
    torch.manual_seed(1)
    train(tmp_path / "unwatched", draw, **settings)
    inbox, box = Inbox(), Mailbox()
    inbox.put(Look(everything(draw)))
    torch.manual_seed(2)
    result = run(job(tmp_path / "watched", draw, **settings), box, inbox)
    assert result.state == "finished", result.message
    kinds = {type(frame).__name__ for frame in box.drain()}
    assert kinds >= {"Weights", "Activations", "Gradients", "Finding", "Boundary", "ProbeCost"}
    assert numbers(tmp_path / "unwatched") == numbers(tmp_path / "watched")
    first, second = (
        load_file(RunFolder.open(tmp_path / name).checkpoint("last"))
        for name in ("unwatched", "watched")
    )
    assert all(torch.equal(first[key], second[key]) for key in first)


def test_another_seed_gives_another_history(tmp_path: Path) -> None:
    draw = points_network()
    train(tmp_path / "a", draw, train_epochs=1)
    train(tmp_path / "b", draw, train_epochs=1, train_seed=1)
    assert numbers(tmp_path / "a") != numbers(tmp_path / "b")


def test_a_run_leaves_the_random_state_and_the_threads_as_they_were(tmp_path: Path) -> None:
    state, threads = torch.get_rng_state(), torch.get_num_threads()
    train(tmp_path / "run", points_network(), train_epochs=1, train_threads=1)
    assert torch.equal(torch.get_rng_state(), state)
    assert torch.get_num_threads() == threads


@pytest.mark.parametrize("optimizer", ["SGD", "Adam"])
# Of an epoch's eight events six are steps, one is the validation, one is the end.
@pytest.mark.parametrize("at", [1, 3, 6, 7, 8, 13, 23])
def test_a_run_that_was_stopped_goes_on_as_if_it_had_not(
    tmp_path: Path, at: int, optimizer: str
) -> None:
    draw = points_network()
    settings = {"train_epochs": 4, "train_optimizer": optimizer, "train_momentum": 0.9}
    train(tmp_path / "whole", draw, **settings)
    stopped = train(tmp_path / "part", draw, OrderAt(at, Stop()), **settings)
    assert stopped.state == "stopped"
    assert stopped.steps == at // 8 * 6 + min(at % 8, 6)
    again = train(tmp_path / "part", draw, resume_from=tmp_path / "part", **settings)
    assert again.state == "finished", again.message
    assert numbers(tmp_path / "part") == numbers(tmp_path / "whole")
    first, second = (
        load_file(RunFolder.open(tmp_path / name).checkpoint("last")) for name in ("whole", "part")
    )
    assert all(torch.equal(first[key], second[key]) for key in first)
    info = [RunFolder.open(tmp_path / name).info() for name in ("whole", "part")]
    assert info[0]["best"] == info[1]["best"]
    assert info[0]["final"] == info[1]["final"]


def test_a_kill_between_the_files_of_a_checkpoint_does_no_harm(tmp_path: Path) -> None:
    """``last.safetensors`` is of another step than the rest: going on does not read it."""
    draw = points_network()
    train(tmp_path / "whole", draw, train_epochs=3)
    train(tmp_path / "part", draw, OrderAt(9, Stop()), train_epochs=3)
    part = RunFolder.open(tmp_path / "part")
    later = RunFolder.open(tmp_path / "whole").checkpoint("last").read_bytes()
    part.checkpoint("last").write_bytes(later)
    train(tmp_path / "part", draw, resume_from=tmp_path / "part", train_epochs=3)
    assert numbers(tmp_path / "part") == numbers(tmp_path / "whole")


def test_a_run_in_many_bits_is_the_run_in_one_piece(tmp_path: Path) -> None:
    draw = points_network()
    train(tmp_path / "whole", draw, train_epochs=2)
    folder = tmp_path / "bits"
    for _ in range(40):
        resume = folder if folder.exists() else None
        result = train(folder, draw, OrderAt(3, Stop()), resume, train_epochs=2)
        if result.state == "finished":
            break
    assert result.state == "finished"
    assert numbers(folder) == numbers(tmp_path / "whole")


def test_a_finished_run_can_be_given_more_epochs_in_a_folder_of_its_own(tmp_path: Path) -> None:
    draw = points_network()
    train(tmp_path / "long", draw, train_epochs=4)
    train(tmp_path / "short", draw, train_epochs=2)
    before = numbers(tmp_path / "short")
    result = train(tmp_path / "more", draw, resume_from=tmp_path / "short", train_epochs=4)
    assert (result.state, result.epochs, result.steps) == ("finished", 4, 24)
    assert numbers(tmp_path / "more") == numbers(tmp_path / "long")
    assert numbers(tmp_path / "short") == before


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"train_seed": 5}, "train.seed was 0 and is now 5"),
        ({"train_batch_size": 8}, "train.batch_size was 16 and is now 8"),
        ({"data_samples": 60}, "data.samples was 120 and is now 60"),
    ],
)
def test_going_on_under_other_settings_is_refused(tmp_path: Path, change, words: str) -> None:
    draw = points_network()
    train(tmp_path / "run", draw, train_epochs=1)
    result = train(tmp_path / "next", draw, resume_from=tmp_path / "run", train_epochs=2, **change)
    assert result.state == "failed"
    assert words in result.message


def test_going_on_with_another_model_is_refused(tmp_path: Path) -> None:
    train(tmp_path / "run", points_network(), train_epochs=1)
    other = straight(("Linear", {"out_features": 2}))
    result = train(tmp_path / "next", other, resume_from=tmp_path / "run", train_epochs=2)
    assert result.state == "failed"
    assert "the model has changed since" in result.message
    assert "mlp.hidden.weight" in result.message


def test_a_damaged_checkpoint_is_said_to_be_damaged(tmp_path: Path) -> None:
    draw = points_network()
    train(tmp_path / "run", draw, train_epochs=1)
    state = RunFolder.open(tmp_path / "run").training_state
    state.write_bytes(state.read_bytes()[:100])
    result = train(tmp_path / "run", draw, resume_from=tmp_path / "run", train_epochs=2)
    assert result.state == "failed"
    assert "last.optimizer.pt cannot be read" in result.message


def test_a_pickle_in_place_of_a_checkpoint_is_not_run(tmp_path: Path) -> None:
    draw = points_network()
    train(tmp_path / "run", draw, train_epochs=1)
    folder = RunFolder.open(tmp_path / "run")
    torch.save({"version": 1, "step": Path("x")}, folder.training_state)
    result = train(tmp_path / "run", draw, resume_from=tmp_path / "run", train_epochs=2)
    assert result.state == "failed"
    assert "cannot be read" in result.message


def test_the_learning_rate_can_be_changed_under_way(tmp_path: Path) -> None:
    inbox = Inbox()
    inbox.put(Adjust("", "lr", 0.5))
    draw = points_network()
    result = train(tmp_path / "run", draw, inbox, train_epochs=2)
    assert result.final["lr"] == 0.5
    train(tmp_path / "other", draw, train_epochs=2)
    assert numbers(tmp_path / "run") != numbers(tmp_path / "other")


def test_an_endless_loss_stops_the_run_at_its_step_and_keeps_the_checkpoint(
    tmp_path: Path,
) -> None:
    draw = straight(("Linear", {"out_features": 2}))
    train(tmp_path / "run", draw, train_epochs=1)
    folder = RunFolder.open(tmp_path / "run")
    before = folder.checkpoint("last").read_bytes()
    settings = {"train_epochs": 40, "train_optimizer": "Adam", "train_lr": 1e38}
    box = Mailbox()
    result = run(job(folder.path, draw, folder.path, **settings), box)
    assert result.state == "failed"
    bad = len([s for s in folder.history() if "train_loss" in s.values]) + 1
    assert f"at step {bad} (epoch" in result.message
    assert "The loss became" in result.message
    assert "smaller learning rate" in result.message
    assert all(math.isfinite(v) for s in folder.history() for v in s.values.values())
    assert folder.checkpoint("last").read_bytes() == before
    last = [frame for frame in box.drain() if isinstance(frame, Progress)][-1]
    assert (last.state, str(last.message)) == ("failed", result.message)
    assert folder.info()["state"] == "failed"
    assert folder.info()["message"] == result.message


def test_the_folder_says_all_of_a_run(tmp_path: Path) -> None:
    result = train(tmp_path / "run", points_network(), train_epochs=2)
    info = json.loads((tmp_path / "run" / "run.json").read_text())
    assert info["state"] == "finished"
    assert info["device"] == result.device == "CPU, 1 thread"
    assert info["config"]["epochs"] == info["epochs"] == 2
    assert info["steps"] == 12
    assert info["final"] == result.final
    assert info["data"]["train"] == 96
    assert info["environment"]["torch"] == torch.__version__
    assert "traceback" not in info
    names = {path.name for path in (tmp_path / "run" / "checkpoints").iterdir()}
    assert names == {"last.safetensors", "best.safetensors", "last.optimizer.pt"}


def test_best_is_the_epoch_with_the_highest_accuracy(tmp_path: Path) -> None:
    draw = points_network()
    train(tmp_path / "run", draw, train_epochs=6, train_lr=0.05)
    folder = RunFolder.open(tmp_path / "run")
    ends = [s for s in folder.history() if "val_loss" in s.values]
    key = [(s.values["val_accuracy"], -s.values["val_loss"]) for s in ends]
    best = folder.info()["best"]
    assert best["epoch"] == key.index(max(key)) + 1
    module = seeded(plan_of(draw), 0)
    module.load_state_dict(load_file(folder.checkpoint("best")))
    module.eval()
    data = load(folder.project().settings).validation
    loss = F.cross_entropy(
        module(torch.from_numpy(data["points"])), torch.from_numpy(data["label"])
    )
    assert loss.item() == pytest.approx(best["val_loss"], rel=1e-5)


def test_frames_and_history_agree(tmp_path: Path) -> None:
    box = Mailbox()
    run(job(tmp_path / "run", points_network(), train_epochs=2), box)
    shown = [stripped(frame) for frame in box.drain() if isinstance(frame, Scalars)]
    assert shown == numbers(tmp_path / "run")


def test_digits_are_learned(tmp_path: Path) -> None:
    draw = straight(
        ("Conv2d", {"out_channels": 8}),
        ("ReLU", {"inplace": True}),
        ("Flatten", {}),
        ("Linear", {"out_features": 10}),
        shape=("N", 1, 8, 8),
    )
    given = {key.replace(".", "_", 1): value for key, value in DIGITS.items()}
    project = job(tmp_path / "run", draw, **given, train_epochs=3, train_lr=0.01)
    for key in ("data.samples",):
        project.project.settings.pop(key)
    result = run(project, Mailbox())
    assert result.state == "finished", result.message
    assert result.final["val_accuracy"] > 0.9


def test_the_rate_of_one_of_several_optimisers_is_changed_by_name(tmp_path: Path) -> None:
    draw = points_network()
    draw.project.graphs[TRAINING] = Graph()
    draw.within = TRAINING
    call, loss = draw.add("block:model", "model"), draw.add("CrossEntropyLoss", "loss")
    draw.wire(draw.add("input", "points", shape=("N", 2)), f"{call}.points")
    draw.wire(f"{call}.out", f"{loss}.input")
    draw.wire(draw.add("input", "label", shape=("N",), dtype="int64"), f"{loss}.target")
    for name, rate in (("fast", 0.1), ("slow", 0.01)):
        draw.wire(loss, f"{draw.add('torch.optim.SGD', name, lr=rate)}.loss")
    draw.within = MODEL
    plan = Analyser(STANDARD).analyse(draw.project, TRAINING).plan
    inbox = Inbox()
    inbox.put(Adjust("", "lr_slow", 0.5))
    inbox.put(Adjust("", "lr_nobody", 0.25))
    wanted = replace(job(tmp_path / "run", draw, train_epochs=1), training=plan)
    final = run(wanted, Mailbox(), inbox).final
    assert (final["lr_fast"], final["lr_slow"]) == (0.1, 0.5)
