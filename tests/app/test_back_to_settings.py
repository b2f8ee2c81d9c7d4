"""A drawn training graph taken back: what settings can say of it is carried, the rest is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from drawn_trainings import gan, usual

from studio.app.action import Context
from studio.app.session import Session
from studio.app.verbs.graphs import undraw
from studio.expression import Expression
from studio.graph import fileio
from studio.graph.edits import RESET, SetParam, SetSetting
from studio.graph.model import TRAINING, Project
from studio.train.config import TrainConfig
from studio.train.settled import ALWAYS, OF_LOSS

CASES = {
    **usual(),
    "warmed_up": lambda: of_usual({"train.warm_up": 5, "train.metrics": "MulticlassF1Score"}),
    "one_cycle": lambda: of_usual(
        {"train.schedule": "OneCycleLR", "train.schedule.max_lr": 0.1, "train.optimizer": "SGD"}
    ),
    "of_the_loss": lambda: of_usual(
        {
            "train.loss": "CrossEntropyLoss",
            "train.loss.label_smoothing": 0.1,
            "train.class_weights": (1.0, 3.0),
            "train.optimizer.betas": (0.8, 0.9),
            "train.weight_decay": 0.25,
        }
    ),
}


def of_usual(settings: dict) -> Project:
    found = usual()["plain"]()
    found.settings |= settings
    return found


def opened(session: Session, project: Project, tmp_path: Path) -> Session:
    session.advising.begin()
    fileio.save(project, tmp_path / "net.plexus")
    session.open(tmp_path / "net.plexus")
    return session


def told(session: Session) -> list[str]:
    said: list[str] = []
    session.notified.connect(lambda notice: said.append(str(notice.message)))
    return said


def config(session: Session) -> dict:
    return TrainConfig.from_settings(session.document.project.settings).as_dict()


@pytest.mark.parametrize("name", CASES)
def test_what_settings_said_comes_back_from_the_graph(
    session: Session, tmp_path: Path, name: str
) -> None:
    opened(session, CASES[name](), tmp_path)
    before = config(session)
    assert session.do(session.meaning.drawing())
    for key in list(session.document.project.settings):
        if key.removeprefix("train.").partition(".")[0] in (*ALWAYS, *OF_LOSS):
            assert session.do(SetSetting(key, RESET))
    said = told(session)
    undraw(Context(session, None))  # type: ignore[arg-type]
    assert config(session) == before
    assert said == ["The settings say all now that the graph said."]
    assert TRAINING not in session.document.project.graphs


def test_what_was_changed_in_the_graph_is_in_the_settings_then(
    session: Session, tmp_path: Path
) -> None:
    opened(session, usual()["plain"](), tmp_path)
    session.set_setting("train.clip_norm", 2.0)
    assert session.do(session.meaning.drawing())
    drawn = session.document.project.graphs[TRAINING]
    (end,) = (node for node in drawn if node.kind == "torch.optim.Adam")
    for name, value in {"lr": Expression("0.5 / 4"), "amsgrad": True, "every": 2}.items():
        assert session.do(SetParam(end.id, name, value, TRAINING))
    said = told(session)
    undraw(Context(session, None))  # type: ignore[arg-type]
    settings = session.document.project.settings
    assert settings["train.lr"] == 0.125
    assert settings["train.optimizer.amsgrad"] is True
    assert settings["train.clip_norm"] == 2.0
    assert said == [
        "The settings cannot say all that the graph said. Left out: optimizer.every. Undo brings "
        "the graph back."
    ]
    session.document.undo()
    assert "train.lr" not in session.document.project.settings
    assert TRAINING in session.document.project.graphs


def test_what_settings_cannot_say_is_named(session: Session, tmp_path: Path) -> None:
    opened(session, gan({}, {"lr": 0.25, "clip_norm": 1.5}), tmp_path)
    said = told(session)
    undraw(Context(session, None))  # type: ignore[arg-type]
    settings = session.document.project.settings
    assert (settings["train.lr"], settings["train.clip_norm"]) == (0.25, 1.5)
    assert "train.loss" not in settings
    (sentence,) = said
    assert "Left out: z, detach, critic, critic_real, mean_fake, mean_real, " in sentence
    assert "critic_loss, critic_end …. Undo" in sentence
