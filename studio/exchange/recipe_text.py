"""Optimisers and schedules as Python: what makes them, and what each batch has them do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from studio.compile.classes import Names
from studio.compile.formula import number
from studio.compile.given import Given, to_constructor
from studio.compile.lines import INDENT, WIDTH, Lines
from studio.compile.phrases import literal
from studio.compile.plan import Step
from studio.exchange.recipe import End, Part, Piece, Recipe
from studio.layers.builtin.schedules import WHOLE_RUN

STEP: Final = "training"
"""The variable that holds the step."""


@dataclass(frozen=True, slots=True)
class Named:
    """An optimiser, and what all that goes with it is called in ``main``."""

    end: End
    takes: tuple[str, ...]
    """The fields that its loss needs."""
    method: str
    """That gives its loss."""
    optimizer: str
    loss: str
    parameters: str
    """The list of what it moves; empty where none is needed."""
    schedule: str
    average: str
    """The average of what it moves; empty where none is wanted."""
    scaler: str
    served: str
    """Counts the batches whose gradients it is given; empty where nothing needs it."""
    closure: str
    """The function that an optimiser calls which looks at its loss several times."""

    moving: str = ""
    """Those of ``parameters`` that are not frozen, where that is not all."""

    @property
    def call(self) -> str:
        """The function that gives its loss."""
        return STEP if self.method == "forward" else f"{STEP}.{self.method}"

    @property
    def looks_again(self) -> bool:
        return bool(self.closure)


def named(
    end: End, loss: str, method: str, takes: tuple[str, ...], names: Names, *, scaled: bool
) -> Named:
    """Names for what is written for an optimiser, which nothing else has."""
    own = names.fresh(end.step.name)
    averaged = end.step.settings["average"] != "none"
    limits = [end.step.settings[name] for name in ("clip_norm", "clip_value", "max_norm")]
    needs_list = not end.alone or averaged or any(limit is not None for limit in limits)
    is_plain = end.number("times") == end.number("every") == 1
    counted = end.number("accumulate") > 1 and not _looks_again(end)
    return Named(
        end,
        takes,
        method,
        own,
        names.fresh(loss),
        names.fresh(f"{own}_parameters") if needs_list else "",
        names.fresh(end.schedule.name) if end.schedule else "",
        names.fresh(f"{own}_average") if averaged else "",
        names.fresh(f"{own}_scaler") if scaled else "",
        ("step" if is_plain else names.fresh(f"{own}_served")) if counted else "",
        names.fresh(f"{own}_closure") if _looks_again(end) else "",
    )


def _looks_again(end: End) -> bool:
    return end.step.spec.title == "LBFGS"


def write_making(lines: Lines, recipe: Recipe, each: Named, names: Names) -> None:
    """What makes an optimiser, its schedule and its closure."""
    end = each.end
    given = _pieces(end.parts[0].pieces) if end.parts else "[]"
    is_parted = len(end.parts) > 1 or any(part.options for part in end.parts)
    if is_parted:
        given = f"[{', '.join(map(_group, end.parts))}]"
    elif each.parameters:
        listed = given if given.startswith("[") else f"list({given})"
        lines.statement(1, f"{each.parameters} =", listed, ())
        given = each.parameters
    items = [given, *_settings(end.step)]
    if end.fused:
        items.append("fused=True")
    lines.call(1, f"{each.optimizer} = {end.step.spec.target}", items, ())
    if is_parted and each.parameters:
        lines.add(1, f"{each.parameters} = [")
        lines.add(2, f'one for group in {each.optimizer}.param_groups for one in group["params"]')
        lines.add(1, "]")
    if each.moving:
        lines.add(1, f"{each.moving} = [")
        lines.add(2, f"one for one in {each.parameters} if one.requires_grad")
        lines.add(1, "]")
    if each.scaler:
        lines.add(1, f"{each.scaler} = torch.amp.GradScaler(DEVICE)")
    if each.average:
        ema = f"get_ema_multi_avg_fn({end.step.settings['average_decay']})"
        kind = ema if end.step.settings["average"] == "ema" else "get_swa_multi_avg_fn()"
        blend = f"torch.optim.swa_utils.{kind}"
        begin = str(end.number("average_from"))
        lines.call(1, f"{each.average} = Average", [each.parameters, blend, begin], ())
    if end.schedule is not None:
        schedules = _Schedules(recipe, each.optimizer, names)
        schedules.write(lines, end.schedule, each.schedule, end.length)
    if each.served not in ("", "step"):
        lines.add(1, f"{each.served} = 0")


def write_closure(lines: Lines, each: Named, precision: str) -> None:
    """The function that works out a loss and its gradients anew, if the optimiser needs one."""
    if not each.closure:
        return
    lines.blank()
    items = [f"{name}: Tensor" for name in each.takes]
    lines.call(1, f"def {each.closure}", items, (), tail=" -> Tensor:")
    lines.add(2, '"""Work out the loss and its gradients, as often as the optimiser asks."""')
    _write_loss(lines, 2, each, precision)
    lines.add(2, f"{each.optimizer}.zero_grad()")
    _write_back(lines, 2, each, each.loss)
    _write_clip(lines, 2, each)
    lines.add(2, f"return {each.loss}")
    lines.blank()


def write_act(lines: Lines, depth: int, each: Named, precision: str) -> None:
    """What a batch has an optimiser do."""
    every, times = each.end.number("every"), each.end.number("times")
    if every > 1:
        lines.add(depth, f"if step % {every} == 0:")
        depth += 1
    if times > 1:
        lines.add(depth, f"for _ in range({times}):")
        depth += 1
    if each.closure:
        given = ", ".join([each.closure, *each.takes])
        lines.call(depth, f"{each.loss} = {each.optimizer}.step", [f"partial({given})"], ())
        _write_settling(lines, depth, each)
        return
    _write_loss(lines, depth, each, precision)
    if not each.served:
        lines.add(depth, f"{each.optimizer}.zero_grad()")
        _write_back(lines, depth, each, each.loss)
        _write_update(lines, depth, each)
        return
    count = each.end.number("accumulate")
    lines.add(depth, f"if {each.served} % {count} == 0:")
    lines.add(depth + 1, f"{each.optimizer}.zero_grad()")
    _write_back(lines, depth, each, f"({each.loss} / {count})")
    served = "(step + 1)"
    if each.served != "step":
        lines.add(depth, f"{each.served} += 1")
        served = each.served
    lines.add(depth, f"if {served} % {count} == 0:")
    _write_update(lines, depth + 1, each)


def write_cast(lines: Lines, depth: int, precision: str) -> int:
    """Begin what is computed in this precision, if need be; how deep it stands."""
    if precision == "float32":
        return depth
    lines.add(depth, f"with torch.autocast(DEVICE, torch.{precision}):")
    return depth + 1


def _write_loss(lines: Lines, depth: int, each: Named, precision: str) -> None:
    depth = write_cast(lines, depth, precision)
    lines.call(depth, f"{each.loss} = {each.call}", list(each.takes), ())


def _write_update(lines: Lines, depth: int, each: Named) -> None:
    if not each.scaler:
        _write_clip(lines, depth, each)
        lines.add(depth, f"{each.optimizer}.step()")
        _write_settling(lines, depth, each)
        return
    lines.add(depth, f"{each.scaler}.unscale_({each.optimizer})")
    _write_clip(lines, depth, each)
    advances = each.schedule and each.end.counts == "step"
    waits = each.average or advances
    if waits:
        lines.add(depth, f"scale = {each.scaler}.get_scale()")
    lines.add(depth, f"{each.scaler}.step({each.optimizer})")
    lines.add(depth, f"{each.scaler}.update()")
    if waits:
        lines.add(depth, f"if {each.scaler}.get_scale() >= scale:")
        depth += 1
    _write_settling(lines, depth, each)


def _write_back(lines: Lines, depth: int, each: Named, loss: str) -> None:
    if each.scaler:
        loss = f"{each.scaler}.scale({loss.removeprefix('(').removesuffix(')')})"
    inputs = [] if each.end.alone else [f"inputs={each.moving or each.parameters}"]
    lines.call(depth, f"{loss}.backward", inputs, ())


def _write_clip(lines: Lines, depth: int, each: Named) -> None:
    for name in ("clip_norm", "clip_value"):
        value = each.end.step.settings[name]
        if value is not None:
            param = each.end.step.spec.by_name[name]
            items = [each.parameters, literal(param, value, "")]
            lines.call(depth, f"nn.utils.clip_grad_{name.removeprefix('clip_')}_", items, ())


def _write_settling(lines: Lines, depth: int, each: Named) -> None:
    """What follows an update."""
    longest = each.end.step.settings["max_norm"]
    if longest is not None:
        lines.call(depth, "shorten", [each.moving or each.parameters, str(longest)], ())
    if each.average:
        lines.add(depth, f"{each.average}.take()")
    if each.schedule and each.end.counts == "step":
        lines.add(depth, f"{each.schedule}.step()")


def write_end_of_epoch(lines: Lines, depth: int, each: Named, loss: str) -> None:
    """Let a schedule go on that counts epochs; ``loss`` is what validation gave, if it is one."""
    schedule = each.end.schedule
    if schedule is None or each.end.counts != "epoch":
        return
    if schedule.spec.title != "ReduceLROnPlateau":
        lines.add(depth, f"{each.schedule}.step()")
    elif loss:
        lines.add(depth, f"{each.schedule}.step({loss})")


def legal(name: str, instead: str, kept: set[str]) -> str:
    """A name for a method that is that of a number, if nothing of the class has it."""
    for found in (name, f"{instead}_loss", f"{name}_of_step"):
        if found.isidentifier() and found not in kept:
            return found
    return f"{instead}_of_step"


def keywords(step: Step) -> list[str]:
    """What the constructor of a step is given by name."""
    return [_keyword(each) for each in to_constructor(step)]


def path_of(piece: Piece) -> str:
    """A layer or tensor as ``main`` speaks of it."""
    first, *rest = piece.path.split(".")
    inner = "".join(f"[{name}]" if name.isdecimal() else f".{name}" for name in rest)
    return f"{STEP}.{first}{inner}"


def _pieces(pieces: tuple[Piece, ...]) -> str:
    """The parameters of some layers."""
    if len(pieces) == 1 and not pieces[0].is_tensor:
        return f"{path_of(pieces[0])}.parameters()"
    texts = [path_of(p) if p.is_tensor else f"*{path_of(p)}.parameters()" for p in pieces]
    return f"[{', '.join(texts)}]"


def _group(part: Part) -> str:
    options = "".join(f', "{name}": {number(value)}' for name, value in part.options.items())
    return f'{{"params": {_pieces(part.pieces)}{options}}}'


def _settings(step: Step) -> list[str]:
    """What an optimiser is made with; its learning rate is always said."""
    given = list(to_constructor(step))
    lr = step.spec.param("lr")
    if lr is not None and all(each.param is not lr for each in given):
        given.insert(0, Given(keyword="lr", param=lr, value=step.settings["lr"]))
    return [_keyword(each) for each in given]


def _keyword(given: Given) -> str:
    param = given.param
    assert param is not None
    text = literal(param, given.value, "")
    if isinstance(given.value, tuple) and text.startswith("(") and not param.exact:
        text = f"[{text[1:-1].removesuffix(',')}]"
    return f"{given.keyword or param.name}={text}"


class _Schedules:
    """Writes the schedules of an optimiser, each after those that are in it."""

    def __init__(self, recipe: Recipe, optimizer: str, names: Names) -> None:
        self._recipe = recipe
        self._optimizer = optimizer
        self._names = names

    def write(self, lines: Lines, step: Step, name: str, length: int) -> None:
        """What makes a schedule for a run of this length, as the schedule counts."""
        inner = [self._recipe.steps[ref.node] for refs in step.inputs.values() for ref in refs]
        begins = [0] * len(inner)
        if step.spec.title == "SequentialLR":
            milestones = step.settings["milestones"]
            assert isinstance(milestones, tuple)
            begins = [0, *(int(str(each)) for each in milestones)]
        made: list[str] = []
        for each, begin in zip(inner, begins, strict=True):
            made.append(self._names.fresh(each.name))
            self.write(lines, each, made[-1], length - begin)
        several = f"[{', '.join(made)}]"
        given = [_within(each, length) for each in to_constructor(step)]
        items = [self._optimizer, *(self._setting(lines, name, each) for each in given)]
        if step.spec.title == "SequentialLR":
            items.insert(1, several)
        elif inner:
            items = [several, self._optimizer]
        lines.call(1, f"{name} = {step.spec.target}", items, ())

    def _setting(self, lines: Lines, name: str, given: Given) -> str:
        """A setting of the schedule of this name; what is too long for a line has a function."""
        text = _keyword(given)
        _, is_function, value = text.partition("=lambda epoch: ")
        if not is_function or len(text) + 2 * len(INDENT) < WIDTH:  # A comma follows it.
            return text
        function = self._names.fresh(f"{name}_factor")
        lines.blank()
        lines.add(1, f"def {function}(epoch: int) -> float:")
        lines.statement(2, "return", value, ())
        lines.blank()
        return f"{given.keyword}={function}"


def _within(given: Given, length: int) -> Given:
    """A length that is not said is the rest of the run."""
    if given.keyword in WHOLE_RUN and given.value is None:
        return replace(given, value=max(1, length))
    return given
