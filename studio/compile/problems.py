"""What is wrong with a graph, in words, at the node where it starts, with what would mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from studio.graph.edits import Edit
from studio.graph.elsewhere import in_graph
from studio.graph.model import MODEL
from studio.message import Message

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Allow:
    """In place of an edit: the user reads the Python of this name, and decides."""

    name: str


@dataclass(frozen=True, slots=True)
class Fix:
    """One click that mends a problem: an edit and what to call it.

    Several edits are a ``Batch``, and one step of undo.
    """

    title: Message
    edit: Edit | Allow

    def within(self, graph: str) -> Fix:
        """The same fix in another graph of the project, where its edits name none."""
        if isinstance(self.edit, Allow):
            return self
        return Fix(self.title, in_graph(self.edit, graph))


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
    lint: str = ""
    """The lint that found it; empty for what is not a matter of taste."""

    # Large networks have many; these are quicker than ``dataclasses.replace``.

    def found_by(self, lint: str) -> Problem:
        """The same as the finding of a lint."""
        return Problem(
            self.node, self.severity, self.message, self.fixes, self.path, self.graph, lint
        )

    def of(self, graph: str) -> Problem:
        """The same in another graph, which its fixes will change."""
        if not self.fixes and self.graph == graph:
            return self
        fixes = tuple([fix.within(graph) for fix in self.fixes])
        return Problem(self.node, self.severity, self.message, fixes, self.path, graph, self.lint)

    def entered_at(self, node: str, severity: Severity) -> Problem:
        """The same, seen from the graph in which this node is the block that holds it."""
        path = (node, *self.path)
        return Problem(self.node, severity, self.message, self.fixes, path, self.graph, self.lint)


HUSHED = "ignore:"
"""Before the name of a lint: a flag of a node that the lint shall not speak of."""


def is_hushed(problem: Problem, flags: frozenset[str]) -> bool:
    """Whether the user does not want to hear this of a node with these flags."""
    return bool(problem.lint) and HUSHED + problem.lint in flags


@dataclass(frozen=True, slots=True)
class Advice:
    """What there is to say beside an analysis."""

    problems: tuple[Problem, ...] = ()
    hushed: tuple[Problem, ...] = ()
    """What the user does not want to hear."""


NO_ADVICE = Advice()
