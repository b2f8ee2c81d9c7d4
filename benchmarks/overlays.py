"""A canvas of 200 layers with every overlay on: what a redraw takes, and what a look changes.

    QT_QPA_PLATFORM=offscreen python benchmarks/overlays.py [--json]

Times are medians over rounds, in milliseconds of the Qt thread, with the quartiles. "off" and "on"
repaint a window full of cards; "news" takes in what a look found, with the repaint that follows.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from typing import Any

import numpy as np
from canvas import Paints, project, timed
from PySide6.QtWidgets import QApplication

from studio.app.session import Session
from studio.observe.asks.vitals import Spread
from studio.ui.canvas.flow import stream_of
from studio.ui.canvas.health import Health
from studio.ui.canvas.heat import Warmth, shade_of
from studio.ui.card_pictures import histogram
from studio.ui.theme import Theme

NODES = 200
ROUNDS = 30
TARGET_MS = 16


def put_on(view: Paints, round_: int, nodes: list[str]) -> None:
    """All overlays, with other figures at each round."""
    draws = np.random.default_rng(round_)
    norms = 10.0 ** draws.uniform(-3, 0, len(nodes))
    ratios = 10.0 ** draws.uniform(-6, -1, len(nodes))
    view.canvas.set_streams(
        {
            node: stream_of(norm, ratio, (-3.0, 0.0))
            for node, norm, ratio in zip(nodes, norms, ratios, strict=True)
        }
    )
    shares = draws.uniform(0, 1, len(nodes))
    view.canvas.set_health(
        {n: Health(s, f"{100 * s:.0f} % dead") for n, s in zip(nodes, shares, strict=True)}
    )
    view.canvas.set_warmth(
        {
            node: Warmth(shade_of(amount, 1.0), f"{amount:.2f} ms")
            for node, amount in zip(nodes, shares, strict=True)
        }
    )


def pictures(view: Paints, theme: Theme, nodes: list[str]) -> None:
    counts = np.random.default_rng(0).integers(0, 90, 32)
    image = histogram(Spread(-1.0, 1.0, counts, 0.0, 1.0, True), "weights", theme)
    for node in nodes:
        view.set_miniature(node, image)


def measure(theme: Theme, zoom: float) -> dict[str, Any]:
    """Repaints at one zoom, of as many of the cards as a large window holds."""
    session = Session()
    session.document.project.graphs["model"] = project(NODES).model
    view = Paints(session, theme)
    view.resize(1900, 1000)
    view.show()
    view.camera.zoom_to(zoom)
    view.camera.look_at(view.canvas.content().center())
    QApplication.processEvents()
    nodes = [item.node_id for item in view.canvas.node_items()]
    seen = view.camera.seen()
    found: dict[str, Any] = {
        "zoom": zoom,
        "cards": sum(item.rect.intersects(seen) for item in view.canvas.node_items()),
    }
    found["off"] = timed(lambda _round: view.viewport().repaint(), ROUNDS)
    pictures(view, theme, nodes)
    put_on(view, 0, nodes)
    QApplication.processEvents()  # A canvas that nobody touched fits itself to its content.
    view.camera.zoom_to(zoom)
    view.camera.look_at(view.canvas.content().center())
    QApplication.processEvents()
    found["on"] = timed(lambda _round: view.viewport().repaint(), ROUNDS)

    def news(number: int) -> None:
        put_on(view, number, nodes)
        QApplication.processEvents()

    found["news"] = timed(news, ROUNDS)
    view.count = 0
    for _ in range(20):
        QApplication.processEvents()
    found["idle_repaints"] = view.count
    view.close_canvas()
    view.close()
    session.close()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    as_json = parser.parse_args().json
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    results = [measure(Theme("dark"), zoom) for zoom in (0.45, 1.0)]
    app.processEvents()
    if as_json:
        print(json.dumps(results, indent=2))
        return
    for found in results:
        print(f"{found['cards']} of {NODES} cards in view, at {found['zoom']} of full size")
        for name in ("off", "on", "news"):
            low, middle, high = found[name]
            goal = f"   target {TARGET_MS}" if name == "on" else ""
            print(f"  {name:6} {middle:8.2f} ms  ({low:.2f} to {high:.2f}){goal}")
        print(f"  {found['idle_repaints']} idle repaints")


if __name__ == "__main__":
    main()
