"""Undo, the clipboard, the selection."""

from __future__ import annotations

from collections.abc import Callable

from studio.app.action import Action, Context
from studio.app.session import Session
from studio.graph.change import Change
from studio.graph.edits import RemoveNodes
from studio.message import Message

DUPLICATE_OFFSET = 40.0


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
    delete(context)


def delete(context: Context) -> None:
    session = context.session
    session.do(RemoveNodes(session.selection, session.scope.graph))


def duplicate(context: Context) -> None:
    session = context.session
    graph = session.graph
    nodes = [graph.node(node_id) for node_id in session.selection]
    corner = min(node.x for node in nodes), min(node.y for node in nodes)
    at = corner[0] + DUPLICATE_OFFSET, corner[1] + DUPLICATE_OFFSET
    _put(context, _selected(context), at, keep_incoming=True)


def _selected(context: Context) -> str:
    session = context.session
    from studio.graph.clipboard import fragment

    return fragment(session.document.project, session.kinds, session.scope.graph, session.selection)


def _paste(context: Context) -> None:
    _put(context, context.stage.clipboard_text(), context.stage.paste_position(), False)


def _paste_wired(context: Context) -> None:
    _put(context, context.stage.clipboard_text(), context.stage.paste_position(), True)


def _put(context: Context, text: str, at: tuple[float, float], keep_incoming: bool) -> None:
    session = context.session
    from studio.graph.clipboard import paste

    edit, ids = paste(
        text,
        session.document.project,
        session.kinds,
        at,
        keep_incoming=keep_incoming,
        graph=session.scope.graph,
    )
    if session.do(edit):
        session.select(ids)


def select_all(context: Context) -> None:
    context.session.select(node.id for node in context.session.graph)


def _rename(context: Context) -> None:
    context.stage.start_rename()


def needs_selection(context: Context) -> Message | None:
    """The refusal of what works on the selection."""
    return None if context.session.selection else Message("Nothing is selected.")


def _needs_one(context: Context) -> Message | None:
    return None if len(context.session.selection) == 1 else Message("Select one node to rename it.")


def _needs_nodes(context: Context) -> Message | None:
    if not len(context.session.graph):
        return Message("There is nothing on the canvas yet.")
    return None


def _needs_clipboard(context: Context) -> Message | None:
    if not context.stage.clipboard_text():
        return Message("There is nothing to paste: copy nodes first.")
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
    Action("edit.cut", Message("Cut"), "Edit", cut, "Ctrl+X", needs_selection, group="clipboard"),
    Action(
        "edit.copy", Message("Copy"), "Edit", copy, "Ctrl+C", needs_selection, group="clipboard"
    ),
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
        needs_selection,
        group="clipboard",
    ),
    Action(
        "edit.delete", Message("Delete"), "Edit", delete, "Del", needs_selection, group="clipboard"
    ),
    Action(
        "edit.select_all",
        Message("Select all"),
        "Edit",
        select_all,
        "Ctrl+A",
        _needs_nodes,
        group="selection",
    ),
    Action("edit.rename", Message("Rename"), "Edit", _rename, "F2", _needs_one, group="selection"),
)
