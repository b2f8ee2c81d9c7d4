"""The ``forward`` method of a class: names for its values, and one call after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from studio.compile.classes import KEPT, Group, is_shared, port_of, repetitions, unique
from studio.compile.given import TENSORS
from studio.compile.lines import Lines
from studio.compile.making import is_chained
from studio.compile.phrases import write_call
from studio.compile.plan import Ref, Skipped, Step, is_optional
from studio.compile.sequences import units
from studio.value import Value

_UNCALLED = ("input", "output", *TENSORS)
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
        self._calls = [
            (unit.place, unit.step)
            for unit in self._units
            if unit.step.spec.construct not in ("input", "output")
        ]
        self._taken = {*OWN_NAMES, *taken}
        self._passed_on = ""
        self.variables = self._variables()
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
        return f"{step.name}.{port}" if name == self._passed_on else name

    def write(self, body: Lines) -> None:
        """The whole method."""
        plan = self._group.plan
        self._head(body)
        within = {place for run in plan.runs for place in run.steps[1:]}
        skipped = [each for each in plan.skipped if each.before not in within]
        calls = [unit for unit in self._units if unit.step.spec.construct not in _UNCALLED]
        ends = {step.node for step in plan.outputs}
        for unit in calls:
            while skipped and skipped[0].before <= unit.place:
                write_skipped(body, 2, skipped.pop(0))
            if unit.step.spec.construct not in KEPT:
                write_note(body, 2, unit.step)
            is_result = unit is calls[-1] and not skipped and self._is_result(unit.step)
            begin = len(body.lines)
            if unit.step.spec.construct == "block":
                self._block(body, unit.place, unit.step, is_result=is_result)
            else:
                write_call(body, unit.step, self.variables, self._maybe, is_result=is_result)
            body.own(begin, unit.nodes | ends if is_result else unit.nodes)
            if is_result:
                return
        for left in skipped:
            write_skipped(body, 2, left)
        results = [self.variables[step.inputs["input"][0]] for step in plan.outputs]
        body.statement(2, "return", ", ".join(results), ends)

    def _is_result(self, step: Step) -> bool:
        """Whether what the last call gives is all that is returned, and needs no name."""
        if len(self._group.plan.outputs) > 1 or self._is_loop(step):
            return False
        ports = self._ports(step)
        (ref,) = self._group.plan.outputs[0].inputs["input"]
        return [ref] == [Ref(step.node, port) for port in ports] and isinstance(
            step.returns if not step.bodies else ports[0], str
        )

    def _head(self, body: Lines) -> None:
        plan = self._group.plan
        items = [
            f"{name}: Tensor | None = None" if optional else f"{name}: Tensor"
            for _, name, optional in self.signature.takes
        ]
        count = len(plan.outputs)
        returns = "Tensor" if count == 1 else f"tuple[{', '.join(['Tensor'] * count)}]"
        nodes = {step.node for step in plan.inputs}
        body.call(1, "def forward", ["self", *items], nodes, tail=f" -> {returns}:")

    def _block(self, body: Lines, place: int, step: Step, *, is_result: bool) -> None:
        """The call of a block, or a loop of calls where it is repeated and is no sequence."""
        signature = self._signatures[self._of_plan[id(step.bodies[0])].number]
        items = [
            f"{name}={self.variables[refs[0]]}" if optional else self.variables[refs[0]]
            for port, name, optional in signature.takes
            if (refs := step.inputs.get(port, ()))
        ]
        shown = [self.variables.get(Ref(step.node, port), "_") for port in signature.gives]
        left = ", ".join(shown)
        layer = f"self.{step.keeper}"
        if not self._is_loop(step):
            start = "return " if is_result else f"{left} = "
            body.call(2, f"{start}{layer}", items, {step.node})
            return
        first = step.spec.inputs[0].name
        takes = [take for take in signature.takes if take[0] == first or step.inputs.get(take[0])]
        carried = ""
        if self._is_carried(step):
            carried = self.variables[Ref(step.node, step.spec.outputs[0].name)]
            given = step.inputs.get(first, ())
            start = self.variables[given[0]] if given else "None"
            if start != carried:
                body.statement(2, f"{carried} =", start, {step.node})
        texts = [
            carried if port == first else self.variables[step.inputs[port][0]]
            for port, _, _ in takes
        ]
        items = [
            f"{name}={text}" if optional else text
            for (_, name, optional), text in zip(takes, texts, strict=True)
        ]
        if is_shared(step):
            body.add(2, f"for _ in range({self._group.counts[place]}):", {step.node})
        else:
            layer = self._loop_name(step)
            body.add(2, f"for {layer} in self.{step.keeper}:", {step.node})
        body.call(3, f"{left} = {layer}", items, {step.node})

    def _loop_name(self, step: Step) -> str:
        name = step.keeper.rstrip("0123456789_")
        singular = name[:-1] if name.endswith("s") and not name.endswith("ss") else ""
        used = self._taken
        for found in (singular, "block", "layer"):
            if len(found) > 1 and found.isidentifier() and found not in used:
                return found
        return unique("block", set(used))

    def _variables(self) -> dict[Ref, str]:
        """A name for each value that is used.

        What goes straight into the next call and nowhere else is ``x``; what is kept for later has
        the name of its node, or of its port where a node gives several values. A tensor of the
        model itself is named where it is used.
        """
        users = self._users()
        names: dict[Ref, str] = {}
        calls = [s for s in self._calls if s[1].spec.construct not in TENSORS]
        following = (
            {one[0]: two[0] for one, two in pairwise([*calls, (-1, calls[-1][1])])} if calls else {}
        )
        passed = self._passed(calls, following, users)
        entries = {Ref(step.node, "output"): step.name for step in self._group.plan.inputs}
        running = self._passed_on = self._running(entries, passed, users)
        for ref, name in entries.items():
            names[ref] = unique(name, self._taken)
        self._taken.add(running)
        ports = [
            port
            for _, step in calls
            if len(self._ports(step)) > 1
            for port in self._ports(step)
            if (ref := Ref(step.node, port)) in users and ref not in passed
        ]
        self._taken |= {port for port, count in Counter(ports).items() if count > 1}
        for place, step in self._calls:
            if place not in following:
                names[Ref(step.node, step.spec.outputs[0].name)] = f"self.{step.keeper}"
                continue
            ports = self._ports(step)
            for port in ports:
                ref = Ref(step.node, port)
                if ref in passed:
                    names[ref] = running
                elif ref in users or (port == ports[0] and self._is_carried(step)):
                    names[ref] = self._named(step, port, len(ports) > 1)
        return names

    def _passed(
        self,
        calls: list[tuple[int, Step]],
        following: Mapping[int, int],
        users: Mapping[Ref, list[int]],
    ) -> dict[Ref, int]:
        """Values that go straight into the next call and nowhere else, with their call's place."""
        held = self._held(calls)
        found: dict[Ref, int] = {}
        for place, step in calls:
            used = [
                (ref, users[ref])
                for port in self._ports(step)
                if (ref := Ref(step.node, port)) in users
            ]
            if len(used) > 1 and self._is_loop(step):
                used = used[:1]
            passed = [
                ref
                for ref, places in used
                if ref not in held and all(each == following[place] for each in places)
            ]
            if len(passed) == 1:
                found[passed[0]] = place
        return found

    def _running(
        self, entries: Mapping[Ref, str], passed: Mapping[Ref, int], users: Mapping[Ref, list[int]]
    ) -> str:
        """The name of what is passed on: ``x``, unless an input of that name is needed longer."""
        entry = next((ref for ref, name in entries.items() if name == "x"), None)
        if entry is None or not passed:
            return "x"
        first = min(passed.values())
        used = users.get(entry, [])
        loops = {place for place, step in self._calls if self._is_loop(step)}
        if all(place != -1 and (place < first or place == first not in loops) for place in used):
            return "x"
        return unique("out", {*self._taken, *entries.values()})

    def _users(self) -> dict[Ref, list[int]]:
        """The places of the calls that use each value; -1 for the outputs."""
        users: dict[Ref, list[int]] = {}
        for place, step in ((unit.place, unit.step) for unit in self._units):
            # What goes into a block may lead to nothing there.
            taken = {port_of(entry) for entry in step.bodies[0].inputs} if step.bodies else None
            for port, refs in step.inputs.items():
                if taken is not None and port not in taken:
                    continue
                for ref in refs:
                    end = step.spec.construct == "output"
                    users.setdefault(ref, []).append(-1 if end else place)
        return users

    def _held(self, calls: list[tuple[int, Step]]) -> set[Ref]:
        """Values that each turn of a loop reads, so that no turn may write them."""
        return {
            ref
            for _, step in calls
            if self._is_loop(step)
            for port, refs in step.inputs.items()
            if port != step.spec.inputs[0].name
            for ref in refs
        }

    def _is_loop(self, step: Step) -> bool:
        """Whether a block is called in a loop."""
        if step.spec.construct != "block":
            return False
        return repetitions(step) > 1 if is_shared(step) else not is_chained(step)

    def _is_carried(self, step: Step) -> bool:
        """Whether each turn of a loop reads what the one before gave."""
        first = step.spec.inputs[0].name if step.spec.inputs else ""
        takes = {port_of(entry) for entry in step.bodies[0].inputs} if step.bodies else set()
        return self._is_loop(step) and first in takes

    def _ports(self, step: Step) -> list[str]:
        if step.spec.construct == "block":
            given = {port_of(output) for output in step.bodies[0].outputs}
            return [port.name for port in step.spec.outputs if port.name in given]
        if len(step.spec.outputs) == 1 and not step.spec.outputs[0].variadic:
            return [step.spec.outputs[0].name]
        return [port.name for port in step.outputs]

    def _named(self, step: Step, port: str, several: bool) -> str:
        if not several:
            return unique(step.name, self._taken)
        if port.isidentifier() and port not in self._taken:
            return unique(port, self._taken)
        end = port.rpartition(".")[2]
        return unique(f"{step.name}_{end}", self._taken)


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
