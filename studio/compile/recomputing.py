"""How a block is computed again in the backward pass, and which blocks need more care for it."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Final

from studio.compile.classes import is_checkpointed
from studio.compile.plan import Plan, Ref, Step
from studio.layers.builtin.part import FOLDER
from studio.layers.treatments import chosen

PLAIN: Final = "torch.utils.checkpoint.checkpoint"
"""What calls a block whose buffers stay as they are."""
CAREFUL: Final = "checkpoint_with_buffers"
"""What calls another; so its file is called too."""
KNOWN: Final = ("torch", "studio")
"""The packages of whose layers it is told by their settings whether their buffers move."""


@cache
def careful_code() -> str:
    """The Python of what calls a block whose buffers move."""
    return (FOLDER / f"{CAREFUL}.py").read_text(encoding="utf-8")


def overwriter(plan: Plan, among: Collection[str] | None = None) -> tuple[Plan, Step] | None:
    """The first layer that works in place on what comes into a block, and the plan it is in.

    What is computed again would begin with other values then.

    Args:
        plan: what the block runs.
        among: the inputs that are meant; without, all.
    """
    entered = {
        Ref(step.node, "output")
        for step in plan.inputs
        if among is None or (step.called or step.name) in among
    }
    for step in plan.steps:
        ports = {port for port, refs in step.inputs.items() if not entered.isdisjoint(refs)}
        if ports and step.settings.get("inplace") is True:
            return plan, step
        for body in step.bodies[:1]:
            if ports and (found := overwriter(body, ports)) is not None:
                return found
    return None


def is_careful(step: Step) -> bool:
    """Whether a step is a block that is computed again and whose buffers move."""
    return is_checkpointed(step) and moves_buffers(step)


def moves_buffers(block: Step) -> bool:
    """Whether a block may leave other buffers behind than it found, when it runs in training.

    Running statistics do, and the vectors by which a spectral norm is found. Python of others is
    taken to do so.
    """
    return any(map(_moves_in, block.bodies))


def _moves_in(plan: Plan) -> bool:
    return any(_moves(step) or moves_buffers(step) for step in plan.steps)


def _moves(step: Step) -> bool:
    spec, settings = step.spec, step.settings
    if any(each.treatment.name == "spectral_norm" for each in chosen("parametrization", settings)):
        return True
    if spec.construct != "module":
        return False
    if spec.target.partition(".")[0] not in KNOWN:
        return True
    return settings.get("track_running_stats") is True
