"""What was copied, read from the text that a clipboard holds."""

from __future__ import annotations

from dataclasses import dataclass, fields

from studio.graph.change import EditError
from studio.graph.fileio import FORMAT as PROJECT
from studio.graph.fileio import read_project
from studio.graph.furniture import Piece
from studio.graph.furniture_records import read_frame, read_note
from studio.graph.graphtext import check_owners
from studio.graph.jsontext import Cursor, FileError, parse
from studio.graph.model import MODEL, TRAINING, Graph, Node, Project, Wire
from studio.graph.records import read_node, read_wire
from studio.graph.rules import printable
from studio.graph.salvage import salvaged
from studio.message import Message

FORMAT = "plexus-fragment"
LONGEST = 4_000_000
"""Characters: some twenty thousand layers."""
_FORMATS = (FORMAT, PROJECT)
_CLIPBOARD = Message("The clipboard")
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Owner:
    """The layer that was used again by a node that was copied without it."""

    id: str
    project: str
    graph: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Nodes, frames and notes that were copied, with what they need."""

    nodes: list[Node]
    wires: list[Wire]
    incoming: list[tuple[Wire, str, str]]
    """Wires from nodes that were not copied, with the kind and name of each such node."""
    owners: dict[str, Owner]
    needs: Project
    pieces: list[Piece]
    whole: str = ""
    """The name of the project, where it is all of one."""


def read_copy(text: str, graph: str = MODEL) -> Copy:
    """What is in a text: what was copied here or elsewhere, or a whole project.

    It may have been through a chat: see ``studio.graph.salvage``. Nothing in it is run.

    Args:
        text: what the clipboard holds.
        graph: where it shall go; of a project, its training graph goes into a training graph.

    Raises:
        EditError: saying what was found instead.
    """
    if len(text) > LONGEST:
        raise _none(Message("{count} million characters", count=len(text) // 1_000_000))
    try:
        root = _unharmed(text) or _salvaged(text)
        if root.members().get("format") == PROJECT:
            return _whole(read_project(root), graph)
        return _read(root)
    except FileError as error:
        raise _damaged(error) from error


def _unharmed(text: str) -> Cursor | None:
    """The values in a text that is nothing but a copy; ``None`` where it is not quite that."""
    if not text.startswith("{"):
        return None
    try:
        root = parse(text, _CLIPBOARD)
    except FileError:
        return None
    known = isinstance(root.value, dict) and root.value.get("format") in _FORMATS
    return root if known else None


def _salvaged(text: str) -> Cursor:
    found = salvaged(text, _FORMATS)
    if found is None:
        raise _none(_described(text))
    return parse(found, _CLIPBOARD)


def _none(found: Message) -> EditError:
    return EditError(
        "There are no layers on the clipboard. It holds {found}. Select some layers and copy them "
        "first.",
        found=found,
    )


def _described(text: str) -> Message:
    """A text that is no copy of anything, in few words."""
    beginning = " ".join(printable(text[: 4 * _SHOWN]).split())
    if not beginning:
        return Message("nothing that can be read")
    short = beginning if len(beginning) <= _SHOWN else beginning[: _SHOWN - 1] + "…"
    return Message("a text that begins with “{beginning}”", beginning=short)


def _damaged(error: FileError) -> EditError:
    """What is said of a file, said of the clipboard."""
    told = error.message.values
    if "line" in told:
        return EditError(
            "The copy of layers on the clipboard is damaged. At line {line}, column {column}: "
            "{why}. Copy the layers again, all of the text.",
            line=told["line"],
            column=told["column"],
            why=told["why"],
        )
    if "why" in told:
        return EditError(
            "The copy of layers on the clipboard is damaged. At {path}: {why} Copy the layers "
            "again.",
            path=told["path"],
            why=told["why"],
        )
    return EditError.of(error.message)


def _whole(project: Project, graph: str) -> Copy:
    """All of one graph of a project."""
    held = project.graphs[TRAINING if graph == TRAINING in project.graphs else MODEL]
    nodes, pieces = list(held), list(held.pieces.values())
    if not nodes and not pieces:
        raise _none(Message("the project {name}, which has no layers", name=project.name))
    return Copy(nodes, held.wires(), [], {}, project, pieces, project.name)


def _read(root: Cursor) -> Copy:
    """What is in a fragment. Raises :class:`FileError`."""
    layout, copied = root.need("layout"), Graph()
    nodes = []
    for item in root.need("nodes").items():
        node = read_node(item, layout.get(item.need("id").filled()), copied)
        copied.put_node(node)
        nodes.append(node)
    for key, read in (("frames", read_frame), ("notes", read_note)):
        listed = root.get(key)
        for item in listed.items() if listed else ():
            copied.put_piece(read(item, copied))
    pieces = list(copied.pieces.values())
    if not nodes and not pieces:
        raise _none(Message("a copy of nothing"))
    check_owners(copied, root.need("nodes"))
    wires = [_inside(read_wire(item), item, copied) for item in root.need("wires").items()]
    incoming = []
    for item in root.need("incoming").items():
        wire = read_wire(item.need("wire"))
        if wire.target not in copied:
            item.fail(Message("the wire ends at a layer that was not copied."))
        incoming.append((wire, item.need("kind").text(), item.need("name").text()))
    owners = {}
    for node_id in (at := root.get("owners") or Cursor({}, root.file)).members():
        owner = at.need(node_id)
        owners[node_id] = Owner(*(owner.need(f.name).text() for f in fields(Owner)))
    needs = root.get("needs")
    needed_here = read_project(needs) if needs else Project()
    return Copy(nodes, wires, incoming, owners, needed_here, pieces)


def _inside(wire: Wire, at: Cursor, copied: Graph) -> Wire:
    if wire.source not in copied or wire.target not in copied:
        at.fail(Message("the wire ends at a layer that was not copied."))
    return wire
