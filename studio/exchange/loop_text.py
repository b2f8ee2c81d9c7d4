"""The functions of a training script: its data, its batches, its validation and its loop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from studio.compile.classes import Names
from studio.compile.lines import Lines
from studio.compile.phrases import quoted
from studio.compile.plan import Ref
from studio.compile.step_class import Method, fields_of
from studio.exchange.recipe import Recipe
from studio.exchange.recipe_text import (
    STEP,
    Named,
    named,
    path_of,
    write_act,
    write_cast,
    write_closure,
    write_end_of_epoch,
    write_making,
)
from studio.train.assembly import VALIDATION_FACTOR
from studio.train.config import TrainConfig
from studio.train.readout import LOSS

CLASS: Final = "Training"
CHECK: Final = "check"
SHOWN: Final = 20
"""How many steps tell their losses."""
TOP: Final = frozenset(
    (
        *("BATCH_SIZE", "DATA", "DEVICE", "EPOCHS", "FIELDS", "HERE", "SEED", "SHOWN"),
        *("Average", "Callable", "Iterator", "Path", "math", "os", "partial"),
        *("batches", "cores", "load_data", "main", "shorten", "tell", "validate"),
    )
)
"""Names at the top of a script, beside those of its classes."""
LOCAL: Final = frozenset(
    (
        *(STEP, "train", "validation", "generator", "order", "epoch", "step", "numbers", "scale"),
        *("data", "count", "correct"),
    )
)
"""Names in its functions."""

_LOAD = '''\
def load_data() -> tuple[list[Tensor], list[Tensor]]:
    """What is learnt and what is only tried: a tensor for each of FIELDS."""
    data = torch.load(DATA, map_location=DEVICE, weights_only=True)
    train = [data["train"][name] for name in FIELDS]
    validation = [data["validation"][name] for name in FIELDS]
    return train, validation
'''
_BATCHES = '''\
def batches(data: list[Tensor], size: int, order: Tensor) -> Iterator[list[Tensor]]:
    """All examples in this order; a last one alone joins the batch before."""
    sizes = [size] * (len(order) // size)
    rest = len(order) % size
    if rest == 1 and sizes:
        sizes[-1] += 1
    elif rest:
        sizes.append(rest)
    for rows in order.split(sizes):
        yield [field[rows] for field in data]
'''
_TELL = '''\
def tell(when: str, numbers: dict[str, float]) -> None:
    """Print numbers in one line."""
    print(f"{when}:", ", ".join(f"{name} {value}" for name, value in numbers.items()))
'''
_CORES = '''\
def cores() -> int:
    """How many processor cores this script may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
'''
_SHORTEN = '''\
@torch.no_grad()
def shorten(parameters: list[nn.Parameter], longest: float) -> None:
    """Shorten the weights of each output that are longer."""
    for parameter in parameters:
        if parameter.dim() > 1:
            parameter.copy_(torch.renorm(parameter, 2, 0, longest))
'''
_AVERAGE = '''\
class Average:
    """The average of parameters over updates; the first ones may be passed over."""

    def __init__(
        self, parameters: list[nn.Parameter], blend: Callable[..., None], begin: int
    ) -> None:
        self.parameters = parameters
        self.blend = blend
        self.count = -begin
        self.tensors: list[Tensor] = []

    @torch.no_grad()
    def take(self) -> None:
        """Blend in what an update left."""
        self.count += 1
        if self.count == 1:
            self.tensors = [one.detach().clone() for one in self.parameters]
        elif self.count > 1:
            self.blend(self.tensors, self.parameters, self.count - 1)

    def exchange(self) -> None:
        """Put the average in place of the parameters, or them back again."""
        for number in range(len(self.tensors)):
            one = self.parameters[number]
            one.data, self.tensors[number] = self.tensors[number], one.data
'''
_RIGHT = {
    "classes": "{given}.argmax(1) == {right}",
    "logit": "({given}.flatten() > 0.0) == {right}.flatten().bool()",
    "probability": "({given}.flatten() > 0.5) == {right}.flatten().bool()",
}
"""Which answers are right, by how they are read."""


class LoopText:
    """The text around the classes.

    Args:
        recipe: what is written.
        stem: of the names of the files.
        taken: names at the top of the script.
    """

    def __init__(self, recipe: Recipe, stem: str, taken: set[str]) -> None:
        self._recipe = recipe
        self._stem = stem
        names = self._names = Names({*taken, *TOP, *LOCAL})
        kept = {step.keeper for step in recipe.plan.steps} | {CHECK}
        self._inputs = {step.name: names.fresh(step.name) for step in recipe.plan.inputs}
        self._methods: list[Method] = []
        self._ends: list[Named] = []
        numbers = recipe.readout.numbers
        for number, end in zip(numbers, recipe.ends, strict=False):
            method = "forward"
            if len(recipe.ends) > 1:
                method = _legal(number.name, end.step.name, kept)
                kept.add(method)
            about = f"The loss that {end.step.called} makes small."
            found = Method(method, about, (number.ref,))
            self._methods.append(found)
            takes = tuple(self._inputs[name] for name in fields_of(recipe.plan, found))
            loss = "loss" if len(recipe.ends) == 1 else method
            scaled = recipe.config.precision == "float16"
            found_names = named(end, loss, method, takes, names, scaled=scaled)
            if recipe.idle and found_names.parameters:
                moving = names.fresh(f"{found_names.optimizer}_moving")
                found_names = replace(found_names, moving=moving)
            self._ends.append(found_names)
        inner = Names({*taken, *TOP, *LOCAL, *self._inputs.values()})
        self._told = [inner.fresh(_legal(n.name, "number", set())) for n in numbers]
        self._judged = inner.fresh("answers"), inner.fresh("right")
        self._check = self._validating()

    def methods(self) -> list[Method]:
        """Those of the class of the step."""
        is_own = self._check not in self._methods
        return [*self._methods, *([self._check] if is_own else [])]

    def _validating(self) -> Method:
        """The method that validation calls: the only loss itself, or more than one value."""
        told = self._recipe.readout
        refs: list[Ref] = [number.ref for number in told.numbers]
        about = "The numbers by which the training is judged."
        if told.answer is not None:
            refs += [told.answer.given, told.answer.right]
            about = "The loss, the answers, and what would have been right."
            if len(told.numbers) > 1:
                about = "All losses and numbers, the answers, and what would have been right."
        if len(refs) == 1:
            return self._methods[0]
        return Method(CHECK, about, tuple(refs))

    def constants(self, lines: Lines) -> None:
        """The settings at the top of the script."""
        config = self._recipe.config
        lines.add(0, f"SEED = {config.seed}")
        lines.add(0, f"EPOCHS = {config.epochs}")
        lines.add(0, f"BATCH_SIZE = {config.batch_size}")
        lines.add(0, f"SHOWN = {SHOWN}  # So many steps tell their losses.")
        fields = [quoted(field.name) for field in self._recipe.fields]
        comma = "," if len(fields) == 1 else ""
        lines.statement(0, "FIELDS =", f"({', '.join(fields)}{comma})", ())
        lines.blank()
        lines.add(0, "HERE = Path(__file__).resolve().parent")
        lines.add(0, f'DATA = HERE / "{self._stem}_data.pt"')
        _write_device(lines, config)

    def functions(self) -> list[Lines]:
        """The functions after the classes, each a block of its own."""
        threads = [] if self._recipe.config.threads else [_block(_CORES)]
        fixed = [_block(text) for text in (_LOAD, _BATCHES, _TELL)]
        if any(each.end.step.settings["max_norm"] is not None for each in self._ends):
            fixed.append(_block(_SHORTEN))
        if any(each.average for each in self._ends):
            fixed.append(_block(_AVERAGE))
        return [*threads, *fixed, self._validate(), self._main(), _block(_START)]

    @property
    def imports(self) -> list[tuple[str, str]]:
        """Modules, and what of them; nothing where it is all."""
        found = [("collections.abc", "Iterator"), ("pathlib", "Path"), ("math", ""), ("torch", "")]
        if not self._recipe.config.threads:
            found.append(("os", ""))
        if any(each.average for each in self._ends):
            found.append(("collections.abc", "Callable"))
        if any(each.closure for each in self._ends):
            found.append(("functools", "partial"))
        return found

    def _fields(self) -> str:
        """The fields of a batch, as a loop takes them apart."""
        names = list(self._inputs.values())
        return ", ".join(names) if len(names) > 1 else f"({names[0]},)"

    def _validate(self) -> Lines:
        recipe, told = self._recipe, self._recipe.readout
        lines = Lines()
        head = f"def validate({STEP}: {CLASS}, data: list[Tensor]) -> dict[str, float]:"
        lines.add(0, head)
        lines.add(1, '"""The means of all numbers over these examples."""')
        lines.add(1, f"{STEP}.eval()")
        lines.add(1, "order = torch.arange(len(data[0]), device=DEVICE)")
        for name in self._told:
            lines.add(1, f"{name}_parts: list[float] = []")
        if told.answer is not None:
            lines.add(1, "correct = 0")
        depth = 1
        if not recipe.differentiates:
            lines.add(1, "with torch.no_grad():")
            depth = 2
        size = f"{VALIDATION_FACTOR} * BATCH_SIZE"
        lines.add(depth, f"for {self._fields()} in batches(data, {size}, order):")
        given = list(self._told)
        if told.answer is not None:
            given += self._judged
        inside = write_cast(lines, depth + 1, recipe.config.precision)
        check = self._check
        call = STEP if check.name == "forward" else f"{STEP}.{check.name}"
        takes = [self._inputs[name] for name in fields_of(recipe.plan, check)]
        lines.call(inside, f"{', '.join(given)} = {call}", takes, ())
        first = next(iter(self._inputs.values()))
        for name in self._told:
            lines.call(depth + 1, f"{name}_parts.append", [f"{name}.item() * len({first})"], ())
        if told.answer is not None:
            rule = _RIGHT[told.answer.scoring.reading].format(given=given[-2], right=given[-1])
            lines.call(depth + 1, "correct += int", [f"({rule}).sum()"], ())
        lines.add(1, "count = len(data[0])")
        items = [
            f"{quoted(f'val_{number.name}')}: math.fsum({name}_parts) / count"
            for number, name in zip(told.numbers, self._told, strict=True)
        ]
        if told.answer is not None:
            items.append('"val_accuracy": correct / count')
        lines.statement(1, "return", f"{{{', '.join(items)}}}", ())
        return lines

    def _main(self) -> Lines:
        recipe = self._recipe
        lines = Lines()
        lines.add(0, "def main() -> None:")
        lines.add(1, '"""Train, tell how it goes, and write the weights."""')
        threads = recipe.config.threads
        lines.add(1, f"torch.set_num_threads({threads or 'max(1, cores() - 1)'})")
        lines.add(1, "train, validation = load_data()")
        lines.add(1, "torch.manual_seed(SEED)")
        lines.add(1, f"{STEP} = {CLASS}().to(DEVICE)")
        lines.add(1, "torch.manual_seed(SEED)  # So that what comes does not depend on the model.")
        for piece in (*recipe.frozen, *recipe.idle):
            lines.add(1, f"{path_of(piece)}.requires_grad_(False)")
        for each in self._ends:
            write_making(lines, recipe, each, self._names)
        for each in self._ends:
            write_closure(lines, each, recipe.config.precision)
        lines.add(1, "generator = torch.Generator().manual_seed(SEED)")
        lines.add(1, "step = 0")
        lines.add(1, "for epoch in range(EPOCHS):")
        self._epoch(lines)
        self._exchange(lines, 1)
        for name in recipe.models:
            lines.call(1, "torch.save", [f"{STEP}.{name}.state_dict()", self._weights(name)], ())
        return lines

    def _epoch(self, lines: Lines) -> None:
        recipe = self._recipe
        lines.add(2, f"{STEP}.train()")
        for name in recipe.resting:
            lines.add(2, f"{STEP}.{name}.eval()")
        for piece in recipe.idle:
            lines.add(2, f"{path_of(piece)}.eval()")
        lines.add(2, "order = torch.randperm(len(train[0]), generator=generator).to(DEVICE)")
        lines.add(2, f"for {self._fields()} in batches(train, BATCH_SIZE, order):")
        for each in self._ends:
            write_act(lines, 3, each, recipe.config.precision)
        lines.add(3, "if step < SHOWN:")
        told = [
            f"{quoted(f'train_{number.name}')}: {each.loss}.item()"
            for number, each in zip(recipe.readout.numbers, self._ends, strict=False)
        ]
        lines.call(4, "tell", ['f"step {step + 1}"', f"{{{', '.join(told)}}}"], ())
        lines.add(3, "step += 1")
        self._exchange(lines, 2)
        lines.add(2, f"numbers = validate({STEP}, validation)")
        self._exchange(lines, 2)
        lines.add(2, 'tell(f"epoch {epoch + 1}", numbers)')
        has_loss = recipe.readout.numbers[0].name == LOSS
        for each in self._ends:
            loss = f'numbers["val_{LOSS}"]' if has_loss else ""
            write_end_of_epoch(lines, 2, each, loss)

    def _exchange(self, lines: Lines, depth: int) -> None:
        """Put averages in place of what was learnt, or back."""
        for each in self._ends:
            if each.average:
                lines.add(depth, f"{each.average}.exchange()")

    def _weights(self, name: str) -> str:
        """The file for what a model has learnt."""
        several = f"_{name}" if len(self._recipe.models) > 1 else ""
        return f'HERE / "{self._stem}_weights{several}.pt"'


_START = """\
if __name__ == "__main__":
    main()
"""


def _write_device(lines: Lines, config: TrainConfig) -> None:
    if config.device != "auto":
        lines.add(0, f'DEVICE = "{config.device}"')
        return
    for line in (
        'DEVICE = "cpu"',
        "if torch.cuda.is_available():",
        '    DEVICE = "cuda"',
        "elif torch.backends.mps.is_available():",
        '    DEVICE = "mps"',
    ):
        lines.add(0, line)


def _block(text: str) -> Lines:
    lines = Lines()
    for line in text.splitlines():
        lines.add(0, line)
    return lines


def _legal(name: str, instead: str, kept: set[str]) -> str:
    """A name for a method that is that of a number, if nothing of the class has it."""
    for found in (name, f"{instead}_loss", f"{name}_of_step"):
        if found.isidentifier() and found not in kept:
            return found
    return f"{instead}_of_step"


def blocks(lines: Sequence[Lines]) -> str:
    """The text of a file of these blocks."""
    return "\n\n\n".join("\n".join(each.lines) for each in lines) + "\n"
