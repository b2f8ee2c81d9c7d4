"""Every user verb, once. Menus, shortcuts, the command line and tests all draw from here."""

from __future__ import annotations

from studio.app.action import (
    Action,
    Context,
    ExportKind,
    Leave,
    Menu,
    Oversize,
    Stage,
    describe,
    perform,
)
from studio.app.verbs import (
    assistance,
    blocks,
    bookmarks,
    code,
    edit,
    file,
    furniture,
    gestures,
    graphs,
    keeping,
    model,
    moments,
    overlays,
    samples,
    selecting,
    sharing,
    train,
    versions,
    view,
    views,
    ways,
    wires,
)

__all__ = [
    "ACTIONS",
    "MENUS",
    "Action",
    "Context",
    "ExportKind",
    "Leave",
    "Menu",
    "Oversize",
    "Stage",
    "describe",
    "find",
    "perform",
]

MENUS: tuple[Menu, ...] = ("File", "Edit", "View", "Model", "Train", "Help")

ACTIONS: tuple[Action, ...] = (
    *file.ACTIONS,
    *edit.ACTIONS,
    *versions.ACTIONS,
    *selecting.ACTIONS,
    *gestures.ACTIONS[:-1],
    *view.ACTIONS,
    *views.ACTIONS,
    *overlays.ACTIONS,
    *wires.ACTIONS,
    *gestures.ACTIONS[-1:],
    *graphs.ACTIONS[:2],
    *ways.ACTIONS,
    *bookmarks.ACTIONS,
    *model.ACTIONS,
    wires.REROUTE,
    *furniture.ACTIONS,
    *blocks.ACTIONS,
    *keeping.ACTIONS,
    *code.ACTIONS,
    *sharing.ACTIONS,
    *train.ACTIONS,
    *moments.ACTIONS,
    *samples.ACTIONS,
    *graphs.ACTIONS[2:],
    *assistance.ACTIONS,
)
"""In the order of menus and, within one, from top to bottom."""


def find(action_id: str) -> Action:
    """The action of this id. Raises ``KeyError``."""
    for action in ACTIONS:
        if action.id == action_id:
            return action
    raise KeyError(action_id)
