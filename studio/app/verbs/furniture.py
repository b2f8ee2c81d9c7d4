"""Frames and notes on the canvas, and cards that are collapsed or pinned."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import get_args

from studio.app.action import Action, Context
from studio.app.session import Session
from studio.app.verbs.edit import remove
from studio.graph.carrying import around, boxes, held
from studio.graph.edits import Batch, Edit, SetFlags
from studio.graph.furnishing import PutPiece
from studio.graph.furniture import Frame, FrameColour, Note, Piece
from studio.graph.model import BARE, FOLD, PIN
from studio.message import Message

FURNITURE = Message("Frames and notes")
COLOUR = Message("Frame colour")
NEW_NOTE = Message("Add a note")
"""The step by which a note came; while it is empty, leaving it takes it back."""
TITLING = Message("Title of a frame")
WRITING = Message("Write a note")
COLOURS: dict[FrameColour, Message] = {
    "grey": Message("Grey"),
    "blue": Message("Blue"),
    "green": Message("Green"),
    "amber": Message("Amber"),
    "red": Message("Red"),
    "violet": Message("Violet"),
}
assert tuple(COLOURS) == get_args(FrameColour)


def writing_key(graph: str, piece: str) -> str:
    """The merge key by which all that is typed into a piece is one step."""
    return f"writing.{graph}.{piece}"


def frame(context: Context) -> None:
    """Put a frame around what is selected, or an empty one at the pointer, and ask its title."""
    session, graph = context.session, context.session.graph
    x, y = context.stage.paste_position()
    new = Frame(graph.fresh_piece_id("frame"), x, y)
    content = boxes(graph, session.selection, session.selected_pieces, context.stage.node_size)
    _put(context, around(new, content), Message("Add a frame"))


def note(context: Context) -> None:
    """Put a note at the pointer, and write in it."""
    x, y = context.stage.paste_position()
    _put(context, Note(context.session.graph.fresh_piece_id("note"), x, y), NEW_NOTE)


def _put(context: Context, piece: Frame | Note, title: Message) -> None:
    session = context.session
    graph = session.scope.graph
    session.document.seal()
    key = writing_key(graph, piece.id) if isinstance(piece, Note) else ""
    if session.do(Batch((PutPiece(piece, graph),), title), key):
        session.select((piece.id,))
        context.stage.start_rename()


def frames(session: Session) -> list[Frame]:
    """The selected frames."""
    pieces = (session.graph.pieces[piece_id] for piece_id in session.selected_pieces)
    return [piece for piece in pieces if isinstance(piece, Frame)]


def paint(session: Session, colour: str) -> None:
    """Give the selected frames a colour."""
    _replace(session, (replace(each, colour=colour) for each in frames(session)), COLOUR)


def write(session: Session, graph: str, piece: Piece, text: str, merge: str = "") -> bool:
    """Give a frame this title, or a note this text."""
    if isinstance(piece, Frame):
        put, what = PutPiece(replace(piece, title=text), graph), TITLING
    else:
        put, what = PutPiece(replace(piece, text=text), graph), WRITING
    return session.do(Batch((put,), what), merge)


def _replace(session: Session, pieces: Iterable[Frame], title: Message) -> None:
    puts = tuple(PutPiece(piece, session.scope.graph) for piece in pieces)
    session.do(Batch(puts, title))


def _fit(context: Context) -> None:
    """Put frames around what they hold."""
    session, size = context.session, context.stage.node_size
    fitted = [
        around(each, boxes(session.graph, *held(session.graph, each, size), size))
        for each in frames(session)
    ]
    _replace(session, fitted, Message("Fit a frame to what it holds"))


def _content(context: Context) -> tuple[str, ...]:
    """The ids of all that the selected frames hold."""
    session = context.session
    found: dict[str, None] = {}
    for each in frames(session):
        for ids in held(session.graph, each, context.stage.node_size):
            found.update(dict.fromkeys(ids))
    return tuple(found)


def _select_content(context: Context) -> None:
    context.session.select(_content(context))


def _delete_all(context: Context) -> None:
    """Delete what is selected with all that its frames hold."""
    session = context.session
    every = dict.fromkeys((*session.all_selected, *_content(context)))
    nodes = tuple(each for each in every if each in session.graph)
    remove(session, nodes, tuple(each for each in every if each not in session.graph))


def _switch_alone(context: Context) -> None:
    settings = context.session.settings
    settings.frames_alone = not settings.frames_alone
    settings.save()


def _needs_frame(context: Context) -> Message | None:
    return None if frames(context.session) else Message("No frame is selected.")


def _needs_content(context: Context) -> Message | None:
    if not frames(context.session):
        return Message("No frame is selected.")
    return None if _content(context) else Message("There is nothing in this frame.")


def _fixed(context: Context) -> Message | None:
    if context.session.is_meant:
        return Message("The settings say how to train. Edit the training as a graph first.")
    return None


def _all_have(session: Session, flag: str) -> bool:
    nodes = [session.graph.node(node_id) for node_id in session.selection]
    return bool(nodes) and all(flag in node.flags for node in nodes)


def _toggle(flag: str, on: Message, off: Message) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        session = context.session
        had = _all_have(session, flag)
        edits: list[Edit] = []
        for node_id in session.selection:
            flags = session.graph.node(node_id).flags
            new = flags - {flag} if had else flags | {flag}
            edits.append(SetFlags(node_id, new, session.scope.graph))
        session.do(Batch(tuple(edits), off if had else on))

    return run


def _is_collapsed(session: Session) -> bool:
    found = frames(session)
    nodes = _all_have(session, FOLD) or not session.selection
    return nodes and all(each.holds is not None for each in found) and bool(session.all_selected)


def _collapse(context: Context) -> None:
    """Shrink cards to their name lines and frames to their headers, or bring all of it back."""
    session, had = context.session, _is_collapsed(context.session)
    graph, size, here = session.graph, context.stage.node_size, session.scope.graph
    edits: list[Edit] = []
    for node_id in session.selection:
        flags = graph.node(node_id).flags
        edits.append(SetFlags(node_id, flags - {FOLD} if had else flags | {FOLD}, here))
    for each in frames(session):
        if had:
            edits.append(PutPiece(replace(each, holds=None), here))
        elif each.holds is None:
            nodes, pieces = held(graph, each, size)
            edits.append(PutPiece(replace(each, holds=(*nodes, *pieces)), here))
    session.do(Batch(tuple(edits), Message("Expand") if had else Message("Collapse")))


def _needs_cards(context: Context) -> Message | None:
    if context.session.selection or frames(context.session):
        return None
    return Message("No node and no frame is selected.")


def _needs_nodes(context: Context) -> Message | None:
    return None if context.session.selection else Message("No node is selected.")


def _colour_action(colour: FrameColour, title: Message) -> Action:
    def checked(context: Context) -> bool:
        found = frames(context.session)
        return bool(found) and all(each.colour == colour for each in found)

    return Action(
        f"frame.colour_{colour}",
        title,
        "Model",
        lambda context: paint(context.session, colour),
        refusal=_needs_frame,
        checked=checked,
        group="colour",
        submenu=(FURNITURE, COLOUR),
    )


ACTIONS = (
    Action(
        "frame.add",
        Message("Frame the selection"),
        "Model",
        frame,
        "Ctrl+J",
        _fixed,
        group="furniture",
        submenu=(FURNITURE,),
    ),
    Action(
        "note.add", Message("Note"), "Model", note, "N", _fixed, group="add", submenu=(FURNITURE,)
    ),
    Action(
        "frame.fit",
        Message("Fit to what it holds"),
        "Model",
        _fit,
        refusal=_needs_content,
        group="frame",
        submenu=(FURNITURE,),
    ),
    Action(
        "frame.select_content",
        Message("Select what it holds"),
        "Model",
        _select_content,
        refusal=_needs_content,
        group="frame",
        submenu=(FURNITURE,),
    ),
    Action(
        "frame.delete_all",
        Message("Delete with what it holds"),
        "Model",
        _delete_all,
        refusal=_needs_content,
        group="frame",
        submenu=(FURNITURE,),
    ),
    Action(
        "frame.alone",
        Message("Frames move alone"),
        "Model",
        _switch_alone,
        checked=lambda context: context.session.settings.frames_alone,
        group="frame",
        submenu=(FURNITURE,),
    ),
    *(_colour_action(colour, title) for colour, title in COLOURS.items()),
    Action(
        "layer.collapse",
        Message("Collapse"),
        "Model",
        _collapse,
        "Ctrl+H",
        _needs_cards,
        lambda context: _is_collapsed(context.session),
        group="card",
    ),
    Action(
        "layer.pin",
        Message("Pin"),
        "Model",
        _toggle(PIN, Message("Pin"), Message("Unpin")),
        "P",
        _needs_nodes,
        lambda context: _all_have(context.session, PIN),
        group="card",
    ),
    Action(
        "layer.bare",
        Message("No picture on the card"),
        "Model",
        _toggle(BARE, Message("Take pictures off cards"), Message("Show pictures on cards")),
        "I",
        _needs_nodes,
        lambda context: _all_have(context.session, BARE),
        group="card",
    ),
)
