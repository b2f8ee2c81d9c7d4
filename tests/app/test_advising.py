"""Advice as the session gives it: behind the user's back, and only where it is meant."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest

from studio.app import examples
from studio.app.session import Session
from studio.data.spec import Examples, Params, SourceSpec
from studio.graph.edits import Rename, SetSetting
from studio.graph.model import TRAINING

PATIENCE_S = 20.0


@pytest.fixture
def advised(session: Session) -> Session:
    session.advising.begin()
    return session


@pytest.fixture
def behind(tmp_path: Path) -> Iterator[Session]:
    """A session whose slow work is done in threads."""
    session = Session(
        background=True, runs_folder=tmp_path / "runs", recovery_folder=tmp_path / "recovery"
    )
    session.advising.begin()
    yield session
    session.close()


def settle(session: Session) -> None:
    deadline = monotonic() + PATIENCE_S
    while session.poll():
        assert monotonic() < deadline
        sleep(0.005)


def said(session: Session) -> list[str]:
    return [str(problem.message) for problem in session.advice.problems]


@pytest.mark.parametrize("name", [example.name for example in examples.EXAMPLES])
def test_nothing_is_said_of_the_bundled_examples(advised: Session, name: str) -> None:
    advised.open_example(name)
    assert said(advised) == []
    assert all(not problem.lint for problem in advised.problems)


def test_a_training_graph_is_held_against_the_data_and_settings_are_not(advised: Session) -> None:
    advised.open_example("autoencoder")
    step = advised.document.project.graphs[TRAINING]
    image = next(node.id for node in step if node.kind == "input")
    advised.do(Rename(image, "picture", TRAINING))
    assert "The training graph takes picture, but an example of" in said(advised)[0]
    (problem,) = advised.advice.problems
    assert (problem.node, problem.graph) == (image, TRAINING)
    advised.document.undo()
    advised.set_setting("data.source", "digits")
    assert "expects examples of shape N × 1 × 28 × 28" in said(advised)[0]


def test_a_model_that_does_not_fit_its_data_is_told_at_the_node(advised: Session) -> None:
    advised.open_example("digits_cnn")
    output = next(node.id for node in advised.graph if node.kind == "output")
    scores = advised.graph.node(advised.graph.incoming(output)[0].source)
    advised.set_param(scores.id, "out_features", 7)
    (problem,) = advised.advice.problems
    assert problem.node == scores.id
    assert problem in advised.problems
    assert problem in advised.problems_here
    assert advised.analysis is not None
    assert problem not in advised.analysis.problems
    assert advised.mend(problem.fixes[0])
    assert advised.advice.problems == ()
    advised.document.undo()
    assert advised.advice.problems == (problem,)


def test_a_setting_is_followed_though_the_model_stays(advised: Session) -> None:
    advised.open_example("digits_cnn")
    heard: list[int] = []
    advised.advising.changed.connect(lambda _: heard.append(len(advised.advice.problems)))
    advised.set_setting("train.loss", "MSELoss")
    assert "MSELoss wants numbers" in said(advised)[0]
    advised.do(SetSetting("data.source", "toy"))
    assert "The input image expects examples of shape N × 1 × 8 × 8" in said(advised)[0]
    advised.document.undo()
    advised.document.undo()
    assert said(advised) == []
    assert heard == [1, 2, 1, 0]


def test_a_project_that_says_nothing_of_training_is_let_alone(advised: Session) -> None:
    advised.open_example("digits_cnn")
    for key in list(advised.document.project.settings):
        del advised.document.project.settings[key]
    image = advised.graph.find("image")
    assert image is not None
    advised.set_param(image.id, "shape", ("N", 1, 16, 16))
    assert said(advised) == []


def test_data_that_is_not_chosen_yet_is_no_fault(advised: Session) -> None:
    advised.open_example("digits_cnn")
    advised.do(SetSetting("data.source", "csv"))
    assert said(advised) == []
    advised.do(SetSetting("data.file", "nowhere.csv"))
    assert len(said(advised)) == 1
    assert "nowhere.csv" in said(advised)[0]


def test_a_source_that_fails_is_told(advised: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(_params: Params) -> Examples:
        raise ZeroDivisionError("of mine")

    broken = SourceSpec("broken", "Broken", "", (), load)
    monkeypatch.setattr(type(advised), "sources", property(lambda _: (broken,)))
    advised.open_example("digits_cnn")
    advised.do(SetSetting("data.source", "broken"))
    assert said(advised) == ["The data cannot be read: ZeroDivisionError: of mine"]


def test_the_data_is_read_in_a_thread_and_once(
    behind: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    from studio.data import digest, sources

    calls: list[object] = []
    real = sources.load

    def load(*args: object) -> object:
        calls.append(args)
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(digest.sources, "load", load)
    behind.open_example("digits_cnn")
    settle(behind)
    image = behind.graph.find("image")
    assert image is not None
    behind.set_param(image.id, "shape", ("N", 1, 9, 9))
    settle(behind)
    assert "gives N × 1 × 8 × 8" in said(behind)[0]
    behind.set_setting("train.epochs", 3)
    settle(behind)
    assert len(calls) == 1
    behind.new()
    assert said(behind) == []


def test_weights_of_classes_are_those_of_the_data(advised: Session) -> None:
    advised.open_example("digits_cnn")
    found = advised.advising.class_weights("torch.nn.CrossEntropyLoss", "weight")
    assert isinstance(found, tuple)
    assert len(found) == 10
    assert all(isinstance(weight, float) and 0.9 < weight < 1.1 for weight in found)
    assert advised.advising.class_weights("torch.nn.CrossEntropyLoss", "label_smoothing") is None
    assert advised.advising.class_weights("torch.nn.Linear", "weight") is None
    # Which needs two classes.
    assert advised.advising.class_weights("torch.nn.BCEWithLogitsLoss", "pos_weight") is None
