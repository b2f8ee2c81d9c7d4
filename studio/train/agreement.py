"""Whether a run may be gone on with under the settings of now. No torch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from studio.graph.model import Project
from studio.message import Message
from studio.train.config import TrainConfig

MUST_AGREE = (
    "batch_size",
    "loss",
    "optimizer",
    "schedule",
    "warm_up",
    "accumulate",
    "seed",
)


def disagreement(
    run: str, before: Project, now: Project, info: Mapping[str, Any], config: TrainConfig
) -> Message | None:
    """Why settings would make it another run; ``None`` where they would not.

    Args:
        run: its name.
        before: what it trained.
        now: what would be trained.
        info: the settings of training that its record has.
        config: those of now.
    """
    usual, after = TrainConfig().as_dict(), config.as_dict()
    pairs = [(f"train.{n}", info.get(n, usual[n]), after[n]) for n in MUST_AGREE]
    theirs, ours = before.settings, now.settings
    names = sorted(name for name in {*theirs, *ours} if name.startswith("data."))
    pairs += [(name, theirs.get(name), ours.get(name)) for name in names]
    for name, old, new in pairs:
        if old != new:
            return Message(
                "The run {run} cannot be gone on with: {setting} was {old} and is now {new}. "
                "Set it back, or start a new run.",
                run=run,
                setting=name,
                old=Message("not set") if old is None else old,
                new=Message("not set") if new is None else new,
            )
    return None
