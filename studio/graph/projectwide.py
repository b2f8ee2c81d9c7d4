"""Edits of the project itself: its settings and its name."""

from __future__ import annotations

from dataclasses import dataclass

from studio.expression import has_expression
from studio.graph import rules
from studio.graph.change import EditError
from studio.graph.model import Project
from studio.graph.patch import RESET, Patch, Reset
from studio.graph.ports import Kinds
from studio.graph.step import Simple
from studio.message import Message
from studio.value import Value


@dataclass(frozen=True, slots=True)
class SetSetting(Simple):
    """Set a setting of the project, such as ``train.lr``; ``RESET`` removes it."""

    key: str
    value: Value | Reset

    def title(self) -> Message:
        if self.value is RESET:
            return Message("Reset {param}", param=self.key)
        return Message("Set {param}", param=self.key)

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        if self.value is not RESET:
            rules.check_values(project.name, {self.key: self.value})
            if has_expression(self.value):
                raise EditError(
                    "{key} is a setting of the project and takes a value, no expression.",
                    key=self.key,
                )
        return Patch(self.title(), settings={self.key: self.value})


@dataclass(frozen=True, slots=True)
class RenameProject(Simple):
    """Give the project another name."""

    name: str

    def title(self) -> Message:
        return Message("Rename the project to {name}", name=self.name)

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        rules.check_text(project.name, "name", self.name)
        if not self.name.strip():
            raise EditError("A project needs a name that is not empty.")
        return Patch(self.title(), name=self.name)


@dataclass(frozen=True, slots=True)
class SetPackage(Simple):
    """Say what must be installed for a kind, such as ``plexus-example 0.1``; empty: nothing."""

    kind: str
    package: str

    def title(self) -> Message:
        return Message("Note where {kind} comes from", kind=self.kind)

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        rules.check_text(project.name, "kind", self.kind)
        rules.check_text(self.kind, "package", self.package)
        return Patch(self.title(), packages={self.kind: self.package or None})
