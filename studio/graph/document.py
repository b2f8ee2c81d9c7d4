"""The open document: the one door through which a project changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from studio.graph.change import Change, EditError
from studio.graph.history import History
from studio.graph.model import Project
from studio.graph.patch import Edit, Recording
from studio.graph.ports import Kinds
from studio.graph.signal import Signal
from studio.message import Message


class Document:
    """A project, its history, and a signal that tells once per step what became different.

    Used from one thread. Whoever works on the project elsewhere takes ``project.copy()``.
    """

    def __init__(self, project: Project, kinds: Kinds) -> None:
        self.project = project
        self.kinds = kinds
        self.changed: Signal[Change] = Signal()
        self.returned: Signal[object] = Signal()
        """Where the user was when what was just taken back or done again began; see ``where``."""
        self.where: Callable[[], object] = lambda: None
        """Where the user is: graph, selection, view. Kept with each step, never looked into."""
        self.frozen: Message | None = None
        """Why nothing can be changed, if that is so."""
        self._history = History()
        self._saved: object = self._history.state
        self._group: Recording | None = None

    def do(self, edit: Edit, merge: str = "") -> Change:
        """Change the project.

        Args:
            edit: what to do; one that makes no difference leaves no step.
            merge: edits in a row with the same key, until ``seal``, are one undo step.

        Raises:
            EditError: a hard rule refuses; nothing has changed.
        """
        if self.frozen is not None:
            raise EditError.of(self.frozen)
        if self._group is not None:
            return self._group.do(edit, self.project, self.kinds)
        place = self.where()
        inverse, change = edit.apply(self.project, self.kinds)
        if change:
            self._history.push(edit.title(), inverse, self.project, merge, place)
            self.changed.emit(change)
        return change

    def seal(self) -> None:
        """End a drag: the next edit begins an undo step of its own."""
        self._history.seal()

    def refusal(self, edit: Edit) -> Message | None:
        """Why this edit would be refused, or ``None``. Changes nothing."""
        if self.frozen is not None:
            return self.frozen
        try:
            inverse, _ = edit.apply(self.project, self.kinds)
        except EditError as error:
            return error.message
        inverse.apply(self.project)
        return None

    @contextmanager
    def grouped(self, label: Message, merge: str = "") -> Iterator[None]:
        """Make all edits inside one step and one change; an exception takes them all back.

        Steps in a row with the same merge key are one.
        """
        if self._group is not None:
            yield
            return
        place = self.where()
        self._group = recording = Recording(label)
        try:
            yield
        except BaseException:
            recording.take_back(self.project)
            raise
        finally:
            self._group = None
        inverse = recording.inverse()
        change = inverse.change(self.project)
        if change:
            self._history.push(label, inverse, self.project, merge, place)
            self.changed.emit(change)

    def undo(self) -> Change | None:
        """Take the last step back. ``None`` if there is none."""
        return self._told(self._ungrouped().undo(self.project, self.where()))

    def redo(self) -> Change | None:
        """Do again what was undone last. ``None`` if there is nothing."""
        return self._told(self._ungrouped().redo(self.project, self.where()))

    def go_to(self, position: int) -> Change | None:
        """Undo or redo until so many of ``steps`` are done; one change is told.

        Raises:
            ValueError: there are not so many steps.
        """
        history = self._ungrouped()
        if not 0 <= position <= len(history.titles):
            raise ValueError(f"there are {len(history.titles)} steps, not {position}")
        place, told, crossed = self.where(), Change(), None
        while history.position != position:
            cross = history.undo if history.position > position else history.redo
            crossed = cross(self.project, place)
            assert crossed is not None
            told, place = told | crossed[0], crossed[1]
        return self._told((told, place)) if crossed is not None else None

    @property
    def steps(self) -> tuple[Message, ...]:
        """What was done, in order, and then what can be redone."""
        return self._history.titles

    @property
    def position(self) -> int:
        """How many of ``steps`` are done."""
        return self._history.position

    @property
    def state(self) -> object:
        """Stands for the document as it is: the same only while nothing is different."""
        return self._history.state

    @property
    def states(self) -> tuple[object, ...]:
        """What ``state`` is after so many of ``steps``, from none on."""
        return self._history.states

    def version(self, position: int) -> Project:
        """A copy of the project as it is after so many of ``steps``."""
        return self._history.version(self.project, position)

    @property
    def undo_title(self) -> Message | None:
        """What ``undo`` would take back."""
        return self._history.undo_title

    @property
    def redo_title(self) -> Message | None:
        """What ``redo`` would do again."""
        return self._history.redo_title

    @property
    def dirty(self) -> bool:
        """Whether the project differs from what was saved."""
        return self._saved is not self._history.state

    def mark_saved(self) -> None:
        """The present state is the one on disk."""
        self._history.seal()
        self._saved = self._history.state

    def mark_unsaved(self) -> None:
        """No state of this document is on disk, as after a recovery."""
        self._saved = None

    def _ungrouped(self) -> History:
        if self._group is not None:
            raise RuntimeError("undo or redo inside a group of edits")
        return self._history

    def _told(self, crossed: tuple[Change, object] | None) -> Change | None:
        if crossed is None:
            return None
        change, place = crossed
        self.changed.emit(change)
        self.returned.emit(place)
        return change
