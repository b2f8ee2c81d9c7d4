"""A language model that is trained writes: for whoever looks, and at the end for its folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import numbers
from test_train_shown import Collected, train

import studio.api as plexus
from studio.cli.main import main
from studio.graph.model import TRAINING
from studio.observe.frames import Watch, Written
from studio.observe.mailbox import Mailbox
from studio.observe.writing import LONGEST
from studio.train.album import written
from studio.train.store import RunFolder


@pytest.fixture
def project(tmp_path: Path) -> plexus.Project:
    """Ten letters in a circle, and a model that sees one at a time."""
    (tmp_path / "letters.txt").write_text("abcdefghi\n" * 200, encoding="utf-8")
    project = plexus.new("speller")
    project.chain(
        project.add("input", name="text", shape=("N", 8), dtype="int64"),
        project.add("torch.nn.Embedding", name="letters", num_embeddings=10, embedding_dim=16),
        project.add("torch.nn.Linear", name="guess", out_features=10),
        project.add("output", name="scores"),
    )
    step = project.block(TRAINING)
    text = step.add("input", name="text", shape=("N", 8), dtype="int64")
    following = step.add("input", name="next", shape=("N", 8), dtype="int64")
    upright = step.add("torch.permute", name="upright", dims=(0, 2, 1))
    loss = step.add("torch.nn.CrossEntropyLoss", name="loss")
    step.chain(text, step.add("block:model"), upright)
    step.connect(upright, loss["input"])
    step.connect(following, loss["target"])
    step.connect(loss, step.add("torch.optim.Adam", name="adam", lr=0.05))
    for key, value in {
        "data.source": "text_files",
        "data.folder": str(tmp_path / "letters.txt"),
        "data.length": 8,
        "train.epochs": 8,
        "train.batch_size": 16,
        "train.threads": 1,
    }.items():
        project.set(key, value)
    return project


def test_it_writes_what_it_has_learnt(project: plexus.Project, tmp_path: Path) -> None:
    mailbox = Collected()
    train(project, tmp_path / "run", mailbox, Watch(shown=True))
    frames = [frame for frame in mailbox.frames if isinstance(frame, Written)]
    assert len({frame.step for frame in frames}) > 1
    assert frames[-1].given.endswith("\n")
    text = written(RunFolder.open(tmp_path / "run"))
    assert text is not None
    assert text == ("abcdefghi\n" * LONGEST)[:LONGEST]


def test_writing_changes_no_number_of_the_run(project: plexus.Project, tmp_path: Path) -> None:
    train(project, tmp_path / "seen", Mailbox(), Watch(shown=True, interval_s=0.0))
    train(project, tmp_path / "unseen", Mailbox())
    assert numbers(tmp_path / "seen") == numbers(tmp_path / "unseen")


def test_what_guesses_something_else_does_not_write(
    project: plexus.Project, tmp_path: Path
) -> None:
    graph = project.document.project.model
    guess = next(node for node in graph if node.name == "guess")
    project.document.project.model.put_node(type(guess)(
        guess.id, guess.kind, guess.name, {**guess.params, "out_features": 12}
    ))  # fmt: skip
    mailbox = Collected()
    train(project, tmp_path / "run", mailbox, Watch(shown=True))
    assert not any(isinstance(frame, Written) for frame in mailbox.frames)
    assert written(RunFolder.open(tmp_path / "run")) is None


@pytest.mark.parametrize("as_json", [True, False])
def test_the_command_line_prints_it(
    project: plexus.Project, tmp_path: Path, capsys: pytest.CaptureFixture[str], as_json: bool
) -> None:
    class NoScreen:
        def window(self, file: Path | None) -> int:
            raise AssertionError

        def demo(self) -> int:
            raise AssertionError

        def picture(self, *_: object) -> None:
            raise AssertionError

    file = tmp_path / "speller.plexus"
    plexus.save(project, file)
    more = ["--json"] if as_json else []
    assert main(["train", str(file), "--runs", str(tmp_path / "runs"), *more], NoScreen()) == 0
    told = capsys.readouterr().out
    text = json.loads(told)["written"] if as_json else told.partition("It writes:\n\n")[2]
    assert text.startswith("abcdefghi\nabcdefghi\n")
