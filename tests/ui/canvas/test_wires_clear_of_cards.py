"""No wire of a training graph that comes with the program, or that settings mean, is hidden."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from studio import paths
from studio.app.scope import OF_TRAINING
from studio.app.session import Session
from studio.graph.model import TRAINING, Graph
from studio.ui.canvas.scene import CanvasScene
from studio.ui.theme import Theme

STEPS = 200
TEMPLATES = sorted((paths.resources() / "templates").glob("*.plexus"))
EXAMPLES = [
    path
    for path in sorted((paths.resources() / "examples").glob("*.plexus"))
    if f'"{TRAINING}"' in path.read_text("utf-8")
]
MEANT = ("digits_cnn", "moons_mlp", "rows_lstm", "fashion_cnn")


def covered(scene: CanvasScene, graph: Graph) -> list[str]:
    """Wires under cards, and cards over one another, in words."""
    found = []
    for wire in graph.wires():
        item = scene.wire_item(wire)
        assert item is not None
        path = item.path()
        points = [path.pointAtPercent(step / STEPS) for step in range(STEPS + 1)]
        for card in scene.node_items():
            if card.node_id in (wire.source, wire.target):
                continue
            if any(card.rect.contains(point) for point in points):
                found.append(f"{wire} under {graph.node(card.node_id).name}")
    for one, other in combinations(scene.node_items(), 2):
        if one.rect.intersects(other.rect):
            found.append(f"{one.node_id} over {other.node_id}")
    return found


def look(session: Session, theme: Theme) -> tuple[int, list[str]]:
    """How many wires there are, and what is hidden."""
    session.look(OF_TRAINING)
    session.analyse_now()
    scene = CanvasScene(session, theme)
    found = covered(scene, session.graph)
    scene.close()
    return len(list(session.graph.wires())), found


@pytest.mark.parametrize("path", [*TEMPLATES, *EXAMPLES], ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_a_bundled_training_graph(path: Path, session: Session, theme: Theme) -> None:
    session.open(path)
    wires, hidden = look(session, theme)
    assert wires > 3
    assert not hidden


@pytest.mark.parametrize("name", MEANT)
@pytest.mark.parametrize("schedule", ["none", "CosineAnnealingLR"])
def test_what_settings_mean(name: str, schedule: str, session: Session, theme: Theme) -> None:
    session.advising.begin()
    session.open_example(name)
    session.set_setting("train.schedule", schedule)
    if schedule != "none":
        session.set_setting("train.warm_up", 5)
        session.set_setting("train.metrics", "MulticlassF1Score, MulticlassAUROC")
    wires, hidden = look(session, theme)
    assert wires > (9 if schedule != "none" else 3)
    assert not hidden
