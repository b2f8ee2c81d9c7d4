"""Who holds which memory while a model runs, and the moments at which most of it is held."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from studio.compile.footprint import NOTHING, Amount
from studio.compile.rehearsal import Form
from studio.compile.step_memory import Delta, worst

MANY: Final = 400
"""So many moments are looked through at once for those that count."""


@dataclass(eq=False, slots=True)
class Storage:
    """A piece of memory that one or more values show."""

    amount: Amount
    owner: str = ""
    """The joined ids of the node that made it."""
    holders: int = 0


@dataclass(eq=False, slots=True)
class Value:
    """What stands on a wire."""

    storage: Storage
    form: Form
    weight: bool = False
    """Whether it is a parameter or a buffer of the model."""


@dataclass(slots=True)
class Ledger:
    """What is held at this moment, and the worst moments so far."""

    live: Amount = NOTHING
    moments: list[Delta] = field(default_factory=list)

    def make(self, amount: Amount, owner: str = "") -> Storage:
        """New memory, held once."""
        self.live += amount
        return Storage(amount, owner, holders=1)

    def hold(self, storage: Storage) -> None:
        storage.holders += 1

    def release(self, storage: Storage) -> None:
        """Let go of it; the last one to do so frees it."""
        storage.holders -= 1
        if storage.holders == 0:
            self.live -= storage.amount

    def note(self, more: Amount = NOTHING) -> None:
        """This is a moment at which that much more lives."""
        self.moments.append(Delta(self.live + more))
        if len(self.moments) > MANY:
            self.moments = list(worst(self.moments))

    def worst(self) -> tuple[Delta, ...]:
        return worst(self.moments)


def contiguous(sizes: tuple[Amount, ...]) -> tuple[Amount, ...]:
    """The strides of a tensor without gaps."""
    strides: list[Amount] = []
    step = Amount(1)
    for size in reversed(sizes):
        strides.append(step)
        step = _times(step, size)
    return tuple(reversed(strides))


def spread_out(form: Form) -> Amount:
    """The bytes of a tensor without gaps."""
    total = Amount(form.dtype.itemsize)
    for size in form.sizes:
        total = _times(total, size)
    return total


def _times(one: Amount, two: Amount) -> Amount:
    return Amount(
        one.fixed * two.fixed,
        one.fixed * two.sample + one.sample * two.fixed,
        one.sample * two.sample + one.pair * two.fixed + one.fixed * two.pair,
    )
