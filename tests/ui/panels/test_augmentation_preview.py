"""The pictures of an augmentation in the inspector, by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.graph.edits import RemoveNodes
from studio.ui.panels.draws import COLUMNS, DrawsSection
from studio.ui.panels.inspector import InspectorPanel
from studio.ui.theme import Theme


@pytest.fixture
def inspector(qtbot: QtBot, session: Session, theme: Theme) -> Iterator[InspectorPanel]:
    panel = InspectorPanel(session, theme)
    qtbot.addWidget(panel)
    panel.resize(332, 900)
    with qtbot.waitExposed(panel):
        panel.show()
    with qtbot.waitActive(panel):
        panel.activateWindow()
    yield panel
    panel.close_down()


def look_at(session: Session, kind: str, **params: float) -> str:
    node = session.add(kind, params=params)
    assert node is not None
    session.select([node])
    return node


def done(qtbot: QtBot, inspector: InspectorPanel) -> DrawsSection:
    """The section, once what it was asked for is there."""
    qtbot.waitUntil(lambda: not inspector._pending.isActive())
    draws = inspector.draws
    assert draws is not None
    qtbot.waitUntil(lambda: not draws.busy, timeout=20000)
    return draws


def click(qtbot: QtBot, draws: DrawsSection, name: str) -> None:
    button = draws.findChild(QPushButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def after(draws: DrawsSection) -> bytes:
    assert draws.view.shown is not None
    return b"".join(one.values.tobytes() for one in draws.view.shown.after)


def before(draws: DrawsSection) -> bytes:
    assert draws.view.shown is not None
    return draws.view.shown.before[0].values.tobytes()


def test_a_selected_augmentation_shows_what_it_does(
    qtbot: QtBot, session: Session, inspector: InspectorPanel
) -> None:
    assert inspector.draws is None
    look_at(session, "RandomHorizontalFlip", p=1.0)
    draws = done(qtbot, inspector)
    assert draws.isVisible()
    assert draws.complaint.isHidden()
    shown = draws.view.shown
    assert shown is not None
    assert len(shown.after) == 2 * COLUMNS - 1
    (first,) = shown.before
    for one in shown.after:
        assert np.array_equal(one.values, first.values[..., ::-1])


def test_a_parameter_that_changes_changes_the_pictures_of_the_same_draw(
    qtbot: QtBot, session: Session, inspector: InspectorPanel
) -> None:
    look_at(session, "RandomRotation", degrees=20.0)
    draws = done(qtbot, inspector)
    first, at_first = after(draws), before(draws)
    field = inspector.node_page.form.findChild(QLineEdit, "param-degrees")
    assert field is not None

    def retype(text: str) -> None:
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        done(qtbot, inspector)

    retype("0")
    assert after(draws) == at_first * len(draws.view.shown.after if draws.view.shown else ())
    retype("20")
    assert after(draws) == first


def test_draw_again_draws_others_of_the_same_example(
    qtbot: QtBot, session: Session, inspector: InspectorPanel
) -> None:
    look_at(session, "RandomAffine")
    draws = done(qtbot, inspector)
    first, example = after(draws), before(draws)
    click(qtbot, draws, "draw-again")
    done(qtbot, inspector)
    assert after(draws) != first
    assert before(draws) == example
    click(qtbot, draws, "next-example")
    done(qtbot, inspector)
    assert before(draws) != example


def test_other_nodes_show_none(qtbot: QtBot, session: Session, inspector: InspectorPanel) -> None:
    flip = look_at(session, "RandomHorizontalFlip")
    draws = done(qtbot, inspector)
    look_at(session, "torch.nn.Dropout")
    assert draws.isHidden()
    session.select([])
    session.select([flip])
    assert draws.isVisible()
    session.select([])
    session.do(RemoveNodes((flip,)))
    assert not draws.isVisible()


def test_data_that_it_cannot_change_are_told_of(
    qtbot: QtBot, session: Session, inspector: InspectorPanel
) -> None:
    session.set_setting("data.source", "toy")
    look_at(session, "RandomErasing")
    draws = done(qtbot, inspector)
    assert draws.complaint.isVisible()
    assert draws.complaint.text().startswith("RandomErasing cannot be shown: it wants N × channels")
    assert draws.view.shown is None
    session.set_setting("data.source", "digits")
    done(qtbot, inspector)
    assert draws.complaint.isHidden()
    assert draws.view.shown is not None


def test_labels_that_are_mixed_stand_below_the_pictures(
    qtbot: QtBot, session: Session, inspector: InspectorPanel
) -> None:
    look_at(session, "CutMix")
    draws = done(qtbot, inspector)
    cells = draws.view._cells
    assert len(cells) == 2 * COLUMNS
    assert [cell.lines for cell in cells[:COLUMNS]] == [("0",), ("1",), ("2",), ("3",)]
    assert all(cell.framed for cell in cells[:COLUMNS])
    mixed = next(cell for cell in cells[COLUMNS:] if len(cell.lines) == 2)
    percents = [int(line.split(" ")[0]) for line in mixed.lines]
    assert sum(percents) == 100


def test_nothing_is_worked_out_while_nobody_sees_it(
    qtbot: QtBot, session: Session, inspector: InspectorPanel
) -> None:
    look_at(session, "RandomCrop")
    draws = done(qtbot, inspector)
    first = after(draws)
    inspector.hide()
    session.set_param(session.selection[0], "padding", 0)
    qtbot.waitUntil(lambda: not inspector._pending.isActive())
    assert not draws.busy
    assert after(draws) == first
    inspector.show()
    done(qtbot, inspector)
    assert after(draws) != first


def test_looking_leaves_the_random_numbers_of_a_training_alone(
    qtbot: QtBot, session: Session, inspector: InspectorPanel
) -> None:
    state = torch.get_rng_state()
    for kind in ("RandomErasing", "MixUp", "GaussianNoise"):
        look_at(session, kind)
        done(qtbot, inspector)
    assert torch.equal(torch.get_rng_state(), state)


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_pictures_are_painted_in_their_places(
    qtbot: QtBot, session: Session, inspector: InspectorPanel, theme: Theme, scheme: str
) -> None:
    theme.set_scheme("light" if scheme == "light" else "dark")
    look_at(session, "RandomErasing", p=1.0, value=0.5)
    draws = done(qtbot, inspector)
    image = draws.view.grab().toImage()
    ratio = image.devicePixelRatio()
    side = (draws.view.width() - (COLUMNS - 1) * 8) / COLUMNS
    for column in range(COLUMNS):
        left = int(column * (side + 8) * ratio)
        found = {
            image.pixelColor(left + x, y).name()
            for x in range(0, int(side * ratio), 3)
            for y in range(0, int(side * ratio), 3)
        }
        assert len(found) > 3, column
    accent = theme.tokens.accent.casefold()
    frame = [
        image.pixelColor(x, y).name() == accent
        for x in range(int(side * ratio) + 4)
        for y in range(int(side * ratio) + 4)
    ]
    assert any(frame), "what comes in has a frame"
    assert image.pixelColor(image.width() - 2, 2).name() != accent


def test_one_steps_to_other_examples_and_back(
    qtbot: QtBot, session: Session, inspector: InspectorPanel
) -> None:
    look_at(session, "RandomHorizontalFlip", p=1.0)
    draws = done(qtbot, inspector)
    assert draws.heading.text() == "Example 0"
    assert not draws.previous.isEnabled()
    seen = [before(draws)]
    for _ in range(2):
        click(qtbot, draws, "next-example")
        done(qtbot, inspector)
        seen.append(before(draws))
    assert len(set(seen)) == 3
    assert draws.heading.text() == "Example 2"
    click(qtbot, draws, "previous-example")
    done(qtbot, inspector)
    assert before(draws) == seen[1]
    draws.previous.setFocus()
    qtbot.keyClick(draws.previous, Qt.Key.Key_Space)
    done(qtbot, inspector)
    assert before(draws) == seen[0]
    assert draws.heading.text() == "Example 0"
