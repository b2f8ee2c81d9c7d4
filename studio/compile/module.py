"""The reading of a Plan that trains: an ``nn.Module`` that runs its steps."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, TypeAlias

import torch
from torch import Tensor, nn

from studio.compile.plan import Plan, Ref, Step
from studio.layers.spec import Pattern
from studio.message import UserError
from studio.value import Value

Values: TypeAlias = list[Any]
Call: TypeAlias = Callable[..., Any]

OPERATORS: dict[str, Call] = {"+": operator.add, "*": operator.mul, "@": operator.matmul}


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


@functools.cache
def resolve(target: str) -> Any:
    """The class or function at a dotted path of a catalogue entry."""
    module, _, name = target.rpartition(".")
    return getattr(import_module(module), name)


def construct(step: Step) -> nn.Module:
    """The layer of a step, newly initialised."""
    # What is implied is left out, since an older torch may not know the newest settings.
    by_name = step.spec.by_name
    given = {name: value for name, value in step.constructor() if not by_name[name].implied(value)}
    layer = resolve(step.spec.target)(**given)
    assert isinstance(layer, nn.Module)
    return layer


def caller(step: Step) -> Callable[[Call | None, dict[str, tuple[Any, ...]]], Any]:
    """A function of the layer and the values by port that does what the step says, once."""
    slots: dict[Ref, int] = {}
    for _, refs in step.arguments():
        for ref in refs:
            slots.setdefault(ref, len(slots))

    run = bind(step, slots)

    def call(layer: Call | None, inputs: dict[str, tuple[Any, ...]]) -> Any:
        values: Values = [None] * len(slots)
        for port, refs in step.inputs.items():
            for ref, value in zip(refs, inputs[port], strict=True):
                values[slots[ref]] = value
        return run(layer, values)

    return call


def bind(step: Step, slots: dict[Ref, int]) -> Callable[[Call | None, Values], Any]:
    """The call of a step as a function of its layer and of the list of all values."""
    if step.spec.construct == "operator":
        return _operator(step, slots)
    function = None if step.spec.construct == "module" else resolve(step.spec.target)
    positional: list[int | tuple[int, ...]] = []
    keywords: dict[str, int | tuple[int, ...]] = {}
    for argument, refs in step.arguments():
        places = tuple(slots[ref] for ref in refs)
        place = places if argument.as_tuple else places[0]
        if argument.keyword:
            keywords[argument.keyword] = place
        else:
            positional.append(place)
    settings = dict(step.call_settings())

    if function is None and not keywords and not settings and len(positional) == 1:
        (only,) = positional
        if isinstance(only, int):
            return lambda layer, values: layer(values[only])  # type: ignore[misc]

    def run(layer: Call | None, values: Values) -> Any:
        args = [_take(values, place) for place in positional]
        kwargs = {name: _take(values, place) for name, place in keywords.items()}
        for name, value in settings.items():
            kwargs[name] = _with_batch(value, args[0]) if type(value) is tuple else value
        target = layer if function is None else function
        return target(*args, **kwargs)  # type: ignore[misc]

    return run


def _operator(step: Step, slots: dict[Ref, int]) -> Callable[[Call | None, Values], Any]:
    apply = OPERATORS[step.spec.target]
    places = [slots[ref] for _, refs in step.arguments() for ref in refs]
    return lambda _layer, values: functools.reduce(apply, [values[place] for place in places])


def _take(values: Values, place: int | tuple[int, ...]) -> Any:
    return values[place] if isinstance(place, int) else tuple(values[n] for n in place)


def _with_batch(value: tuple[Value, ...], first: Any) -> tuple[Value, ...]:
    if "N" not in value:
        return value
    return tuple(first.shape[0] if size == "N" else size for size in value)


def spread(pattern: Pattern, result: Any) -> Iterator[tuple[str, Any]]:
    """The values of a call's result by output port."""
    if isinstance(pattern, str):
        yield pattern, result
    else:
        for part, value in zip(pattern, result, strict=True):
            yield from spread(part, value)


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
            if step.spec.construct == "module" and len(refs) == 1 and _is_unary(step):
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


def _is_unary(step: Step) -> bool:
    arguments = list(step.arguments())
    return (
        len(arguments) == 1
        and not arguments[0][0].as_tuple
        and not arguments[0][0].keyword
        and not list(step.call_settings())
    )


def seeded(plan: Plan, seed: int) -> PlanModule:
    """The module with the initial weights that this seed gives, on CPU.

    The global random state is left as it was.
    """
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return PlanModule(plan)
