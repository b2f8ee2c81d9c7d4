"""The same edit in another graph of a project."""

from __future__ import annotations

from dataclasses import Field, fields, is_dataclass, replace
from typing import Any

from studio.graph.model import MODEL
from studio.graph.patch import Edit
from studio.graph.step import Batch


def in_graph(edit: Edit, graph: str) -> Edit:
    """The edit, with a graph in place of the one that it means where it names none.

    Of several edits in one each. What names its graph, or is of the whole project, stays as it is.
    """
    if graph == MODEL:
        return edit
    if isinstance(edit, Batch):
        return Batch(tuple(in_graph(one, graph) for one in edit.edits), edit.label)
    return _moved(edit, graph)


def _moved(edit: Any, graph: str) -> Edit:
    moves = is_dataclass(edit) and any(_names_none(edit, field) for field in fields(edit))
    moved: Edit = replace(edit, graph=graph) if moves else edit
    return moved


def _names_none(edit: Any, field: Field[Any]) -> bool:
    left_out = field.name == "graph" and field.default == MODEL
    return left_out and getattr(edit, field.name) == MODEL
