"""What the user does with Python of their own: begin it, take in what was typed, rename it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from studio.app.placing import Brought
from studio.graph.definitions import RenameCode, SetCode
from studio.graph.document import Document
from studio.graph.edits import Batch, Edit, EditError, Rename
from studio.graph.model import CODE, Project
from studio.layers.code import KEY, TEMPLATE, CodeError, layers_in, renamed, spec_of
from studio.layers.spec import LayerSpec
from studio.message import Message

NEW = "custom"
"""The key under which the palette offers a new piece of Python."""
FIRST = "Scale"
"""What it is called, with a number behind it where that is taken."""


class Host(Protocol):
    """What is asked of the session here."""

    @property
    def document(self) -> Document: ...
    @property
    def drafts(self) -> dict[str, str]: ...
    def trust(self, *texts: str) -> None: ...
    def may_run(self, text: str) -> bool: ...


OFFER = replace(
    spec_of(FIRST, TEMPLATE.format(name=FIRST)),
    key=NEW,
    title="Custom layer",
    summary=Message("A layer of your own: a class or a function, written in Python.").template,
    params=(),
    code="",
    synonyms=("own code", "python", "class", "function", "script", "user defined", "lambda"),
)
"""How a new piece of Python is offered; its ports are those of the template."""


@dataclass(frozen=True, slots=True)
class NewCode:
    """The template of a layer of the user's own."""

    spec: LayerSpec = OFFER

    def bring(self, project: Project) -> Brought:
        """A text to begin with, under a name that is free."""
        name = fresh_name(project)
        return Brought((SetCode(name, TEMPLATE.format(name=name)),), KEY + name)


def fresh_name(project: Project, stem: str = FIRST) -> str:
    """A name that no Python of the project has."""
    tries = (stem, *(f"{stem}{n}" for n in range(2, len(project.codes) + 3)))
    return next(name for name in tries if name not in project.codes)


def apply(session: Host, name: str, text: str) -> str:
    """Take in what was typed for a name, and let it run, since the user wrote it.

    If the class or function has another name now, its nodes follow, and one that bore its name
    bears the new one.

    Returns:
        The name it has now.

    Raises:
        CodeError: the text is no layer; nothing has changed.
        EditError: its new name is taken.
    """
    new = _name_in(name, text)
    edits: list[Edit] = [SetCode(new, text)]
    if new != name:
        edits.insert(0, RenameCode(name, new))
        edits += _named_after(session.document, name, new)
    session.trust(text)
    title = Message("Edit the code of {name}", name=new)
    session.document.do(Batch(tuple(edits), title) if len(edits) > 1 else edits[0])
    session.drafts.pop(name, None)
    return new


def _named_after(document: Document, old: str, new: str) -> list[Edit]:
    """What names nodes after the new class that were named after the old one, where that can be."""
    edits = (
        Rename(node.id, new.casefold(), name)
        for name, graph in document.project.graphs.items()
        for node in graph
        if node.kind == CODE + old and node.name == old.casefold()
    )
    return [edit for edit in edits if document.refusal(edit) is None]


def _name_in(name: str, text: str) -> str:
    """The name itself if the text has it; else that of the only layer in the text."""
    try:
        spec_of(name, text)
    except CodeError:
        found = layers_in(text)
        if len(found) != 1 or found[0] == name:
            raise
        return spec_of(found[0], text).title
    return name


def rename(session: Host, old: str, new: str) -> None:
    """Give Python another name, in its own text too.

    Raises:
        CodeError: the text cannot be read, or would be no layer then.
        EditError: the name is taken, or is none.
    """
    text = session.document.project.codes[old]
    edit = RenameCode(old, new)
    if refusal := session.document.refusal(edit):
        raise EditError(refusal.template, **refusal.values)
    changed = renamed(text, old, new)
    spec_of(new, changed)
    if session.may_run(text):
        session.trust(changed)
    session.document.do(Batch((edit, SetCode(new, changed)), edit.title()))
    if (draft := session.drafts.pop(old, None)) is not None:
        session.drafts[new] = draft


def uses(project: Project, name: str) -> int:
    """How many nodes stand for the Python of this name."""
    return sum(node.kind == CODE + name for graph in project.graphs.values() for node in graph)
