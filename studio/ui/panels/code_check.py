"""What a text in the editor is found to be, before anything of it is run."""

from __future__ import annotations

from dataclasses import dataclass

from studio.layers.code import CodeError, layers_in, spec_of
from studio.layers.spec import REQUIRED, LayerSpec, Param
from studio.message import Message


@dataclass(frozen=True, slots=True)
class Checked:
    """What a text was found to be: a layer, or what is wrong with it and where."""

    text: str
    spec: LayerSpec | None = None
    message: Message | None = None
    line: int = 0


def check(name: str, text: str) -> Checked:
    """Read a text without running it."""
    try:
        return Checked(text, spec_of(name, text))
    except CodeError as error:
        found = layers_in(text)
        if len(found) == 1 and found[0] != name:
            return check(found[0], text)
        return Checked(text, None, error.message, error.line)


def in_words(spec: LayerSpec) -> str:
    """What the text is as a layer: ports and fields."""
    inputs = ", ".join(
        f"*{port.name}" if port.variadic else f"{port.name}?" if port.optional else port.name
        for port in spec.inputs
    )
    outputs = ", ".join(port.name for port in spec.outputs)
    fields = ", ".join(_field(param) for param in spec.params)
    flow = f"{inputs} → {outputs}"
    return f"{flow}   ·   {fields}" if fields else flow


def _field(param: Param) -> str:
    return param.name if param.default is REQUIRED else f"{param.name} = {param.default}"
