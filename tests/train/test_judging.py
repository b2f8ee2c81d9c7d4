"""Which loss judges the answers of a training, and what they are held against."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from running import job, straight

from studio.app.session import Session
from studio.app.settings import Settings
from studio.data import sources
from studio.observe.asks.ask import Finding
from studio.observe.asks.predictions import Predict, Predicted
from studio.observe.asks.saliency import SaliencyAsk, SaliencyFound
from studio.observe.frames import Watch
from studio.train.assembly import Assembly, assemble
from studio.train.config import TrainConfig
from studio.train.job import Job

CPU = torch.device("cpu")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = Session(Settings(tmp_path / "settings.json"), runs_folder=tmp_path / "runs")
    yield session
    session.close()


def assembled(wanted: Job) -> Assembly:
    return assemble(wanted, TrainConfig.from_settings(wanted.project.settings), CPU)


def told(parts: Assembly, most: int = 40) -> Predicted:
    ask = Predict("train", most)
    (frame,) = parts.observer.look(Watch(asks=frozenset({ask})), 3)
    assert isinstance(frame, Finding)
    assert isinstance(frame.found, Predicted), frame.found
    return frame.found


@pytest.mark.parametrize(
    ("name", "task", "loss"),
    [
        ("moons_mlp", "classes", "CrossEntropyLoss"),
        ("char_lstm", "text", "CrossEntropyLoss"),
        ("autoencoder", "numbers", "MSELoss"),
        ("multi_task", "classes", "CrossEntropyLoss"),
    ],
)
def test_the_losses_of_the_examples_judge(
    session: Session, name: str, task: str, loss: str
) -> None:
    session.open_example(name)
    parts = assembled(session.runs.job())
    found = told(parts)
    assert (found.task, found.loss) == (task, loss)
    if name != "moons_mlp":
        return
    data = sources.load(session.document.project.settings)
    with torch.no_grad():
        scores = parts.module(torch.from_numpy(data.train["points"])[found.examples.tolist()])
    assert (found.right == data.train["label"][found.examples]).all()
    assert found.scores == pytest.approx(scores.softmax(1).numpy(), abs=1e-6)


def test_a_model_of_one_output_is_held_against_the_labels_themselves(tmp_path: Path) -> None:
    draw = straight(("Linear", {"out_features": 1}))
    found = told(assembled(job(tmp_path / "run", draw, train_loss="BCEWithLogitsLoss")))
    assert (found.task, found.scores.shape[1], found.loss) == ("classes", 2, "BCEWithLogitsLoss")
    assert set(found.right.tolist()) == {0, 1}


@pytest.mark.parametrize("loss", ["MSELoss", "L1Loss", "HuberLoss", "SmoothL1Loss"])
def test_numbers_are_held_against_their_targets(tmp_path: Path, loss: str) -> None:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(60, 2)).astype(np.float32)
    y = (x @ np.array([1.0, -2.0], np.float32)).astype(np.float32)
    np.savez(tmp_path / "data.npz", x_train=x, y_train=y, x_validation=x, y_validation=y)
    draw = straight(("Linear", {"out_features": 1}))
    wanted = job(
        tmp_path / "run",
        draw,
        data_source="npz",
        data_file=str(tmp_path / "data.npz"),
        train_loss=loss,
    )
    parts = assembled(wanted)
    found = told(parts, 60)
    assert (found.task, found.loss) == ("numbers", loss)
    targets = parts.observer.samples.splits["train"].targets
    assert targets is not None
    assert found.right == pytest.approx(targets.numpy().reshape(-1, 1))
    theirs = getattr(torch.nn, loss)(reduction="none")
    expected = theirs(torch.tensor(found.scores), torch.tensor(found.right))[:, 0]
    assert found.losses == pytest.approx(expected.numpy(), rel=1e-4)


def test_a_training_without_such_a_loss_has_no_judge(session: Session) -> None:
    session.open_example("dcgan")
    parts = assembled(session.runs.job())
    assert parts.observer.samples.judge is None


def coded(parts: Assembly, images: torch.Tensor) -> torch.Tensor:
    """What the encoder of the VAE as it is now makes of pictures: the middle of each cloud."""
    module = parts.training.module
    (encoder,) = (step for step in module.plan.steps if step.called == "encoder")
    layer = module.layer(encoder.node)
    assert layer is not None
    with torch.no_grad():
        mean, _ = layer.eval()(images)
    layer.train()
    found: torch.Tensor = mean
    return found


def test_a_decoder_is_looked_at_with_what_its_encoder_has_learnt(session: Session) -> None:
    session.open_example("vae")
    parts = assembled(session.runs.job())
    training = parts.training
    images = next(iter(training.train.tensors))
    asked = Watch(asks=frozenset({Predict("train", 40)}))
    found, answers = [], []
    for step in (3, 3, 4):
        if found:  # Also at the same step, as after going back to it.
            state = training.module.state_dict()
            training.module.load_state_dict({name: 1.5 * value for name, value in state.items()})
        numbers = torch.get_rng_state()
        (frame,) = parts.observer.look(asked, step)
        assert (torch.get_rng_state() == numbers).all()
        assert isinstance(frame, Finding) and isinstance(frame.found, Predicted)
        found.append(frame.found)
        with torch.no_grad():
            drawn = parts.module.eval()(coded(parts, images[frame.found.examples.tolist()]))
        parts.module.train()
        answers.append(drawn.flatten(1)[:, list(frame.found.columns)].numpy())
    for told, answer in zip(found, answers, strict=True):
        assert told.scores == pytest.approx(answer, abs=1e-5)
    assert not np.allclose(found[0].scores, found[1].scores)


def test_of_greys_that_are_drawn_no_class_is_explained(session: Session) -> None:
    session.open_example("vae")
    parts = assembled(session.runs.job())
    (frame,) = parts.observer.look(Watch(asks=frozenset({SaliencyAsk()})), 1)
    assert isinstance(frame, Finding) and isinstance(frame.found, SaliencyFound)
    images = parts.training.validation.tensors[0][:1]
    with torch.no_grad():
        drawn = parts.module.eval()(coded(parts, images)).ravel().numpy()
    assert not frame.found.classes
    assert frame.found.scores == pytest.approx(drawn, abs=1e-5)
    assert frame.found.target == drawn.argmax()
