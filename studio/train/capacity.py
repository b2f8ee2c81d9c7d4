"""Whether a training fits into the memory of a device, told before it starts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isqrt
from typing import Final, Literal

from studio.compile.footprint import Amount, Footprint, Parts
from studio.compile.plan import Plan
from studio.compile.problems import Fix
from studio.message import Message
from studio.train.config import TrainConfig
from studio.train.free_memory import available
from studio.train.sparing import Sparing, sparing, worthwhile

MIB: Final = 2**20
RESERVE: Final = {"cpu": 96 * MIB, "cuda": 384 * MIB, "mps": 256 * MIB}
"""What PyTorch takes besides: handles and workspaces of its libraries, rounding up, the data."""
EASY: Final = 0.8
"""What part of the free memory a training may need and still be sure to fit."""
OFFERED: Final = 3
"""Of so many blocks is offered that they are computed again."""
LARGEST: Final = 1_000_000
"""No larger batch is looked for."""

Level = Literal["fits", "tight", "too_large", "unknown"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether it will fit, and what would help."""

    level: Level
    """``tight``: it should fit, but other programs or the backend may need what is left.
    ``unknown``: the device does not say how much it has."""
    sentence: Message
    parts: Parts
    """What is needed at the worst moment."""
    reserve: int
    """What the backend needs besides."""
    available: int | None
    """Bytes that are free now; ``None`` where the device does not say."""
    device: str
    """``cpu``, ``cuda`` or ``mps``: where ``auto`` leads."""
    largest_batch: int | None = None
    """Of those that fit; 0 where none does, ``None`` where that is not known."""
    advice: tuple[Message, ...] = ()
    """What would help, the best first; nothing where it fits."""
    fixes: tuple[Fix, ...] = ()
    """What would help at one click, and is an edit of the model."""

    @property
    def help(self) -> tuple[Message, ...]:
        """All that would help, in words."""
        return (*self.advice, *(fix.title for fix in self.fixes))

    @property
    def needed(self) -> int:
        return self.parts.total + self.reserve


def states_per_parameter(config: TrainConfig) -> int:
    """How many numbers the optimiser remembers of each parameter."""
    if config.optimizer == "SGD":
        return 1 if config.momentum else 0
    return 2


def where(wanted: str) -> str:
    """The device that a setting leads to; one that is not there is kept as it is."""
    if wanted != "auto":
        return wanted
    import torch

    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


def judge(
    footprint: Footprint,
    config: TrainConfig,
    batch: int | None = None,
    device: str | None = None,
    free: Callable[[str], int | None] = available,
    *,
    blocks: Sequence[Sparing] = (),
) -> Verdict:
    """Whether a training fits, told before it starts.

    Args:
        footprint: the memory of the model.
        config: how it is trained.
        batch: another batch than that.
        device: another device than that.
        free: how much a device has free.
        blocks: what it would help to compute blocks again in the backward pass.
    """
    batch, device = batch or config.batch_size, where(device or config.device)
    states, reserve = states_per_parameter(config), RESERVE.get(device, RESERVE["cpu"])
    parts = footprint.training_parts(batch, states)
    needed, there = parts.total + reserve, free(device)
    if there is None:
        sentence = Message(
            "A training with a batch of {batch} needs about {needed}. How much {device} has free "
            "is not known here.",
            batch=batch,
            needed=size(needed),
            device=name_of(device),
        )
        return Verdict("unknown", sentence, parts, reserve, None, device)
    level: Level = "too_large" if needed > there else "tight" if needed > EASY * there else "fits"
    sentence = Message(
        _SENTENCES[level],
        batch=batch,
        needed=size(needed),
        device=name_of(device),
        free=size(there),
    )
    if level == "fits":
        return Verdict(level, sentence, parts, reserve, there, device)
    most = largest_batch(footprint, states, round(EASY * there) - reserve)
    advice = tuple(_advice(footprint, config, batch, parts, most))
    best = worthwhile(blocks, footprint, batch, states)[:OFFERED]
    fixes = tuple(each.fix(size(saved)) for saved, each in best)
    return Verdict(level, sentence, parts, reserve, there, device, most, advice, fixes)


def appraise(
    plan: Plan,
    measure: Callable[[Plan], Footprint],
    config: TrainConfig,
    batch: int | None = None,
    device: str | None = None,
) -> tuple[Footprint, Verdict]:
    """The memory of a plan, and whether its training fits; else with all that would help."""
    footprint = measure(plan)
    verdict = judge(footprint, config, batch, device)
    if verdict.level in ("tight", "too_large"):
        blocks = sparing(plan, footprint, measure)
        verdict = judge(footprint, config, batch, device, blocks=blocks)
    return footprint, verdict


_SENTENCES: Final[dict[Level, str]] = {
    "fits": "A training with a batch of {batch} fits: it needs about {needed} of the {free} that "
    "{device} has free.",
    "tight": "A training with a batch of {batch} should just fit: it needs about {needed} of the "
    "{free} that {device} has free, and other programs may want some of it.",
    "too_large": "A training with a batch of {batch} will not fit: it needs about {needed}, and "
    "{device} has {free} free.",
}


def name_of(device: str) -> Message:
    """What to call a device in a sentence."""
    names = {
        "cuda": Message("the GPU"),
        "mps": Message("the GPU"),
        "cpu": Message("this computer"),
    }
    return names.get(device, Message("{device}", device=device))


def size(octets: int) -> str:
    """Bytes in binary units, as ``1.2 GiB``."""
    amount = float(octets)
    for unit in ("B", "KiB", "MiB"):
        if amount < 1024:
            return f"{amount:.0f} {unit}"
        amount /= 1024
    return f"{amount:,.1f} GiB"


def largest_batch(footprint: Footprint, states: float, budget: int) -> int:
    """The largest batch with which a training needs no more than so many bytes; 0 for none."""
    parts = footprint.training_parts(1, states)
    left = budget - parts.parameters - parts.buffers - parts.states
    found = LARGEST
    for moment in footprint.training:
        found = min(found, _most(moment.activations, left - moment.gradients))
    return found if left >= 0 else 0


def _most(amount: Amount, budget: int) -> int:
    """The largest batch, as far as is looked for, with which an amount stays within a budget."""
    left = budget - amount.fixed
    if left < 0:
        return 0
    if amount.pair > 0:
        root = isqrt(amount.sample**2 + 4 * amount.pair * left)
        return min(LARGEST, max(0, root - amount.sample) // (2 * amount.pair))
    return min(LARGEST, left // amount.sample) if amount.sample > 0 else LARGEST


def _advice(
    footprint: Footprint, config: TrainConfig, batch: int, parts: Parts, most: int
) -> list[Message]:
    """What would help, the best first."""
    found: list[Message] = []
    if 0 < most < batch:
        found.append(Message("A batch of {batch} fits easily.", batch=most))
    if not most:
        found.append(
            Message("Not even one example fits easily: fewer channels or a smaller input help.")
        )
    kept = footprint.kept_bytes(batch)
    if 2 * parts.activations > parts.total and kept:
        found.append(
            Message("Most of it is what layers keep for the way back: the Costs panel shows which.")
        )
    if parts.states and 4 * parts.states > parts.total:
        found.append(
            Message(
                "{optimizer} remembers {states}; SGD without momentum remembers nothing.",
                optimizer=config.optimizer,
                states=size(parts.states),
            )
        )
    return found
