"""What a step gives to a call: one list, by which the module runs and the source is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from studio.compile.plan import Ref, Step
from studio.layers.spec import Argument, LayerSpec, Nested, Param
from studio.value import Value

LAYERS = ("module", "block")
"""Constructs that keep a layer, so that most settings go to its constructor."""
TENSORS = ("parameter", "buffer")
"""Constructs that are a tensor of the model, made once and never called."""
LARGEST_WHOLE = 2**53
"""Beyond this a float has no fraction that could be meant."""


@dataclass(frozen=True, slots=True)
class Given:
    """One argument: values of earlier steps, a setting, or a layer that is made for it."""

    refs: tuple[Ref, ...] = ()
    as_tuple: bool = False
    keyword: str = ""
    """Given by this name; empty: by position."""
    param: Param | None = None
    """The parameter whose setting it is; ``None`` for values of earlier steps."""
    value: Value = None
    nested: Nested | None = None
    """The layer that is made for it, of the arguments ``inner``."""
    inner: tuple[Given, ...] = ()


def to_call(step: Step) -> list[Given]:
    """The arguments of the call: what leads, the values, then the settings; those by name last."""
    return sorted(_to_call(step), key=lambda given: bool(given.keyword))


def _to_call(step: Step) -> Iterator[Given]:
    spec = step.spec
    settings = [] if spec.construct in TENSORS else list(step.call_settings())
    params = [spec.by_name[name] for name, _ in settings]
    yield from (_setting(step, param) for param in params if param.leading)
    standing = {param.stands_for: param for param in params if param.stands_for}
    for argument in spec.arguments:
        refs = tuple(ref for port in argument.ports for ref in step.inputs.get(port, ()))
        if refs and _is_starred(spec, argument):
            yield from (Given((ref,)) for ref in refs)
        elif refs:
            yield Given(refs, argument.as_tuple, argument.keyword)
        elif argument.ports[0] in standing:
            yield _setting(step, standing[argument.ports[0]], argument.keyword)
    rest = [(p.name, p) for p in params if not (p.leading or p.stands_for)]
    positional = {"operator": len(rest), "index": len(rest), **dict.fromkeys(LAYERS, 0)}
    yield from _settings(step, rest, positional.get(spec.construct, spec.positional))


def _is_starred(spec: LayerSpec, argument: Argument) -> bool:
    """Whether its values are given one by one, as ``*xs`` takes them; an operator folds them."""
    port = spec.input(argument.ports[0])
    many = port is not None and port.variadic
    return many and not argument.as_tuple and spec.construct != "operator"


def to_constructor(step: Step) -> Iterator[Given]:
    """The arguments of the constructor of a layer, or of the function that makes a tensor.

    A nested layer is given first by position, or last by its name where it may be left out.
    """
    nested = [(layer, tuple(_inner(step, layer, params))) for layer, params in step.nested()]
    for layer, inner in nested:
        if not layer.when:
            yield Given(nested=layer, inner=inner)
    named = ((name, step.spec.by_name[name]) for name, _ in step.constructor())
    yield from _settings(step, named, step.spec.positional)
    for layer, inner in nested:
        if layer.when:
            yield Given(keyword=layer.argument, nested=layer, inner=inner)


def _inner(step: Step, layer: Nested, params: Iterable[tuple[str, Param]]) -> Iterator[Given]:
    return _settings(step, params, layer.positional)


def _settings(step: Step, named: Iterable[tuple[str, Param]], positional: int) -> Iterator[Given]:
    """Settings that differ from torch's defaults, each with the name torch gives it.

    What is implied is left out, since an older torch may not know the newest settings.
    """
    count = 0
    for place, (name, param) in enumerate(named):
        if param.silent or param.implied(step.settings[param.name]):
            continue
        # By position only while nothing before it was left out.
        by_position = param.spread or (place < positional and count == place)
        yield _setting(step, param, "" if by_position else name)
        count += 1


def _setting(step: Step, param: Param, keyword: str = "") -> Given:
    return Given(keyword=keyword, param=param, value=_plain(param, step.settings[param.name]))


def _plain(param: Param, value: Value) -> Value:
    """The value as torch is given it."""
    if param.type != "float":
        return value
    number = float(value) if isinstance(value, str) else value
    fits = isinstance(number, float) and number.is_integer() and abs(number) <= LARGEST_WHOLE
    return int(number) if param.whole and fits else number  # type: ignore[arg-type]
