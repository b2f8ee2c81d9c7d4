"""The functions of a training script: its data, its batches, its validation and its loop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from studio.compile.classes import Names
from studio.compile.lines import Lines
from studio.compile.ownership import LOSS
from studio.compile.phrases import quoted
from studio.compile.step_class import Method, fields_of
from studio.exchange.ending_text import Endings
from studio.exchange.fixed_text import (
    AVERAGE,
    CORES,
    LOAD,
    SHORTEN,
    START,
    TELL,
    batching,
    block,
    write_device,
    write_module,
    write_numerics,
)
from studio.exchange.judging_text import CHECK, CLASS, Judging, taken_apart
from studio.exchange.recipe import Recipe
from studio.exchange.recipe_text import (
    STEP,
    Named,
    legal,
    named,
    path_of,
    write_act,
    write_closure,
    write_end_of_epoch,
    write_making,
)
from studio.train.choices import METRICS

SHOWN: Final = 20
"""How many steps tell their losses."""
TOP: Final = frozenset(
    (
        *("BATCH_SIZE", "DATA", "DEVICE", "EPOCHS", "FIELDS", "HERE", "SEED", "SHOWN"),
        *("LOOKED_AT", "VALIDATION_BATCH_SIZE"),
        *("MAX_MINUTES", "MAX_STEPS", "MIN_DELTA", "PATIENCE", "START"),
        *("Average", "Callable", "Iterator", "Path", "math", "os", "partial", "time"),
        *("batches", "channels_last", "cores", "is_over", "load_data", "look", "main"),
        *("shorten", "tell", "validate"),
        *(spec.title for spec in METRICS.values()),
    )
)
"""Names at the top of a script, beside those of its classes."""
LOCAL: Final = frozenset(
    (
        *(STEP, "train", "validation", "generator", "order", "epoch", "step", "numbers", "scale"),
        *("data", "count", "correct", "best", "score", "mark", "waited", "began", "left", "tensor"),
        "start",
    )
)
"""Names in its functions."""


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
                method = legal(number.name, end.step.name, kept)
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
        outer = {*taken, *TOP, *LOCAL}
        self._judging = Judging(recipe, self._inputs, self._methods[0], outer, kept)
        self._endings = Endings(recipe)

    def methods(self) -> list[Method]:
        """Those of the class of the step."""
        check, look = self._judging.check, self._judging.look
        found = [*self._methods, *([check] if check not in self._methods else [])]
        return found if look is None else [*found, look]

    @property
    def decorator(self) -> str:
        """What stands above each method of the step."""
        return "@torch.compile" if self._recipe.config.compile else ""

    def constants(self, lines: Lines) -> None:
        """The settings at the top of the script."""
        config = self._recipe.config
        lines.add(0, f"SEED = {config.seed}")
        lines.add(0, f"EPOCHS = {config.epochs}")
        lines.add(0, f"BATCH_SIZE = {config.batch_size}")
        self._judging.constants(lines)
        self._endings.constants(lines)
        lines.add(0, f"SHOWN = {SHOWN}  # So many steps tell their losses.")
        fields = [quoted(field.name) for field in self._recipe.fields]
        comma = "," if len(fields) == 1 else ""
        lines.statement(0, "FIELDS =", f"({', '.join(fields)}{comma})", ())
        lines.blank()
        lines.add(0, "HERE = Path(__file__).resolve().parent")
        lines.add(0, f'DATA = HERE / "{self._stem}_data.pt"')
        if self._recipe.starts:
            lines.add(0, f'START = HERE / "{self._stem}_start.pt"')
        write_device(lines, config)

    def functions(self) -> list[Lines]:
        """The functions after the classes, each a block of its own."""
        config = self._recipe.config
        threads = [] if config.threads else [block(CORES)]
        fixed = [block(LOAD), *batching(self._recipe), block(TELL)]
        if any(each.end.step.settings["max_norm"] is not None for each in self._ends):
            fixed.append(block(SHORTEN))
        if any(each.average for each in self._ends):
            fixed.append(block(AVERAGE))
        judging, endings = self._judging.functions(), self._endings.functions()
        return [*threads, *fixed, *judging, *endings, self._main(), block(START)]

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
        return [*found, *self._judging.imports, *self._endings.imports]

    def _main(self) -> Lines:
        recipe = self._recipe
        lines = Lines()
        lines.add(0, "def main() -> None:")
        lines.add(1, '"""Train, tell how it goes, and write the weights."""')
        write_numerics(lines, 1, recipe.config)
        lines.add(1, "train, validation = load_data()")
        lines.add(1, "torch.manual_seed(SEED)")
        write_module(lines, 1, recipe, STEP, CLASS)
        if recipe.starts:
            lines.add(1, "start = torch.load(START, map_location=DEVICE, weights_only=True)")
        for begun in recipe.starts:
            given = [f"start[{quoted(begun.piece.path)}]"]
            lines.call(1, f"{path_of(begun.piece)}.load_state_dict", given, ())
        lines.add(1, "torch.manual_seed(SEED)  # So that what comes does not depend on the model.")
        for piece in (*recipe.frozen, *recipe.idle):
            lines.add(1, f"{path_of(piece)}.requires_grad_(False)")
        for each in self._ends:
            write_making(lines, recipe, each, self._names)
        for each in self._ends:
            write_closure(lines, each, recipe.config.precision)
        lines.add(1, "generator = torch.Generator().manual_seed(SEED)")
        self._endings.begin(lines, 1)
        lines.add(1, "step = 0")
        lines.add(1, "for epoch in range(EPOCHS):")
        self._epoch(lines)
        self._exchange(lines, 1)
        self._save(lines, 1, "weights")
        if recipe.shown:
            outputs = f'HERE / "{self._stem}_outputs.pt"'
            lines.call(1, "torch.save", [f"look({STEP}, validation)", outputs], ())
        return lines

    def _epoch(self, lines: Lines) -> None:
        recipe = self._recipe
        lines.add(2, f"{STEP}.train()")
        for name in recipe.resting:
            lines.add(2, f"{STEP}.{name}.eval()")
        for piece in recipe.idle:
            lines.add(2, f"{path_of(piece)}.eval()")
        lines.add(2, "order = torch.randperm(len(train[0]), generator=generator).to(DEVICE)")
        self._endings.begin_epoch(lines, 2)
        first = next(iter(self._inputs.values()))
        used = {name for each in self._ends for name in each.takes}
        if self._endings.limited:
            used.add(first)
        loop = f"for {taken_apart(self._inputs, used)} in batches"
        lines.call(2, loop, ["train", "BATCH_SIZE", "order"], (), tail=":")
        for each in self._ends:
            write_act(lines, 3, each, recipe.config.precision)
        lines.add(3, "if step < SHOWN:")
        told = [
            f"{quoted(f'train_{number.name}')}: {each.loss}.item()"
            for number, each in zip(recipe.readout.numbers, self._ends, strict=False)
        ]
        lines.call(4, "tell", ['f"step {step + 1}"', f"{{{', '.join(told)}}}"], ())
        lines.add(3, "step += 1")
        self._endings.after_step(lines, 3, first)
        self._endings.after_steps(lines, 2)
        self._exchange(lines, 2)
        lines.add(2, f"numbers = validate({STEP}, validation)")
        self._endings.keep_best(lines, 2, lambda to, depth: self._save(to, depth, "best"))
        self._exchange(lines, 2)
        lines.add(2, 'tell(f"epoch {epoch + 1}", numbers)')
        has_loss = recipe.readout.numbers[0].name == LOSS
        for each in self._ends:
            loss = f'numbers["val_{LOSS}"]' if has_loss else ""
            write_end_of_epoch(lines, 2, each, loss)
        self._endings.after_epoch(lines, 2)

    def _exchange(self, lines: Lines, depth: int) -> None:
        """Put averages in place of what was learnt, or back."""
        for each in self._ends:
            if each.average:
                lines.add(depth, f"{each.average}.exchange()")

    def _save(self, lines: Lines, depth: int, what: str) -> None:
        """Write the weights of all models into files whose names say what they are."""
        models = self._recipe.models
        for name in models:
            several = f"_{name}" if len(models) > 1 else ""
            path = f'HERE / "{self._stem}_{what}{several}.pt"'
            lines.call(depth, "torch.save", [f"{STEP}.{name}.state_dict()", path], ())


def blocks(lines: Sequence[Lines]) -> str:
    """The text of a file of these blocks."""
    return "\n\n\n".join("\n".join(each.lines) for each in lines) + "\n"
