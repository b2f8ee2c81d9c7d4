"""The ``forward`` method of a class: names for its values, and one call after the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from studio.compile.classes import KEPT, Group, is_shared, port_of, unique
from studio.compile.given import TENSORS
from studio.compile.lines import Lines
from studio.compile.phrases import write_call
from studio.compile.plan import Ref, Skipped, Step, is_optional
from studio.compile.sequences import units
from studio.compile.value_names import ValueNames, is_carried, is_loop, ports_of
from studio.layers.spec import UNCALLED
from studio.value import Value

OWN_NAMES = frozenset({"self", "torch", "nn", "F", "Tensor"})


@dataclass(frozen=True, slots=True)
class Signature:
    """What a class's ``forward`` takes and gives."""

    takes: tuple[tuple[str, str, bool], ...]
    """Port, argument, and whether it may be left out."""
    gives: tuple[str, ...]
    """Ports."""


class Forward:
    """The ``forward`` of one class.

    Args:
        group: the class.
        steps: its steps, as they are to be written.
        of_plan: the classes of the blocks in it.
        signatures: of those classes.
        taken: names at the top of the module.
    """

    def __init__(
        self,
        group: Group,
        steps: tuple[Step, ...],
        of_plan: Mapping[int, Group],
        signatures: Mapping[int, Signature],
        taken: Iterable[str],
    ) -> None:
        self._group = group
        self._of_plan = of_plan
        self._signatures = signatures
        self._units = list(units(group.plan, steps))
        self._values = ValueNames(group.plan, self._units, {*OWN_NAMES, *taken})
        self.variables = self._values.names
        plan = group.plan
        self._maybe = frozenset(
            Ref(step.node, "output") for step in plan.inputs if is_optional(step)
        )
        self.signature = Signature(
            tuple(
                (port_of(step), self.variables[Ref(step.node, "output")], is_optional(step))
                for step in plan.inputs
            ),
            tuple(port_of(step) for step in plan.outputs),
        )

    def name_of(self, step: Step, port: str) -> str:
        """What one of several values of a step is called; empty where nothing uses it."""
        name = self.variables.get(Ref(step.node, port), "")
        return f"{step.name}.{port}" if name == self._values.passed_on else name

    def write(self, body: Lines, name: str = "forward", about: str = "") -> None:
        """The whole method, with a docstring if there is one."""
        plan = self._group.plan
        self._head(body, name)
        if about:
            body.add(2, f'"""{about}"""')
        within = {place for run in plan.runs for place in run.steps[1:]}
        skipped = [each for each in plan.skipped if each.before not in within]
        calls = [
            unit for unit in self._units if unit.step.spec.construct not in (*UNCALLED, *TENSORS)
        ]
        ends = {step.node for step in plan.outputs}
        for unit in calls:
            is_result = unit is calls[-1] and self._is_result(unit.step)
            while skipped and (is_result or skipped[0].before <= unit.place):
                write_skipped(body, 2, skipped.pop(0))
            if unit.step.spec.construct not in KEPT:
                write_note(body, 2, unit.step)
            begin = len(body.lines)
            if unit.step.spec.construct == "block":
                self._block(body, unit.place, unit.step, is_result=is_result)
            else:
                named = self._layers_of(unit.step)
                write_call(body, unit.step, named, self._maybe, is_result=is_result)
            body.own(begin, unit.nodes | ends if is_result else unit.nodes)
            if is_result:
                return
        for left in skipped:
            write_skipped(body, 2, left)
        results = [self.variables[step.inputs["input"][0]] for step in plan.outputs]
        body.statement(2, "return", ", ".join(results), ends)

    def _layers_of(self, step: Step) -> dict[Ref, str]:
        """The names of values; for a penalty, of the layers that give them."""
        if step.spec.construct != "penalty":
            return self.variables
        refs = [ref for refs in step.inputs.values() for ref in refs]
        keepers = {each.node: each.keeper for each in self._group.plan.steps}
        return {**self.variables, **{ref: f"self.{keepers[ref.node]}" for ref in refs}}

    def _is_result(self, step: Step) -> bool:
        """Whether what the last call gives is all that is returned, and needs no name."""
        if len(self._group.plan.outputs) > 1 or is_loop(step):
            return False
        ports = ports_of(step)
        (ref,) = self._group.plan.outputs[0].inputs["input"]
        return [ref] == [Ref(step.node, port) for port in ports] and isinstance(
            step.returns if not step.bodies else ports[0], str
        )

    def _head(self, body: Lines, name: str) -> None:
        plan = self._group.plan
        items = [
            f"{name}: Tensor | None = None" if optional else f"{name}: Tensor"
            for _, name, optional in self.signature.takes
        ]
        count = len(plan.outputs)
        returns = "Tensor" if count == 1 else f"tuple[{', '.join(['Tensor'] * count)}]"
        nodes = {step.node for step in plan.inputs}
        body.call(1, f"def {name}", ["self", *items], nodes, tail=f" -> {returns}:")

    def _block(self, body: Lines, place: int, step: Step, *, is_result: bool) -> None:
        """The call of a block, or a loop of calls where it is repeated and is no sequence."""
        signature = self._signatures[self._of_plan[id(step.bodies[0])].number]
        # What an idle input of the block is given may have no name.
        taken = [port for port, _, _ in signature.takes if step.inputs.get(port)]
        texts = {port: self.variables[step.inputs[port][0]] for port in taken}
        shown = [self.variables.get(Ref(step.node, port), "_") for port in signature.gives]
        left = ", ".join(shown)
        layer = f"self.{step.keeper}"
        if not is_loop(step):
            start = "return " if is_result else f"{left} = "
            target, items = self._called(place, layer, signature, texts)
            body.call(2, f"{start}{target}", items, {step.node})
            return
        first = step.spec.inputs[0].name
        carried = ""
        if is_carried(step):
            carried = self.variables[Ref(step.node, step.spec.outputs[0].name)]
            given = step.inputs.get(first, ())
            start = self.variables[given[0]] if given else "None"
            if start != carried:
                body.statement(2, f"{carried} =", start, {step.node})
        texts[first] = carried
        if is_shared(step):
            body.add(2, f"for _ in range({self._group.counts[place]}):", {step.node})
        else:
            layer = self._loop_name(step)
            body.add(2, f"for {layer} in self.{step.keeper}:", {step.node})
        target, items = self._called(place, layer, signature, texts)
        body.call(3, f"{left} = {target}", items, {step.node})

    def _called(
        self, place: int, layer: str, signature: Signature, texts: Mapping[str, str]
    ) -> tuple[str, list[str]]:
        """What calls a block, and what that is given: by port, what comes in."""
        caller = self._group.callers.get(place)
        if caller is None:
            return layer, [
                f"{name}={texts[port]}" if optional else texts[port]
                for port, name, optional in signature.takes
                if port in texts
            ]
        # By their places: a name might be that of an argument of the caller's own.
        given = [texts.get(port, "") for port, _, _ in signature.takes]
        while given and not given[-1]:
            given.pop()
        return caller.name, [layer, *(text or "None" for text in given), *caller.besides]

    def _loop_name(self, step: Step) -> str:
        name = step.keeper.rstrip("0123456789_")
        singular = name[:-1] if name.endswith("s") and not name.endswith("ss") else ""
        used = self._values.taken
        for found in (singular, "block", "layer"):
            if len(found) > 1 and found.isidentifier() and found not in used:
                return found
        return unique("block", set(used))


def as_written(group: Group) -> tuple[Step, ...]:
    """The steps of a class, with Python in place of settings that are not written as they are."""
    changed: dict[int, dict[str, Value]] = {}
    for (place, name), word in group.words.items():
        changed.setdefault(place, {})[name] = word
    if not changed:
        return group.plan.steps
    return tuple(
        replace(step, settings={**step.settings, **changed[place]}) if place in changed else step
        for place, step in enumerate(group.plan.steps)
    )


def write_note(body: Lines, depth: int, step: Step) -> None:
    """The user's note as a comment."""
    for line in step.note.splitlines():
        body.comment(depth, line, {step.node})


def write_skipped(body: Lines, depth: int, skipped: Skipped) -> None:
    """A comment in place of a node that is left out."""
    how = "bypassed" if skipped.how == "bypass" else "muted"
    body.comment(depth, f"{skipped.name} ({skipped.title}) is {how}.", {skipped.node})
