"""Cards say that their nodes are being computed, and only while they are."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.app.settings import Settings
from studio.graph.edits import Connect, SetParam
from studio.graph.model import Wire
from studio.ui.canvas.view import CanvasView
from studio.ui.canvas.working import STILL
from studio.ui.computing import Computing
from studio.ui.miniatures import Miniatures
from studio.ui.sampled import SampledPictures
from studio.ui.theme import Theme


class Counted(CanvasView):
    """Counts how often it is painted, and how much of it."""

    paints = 0
    largest = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paints += 1
        area = event.region().boundingRect()
        self.largest = max(self.largest, area.width() * area.height())
        super().paintEvent(event)


class Gate:
    """Lets readings of the model through, or holds them."""

    def __init__(self, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
        self.open = threading.Event()
        self.open.set()
        through: Callable[..., object] = session._analyst.read

        def read(*given: object) -> object:
            assert self.open.wait(30)
            return through(*given)

        monkeypatch.setattr(session._analyst, "read", read)


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Session, Gate]]:
    """A session that reads its model in a thread, when it is let to."""
    session = Session(
        Settings(tmp_path / "settings.json"),
        background=True,
        runs_folder=tmp_path / "runs",
        recovery_folder=tmp_path / "recovery",
    )
    gate = Gate(session, monkeypatch)
    yield session, gate
    gate.open.set()
    session.close()


def test_what_is_read_anew_shimmers_until_it_is_known_and_then_nothing_is_painted(
    qtbot: QtBot, theme: Theme, slow: tuple[Session, Gate]
) -> None:
    session, gate = slow
    kinds = ("input", "torch.nn.Conv2d", "torch.nn.ReLU", "torch.nn.Conv2d")
    ids = [session.add(kind, 230.0 * at, 0.0) or "" for at, kind in enumerate(kinds)]
    image, conv, relu, aside = ids
    for source, target in ((image, conv), (conv, relu)):
        session.do(Connect(Wire(source, "output", target, "input")))
    view = Counted(session, theme)
    qtbot.addWidget(view)
    view.resize(1000, 400)
    with qtbot.waitExposed(view):
        view.show()
    sampled = SampledPictures(session, Miniatures(session, theme, view))
    computing = Computing(session, view, sampled)

    def settled() -> bool:
        session.poll()
        return not session.stale and session.analysis is not None

    qtbot.waitUntil(settled, timeout=30_000)
    assert computing.shown == frozenset()
    gate.open.clear()
    session.do(SetParam(conv, "out_channels", 4))
    assert computing.shown == frozenset()  # It may be done in a moment.
    qtbot.waitUntil(lambda: computing.shown == {conv, relu}, timeout=5000)
    assert computing.shimmer.moving
    assert aside not in computing.shown
    QApplication.processEvents()
    view.paints = view.largest = 0
    before = view.canvas.look.phase
    qtbot.waitUntil(lambda: view.paints >= 3, timeout=5000)
    assert view.canvas.look.phase != before
    viewport = view.viewport()
    assert view.largest < viewport.width() * viewport.height() / 4

    session.settings.motion = False  # A still line says it too.
    session.woke.emit(None)
    assert computing.shown == {conv, relu}
    assert not computing.shimmer.moving
    assert view.canvas.look.phase == STILL
    QApplication.processEvents()
    view.paints = 0
    qtbot.wait(150)
    assert view.paints == 0

    session.settings.motion = True
    session.woke.emit(None)
    assert computing.shimmer.moving
    gate.open.set()
    qtbot.waitUntil(settled, timeout=30_000)
    assert computing.shown == frozenset()
    assert not computing.shimmer.moving
    QApplication.processEvents()
    view.paints = 0
    qtbot.wait(300)
    assert view.paints == 0
    computing.close_down()
    sampled.close_down()
    view.close_canvas()
