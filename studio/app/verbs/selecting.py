"""Select by what a node is and where it stands in the flow of the data."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from studio.app.action import Action, Context
from studio.app.verbs.edit import needs_anything, needs_selection, needs_something
from studio.graph.ways import between, joined, upstream
from studio.message import Message

SELECT = Message("Select")
_NAMED = 3


def _upstream(context: Context) -> set[str]:
    return upstream(context.session.graph, context.session.selection)


def _downstream(context: Context) -> set[str]:
    return context.session.graph.downstream(context.session.selection)


def _similar(context: Context) -> set[str]:
    """All of the kinds that are selected."""
    graph = context.session.graph
    kinds = {graph.node(node_id).kind for node_id in context.session.selection}
    return {node.id for node in graph if node.kind in kinds}


def _take(context: Context, ids: AbstractSet[str]) -> None:
    """Select these; what was selected stays in front."""
    session = context.session
    more = (node_id for node_id in session.graph.ids() if node_id in ids)
    session.select((*session.all_selected, *more))


def select_upstream(context: Context) -> None:
    _take(context, _upstream(context))


def select_downstream(context: Context) -> None:
    _take(context, _downstream(context))


def select_similar(context: Context) -> None:
    _take(context, _similar(context))


def select_between(context: Context) -> None:
    _take(context, between(context.session.graph, context.session.selection))


def invert(context: Context) -> None:
    graph, chosen = context.session.graph, set(context.session.all_selected)
    context.session.select(i for i in (*graph.ids(), *graph.pieces) if i not in chosen)


def select_none(context: Context) -> None:
    context.session.select(())


def _names(context: Context) -> str | Message:
    """What is selected, by name; of many the first."""
    graph, chosen = context.session.graph, context.session.selection
    names = ", ".join(graph.node(node_id).name for node_id in chosen[:_NAMED])
    more = len(chosen) - _NAMED
    return Message("{names} and {count} more", names=names, count=more) if more > 0 else names


def _adds_none(context: Context, found: AbstractSet[str]) -> bool:
    return len(found) == len(context.session.selection)


def _no_upstream(context: Context) -> Message | None:
    if refusal := needs_selection(context):
        return refusal
    if _adds_none(context, _upstream(context)):
        return Message("No other node feeds {names}.", names=_names(context))
    return None


def _no_downstream(context: Context) -> Message | None:
    if refusal := needs_selection(context):
        return refusal
    if _adds_none(context, _downstream(context)):
        return Message("No other node is fed by {names}.", names=_names(context))
    return None


def _no_similar(context: Context) -> Message | None:
    if refusal := needs_selection(context):
        return refusal
    if _adds_none(context, _similar(context)):
        return Message("No other node is of the kind of {names}.", names=_names(context))
    return None


def _nothing_between(context: Context) -> Message | None:
    graph, chosen = context.session.graph, context.session.selection
    if len(chosen) < 2:
        return Message("Select the two nodes, or more, between which all shall be selected.")
    if not _adds_none(context, between(graph, chosen)):
        return None
    if joined(graph, chosen):
        return Message("There is no node between {names}.", names=_names(context))
    return Message("No data flows from one to another of {names}.", names=_names(context))


ACTIONS = (
    Action(
        "edit.select_upstream",
        Message("All upstream"),
        "Edit",
        select_upstream,
        "Ctrl+Shift+Left",
        _no_upstream,
        group="selection",
        submenu=(SELECT,),
    ),
    Action(
        "edit.select_downstream",
        Message("All downstream"),
        "Edit",
        select_downstream,
        "Ctrl+Shift+Right",
        _no_downstream,
        group="selection",
        submenu=(SELECT,),
    ),
    Action(
        "edit.select_similar",
        Message("Similar kind"),
        "Edit",
        select_similar,
        "Ctrl+Shift+A",
        _no_similar,
        group="selection",
        submenu=(SELECT,),
    ),
    Action(
        "edit.select_between",
        Message("All between"),
        "Edit",
        select_between,
        "Ctrl+Shift+B",
        _nothing_between,
        group="selection",
        submenu=(SELECT,),
    ),
    Action(
        "edit.select_inverse",
        Message("Invert selection"),
        "Edit",
        invert,
        "Ctrl+I",
        needs_something,
        group="selection",
        submenu=(SELECT,),
    ),
    Action(
        "edit.select_none",
        Message("Select nothing"),
        "Edit",
        select_none,
        refusal=needs_anything,
        group="selection",
        submenu=(SELECT,),
    ),
)
