from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from studio.app.notices import Notice, Offer
from studio.message import Message
from studio.ui.figures import count, memory, short
from studio.ui.theme import Theme
from studio.ui.toasts import SHOWN_AT_MOST, Toasts


@pytest.fixture
def toasts(qtbot: QtBot, theme: Theme) -> Toasts:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(600, 400)
    with qtbot.waitExposed(host):
        host.show()
    return Toasts(host, theme)


def test_a_notice_is_shown_in_words_within_its_host(toasts: Toasts) -> None:
    seen: list[str] = []
    toasts.notice(
        Notice("info", Message("Exported the model to {path}.", path="net.py")), seen.append
    )
    (toast,) = toasts.shown
    assert toast.text == "Exported the model to net.py."
    assert toasts.host.rect().contains(toast.geometry())
    toasts.host.resize(300, 200)
    assert toasts.host.rect().contains(toast.geometry())


def test_the_same_words_do_not_pile_up_and_old_ones_go(toasts: Toasts) -> None:
    for _ in range(3):
        toasts.show("info", "again")
    assert len(toasts.shown) == 1
    for number in range(SHOWN_AT_MOST + 2):
        toasts.show("info", f"note {number}")
    assert len(toasts.shown) == SHOWN_AT_MOST
    assert toasts.shown[-1].text == f"note {SHOWN_AT_MOST + 1}"


def test_a_note_is_closed_with_a_click(qtbot: QtBot, toasts: Toasts) -> None:
    toast = toasts.show("error", "broken")
    close = toast.findChild(QToolButton)
    assert close is not None
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert toasts.shown == []


def test_an_offer_stays_until_it_is_answered_once(qtbot: QtBot, toasts: Toasts) -> None:
    taken: list[str] = []
    offer = toasts.show("warning", "left behind", (("Recover", lambda: taken.append("yes")),))
    for number in range(SHOWN_AT_MOST + 2):
        toasts.show("info", f"note {number}")
    assert offer in toasts.shown
    qtbot.mouseClick(offer.buttons[0], Qt.MouseButton.LeftButton)
    assert taken == ["yes"]
    assert offer not in toasts.shown


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0"),
        (650, "650"),
        (9999, "9,999"),
        (12345, "12.3 k"),
        (337536, "338 k"),
        (3_600_000, "3.6 M"),
        (2.5e9, "2.5 G"),
    ],
)
def test_short_figures(number: float, words: str) -> None:
    assert short(number) == words


def test_whole_figures_and_memory() -> None:
    assert count(21674) == "21,674"
    assert memory(512) == "512 B"
    assert memory(88576) == "86.5 KiB"
    assert memory(3 * 2**30) == "3.0 GiB"


def test_a_notice_offers_what_would_help_below_its_words_and_can_be_closed(
    toasts: Toasts,
) -> None:
    done: list[str] = []
    title = Message("Go on from step 780 with a learning rate of 0.001")
    message = Message("The loss became nan, so the run was stopped.")
    toasts.notice(
        Notice("error", message, "", (Offer(title, lambda: done.append("on")),)), done.append
    )
    (toast,) = toasts.shown
    (button,) = toast.buttons
    words = next(each for each in toast.findChildren(QLabel) if each.text() == toast.text)
    assert button.geometry().top() >= words.geometry().bottom()
    assert toast.findChildren(QToolButton)
    button.click()
    assert done == ["on"]
    assert toasts.shown == []


def test_a_click_on_what_failed_shows_the_layer_and_leaves_the_words(
    qtbot: QtBot, toasts: Toasts
) -> None:
    seen: list[str] = []
    message = Message("{layer} cannot take this.", layer="conv1")
    toasts.notice(Notice("error", message, "n3/n5"), seen.append)
    (toast,) = toasts.shown
    qtbot.mouseClick(toast, Qt.MouseButton.LeftButton, pos=QPoint(20, toast.height() - 4))
    assert seen == ["n3/n5"]
    (way,) = toast.buttons
    assert way.text() == "Show the layer"
    qtbot.mouseClick(way, Qt.MouseButton.LeftButton)
    assert seen == ["n3/n5", "n3/n5"]
    assert toasts.shown == [toast]


def test_a_refused_gesture_leads_nowhere(toasts: Toasts) -> None:
    seen: list[str] = []
    toasts.notice(Notice("refused", Message("That would be a circle."), "n3"), seen.append)
    assert not toasts.shown[0].buttons
