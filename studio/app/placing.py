"""Kinds that become something else where they are placed: blocks of the library, new own code.

The palette offers a template as it offers a layer. Placing one brings along what the new node
stands for, and the whole is one step.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from studio.graph.edits import AddNode, Batch, Edit
from studio.graph.model import Node, Project
from studio.layers.spec import LayerSpec
from studio.message import Message


@dataclass(frozen=True, slots=True)
class Brought:
    """What a template needs in a project."""

    edits: tuple[Edit, ...]
    """To be done before the node is added; none where all is there already."""
    kind: str
    """The kind of the node then."""


class Template(Protocol):
    """Something the palette offers that is not yet a kind of the project."""

    @property
    def spec(self) -> LayerSpec:
        """How it is offered. Its key stands for it until it is placed."""

    def bring(self, project: Project) -> Brought:
        """What is needed to place it. Raises ``UserError``."""


def adding(templates: Mapping[str, Template], project: Project, node: Node, graph: str) -> Edit:
    """The edit that adds a node of any kind that can be offered. Raises ``UserError``."""
    template = templates.get(node.kind)
    if template is None:
        return AddNode(node, graph)
    brought = template.bring(project)
    add = AddNode(replace(node, kind=brought.kind), graph)
    if not brought.edits:
        return add
    return Batch((*brought.edits, add), Message("Add {name}", name=node.name))
