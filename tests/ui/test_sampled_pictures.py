"""Pictures in nodes without a run: of an example, behind the window, and off where not wanted."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
import torch
from pytestqt.qtbot import QtBot

from studio.app.action import Context, perform
from studio.app.actions import find
from studio.app.session import Session
from studio.graph import fileio
from studio.graph.model import OUTPUT
from studio.ui.canvas.view import CanvasView
from studio.ui.miniatures import Miniatures
from studio.ui.sampled import SampledPictures
from studio.ui.stage import WindowStage
from studio.ui.theme import Theme


@pytest.fixture
def canvas(qtbot: QtBot, session: Session, theme: Theme) -> Iterator[CanvasView]:
    session.open_example("moons_mlp")
    view = CanvasView(session, theme)
    qtbot.addWidget(view)
    view.resize(1400, 500)
    with qtbot.waitExposed(view):
        view.show()
    view.camera.zoom_to(0.6)
    view.camera.look_at(view.canvas.content().center())
    yield view
    view.close_canvas()


def pictured(view: CanvasView) -> set[str]:
    items = view.canvas.node_items()
    return {item.node_id for item in items if item.card.miniature is not None}


def test_an_example_fills_the_cards_and_each_card_can_be_without(
    qtbot: QtBot, session: Session, theme: Theme, canvas: CanvasView
) -> None:
    miniatures = Miniatures(session, theme, canvas)
    sampled = SampledPictures(session, miniatures)
    session.analyse_now()
    sampled.renew()
    assert not sampled.busy  # Off until it is switched on.
    random = torch.get_rng_state()
    sampled.switch(True)
    assert sampled.busy
    every = {node.id for node in session.graph if node.kind != OUTPUT}
    qtbot.waitUntil(lambda: pictured(canvas) == every, timeout=20_000)
    assert torch.equal(torch.get_rng_state(), random)
    assert not sampled.busy  # And nothing ticks.

    first, *others = sorted(every)
    session.select((first,))
    context = Context(session, WindowStage(canvas))  # type: ignore[arg-type]
    assert perform(find("layer.bare"), context)
    assert pictured(canvas) == set(others)
    again = fileio.loads(fileio.dumps(session.document.project))
    assert "bare" in again.model.node(first).flags
    qtbot.waitUntil(lambda: not sampled.busy, timeout=20_000)
    assert pictured(canvas) == set(others)
    session.document.undo()
    qtbot.waitUntil(lambda: pictured(canvas) == every, timeout=20_000)

    session.set_setting("data.source", "digits")  # Images do not fit two numbers.
    said: list[str] = []
    session.notified.connect(lambda notice: said.append(str(notice.message)))
    sampled.renew()
    qtbot.waitUntil(lambda: bool(said) and not sampled.busy, timeout=20_000)
    assert len(said) == 1
    sampled.switch(False)
    assert pictured(canvas) == set()
    sampled.close_down()
    assert not [thread for thread in threading.enumerate() if "sample" in thread.name]
