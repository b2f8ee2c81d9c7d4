"""What would let a run that failed succeed: in words, and as settings for another try."""

from __future__ import annotations

from studio.compile.footprint import Footprint
from studio.compile.kinds import CHECKPOINT
from studio.compile.memory import Measurer
from studio.compile.ownership import optimisers
from studio.compile.plan import Plan
from studio.compile.shapes import ShapeCache
from studio.graph.model import TRAINING
from studio.message import Message
from studio.observe.frames import Remedy
from studio.train.capacity import EASY, RESERVE, largest_batch, states_per_parameter
from studio.train.config import TrainConfig
from studio.train.free_memory import available
from studio.train.job import Job
from studio.train.sparing import Sparing, recomputing, sparing, worthwhile

SLOWER = 10
"""By how much the learning rate is lowered."""


def with_less_memory(
    reason: str | Message, job: Job, config: TrainConfig, device: str
) -> tuple[Message, Remedy | None]:
    """After memory ran out: what fits, by what the model needs and what is free now.

    That is a smaller batch, or the same one where some blocks are computed again.

    Args:
        reason: what the device said.
        job: what was trained.
        config: how it was trained.
        device: ``cpu``, ``cuda`` or ``mps``.
    """
    free = available(device)
    room = None if free is None else round(EASY * free) - RESERVE.get(device, RESERVE["cpu"])
    measurer = Measurer(ShapeCache())
    footprint = measurer.measure(job.plan)
    batch = _batch(config, footprint, room)
    lighter = None if room is None else _lighter(job, config, measurer, footprint, room)
    if batch < 1 and lighter is not None:
        message = Message(
            "There is not enough memory for a batch of {batch}: {reason}. {blocks}",
            batch=config.batch_size,
            reason=reason,
            blocks=_told(lighter),
        )
        return message, lighter
    if batch < 1:
        message = Message(
            "There is not enough memory even for one example: {reason}. Fewer channels, a smaller "
            "input or fewer layers need less.",
            reason=reason,
        )
        return message, None
    hint = Message("")
    if config.precision == "float32":
        hint = Message("Otherwise, train.precision bfloat16 keeps values in half the memory.")
    if lighter is not None:
        hint = Message("{blocks} {hint}", blocks=_told(lighter), hint=hint)
    message = Message(
        "There is not enough memory for a batch of {batch}: {reason}. A batch of {fits} should "
        "fit; with train.accumulate {times} an update still sees as many examples. {hint}",
        batch=config.batch_size,
        reason=reason,
        fits=batch,
        times=config.accumulate * -(-config.batch_size // batch),
        hint=hint,
    )
    title = Message("Try again with batch {batch}", batch=batch)
    return message, Remedy(title, (("train.batch_size", batch),), instead=lighter)


def with_smaller_steps(config: TrainConfig, kept: int | None) -> Remedy:
    """After a loss that was no number: on from the last checkpoint, if there is one, and slower."""
    rate = float(f"{config.lr / SLOWER:.6g}")
    settings = (("train.lr", rate),)
    if kept is None:
        return Remedy(Message("Start anew with a learning rate of {rate}", rate=rate), settings)
    title = Message("Go on from step {step} with a learning rate of {rate}", step=kept, rate=rate)
    return Remedy(title, settings, go_on=True)


def with_smaller_steps_drawn(training: Plan, kept: int | None) -> Remedy | None:
    """The same where the training graph was drawn: for all of its optimisers."""
    rates = [(step.node, step.settings.get("lr")) for step in optimisers(training)]
    lower = tuple(
        (TRAINING, node, "lr", float(f"{rate / SLOWER:.6g}"))
        for node, rate in rates
        if isinstance(rate, int | float)
    )
    if not lower:
        return None
    if len(lower) == 1:
        rate = lower[0][-1]
        title = Message("Start anew with a learning rate of {rate}", rate=rate)
        if kept is not None:
            title = Message(
                "Go on from step {step} with a learning rate of {rate}", step=kept, rate=rate
            )
    else:
        title = Message("Start anew with a tenth of the learning rates")
        if kept is not None:
            title = Message("Go on from step {step} with a tenth of the learning rates", step=kept)
    return Remedy(title, (), go_on=kept is not None, params=lower)


def _batch(config: TrainConfig, footprint: Footprint, room: int | None) -> int:
    """A power of two that should fit, smaller than the one that did not; 0 for none."""
    most = config.batch_size // 2
    if room is not None:
        most = min(most, largest_batch(footprint, states_per_parameter(config), room))
    return 1 << (most.bit_length() - 1) if most > 0 else 0


def _lighter(
    job: Job, config: TrainConfig, measurer: Measurer, footprint: Footprint, room: int
) -> Remedy | None:
    """The fewest blocks with which the same batch fits, were they computed again."""
    states, batch = states_per_parameter(config), config.batch_size
    found = sparing(job.plan, footprint, measurer.measure)
    chosen: list[Sparing] = []
    now = footprint
    for _, block in worthwhile(found, footprint, batch, states):
        places = [each.place for each in (*chosen, block)]
        lean = measurer.measure(recomputing(job.plan, places))
        if lean.training_bytes(batch, states) >= now.training_bytes(batch, states):
            continue  # One of the others holds it, or is held by it.
        chosen.append(block)
        now = lean
        if largest_batch(now, states, room) >= batch:
            names = ", ".join(each.name for each in chosen)
            params = tuple((*each.place, CHECKPOINT, True) for each in chosen)
            title = Message("Recompute {names} in backward and try again", names=names)
            return Remedy(title, (), params=params)
    return None


def _told(lighter: Remedy) -> Message:
    return Message(
        "The same batch should fit if {names} were computed again in the backward pass.",
        names=str(lighter.title.values["names"]),
    )
