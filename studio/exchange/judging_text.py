"""How a training script judges what was learnt: numbers, answers, metrics, and what it looks at."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from studio.compile.classes import Names
from studio.compile.lines import Lines
from studio.compile.phrases import quoted
from studio.compile.plan import Ref, Step
from studio.compile.step_class import Method, fields_of
from studio.exchange.recipe import Recipe
from studio.exchange.recipe_text import STEP, keywords, legal, write_cast
from studio.observe import showing
from studio.train.assembly import VALIDATION_FACTOR
from studio.train.metrics import pair

CLASS: Final = "Training"
CHECK: Final = "check"
LOOK: Final = "show"
_RIGHT = {
    "classes": "{given}.argmax(1) == {right}",
    "logit": "({given}.flatten() > 0.0) == {right}.flatten().bool()",
    "probability": "({given}.flatten() > 0.5) == {right}.flatten().bool()",
}
"""Which answers are right, by how they are read."""


class Judging:
    """Writes ``validate``, and ``look`` where the training has outputs that are no numbers.

    Args:
        recipe: what is written.
        inputs: the fields of a batch, by the inputs that are given them.
        first: the method of the only loss, or of the first.
        taken: what no variable may be called.
        kept: what no further method may be called.
    """

    def __init__(
        self,
        recipe: Recipe,
        inputs: Mapping[str, str],
        first: Method,
        taken: set[str],
        kept: set[str],
    ) -> None:
        self._recipe = recipe
        self._inputs = inputs
        names = Names({*taken, *inputs.values()})
        told = recipe.readout
        self._values: dict[Ref, str] = {}
        for number in told.numbers:
            if number.ref not in self._values:
                self._values[number.ref] = names.fresh(legal(number.name, "number", set()))
        self._counted = list(self._values.values())
        if told.answer is not None:
            for ref, name in ((told.answer.given, "answers"), (told.answer.right, "right")):
                if ref not in self._values:
                    self._values[ref] = names.fresh(name)
        self._meters: list[tuple[Step, str]] = []
        for step in recipe.metrics:
            for ref, name in zip(pair(step), ("preds", "target"), strict=True):
                if ref not in self._values:
                    self._values[ref] = names.fresh(name)
            self._meters.append((step, names.fresh(step.name)))
        self.check = first
        if len(self._values) > 1:
            self.check = Method(CHECK, self._about(), tuple(self._values))
        self.look: Method | None = None
        if recipe.shown:
            refs = tuple(dict.fromkeys(step.inputs["input"][0] for step in recipe.shown))
            name = legal(LOOK, "outputs", kept)
            self.look = Method(name, "What the outputs give that is no single number.", refs)

    def _about(self) -> str:
        told = self._recipe.readout
        if told.answer is None:
            return "The numbers by which the training is judged."
        if len(told.numbers) > 1:
            return "All losses and numbers, the answers, and what would have been right."
        return "The loss, the answers, and what would have been right."

    def constants(self, lines: Lines) -> None:
        """The settings at the top of the script."""
        larger = f"{VALIDATION_FACTOR} * BATCH_SIZE"
        lines.add(0, f"VALIDATION_BATCH_SIZE = {larger}  # More fit in without gradients.")
        if self.look is not None:
            lines.add(0, f"LOOKED_AT = {showing.EXAMPLES}  # Examples whose outputs are kept.")

    @property
    def imports(self) -> list[tuple[str, str]]:
        """Modules, and what of them."""
        targets = [step.spec.target.rpartition(".") for step, _ in self._meters]
        return [(module, name) for module, _, name in targets]

    def functions(self) -> list[Lines]:
        return [self._validate(), *([self._look()] if self.look is not None else [])]

    def _validate(self) -> Lines:
        recipe, told = self._recipe, self._recipe.readout
        lines = Lines()
        lines.add(0, f"def validate({STEP}: {CLASS}, data: list[Tensor]) -> dict[str, float]:")
        lines.add(1, '"""The means of all numbers over these examples."""')
        lines.add(1, f"{STEP}.eval()")
        lines.add(1, "order = torch.arange(len(data[0]), device=DEVICE)")
        for name in self._counted:
            lines.add(1, f"{name}_parts: list[float] = []")
        if told.answer is not None:
            lines.add(1, "correct = 0")
        for step, name in self._meters:
            made = f"{name} = {step.spec.target.rpartition('.')[2]}"
            lines.call(1, made, keywords(step), (), tail=".to(DEVICE)")
        depth = 1
        if not recipe.differentiates:
            lines.add(1, "with torch.no_grad():")
            depth = 2
        takes = [self._inputs[name] for name in fields_of(recipe.plan, self.check)]
        first = next(iter(self._inputs.values()))
        loop = f"for {taken_apart(self._inputs, {first, *takes})} in batches"
        lines.call(depth, loop, ["data", "VALIDATION_BATCH_SIZE", "order"], (), tail=":")
        inside = write_cast(lines, depth + 1, recipe.config.precision)
        call = STEP if self.check.name == "forward" else f"{STEP}.{self.check.name}"
        lines.call(inside, f"{', '.join(self._values.values())} = {call}", takes, ())
        for name in self._counted:
            lines.call(depth + 1, f"{name}_parts.append", [f"{name}.item() * len({first})"], ())
        if told.answer is not None:
            answer = told.answer
            given, right = self._values[answer.given], self._values[answer.right]
            rule = _RIGHT[answer.scoring.reading].format(given=given, right=right)
            lines.call(depth + 1, "correct += int", [f"({rule}).sum()"], ())
        for step, name in self._meters:
            preds, target = (self._values[ref] for ref in pair(step))
            stopped = f"{preds}.detach()" if recipe.differentiates else preds
            lines.call(depth + 1, f"{name}.update", [stopped, target], ())
        lines.add(1, "count = len(data[0])")
        items = [
            f"{quoted(f'val_{number.name}')}: math.fsum({self._values[number.ref]}_parts) / count"
            for number in told.numbers
        ]
        if told.answer is not None:
            items.append('"val_accuracy": correct / count')
        items += [
            f"{quoted(f'val_{step.called}')}: {name}.compute().item()"
            for step, name in self._meters
        ]
        lines.statement(1, "return", f"{{{', '.join(items)}}}", ())
        return lines

    def _look(self) -> Lines:
        assert self.look is not None
        names = Names({*self._inputs.values(), STEP, "data", "count", "rows", "look"})
        values = dict.fromkeys(self.look.refs, "")
        for step in self._recipe.shown:
            ref = step.inputs["input"][0]
            values[ref] = values[ref] or names.fresh(step.name)
        lines = Lines()
        if not self._recipe.differentiates:
            lines.add(0, "@torch.no_grad()")
        lines.add(0, f"def look({STEP}: {CLASS}, data: list[Tensor]) -> dict[str, Tensor]:")
        lines.add(1, '"""What the outputs give for some of these examples, evenly spread."""')
        lines.add(1, f"{STEP}.eval()")
        lines.add(1, "count = min(LOOKED_AT, len(data[0]))")
        lines.add(1, "rows = torch.arange(count, device=DEVICE) * len(data[0]) // count")
        needed = fields_of(self._recipe.plan, self.look)
        places = [n for n, name in enumerate(self._inputs) if name in needed]
        given = [f"data[{n}][rows]" for n in places]
        lines.add(1, f"torch.manual_seed({showing.SEED})  # The same noise whenever it looks.")
        lines.call(1, f"{', '.join(values.values())} = {STEP}.{self.look.name}", given, ())
        items = [
            f"{quoted(step.called)}: {values[step.inputs['input'][0]]}"
            for step in self._recipe.shown
        ]
        lines.statement(1, "return", f"{{{', '.join(items)}}}", ())
        return lines


def taken_apart(inputs: Mapping[str, str], used: Collection[str]) -> str:
    """The fields of a batch, as a loop takes them apart that uses some of them."""
    names = [name if name in used else f"_{name}" for name in inputs.values()]
    return ", ".join(names) if len(names) > 1 else f"({names[0]},)"
