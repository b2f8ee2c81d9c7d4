"""The runs of a plan as they are written: one layer each, an ``nn.Sequential``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from studio.compile.classes import port_of
from studio.compile.plan import Plan, Run, Step
from studio.layers.spec import LayerSpec, Port


@dataclass(frozen=True, slots=True)
class Unit:
    """What is made as one attribute and called in one line."""

    place: int
    """Of its step in the plan; of the first where it is a run."""
    step: Step
    """The step; for a run, what stands for all of it."""
    nodes: frozenset[str]
    run: Run | None = None


def units(plan: Plan, steps: Sequence[Step]) -> Iterator[Unit]:
    """The steps of a plan as they are to be written, with one unit for each run."""
    runs = {run.steps.start: run for run in plan.runs}
    place = 0
    while place < len(steps):
        run = runs.get(place)
        if run is None:
            yield Unit(place, steps[place], frozenset({steps[place].node}))
            place += 1
        else:
            members = [steps[n] for n in run.steps]
            yield Unit(place, _as_one(run, members), frozenset(s.node for s in members), run)
            place = run.steps.stop


def _as_one(run: Run, members: list[Step]) -> Step:
    first, last = members[0], members[-1]
    port = port_of(last.bodies[0].outputs[0]) if last.bodies else last.returns
    assert isinstance(port, str)
    (refs,) = first.inputs.values()
    return replace(
        last,
        name=run.name,
        spec=_sequence(port),
        settings={},
        inputs={"input": refs},
        note="",
        called=run.name,
        layer="",
        written={},
        bodies=(),
    )


@lru_cache(maxsize=64)
def _sequence(port: str) -> LayerSpec:
    return LayerSpec(
        key="torch.nn.Sequential",
        title="Sequential",
        family="shape",
        summary="Calls one layer after the other.",
        doc_url="",
        construct="module",
        outputs=(Port(port),),
        returns=port,
    )
