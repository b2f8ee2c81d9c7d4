"""What would let a run that failed succeed: in words, and as settings for another try."""

from __future__ import annotations

from studio.compile.memory import Measurer
from studio.compile.shapes import ShapeCache
from studio.message import Message
from studio.observe.frames import Remedy
from studio.train.capacity import EASY, RESERVE, largest_batch, states_per_parameter
from studio.train.config import TrainConfig
from studio.train.free_memory import available
from studio.train.job import Job

SLOWER = 10
"""By how much the learning rate is lowered."""


def with_less_memory(
    reason: str | Message, job: Job, config: TrainConfig, device: str
) -> tuple[Message, Remedy | None]:
    """After memory ran out: a batch that fits, by what the model needs and what is free now.

    Args:
        reason: what the device said.
        job: what was trained.
        config: how it was trained.
        device: ``cpu``, ``cuda`` or ``mps``.
    """
    batch = _batch(job, config, device)
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
    return message, Remedy(title, (("train.batch_size", batch),))


def with_smaller_steps(config: TrainConfig, kept: int | None) -> Remedy:
    """After a loss that was no number: on from the last checkpoint, if there is one, and slower."""
    rate = float(f"{config.lr / SLOWER:.6g}")
    settings = (("train.lr", rate),)
    if kept is None:
        return Remedy(Message("Start anew with a learning rate of {rate}", rate=rate), settings)
    title = Message("Go on from step {step} with a learning rate of {rate}", step=kept, rate=rate)
    return Remedy(title, settings, go_on=True)


def _batch(job: Job, config: TrainConfig, device: str) -> int:
    """A power of two that should fit, smaller than the one that did not; 0 for none."""
    most = config.batch_size // 2
    free = available(device)
    if free is not None:
        footprint = Measurer(ShapeCache()).measure(job.plan)
        reserve = RESERVE.get(device, RESERVE["cpu"])
        states = states_per_parameter(config)
        most = min(most, largest_batch(footprint, states, round(EASY * free) - reserve))
    return 1 << (most.bit_length() - 1) if most > 0 else 0
