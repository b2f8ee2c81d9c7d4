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
from studio.compile.plan import Ref, Step
from studio.layers.spec import LayerSpec, Param, Pattern
from studio.value import Value

Values: TypeAlias = list[Any]
Call: TypeAlias = Callable[..., Any]

OPERATORS: dict[str, Call] = {"+": operator.add, "*": operator.mul, "@": operator.matmul}


@functools.cache
def resolve(target: str) -> Any:
    """The class or function at a dotted path of a catalogue entry."""
    module, _, name = target.rpartition(".")
    return getattr(import_module(module), name)


def target_of(spec: LayerSpec) -> Any:
    """The class or function of a kind; that of the user's own Python, which is allowed to run."""
    return custom.load(spec.target, spec.code) if custom.is_custom(spec) else resolve(spec.target)


def construct(step: Step) -> nn.Module:
    """The layer of a step, newly initialised."""
    by_name = step.spec.by_name
    given = _given(step, ((name, by_name[name]) for name, _ in step.constructor()))
    for inner, params in step.nested():
        given[inner.argument] = resolve(inner.target)(**_given(step, params))
    layer = target_of(step.spec)(**given)
    assert isinstance(layer, nn.Module)
    return layer


def _given(step: Step, params: Iterable[tuple[str, Param]]) -> dict[str, Any]:
    """What is given under each name; an older torch may not know the newest of what is implied."""
    values = ((name, param, step.settings[param.name]) for name, param in params)
    return {
        name: _as_tensor(value) if param.as_tensor and value is not None else value
        for name, param, value in values
        if not param.implied(value)
    }


def _as_tensor(value: Value) -> Tensor:
    return torch.tensor(list(value) if isinstance(value, tuple) else [value])


def caller(step: Step) -> Callable[[Call | None, dict[str, tuple[Any, ...]]], Any]:
    """A function of the layer and the values by port that does what the step says, once."""
    slots: dict[Ref, int] = {}
    for _, refs in step.arguments():
        for ref in refs:
            slots.setdefault(ref, len(slots))

    run = bind(step, slots)

    def call(layer: Call | None, inputs: dict[str, tuple[Any, ...]]) -> Any:
        values: Values = [None] * len(slots)
        for port, refs in step.inputs.items():
            # What may be left out, and is, is None.
            for ref, value in zip(refs, inputs.get(port, (None,) * len(refs)), strict=True):
                values[slots[ref]] = value
        return run(layer, values)

    return call


def bind(step: Step, slots: dict[Ref, int]) -> Callable[[Call | None, Values], Any]:
    """The call of a step as a function of its layer and of the list of all values."""
    if step.spec.construct == "operator":
        return _operator(step, slots)
    function = None if step.spec.construct == "module" else target_of(step.spec)
    positional: list[int | tuple[int, ...]] = []
    keywords: dict[str, int | tuple[int, ...]] = {}
    for argument, refs in step.arguments():
        places = tuple(slots[ref] for ref in refs)
        place = places if argument.as_tuple else places[0]
        if argument.keyword:
            keywords[argument.keyword] = place
        else:
            positional.append(place)
    settings = dict(step.call_settings())

    if function is None and not keywords and not settings and len(positional) == 1:
        (only,) = positional
        if isinstance(only, int):
            return lambda layer, values: layer(values[only])  # type: ignore[misc]

    def run(layer: Call | None, values: Values) -> Any:
        args = [_take(values, place) for place in positional]
        kwargs = {name: _take(values, place) for name, place in keywords.items()}
        for name, value in settings.items():
            kwargs[name] = _with_batch(value, args[0]) if type(value) is tuple else value
        target = layer if function is None else function
        return target(*args, **kwargs)  # type: ignore[misc]

    return run


def _operator(step: Step, slots: dict[Ref, int]) -> Callable[[Call | None, Values], Any]:
    apply = OPERATORS[step.spec.target]
    places = [slots[ref] for _, refs in step.arguments() for ref in refs]
    return lambda _layer, values: functools.reduce(apply, [values[place] for place in places])


def _take(values: Values, place: int | tuple[int, ...]) -> Any:
    if isinstance(place, int):
        return values[place]
    taken = tuple(values[n] for n in place)
    return None if any(value is None for value in taken) else taken


def _with_batch(value: tuple[Value, ...], first: Any) -> tuple[Value, ...]:
    if "N" not in value:
        return value
    return tuple(first.shape[0] if size == "N" else size for size in value)


def spread(pattern: Pattern, result: Any) -> Iterator[tuple[str, Any]]:
    """The values of a call's result by output port."""
    if isinstance(pattern, str):
        yield pattern, result
    else:
        for part, value in zip(pattern, result, strict=True):
            yield from spread(part, value)


def is_unary(step: Step) -> bool:
    arguments = list(step.arguments())
    return (
        len(arguments) == 1
        and not arguments[0][0].as_tuple
        and not arguments[0][0].keyword
        and not list(step.call_settings())
    )
