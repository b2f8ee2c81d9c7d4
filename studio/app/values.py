"""What a user typed, made a proper value of a parameter, or refused in words."""

from __future__ import annotations

from typing import Any

from studio.graph.edits import RESET
from studio.graph.model import Node
from studio.layers.spec import LayerSpec


def stem(kind: str, spec: LayerSpec | None) -> str:
    """A short lower-case name to begin with: ``conv`` for ``torch.nn.Conv2d``."""
    word = (spec.title if spec else kind.rsplit(".", 1)[-1]).casefold()
    name = "".join(letter for letter in word if letter.isalnum() or letter == "_")
    return name if name.isidentifier() else f"layer_{name}"


def normalised(node: Node, spec: LayerSpec | None, name: str, value: object) -> Any:
    """The value to set, ``RESET`` where it is the default. Raises ``UserError``."""
    param = spec.param(name) if spec else None
    return RESET if param and value == param.default else value
