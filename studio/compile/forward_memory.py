"""The memory of a forward pass over a plan, on paper.

A value is freed after the last step that needs it, as ``PlanModule`` does, unless the backward pass
needs it again. What comes into a block is held by its caller until the block returns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from studio.compile.calls import tensor
from studio.compile.footprint import NOTHING, Amount, in_total
from studio.compile.given import TENSORS
from studio.compile.kinds import REPEAT
from studio.compile.ledger import Ledger, Storage, Value, contiguous, spread_out
from studio.compile.plan import Plan, Ref, Step
from studio.compile.rehearsal import META, Form
from studio.compile.step_memory import Origin, Pass, StepMemory
from studio.layers.spec import UNCALLED

Places: TypeAlias = dict[str, tuple[int | None, ...]]
Given: TypeAlias = "list[Value | None]"


class Steps(Protocol):
    """What knows the memory of single steps."""

    def entering(self, step: Step) -> Form: ...
    def of_step(
        self,
        step: Step,
        places: Mapping[str, tuple[int | None, ...]],
        forms: tuple[Form, ...],
        wanted: frozenset[str] | None,
    ) -> StepMemory: ...


@dataclass(frozen=True, slots=True)
class Weights:
    """Bytes of one layer's weights, however often it is called."""

    parameters: int
    gradients: int
    buffers: int
    largest: int = 0


@dataclass(frozen=True, slots=True)
class Call:
    """A call that was made and is to be gone through backward."""

    path: str
    layer: str
    """The name under which its weights are kept."""
    made: Pass
    inputs: tuple[Value, ...]
    outputs: Mapping[str, Value]
    kept: Mapping[Origin, Storage]
    extras: Storage


class Forward:
    """A pass over a plan, with or without what training keeps."""

    def __init__(self, steps: Steps, ledger: Ledger, *, training: bool = True) -> None:
        self.ledger = ledger
        self.weights: dict[str, Weights] = {}
        self.output: dict[str, Amount] = {}
        self.scratch: dict[str, Amount] = {}
        self.calls: list[Call] = []
        self._steps = steps
        self._training = training

    def run(self, plan: Plan) -> list[Value]:
        """Go through a model; the values it returns stay held, as do those it is given."""
        given: Given = []
        for step in plan.inputs:
            form = self._steps.entering(step)
            storage = self.ledger.make(spread_out(form), step.node)
            self.output[step.node] = storage.amount
            given.append(Value(storage, form))
        results = self._body(plan, given, "", "")
        self.ledger.note()
        returned = [value for value in results if value is not None]
        self._forget(returned)
        return returned

    def kept(self) -> dict[str, Amount]:
        """What is kept for the backward pass, by the node whose it is."""
        found: dict[str, Amount] = {}
        every: dict[int, Storage] = {}
        for call in self.calls:
            every |= {id(storage): storage for storage in (*call.kept.values(), call.extras)}
        for storage in every.values():
            found[storage.owner] = found.get(storage.owner, NOTHING) + storage.amount
        return found

    def _body(self, plan: Plan, given: Given, above: str, keeper: str) -> Given:
        values: dict[Ref, Value | None] = {
            Ref(step.node, "output"): value for step, value in zip(plan.inputs, given, strict=True)
        }
        entered = set(values)
        last = _last_uses(plan)
        for index, step in enumerate(plan.steps):
            if step.spec.construct in UNCALLED:
                continue
            if step.spec.construct == "block":
                made = self._block(step, values, above, keeper)
            elif step.spec.construct in TENSORS:
                made = {"output": self._tensor(step, keeper)}
            else:
                ports = {port.name for port in step.outputs if Ref(step.node, port.name) in last}
                made = self._call(step, values, frozenset(ports), above, keeper)
            for port, value in made.items():
                ref = Ref(step.node, port)
                if ref in last:
                    values[ref] = value
                elif value is not None:
                    self.ledger.release(value.storage)
            for ref in {ref for refs in step.inputs.values() for ref in refs} - entered:
                value = values[ref]
                if last[ref] == index and value is not None:
                    self.ledger.release(value.storage)
        results = [values[step.inputs["input"][0]] for step in plan.outputs]
        for value in results:
            if value is not None:
                self.ledger.hold(value.storage)
        for ref in values.keys() - entered:
            value = values[ref]
            if last[ref] == len(plan.steps) and value is not None:
                self.ledger.release(value.storage)
        return results

    def _block(
        self, step: Step, values: Mapping[Ref, Value | None], above: str, keeper: str
    ) -> dict[str, Value | None]:
        repeat = step.settings[REPEAT]
        assert isinstance(repeat, int)
        body = step.bodies[0]
        ports = [each.called for each in body.inputs]
        given = [values[step.inputs[port][0]] if port in step.inputs else None for port in ports]
        first = step.spec.inputs[0].name if step.spec.inputs else ""
        results: Given = []
        for number in range(repeat):
            again = f"#{number}" if number else ""
            several = len(step.bodies) > 1
            inner = f"{keeper}{step.keeper}{again if several else ''}."
            body = step.bodies[number] if several else step.bodies[0]
            before = results
            results = self._body(body, given, f"{above}{step.node}{again}/", inner)
            for value in before:
                if value is not None:
                    self.ledger.release(value.storage)
            if number + 1 < repeat and first in ports:
                given[ports.index(first)] = results[0]
        return {each.called: value for each, value in zip(body.outputs, results, strict=True)}

    def _tensor(self, step: Step, keeper: str) -> Value:
        """A tensor of the model itself, which is no activation."""
        with META.device:
            made = tensor(step)
        learnt = made.nbytes if made.requires_grad else 0
        self.weights[keeper + step.keeper] = Weights(learnt, learnt, made.nbytes - learnt)
        sizes = tuple(map(Amount, made.shape))
        form = Form(sizes, contiguous(sizes), made.dtype, made.requires_grad)
        return Value(Storage(NOTHING, holders=1), form, weight=True)

    def _call(
        self,
        step: Step,
        values: Mapping[Ref, Value | None],
        wanted: frozenset[str],
        above: str,
        keeper: str,
    ) -> dict[str, Value | None]:
        inputs, places = _arranged(step, values)
        forms = tuple(value.form for value in inputs)
        memory = self._steps.of_step(step, places, forms, wanted if self._training else None)
        made = memory.made
        path, layer = above + step.node, keeper + step.keeper
        self.weights[layer] = Weights(
            memory.parameter_bytes, memory.gradient_bytes, memory.buffer_bytes, memory.largest
        )
        for moment in made.moments:
            self.ledger.note(moment.more)
        own = [self.ledger.make(amount, path) for amount in made.own]
        fresh = in_total(made.own)
        self.output[path] = fresh
        self.scratch[path] = max(
            (moment.more - fresh for moment in made.moments),
            key=lambda each: (each.pair, each.sample, each.fixed),
            default=NOTHING,
        )
        storages: dict[Origin, Storage] = {
            **{Origin("own", at): storage for at, storage in enumerate(own)},
            **{Origin("input", at): value.storage for at, value in enumerate(inputs)},
        }
        outputs: dict[str, Value | None] = {}
        for output in made.outputs:
            storage = storages.get(output.origin) or Storage(NOTHING)
            self.ledger.hold(storage)
            outputs[output.port] = Value(storage, output.form)
        if self._training:
            self._keep(
                Call(
                    path,
                    layer,
                    made,
                    inputs,
                    {port: value for port, value in outputs.items() if value is not None},
                    {origin: storages[origin] for origin in made.kept if origin in storages},
                    self.ledger.make(made.extras, path),
                )
            )
        for storage in own:
            self.ledger.release(storage)
        return outputs

    def _forget(self, returned: list[Value]) -> None:
        """What no gradient of a returned value goes through is not kept after all."""
        needed = {value for value in returned if value.form.learns}
        reached: list[Call] = []
        for call in reversed(self.calls):
            if any(call.outputs[port] in needed for port in call.made.given):
                gradients = zip(call.inputs, call.made.gradients, strict=True)
                needed |= {value for value, gradient in gradients if gradient is not None}
                reached.append(call)
            else:
                self.let_go(call)
        self.calls = reached[::-1]

    def let_go(self, call: Call) -> None:
        """Free what a call kept."""
        for storage in (*call.kept.values(), call.extras):
            self.ledger.release(storage)

    def _keep(self, call: Call) -> None:
        for storage in call.kept.values():
            self.ledger.hold(storage)
        self.calls.append(call)


def _arranged(step: Step, values: Mapping[Ref, Value | None]) -> tuple[tuple[Value, ...], Places]:
    """The different values that come in, and which of them at which port."""
    inputs: dict[int, Value] = {}
    places: Places = {}
    order: list[int] = []
    for port, refs in step.inputs.items():
        found: list[int | None] = []
        for ref in refs:
            value = values[ref]
            if value is None:
                found.append(None)
                continue
            if id(value) not in inputs:
                inputs[id(value)] = value
                order.append(id(value))
            found.append(order.index(id(value)))
        places[port] = tuple(found)
    return tuple(inputs.values()), places


def _last_uses(plan: Plan) -> dict[Ref, int]:
    """The index of the last step that needs each value; behind all steps for what is returned."""
    last: dict[Ref, int] = {}
    for index, step in enumerate(plan.steps):
        returned = step.spec.construct == "output"
        for refs in step.inputs.values():
            for ref in refs:
                last[ref] = len(plan.steps) if returned else max(index, last.get(ref, 0))
    return last
