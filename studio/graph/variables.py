"""Edits of variables: of the whole project, or on the face of a block.

Everywhere ``graph`` is the name of the graph whose face it is; empty: the project.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from studio.expression import has_expression
from studio.graph import rules
from studio.graph.change import EditError
from studio.graph.model import Node, Project, Variable
from studio.graph.patch import Face, Part, Patch
from studio.graph.ports import Kinds
from studio.graph.step import Simple
from studio.graph.uses import face_names, respoken, speakers, users
from studio.message import Message
from studio.value import Value

TYPES = ("bool", "choice", "float", "floats", "int", "ints", "shape", "text")
"""The types of parameters, in the words of ``studio.layers.spec``."""


@dataclass(frozen=True, slots=True)
class SetVariables(Simple):
    """Replace all variables of the project or of a face, such as to put them in another order.

    A variable that is no longer there must not be in use. Where it was set at an instance of the
    block, that setting goes along.
    """

    graph: str
    variables: tuple[Variable, ...]

    def title(self) -> Message:
        return Message("Change the variables")

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        return _replaced(self.title(), project, self.graph, self.variables)


@dataclass(frozen=True, slots=True)
class AddVariable(Simple):
    """Add a variable behind the others."""

    variable: Variable
    graph: str = ""

    def title(self) -> Message:
        return Message("Add the variable {name}", name=self.variable.name)

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        there = variables_of(project, self.graph)
        return _replaced(self.title(), project, self.graph, (*there, self.variable))


@dataclass(frozen=True, slots=True)
class RemoveVariable(Simple):
    """Take a variable away, where no expression uses it."""

    name: str
    graph: str = ""

    def title(self) -> Message:
        return Message("Delete the variable {name}", name=self.name)

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        there = variables_of(project, self.graph)
        _variable(there, self.name)
        kept = tuple(variable for variable in there if variable.name != self.name)
        return _replaced(self.title(), project, self.graph, kept)


@dataclass(frozen=True, slots=True)
class SetVariable(Simple):
    """Give a variable another value."""

    name: str
    value: Value
    graph: str = ""

    def title(self) -> Message:
        return Message("Set {param}", param=self.name)

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        there = variables_of(project, self.graph)
        _variable(there, self.name)
        after = tuple(replace(v, value=self.value) if v.name == self.name else v for v in there)
        return _replaced(self.title(), project, self.graph, after)


@dataclass(frozen=True, slots=True)
class RenameVariable(Simple):
    """Give a variable another name; expressions and the instances of a block follow."""

    old: str
    new: str
    graph: str = ""

    def title(self) -> Message:
        return Message("Rename the variable to {name}", name=self.new)

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        there = variables_of(project, self.graph)
        _variable(there, self.old)
        if self.new == self.old:
            return Patch(self.title())
        after = tuple(replace(v, name=self.new) if v.name == self.old else v for v in there)
        check_variables(self.graph or project.name, after)
        nodes: dict[str, dict[str, Node | None]] = {}
        for name in reach(project, self.graph, self.old):
            self._refuse_capture(project, name)
            for node in speakers(project.graphs[name], self.old):
                nodes.setdefault(name, {})[node.id] = respoken(node, self.old, self.new)
        if self.graph:
            for name, node in users(project, self.graph):
                if self.old in node.params:
                    params = {self.new if k == self.old else k: v for k, v in node.params.items()}
                    nodes.setdefault(name, {})[node.id] = replace(node, params=params)
        parts = {name: Part(found) for name, found in nodes.items()}
        return _with_variables(self.title(), project, self.graph, after, parts)

    def _refuse_capture(self, project: Project, name: str) -> None:
        """Where another variable of the new name is meant already, one would become the other."""
        graph = project.graphs[name]
        if self.graph:
            meant = next(speakers(graph, self.new), None)
        else:
            meant = next(speakers(graph, self.old), None)
            meant = meant if self.new in face_names(graph) else None
        if meant is not None:
            raise EditError(
                "In {graph}, the layer {node} would then mean another variable {name}. Choose "
                "another name.",
                graph=name,
                node=meant.name,
                name=self.new,
            )


def variables_of(project: Project, graph: str) -> tuple[Variable, ...]:
    """The variables of a face; with an empty name those of the project."""
    return rules.graph_of(project, graph).variables if graph else project.variables


def check_variables(owner: str, variables: Iterable[Variable]) -> None:
    """Refuse variables that no expression could use or no file could hold."""
    seen: set[str] = set()
    for variable in variables:
        name = variable.name
        rules.check_variable_name(name)
        if name in seen:
            raise EditError(
                "{owner} has a variable called {name} already. Choose another name.",
                owner=owner,
                name=name,
            )
        seen.add(name)
        if variable.type not in TYPES:
            raise EditError(
                "The variable {name} has the type {type}. Known are: {types}.",
                name=name,
                type=variable.type,
                types=", ".join(TYPES),
            )
        rules.check_values(owner, {name: variable.value})
        if has_expression(variable.value):
            raise EditError(
                "The variable {name} takes a value, no expression: other values are computed "
                "from it.",
                name=name,
            )
        rules.check_text(name, "help", variable.help)
        for choice in variable.choices:
            rules.check_text(name, "choice", choice)
        for what, limit in (("minimum", variable.minimum), ("maximum", variable.maximum)):
            if limit is not None:
                rules.check_values(name, {what: limit})


def _replaced(title: Message, project: Project, graph: str, after: tuple[Variable, ...]) -> Patch:
    before = variables_of(project, graph)
    after = tuple(after)
    check_variables(graph or project.name, after)
    kept = {variable.name for variable in after}
    gone = [variable.name for variable in before if variable.name not in kept]
    for name in gone:
        _refuse_use(project, graph, name)
    if graph:
        for name in kept - {variable.name for variable in before}:
            _refuse_shadow(project, graph, name)
    return _with_variables(title, project, graph, after, _unset(project, graph, gone))


def _unset(project: Project, graph: str, gone: list[str]) -> dict[str, Part]:
    """The instances of a block without what was set for variables that go."""
    nodes: dict[str, dict[str, Node | None]] = {}
    if graph and gone:
        for name, node in users(project, graph):
            params = {key: value for key, value in node.params.items() if key not in gone}
            if len(params) != len(node.params):
                nodes.setdefault(name, {})[node.id] = replace(node, params=params)
    return {name: Part(found) for name, found in nodes.items()}


def _with_variables(
    title: Message,
    project: Project,
    graph: str,
    after: tuple[Variable, ...],
    parts: Mapping[str, Part],
) -> Patch:
    if not graph:
        return Patch(title, parts, variables=after)
    here = parts.get(graph, Part())
    face = replace(Face.of(project.graphs[graph]), variables=after)
    return Patch(title, {**parts, graph: replace(here, face=face)})


def _refuse_use(project: Project, graph: str, variable: str) -> None:
    for name in reach(project, graph, variable):
        user = next(speakers(project.graphs[name], variable), None)
        if user is not None:
            raise EditError(
                "The variable {name} is in use: {node} ({graph}) speaks of it. Change that layer "
                "first.",
                name=variable,
                node=user.name,
                graph=name,
            )


def _refuse_shadow(project: Project, graph: str, variable: str) -> None:
    """A new variable of a face must not take the place of the project's where that is meant."""
    if all(variable != other.name for other in project.variables):
        return
    user = next(speakers(project.graphs[graph], variable), None)
    if user is not None:
        raise EditError(
            "{node} speaks of the project's variable {name}, and would then mean this one. "
            "Choose another name.",
            node=user.name,
            name=variable,
        )


def reach(project: Project, graph: str, variable: str) -> list[str]:
    """The graphs in which a name means this variable."""
    if graph:
        return [graph]
    return [name for name, held in project.graphs.items() if variable not in face_names(held)]


def _variable(variables: tuple[Variable, ...], name: str) -> Variable:
    found = next((variable for variable in variables if variable.name == name), None)
    if found is None:
        raise EditError(
            "There is no variable called {name}. There are: {names}.",
            name=name,
            names=", ".join(variable.name for variable in variables) or "–",
        )
    return found
