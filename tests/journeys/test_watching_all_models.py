"""A GAN is watched while it learns: its critic, its losses, and what cannot be watched says why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from drawn_trainings import gan
from person import Person
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.graph import fileio
from studio.graph.model import TRAINING
from studio.ui.canvas.tabs import GraphTabs
from studio.ui.panels.panel import Panel


def graph_tab(person: Person, title: str) -> None:
    (tabs,) = person.window.findChildren(GraphTabs)
    bar = tabs.bar
    at = next(n for n in range(bar.count()) if bar.tabText(n) == title)
    person.click(person.place(bar, bar.tabRect(at).center()))


def filled(panel: Panel) -> bool:
    return panel.pages.currentWidget() is panel.body and panel.isVisible()


def words(panel: Panel) -> str:
    return panel.empty.label.text() if panel.pages.currentWidget() is panel.empty else ""


def shown_of(person: Person, name: str) -> bool:
    card = person.window.canvas.canvas.node_item(person.node(name)).card
    return card.miniature is not None


def test_all_of_a_gan_is_watched_while_it_learns(person: Person, tmp_path: Path) -> None:
    project = gan({}, {})
    project.settings["train.epochs"] = 100_000
    drawn = project.graphs[TRAINING]
    for at, node in enumerate(list(drawn)):  # All of it in view, and near enough for pictures.
        drawn.put_node(replace(node, x=260.0 * (at % 4), y=190.0 * (at // 4)))
    fileio.save(project, tmp_path / "gan.plexus")
    window = person.window
    window.session.open(tmp_path / "gan.plexus")
    person.sees(lambda: not window.session.stale)
    person.key(Qt.Key.Key_F5)
    person.sees(lambda: window.session.runs.state == "running")
    person.tab("activations")
    graph_tab(person, "critic")
    person.click(person.card("hidden"))
    panels = SimpleNamespace(**window.bench.views)
    person.sees(lambda: filled(panels.activations) and panels.activations.title.text() == "hidden")
    person.sees(lambda: shown_of(person, "relu"))
    person.tab("weights")
    person.sees(lambda: filled(panels.weights) and panels.weights.parameter.count() == 2)
    person.tab("gradients")
    person.sees(lambda: filled(panels.gradients))
    QTest.keyClick(panels.gradients.picture, Qt.Key.Key_Down)
    person.sees(lambda: [name for _, name in panels.gradients.bars._rows] == ["hidden", "fc"])
    person.tab("saliency")
    person.sees(
        lambda: filled(panels.saliency) and panels.saliency.title.text().startswith("output 0: ")
    )

    graph_tab(person, "Training")
    person.tab("activations")
    person.sees(lambda: shown_of(person, "mean_real"))
    person.click(person.card("critic_end"))
    person.sees(lambda: filled(panels.activations))
    assert "examples" in panels.activations.caption.text()
    person.tab("gradients")
    rows = lambda: {name for _, name in panels.gradients.bars._rows}  # noqa: E731
    person.sees(lambda: rows() == {"model", "critic"})

    window.session.add("torch.nn.ReLU", 900.0, 600.0, "newcomer")
    window.session.select([person.node("newcomer")])
    person.tab("activations")
    person.sees(lambda: "newcomer takes no part" in words(panels.activations))
    person.key(Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    person.sees(lambda: not window.session.runs.active)
