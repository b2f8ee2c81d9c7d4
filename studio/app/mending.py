"""Several fixes at once, and wishes not to hear a warning: edits made of problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from studio.compile.kinds import ProjectKinds
from studio.compile.problems import HUSHED, Allow, Fix, Problem
from studio.graph.change import EditError
from studio.graph.document import Document
from studio.graph.edits import Batch, Edit, SetFlags, SetSetting
from studio.graph.model import Node, Project, Wire
from studio.layers.catalogue import Catalogue
from studio.message import Message

Place = tuple[str, str]
"""A graph and the id of a node in it, or nothing and the key of a setting."""


def sorted_by_weight(problems: Iterable[Problem]) -> list[Problem]:
    """Errors first; of equal weight in the order in which they were found."""
    return sorted(problems, key=lambda problem: problem.severity != "error")


def first_fix(problem: Problem) -> Fix | None:
    """The fix that is offered first, if it is an edit."""
    fix = problem.fixes[0] if problem.fixes else None
    return None if fix is None or isinstance(fix.edit, Allow) else fix


def together(project: Project, catalogue: Catalogue, problems: Iterable[Problem]) -> Edit | None:
    """The first fix of each problem, as one edit; ``None`` where none is offered.

    Those that touch what another has touched before them are left for the next time, as they were
    meant for another model.
    """
    copy = project.copy()
    trial = Document(copy, ProjectKinds(catalogue, copy))
    edits: list[Edit] = []
    taken: set[Place] = set()
    for problem in sorted_by_weight(problems):
        fix = first_fix(problem)
        if fix is None or isinstance(fix.edit, Allow):
            continue
        places = set(touched(fix.edit))
        if places & taken:
            continue
        try:
            trial.do(fix.edit)
        except EditError:
            continue  # It clashes with one before it after all.
        taken |= places
        edits.append(fix.edit)
    if not edits:
        return None
    if len(edits) == 1:
        return edits[0]
    return Batch(tuple(edits), Message("Mend {count} problems", count=len(edits)))


def touched(edit: Any) -> Iterator[Place]:
    """What an edit changes or relies on."""
    if isinstance(edit, Batch):
        for each in edit.edits:
            yield from touched(each)
    elif isinstance(edit, SetSetting):
        yield "", edit.key
    elif is_dataclass(edit):
        graph = str(getattr(edit, "graph", ""))
        for field in fields(edit):
            for name in _ids(field.name, getattr(edit, field.name)):
                yield graph, name


def _ids(field: str, value: Any) -> Iterator[str]:
    if isinstance(value, Wire):
        yield from (value.source, value.target)
    elif isinstance(value, Node):
        yield value.id
    elif isinstance(value, tuple):
        for each in value:
            yield from _ids(field, each)
    elif isinstance(value, str) and field in ("node", "ids", "name"):
        yield value


def hushing(project: Project, problem: Problem, *, hush: bool) -> Edit | None:
    """The edit after which a lint speaks of a node no more, or again; ``None`` if it must."""
    graph = project.graphs.get(problem.graph)
    if not problem.lint or graph is None or problem.node not in graph:
        return None
    node = graph.node(problem.node)
    flag = frozenset({HUSHED + problem.lint})
    flags = node.flags | flag if hush else node.flags - flag
    title = (
        Message("Ignore a warning at {name}", name=node.name)
        if hush
        else Message("Warn again at {name}", name=node.name)
    )
    return Batch((SetFlags(node.id, flags, problem.graph),), title)
