"""A panel in front of a real run: a session, a worker, and the weights that the run left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from pytestqt.qtbot import QtBot
from torch import Tensor

from studio.app.session import Session
from studio.compile.module import PlanModule, seeded
from studio.graph.variables import SetVariable
from studio.train.checkpoint import load_weights
from studio.train.store import RunFolder
from studio.ui.bridge import Bridge
from studio.ui.panels.panel import Panel

P = TypeVar("P", bound=Panel)
LONG_MS = 60_000


class Living:
    """Opens an example, shows a panel, and trains a few steps."""

    def __init__(self, qtbot: QtBot, session: Session, example: str) -> None:
        self.qtbot = qtbot
        self.session = session
        session.open_example(example)
        session.set_setting("train.threads", 1)

    def vary(self, **values: int) -> None:
        """Give variables of the project other values."""
        for name, value in values.items():
            self.session.document.do(SetVariable(name, value))
        self.session.analyse_now()

    def node(self, name: str) -> str:
        found = self.session.document.project.model.find(name)
        assert found is not None, name
        return found.id

    def show(self, panel: P, width: int = 480, height: int = 420) -> P:
        self.qtbot.addWidget(panel)
        panel.resize(width, height)
        panel.show()
        self.bridge = Bridge(self.session, panel)
        self.bridge.show_to([panel])
        panel.watch_changed.connect(self.bridge.renew_watch)
        return panel

    def until(self, what: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(what()), timeout=LONG_MS)

    def train(self, steps: int) -> int:
        """Train for at least so many steps, and pause; the step at which it stands."""
        runs = self.session.runs
        runs.start()
        self.bridge.renew_watch()
        self.until(lambda: runs.current is not None and runs.current.progress.step >= steps)
        runs.pause()
        self.until(lambda: runs.current is not None and runs.current.progress.state == "paused")
        assert runs.current is not None
        return runs.current.progress.step

    def stop(self) -> Mapping[str, Tensor]:
        """End the run; the weights that it had."""
        runs = self.session.runs
        runs.stop()
        self.until(lambda: not runs.active)
        assert runs.current is not None
        return load_weights(RunFolder.open(runs.current.folder), "last")

    def module(self) -> PlanModule:
        """The model as it is at the end of the run, which must have been stopped."""
        analysis = self.session.analysis
        assert analysis is not None
        assert analysis.plan is not None
        module = seeded(analysis.plan, 0)
        runs = self.session.runs
        assert runs.current is not None
        module.load_state_dict(load_weights(RunFolder.open(runs.current.folder), "last"))
        return module.eval()
