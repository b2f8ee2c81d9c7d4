"""Wires straight, curved and orthogonal, and the grid: chosen in the menu, shown at once."""

from canvas_stage import context, do
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter

from studio.app.actions import perform
from studio.app.session import Session
from studio.app.settings import Settings
from studio.graph import fileio
from studio.graph.edits import Move
from studio.graph.furnishing import LeadWire
from studio.graph.model import Wire
from studio.ui import screenshot
from studio.ui.canvas import hits, picture
from studio.ui.canvas.overview import lines_of
from studio.ui.canvas.scene import CanvasScene
from studio.ui.menus import Menus


def shot(hand) -> QImage:
    return hand.view.viewport().grab().toImage()


def test_a_style_is_applied_at_once_hit_where_it_is_drawn_and_remembered(hand, tmp_path):
    hand.session.settings.path = tmp_path / "settings.json"
    one = hand.add("input", 0, 0)
    other = hand.add("torch.nn.ReLU", 400, 200)
    wire = hand.wire(one, other)
    hand.view.center_on(one)
    item = hand.view.canvas.wire_item(wire)
    x1, y1, x2, y2 = item.ends
    quarter = QPointF(x1 + (x2 - x1) / 4, y1)
    seen, pictures = [shot(hand)], [picture.render(hand.view.canvas)]
    assert hits.wire_at(hand.view.canvas, quarter) is None
    do(hand, "view.wires_orthogonal")
    assert hits.wire_at(hand.view.canvas, quarter)[0] is item
    assert len(lines_of([item], "orthogonal")) == 3
    seen.append(shot(hand))
    pictures.append(picture.render(hand.view.canvas))
    do(hand, "view.wires_straight")
    middle = QPointF((x1 + x2) / 2, (y1 + y2) / 2)
    assert hits.wire_at(hand.view.canvas, middle)[1] == 0.5
    assert hits.wire_at(hand.view.canvas, quarter) is None
    seen.append(shot(hand))
    pictures.append(picture.render(hand.view.canvas))
    assert all(a != b for k, a in enumerate(seen) for b in seen[k + 1 :])
    assert all(a != b for k, a in enumerate(pictures) for b in pictures[k + 1 :])
    kept = Settings.load(tmp_path / "settings.json")
    assert kept.wires == "straight"
    again = Session(kept)
    scene = CanvasScene(again, hand.view.theme)
    assert scene.look.style == "straight"
    scene.close()
    again.close()


def test_the_ground_is_bare_without_the_grid(hand):
    with_dots = shot(hand)
    do(hand, "view.grid")
    bare = shot(hand)
    place = hand.view.rect().center()
    ground = hand.view.canvas.look.ink.ground.rgb()
    empty = bare.copy(place.x() - 100, place.y() + 150, 80, 80)
    assert {empty.pixel(x, y) for x in range(80) for y in range(80)} == {ground}
    do(hand, "view.grid")
    assert shot(hand) == with_dots != bare


def test_points_are_shown_as_the_document_has_them(hand, chain):
    _, conv, relu = chain
    wire = Wire(conv, "output", relu, "input")
    item = hand.view.canvas.wire_item(wire)
    points = ((300.0, 200.0), (500.0, 160.0))
    assert hand.session.do(LeadWire(wire, points))
    assert item.points == points
    assert item.sceneBoundingRect().contains(QPointF(300, 200))
    assert hits.wire_at(hand.view.canvas, QPointF(300, 200))[0] is item
    assert len(lines_of([item], "curved")) == 3
    assert [one.points for one in hand.view.canvas.touching(conv) if one == wire] == [points]
    image = QImage(200, 100, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.translate(-250, -150)
    item.paint(painter, None)
    painter.end()
    assert image.pixelColor(50, 50) == hand.view.canvas.look.ink.wire.color()
    hand.session.document.undo()
    assert item.points == ()
    assert not item.sceneBoundingRect().contains(QPointF(300, 200))


def test_a_picture_from_the_command_line_is_drawn_in_the_user_s_style(hand, chain, tmp_path):
    relu = chain[2]
    hand.session.do(Move(((relu, 480.0, 200.0),)))
    fileio.save(hand.session.document.project, tmp_path / "net.plexus")
    drawn = []
    for style in ("curved", "orthogonal"):
        settings = Settings.load()
        settings.wires = style
        settings.save()
        screenshot.draw(tmp_path / "net.plexus", tmp_path / f"{style}.png", "dark", 1.0)
        drawn.append((tmp_path / f"{style}.png").read_bytes())
    assert drawn[0] != drawn[1]


def test_letters_of_the_menus_work_on_the_canvas(hand, chain):
    image, conv, relu = chain
    here = context(hand)
    menus = Menus(hand.view, hand.view.theme, here, lambda action: perform(action, here))
    menus.lend_letters(hand.view)
    hand.session.select((conv,))
    hand.key(Qt.Key.Key_U)
    assert hand.view.canvas.look.path.of_node(relu) == "out"
    assert hand.view.canvas.look.path.of_node(image) == "into"
    hand.key(Qt.Key.Key_Escape)
    assert not hand.view.canvas.lighting.on
    hand.key(Qt.Key.Key_R)
    assert [len(wire.points) for wire in hand.wires] == [0, 1]
    hand.view.canvas.choose(None)
    hand.session.select((relu,))
    hand.key(Qt.Key.Key_R)
    assert hand.notices == ["Click a wire, or select the layers at its ends."]


def test_an_orthogonal_wire_that_runs_back_goes_round_its_cards_as_they_grow(hand):
    one = hand.add("torch.nn.LSTM", 300, 0)
    other = hand.add("Add", 60, 10)
    ends = ("input.0", "input.1", "input.2")
    wires = [hand.wire(one, other, end) for end in ends]  # Each makes the card of Add taller.
    do(hand, "view.wires_orthogonal")
    canvas = hand.view.canvas
    cards = [canvas.node_item(node).rect.adjusted(1, 1, -1, -1) for node in (one, other)]
    for wire in wires:
        path = canvas.wire_item(wire).path()
        places = [path.pointAtPercent(step / 200) for step in range(201)]
        assert not [place for place in places if any(card.contains(place) for card in cards)]
        assert all(canvas.wire_item(wire).boundingRect().contains(place) for place in places)
