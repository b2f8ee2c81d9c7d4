"""The form of training beside a drawn training graph: groups that edit its optimisers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from studio.app.scope import OF_TRAINING
from studio.app.session import Session
from studio.graph.edits import AddNode, Batch, Connect
from studio.graph.model import TRAINING, Node, Wire
from studio.message import Message
from studio.observe.frames import Scalars
from studio.ui.panels.optimisers_form import OptimiserGroup
from studio.ui.panels.run import RunPanel
from studio.ui.theme import Theme


@pytest.fixture
def run(qtbot: QtBot, session: Session, theme: Theme) -> RunPanel:
    session.advising.begin()
    session.open_example("moons_mlp")
    panel = RunPanel(session, theme)
    qtbot.addWidget(panel, before_close_func=lambda panel: panel.close_down())
    panel.resize(332, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def groups(run: RunPanel) -> list[OptimiserGroup]:
    return run.form.optimisers.groups


def field(group: OptimiserGroup, name: str) -> QLineEdit:
    found = group.form._rows[name].editor.findChild(QLineEdit)
    return found if found is not None else group.form._rows[name].editor  # type: ignore[return-value]


def names(run: RunPanel) -> list[str]:
    return [param.name for param in run.form._params]


def add_second(session: Session) -> None:
    edits = (
        AddNode(Node("n6", "torch.optim.SGD", "slow", {"lr": 0.5, "order": -1}), TRAINING),
        Connect(Wire("n4", "output", "n6", "loss"), graph=TRAINING),
    )
    assert session.do(Batch(edits, Message("One more")))


def test_what_the_graph_says_is_asked_of_its_optimisers(
    qtbot: QtBot, session: Session, run: RunPanel
) -> None:
    before = names(run)
    assert {"loss", "optimizer", "lr"} <= set(before)
    assert not run.form.optimisers.isVisible()
    session.do(session.meaning.drawing())
    left = set(names(run))
    assert {"epochs", "batch_size", "seed", "device", "threads", "run_in"} <= left
    assert not left & {"loss", "optimizer", "lr", "momentum", "schedule", "clip_norm", "average"}
    (group,) = groups(run)
    qtbot.waitUntil(group.isVisible)
    assert (group.link.text(), group.hint.text()) == ("optimizer", "makes loss small")
    assert field(group, "lr").text() == "0.01"
    session.document.undo()
    assert names(run) == before
    assert not run.form.optimisers.isVisible()


def test_a_rate_is_typed_into_its_group_and_undone(
    qtbot: QtBot, session: Session, run: RunPanel
) -> None:
    session.do(session.meaning.drawing())
    line = field(groups(run)[0], "lr")
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "0.25")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert session.document.project.graphs[TRAINING].node("n5").params["lr"] == 0.25
    session.document.undo()
    assert field(groups(run)[0], "lr").text() == "0.01"


def test_another_kind_keeps_what_it_has_and_the_wires(
    qtbot: QtBot, session: Session, run: RunPanel
) -> None:
    session.do(session.meaning.drawing())
    combo = groups(run)[0].form._rows["kind"].editor.findChild(QComboBox)
    editor = combo if combo is not None else groups(run)[0].form._rows["kind"].editor
    assert isinstance(editor, QComboBox)
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_L)
    node = session.document.project.graphs[TRAINING].node("n5")
    assert node.kind == "torch.optim.LBFGS"
    assert node.params["lr"] == 0.01
    assert session.training is not None
    assert session.training.ok
    (group,) = groups(run)
    assert group.form.isAncestorOf(run.window().focusWidget())
    assert "betas" not in group.form._rows
    session.document.undo()
    assert session.document.project.graphs[TRAINING].node("n5").kind == "torch.optim.Adam"
    assert "betas" in groups(run)[0].form._rows


def test_several_stand_in_the_order_of_a_step_and_lead_to_their_nodes(
    qtbot: QtBot, session: Session, run: RunPanel
) -> None:
    session.do(session.meaning.drawing())
    add_second(session)
    assert [group.link.text() for group in groups(run)] == ["slow", "optimizer"]
    qtbot.mouseClick(groups(run)[0].link, Qt.MouseButton.LeftButton)
    assert (session.scope, session.selection) == (OF_TRAINING, ("n6",))


def test_what_an_optimiser_cannot_have_is_refused_under_its_field(
    qtbot: QtBot, session: Session, run: RunPanel
) -> None:
    session.do(session.meaning.drawing())
    group = groups(run)[0]
    line = field(group, "lr")
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "-1")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert session.document.project.graphs[TRAINING].node("n5").params["lr"] == 0.01
    assert group.form.complaint("lr")


def test_the_rates_of_a_run_are_shown_and_changed_under_way(
    qtbot: QtBot, session: Session, run: RunPanel
) -> None:
    session.do(session.meaning.drawing())
    add_second(session)
    session.set_setting("train.epochs", 2000)
    assert not run.live_rates.isVisible()
    session.runs.start()
    assert run.live_rates.isVisible()
    assert run.live_rates.shown == {"lr_slow": 0.5, "lr_optimizer": 0.01}
    line = run.live_rates.form._rows["lr_optimizer"].editor.findChild(QLineEdit)
    editor = line if line is not None else run.live_rates.form._rows["lr_optimizer"].editor
    assert isinstance(editor, QLineEdit)
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "0.002")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    told: list[float] = []

    def hear(frames: list[object]) -> None:
        for frame in frames:
            if isinstance(frame, Scalars) and "lr_optimizer" in frame.values:
                told.append(frame.values["lr_optimizer"])

    session.runs.frames.connect(hear)
    qtbot.waitUntil(lambda: session.poll() and 0.002 in told, timeout=60000)
    assert run.live_rates.shown == {"lr_slow": 0.5, "lr_optimizer": 0.002}
    session.runs.stop()
    qtbot.waitUntil(lambda: not session.poll() and not session.runs.active, timeout=60000)
    assert not run.live_rates.isVisible()
