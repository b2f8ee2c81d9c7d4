"""Undo, the clipboard, the selection."""

from __future__ import annotations

from collections.abc import Callable

from studio.app.action import Action, Context
from studio.app.session import Session
from studio.graph.carrying import load_of
from studio.graph.change import Change
from studio.graph.edits import Batch, Edit, RemoveNodes
from studio.graph.furnishing import RemovePieces
from studio.message import Message


def undo(context: Context) -> None:
    _retrace(context.session, context.session.document.undo)


def redo(context: Context) -> None:
    _retrace(context.session, context.session.document.redo)


def go_to(session: Session, position: int) -> None:
    """Undo or redo until so many steps are done, and show where that was."""
    _retrace(session, lambda: session.document.go_to(position))


def _retrace(session: Session, move: Callable[[], Change | None]) -> None:
    from studio.app.retracing import retrace

    session.show_change(retrace(session, move))


def copy(context: Context) -> None:
    context.stage.set_clipboard_text(_selected(context))


def cut(context: Context) -> None:
    copy(context)
    remove(context.session, *_taken(context))


def delete(context: Context) -> None:
    session = context.session
    remove(session, session.selection, session.selected_pieces)


def remove(session: Session, nodes: tuple[str, ...], pieces: tuple[str, ...]) -> None:
    """Take nodes, frames and notes away, in one step; what frames hold stays."""
    graph = session.scope.graph
    edits: list[Edit] = [RemoveNodes(nodes, graph)] if nodes else []
    if pieces:
        edits.append(RemovePieces(pieces, graph))
    session.do(edits[0] if len(edits) == 1 else Batch(tuple(edits), edits[0].title()))


def duplicate(context: Context) -> None:
    session = context.session
    graph = session.graph
    ids, pieces = _taken(context)
    things = (*map(graph.node, ids), *(graph.pieces[piece_id] for piece_id in pieces))
    corner = min(thing.x for thing in things), min(thing.y for thing in things)
    _put(context, _selected(context), corner, keep_incoming=True)


def _taken(context: Context) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The selected nodes and pieces, with what is hidden in collapsed frames."""
    session, size = context.session, context.stage.node_size
    pieces = session.selected_pieces
    load = load_of(session.graph, session.selection, size, pieces, alone=True)
    return (*load.nodes, *load.pinned), load.pieces


def _selected(context: Context) -> str:
    session = context.session
    nodes, pieces = _taken(context)
    from studio.graph.clipboard import fragment

    return fragment(
        session.document.project,
        session.kinds,
        session.scope.graph,
        nodes,
        pieces,
    )


def _paste(context: Context) -> None:
    _put(context, context.stage.clipboard_text(), context.stage.paste_position(), False)


def _paste_wired(context: Context) -> None:
    _put(context, context.stage.clipboard_text(), context.stage.paste_position(), True)


def _put(context: Context, text: str, at: tuple[float, float], keep_incoming: bool) -> None:
    """Put a copy at a place, or beside what is there already."""
    session = context.session
    from studio.app.room import shift_to_room
    from studio.graph.copied import read_copy
    from studio.graph.pasting import put

    copied = read_copy(text, session.scope.graph)
    edit, ids = put(
        copied,
        session.document.project,
        session.kinds,
        at,
        keep_incoming=keep_incoming,
        graph=session.scope.graph,
        shift=shift_to_room(session.graph, session.kinds, context.stage.node_size),
    )
    if not session.do(edit):
        return
    session.select(ids)
    if copied.whole:
        session.notify(
            "info",
            Message(
                "These are the layers of the project {name}. Its settings were left out: open its "
                "file to have them.",
                name=copied.whole,
            ),
        )


def select_all(context: Context) -> None:
    graph = context.session.graph
    context.session.select((*graph.ids(), *graph.pieces))


def _rename(context: Context) -> None:
    context.stage.start_rename()


def needs_selection(context: Context) -> Message | None:
    """The refusal of what works on the selection."""
    return None if context.session.selection else Message("Nothing is selected.")


def needs_anything(context: Context) -> Message | None:
    """The refusal of what works on selected nodes, frames and notes alike."""
    return None if context.session.all_selected else Message("Nothing is selected.")


def _needs_one(context: Context) -> Message | None:
    if len(context.session.all_selected) == 1:
        return None
    return Message("Select one node, frame or note to rename it.")


def needs_something(context: Context) -> Message | None:
    """The refusal of what works on all there is."""
    if not len(context.session.graph) and not context.session.graph.pieces:
        return Message("There is nothing on the canvas yet.")
    return None


def _needs_clipboard(context: Context) -> Message | None:
    if not context.stage.has_clipboard_text():
        return Message("There is no text on the clipboard: copy nodes first.")
    return None


def _undo_refusal(context: Context) -> Message | None:
    return None if context.session.document.undo_title else Message("There is nothing to undo.")


def _redo_refusal(context: Context) -> Message | None:
    return None if context.session.document.redo_title else Message("There is nothing to redo.")


def _undo_label(context: Context) -> Message:
    title = context.session.document.undo_title
    return Message("Undo {what}", what=title) if title else Message("Undo")


def _redo_label(context: Context) -> Message:
    title = context.session.document.redo_title
    return Message("Redo {what}", what=title) if title else Message("Redo")


ACTIONS = (
    Action(
        "edit.undo",
        Message("Undo"),
        "Edit",
        undo,
        "Ctrl+Z",
        _undo_refusal,
        label=_undo_label,
        group="history",
    ),
    Action(
        "edit.redo",
        Message("Redo"),
        "Edit",
        redo,
        "Ctrl+Shift+Z",
        _redo_refusal,
        label=_redo_label,
        group="history",
    ),
    Action("edit.cut", Message("Cut"), "Edit", cut, "Ctrl+X", needs_anything, group="clipboard"),
    Action("edit.copy", Message("Copy"), "Edit", copy, "Ctrl+C", needs_anything, group="clipboard"),
    Action(
        "edit.paste",
        Message("Paste"),
        "Edit",
        _paste,
        "Ctrl+V",
        _needs_clipboard,
        group="clipboard",
    ),
    Action(
        "edit.paste_wired",
        Message("Paste with incoming wires"),
        "Edit",
        _paste_wired,
        "Ctrl+Shift+V",
        _needs_clipboard,
        group="clipboard",
    ),
    Action(
        "edit.duplicate",
        Message("Duplicate"),
        "Edit",
        duplicate,
        "Ctrl+D",
        needs_anything,
        group="clipboard",
    ),
    Action(
        "edit.delete", Message("Delete"), "Edit", delete, "Del", needs_anything, group="clipboard"
    ),
    Action(
        "edit.select_all",
        Message("Select all"),
        "Edit",
        select_all,
        "Ctrl+A",
        needs_something,
        group="selection",
    ),
    Action("edit.rename", Message("Rename"), "Edit", _rename, "F2", _needs_one, group="selection"),
)
