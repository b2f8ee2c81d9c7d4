"""What is wrong with a graph, in words, at the node where it starts, with what would mend it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from studio.graph.edits import Disconnect, Edit, SetParam
from studio.graph.insertion import Insert
from studio.graph.model import MODEL
from studio.message import Message

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Allow:
    """In place of an edit: the user reads the Python of this name, and decides."""

    name: str


@dataclass(frozen=True, slots=True)
class Fix:
    """One click that mends a problem: an edit and what to call it."""

    title: Message
    edit: Edit | Allow

    def within(self, graph: str) -> Fix:
        """The same fix in another graph of the project."""
        if graph == MODEL or isinstance(self.edit, Allow):
            return self
        if not isinstance(self.edit, SetParam | Insert | Disconnect):
            raise TypeError(f"it is not known how {self.edit!r} says which graph it changes")
        return Fix(self.title, replace(self.edit, graph=graph))


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding. ``node`` is an id, empty when the graph as a whole is meant."""

    node: str
    severity: Severity
    message: Message
    fixes: tuple[Fix, ...] = ()
    path: tuple[str, ...] = ()
    """The blocks to enter, as ids from the outermost inwards, to come to the node."""
    graph: str = MODEL
    """The graph that the node is in."""
