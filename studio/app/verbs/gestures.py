"""What is done by gestures, as verbs: a lasso, and taking layers out from between others."""

from __future__ import annotations

from studio.app import taking_out
from studio.app.action import Action, Context
from studio.app.verbs.edit import needs_selection
from studio.graph.healing import Healing, removal, unhooking
from studio.message import Message


def _lasso(context: Context) -> None:
    context.stage.start_lasso()


def _take_out(context: Context) -> None:
    session = context.session
    ids, name = session.selection, session.scope.graph
    healed = taking_out.around(session, ids)
    if session.do(removal(healed, ids, taking_out.title(session, ids), name)):
        _tell(context, healed)


def _unhook(context: Context) -> None:
    session = context.session
    ids, name = session.selection, session.scope.graph
    healed = taking_out.around(session, ids)
    if session.do(unhooking(healed, taking_out.title(session, ids), name)):
        _tell(context, healed)


def _tell(context: Context, healed: Healing) -> None:
    """Say that not all could be mended."""
    if len(healed.lost) == 1:
        name = context.session.graph.node(healed.lost[0].target).name
        told = Message("{name} is no longer fed: nothing that fits came in before it.", name=name)
        context.session.notify("info", told)
    elif healed.lost:
        count = len(healed.lost)
        told = Message("{count} wires were not mended: nothing that fits came in.", count=count)
        context.session.notify("info", told)


def _toggle_glide(context: Context) -> None:
    settings = context.session.settings
    settings.glide = not settings.glide
    settings.save()


def _needs_cards(context: Context) -> Message | None:
    if not len(context.session.graph):
        return Message("There is nothing on the canvas yet.")
    return None


def _needs_wired(context: Context) -> Message | None:
    if refusal := needs_selection(context):
        return refusal
    graph = context.session.graph
    selection = set(context.session.selection)
    for node_id in selection:
        ends = [wire.source for wire in graph.incoming(node_id)]
        ends += [wire.target for wire in graph.outgoing(node_id)]
        if not selection.issuperset(ends):
            return None
    return Message("The selected layers have no wires to others.")


ACTIONS = (
    Action("edit.lasso", Message("Lasso"), "Edit", _lasso, "L", _needs_cards, group="selection"),
    Action(
        "edit.take_out",
        Message("Delete, mending the wires"),
        "Edit",
        _take_out,
        "Alt+Del",
        needs_selection,
        group="taking out",
    ),
    Action(
        "edit.unhook",
        Message("Take out, mending the wires"),
        "Edit",
        _unhook,
        "Alt+Shift+Del",
        _needs_wired,
        group="taking out",
    ),
    Action(
        "view.glide",
        Message("Glide on when flicked"),
        "View",
        _toggle_glide,
        checked=lambda context: context.session.settings.glide,
        group="grid",
    ),
)
