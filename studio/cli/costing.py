"""What ``plexus check`` tells of memory: of each node, in total, and whether a training fits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from studio.app.session import Session
from studio.message import Message
from studio.train.config import ConfigError, TrainConfig

if TYPE_CHECKING:
    from studio.compile.analysis import Analysis
    from studio.compile.cost_table import CostRow
    from studio.compile.footprint import Footprint
    from studio.compile.receptive import ReceptiveField
    from studio.train.capacity import Verdict


@dataclass(frozen=True, slots=True)
class Costs:
    """The memory of a model that is trained with this batch; nothing where it cannot run."""

    batch: int = 1
    rows: Mapping[str, CostRow] = field(default_factory=dict)
    """By joined ids."""
    footprint: Footprint | None = None
    verdict: Verdict | None = None
    trouble: Message | None = None
    """Why nothing can be said of a training."""

    def of_node(self, path: str) -> dict[str, Any]:
        """The fields of a node as JSON has them."""
        row = self.rows.get(path)
        if row is None:
            return {"buffers": 0, "output_bytes": None, "kept_bytes": None, "receptive_field": None}
        known = self.footprint is not None
        return {
            "buffers": row.buffers,
            "output_bytes": row.output_bytes if known else None,
            "kept_bytes": row.kept_bytes if known else None,
            "receptive_field": _field(row.receptive),
        }

    def in_total(self) -> dict[str, Any]:
        """The fields of the whole model."""
        memory, verdict = self.footprint, self.verdict
        return {
            "batch": self.batch,
            "inference_bytes": memory.inference_bytes(self.batch) if memory else None,
            "training_bytes": verdict.parts.total if verdict else None,
        }

    def fit(self) -> dict[str, Any] | None:
        """Whether a training fits."""
        verdict = self.verdict
        if verdict is None:
            return None
        return {
            "device": verdict.device,
            "level": verdict.level,
            "message": str(verdict.sentence),
            "needed_bytes": verdict.needed,
            "available_bytes": verdict.available,
            "largest_batch": verdict.largest_batch,
            "advice": [str(message) for message in verdict.help],
        }

    def kept(self, path: str) -> int:
        """What training keeps of a node."""
        row = self.rows.get(path)
        return row.kept_bytes if row else 0

    def sentences(self) -> list[str]:
        """The same in words."""
        found: list[str] = []
        if self.footprint is not None and self.verdict is not None:
            found.append(str(self.verdict.sentence))
            found += [f"  {message}" for message in self.verdict.help]
        if self.trouble is not None:
            found.append(str(self.trouble))
        return found


def measured(session: Session, analysis: Analysis, batch: int | None, device: str | None) -> Costs:
    """The memory of the model of a session, with the batch and the device it is trained with.

    Args:
        session: where the project is open.
        analysis: of its model.
        batch: another batch than its settings say.
        device: another device than its settings say.
    """
    from studio.compile.cost_table import cost_rows

    project = session.document.project
    try:
        config, trouble = TrainConfig.from_settings(project.settings), None
    except ConfigError as error:
        config, trouble = TrainConfig(), error.message
    batch = batch or config.batch_size
    if analysis.plan is None:
        rows = {row.path: row for row in cost_rows(analysis, project)}
        return Costs(batch, rows, trouble=trouble)
    from studio.compile.memory import Measurer
    from studio.compile.shapes import ShapeCache
    from studio.train.capacity import appraise

    measure = Measurer(ShapeCache()).measure
    footprint, verdict = appraise(analysis.plan, measure, config, batch, device)
    rows = {row.path: row for row in cost_rows(analysis, project, footprint, batch)}
    return Costs(batch, rows, footprint, verdict, trouble)


def _field(found: ReceptiveField | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "size": list(found.size),
        "stride": [float(step) for step in found.stride],
        "offset": [float(place) for place in found.offset],
        "of": list(found.extent),
    }
