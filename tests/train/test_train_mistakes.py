"""What a user gets to read when model, data and settings do not fit."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from running import job, straight

from studio.compile.module import NodeError
from studio.data.fields import Dataset, Field
from studio.graph.edits import Rename
from studio.observe.frames import Progress, Watch
from studio.observe.mailbox import Mailbox
from studio.train import assembly, device, supervised
from studio.train.inbox import Inbox, Look
from studio.train.problems import TrainingError, explain
from studio.train.worker import Result, run

LINEAR = ("Linear", {"out_features": 2})


def attempt(folder: Path, draw, **settings) -> tuple[Result, str]:
    """Train, expecting to fail; the result and the name of the node that is blamed."""
    box = Mailbox()
    result = run(job(folder / "run", draw, **settings), box)
    assert result.state == "failed"
    last = [frame for frame in box.drain() if isinstance(frame, Progress)][-1]
    assert (last.state, str(last.message), last.node) == ("failed", result.message, result.node)
    info = json.loads((folder / "run" / "run.json").read_text())
    assert (info["state"], info["message"]) == ("failed", result.message)
    assert "traceback" not in info, info["traceback"]
    return result, draw.graph.node(result.node).name if result.node else ""


def use(monkeypatch, dataset: Dataset) -> None:
    monkeypatch.setattr(assembly, "load", lambda settings, base, sources: dataset)


def table(kind: str, shape: tuple[int, ...] = (), low: float = 0, high: float = 1) -> Dataset:
    """Twenty points with a target of numbers."""
    rng = np.random.default_rng(7)
    fields = (
        Field("points", (2,), "float32", "points"),
        Field("y", shape, "float32", kind),
    )

    def split(count: int) -> dict[str, np.ndarray]:
        return {
            "points": rng.random((count, 2), np.float32),
            "y": (low + (high - low) * rng.random((count, *shape))).astype(np.float32),
        }

    return Dataset("Table", fields, split(20), split(8))


def test_the_wrong_input_shape(tmp_path: Path) -> None:
    draw = straight(("Linear", {"out_features": 2}), shape=("N", 3))
    result, node = attempt(tmp_path, draw)
    assert result.message == (
        "The input x expects examples of shape N × 3, but the field points of Moons gives N × 2. "
        "Set the shape of x to N × 2, or choose other data."
    )
    assert node == "x"


def test_a_name_that_python_has_already_is_said_as_the_user_wrote_it(tmp_path: Path) -> None:
    draw = straight(LINEAR, shape=("N", 3))
    (entry,) = (node for node in draw.graph if node.kind == "input")
    draw.do(Rename(entry.id, "input"))
    result, _ = attempt(tmp_path, draw)
    assert result.message.startswith("The input input expects")
    assert "input_" not in result.message


def test_integer_inputs_for_real_numbers(tmp_path: Path) -> None:
    draw = straight(("Embedding", {"num_embeddings": 4, "embedding_dim": 1}), ("Flatten", {}))
    draw.set(draw.graph.find("x").id, "dtype", "int64")
    result, node = attempt(tmp_path, draw)
    assert "The input x expects numbers of type int64, but the field points" in result.message
    assert "holds float32. Set the dtype of x to float32" in result.message
    assert node == "x"


def test_too_many_inputs(tmp_path: Path) -> None:
    draw = straight(LINEAR)
    second = draw.add("input", "z", shape=("N", 2))
    linear = draw.graph.find("linear").id
    join = draw.add("Add", "join")
    out = draw.graph.find("y").id
    from studio.graph.edits import Disconnect

    draw.do(Disconnect(tuple(draw.graph.incoming(out))))
    other = draw.add("Linear", "other", out_features=2)
    draw.chain(second, other, join, out)
    draw.wire(linear, join)
    result, node = attempt(tmp_path, draw)
    assert "The model has 2 inputs (x, z), but an example of Moons has 1 (points)." in (
        result.message
    )
    assert node == "z"


def test_the_wrong_number_of_outputs_for_the_classes(tmp_path: Path) -> None:
    result, node = attempt(tmp_path, straight(("Linear", {"out_features": 3})))
    assert result.message == (
        "CrossEntropyLoss with the target label of Moons wants an output of shape N × 2 (one for "
        "each of 2 classes), but linear gives N × 3. Change the last layers so that they give "
        "N × 2."
    )
    assert node == "linear"


def test_two_outputs(tmp_path: Path) -> None:
    draw = straight(LINEAR)
    draw.chain(draw.graph.find("linear").id, draw.add("output", "second"))
    result, _ = attempt(tmp_path, draw)
    assert "needs a model with one output, but this one has 2 (y, second)" in result.message


def test_nothing_to_train(tmp_path: Path) -> None:
    result, _ = attempt(tmp_path, straight(("ReLU", {})))
    assert "The model has no parameters" in result.message


@pytest.mark.parametrize(
    ("loss", "words"),
    [
        ("MSELoss", "MSELoss wants numbers, but the target label of Moons holds class labels"),
        ("BCELoss", "BCELoss wants outputs from 0 to 1, but linear gives others. Insert Sigmoid"),
        ("BCEWithLogitsLoss", "wants an output of shape N × 1, but linear gives N × 2"),
    ],
)
def test_a_loss_that_does_not_suit_labels(tmp_path: Path, loss: str, words: str) -> None:
    outputs = 1 if loss == "BCELoss" else 2
    draw = straight(("Linear", {"out_features": outputs}))
    result, _ = attempt(tmp_path, draw, train_loss=loss)
    assert words in result.message


def test_two_class_losses_refuse_more_classes(tmp_path: Path) -> None:
    settings = {"data_pattern": "blobs", "data_classes": 3, "train_loss": "BCEWithLogitsLoss"}
    result, _ = attempt(tmp_path, straight(LINEAR), **settings)
    assert "tells two classes apart, but the target label of" in result.message
    assert "has 3. Set train.loss to CrossEntropyLoss." in result.message


@pytest.mark.parametrize(
    ("dataset", "loss", "words"),
    [
        (table("number", (1,)), "CrossEntropyLoss", "holds numbers. Set train.loss to MSELoss"),
        (table("number", (1,), -3, 5), "BCELoss", "wants targets from 0 to 1, but the target y"),
        (table("numbers", (3,)), "auto", "wants an output of shape N × 3, but linear gives N × 2"),
        (Dataset("Bare", (), {}, {}), "auto", "Bare has 0 (none)"),
    ],
)
def test_numeric_targets(tmp_path: Path, monkeypatch, dataset, loss: str, words: str) -> None:
    use(monkeypatch, dataset)
    result, _ = attempt(tmp_path, straight(LINEAR), train_loss=loss)
    assert words in result.message


@pytest.mark.parametrize(
    ("loss", "layers"),
    [
        ("auto", [("Linear", {"out_features": 1})]),
        ("BCEWithLogitsLoss", [("Linear", {"out_features": 1})]),
        ("BCELoss", [("Linear", {"out_features": 1}), ("Sigmoid", {})]),
    ],
)
def test_numbers_can_be_learned(tmp_path: Path, monkeypatch, loss: str, layers) -> None:
    use(monkeypatch, table("number", (1,)))
    result = run(job(tmp_path / "run", straight(*layers), train_loss=loss), Mailbox())
    assert result.state == "finished", result.message
    assert "val_loss" in result.final
    assert "val_accuracy" not in result.final


@pytest.mark.parametrize("loss", ["BCEWithLogitsLoss", "BCELoss"])
def test_two_classes_can_be_learned_with_one_output(tmp_path: Path, loss: str) -> None:
    layers = [("Linear", {"out_features": 1})] + [("Sigmoid", {})] * (loss == "BCELoss")
    settings = {"train_epochs": 30, "train_lr": 0.1, "train_loss": loss}
    result = run(job(tmp_path / "run", straight(*layers), **settings), Mailbox())
    assert result.state == "finished", result.message
    assert result.final["val_accuracy"] > 0.7


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is such a device here")
def test_a_device_that_is_not_there(tmp_path: Path) -> None:
    result, _ = attempt(tmp_path, straight(LINEAR), train_device="cuda")
    assert "train.device is cuda, but this PyTorch" in result.message
    assert "Choose auto or cpu" in result.message


def test_auto_takes_the_processor_where_there_is_nothing_else(monkeypatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    assert device.choose("auto") == torch.device("cpu")
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: True)
    assert device.choose("auto") == torch.device("mps")
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert device.choose("auto") == torch.device("cuda", 0)
    with pytest.raises(TrainingError, match="finds no such device"):
        monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
        device.choose("cuda")


def test_bad_settings_and_bad_data_are_said_in_their_own_words(tmp_path: Path) -> None:
    project = job(tmp_path / "run", straight(LINEAR), train_lr="fast")
    result = run(project, Mailbox())
    assert result.state == "failed"
    assert "train.lr must be" in result.message
    result = run(job(tmp_path / "next", straight(LINEAR), data_source="nowhere"), Mailbox())
    assert result.state == "failed"
    assert 'There is no data source "nowhere"' in result.message


def fail_in_training(monkeypatch, error: Exception, after: int) -> None:
    """Let the linear layer fail after so many training steps."""
    calls = iter(range(10**6))
    forward = torch.nn.Linear.forward

    def failing(self, x):
        if self.training and x.device.type == "cpu" and next(calls) == after:
            raise error
        return forward(self, x)

    monkeypatch.setattr(torch.nn.Linear, "forward", failing)


def test_a_layer_that_fails_under_way_is_named(tmp_path: Path, monkeypatch) -> None:
    fail_in_training(monkeypatch, RuntimeError("boom\nmore"), after=4)
    draw = straight(LINEAR)
    result, node = attempt(tmp_path, draw)
    assert result.message == "linear (Linear) failed while it ran: boom"
    assert node == "linear"
    assert result.steps == 4
    text = (tmp_path / "run" / "history.jsonl").read_text()
    assert '"step":1,' in text, "what was trained before is in the history"


@pytest.mark.parametrize(
    "error",
    [
        torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has …"),
        RuntimeError(
            "[enforce fail at alloc_cpu.cpp:117] data. DefaultCPUAllocator: not enough memory: you "
            "tried to allocate 4000000000000 bytes."
        ),
        MemoryError(),
    ],
)
def test_running_out_of_memory_says_what_to_do(tmp_path: Path, monkeypatch, error) -> None:
    fail_in_training(monkeypatch, error, after=4)
    result, node = attempt(tmp_path, straight(LINEAR))
    assert result.message.startswith("There is not enough memory")
    assert "A batch of 8 should fit; with train.accumulate 2 an" in result.message
    assert node == "linear"


def test_a_view_that_fails_does_not_cost_the_run(tmp_path: Path, monkeypatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("no picture")

    monkeypatch.setattr("studio.observe.probes.weights", broken)
    box, inbox = Mailbox(), Inbox()
    inbox.put(Look(Watch(weights=frozenset({"n2"}))))
    result = run(job(tmp_path / "run", straight(LINEAR)), box, inbox)
    assert (result.state, result.message) == ("finished", "")
    last = [frame for frame in box.drain() if isinstance(frame, Progress)][-1]
    assert str(last.message) == "The live views were switched off: RuntimeError: no picture"


def test_a_fault_of_the_program_leaves_a_report(tmp_path: Path, monkeypatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("oops")

    monkeypatch.setattr(supervised, "match_inputs", broken)
    result = run(job(tmp_path / "run", straight(LINEAR)), Mailbox())
    assert result.state == "failed"
    assert result.message == "The run failed: KeyError: 'oops'"
    info = json.loads((tmp_path / "run" / "run.json").read_text())
    assert "in broken" in info["traceback"]


def test_an_error_without_words_still_gets_some() -> None:
    draw = straight(LINEAR)
    step = job(Path(), draw).plan.steps[1]
    error = NodeError(step, MemoryError())
    error.__cause__ = MemoryError()
    failure = explain(error)
    assert "no details" in str(failure.message)
    assert failure.node == step.node


def test_an_input_that_may_be_left_out_needs_no_field(tmp_path: Path) -> None:
    draw = straight(
        ("Reshape", {"shape": (1, "N", 2)}),
        ("GRU", {"hidden_size": 2}),
        ("Reshape", {"shape": (-1, 2)}),
    )
    state = draw.add("input", "state", shape=(1, "N", 2), optional=True)
    gru = next(node.id for node in draw.graph if node.kind == "torch.nn.GRU")
    draw.wire(state, f"{gru}.h_0")
    assert run(job(tmp_path / "run", draw, train_epochs=1), Mailbox()).state == "finished"
