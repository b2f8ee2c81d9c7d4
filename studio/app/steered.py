"""What can be done to the run under way, and what of it follows the document."""

from __future__ import annotations

from studio.app.run import Host, Run
from studio.graph.signal import Signal
from studio.value import Value


class Steered:
    """The remote control of the current run, which goes on with its own frozen project."""

    def __init__(self, session: Host) -> None:
        self._session = session
        self.current: Run | None = None
        self.inspecting = False
        """Whether somebody looks at all values of a single step."""
        self.stepped: Signal[None] = Signal()
        """A single step was asked for."""
        self._single = -1
        """After how many steps a single one was asked for."""

    @property
    def active(self) -> bool:
        """Whether a run is under way, paused included, or about to start."""
        raise NotImplementedError

    @property
    def is_of_this_document(self) -> bool:
        """Whether the current run is of what is open, so that its pictures are of this graph."""
        run, session = self.current, self._session
        if run is None:
            return False
        return run.document is session.document or (
            run.file is not None and run.file == session.path
        )

    def pause(self) -> None:
        """Halt after the step under way."""
        if self.current:
            self.current.worker.pause()

    def resume(self) -> None:
        """Go on after a pause."""
        if self.current:
            self.current.worker.resume()

    def step(self) -> None:
        """Take one step and halt."""
        if self.current:
            self.current.worker.step_once(inspected=self.inspecting)
            self._single = self.current.progress.step
            self.stepped.emit(None)

    def adjust(self, node: str, name: str, value: Value) -> None:
        """Change the run under way from its next step on; see ``studio.train.inbox.Adjust``."""
        if self.current and self.active:
            from studio.train.inbox import Adjust

            self.current.reach.asked[node, name] = value
            self.current.worker.adjust(Adjust(node, name, value))
            self._session.woke.emit(None)

    def adjust_all(self, graph: str, node: str, name: str, value: Value) -> None:
        """Change a node of the document wherever the run under way has it."""
        if self.current and self.active and self.is_of_this_document:
            for way in self.current.reach.ways(graph, node):
                self.adjust(way, name, value)

    def pending(self, graph: str, node: str, name: str) -> bool:
        """Whether the run under way has another value of a parameter, and may be given this one."""
        if self.current is None or not self.active or not self.is_of_this_document:
            return False
        session, run = self._session, self.current
        return run.reach.pending(session.analysis, session.training, graph, node, name)

    def apply(self, graph: str, node: str, name: str) -> None:
        """Give the run under way the value that a parameter has in the document."""
        if self.current is None or not self.active or not self.is_of_this_document:
            return
        reach, session = self.current.reach, self._session
        for way in reach.ways(graph, node):
            step = reach.step_now(session.analysis, session.training, way)
            if step is not None and name in step.settings:
                self.adjust(way, name, step.settings[name])

    def setting_pending(self, name: str) -> bool:
        """Whether the run under way has another value of a setting, and may be given this one.

        ``name`` is what stands after ``train.``.
        """
        if self.current is None or not self.active or not self.is_of_this_document:
            return False
        settings = self._session.document.project.settings
        return self.current.reach.setting_pending(settings, name)

    def apply_setting(self, name: str) -> None:
        """Give the run under way the value that a setting has in the document."""
        if self.current is not None:
            settings = self._session.document.project.settings
            self.adjust("", name, self.current.reach.setting(settings, name))

    def set_rate(self, rate: float, of: str = "") -> None:
        """Give an optimiser of the run under way, by name, another learning rate."""
        if self.current and self.active:
            self.adjust("", f"lr_{of}" if of else "lr", rate)

    def first_rates(self) -> dict[str, float]:
        """The learning rates that the current run began with, by optimiser, in their order."""
        return self.current.first_rates if self.current else {}
