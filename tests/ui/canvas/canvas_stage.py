"""Verbs of the menus, done to a canvas without a window around it."""

from PySide6.QtWidgets import QApplication

from studio.app.actions import Context, find, perform
from studio.ui.stage import WindowStage


class _Window:
    """What the stage asks of a window, for verbs of the canvas."""

    def __init__(self, hand):
        self.canvas, self.session, self.theme = hand.view, hand.session, hand.view.theme


def do(hand, verb: str) -> None:
    """Do what a menu's entry does; it must not be refused."""
    assert perform(find(verb), context(hand))
    QApplication.processEvents()


def context(hand) -> Context:
    return Context(hand.session, WindowStage(_Window(hand)))
