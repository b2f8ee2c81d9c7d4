"""The memory of a forward pass over a plan, on paper.

A value is freed after the last step that needs it, as ``PlanModule`` does, unless the backward pass
needs it again. What comes into a block is held by its caller until the block returns. Of a block
that is computed again, only what comes in is kept; the backward pass goes through it once more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol

from studio.compile.calls import tensor
from studio.compile.classes import is_checkpointed
from studio.compile.footprint import NOTHING, Amount, in_total
from studio.compile.given import TENSORS
from studio.compile.kinds import REPEAT
from studio.compile.ledger import Ledger, Storage, Value, contiguous, spread_out
from studio.compile.made_calls import (
    Again,
    Call,
    Given,
    Tally,
    Weights,
    arranged,
    last_uses,
)
from studio.compile.plan import Plan, Ref, Step
from studio.compile.recomputing import moves_buffers
from studio.compile.rehearsal import META, Form
from studio.compile.step_memory import Origin, StepMemory
from studio.layers.spec import UNCALLED


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


class Forward:
    """A pass over a plan, with or without what training keeps."""

    def __init__(self, steps: Steps, ledger: Ledger, *, training: bool = True) -> None:
        self.ledger = ledger
        self.weights: dict[str, Weights] = {}
        self.output: dict[str, Amount] = {}
        self.scratch: dict[str, Amount] = {}
        self.calls: list[Call | Again] = []
        self._steps = steps
        self._training = training
        self._keeping = training
        self._tally = Tally()

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
            every |= {id(storage): storage for storage in call.held}
        for storage in every.values():
            found[storage.owner] = found.get(storage.owner, NOTHING) + storage.amount
        return found

    def _body(self, plan: Plan, given: Given, above: str, keeper: str) -> Given:
        values: dict[Ref, Value | None] = {
            Ref(step.node, "output"): value for step, value in zip(plan.inputs, given, strict=True)
        }
        entered = set(values)
        last = last_uses(plan)
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
            if self._training and is_checkpointed(step):
                results = self._left(step, number, given, above, inner)
            else:
                results = self._body(body, given, f"{above}{step.node}{again}/", inner)
            for value in before:
                if value is not None:
                    self.ledger.release(value.storage)
            if number + 1 < repeat and first in ports:
                given[ports.index(first)] = results[0]
        return {each.called: value for each, value in zip(body.outputs, results, strict=True)}

    def _left(self, step: Step, number: int, given: Given, above: str, keeper: str) -> Given:
        """Go through a repetition of a block of which nothing is kept but what comes in."""
        body = step.bodies[min(number, len(step.bodies) - 1)]
        node = above + step.node
        way = f"{node}#{number}/" if number else f"{node}/"
        is_whole = self._tally.begins()
        with self._mode(keeping=False, rest=None if is_whole else 0) as tally:
            results = self._body(body, given, way, keeper)
        self._tally.keeps_more(itself=False)
        if self._keeping and any(value is not None and value.form.learns for value in results):
            copied = NOTHING
            if is_whole and moves_buffers(step):
                inside = [each for name, each in self.weights.items() if name.startswith(keeper)]
                copied = Amount(sum(each.buffers for each in inside))
            copies = self.ledger.make(copied, node)
            self._keep(Again(body, way, keeper, tuple(given), tuple(results), copies, tally.whole))
        return results

    def once_more(self, again: Again) -> tuple[Given, list[Call | Again]]:
        """Go through a block that was left, keeping what its layers need; what it gives is held."""
        before, self.calls = self.calls, []
        copies = self.ledger.make(again.copies.amount)
        with self._mode(keeping=True, rest=again.whole):
            results = self._body(again.plan, list(again.given), again.above, again.keeper)
        self.ledger.release(copies)
        self.ledger.note()
        calls, self.calls = self.calls, before
        return results, calls

    @contextmanager
    def _mode(self, *, keeping: bool, rest: int | None) -> Iterator[Tally]:
        before = self._keeping, self._tally
        self._keeping, self._tally = keeping, Tally(rest)
        try:
            yield self._tally
        finally:
            self._keeping, self._tally = before

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
        inputs, places = arranged(step, values)
        forms = tuple(value.form for value in inputs)
        memory = self._steps.of_step(step, places, forms, wanted if self._training else None)
        made = memory.made
        path, layer = above + step.node, keeper + step.keeper
        self.weights[layer] = Weights(
            memory.parameter_bytes, memory.gradient_bytes, memory.buffer_bytes, memory.largest
        )
        is_whole = self._tally.begins()
        for moment in made.moments if is_whole else ():
            self.ledger.note(moment.more)
        own = [self.ledger.make(amount if is_whole else NOTHING, path) for amount in made.own]
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
        keeps_own = made.extras != NOTHING or any(each.what == "own" for each in made.kept)
        if made.kept or keeps_own:
            self._tally.keeps_more(itself=keeps_own)
        if self._keeping:
            self._keep(
                Call(
                    path,
                    layer,
                    made,
                    inputs,
                    {port: value for port, value in outputs.items() if value is not None},
                    {origin: storages[origin] for origin in made.kept if origin in storages},
                    self.ledger.make(made.extras if is_whole else NOTHING, path),
                )
            )
        for storage in own:
            self.ledger.release(storage)
        return outputs

    def _forget(self, returned: list[Value]) -> None:
        """What no gradient of a returned value goes through is not kept after all."""
        needed = {value for value in returned if value.form.learns}
        reached: list[Call | Again] = []
        for call in reversed(self.calls):
            if needed.isdisjoint(call.ends):
                self.let_go(call)
            else:
                needed.update(call.sources)
                reached.append(call)
        self.calls = reached[::-1]

    def let_go(self, call: Call | Again) -> None:
        """Free what a call kept."""
        for storage in call.held:
            self.ledger.release(storage)

    def _keep(self, call: Call | Again) -> None:
        """A call was made; what it made for itself is held already."""
        for storage in call.found:
            self.ledger.hold(storage)
        self.calls.append(call)
