"""What the values in a ``forward`` are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from studio.compile.classes import is_shared, port_of, repetitions, unique
from studio.compile.given import TENSORS
from studio.compile.making import is_chained
from studio.compile.plan import Plan, Ref, Step
from studio.compile.sequences import Unit
from studio.layers.spec import UNCALLED


class ValueNames:
    """The names of all values that are used in one class.

    Args:
        plan: of the class.
        units: what is called in it.
        taken: names that no value may have.
    """

    def __init__(self, plan: Plan, units: Sequence[Unit], taken: set[str]) -> None:
        self._plan = plan
        self._units = units
        self._calls = [
            (unit.place, unit.step) for unit in units if unit.step.spec.construct not in UNCALLED
        ]
        self.taken = taken
        self.passed_on = ""
        """The name of what goes from call to call."""
        self.names = self._variables()

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
        entries = {Ref(step.node, "output"): step.name for step in self._plan.inputs}
        running = self.passed_on = self._running(entries, passed, users)
        for ref, name in entries.items():
            names[ref] = unique(name, self.taken)
        self.taken.add(running)
        ports = [
            port
            for _, step in calls
            if len(ports_of(step)) > 1
            for port in ports_of(step)
            if (ref := Ref(step.node, port)) in users and ref not in passed
        ]
        self.taken |= {port for port, count in Counter(ports).items() if count > 1}
        for place, step in self._calls:
            if place not in following:
                names[Ref(step.node, step.spec.outputs[0].name)] = f"self.{step.keeper}"
                continue
            ports = ports_of(step)
            for port in ports:
                ref = Ref(step.node, port)
                if ref in passed:
                    names[ref] = running
                elif ref in users or (port == ports[0] and is_carried(step)):
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
                for port in ports_of(step)
                if (ref := Ref(step.node, port)) in users
            ]
            if len(used) > 1 and is_loop(step):
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
        loops = {place for place, step in self._calls if is_loop(step)}
        if all(place != -1 and (place < first or place == first not in loops) for place in used):
            return "x"
        return unique("out", {*self.taken, *entries.values()})

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
            if is_loop(step)
            for port, refs in step.inputs.items()
            if port != step.spec.inputs[0].name
            for ref in refs
        }

    def _named(self, step: Step, port: str, several: bool) -> str:
        if not several:
            return unique(step.name, self.taken)
        if port.isidentifier() and port not in self.taken:
            return unique(port, self.taken)
        end = port.rpartition(".")[2]
        return unique(f"{step.name}_{end}", self.taken)


def is_loop(step: Step) -> bool:
    """Whether a block is called in a loop."""
    if step.spec.construct != "block":
        return False
    return repetitions(step) > 1 if is_shared(step) else not is_chained(step)


def is_carried(step: Step) -> bool:
    """Whether each turn of a loop reads what the one before gave."""
    first = step.spec.inputs[0].name if step.spec.inputs else ""
    takes = {port_of(entry) for entry in step.bodies[0].inputs} if step.bodies else set()
    return is_loop(step) and first in takes


def ports_of(step: Step) -> list[str]:
    """The outputs that a call gives."""
    if step.spec.construct == "block":
        given = {port_of(output) for output in step.bodies[0].outputs}
        return [port.name for port in step.spec.outputs if port.name in given]
    if len(step.spec.outputs) == 1 and not step.spec.outputs[0].variadic:
        return [step.spec.outputs[0].name]
    return [port.name for port in step.outputs]
