"""After a loss that was no number, a drawn training is offered smaller steps, as an edit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from drawn_trainings import distilled, gan

from studio.app.notices import Notice
from studio.app.session import Session
from studio.graph import fileio
from studio.graph.model import TRAINING, Project
from studio.train.store import RunFolder

WAIT_S = 60.0


def failed(session: Session, project: Project, tmp_path: Path) -> Notice:
    fileio.save(project, tmp_path / "net.plexus")
    session.open(tmp_path / "net.plexus")
    notices: list[Notice] = []
    session.notified.connect(notices.append)
    session.runs.start()
    ended(session)
    assert session.runs.state == "failed"
    return notices[-1]


def ended(session: Session) -> None:
    assert session.runs.current is not None
    session.runs.current.worker.join(WAIT_S)
    while session.runs.poll():
        pass


def rates(session: Session) -> dict[str, Any]:
    graph = session.document.project.graphs[TRAINING]
    return {n.name: n.params["lr"] for n in graph if "lr" in n.params}


def test_all_optimisers_are_slowed_down_and_it_can_be_undone(
    session: Session, tmp_path: Path
) -> None:
    notice = failed(session, gan({"lr": 1e38}, {"lr": 0.5}), tmp_path)
    (offer,) = notice.offers
    assert str(offer.title) == "Start anew with a tenth of the learning rates"
    first = session.runs.current
    offer.act()
    assert session.runs.current is not first
    assert rates(session) == {"critic_end": 1e37, "generator_end": 0.05}
    session.runs.stop()
    ended(session)
    session.document.undo()
    assert rates(session) == {"critic_end": 1e38, "generator_end": 0.5}


def test_a_run_goes_on_from_its_checkpoint_with_the_smaller_rate(
    session: Session, tmp_path: Path
) -> None:
    project = distilled()
    project.settings |= {"train.checkpoint_every": 1e-9, "train.epochs": 200}
    fileio.save(project, tmp_path / "net.plexus")
    session.open(tmp_path / "net.plexus")
    notices: list[Notice] = []
    session.notified.connect(notices.append)
    session.runs.start()
    run = session.runs.current
    assert run is not None
    while run.progress.step < 12 and session.runs.poll():
        pass
    session.runs.adjust("/n12", "lr", 1e38)
    ended(session)
    assert session.runs.state == "failed"
    (offer,) = notices[-1].offers
    assert str(offer.title).startswith("Go on from step ")
    assert str(offer.title).endswith(" with a learning rate of 0.001")
    offer.act()
    again = session.runs.current
    assert again is not None and again is not run
    assert rates(session) == {"end": 0.001}
    while not session.runs.fields and session.runs.poll():
        pass
    session.runs.stop()
    ended(session)
    assert again.result is not None and again.result.state == "stopped", again.result
    state = torch.load(RunFolder.open(again.folder).training_state, weights_only=True)
    (sink,) = state["sinks"]
    assert sink["optimizer"]["param_groups"][0]["lr"] == 0.001
