"""The table of costs: a row for each node, those of blocks behind their block."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from studio.compile.facts import NO_FACTS, Analysis
from studio.compile.footprint import Footprint
from studio.compile.receptive import ReceptiveField, receptive_fields
from studio.graph.model import Project


@dataclass(frozen=True, slots=True)
class CostRow:
    """What one node costs, with a batch as given; of a block, all in it, each time it is run."""

    path: str
    """Joined ids: ``n3``, ``n3/n5`` inside a block."""
    depth: int
    """How many blocks it stands in."""
    name: str
    kind: str
    """The key of its kind in the catalogue."""
    shape: str
    """The shapes of its outputs, in words."""
    parameters: int
    buffers: int
    """Numbers that are kept but not learnt."""
    multiply_adds: int
    """For one sample."""
    output_bytes: int
    kept_bytes: int
    """What training keeps of it until the backward pass."""
    receptive: ReceptiveField | None = None
    """What one value of its first output sees; ``None`` where that means nothing."""
    times: int = 1
    """How often a block is repeated; its inner rows are of the first time."""


def cost_rows(
    analysis: Analysis, project: Project, footprint: Footprint | None = None, batch: int = 1
) -> tuple[CostRow, ...]:
    """A row for each node, in the order in which they run; inside a block, of its first time.

    Args:
        analysis: of the project's model, or of one of its graphs.
        project: as it was analysed.
        footprint: its memory, where that has been measured; without it no memory is known.
        batch: examples in a step.
    """
    fields = receptive_fields(analysis.plan) if analysis.plan is not None else {}
    table = _Table(project, footprint or Footprint(), batch, fields)
    return tuple(table.rows(analysis))


@dataclass(frozen=True, slots=True)
class _Table:
    project: Project
    footprint: Footprint
    batch: int
    fields: Mapping[str, ReceptiveField]

    def rows(self, analysis: Analysis, above: str = "", depth: int = 0) -> Iterator[CostRow]:
        graph = self.project.graphs[analysis.graph]
        for node_id in graph.order():
            node, facts = graph.node(node_id), analysis.nodes.get(node_id, NO_FACTS)
            path = above + node_id
            memory = self.footprint.node(path)
            yield CostRow(
                path,
                depth,
                node.name,
                node.kind,
                ", ".join(map(str, facts.outputs.values())),
                facts.cost.parameters,
                facts.cost.buffers,
                facts.cost.multiply_adds,
                memory.output.at(self.batch),
                memory.kept.at(self.batch),
                self.fields.get(path),
                times=max(1, len(facts.inside)),
            )
            if facts.inside:
                yield from self.rows(facts.inside[0], f"{path}/", depth + 1)
