"""What the context menu of the canvas offers, by what is selected."""

from __future__ import annotations

from studio.app.action import Context
from studio.app.verbs.blocks import chosen_block
from studio.app.verbs.code import chosen_code
from studio.graph.furniture import COLOURS
from studio.graph.model import MODEL, TRAINING

Groups = tuple[tuple[str, ...], ...]
"""Ids of actions; a line parts the groups."""

NODES: Groups = (
    ("edit.rename", "edit.duplicate", "edit.delete"),
    ("edit.cut", "edit.copy", "edit.paste"),
)
BLOCK: Groups = (
    ("block.enter", "block.rename", "block.unpack", "block.independent"),
    ("block.checkpoint",),
    ("block.save_to_library",),
)
OWN: Groups = (("layer.edit_code",),)
LAYERS: Groups = (
    ("block.make",),
    ("layer.use_again", "layer.stop_sharing", "layer.bypass", "layer.mute"),
    ("layer.freeze",),
    ("frame.add", "layer.collapse", "layer.pin", "layer.bare"),
)
PIECES: Groups = (
    ("edit.rename", "edit.duplicate", "edit.delete", "frame.delete_all"),
    ("edit.cut", "edit.copy", "edit.paste"),
    ("frame.add", "frame.fit", "frame.select_content", "layer.collapse", "frame.alone"),
    tuple(f"frame.colour_{colour}" for colour in COLOURS),
)
SEE: Groups = (("view.fit_selection", "view.show_code"),)
CANVAS: Groups = (
    ("model.add", "edit.paste", "edit.paste_wired"),
    ("note.add", "frame.add"),
    ("model.arrange", "edit.select_all"),
    ("view.fit", "view.zoom_reset"),
    ("file.picture",),
)
OUT: Groups = (("block.leave",),)


def groups(context: Context) -> Groups:
    """The groups for what is selected, or for the whole graph."""
    session = context.session
    if session.selected_pieces and not session.selection:
        return (*PIECES, *SEE)
    if not session.selection:
        return (*CANVAS, *(OUT if session.scope.graph not in (MODEL, TRAINING) else ()))
    first = BLOCK if chosen_block(session) else OWN if chosen_code(session) else ()
    return (*first, *NODES, *LAYERS, *SEE)
