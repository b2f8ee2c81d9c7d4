"""Answers to many examples: read as the loss reads them, the same ones each time, without trace."""

from __future__ import annotations

import pickle
from typing import Any

import numpy as np
import pytest
import torch
from running import plan_of, straight
from torch import Tensor, nn

from studio.compile.module import PlanModule, seeded
from studio.message import UserError
from studio.observe.asks.ask import Finding, Missing
from studio.observe.asks.predictions import Picture, Pictured, Predict, Predicted
from studio.observe.frames import Watch
from studio.observe.looks import predictions
from studio.observe.looks.subject import Examples, Judge, Samples, Subject
from studio.observe.metrics import Reading, Scoring
from studio.observe.probes import Observer

Layers = tuple[tuple[str, dict[str, Any]], ...]


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """However busy the machine is, all examples are answered."""
    monkeypatch.setattr(predictions, "BUDGET_S", 1e9)


def model(*layers: tuple[str, dict[str, Any]], shape: tuple[Any, ...] = ("N", 3)) -> PlanModule:
    return seeded(plan_of(straight(*layers, shape=shape)), 0)


def subject(
    module: PlanModule, x: Tensor, y: Tensor, reading: Reading, loss: nn.Module | None
) -> Subject:
    judge = Judge(reading, 0, type(loss).__name__, loss)
    samples = Samples({"validation": Examples((x,), None, y)}, Scoring("numbers"), judge=judge)
    return Subject(module, samples)


def linear(out: int) -> PlanModule:
    return model(("Linear", {"out_features": out}))


def test_classes_are_probabilities_with_their_losses_for_the_same_examples_each_time() -> None:
    module, x, y = linear(4), torch.randn(3000, 3), torch.randint(0, 4, (3000,))
    loss = nn.CrossEntropyLoss(weight=torch.tensor([1.0, 2, 3, 4]))
    asked = subject(module, x, y, "classes", loss)
    found = predictions.look(Predict(), asked)
    assert (found.task, found.total, len(found)) == ("classes", 3000, 2000)
    assert (np.diff(found.examples) > 0).all()
    with torch.no_grad():
        given = module(x[found.examples.tolist()])
        alone = nn.CrossEntropyLoss(loss.weight, reduction="none")(
            given, y[found.examples.tolist()]
        )
    assert found.scores == pytest.approx(given.softmax(1).numpy(), abs=1e-6)
    assert (found.right == y[found.examples.tolist()].numpy()).all()
    assert found.losses == pytest.approx(alone.numpy(), rel=1e-5)
    assert loss.reduction == "mean"
    assert found.counts is not None
    assert found.counts.sum() == 2000
    again = predictions.look(Predict(), asked)
    assert (again.examples == found.examples).all()
    few = predictions.look(Predict(most=40), asked)
    assert len(few) == 40
    assert set(few.examples) <= set(found.examples)
    assert not found.scores.flags.writeable
    assert pickle.loads(pickle.dumps(found)).examples.tolist() == found.examples.tolist()


@pytest.mark.parametrize("columns", [False, True])
@pytest.mark.parametrize("reading", ["logit", "probability"])
def test_one_output_is_the_second_of_two_classes(reading: Reading, columns: bool) -> None:
    module = (
        linear(1) if reading == "logit" else model(("Linear", {"out_features": 1}), ("Sigmoid", {}))
    )
    x, y = torch.randn(50, 3), torch.randint(0, 2, (50,))
    target = y.float()[:, None] if columns else y
    loss = nn.BCEWithLogitsLoss() if reading == "logit" else nn.BCELoss()
    found = predictions.look(Predict(), subject(module, x, target, reading, loss))
    assert found.task == "classes"
    assert found.scores.shape == (50, 2)
    assert (found.right == y.numpy()).all()
    with torch.no_grad():
        out = module(x)[:, 0]
    second = out.sigmoid() if reading == "logit" else out
    assert found.scores[:, 1] == pytest.approx(second.numpy(), abs=1e-6)
    assert found.losses is not None
    assert float(found.losses.mean()) == pytest.approx(float(loss(out, y.float())), rel=1e-5)


def test_labels_that_are_each_true_or_false_stay_apart() -> None:
    x, y = torch.randn(60, 3), torch.randint(0, 2, (60, 5)).float()
    found = predictions.look(Predict(), subject(linear(5), x, y, "logit", nn.BCEWithLogitsLoss()))
    assert (found.task, found.width, found.counts) == ("labels", 5, None)
    assert (found.right == y.numpy()).all()


def test_numbers_come_with_what_they_should_be() -> None:
    x, y = torch.randn(70, 3), torch.randn(70)
    found = predictions.look(Predict(), subject(linear(1), x, y, "numbers", nn.MSELoss()))
    assert (found.task, found.scores.shape, found.right.shape) == ("numbers", (70, 1), (70, 1))
    assert found.losses == pytest.approx((found.scores - found.right)[:, 0] ** 2, rel=1e-4)
    many = subject(linear(300), x, torch.rand(70, 300), "numbers", nn.L1Loss())
    wide = predictions.look(Predict(), many)
    assert (wide.scores.shape, len(wide.columns), wide.width) == ((70, 32), 32, 300)


def test_masks_are_counted_whole_and_some_are_shown() -> None:
    module = model(("Conv2d", {"out_channels": 3, "kernel_size": 1}), shape=("N", 1, 12, 20))
    x, y = torch.randn(30, 1, 12, 20), torch.randint(0, 3, (30, 12, 20))
    y[:, 0] = -100
    found = predictions.look(Predict(), subject(module, x, y, "classes", nn.CrossEntropyLoss()))
    with torch.no_grad():
        given = module(x).argmax(1)
    kept = y >= 0
    expected = torch.bincount(y[kept] * 3 + given[kept], minlength=9).reshape(3, 3)
    assert found.task == "masks"
    assert (found.counts == expected.numpy()).all()
    assert found.masks is not None
    examples = found.examples[found.masks.rows].tolist()
    assert (found.masks.given == given[examples].numpy()).all()
    assert (found.masks.right[:, 0] == -1).all()
    assert (found.masks.pictures == x[examples].numpy()).all()
    assert found.right.min() >= 0
    assert len(found.scores) == len(found.owners) <= 30 * 128


def test_masks_of_one_channel_are_of_two_classes() -> None:
    module = model(("Conv2d", {"out_channels": 1, "kernel_size": 1}), shape=("N", 1, 6, 6))
    x, y = torch.randn(8, 1, 6, 6), torch.randint(0, 2, (8, 1, 6, 6)).float()
    found = predictions.look(Predict(), subject(module, x, y, "logit", nn.BCEWithLogitsLoss()))
    with torch.no_grad():
        given = (module(x) > 0)[:, 0].long()
    right = y[:, 0].long()
    assert found.task == "masks"
    expected = torch.bincount((right * 2 + given).flatten(), minlength=4).reshape(2, 2)
    assert (found.counts == expected.numpy()).all()


@pytest.mark.parametrize("axis", [1, 2])
def test_texts_have_a_class_for_each_place_wherever_its_axis_is(axis: int) -> None:
    layers: Layers = (("Embedding", {"num_embeddings": 7, "embedding_dim": 7}),)
    if axis == 1:
        layers += (("torch.permute", {"dims": (0, 2, 1)}),)
    module = seeded(plan_of(_of_indices(layers)), 0)
    x, y = torch.randint(0, 7, (20, 9)), torch.randint(0, 7, (20, 9))
    found = predictions.look(Predict(), subject(module, x, y, "classes", nn.CrossEntropyLoss()))
    assert found.task == "text"
    assert found.texts is not None
    examples = found.examples[found.texts.rows].tolist()
    with torch.no_grad():
        scores = module(x[examples]).movedim(axis, -1).softmax(-1)
    assert (found.texts.given == scores.argmax(-1).numpy()).all()
    assert (found.texts.known == x[examples].numpy()).all()
    expected = scores.gather(-1, y[examples][..., None])[..., 0]
    assert found.texts.chance == pytest.approx(expected.numpy(), abs=1e-6)


def _of_indices(layers: Layers) -> Any:
    draw = straight(*layers, shape=("N", 9))
    draw.set("n1", "dtype", "int64")
    return draw


def test_large_answers_come_for_fewer_examples() -> None:
    x, y = torch.randn(1500, 3), torch.randint(0, 1024, (1500,))
    found = predictions.look(
        Predict(), subject(linear(1024), x, y, "classes", nn.CrossEntropyLoss())
    )
    assert found.scores.size <= predictions.VALUES
    assert len(found) < 1500


def test_a_slow_model_answers_for_some(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(10_000))
    monkeypatch.setattr(predictions, "BUDGET_S", 1.0)
    monkeypatch.setattr(predictions, "perf_counter", lambda: float(next(clock)))
    x, y = torch.randn(900, 3), torch.randint(0, 4, (900,))
    found = predictions.look(Predict(), subject(linear(4), x, y, "classes", None))
    assert len(found) == predictions.STEPS[0]
    assert found.losses is None
    assert found.total == 900


def test_a_model_that_was_quick_once_answers_for_as_many_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    x, y = torch.randn(900, 3), torch.randint(0, 4, (900,))
    asked = subject(linear(4), x, y, "classes", None)
    assert len(predictions.look(Predict(), asked)) == 900
    ticks = iter(range(10_000))
    monkeypatch.setattr(predictions, "perf_counter", lambda: next(ticks) / 10)
    monkeypatch.setattr(predictions, "BUDGET_S", 0.3)
    assert len(predictions.look(Predict(), asked)) == 900
    monkeypatch.setattr(predictions, "perf_counter", lambda: float(next(ticks)))
    assert len(predictions.look(Predict(), asked)) < 900


def test_what_cannot_be_judged_says_why() -> None:
    samples = Samples({"validation": Examples((torch.rand(3, 3),))}, Scoring("numbers"))
    module = linear(2)
    with pytest.raises(UserError, match="no loss of the run compares"):
        predictions.look(Predict(), Subject(module, samples))
    odd = subject(module, torch.rand(3, 3), torch.rand(3, 5), "numbers", nn.MSELoss())
    with pytest.raises(UserError, match="3 × 2 where the data has 3 × 5"):
        predictions.look(Predict(), odd)
    empty = subject(module, torch.rand(0, 3), torch.rand(0, 2), "numbers", nn.MSELoss())
    with pytest.raises(UserError, match="no validation examples"):
        predictions.look(Predict(), empty)
    (frame,) = Observer(module, samples).look(Watch(asks=frozenset({Predict("test")})), 3)
    assert isinstance(frame, Finding)
    assert isinstance(frame.found, Missing)


def test_a_look_leaves_module_and_random_numbers_as_they_were() -> None:
    module = model(("BatchNorm1d", {}), ("Dropout", {}), ("Linear", {"out_features": 3}))
    module.train()
    x, y = torch.randn(40, 3), torch.randint(0, 3, (40,))
    before = {name: value.clone() for name, value in module.state_dict().items()}
    state = torch.get_rng_state()
    found = predictions.look(Predict(), subject(module, x, y, "classes", nn.CrossEntropyLoss()))
    assert module.training
    assert (torch.get_rng_state() == state).all()
    assert all((before[name] == value).all() for name, value in module.state_dict().items())
    assert all(parameter.grad is None for parameter in module.parameters())
    assert isinstance(found, Predicted)


def test_of_a_decoder_the_picture_it_is_to_give_is_seen() -> None:
    module = model(("Linear", {"out_features": 4}), shape=("N", 6))
    x, y = torch.rand(5, 6), torch.rand(5, 1, 8, 8)
    found = predictions.picture(
        Picture("validation", (3,)), subject(module, x, y, "numbers", nn.MSELoss())
    )
    assert (found.values[0] == y[3].numpy()).all()
    rows = predictions.picture(
        Picture("validation", (3,)), subject(module, x, torch.rand(5, 4), "numbers", nn.MSELoss())
    )
    assert (rows.values[0].ravel() == x[3].numpy()).all()


def test_examples_are_pictured_small() -> None:
    module = model(("Flatten", {}), ("Linear", {"out_features": 2}), shape=("N", 3, 200, 120))
    x = torch.rand(5, 3, 200, 120)
    found = predictions.picture(
        Picture("validation", (1, 4, 99)), subject(module, x, torch.zeros(5), "logit", None)
    )
    assert isinstance(found, Pictured)
    assert found.examples == (1, 4)
    assert found.values.shape == (2, 3, 67, 60)
    assert found.shape == (3, 200, 120)
    assert (found.values[1] == x[4, :, ::3, ::2].numpy()).all()
