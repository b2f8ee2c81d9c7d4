"""The one call for views and for the command line: everything known of a graph before it runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Final

from studio.compile.costs import NO_COST
from studio.compile.course import Course, course
from studio.compile.facts import NO_FACTS, Analysis, NodeFacts
from studio.compile.ground import Entry
from studio.compile.kinds import Blocks, ProjectKinds
from studio.compile.layouts import Layouts
from studio.compile.lint.lint import Concern
from studio.compile.minding import Minding
from studio.compile.problems import Problem
from studio.compile.shapes import ShapeCache
from studio.compile.standing import Calls, Standing, by_itself
from studio.compile.walk import Memory, Walk
from studio.expression import ExpressionError, resolve
from studio.graph.model import BLOCK, CODE, MODEL, Graph, Project
from studio.graph.uses import needed
from studio.layers.catalogue import Catalogue
from studio.layers.spec import LayerSpec
from studio.message import Message
from studio.value import Value

__all__ = ["NO_FACTS", "Analyser", "Analysis", "NodeFacts", "nothing_allowed"]

DEEPEST: Final = 50
"""How many blocks may stand in each other: all that reads a model goes down into them."""

Values = tuple[tuple[str, Value], ...]
InnerKey = tuple[str, Values, Values, Entry | None, str, Standing]
"""How a graph is entered: its name, its face, the project's variables, what comes in, from which
graph all began, and what is known of how it is used."""


def nothing_allowed(_code: str) -> bool:
    """Whether a user's Python may run: none may, unless somebody says so."""
    return False


class Analyser:
    """Analyses graphs, remembering what nodes gave and what equal layers did with equal inputs.

    Args:
        catalogue: the kinds of layers there are.
        allows: whether this Python of the user may be run to see what it does.
    """

    def __init__(
        self, catalogue: Catalogue, allows: Callable[[str], bool] = nothing_allowed
    ) -> None:
        self.catalogue = catalogue
        self.allows = allows
        self.cache = ShapeCache()
        self.layouts = Layouts()
        """What is known of how results lie in memory, for graphs in which that matters."""
        self.minding = Minding()
        self.calls = Calls()
        self.walked: dict[InnerKey, Memory] = {}
        """What each graph left to be used again, by how it was entered."""
        self.read: dict[tuple[InnerKey, object], Analysis] = {}
        """Readings of blocks, by how they were entered and the state of their definition."""
        self.blocks: Blocks = {}
        """The kinds that blocks were, which stay the same objects while they say the same."""

    def analyse(self, project: Project, graph: str = MODEL) -> Analysis:
        """Never raises for a user's mistake: what is wrong stands in ``problems``."""
        reading = Reading(self, project, graph)
        found = reading.read(graph)
        self.walked, self.read = reading.walked, reading.kept
        return found


class Reading:
    """One analysis of a project: its kinds and variables at this moment.

    Args:
        analyser: what remembers earlier ones.
        project: what is read.
        root: the graph where reading begins, at whose inputs free axes are named.
    """

    def __init__(self, analyser: Analyser, project: Project, root: str) -> None:
        self.root = root
        self.analyser = analyser
        self.project = project
        self.kinds = ProjectKinds(analyser.catalogue, project, analyser.blocks)
        self.walked: dict[InnerKey, Memory] = {}
        self.kept: dict[tuple[InnerKey, object], Analysis] = {}
        self._specs: dict[str, LayerSpec | None] = {}
        self._stamps: dict[str, object] = {}
        self._states: dict[str, object] = {}
        self._courses: dict[str, Course] = {}
        self.lints: dict[str, Concern] = {}
        """The lints that look at a kind, as far as that has been found out."""
        self.minding = analyser.minding.graphs(project)
        """The graphs with layers that mind how values lie in memory."""
        self._entered: list[str] = []
        self.constants: dict[str, Value] = {}
        self.wrong: list[Message] = []
        for variable in project.variables:
            try:
                self.constants[variable.name] = resolve(variable.value, self.constants)
            except ExpressionError as error:
                self.wrong.append(
                    Message(
                        "The variable {name}: {reason}", name=variable.name, reason=error.message
                    )
                )

    @property
    def cache(self) -> ShapeCache:
        return self.analyser.cache

    @property
    def layouts(self) -> Layouts:
        return self.analyser.layouts

    @property
    def title(self) -> str:
        return self.project.name

    @cached_property
    def calls(self) -> Mapping[str, int]:
        """How many nodes call each graph."""
        return self.analyser.calls.count(self.project.graphs)

    def graph(self, name: str) -> Graph:
        return self.project.graphs[name]

    def allows(self, code: str) -> bool:
        return self.analyser.allows(code)

    def trouble(self, key: str) -> Message:
        return self.kinds.trouble(key)

    def course(self, name: str) -> Course:
        """How a graph is gone through, as it is at the moment of this reading."""
        if name not in self._courses:
            self._courses[name] = course(self.project.graphs[name], self)
        return self._courses[name]

    def find(self, key: str) -> LayerSpec | None:
        """The kind of this key, as it is at the moment of this reading."""
        if key not in self._specs:
            self._specs[key] = self.kinds.find(key)
        return self._specs[key]

    def read(
        self,
        name: str,
        arguments: Mapping[str, Value] | None = None,
        entry: Entry | None = None,
        standing: Standing | None = None,
    ) -> Analysis:
        """A reading of a graph.

        Args:
            name: the graph.
            arguments: the values of its variables; their defaults where there is none.
            entry: what comes in; without, its inputs have the shapes that stand on them.
            standing: what is known of how it is used; without, it is read by itself.
        """
        if name in self._entered:
            circle = " → ".join((*self._entered[self._entered.index(name) :], name))
            message = Message("A block cannot hold itself: {circle}.", circle=circle)
            return Analysis({}, (Problem("", "error", message, graph=name),), NO_COST, None, name)
        if len(self._entered) > DEEPEST:
            message = Message("Blocks can be nested {limit} levels deep at most.", limit=DEEPEST)
            return Analysis({}, (Problem("", "error", message, graph=name),), NO_COST, None, name)
        graph = self.project.graphs[name]
        given, wrong = self._face(graph, arguments or {})
        key: InnerKey = (
            name,
            tuple(given.items()),
            tuple(self.constants.items()),
            entry,
            self.root,
            standing or by_itself(name, self.calls),
        )
        if name != MODEL or entry is not None:
            known = (key, self.stamp(name))
            if (again := self.kept.get(known)) is not None:
                return again
            found = self.analyser.read.get(known)
            if found is None:
                found = self._walk(graph, key, given, wrong)
            else:
                self.walked[key] = self.analyser.walked.get(key, Memory())
            self.kept[known] = found
            return found
        return self._walk(graph, key, given, [*self.wrong, *wrong])

    def _walk(
        self,
        graph: Graph,
        key: InnerKey,
        given: dict[str, Value],
        wrong: list[Message],
    ) -> Analysis:
        name, _, _, entry, _, standing = key
        before = self.analyser.walked.get(key, Memory())
        self._entered.append(name)
        try:
            walk = Walk(
                self, name, graph, face=given, entry=entry, standing=standing, before=before
            )
            found = walk.run(wrong)
        finally:
            self._entered.pop()
        self.walked[key] = walk.memory
        return found

    def _face(
        self, graph: Graph, arguments: Mapping[str, Value]
    ) -> tuple[dict[str, Value], list[Message]]:
        """The value of each variable of a graph, and what is wrong with its defaults."""
        given: dict[str, Value] = {}
        wrong: list[Message] = []
        for variable in graph.variables:
            try:
                value = arguments.get(variable.name, variable.value)
                given[variable.name] = resolve(value, {**self.constants, **given})
            except ExpressionError as error:
                message = "The variable {name}: {reason}"
                wrong.append(Message(message, name=variable.name, reason=error.message))
        return given, wrong

    def stamp(self, name: str) -> object:
        """The state of a definition and of all that it holds: equal only if nothing changed."""
        known = self._stamps.get(name)
        if known is None:
            inner = needed(self.project.graphs, (BLOCK + name,))
            known = self._stamps[name] = tuple(map(self._state, inner))
        return known

    def _state(self, name: str) -> object:
        """The state of one definition, without that of the blocks that it holds."""
        known = self._states.get(name)
        if known is None:
            graph = self.project.graphs[name]
            codes = sorted({node.kind for node in graph if node.kind.startswith(CODE)})
            texts = [self.project.codes.get(kind.removeprefix(CODE), "") for kind in codes]
            allowed = tuple((text, self.analyser.allows(text)) for text in texts)
            known = self._states[name] = (name, graph.state, graph.variables, graph.about, allowed)
        return known
