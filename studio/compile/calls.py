"""What a step does when it runs: how its layer is made and how it is called."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any, TypeAlias

import torch
from torch import Tensor, nn

from studio.compile import custom
from studio.compile.given import LAYERS, Given, to_call, to_constructor
from studio.compile.packing import packed
from studio.compile.plan import Ref, Step
from studio.layers import notation
from studio.layers.spec import LayerSpec, Pattern
from studio.value import Value

Values: TypeAlias = list[Any]
Call: TypeAlias = Callable[..., Any]
Getter: TypeAlias = Callable[[Values], Any]

OPERATORS: dict[str, Call] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
    "**": operator.pow,
    "@": operator.matmul,
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
UNARY: dict[str, Call] = {"-": operator.neg}
"""What a symbol does where the kind has one input, which takes one value."""


@functools.cache
def resolve(target: str) -> Any:
    """The class, function or method at a dotted path of a catalogue entry."""
    module, _, name = target.rpartition(".")
    owner = resolve(module) if module.rpartition(".")[2][:1].isupper() else import_module(module)
    return getattr(owner, name)


def target_of(spec: LayerSpec) -> Any:
    """The class or function of a kind; that of the user's own Python, which is allowed to run."""
    return custom.load(spec.target, spec.code) if custom.is_custom(spec) else resolve(spec.target)


def construct(step: Step, made_by: Call | None = None, **more: Any) -> nn.Module:
    """The layer of a step, newly initialised.

    Args:
        step: what is made.
        made_by: what makes it; without, the class of its kind.
        more: what goes there beside the settings.
    """
    layer = _make(made_by or target_of(step.spec), to_constructor(step), **more)
    assert isinstance(layer, nn.Module)
    return layer


def tensor(step: Step, **more: Any) -> Tensor:
    """The tensor that a step keeps, newly made: a ``nn.Parameter``, or a buffer."""
    value = _make(target_of(step.spec), to_constructor(step), **more)
    assert isinstance(value, Tensor)
    return nn.Parameter(value) if step.spec.construct == "parameter" else value


def _make(target: Call, arguments: Iterable[Given], **more: Any) -> Any:
    args: list[Any] = []
    kwargs: dict[str, Any] = more
    for given in arguments:
        nested = given.nested
        value = _make(resolve(nested.target), given.inner) if nested else _setting(given)
        if given.keyword:
            kwargs[given.keyword] = value
        else:
            args.append(value)
    return target(*args, **kwargs)


def caller(
    step: Step, *, training: bool = False
) -> Callable[[Call | None, dict[str, tuple[Any, ...]]], Any]:
    """A function of the layer and the values by port that does what the step says, once."""
    slots: dict[Ref, int] = {}
    for refs in step.inputs.values():
        for ref in refs:
            slots.setdefault(ref, len(slots))

    run = bind(step, slots)

    def call(layer: Call | None, inputs: dict[str, tuple[Any, ...]]) -> Any:
        values = blank(len(slots), training=training)
        for port, refs in step.inputs.items():
            # What may be left out, and is, is None.
            for ref, value in zip(refs, inputs.get(port, (None,) * len(refs)), strict=True):
                values[slots[ref]] = value
        return run(layer, values)

    return call


def blank(count: int, *, training: bool) -> Values:
    """A list for as many values; behind them stands whether the model trains."""
    values: Values = [None] * count
    values.append(training)
    return values


def bind(step: Step, slots: dict[Ref, int]) -> Callable[[Call | None, Values], Any]:
    """The call of a step as a function of its layer and of the list of all values."""
    first: int | None = None
    positional: list[Getter] = []
    keywords: list[tuple[str, Getter]] = []
    for given in to_call(step):
        if given.refs and first is None:
            first = slots[given.refs[0]]
        getters = _getters(given, slots, first)
        if given.keyword:
            keywords += [(given.keyword, get) for get in getters]
        else:
            positional += getters
    run = _run(step, positional, keywords)
    lengths = step.inputs.get(step.spec.packed_by)
    if lengths and first is not None:
        batch_first = step.settings["batch_first"] is True
        return packed(run, first, slots[lengths[0]], batch_first=batch_first)
    return run


def _run(
    step: Step, positional: list[Getter], keywords: list[tuple[str, Getter]]
) -> Callable[[Call | None, Values], Any]:
    construct = step.spec.construct
    if construct in ("operator", "index"):
        return _expression(step, positional)
    function = None if construct in LAYERS else target_of(step.spec)

    if function is None and not keywords and len(positional) == 1:
        (only,) = positional
        return lambda layer, values: layer(only(values))  # type: ignore[misc]

    def run(layer: Call | None, values: Values) -> Any:
        target = layer if function is None else function
        args = [get(values) for get in positional]
        return target(*args, **{name: get(values) for name, get in keywords})  # type: ignore[misc]

    return run


def _expression(step: Step, terms: list[Getter]) -> Callable[[Call | None, Values], Any]:
    spec = step.spec
    if spec.construct == "index":
        apply: Call = operator.getitem
    elif len(terms) == 1 and not spec.inputs[0].variadic:
        apply = UNARY[spec.target]
        return lambda _layer, values: apply(terms[0](values))
    else:
        apply = OPERATORS[spec.target]
    return lambda _layer, values: functools.reduce(apply, [get(values) for get in terms])


def _getters(given: Given, slots: dict[Ref, int], first: int | None) -> Iterator[Getter]:
    """What gives the value of an argument; several for what counts as several arguments."""
    places = [slots[ref] for ref in given.refs]
    if given.as_tuple:
        yield lambda values: _tuple([values[place] for place in places])
    elif given.param is None:
        yield from (operator.itemgetter(place) for place in places)
    else:
        value = _setting(given)
        if given.param.training_only:
            yield lambda values: value if values[-1] else 0.0
        elif given.param.spread:
            yield from (_size(part, first) for part in value)
        elif isinstance(value, tuple) and "N" in value:
            sizes = [_size(part, first) for part in value]
            yield lambda values: tuple(size(values) for size in sizes)
        else:
            yield lambda _values: value


def _tuple(values: Values) -> tuple[Any, ...] | None:
    """The values as one; none where one of them is left out."""
    return None if any(value is None for value in values) else tuple(values)


def _size(size: Value, first: int | None) -> Getter:
    """A getter of a number, where ``N`` is the batch size of the first value."""
    if size == "N" and first is not None:
        return lambda values: values[first].shape[0]
    return lambda _values: size


def _setting(given: Given) -> Any:
    """The value of a setting as torch is given it."""
    param, value = given.param, given.value
    assert param is not None
    if param.as_tensor and value is not None:
        return torch.tensor(list(value) if isinstance(value, tuple) else [value])
    if isinstance(value, str):
        if param.notation == "index":
            return notation.index(value)
        if param.notation == "equation":
            return notation.equation(value)
        if param.module:
            return resolve(f"{param.module}.{value}")
    return value


def spread(pattern: Pattern, result: Any) -> Iterator[tuple[str, Any]]:
    """The values of a call's result by output port."""
    if isinstance(pattern, str):
        yield pattern, result
    else:
        if len(result) != len(pattern):
            raise ValueError(f"it gives {len(result)} values where {len(pattern)} are expected")
        for part, value in zip(pattern, result, strict=True):
            yield from spread(part, value)


def is_unary(step: Step) -> bool:
    """Whether the call is given one value and nothing else."""
    given = to_call(step)
    return (
        len(given) == 1 and len(given[0].refs) == 1 and not (given[0].as_tuple or given[0].keyword)
    )
