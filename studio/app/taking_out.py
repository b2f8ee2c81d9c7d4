"""Take layers out from between others: which wires close the gap, by what is known of types."""

from __future__ import annotations

from collections.abc import Collection

from studio.app.session import Session
from studio.graph.healing import Healing, healing
from studio.graph.model import Wire
from studio.message import Message


def around(session: Session, ids: Collection[str]) -> Healing:
    """The wires around layers of the graph shown, and those that would close the gap."""

    def fits(given: Wire, gone: Wire) -> bool:
        one, other = _type(session, given), _type(session, gone)
        return not one or not other or one == other

    return healing(session.graph, session.kinds, ids, fits)


def title(session: Session, ids: Collection[str]) -> Message:
    """What the step is called."""
    if len(ids) == 1:
        (only,) = ids
        return Message("Take out {name}", name=session.graph.node(only).name)
    return Message("Take out {count} layers", count=len(ids))


def _type(session: Session, wire: Wire) -> str:
    """The type of the numbers that a wire carries; empty while it is not known."""
    facts = session.facts(wire.source)
    given = facts.outputs.get(wire.output) if facts else None
    return given.dtype if given else ""
