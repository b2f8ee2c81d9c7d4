"""Calls of steps in their order, each from places in a list of values to others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from studio.compile.given import TENSORS
from studio.compile.instructions import Instruction, emptying
from studio.compile.plan import Plan, Ref, Step
from studio.compile.slots import Slots, allot
from studio.layers.spec import UNCALLED

Call = tuple[Step, Instruction, tuple[int, ...]]
"""A step, what is done for it, and the places that hold nothing afterwards."""


@dataclass(frozen=True, slots=True)
class Program:
    """Some steps of a plan, ready to be run again and again."""

    slots: Slots
    steps: tuple[Call, ...]
    calls: tuple[Instruction, ...]
    early: tuple[Step, ...]
    """The steps whose values are there before anything is called."""
    entry: tuple[int | None, ...]
    """The place of each input of the plan, in their order; ``None`` for one that is not needed."""
    held: tuple[tuple[int, str], ...]
    """The places of the plan's own tensors, and their names."""
    exit: tuple[int, ...]
    """The places of the values that are wanted."""


def program(
    plan: Plan,
    steps: Sequence[Step],
    wanted: Sequence[Ref],
    make: Callable[[Step, Slots], Instruction],
) -> Program:
    """A program of these steps of a plan.

    Args:
        plan: what they are from.
        steps: in the order of the plan.
        wanted: the values that it is run for.
        make: what is done for a step that is called.
    """
    slots = allot(steps, wanted)
    called = [s for s in steps if s.spec.construct not in (*UNCALLED, *TENSORS)]
    calls = tuple((step, make(step, slots), slots.ended.get(step.node, ())) for step in called)
    return Program(
        slots,
        calls,
        tuple(emptying(run, ended) for _, run, ended in calls),
        tuple(step for step in steps if step.spec.construct in ("input", *TENSORS)),
        tuple(slots.of.get(Ref(step.node, "output")) for step in plan.inputs),
        tuple(_held(steps, slots)),
        tuple(slots.of[ref] for ref in wanted),
    )


def _held(steps: Sequence[Step], slots: Slots) -> Iterator[tuple[int, str]]:
    for step in steps:
        if step.spec.construct in TENSORS:
            yield slots.of[Ref(step.node, "output")], step.keeper


def upstream(plan: Plan, wanted: Sequence[Ref]) -> tuple[Step, ...]:
    """The steps that these values depend on, in the order of the plan."""
    needed = {ref.node for ref in wanted}
    found: list[Step] = []
    for step in reversed(plan.steps):
        if step.node in needed:
            found.append(step)
            needed.update(ref.node for refs in step.inputs.values() for ref in refs)
    return tuple(reversed(found))
