"""What stands for a layer's class or function in a file: a path, an imported or an own name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from studio.compile.classes import Caller, Group, Names, is_checkpointed
from studio.compile.imports import Import, Imports
from studio.compile.own_code import OwnCode, Piece
from studio.compile.plan import Step
from studio.compile.recomputing import CAREFUL, PLAIN, careful_code, moves_buffers
from studio.graph.model import CODE
from studio.layers.spec import LayerSpec, Nested

_CALLED = ("module", "function", "parameter", "buffer")
"""Constructs whose target is a class or a function."""

_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"')
_MODULE = re.compile(r"(?<![\w.])(torch|F)\.")


class Targets:
    """The targets of all steps of a file. Own Python and imports are gathered on the way."""

    def __init__(self, names: Names, imports: Imports) -> None:
        self._names = names
        self._imports = imports
        self._code = OwnCode(imports, names)
        self._known: dict[int, LayerSpec] = {}
        self._specs: list[LayerSpec] = []
        self._written: set[str] = set()

    def gather(self, steps: Iterable[Step]) -> None:
        """Give every target its name, before classes take theirs."""
        for step in steps:
            if id(step.spec) not in self._known:
                self._specs.append(step.spec)  # Kept, so that no other spec gets its id.
                self._known[id(step.spec)] = self._local(step.spec)
            if is_checkpointed(step):
                self._caller(careful=moves_buffers(step))

    def local(self, step: Step) -> Step:
        """The step with the target as it is called in the file."""
        spec = self._known[id(step.spec)]
        return step if spec is step.spec else replace(step, spec=spec)

    def callers(self, group: Group) -> dict[int, Caller]:
        """What calls the blocks of a class that are computed again, by place of the step."""
        return {place: self._caller(careful=each) for place, each in _checkpointed(group).items()}

    def _caller(self, *, careful: bool) -> Caller:
        if careful:
            return Caller(self._code.add(careful_code(), headed=False).names[CAREFUL])
        return Caller(self._name_of(PLAIN), ("use_reentrant=False",))

    def pieces(self, group: Group) -> Iterator[tuple[Piece, str]]:
        """The own Python that a class needs and that no class before it needed, with its text."""
        texts = [step.spec.code for step in group.plan.steps]
        if any(_checkpointed(group).values()):
            texts.append(careful_code())
        for text in texts:
            if text and text not in self._written:
                self._written.add(text)
                yield self._code.add(text), text

    def import_torch(self, lines: Iterable[str]) -> None:
        """Import what lines of Python name: ``torch``, and ``F``."""
        for line in lines:
            if ("torch." in line or "F." in line) and not line.lstrip().startswith("#"):
                code = _TEXT.sub("", line).partition("  # ")[0]
                for name in _MODULE.findall(code):
                    path = "torch" if name == "torch" else "torch.nn.functional"
                    self._imports.add(Import(path, "", name))

    def _local(self, spec: LayerSpec) -> LayerSpec:
        nested = tuple(self._imported(layer) for layer in spec.nested)
        if nested != spec.nested:
            spec = replace(spec, nested=nested)
        module, _, name = spec.target.rpartition(".")
        if spec.code:
            # What comes with the program says in its class what it is.
            piece = self._code.add(spec.code, headed=spec.key.startswith(CODE))
            return replace(spec, target=piece.names.get(name, name))
        if spec.construct not in _CALLED or not module or module.partition(".")[0] == "torch":
            return spec
        return replace(spec, target=self._name_of(spec.target))

    def _imported(self, layer: Nested) -> Nested:
        if layer.target.partition(".")[0] == "torch":
            return layer
        return replace(layer, target=self._name_of(layer.target))

    def _name_of(self, target: str) -> str:
        """What a class or function is called in the file, which imports it."""
        known = self._imports.name_of(target)
        if not known:
            module, _, name = target.rpartition(".")
            known = self._names.fresh(name)
            self._imports.add(Import(module, name, known))
        return known


def _checkpointed(group: Group) -> dict[int, bool]:
    """The places of blocks that are computed again, and whether their buffers move."""
    return {
        place: any(moves_buffers(plan.steps[place]) for plan in group.plans)
        for place, step in enumerate(group.plan.steps)
        if is_checkpointed(step)
    }
