"""What the module that trains does for each step: from places in a list of values to others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from studio.compile.calls import Values, bind, is_unary, spread, target_of
from studio.compile.plan import Ref, Step

Instruction: TypeAlias = Callable[[dict[str, Any], Values], None]


def instruction(step: Step, places: dict[Ref, int], home: str | None) -> Instruction:
    """The call of a step that is no block.

    Args:
        step: what is called.
        places: of the values it takes and gives.
        home: the sequence among the layers that holds its layer, if one does.
    """
    name, pattern = step.keeper, step.returns
    if isinstance(pattern, str):
        out = places[Ref(step.node, pattern)]
        (refs,) = [refs for _, refs in step.arguments()][:1] or [()]
        if step.spec.construct == "module" and len(refs) == 1 and is_unary(step):
            return _unary(home, name, places[refs[0]], out)
        run = bind(step, places)

        def single(layers: dict[str, Any], values: Values) -> None:
            values[out] = run(layers.get(name), values)

        return single

    run = bind(step, places)
    ports = {port.name: places[Ref(step.node, port.name)] for port in step.outputs}

    def many(layers: dict[str, Any], values: Values) -> None:
        for port, value in spread(pattern, run(layers.get(name), values)):
            if port in ports:
                values[ports[port]] = value

    return many


def _unary(home: str | None, name: str, source: int, out: int) -> Instruction:
    """The call of a layer with one value."""
    if home is None:

        def alone(layers: dict[str, Any], values: Values) -> None:
            values[out] = layers[name](values[source])

        return alone

    def in_run(layers: dict[str, Any], values: Values) -> None:
        values[out] = layers[home]._modules[name](values[source])

    return in_run


def penalty(
    step: Step, places: dict[Ref, int], giving: Sequence[tuple[str | None, str]]
) -> Instruction:
    """The call of a function of layers: those that give its inputs."""
    function, out = target_of(step.spec), places[Ref(step.node, step.spec.outputs[0].name)]
    settings = dict(step.call_settings())

    def run(layers: dict[str, Any], values: Values) -> None:
        values[out] = function(*(layer_in(layers, home, name) for home, name in giving), **settings)

    return run


def emptying(run: Instruction, ended: tuple[int, ...]) -> Instruction:
    """The instruction, after which these places hold nothing any more."""
    if not ended:
        return run

    def both(layers: dict[str, Any], values: Values) -> None:
        run(layers, values)
        for place in ended:
            values[place] = None

    return both


def layer_in(layers: Mapping[str, Any], home: str | None, name: str) -> Any:
    """One of these layers, or one in the sequence ``home`` among them; ``None`` if not there."""
    if home is None:
        return layers.get(name)
    held = layers.get(home)
    return None if held is None else held._modules.get(name)
