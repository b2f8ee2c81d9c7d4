"""A real run, and panels that look at it as in the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import torch
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.compile.module import PlanModule
from studio.graph.variables import SetVariable
from studio.train.checkpoint import load_weights
from studio.train.store import LAST, RunFolder
from studio.ui.bridge import Bridge
from studio.ui.panels.panel import Panel

P = TypeVar("P", bound=Panel)
WAIT_MS = 60_000


class Live:
    """A session with a run; panels are told what it finds, and it what they want."""

    def __init__(self, qtbot: QtBot, session: Session, example: str) -> None:
        self._qtbot = qtbot
        self.session = session
        session.open_example(example)
        session.set_setting("train.threads", 1)
        self._bridge = Bridge(session)
        self._panels: list[Panel] = []

    def vary(self, **values: int) -> None:
        """Give variables of the project other values."""
        for name, value in values.items():
            self.session.document.do(SetVariable(name, value))
        self.session.analyse_now()

    def node(self, name: str) -> str:
        found = self.session.graph.find(name)
        assert found is not None, name
        return found.id

    def show(self, panel: P, width: int = 480, height: int = 420) -> P:
        """Open a panel."""
        self._have(panel, width, height)
        panel.show()
        return panel

    @contextmanager
    def running(self, *panels: Panel) -> Iterator[None]:
        """Begin to train, open these after a few steps and a pause, and end when this is left."""
        for panel in panels:
            self._have(panel, 460, 420)
        runs = self.session.runs
        runs.start()
        self._pause()
        runs.step()
        self.until(lambda: runs.state == "paused")
        for panel in panels:
            panel.show()
        try:
            yield
        finally:
            self.stop()

    def train(self, steps: int) -> int:
        """Train for at least so many steps, and pause; the step at which it stands."""
        runs = self.session.runs
        runs.start()
        self._bridge.renew_watch()
        self.until(lambda: runs.current is not None and runs.current.progress.step >= steps)
        self._pause()
        assert runs.current is not None
        return runs.current.progress.step

    def stop(self) -> None:
        """End the run."""
        self.session.runs.stop()
        self.until(lambda: not self.session.runs.active)
        self._bridge.stop()

    def until(self, reached: Callable[[], object]) -> None:
        """Wait for something, and hear from the run meanwhile."""

        def look() -> bool:
            self.session.poll()
            return bool(reached())

        self._qtbot.waitUntil(look, timeout=WAIT_MS)

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

    def _have(self, panel: Panel, width: int, height: int) -> None:
        self._qtbot.addWidget(panel)
        panel.resize(width, height)
        panel.watch_changed.connect(self._bridge.renew_watch)
        self._panels.append(panel)
        self._bridge.show_to(self._panels)

    def _pause(self) -> None:
        runs = self.session.runs
        runs.pause()
        self.until(lambda: runs.state == "paused")
