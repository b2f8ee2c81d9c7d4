"""Call a layer twice, pass it by, or take it out for a while."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from studio.app.action import Action, Context
from studio.app.session import Session
from studio.graph.edits import AddNode, Batch, SetFlags
from studio.graph.model import BYPASS, FREEZE, MUTE, Node
from studio.graph.reuse import StopReusing, owner_of, reusers
from studio.graph.uses import free_name
from studio.layers.spec import LayerSpec
from studio.message import Message

KEPT = ("module", "block", "parameter", "buffer")
"""Constructs that have something to share: weights, or a state."""
BELOW = 24.0
"""From a card down to the one that is put below it."""
GAP = 12.0


@dataclass(frozen=True, slots=True)
class _Card:
    """The place of a card."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: _Card) -> bool:
        across = self.x < other.x + other.width and other.x < self.x + self.width
        return across and self.y < other.y + other.height + GAP and other.y < self.y + self.height


def use_again(context: Context) -> None:
    """Put a second call of each selected layer below it, and select these."""
    session = context.session
    graph = session.graph
    cards = [_Card(n.x, n.y, *context.stage.node_size(n.id)) for n in graph]
    new: list[Node] = []
    for node in _nodes(session):
        new_id = free_name((*graph.ids(), *(other.id for other in new)), graph.fresh_id())
        name = free_name((*graph.names(), *(other.name for other in new)), node.name)
        width, height = context.stage.node_size(node.id)
        place = _Card(node.x, node.y + height + BELOW, width, height)
        while any(place.meets(card) for card in cards):
            place = replace(place, y=place.y + BELOW)
        cards.append(place)
        owner = owner_of(graph, node).id
        new.append(Node(new_id, node.kind, name, {}, place.x, place.y, reuses=owner))
    edits = tuple(AddNode(node, session.scope.graph) for node in new)
    title = Message("Use {name} again", name=graph.node(session.selection[0]).name)
    if session.do(Batch(edits, title)):
        session.select(node.id for node in new)


def _stop_sharing(context: Context) -> None:
    """Give calls layers of their own; of a selected owner, all its calls."""
    session = context.session
    scope = session.scope.graph
    calls: dict[str, None] = {}
    for node in _nodes(session):
        if node.reuses:
            calls[node.id] = None
        else:
            calls.update(dict.fromkeys(other.id for other in reusers(session.graph, node.id)))
    edits = tuple(StopReusing(node_id, scope) for node_id in calls)
    session.do(Batch(edits, Message("Stop sharing")))


def _nodes(session: Session) -> list[Node]:
    return [session.graph.node(node_id) for node_id in session.selection]


def _all_have(session: Session, flag: str) -> bool:
    nodes = _nodes(session)
    return bool(nodes) and all(flag in node.flags for node in nodes)


def _toggle(flag: str, on: Message, off: Message) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        session = context.session
        had = _all_have(session, flag)
        edits = tuple(
            SetFlags(
                node.id,
                node.flags - {flag} if had else (node.flags - {BYPASS, MUTE}) | {flag},
                session.scope.graph,
            )
            for node in _nodes(session)
        )
        session.do(Batch(edits, off if had else on))

    return run


def _freeze(context: Context) -> None:
    """Let the weights of nodes stay as they are, or learn again: in new runs, and in this one."""
    session = context.session
    had, scope = _all_have(session, FREEZE), session.scope.graph
    nodes = _with_weights(session)
    edits = tuple(
        SetFlags(node.id, node.flags - {FREEZE} if had else node.flags | {FREEZE}, scope)
        for node in nodes
    )
    title = Message("Unfreeze in training") if had else Message("Freeze in training")
    if session.do(Batch(edits, title)):
        from studio.train.inbox import FROZEN

        for node in nodes:
            session.runs.adjust_all(scope, node.id, FROZEN, not had)


def _with_weights(session: Session) -> list[Node]:
    """The selected nodes that have something to learn, as far as that is known."""
    return [
        node
        for node, spec in _specs(session)
        if (spec is None or spec.construct in KEPT)
        and ((facts := session.facts(node.id)) is None or facts.cost.parameters)
    ]


def _freeze_refusal(context: Context) -> Message | None:
    if not context.session.selection:
        return Message("Nothing is selected.")
    if _with_weights(context.session):
        return None
    return Message("What is selected has no weights that could be frozen.")


def _ticked(flag: str) -> Callable[[Context], bool]:
    return lambda context: _all_have(context.session, flag)


def _specs(session: Session) -> list[tuple[Node, LayerSpec | None]]:
    return [(node, session.kinds.find(node.kind)) for node in _nodes(session)]


def _again_refusal(context: Context) -> Message | None:
    if not context.session.selection:
        return Message("Select the layer that shall be called again.")
    for node, spec in _specs(context.session):
        if spec is None or spec.construct not in KEPT:
            return Message(
                "{name} has no weights that two calls could share. Duplicate it instead.",
                name=node.name,
            )
    return None


def _sharing_refusal(context: Context) -> Message | None:
    session = context.session
    if not session.selection:
        return Message("Nothing is selected.")
    if any(node.reuses or reusers(session.graph, node.id) for node in _nodes(session)):
        return None
    return Message("What is selected shares its layer with no other node.")


def _bypass_refusal(context: Context) -> Message | None:
    if not context.session.selection:
        return Message("Nothing is selected.")
    for node, spec in _specs(context.session):
        if spec is not None and not (spec.inputs and spec.outputs):
            return Message(
                "{name} cannot be bypassed: it has no input that could go on as its output.",
                name=node.name,
            )
    return None


def _mute_refusal(context: Context) -> Message | None:
    return None if context.session.selection else Message("Nothing is selected.")


ACTIONS = (
    Action(
        "layer.use_again",
        Message("Use again"),
        "Model",
        use_again,
        "Ctrl+Shift+D",
        _again_refusal,
        group="sharing",
    ),
    Action(
        "layer.stop_sharing",
        Message("Stop sharing"),
        "Model",
        _stop_sharing,
        refusal=_sharing_refusal,
        group="sharing",
    ),
    Action(
        "layer.bypass",
        Message("Bypass"),
        "Model",
        _toggle(BYPASS, Message("Bypass"), Message("Stop bypassing")),
        "B",
        _bypass_refusal,
        _ticked(BYPASS),
        group="sharing",
    ),
    Action(
        "layer.freeze",
        Message("Freeze in training"),
        "Model",
        _freeze,
        "Shift+F",
        _freeze_refusal,
        _ticked(FREEZE),
        group="sharing",
    ),
    Action(
        "layer.mute",
        Message("Mute"),
        "Model",
        _toggle(MUTE, Message("Mute"), Message("Unmute")),
        "M",
        _mute_refusal,
        _ticked(MUTE),
        group="sharing",
    ),
)
