"""Make blocks of nodes, go into them and out again, and take them apart."""

from __future__ import annotations

from studio.app.action import Action, Context
from studio.app.scope import block_of, uses
from studio.app.session import Session
from studio.compile.kinds import CHECKPOINT
from studio.graph.carrying import load_of
from studio.graph.change import EditError
from studio.graph.definitions import RemoveGraph, RenameGraph
from studio.graph.edits import RESET, Batch, Edit, Rename, Reset, SetParam
from studio.graph.furnishing import PutPiece, RemovePieces
from studio.graph.model import MODEL, TRAINING, Node, Project
from studio.graph.reuse import owner_of
from studio.graph.uses import blocks_in, free_name
from studio.message import Message
from studio.value import Value

STEM = "block"
"""What a new block is called until the user says."""


def renaming(session: Session, node_id: str, name: str) -> Edit:
    """The edit that gives the block of an instance another name.

    The instance goes along where it still has the name that it was given with the block's.
    """
    node = session.graph.node(node_id)
    old = block_of(node)
    edits: list[Edit] = [RenameGraph(old, name)]
    if node.name.rstrip("0123456789") == old.rstrip("0123456789"):
        fresh = name if name == node.name else session.graph.fresh_name(name)
        edits.append(Rename(node_id, fresh, session.scope.graph))
    return Batch(tuple(edits), Message("Rename the block to {name}", name=name))


def unused(project: Project) -> list[str]:
    """The blocks that model and training do not need, each after those that hold it."""
    reached = _needed(project, MODEL)
    if TRAINING in project.graphs:
        reached |= _needed(project, TRAINING)
    rest = {name for name in project.graphs if name not in reached}
    found: list[str] = []
    while rest:
        held = {inner for name in rest for inner in blocks_in(project.graphs[name])}
        free = sorted(rest - held) or sorted(rest)
        found += free
        rest -= set(free)
    return found


def _needed(project: Project, start: str) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        inner = blocks_in(project.graphs[waiting.pop()]) & set(project.graphs)
        waiting += inner - found
        found |= inner
    return found


# What the actions do.


def _checkpoint(context: Context) -> None:
    """Let the backward pass compute the selected blocks again, or no longer."""
    session = context.session
    had, graph = _is_checkpointed(context), session.scope.graph
    value: Value | Reset = RESET if had else True
    edits = tuple(
        SetParam(owner_of(session.graph, node).id, CHECKPOINT, value, graph)
        for node in _blocks(session)
    )
    title = Message("Keep all for backward") if had else Message("Recompute in backward")
    session.do(Batch(edits, title))


def _blocks(session: Session) -> list[Node]:
    """The selected nodes that stand for blocks of the project."""
    nodes = map(session.graph.node, session.selection)
    return [node for node in nodes if block_of(node) in session.document.project.graphs]


def _is_checkpointed(context: Context) -> bool:
    session = context.session
    owners = [owner_of(session.graph, node) for node in _blocks(session)]
    return bool(owners) and all(node.params.get(CHECKPOINT) is True for node in owners)


def _checkpoint_refusal(context: Context) -> Message | None:
    if _blocks(context.session):
        return None
    return Message("Select a block: what it holds can be computed again in the backward pass.")


def make(context: Context) -> None:
    """Make a block of the selection, select its instance, and ask for a name."""
    session = context.session
    before = set(session.graph.ids())
    if session.do(_making(context)):
        session.select(node.id for node in session.graph if node.id not in before)
        context.stage.start_rename_block()


def _making(context: Context) -> Edit:
    """The edit that makes it; selected frames and notes, and what they hold, go into the block."""
    session = context.session
    project, graph = session.document.project, session.scope.graph
    name = free_name(project.graphs, STEM)
    from studio.graph.blocks import make_block

    size, pieces = context.stage.node_size, session.selected_pieces
    load = load_of(session.graph, session.selection, size, pieces)
    edit = make_block(project, session.kinds, graph, (*load.nodes, *load.pinned), name)
    if not load.pieces:
        return edit
    inside = (PutPiece(session.graph.pieces[piece_id], name) for piece_id in load.pieces)
    return Batch((edit, RemovePieces(load.pieces, graph), *inside), edit.title())


def enter(context: Context) -> None:
    context.session.enter(context.session.selection[0])


def leave(context: Context) -> None:
    """Go out, and have the instance selected where one came out of."""
    session = context.session
    path = session.scope.path
    session.leave()
    if path and not session.selection:
        session.select((path[-1].partition("#")[0],))


def _unpack(context: Context) -> None:
    session = context.session
    before = set(session.graph.ids())
    if session.do(_unpacking(session)):
        session.select(node.id for node in session.graph if node.id not in before)


def _unpacking(session: Session) -> Edit:
    scope = session.scope.graph
    from studio.graph.blocks import unpack

    return unpack(session.document.project, session.kinds, scope, session.selection[0])


def _rename(context: Context) -> None:
    context.stage.start_rename_block()


def _independent(context: Context) -> None:
    session = context.session
    scope, node = session.scope.graph, session.selection[0]
    from studio.graph.blocks import copy_block

    session.do(copy_block(session.document.project, scope, node))


def _remove_unused(context: Context) -> None:
    names = unused(context.session.document.project)
    edits = tuple(RemoveGraph(name) for name in names)
    context.session.do(Batch(edits, Message("Delete unused blocks")))


# Why they are not available.


def chosen_block(session: Session) -> Node | None:
    """The one selected node, if it stands for a block of the project."""
    if len(session.selection) != 1:
        return None
    node = session.graph.node(session.selection[0])
    return node if block_of(node) in session.document.project.graphs else None


def _make_refusal(context: Context) -> Message | None:
    if not context.session.all_selected:
        return Message("Select the layers that shall become a block.")
    try:
        _making(context)
    except EditError as error:
        return error.message
    return None


def _needs_block(context: Context) -> Message | None:
    return None if chosen_block(context.session) else Message("Select one block.")


def _unpack_refusal(context: Context) -> Message | None:
    if reason := _needs_block(context):
        return reason
    try:
        _unpacking(context.session)
    except EditError as error:
        return error.message
    return None


def _independent_refusal(context: Context) -> Message | None:
    node = chosen_block(context.session)
    if node is None:
        return Message("Select one block.")
    if uses(context.session.document.project, block_of(node)) < 2:
        return Message("No other node uses this block: it is independent already.")
    return None


def _leave_refusal(context: Context) -> Message | None:
    scope = context.session.scope
    if scope.graph == TRAINING:
        return Message("This is the training itself.")
    return None if scope.graph != MODEL else Message("This is the model itself.")


def _unused_refusal(context: Context) -> Message | None:
    if not unused(context.session.document.project):
        return Message("Every block of this project is used.")
    return None


ACTIONS = (
    Action(
        "block.make", Message("Make block"), "Model", make, "Ctrl+G", _make_refusal, group="block"
    ),
    # Alt and Control with the arrows walk the canvas, and Escape and Backspace end and delete:
    # what brings one out of a block must not be hit by the way.
    Action(
        "block.enter",
        Message("Enter block"),
        "Model",
        enter,
        "Ctrl+Return",
        _needs_block,
        group="block",
    ),
    Action(
        "block.leave",
        Message("Leave block"),
        "Model",
        leave,
        "Ctrl+Backspace",
        _leave_refusal,
        group="block",
    ),
    Action(
        "block.checkpoint",
        Message("Recompute in backward"),
        "Model",
        _checkpoint,
        refusal=_checkpoint_refusal,
        checked=_is_checkpointed,
        group="block",
    ),
    Action(
        "block.unpack",
        Message("Unpack block"),
        "Model",
        _unpack,
        "Ctrl+Shift+G",
        _unpack_refusal,
        group="block",
    ),
    Action(
        "block.rename",
        Message("Rename block…"),
        "Model",
        _rename,
        refusal=_needs_block,
        group="block",
    ),
    Action(
        "block.independent",
        Message("Make block independent"),
        "Model",
        _independent,
        refusal=_independent_refusal,
        group="block",
    ),
    Action(
        "block.remove_unused",
        Message("Delete unused blocks"),
        "Model",
        _remove_unused,
        refusal=_unused_refusal,
        group="block",
    ),
)
