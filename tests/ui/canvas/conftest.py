import pytest
from canvas_hand import Hand
from PySide6.QtWidgets import QApplication

from studio.app.session import Session
from studio.app.settings import Settings
from studio.ui.canvas.view import CanvasView
from studio.ui.theme import Theme


@pytest.fixture
def theme(qapp):
    return Theme("dark")


@pytest.fixture
def session():
    """Nothing glides on: where the view is must not depend on how fast a test runs."""
    session = Session(Settings(glide=False))
    yield session
    session.close()


@pytest.fixture
def hand(qtbot, theme, session):
    view = CanvasView(session, theme)
    qtbot.addWidget(view)
    view.resize(1000, 600)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    view.setFocus()
    view.reset_zoom()
    QApplication.processEvents()
    yield Hand(view, session)
    view.close_canvas()


@pytest.fixture
def chain(hand):
    """image → conv → relu, in a row."""
    image = hand.add("input", 0, 0, "image")
    conv = hand.add("torch.nn.Conv2d", 240, 0, "conv")
    relu = hand.add("torch.nn.ReLU", 480, 0, "relu")
    hand.wire(image, conv)
    hand.wire(conv, relu)
    hand.view.reset_zoom()
    hand.view.center_on(conv)
    QApplication.processEvents()
    return image, conv, relu
