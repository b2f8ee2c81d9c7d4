"""Which nodes of a model methods can hold on to: convolutions, and where numbers become real."""

from __future__ import annotations

from collections.abc import Iterator

from studio.compile.kinds import REPEAT
from studio.compile.plan import Plan, Step


def ways(plan: Plan, prefix: str = "") -> Iterator[tuple[str, Step]]:
    """Every step of a plan and of its blocks, each time that it is called, in their order."""
    for step in plan.steps:
        yield prefix + step.node, step
        if not step.bodies:
            continue
        repeat = step.settings.get(REPEAT, 1)
        for number in range(repeat if isinstance(repeat, int) else 1):
            body = step.bodies[number] if number < len(step.bodies) else step.bodies[0]
            entered = f"{step.node}#{number}" if number else step.node
            yield from ways(body, f"{prefix}{entered}/")


def convolutions(plan: Plan) -> list[tuple[str, Step]]:
    """Those that give maps, in the order in which they run."""
    return [(way, step) for way, step in ways(plan) if step.spec.cost == "convolution"]
