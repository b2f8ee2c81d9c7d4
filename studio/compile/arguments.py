"""What a class's constructor takes, and what is written for each setting of its steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from studio.compile.classes import (
    KEPT,
    Argument,
    Group,
    fixed,
    is_shared,
    repetitions,
    unique,
)
from studio.compile.formula import constant, formula, spelt
from studio.compile.kinds import REPEAT
from studio.compile.making import Making
from studio.compile.origin import Origin
from studio.compile.plan import MODULE_NAMES, Ref, Step
from studio.compile.rows import Row, hint_of, is_even, key, variable_hint
from studio.expression import resolve
from studio.graph.model import Variable
from studio.layers.spec import UNCALLED
from studio.layers.treatments import keys_in
from studio.value import Expression, Value

_RESERVED = frozenset(
    {"self", "torch", "nn", "F", "Tensor", "OrderedDict", "range", "float", "super", "_"}
)


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
                if step.spec.construct not in UNCALLED:
                    self._step(place, step, is_first)
        making = Making(group, self.of_plan, self.origin, self._own_word, self._in_init)
        for place, step in enumerate(self.steps):
            if step.spec.construct == "block":
                group.makes[place] = making.of(place, step)
                if is_shared(step) and repetitions(step) > 1:
                    count = step.written.get(REPEAT, step.settings[REPEAT])
                    group.counts[place] = constant(spelt(count, self._in_forward))
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
            sized = rule is not None and not rule.count
            refs = step.inputs.get(rule.port, ()) if rule and sized else ()
            write = self._in_init if in_init and not param.at_call else self._in_forward
            word = (
                self._word(step, param.name, row, refs if sized else None, write)
                if written is None
                else spelt(written, write)
            )
            if word is not row[0]:
                self.group.words[place, param.name] = word
        if in_init and is_first:
            self._treatments(place, step)

    def _treatments(self, place: int, step: Step) -> None:
        """The numbers in what is done to the weights of a layer."""
        for choice in keys_in(step.settings):
            name = str(choice)
            row = self._row(place, name)
            written = step.written.get(name)
            if not choice.argument or isinstance(row[0], str) or (written is None and is_even(row)):
                continue
            word = (
                self._word(step, choice.argument, row, None, self._in_init)
                if written is None
                else spelt(written, self._in_init)
            )
            if word is not row[0]:
                self.group.words[place, name] = word

    def _own_word(self, step: Step, name: str, row: Row, refs: Iterable[Ref] | None) -> Value:
        return self._word(step, name, row, refs, self._in_init)

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
        default = constant(spelt(variable.value, self._constant))
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
