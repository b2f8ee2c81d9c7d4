"""Parameters on the face of a block: promote one to a variable, and take it back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from studio.expression import ExpressionError, has_expression, names, substituted
from studio.graph import rules
from studio.graph.change import EditError
from studio.graph.edits import Batch, Edit, SetParam
from studio.graph.model import Node, Project, Variable
from studio.graph.patch import Part, Patch
from studio.graph.ports import Kinds
from studio.graph.reuse import tuned
from studio.graph.step import Simple
from studio.graph.uses import speakers, users
from studio.graph.variables import AddVariable, RemoveVariable, reach, variables_of
from studio.message import Message
from studio.value import Expression


def promote(
    project: Project,
    kinds: Kinds,
    graph: str,
    node: str,
    param: str,
    *,
    name: str,
    project_wide: bool = False,
) -> Edit:
    """The edit that makes a parameter a variable of its graph, with its value as the default.

    Args:
        project: read, not changed.
        kinds: the known kinds; they say what values the variable may have.
        graph: the name of the graph in which the node is.
        node: its id.
        param: the parameter.
        name: of the variable.
        project_wide: make it a variable of the project instead.

    Raises:
        EditError: there is no such parameter, or it has no value that could be the default.
    """
    here = rules.graph_of(project, graph)
    holder = tuned(here, rules.node_of(here, node), param, kinds)
    kind = kinds.find(holder.kind)
    known = next((p for p in kind.params if p.name == param), None) if kind else None
    if known is None:
        raise EditError("{name} has no parameter called {param}.", name=holder.name, param=param)
    value = holder.params.get(param, known.default)
    if value is not None and not isinstance(value, bool | int | float | str | tuple | Expression):
        raise EditError(
            "{param} of {name} has no value yet. Give it one, which will be the default.",
            param=param,
            name=holder.name,
        )
    if has_expression(value):
        raise EditError(
            "{param} of {name} is computed by an expression already. Give it a value first.",
            param=param,
            name=holder.name,
        )
    variable = Variable(
        name,
        value,
        known.type,
        known.help,
        known.minimum,
        known.maximum,
        known.choices,
        known.length,
        known.optional,
    )
    edits = (
        AddVariable(variable, "" if project_wide else graph),
        SetParam(holder.id, param, Expression(name), graph),
    )
    return Batch(edits, Message("Promote {param} to {name}", param=param, name=name))


def demote(project: Project, graph: str, name: str) -> Edit:
    """The edit that puts a variable's value in its place everywhere, and takes it away.

    Args:
        project: read, not changed.
        graph: the name of the graph whose variable it is; empty: the project's.
        name: of the variable.
    """
    label = Message("Put the value of {name} in its place", name=name)
    return Batch((_Inline(name, graph), RemoveVariable(name, graph)), label)


@dataclass(frozen=True, slots=True)
class _Inline(Simple):
    """Put a variable's value where expressions speak of it."""

    name: str
    graph: str

    def title(self) -> Message:
        return Message("Set {param}", param=self.name)

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        there = variables_of(project, self.graph)
        variable = next((v for v in there if v.name == self.name), None)
        if variable is None:
            return Patch(self.title())
        if self.graph:
            self._refuse_settings(project)
        parts: dict[str, Part] = {}
        for name in reach(project, self.graph, self.name):
            nodes: dict[str, Node | None] = {}
            for node in speakers(project.graphs[name], self.name):
                try:
                    params = {
                        key: substituted(value, {self.name: variable.value})
                        for key, value in node.params.items()
                    }
                    for value in params.values():
                        names(value)
                except ExpressionError as error:
                    raise EditError.of(error.message) from error
                nodes[node.id] = replace(node, params=params)
            if nodes:
                parts[name] = Part(nodes)
        return Patch(self.title(), parts)

    def _refuse_settings(self, project: Project) -> None:
        """Refuse where an instance sets another value, which would be lost."""
        for name, node in users(project, self.graph):
            if self.name in node.params:
                raise EditError(
                    "{node} ({graph}) gives {name} a value of its own. Reset it there first.",
                    node=node.name,
                    graph=name,
                    name=self.name,
                )
