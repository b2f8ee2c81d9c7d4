"""Problems mended with the mouse: the badge of a node, then the offer in the menu that opens."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from canvas_hand import Hand
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.graph.edits import SetParam
from studio.ui.canvas.card import badge_centre


def image(hand: Hand, *shape: int | str) -> str:
    x = hand.add("input", 0, 0, "image")
    hand.session.do(SetParam(x, "shape", shape))
    return x


def row(hand: Hand, x: str, *kinds: str) -> str:
    """Layers behind an input, and an output; gives the first of them."""
    ids = [hand.add(kind, 240.0 * (n + 1), 0) for n, kind in enumerate(kinds)]
    ids.append(hand.add("output", 240.0 * (len(kinds) + 1), 0))
    hand.wire(x, ids[0])
    for source, target in pairwise(ids):
        hand.wire(source, target)
    return ids[0]


def an_image_for_a_recurrent_layer(hand: Hand) -> str:
    return row(hand, image(hand, "N", 1, 28, 28), "torch.nn.LSTM")


def a_signal_for_an_image(hand: Hand) -> str:
    return row(hand, image(hand, "N", 4, 32), "torch.nn.Conv2d")


def channels_last(hand: Hand) -> str:
    conv = row(hand, image(hand, "N", 32, 32, 3), "torch.nn.Conv2d")
    hand.session.do(SetParam(conv, "in_channels", 3))
    return conv


def a_skip_with_other_channels(hand: Hand) -> str:
    x = image(hand, "N", 3, 8, 8)
    conv = hand.add("torch.nn.Conv2d", 240, 160, "conv")
    join, y = hand.add("Add", 480, 0), hand.add("output", 720, 0)
    hand.session.do(SetParam(conv, "padding", 1))
    hand.wire(x, conv)
    hand.wire(x, join, "input.0")
    hand.wire(conv, join, "input.1")
    hand.wire(join, y)
    return join


def nothing_wired(hand: Hand) -> str:
    x = image(hand, "N", 8)
    dense = row(hand, x, "torch.nn.Linear")
    hand.session.document.undo()
    hand.session.document.undo()
    hand.wire(dense, hand.graph.find("output").id)
    return dense


def click_badge(hand: Hand, node: str) -> None:
    hand.view.center_on(node)
    QApplication.processEvents()
    item = hand.view.canvas.node_item(node)
    hand.click(hand.at(item.pos() + badge_centre(item.card.layout)))
    assert hand.view.fixes.isVisible()


def click(hand: Hand, action: QAction) -> None:
    menu = hand.view.fixes
    QTest.mouseClick(
        menu,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        menu.actionGeometry(action).center(),
    )


@pytest.mark.parametrize(
    ("draw", "offer"),
    [
        (an_image_for_a_recurrent_layer, "Insert Squeeze"),
        (a_signal_for_an_image, "Change conv to Conv1d"),
        (a_signal_for_an_image, "Insert Reshape to N × 1 × 4 × 32"),
        (channels_last, "Insert Permute: the last axis is the channels"),
        (a_skip_with_other_channels, "Insert a 1 × 1 Conv2d that gives 3 channels"),
        (nothing_wired, "Wire image to input"),
    ],
)
def test_an_offer_is_taken_with_the_mouse(
    hand: Hand, draw: Callable[[Hand], str], offer: str
) -> None:
    node = draw(hand)
    problem = hand.view.canvas.problems[node]
    before = hand.text
    click_badge(hand, node)
    action = next((a for a in hand.view.fixes.actions() if a.text() == offer), None)
    assert action is not None, [a.text() for a in hand.view.fixes.actions()]
    click(hand, action)
    assert not hand.view.fixes.isVisible()
    assert hand.text != before
    found = hand.view.canvas.problems.get(node)
    assert found is None or found.message != problem.message
    hand.session.document.undo()
    assert hand.text == before
    assert hand.view.canvas.problems[node].message == problem.message
