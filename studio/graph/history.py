"""Undo and redo: two stacks of steps, each the patch that leads away from the present."""

from __future__ import annotations

from dataclasses import dataclass, replace

from studio.graph.change import Change
from studio.graph.model import Project
from studio.graph.patch import Patch, chained
from studio.message import Message


@dataclass(frozen=True, slots=True, eq=False)
class _Step:
    title: Message
    patch: Patch
    merge: str
    state: object
    """Stands for the state of the project after this step was done."""


class History:
    """What was done and can be undone, and what was undone and can be redone."""

    def __init__(self) -> None:
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._start = object()
        self._sealed = False

    @property
    def state(self) -> object:
        """Stands for the present state of the project: equal only when nothing is different."""
        return self._done[-1].state if self._done else self._start

    @property
    def undo_title(self) -> Message | None:
        return self._done[-1].title if self._done else None

    @property
    def redo_title(self) -> Message | None:
        return self._undone[-1].title if self._undone else None

    def push(self, title: Message, inverse: Patch, project: Project, merge: str = "") -> None:
        """Remember what was just done, as a part of the last step if the merge key says so."""
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if last is not None and merge and merge == last.merge and not self._sealed:
            self._done.pop()
            inverse = chained(title, (inverse, last.patch))
            if not inverse.change(project):
                # Dragged back to where it began: there is no step, and none to merge with.
                self._sealed = True
                return
        self._sealed = False
        self._done.append(_Step(title, inverse, merge, object()))

    def seal(self) -> None:
        """Let the next edit begin a step of its own."""
        self._sealed = True

    def undo(self, project: Project) -> Change | None:
        return self._cross(self._done, self._undone, project)

    def redo(self, project: Project) -> Change | None:
        return self._cross(self._undone, self._done, project)

    def _cross(self, here: list[_Step], there: list[_Step], project: Project) -> Change | None:
        if not here:
            return None
        step = here.pop()
        patch, change = step.patch.apply(project)
        there.append(replace(step, patch=patch))
        self._sealed = True
        return change
