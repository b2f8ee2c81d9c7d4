"""How the blocks in a class are made: one, a row of equal ones, or a row that grows evenly."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from studio.compile.classes import (
    Argument,
    Group,
    Make,
    is_checkpointed,
    is_counted,
    is_shared,
    repetitions,
    sort_of_row,
)
from studio.compile.formula import constant, formula, spelt
from studio.compile.kinds import REPEAT
from studio.compile.origin import Origin
from studio.compile.plan import Plan, Ref, Step
from studio.compile.rows import Row, key, typed
from studio.value import Expression, Value

_LISTED = 3
"""As many equal repetitions as are made by a loop; fewer are listed."""
POSITIONAL = 3
"""No more arguments than these are given without their names."""

Word = Callable[[Step, str, Row, Iterable[Ref] | None], Value]
"""What stands for a setting: itself, or Python."""


class Making:
    """The making of the blocks in one class.

    Args:
        group: the class.
        of_plan: the classes of the blocks in it.
        origin: where sizes in it come from.
        word: what is written for a setting.
        name: what a variable is called in the constructor.
    """

    def __init__(
        self,
        group: Group,
        of_plan: Mapping[int, Group],
        origin: Origin,
        word: Word,
        name: Callable[[str], str],
    ) -> None:
        self._plans = group.plans
        self._of_plan = of_plan
        self._origin = origin
        self._word = word
        self._name = name

    def of(self, place: int, step: Step) -> Make:
        """The making of one block, or of a row of them."""
        if is_shared(step):
            return Make(*self._call(place, step, 0))
        is_chain = is_chained(step)
        steps = [plan.steps[place] for plan in self._plans]
        if all(sort_of_row(each, self._of_plan) == "grows" for each in steps):
            count = self._count(step)
            loop = f"{self._growing(place, step)} for i in range({count})"
            return _one_loop(loop, is_chain=is_chain)
        if is_counted(step, self._of_plan):
            return self._counted(place, step, is_chain=is_chain)
        calls = [_joined(*self._call(place, step, n)) for n in range(repetitions(step))]
        runs = [(call, len(list(equal))) for call, equal in groupby(calls)]
        if len(runs) == 1:
            return _one_loop(f"{calls[0]} for _ in range({len(calls)})", is_chain=is_chain)
        items: list[str] = []
        for call, times in runs:
            loop = f"*({call} for _ in range({times}))"
            items += [loop] if times >= _LISTED else [call] * times
        return _several(items, is_chain=is_chain)

    def _counted(self, place: int, step: Step, *, is_chain: bool) -> Make:
        """A row of as many as the user's expression says, of which all but the first are alike."""
        first, count = _joined(*self._call(place, step, 0)), self._count(step)
        several = [plan for plan in self._plans if len(plan.steps[place].bodies) > 1]
        rest = _joined(*self._call(place, step, 1)) if several else first
        if first == rest:
            return _one_loop(f"{first} for _ in range({count})", is_chain=is_chain)
        loop = f"*({rest} for _ in range({_in_brackets(count)} - 1))"
        return _several([first, loop], is_chain=is_chain)

    def _count(self, step: Step) -> str:
        return constant(spelt(step.written.get(REPEAT, step.settings[REPEAT]), self._name))

    def _call(self, place: int, step: Step, number: int) -> tuple[str, list[str]]:
        """The making of one repetition: its class and what that is given."""
        inner = self._of_plan[id(_body(step, number))]
        return inner.name, self._items(
            inner, lambda argument: self._argument(place, step, inner, argument, number)
        )

    def _growing(self, place: int, step: Step) -> str:
        """The making of repetition ``i``, in a row in which some numbers grow evenly."""
        inner = self._of_plan[id(step.bodies[0])]
        steps = {
            argument.name: tuple(
                _growth(argument, plan.steps[place].bodies) for plan in self._plans
            )
            for argument in inner.arguments
        }

        def text(argument: Argument) -> str | None:
            start = self._argument(place, step, inner, argument, 0)
            growth = steps[argument.name]
            if not any(growth):
                return start
            if start is None:
                start = constant(argument.usual)
            return _sum(start, self._growth_word(place, step, inner, argument, growth))

        return _joined(inner.name, self._items(inner, text))

    def _growth_word(
        self, place: int, step: Step, inner: Group, argument: Argument, growth: Row
    ) -> str:
        """By how much a number grows: as another argument says, or a number."""
        for other in inner.arguments:
            if other.variable in inner.sizes and other is not argument:
                row = tuple(other.values[id(plan.steps[place].bodies[0])] for plan in self._plans)
                text = self._argument(place, step, inner, other, 0)
                if text is not None and key(row) == key(growth):
                    return text
        return constant(self._word(step, f"{argument.name}_step", growth, None))

    def _items(self, inner: Group, text: Callable[[Argument], str | None]) -> list[str]:
        items: list[str] = []
        for n, argument in enumerate(inner.arguments):
            found = text(argument)
            if found is not None:
                by_position = len(items) == n < POSITIONAL and not argument.default
                items.append(found if by_position else f"{argument.name}={found}")
        return items

    def _argument(
        self, place: int, step: Step, inner: Group, argument: Argument, number: int
    ) -> str | None:
        """What an argument is given in one repetition; ``None`` where it is left out."""
        known = tuple(len(plan.steps[place].bodies) > number for plan in self._plans)
        row = tuple(argument.values[id(_body(plan.steps[place], number))] for plan in self._plans)
        written = step.written.get(argument.variable) if argument.variable else None
        if written is None and argument.default and set(key(row)) == {typed(argument.usual)}:
            return None
        if written is not None:
            word = spelt(written, self._name)
        elif argument.variable:
            word = self._word(step, argument.name, row, None)
        elif number and (text := self._origin.own(place, row, known)):
            word = Expression(formula(text, self._name))
        else:
            word = self._word(step, argument.name, row, () if number else _all_refs(step))
        return constant(word)


def is_chained(step: Step) -> bool:
    """Whether a repeated block takes one value and gives one, so that it is a sequence."""
    if is_checkpointed(step):
        return False  # Each repetition is called by itself.
    body = step.bodies[0]
    return len(body.inputs) == len(body.outputs) == 1 == sum(map(len, step.inputs.values()))


def _growth(argument: Argument, bodies: tuple[Plan, ...]) -> Value:
    """By how much an argument grows from one repetition to the next."""
    one, two = (argument.values[id(body)] for body in bodies[:2])
    if one == two:
        return 0
    assert isinstance(one, int)
    assert isinstance(two, int)
    return two - one


def _sum(start: str, growth: str) -> str:
    """``start`` and ``i`` times the growth."""
    if growth.startswith("-") and growth[1:].isdecimal():
        sign, growth = "-", growth[1:]
    else:
        sign = "+"
    times = "i" if growth == "1" else f"{_factor(growth)} * i"
    if start == "0" and sign == "+":
        return times
    loose = isinstance(_parsed(start), ast.IfExp | ast.BoolOp | ast.Compare | ast.Lambda)
    return f"({start}) {sign} {times}" if loose else f"{start} {sign} {times}"


def _factor(text: str) -> str:
    node = _parsed(text)
    is_product = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult | ast.Pow)
    is_simple = isinstance(node, ast.Name | ast.Constant | ast.Call | ast.Attribute)
    return text if is_product or is_simple else f"({text})"


def _parsed(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def _one_loop(loop: str, *, is_chain: bool) -> Make:
    return Make("nn.Sequential", [f"*({loop})"]) if is_chain else Make("nn.ModuleList", [loop])


def _several(items: list[str], *, is_chain: bool) -> Make:
    if is_chain:
        return Make("nn.Sequential", items)
    return Make("nn.ModuleList", [f"[{', '.join(items)}]"])


def _body(step: Step, number: int) -> Plan:
    return step.bodies[min(number, len(step.bodies) - 1)]


def _all_refs(step: Step) -> list[Ref]:
    return [ref for refs in step.inputs.values() for ref in refs]


def _joined(target: str, items: list[str]) -> str:
    return f"{target}({', '.join(items)})"


def _in_brackets(text: str) -> str:
    return text if re.fullmatch(r"[\w.]+", text) else f"({text})"
