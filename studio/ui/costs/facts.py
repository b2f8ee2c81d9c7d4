"""What a node costs, as the inspector tells it."""

from __future__ import annotations

from studio.app.session import Session
from studio.compile.costs import Cost
from studio.ui.costs.words import sees_of
from studio.ui.figures import count, memory
from studio.ui.pieces import Fact
from studio.ui.text import tr


def cost_facts(session: Session, node_id: str, cost: Cost) -> list[Fact]:
    """The costs of a node of the graph that is shown, as far as they are known."""
    facts = [(tr("Parameters"), count(cost.parameters))]
    if cost.buffers:
        facts.append((tr("Buffers"), count(cost.buffers)))
    facts.append((tr("Multiply-adds"), count(cost.multiply_adds)))
    per_sample = tr("{memory} per sample", memory=memory(cost.activation_bytes))
    facts.append((tr("Memory"), per_sample))
    row, estimate = session.costing.of(node_id), session.costing.estimate
    if row is None or estimate is None:
        return facts
    if estimate.footprint is not None:
        batch = estimate.question.batch
        kept = tr("{memory}, batch of {batch}", memory=memory(row.kept_bytes), batch=count(batch))
        facts.append((tr("Kept to train"), kept))
    if row.receptive is not None:
        facts.append((tr("Sees"), sees_of(row.receptive)))
    return facts
