"""What a class's constructor takes, and what is written for each setting of its steps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from studio.compile.classes import (
    KEPT,
    Argument,
    Group,
    Make,
    fixed,
    is_counted,
    is_shared,
    repetitions,
    unique,
)
from studio.compile.formula import constant, formula
from studio.compile.kinds import REPEAT
from studio.compile.origin import Origin
from studio.compile.plan import MODULE_NAMES, Plan, Ref, Step
from studio.compile.rows import Row, hint_of, is_even, key, typed, variable_hint
from studio.expression import resolve
from studio.graph.model import Variable
from studio.value import Expression, Value

_RESERVED = frozenset(
    {"self", "torch", "nn", "F", "Tensor", "OrderedDict", "range", "float", "super", "_"}
)
_LISTED = 3
"""As many equal repetitions as are made by a loop; fewer are listed."""
_POSITIONAL = 3
"""No more arguments than these are given without their names."""


class Settling:
    """Finds the arguments of classes. ``constants`` are the project's, with their capital names."""

    def __init__(self, values: Mapping[str, Value], capitals: Mapping[str, str]) -> None:
        self.values = values
        self.capitals = capitals
        self.used: set[str] = set()
        """Variables of the project that some class speaks of."""

    def __call__(self, group: Group, of_plan: Mapping[int, Group]) -> None:
        _Group(self, group, of_plan).run()


class _Group:
    """One class being settled."""

    def __init__(self, settling: Settling, group: Group, of_plan: Mapping[int, Group]) -> None:
        self.settling = settling
        self.group = group
        self.of_plan = of_plan
        self.plans = group.plans
        self.steps = group.plan.steps
        self.face = {variable.name: variable for variable in group.plan.variables}
        self.rows: dict[str, Row] = {
            name: tuple(plan.arguments.get(name) for plan in self.plans) for name in self.face
        }
        self.names: dict[str, str] = {}
        taken: set[str] = set(_RESERVED)
        for name in self.face:
            self.names[name] = unique(name, taken)
        self.taken = taken
        self.faces: set[str] = set()
        self.attributes: dict[str, str] = {}
        self.derived: dict[object, Argument] = {}
        self.origin = Origin(group, of_plan, self.rows)
        self.kept = {step.keeper for step in self.steps} | MODULE_NAMES
        self.kept |= {run.name for run in group.plan.runs}

    def run(self) -> None:
        group = self.group
        if len(self.plans) > 1 or self.origin.speaks:
            made: set[str] = set()
            for place, step in enumerate(self.steps):
                if step.spec.construct == "block":
                    continue
                is_first = step.keeper not in made
                made.add(step.keeper)
                if step.spec.construct not in ("input", "output"):
                    self._step(place, step, is_first)
        for place, step in enumerate(self.steps):
            if step.spec.construct == "block":
                self._block(place, step)
        group.sizes = self.origin.sizes
        derived = tuple(self.derived.values())
        face: list[Argument] = []
        for name, variable in self.face.items():
            if name in self.faces:
                face.append(self._face(variable, is_main=not face and not group.is_model))
        group.arguments = (*derived, *face)

    def _step(self, place: int, step: Step, is_first: bool) -> None:
        in_init = step.spec.construct in KEPT
        as_they_are = fixed(step)
        rules = {rule.param: rule for rule in step.spec.derived}
        speaking = rules.keys() | step.written.keys() if len(self.plans) == 1 else None
        for param in step.spec.params:
            if speaking is not None and param.name not in speaking:
                continue
            if (in_init and not param.at_call and not is_first) or param.name in as_they_are:
                continue
            row = self._row(place, param.name)
            rule = rules.get(param.name)
            written = step.written.get(param.name)
            if written is None and rule is None and is_even(row):
                continue
            refs = step.inputs.get(rule.port, ()) if rule else ()
            write = self._in_init if in_init and not param.at_call else self._in_forward
            word = (
                self._word(step, param.name, row, refs if rule else None, write)
                if written is None
                else _spelt(written, write)
            )
            if word is not row[0]:
                self.group.words[place, param.name] = word

    def _word(
        self,
        step: Step,
        name: str,
        row: Row,
        refs: Iterable[Ref] | None,
        write: Callable[[str], str],
    ) -> Value:
        """What stands for a setting: itself, or Python; ``refs`` are what it is read off."""
        inner = [value[0] for value in row if isinstance(value, tuple) and len(value) == 1]
        if len(inner) == len(row):
            word = self._word(step, name, tuple(inner), refs, write)
            return word if isinstance(word, Expression) else row[0]
        even = is_even(row)
        text = self.origin.find(refs, row) if refs is not None else ""
        if not text and not even:
            text = self._equal_face(row)
        if text:
            return Expression(formula(text, write))
        return row[0] if even else Expression(self._argument(step, name, row, write))

    def _equal_face(self, row: Row) -> str:
        equal = [name for name, values in self.rows.items() if key(values) == key(row)]
        return min(equal, key=lambda name: name not in self.origin.sizes, default="")

    def _argument(self, step: Step, name: str, row: Row, write: Callable[[str], str]) -> str:
        """The name, where it is to stand, of a further argument with these values."""
        same = key(row)
        found = self.derived.get(same)
        if found is None:
            own = name if name not in self.taken else f"{step.name}_{name}"
            values = {id(plan): value for plan, value in zip(self.plans, row, strict=True)}
            found = Argument(unique(own, self.taken), "", values, hint_of(row))
            self.derived[same] = found
        if write == self._in_init:
            return found.name
        found.attribute = found.attribute or self._attribute(found.name)
        return f"self.{found.attribute}"

    def _block(self, place: int, step: Step) -> None:
        group = self.group
        counted = is_counted(step, self.of_plan)
        if is_shared(step):
            made = self._call(place, step, 0)
            group.makes[place] = Make(*made)
            if repetitions(step) > 1:
                written = step.written.get(REPEAT)
                word = step.settings[REPEAT] if written is None else written
                group.counts[place] = constant(_spelt(word, self._in_forward))
            return
        group.makes[place] = self._repeated(place, step, counted)

    def _repeated(self, place: int, step: Step, counted: bool) -> Make:
        one_by_one = 2 if counted else repetitions(step)
        calls = [_joined(*self._call(place, step, n)) for n in range(one_by_one)]
        runs = [(call, len(list(equal))) for call, equal in groupby(calls)]
        is_chain = is_chained(step)
        if counted:
            count = constant(_spelt(step.written[REPEAT], self._in_init))
            first = [] if len(runs) == 1 else [calls[0]]
            rest = count if len(runs) == 1 else f"{_in_brackets(count)} - 1"
            loop = f"{calls[-1]} for _ in range({rest})"
            if not first and not is_chain:
                return Make("nn.ModuleList", [loop])
            items = [*first, f"*({loop})"]
        elif len(runs) == 1:
            loop = f"{calls[0]} for _ in range({repetitions(step)})"
            return (
                Make("nn.Sequential", [f"*({loop})"]) if is_chain else Make("nn.ModuleList", [loop])
            )
        else:
            items = []
            for call, times in runs:
                loop = f"*({call} for _ in range({times}))"
                items += [loop] if times >= _LISTED else [call] * times
        return (
            Make("nn.Sequential", items)
            if is_chain
            else Make("nn.ModuleList", [f"[{', '.join(items)}]"])
        )

    def _call(self, place: int, step: Step, number: int) -> tuple[str, list[str]]:
        """The making of one repetition: its class and what that is given."""
        inner = self.of_plan[id(step.bodies[number])]
        items: list[str] = []
        for n, argument in enumerate(inner.arguments):
            row = tuple(
                argument.values[id(_body(plan.steps[place], number))] for plan in self.plans
            )
            written = step.written.get(argument.variable) if argument.variable else None
            if written is None and argument.default and set(key(row)) == {typed(argument.usual)}:
                continue
            if written is not None:
                word = _spelt(written, self._in_init)
            elif argument.variable:
                word = self._word(step, argument.name, row, None, self._in_init)
            elif number and (text := self.origin.own(place, row)):
                word = Expression(formula(text, self._in_init))
            else:
                refs = () if number else _all_refs(step)
                word = self._word(step, argument.name, row, refs, self._in_init)
            text = constant(word)
            by_position = len(items) == n < _POSITIONAL and not argument.default
            items.append(text if by_position else f"{argument.name}={text}")
        return inner.name, items

    def _row(self, place: int, name: str) -> Row:
        return tuple(plan.steps[place].settings[name] for plan in self.plans)

    def _in_init(self, variable: str) -> str:
        if variable in self.face:
            self.faces.add(variable)
            return self.names[variable]
        return self._constant(variable)

    def _in_forward(self, variable: str) -> str:
        if variable in self.face:
            self.faces.add(variable)
            return f"self.{self._attribute(self.names[variable])}"
        return self._constant(variable)

    def _constant(self, variable: str) -> str:
        self.settling.used.add(variable)
        return self.settling.capitals[variable]

    def _attribute(self, name: str) -> str:
        """The attribute under which ``forward`` finds an argument."""
        if name not in self.attributes:
            self.attributes[name] = unique(name, self.kept)
        return self.attributes[name]

    def _face(self, variable: Variable, *, is_main: bool) -> Argument:
        name = self.names[variable.name]
        values = dict(zip(map(id, self.plans), self.rows[variable.name], strict=True))
        usual = resolve(variable.value, self.settling.values)
        default = constant(_spelt(variable.value, self._constant))
        return Argument(
            name,
            variable.name,
            values,
            variable_hint(variable, usual),
            "" if is_main else default,
            usual,
            variable.help,
            self.attributes.get(name, ""),
        )


def is_chained(step: Step) -> bool:
    """Whether a repeated block takes one value and gives one, so that it is a sequence."""
    body = step.bodies[0]
    return len(body.inputs) == len(body.outputs) == 1 == sum(map(len, step.inputs.values()))


def _body(step: Step, number: int) -> Plan:
    return step.bodies[min(number, len(step.bodies) - 1)]


def _all_refs(step: Step) -> list[Ref]:
    return [ref for refs in step.inputs.values() for ref in refs]


def _joined(target: str, items: list[str]) -> str:
    return f"{target}({', '.join(items)})"


def _in_brackets(text: str) -> str:
    return text if re.fullmatch(r"[\w.]+", text) else f"({text})"


def _spelt(value: Value, write: Callable[[str], str]) -> Value:
    """The value with its expressions as the Python that is to stand there."""
    if isinstance(value, Expression):
        return Expression(formula(value.text, write))
    if isinstance(value, tuple):
        return tuple(_spelt(item, write) for item in value)
    return value
