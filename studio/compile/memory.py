"""How much memory a plan takes: each step is rehearsed, and the plan is gone through on paper.

Equal steps with equal inputs are rehearsed once, so that an edit costs what is new in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import torch

from studio.compile.backward_memory import go_back
from studio.compile.footprint import (
    NO_FOOTPRINT,
    NOTHING,
    Amount,
    Footprint,
    Moment,
    NodeFootprint,
    in_total,
)
from studio.compile.forward_memory import Forward
from studio.compile.ledger import Ledger, contiguous
from studio.compile.plan import Plan, Step
from studio.compile.rehearsal import Form
from studio.compile.shapes import ShapeCache
from studio.compile.step_memory import StepMemory, step_memory

LIMIT: Final = 20_000
"""How many steps are remembered."""


def _go_on() -> None:
    """Nobody is in a hurry."""


class Measurer:
    """Measures plans, remembering what equal steps did with equal inputs.

    Args:
        cache: what is known of shapes: that of an ``Analyser``, so that nothing is asked twice.
    """

    def __init__(self, cache: ShapeCache) -> None:
        self._cache = cache
        self._known: dict[object, StepMemory] = {}
        self._check: Callable[[], None] = _go_on

    def measure(self, plan: Plan, check: Callable[[], None] = _go_on) -> Footprint:
        """The memory of a plan. Some milliseconds for each step that is unlike all before.

        Args:
            plan: what is measured.
            check: called before each of those; what it raises ends the work.
        """
        self._check = check
        pure, training = Forward(self, Ledger(), training=False), Forward(self, Ledger())
        pure.run(plan)
        returned = training.run(plan)
        weights = list(training.weights.values())
        gradients = sum(each.gradients for each in weights)
        # What the loop holds of the step before: its outputs, and the gradients of the weights.
        held = in_total({id(v.storage): v.storage.amount for v in returned}.values())
        forward = [Moment(each.more + held, gradients) for each in training.ledger.worst()]
        training.ledger.moments.clear()
        kept = training.kept()
        back = go_back(training, returned)
        found = {
            path: NodeFootprint(
                pure.output.get(path, NOTHING),
                kept.get(path, NOTHING),
                pure.scratch.get(path, NOTHING),
                back.scratch.get(path, NOTHING),
            )
            for path in (*pure.output, *(path for path in kept if path not in pure.output))
        }
        return Footprint(
            _with_blocks(found),
            sum(each.parameters for each in weights),
            gradients,
            sum(each.buffers for each in weights),
            tuple(each.more for each in pure.ledger.worst()),
            (*forward, *back.moments, Moment(training.ledger.live, gradients)),
        )

    def entering(self, step: Step) -> Form:
        """What comes in at an input of the model."""
        spec = self._cache.infer(step, {}).outputs["output"]
        none, one = spec.sizes(0), spec.sizes(1)
        sizes = tuple(Amount(a, b - a) for a, b in zip(none, one, strict=True))
        return Form(sizes, contiguous(sizes), getattr(torch, spec.dtype), learns=False)

    def of_step(
        self,
        step: Step,
        places: Mapping[str, tuple[int | None, ...]],
        forms: tuple[Form, ...],
        wanted: frozenset[str] | None,
    ) -> StepMemory:
        """What a step does with values like these; without ``wanted``, without gradients."""
        settings = tuple(step.settings.items())
        key = (step.spec.key, step.spec.code, settings, tuple(places.items()), forms, wanted)
        known = self._known.get(key)
        if known is None:
            self._check()
            if len(self._known) >= LIMIT:
                self._known.clear()
            known = self._known[key] = step_memory(step, places, forms, wanted)
        return known


def _with_blocks(nodes: Mapping[str, NodeFootprint]) -> dict[str, NodeFootprint]:
    """The same with the blocks that they stand in, each as all in it together."""
    found = dict(nodes)
    for path, inner in nodes.items():
        above = path
        while "/" in above:
            # All repetitions of a block are one node of the graph around it.
            above = above.rpartition("/")[0]
            around = above.rpartition("/")
            for block in {above, f"{around[0]}{around[1]}{around[2].partition('#')[0]}"}:
                found[block] = _together(found.get(block, NO_FOOTPRINT), inner)
    return found


def _together(one: NodeFootprint, two: NodeFootprint) -> NodeFootprint:
    return NodeFootprint(
        one.output + two.output,
        one.kept + two.kept,
        _larger(one.scratch, two.scratch),
        _larger(one.backward, two.backward),
    )


def _larger(one: Amount, two: Amount) -> Amount:
    return max(one, two, key=lambda each: (each.pair, each.sample, each.fixed))
