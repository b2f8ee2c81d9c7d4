"""Ports are shaped by what goes through them, and say it."""

from itertools import combinations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication

from studio.graph.edits import Disconnect, SetParam
from studio.ui.canvas import tips
from studio.ui.canvas.port_marks import paint_port

KINDS = ("any", "features", "image", "sequence", "index", "mask", "scalar", "schedule")


def drawn(kind: str, filled: bool) -> list[int]:
    image = QImage(16, 16, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("white"), 2))
    painter.setBrush(QColor("white" if filled else "black"))
    paint_port(painter, kind, 8, 8, 4)
    painter.end()
    return [image.pixelColor(x, y).red() for y in range(16) for x in range(16)]


def test_every_two_sorts_differ_in_shape_hollow_and_filled():
    for filled in (False, True):
        shapes = {kind: drawn(kind, filled) for kind in KINDS}
        for (first, a), (second, b) in combinations(shapes.items(), 2):
            apart = sum(abs(x - y) for x, y in zip(a, b, strict=True)) / 255
            assert apart > 10, (first, second, filled)


def carried(hand, node: str) -> dict[str, str]:
    hand.session.analyse_now()
    QApplication.processEvents()
    hand.view.viewport().grab()
    card = hand.view.canvas.node_item(node).card
    ports = card.layout.ports
    return {f"{p.side} {p.end}": kind for p, kind in zip(ports, card.carried, strict=True)}


def test_ports_follow_what_arrives(hand, chain):
    image, conv, relu = chain
    assert carried(hand, conv) == {"input input": "image", "output output": "image"}
    assert carried(hand, relu)["output output"] == "image"
    hand.session.do(Disconnect(tuple(hand.wires)))
    assert carried(hand, relu) == {"input input": "any", "output output": "any"}
    assert carried(hand, conv)["input input"] == "image"  # What it expects.
    hand.session.do(SetParam(image, "shape", ("N", 7)))
    hand.session.do(SetParam(image, "dtype", "int64"))
    words = hand.add("torch.nn.Embedding", 240, 200)
    hand.wire(image, words)
    hand.wire(words, relu)
    assert carried(hand, words) == {"input input": "index", "output output": "sequence"}
    assert carried(hand, relu)["input input"] == "sequence"
    hand.session.do(SetParam(image, "dtype", "float32"))  # The shape stays, the sort does not.
    assert carried(hand, words)["input input"] == "features"


def tip(hand, node: str, side: str, end: str) -> list[str]:
    point = QPointF(*hand.view.canvas.node_item(node).anchor(side, end))
    return tips.tip(hand.view.canvas, point).splitlines()


def test_a_port_says_what_arrives_and_what_is_expected(hand, chain):
    image, conv, _ = chain
    carried(hand, conv)
    assert tip(hand, conv, "input", "input")[:2] == [
        "input: N × 1 × 8 × 8 float32",
        "Square: images",
    ]
    hand.session.do(SetParam(image, "shape", ("N", 9)))
    carried(hand, conv)
    assert tip(hand, conv, "input", "input")[:3] == [
        "input: N × 9 float32",
        "Circle: a row of numbers for each example",
        "Expected here: images",
    ]
    hand.session.do(Disconnect(tuple(hand.wires)))
    carried(hand, conv)
    assert tip(hand, conv, "input", "input")[:2] == ["input", "Square: images"]
