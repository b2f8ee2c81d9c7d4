"""Families are told apart without colours, near and from afar, and text stays crisp."""

from itertools import combinations
from typing import get_args

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from studio.compile.card_sizes import CARD_WIDTH
from studio.graph.model import Node
from studio.layers.spec import Family
from studio.ui.canvas import tips
from studio.ui.canvas.bodies import LARGEST, MOST_PIXELS
from studio.ui.canvas.card import badge_centre
from studio.ui.emblems import emblem_pixmap


def inked(image: QImage) -> list[int]:
    return [image.pixelColor(x, y).alpha() for y in range(12) for x in range(12)]


def test_every_two_families_differ_by_their_silhouettes_at_12_pixels(qapp):
    shapes = {
        family: inked(emblem_pixmap(family, "#FFFFFF", 12, 1).toImage())
        for family in get_args(Family)
    }
    assert len(shapes) == 25
    for (first, a), (second, b) in combinations(shapes.items(), 2):
        apart = sum(abs(x - y) for x, y in zip(a, b, strict=True)) / 255
        assert apart > 16, (first, second)


def grey_levels(hand, node: str) -> set[int]:
    """The levels of grey in the middle of a card, as a print would have them."""
    QApplication.processEvents()
    image = hand.view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    at, ratio = hand.card(node), image.devicePixelRatio()
    places = [(at.x() + x, at.y() + y) for x in range(-4, 5) for y in range(-3, 4)]
    return {image.pixelColor(round(x * ratio), round(y * ratio)).red() for x, y in places}


def test_from_afar_a_card_has_its_emblem_and_never_vanishes(hand, chain):
    _, conv, _ = chain
    hand.view.camera.zoom_to(0.3)
    hand.view.center_on(conv)
    levels = grey_levels(hand, conv)
    assert max(levels) - min(levels) > 40  # The emblem on the block.
    hand.view.camera.zoom_to(0.0)
    assert hand.view.zoom == 1 / CARD_WIDTH
    hand.view.center_on(conv)
    levels = grey_levels(hand, conv)
    assert max(levels) - min(levels) > 40  # A pixel of a card on the ground.


def test_pictures_of_cards_are_bounded_however_near(hand, session):
    session.document.project.model.put_node(Node("a", "torch.nn.Conv2d", "conv", {}, 0, 0))
    hand.view.canvas.rebuild()
    kept = hand.view.canvas.look.bodies
    for zoom in (1.0, 2.0, 4.0, 8.0, 16.0, 99.0):
        hand.view.camera.zoom_to(zoom)
        hand.view.center_on("a")
        QApplication.processEvents()
        hand.view.viewport().grab()
        assert kept.pixels <= MOST_PIXELS + LARGEST
    assert hand.view.zoom == 16.0
    assert 0 < kept.pixels <= LARGEST  # The largest were painted, not kept.


def test_a_badge_says_the_problem_and_the_first_thing_that_mends_it(hand):
    image = hand.add("input", 0, 0)
    linear = hand.add("torch.nn.Linear", 240, 0)
    flatten = hand.add("torch.nn.Conv2d", 480, 0)
    hand.wire(image, linear)
    hand.wire(linear, flatten)
    hand.session.analyse_now()
    found = hand.view.canvas.problems
    node = next(node for node, problem in found.items() if problem.fixes)
    item = hand.view.canvas.node_item(node)
    told = tips.tip(hand.view.canvas, item.pos() + badge_centre(item.card.layout)).splitlines()
    assert told[0] == str(found[node].message)
    assert told[-1] == f"Click to mend it: {found[node].fixes[0].title}"
