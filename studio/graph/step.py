"""What all edits share: one patch each, or several of them as one step."""

from __future__ import annotations

from dataclasses import dataclass

from studio.graph.change import Change
from studio.graph.model import Project
from studio.graph.patch import Edit, Patch, Recording
from studio.graph.ports import Kinds
from studio.message import Message


class Simple:
    """An edit that is one patch."""

    __slots__ = ()

    def title(self) -> Message:
        raise NotImplementedError

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        """What to change. Raises :class:`EditError`."""
        raise NotImplementedError

    def apply(self, project: Project, kinds: Kinds) -> tuple[Patch, Change]:
        return self.patch(project, kinds).apply(project, kinds)


@dataclass(frozen=True, slots=True)
class Batch:
    """Several edits as one: all or nothing."""

    edits: tuple[Edit, ...]
    label: Message

    def title(self) -> Message:
        return self.label

    def apply(self, project: Project, kinds: Kinds) -> tuple[Patch, Change]:
        recording = Recording(self.label)
        try:
            for edit in self.edits:
                recording.do(edit, project, kinds)
        except BaseException:
            recording.take_back(project)
            raise
        inverse = recording.inverse()
        return inverse, inverse.change(project)
