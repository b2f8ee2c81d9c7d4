"""Reads the model behind the user's back: analysis and source, computed away from the main thread.

The torch import happens here, so the window is painted before it. Whoever asks last wins: while
one reading is under way only the latest further request is remembered.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from studio.app.scope import Scope
from studio.graph.model import MODEL, TRAINING, Graph, Project
from studio.layers.catalogue import Catalogue

if TYPE_CHECKING:
    from studio.compile.analysis import Analyser, Analysis
    from studio.compile.source import Source


@dataclass(frozen=True, slots=True)
class Reading:
    """An analysis and, where there is a plan, its source. ``stamp`` is the request's."""

    stamp: int
    project: Project
    """As it was read."""
    analysis: Analysis
    source: Source | None
    scope: Scope = field(default_factory=Scope)
    here: Analysis | None = None
    """Of the scope: as the model runs it, or by itself where the model does not come so far."""
    training: Analysis | None = None
    """Of the training graph, where the project has one."""


class Analyst:
    """Reads graphs, at once (``read``) or in a thread of its own (``submit`` and ``take``)."""

    def __init__(self, catalogue: Catalogue, allows: Callable[[str], bool]) -> None:
        self._catalogue = catalogue
        self._allows = allows
        self._analyser: Analyser | None = None
        self._reading_lock = threading.Lock()
        """Held while the analyser works: it is not made for two threads."""
        self._state = threading.Condition()
        """Guards what follows."""
        self._alone: Analyser | None = None
        """Reads blocks by themselves, so that the other keeps what it knows of the model."""
        self._trainer: Analyser | None = None
        """Reads the training graph, for the same reason."""
        self._request: tuple[Project, int, Scope, Graph | None] | None = None
        self._result: Reading | None = None
        self._failure: BaseException | None = None
        self._busy = False
        self._closed = False
        self._thread: threading.Thread | None = None

    def read(
        self,
        project: Project,
        stamp: int = 0,
        scope: Scope | None = None,
        meant: Graph | None = None,
    ) -> Reading:
        """Analyse the model, and what is looked at of the project, here and now.

        ``meant``: what stands for the training graph where one is looked at that is not there.
        """
        from studio.compile import analysis, source

        with self._reading_lock:
            if self._analyser is None:
                self._analyser = analysis.Analyser(self._catalogue, self._allows)
            found = self._analyser.analyse(project)
            training = self._train(project)
            here = self._look(project, found, training, scope or Scope(), meant)
        text = source.write(found.plan) if found.plan else None
        return Reading(stamp, project, found, text, scope or Scope(), here, training)

    def _train(self, project: Project) -> Analysis | None:
        if TRAINING not in project.graphs:
            return None
        from studio.compile import analysis

        if self._trainer is None:
            self._trainer = analysis.Analyser(self._catalogue, self._allows)
        return self._trainer.analyse(project, TRAINING)

    def _look(
        self,
        project: Project,
        model: Analysis,
        training: Analysis | None,
        scope: Scope,
        meant: Graph | None,
    ) -> Analysis | None:
        if scope.root == MODEL and (found := model.within(scope.path)) is not None:
            return found
        if scope.graph == TRAINING and training is None and meant is not None:
            shown = project.copy()
            shown.graphs[TRAINING] = meant
            return self._train(shown)
        if scope.graph not in project.graphs:
            return None
        from studio.compile import analysis

        if self._alone is None:
            self._alone = analysis.Analyser(self._catalogue, self._allows)
        if scope.root == TRAINING and training is not None:
            root = training
        elif scope.root != MODEL:
            root = self._alone.analyse(project, scope.root)
        else:
            root = model
        return root.within(scope.path) or self._alone.analyse(project, scope.graph)

    @property
    def busy(self) -> bool:
        """Whether a request is under way or waits, or a result was not taken yet."""
        with self._state:
            return self._busy or self._request is not None or self._result is not None

    def submit(
        self, project: Project, stamp: int, scope: Scope, meant: Graph | None = None
    ) -> None:
        """Ask for a reading of a project that nobody else will change."""
        with self._state:
            self._request = (project, stamp, scope, meant)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="analysis", daemon=True)
                self._thread.start()
            self._state.notify_all()

    def take(self) -> Reading | None:
        """The latest finished reading, once. Raises what the thread failed with, if it did."""
        with self._state:
            if self._failure is not None:
                failure, self._failure = self._failure, None
                raise RuntimeError("the analysis failed") from failure
            result, self._result = self._result, None
            return result

    def wait(self, timeout: float) -> bool:
        """Wait until nothing is under way; whether that came true in time."""
        with self._state:
            return self._state.wait_for(lambda: not self._busy and self._request is None, timeout)

    def close(self, timeout: float = 60.0) -> None:
        """End the thread after the reading that is under way."""
        with self._state:
            self._closed = True
            self._request = None
            self._state.notify_all()
        if self._thread is not None:
            self._thread.join(timeout)

    def _work(self) -> None:
        while True:
            with self._state:
                self._state.wait_for(lambda: self._request is not None or self._closed)
                if self._request is None:
                    return
                project, stamp, scope, meant = self._request
                self._request, self._busy = None, True
            result: Reading | None = None
            failure: BaseException | None = None
            try:
                result = self.read(project, stamp, scope, meant)
            except Exception as error:  # handed to the main thread, which raises it
                failure = error
            with self._state:
                self._busy = False
                self._result, self._failure = result, failure
                self._state.notify_all()
