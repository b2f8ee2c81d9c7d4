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
    place: object
    """Where the user was on the other side of it: before it was done, or before it was undone."""


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
    def titles(self) -> tuple[Message, ...]:
        """Of all steps, first those that were done, then those that can be redone."""
        return tuple(step.title for step in (*self._done, *reversed(self._undone)))

    @property
    def position(self) -> int:
        """How many steps are done."""
        return len(self._done)

    @property
    def states(self) -> tuple[object, ...]:
        """What ``state`` is after so many steps, from none on."""
        steps = (*self._done, *reversed(self._undone))
        return (self._start, *(step.state for step in steps))

    def version(self, project: Project, position: int) -> Project:
        """A copy of the project as it is after so many steps."""
        found, here = project.copy(), self.position
        patches = (
            [step.patch for step in self._done[position:][::-1]]
            if position < here
            else [step.patch for step in self._undone[::-1][: position - here]]
        )
        for patch in patches:
            patch.apply(found)
        return found

    @property
    def undo_title(self) -> Message | None:
        return self._done[-1].title if self._done else None

    @property
    def redo_title(self) -> Message | None:
        return self._undone[-1].title if self._undone else None

    def push(
        self,
        title: Message,
        inverse: Patch,
        project: Project,
        merge: str = "",
        place: object = None,
    ) -> None:
        """Remember what was just done, as a part of the last step if the merge key says so.

        Args:
            title: what it was.
            inverse: what takes it back.
            project: as it is now.
            merge: steps in a row with the same key are one.
            place: where the user was before, given back when it is undone.
        """
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if last is not None and merge and merge == last.merge and not self._sealed:
            self._done.pop()
            inverse, place = chained(title, (inverse, last.patch)), last.place
            if not inverse.change(project):
                # Dragged back to where it began: there is no step, and none to merge with.
                self._sealed = True
                return
        self._sealed = False
        self._done.append(_Step(title, inverse, merge, object(), place))

    def seal(self) -> None:
        """Let the next edit begin a step of its own."""
        self._sealed = True

    def undo(self, project: Project, place: object = None) -> tuple[Change, object] | None:
        """What became different, and where the user was; ``None`` if nothing can be undone.

        ``place`` is where the user is now, given back when it is redone.
        """
        return self._cross(self._done, self._undone, project, place)

    def redo(self, project: Project, place: object = None) -> tuple[Change, object] | None:
        """Likewise for the step that was undone last."""
        return self._cross(self._undone, self._done, project, place)

    def _cross(
        self, here: list[_Step], there: list[_Step], project: Project, place: object
    ) -> tuple[Change, object] | None:
        if not here:
            return None
        step = here.pop()
        patch, change = step.patch.apply(project)
        there.append(replace(step, patch=patch, place=place))
        self._sealed = True
        return change, step.place
