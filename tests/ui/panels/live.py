"""A real run that is paused after a few steps, and panels that look at it as in the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import torch
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.compile.module import PlanModule
from studio.train.checkpoint import load_weights
from studio.train.store import LAST, RunFolder
from studio.ui.bridge import Bridge
from studio.ui.panels.panel import Panel

WAIT_MS = 60_000


class Live:
    """A session with a run; panels are told what it finds, and it what they want."""

    def __init__(self, qtbot: QtBot, session: Session, example: str, **settings: object) -> None:
        self._qtbot = qtbot
        self.session = session
        session.open_example(example)
        session.document.project.settings.update(settings)
        self.bridge = Bridge(session)
        self._panels: list[Panel] = []

    @contextmanager
    def running(self, *panels: Panel) -> Iterator[None]:
        """Begin to train, halt after a few steps, and end when this is left."""
        for panel in panels:
            self._qtbot.addWidget(panel)
            panel.resize(460, 420)
            panel.watch_changed.connect(self.bridge.renew_watch)
        self.bridge.show_to(panels)
        runs = self.session.runs
        runs.start()
        runs.pause()
        self.until(lambda: runs.state == "paused")
        runs.step()
        self.until(lambda: runs.state == "paused")
        for panel in panels:
            panel.show()
        try:
            yield
        finally:
            runs.stop()
            self.until(lambda: not runs.active)
            self.bridge.stop()

    def until(self, reached: Callable[[], bool]) -> None:
        """Wait for something, and hear from the run meanwhile."""

        def look() -> bool:
            self.session.poll()
            return bool(reached())

        self._qtbot.waitUntil(look, timeout=WAIT_MS)

    def node(self, name: str) -> str:
        found = self.session.graph.find(name)
        assert found is not None
        return found.id

    def module(self) -> PlanModule:
        """The model as it was when the run ended, made anew from what the run has saved."""
        run = self.session.runs.current
        assert run is not None
        module = PlanModule(run.plan)
        weights = load_weights(RunFolder(run.folder), LAST)
        own = {name.partition(".")[2]: value for name, value in weights.items()}
        known = set(module.state_dict())
        module.load_state_dict(weights if set(weights) == known else own)
        return module.eval()

    def values(self, node: str, *inputs: torch.Tensor) -> torch.Tensor:
        """What a node gives, by that module."""
        module = self.module()
        with torch.no_grad(), module.tapped(frozenset({node})) as found:
            module(*inputs)
        return found[node, "output"]
