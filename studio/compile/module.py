"""The reading of a Plan that trains: an ``nn.Module`` that runs its steps."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor, nn

from studio.compile.calls import Values, bind, construct, is_unary, spread
from studio.compile.plan import Plan, Ref, Step
from studio.message import UserError


class NodeError(UserError):
    """A step failed while it ran; ``node`` is the id of its node, ``__cause__`` what torch said."""

    def __init__(self, step: Step, error: Exception) -> None:
        super().__init__(
            "{name} ({kind}) failed while it ran: {reason}",
            name=step.name,
            kind=step.spec.title,
            reason=str(error).strip().partition("\n")[0] or type(error).__name__,
        )
        self.node = step.node


class PlanModule(nn.Module):
    """Runs a Plan.

    ``forward`` takes the inputs in the plan's order and returns what the outputs name: one value,
    or a tuple. The ``state_dict`` has the keys of the exported class.
    """

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan
        self._slots: dict[Ref, int] = {}
        self._program: list[tuple[Step, Callable[[dict[str, Any], Values], None]]] = []
        self._tap: tuple[Collection[str], dict[tuple[str, str], Tensor]] | None = None
        for step in plan.steps:
            for port in step.spec.outputs:
                self._slots[Ref(step.node, port.name)] = len(self._slots)
        for step in plan.steps:
            if step.spec.construct == "module":
                # Not by add_module, which refuses names of this class's own methods; the exported
                # class has none of them, and both must have the same keys.
                self._modules[step.name] = construct(step)
            if step.spec.construct not in ("input", "output"):
                self._program.append((step, self._instruction(step)))
        self._calls = [run for _, run in self._program]
        self._entry = [self._slots[Ref(step.node, "output")] for step in plan.inputs]
        self._exit = [self._slots[step.inputs["input"][0]] for step in plan.outputs]

    def _instruction(self, step: Step) -> Callable[[dict[str, Any], Values], None]:
        run = bind(step, self._slots)
        name = step.name
        pattern = step.returns
        if isinstance(pattern, str):
            out = self._slots[Ref(step.node, pattern)]
            (refs,) = [refs for _, refs in step.arguments()][:1] or [()]
            if step.spec.construct == "module" and len(refs) == 1 and is_unary(step):
                source = self._slots[refs[0]]

                def unary(layers: dict[str, Any], values: Values) -> None:
                    values[out] = layers[name](values[source])

                return unary

            def single(layers: dict[str, Any], values: Values) -> None:
                values[out] = run(layers.get(name), values)

            return single

        places = {port.name: self._slots[Ref(step.node, port.name)] for port in step.spec.outputs}

        def many(layers: dict[str, Any], values: Values) -> None:
            for port, value in spread(pattern, run(layers.get(name), values)):
                values[places[port]] = value

        return many

    def forward(self, *inputs: Tensor) -> Any:
        if len(inputs) != len(self._entry):
            raise UserError(
                "{name} takes {expected} inputs, got {found}",
                name=self.plan.name,
                expected=len(self._entry),
                found=len(inputs),
            )
        values: Values = [None] * len(self._slots)
        for place, value in zip(self._entry, inputs, strict=True):
            values[place] = value
        layers = self._modules
        index = -1
        try:
            if self._tap is None:
                for index, run in enumerate(self._calls):  # noqa: B007
                    run(layers, values)
            else:
                self._keep(self.plan.inputs, values)
                for index, (step, run) in enumerate(self._program):  # noqa: B007
                    run(layers, values)
                    self._keep((step,), values)
        except Exception as error:
            raise NodeError(self._program[index][0], error) from error
        results = [values[place] for place in self._exit]
        return results[0] if len(results) == 1 else tuple(results)

    @contextmanager
    def tapped(self, nodes: Collection[str]) -> Iterator[dict[tuple[str, str], Tensor]]:
        """Let each call within this scope leave the outputs of these nodes (ids) in a mapping.

        Its keys are node and port; its values are copies that still carry gradients.
        """
        before = self._tap
        taken: dict[tuple[str, str], Tensor] = {}
        self._tap = (nodes, taken)
        try:
            yield taken
        finally:
            self._tap = before

    def _keep(self, steps: tuple[Step, ...], values: Values) -> None:
        assert self._tap is not None
        nodes, taken = self._tap
        for step in steps:
            if step.node in nodes:
                for port in step.spec.outputs:
                    value = values[self._slots[Ref(step.node, port.name)]]
                    if isinstance(value, Tensor):
                        # A copy, since a later in-place activation may overwrite the value.
                        taken[step.node, port.name] = value.clone()

    def layer(self, node: str) -> nn.Module | None:
        """The layer of a node id, if the node is a module."""
        step = self.plan.step(node)
        return None if step is None else self._modules.get(step.name)


def seeded(plan: Plan, seed: int) -> PlanModule:
    """The module with the initial weights that this seed gives, on CPU.

    The global random state is left as it was.
    """
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return PlanModule(plan)
