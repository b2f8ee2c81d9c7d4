"""The user's own Python as a kind of layer: read from its syntax tree, and never run."""

from __future__ import annotations

import ast
import hashlib
import re
from functools import lru_cache

from studio.layers.python.docstring import docs_of
from studio.layers.python.error import CodeError
from studio.layers.python.names import check_names
from studio.layers.python.parameters import call_of, constructor, refuse_twice
from studio.layers.python.returns import outputs_of
from studio.layers.python.target import candidates, target_of, tree_of
from studio.layers.spec import Derived, LayerSpec, Param
from studio.message import Message

__all__ = [
    "KEY",
    "TEMPLATE",
    "CodeError",
    "digest",
    "is_template",
    "layers_in",
    "place_of",
    "renamed",
    "spec_of",
]

UNSAID = Message("Your own Python.")
"""The summary of Python that has no docstring."""
KEY = "code:"
"""Before the name of a piece of Python: the key of its kind."""

TEMPLATE = '''\
import torch
from torch import Tensor, nn


class {name}(nn.Module):
    """Multiplies its input by a number that is learnt.

    Args:
        start: the number before any training.
    """

    def __init__(self, start: float = 1.0) -> None:
        super().__init__()
        self.factor = nn.Parameter(torch.tensor(start))

    def forward(self, x: Tensor) -> Tensor:
        return x * self.factor
'''
"""What a new piece of Python begins as."""


@lru_cache(maxsize=256)
def is_template(text: str) -> bool:
    """Whether a text is what a new piece of Python begins as, whatever its name."""
    names = layers_in(text)
    return len(names) == 1 and text == TEMPLATE.format(name=names[0])


@lru_cache(maxsize=1024)
def _read(name: str, text: str) -> LayerSpec | CodeError:
    try:
        return _spec(name, text)
    except CodeError as error:
        return error
    except (ValueError, RecursionError, MemoryError) as error:  # Nested beyond all measure.
        return CodeError(
            "Line {line}: this text cannot be read: {reason}. Write it anew, and simpler.",
            line=1,
            reason=str(error) or type(error).__name__,
        )


def spec_of(name: str, text: str) -> LayerSpec:
    """The kind of layer that the class or function ``name`` of a text is.

    Raises:
        CodeError: with the line and what to do, where the text is no layer.
    """
    found = _read(name, text)
    if isinstance(found, CodeError):
        raise found.with_traceback(None) from None
    return found


def digest(text: str) -> str:
    """The content of a text in 64 characters; the same for the same text only."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def place_of(name: str, text: str) -> int:
    """The line at which the layer of a text begins."""
    return target_of(tree_of(text), name).node.lineno


def layers_in(text: str) -> tuple[str, ...]:
    """Names of what could be the layer of a text; none while it cannot be read."""
    try:
        return tuple(candidates(tree_of(text)))
    except CodeError:
        return ()


def renamed(text: str, old: str, new: str) -> str:
    """The text with a class or function of the top under another name, all else as it was.

    Raises:
        CodeError: the text cannot be read.
    """
    tree = tree_of(text)
    raw = [line.encode() for line in _LINE_END.split(text)]
    for row, column in sorted(_mentions(tree, old), reverse=True):
        line = raw[row - 1]
        at = line.find(old.encode(), column)
        if at >= 0:
            raw[row - 1] = line[:at] + new.encode() + line[at + len(old.encode()) :]
    return b"".join(raw).decode()


_LINE_END = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")
"""Where Python begins a new line; ``str.splitlines`` knows more line ends than Python."""


def _mentions(tree: ast.Module, name: str) -> list[tuple[int, int]]:
    """Lines (from 1) and columns (in bytes) at which the name is defined or used."""
    places: list[tuple[int, int]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == name:
            places.append((node.lineno, node.col_offset))
    for statement in tree.body:
        if isinstance(statement, ast.ClassDef | ast.FunctionDef) and statement.name == name:
            word = len("class" if isinstance(statement, ast.ClassDef) else "def")
            places.append((statement.lineno, statement.col_offset + word))
    return places


def _spec(name: str, text: str) -> LayerSpec:
    tree = tree_of(text)
    target = target_of(tree, name)
    check_names(tree, text)
    is_class = isinstance(target.node, ast.ClassDef)
    of_call, of_class = docs_of(target.forward), docs_of(target.node)
    call = call_of(target.forward, {**of_class.arguments, **of_call.arguments}, is_class)
    first = next((port.name for port in call.inputs if not port.optional), "")
    params: list[Param] = list(call.params)
    derived: tuple[Derived, ...] = ()
    if target.init is not None:
        helps = {**docs_of(target.holder).arguments, **docs_of(target.init).arguments}
        made, derived = constructor(target.init, {**helps, **of_class.arguments}, first)
        params = [*made, *call.params]
        refuse_twice(params, target.forward.lineno)
    outputs, pattern = outputs_of(target.forward)
    return LayerSpec(
        key=KEY + name,
        title=name,
        family="custom",
        summary=of_class.summary or UNSAID.template,
        doc_url="",
        construct="module" if is_class else "function",
        inputs=tuple(call.inputs),
        outputs=outputs,
        params=tuple(params),
        derived=derived,
        target=name,
        arguments=tuple(call.arguments),
        returns=pattern,
        code=text,
    )
