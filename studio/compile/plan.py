"""The Plan: the one ordered list of steps that every reading of a graph is made from."""

from __future__ import annotations

import builtins
import keyword
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from studio.graph.model import NaturalKey, Node, Variable, Wire, natural
from studio.layers.spec import (
    REQUIRED,
    UNCALLED,
    Argument,
    LayerSpec,
    Nested,
    Param,
    Pattern,
    Port,
)
from studio.value import Value


@dataclass(frozen=True, slots=True)
class Ref:
    """A value computed by an earlier step: the step's node id and its output port."""

    node: str
    port: str


@dataclass(frozen=True, slots=True)
class Step:
    """One call: which node, under which name, with which settings, on which values."""

    node: str
    """Id of the node."""
    name: str
    """Legal and unique in the plan; the attribute and ``state_dict`` prefix of a module."""
    spec: LayerSpec
    settings: Mapping[str, Value]
    """Every parameter of the kind: set, derived or default."""
    inputs: Mapping[str, tuple[Ref, ...]]
    """Wired input ports only; a variadic port has all its values, in order of its slots."""
    note: str = ""
    shapes: Mapping[str, str] | None = None
    """Output shapes in words, by port, where they are known."""
    called: str = ""
    """The node's own name, for sentences: ``name`` may have had to differ from it."""
    layer: str = ""
    """The name under which the layer is kept: that of an earlier step where a layer is called
    again, else the step's own name."""
    written: Mapping[str, Value] = field(default_factory=dict)
    """The settings that the user wrote as expressions, as they were written."""
    bodies: tuple[Plan, ...] = ()
    """Of a block: what each repetition runs, one after the other; the first alone if they share
    their weights or there is one. ``settings["repeat"]`` says how often."""

    def shaped(self, shapes: Mapping[str, str]) -> Step:
        """The step with the shapes it gives. Large graphs have many steps; this is quick."""
        return Step(
            self.node,
            self.name,
            self.spec,
            self.settings,
            self.inputs,
            self.note,
            shapes,
            self.called,
            self.layer,
            self.written,
            self.bodies,
        )

    def around(self, bodies: tuple[Plan, ...], shapes: Mapping[str, str]) -> Step:
        """The step of a block with what it runs."""
        return Step(
            self.node,
            self.name,
            self.spec,
            self.settings,
            self.inputs,
            self.note,
            shapes,
            self.called,
            self.layer,
            self.written,
            bodies,
        )

    @property
    def keeper(self) -> str:
        """The attribute that holds the layer: ``layer``, or the step's own name."""
        return self.layer or self.name

    @property
    def returns(self) -> Pattern:
        """What the call returns under these settings."""
        return self.spec.returns_with(self.settings)

    @property
    def outputs(self) -> tuple[Port, ...]:
        """The outputs that are there under these settings."""
        return self.spec.outputs_with(self.settings)

    def arguments(self) -> Iterator[tuple[Argument, tuple[Ref, ...]]]:
        """The arguments of the call that are wired, with their values."""
        for argument in self.spec.arguments:
            refs = tuple(ref for port in argument.ports for ref in self.inputs.get(port, ()))
            if refs:
                yield argument, refs

    def constructor(self) -> Iterator[tuple[str, Value]]:
        """Settings given when the layer is made, but for those of layers nested in it."""
        inner = self.spec.inner
        return (
            (p.name, self.settings[p.name])
            for p in self.spec.params
            if not p.at_call and p.name not in inner
        )

    def nested(self) -> Iterator[tuple[Nested, tuple[tuple[str, Param], ...]]]:
        """The layers that are made for the constructor: their parameters with those of the kind."""
        for layer in self.spec.nested:
            if not layer.when or self.settings[layer.when]:
                yield layer, tuple((name, self.spec.by_name[ours]) for name, ours in layer.params)

    def call_settings(self) -> Iterator[tuple[str, Value]]:
        """Settings given when the layer is called: all those of a function, few of a module."""
        return (
            (p.name, self.settings[p.name])
            for p in self.spec.params
            if p.at_call or self.spec.construct not in ("module", "block")
        )


@dataclass(frozen=True, slots=True)
class Skipped:
    """A node that is bypassed or muted, and before which step it would have stood."""

    node: str
    name: str
    title: str
    how: str
    """``bypass`` or ``mute``."""
    before: int
    """Index of the step that comes next."""
    source: str = ""
    """The node whose value is handed on by one that is bypassed."""


@dataclass(frozen=True, slots=True)
class Run:
    """Layers that follow each other and are one ``nn.Sequential``."""

    name: str
    """Legal, and no step's name: its attribute, and what keys of its layers begin with."""
    steps: range
    """Places of its steps in the plan."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole model, in the order in which it runs."""

    name: str
    """A legal class name."""
    steps: tuple[Step, ...]
    block: str = ""
    """The name of the block's graph; empty for a model."""
    about: str = ""
    """What it is for, in the user's words; the docstring of the class."""
    variables: tuple[Variable, ...] = ()
    """The face of a block, in its order."""
    arguments: Mapping[str, Value] = field(default_factory=dict)
    """The values of the face here, computed."""
    constants: Mapping[str, Value] = field(default_factory=dict)
    """The variables of the project, computed; those that no step speaks of too."""
    skipped: tuple[Skipped, ...] = ()
    """Nodes that are drawn but left out."""
    runs: tuple[Run, ...] = ()
    """Layers that are kept in an ``nn.Sequential``, in order."""

    calls: int = 0
    """How many calls one run makes, those in blocks each time that they are made."""

    @property
    def inputs(self) -> tuple[Step, ...]:
        """The arguments of ``forward``: in their order, those that may be left out last."""
        found = [step for step in self.steps if step.spec.construct == "input"]
        if len(found) > 1:
            found.sort(key=lambda step: (is_optional(step), _place(step)))
        return tuple(found)

    @property
    def outputs(self) -> tuple[Step, ...]:
        """What ``forward`` returns, in its order."""
        found = [step for step in self.steps if step.spec.construct == "output"]
        if len(found) > 1:
            found.sort(key=_place)
        return tuple(found)

    @property
    def homes(self) -> dict[str, str]:
        """The name of its run for each attribute that is held by one."""
        return {self.steps[place].keeper: run.name for run in self.runs for place in run.steps}

    def step(self, node: str) -> Step | None:
        """The step of a node id; of one inside a block by the ids on the way, ``n3/n5``.

        ``n3#2/n5`` is in the third repetition of the block.
        """
        first, _, rest = node.partition("/")
        block, _, repetition = first.partition("#")
        step = next((step for step in self.steps if step.node == block), None)
        if step is None or not rest:
            return step
        number = int(repetition or 0)
        body = step.bodies[number] if number < len(step.bodies) else step.bodies[0]
        return body.step(rest)


def is_optional(step: Step) -> bool:
    """Whether an input may be left out."""
    return step.settings.get("optional") is True


def _place(step: Step) -> tuple[int, NaturalKey]:
    order = step.settings.get("order", 0)
    return order if isinstance(order, int) else 0, natural(step.node)


def gather(spec: LayerSpec, wires: list[Wire]) -> dict[str, tuple[Ref, ...]]:
    """Values by input port, in the kind's order; those of a variadic port in order of slots."""
    found: dict[str, list[Ref]] = {}
    for wire in wires:
        port = spec.input(wire.input)
        if port is not None:
            found.setdefault(port.name, []).append(Ref(wire.source, wire.output))
    return {port.name: tuple(found[port.name]) for port in spec.inputs if port.name in found}


def complete(
    spec: LayerSpec, params: Mapping[str, Value], derived: Mapping[str, Value]
) -> tuple[dict[str, Value], list[str]]:
    """All settings (the user's, else derived, else default) and the names of those missing."""
    settings: dict[str, Value] = {}
    missing: list[str] = []
    for param in spec.params:
        if param.name in params:
            settings[param.name] = params[param.name]
        elif param.name in derived:
            settings[param.name] = derived[param.name]
        elif param.default is not REQUIRED:
            settings[param.name] = param.default
        else:
            missing.append(param.name)
    return settings, missing


# Attributes that a module or a sequence of modules already has, or that a forward method needs.
_MODULE_NAMES = """
T_destination add_module append apply bfloat16 buffers call_super_init children compile cpu cuda
double dump_patches eval extend extra_repr float forward get_buffer get_extra_state get_parameter
get_submodule half insert ipu load_state_dict modules mtia name named_buffers named_children
named_modules named_parameters parameters pop register_backward_hook register_buffer
register_forward_hook register_forward_pre_hook register_full_backward_hook
register_full_backward_pre_hook register_load_state_dict_post_hook
register_load_state_dict_pre_hook register_module register_parameter
register_state_dict_post_hook register_state_dict_pre_hook requires_grad_ set_extra_state
set_submodule share_memory state_dict to to_empty train training type xpu zero_grad
self torch nn F Tensor
"""
MODULE_NAMES = frozenset(_MODULE_NAMES.split())


def legal_names(nodes: Iterable[Node]) -> dict[str, str]:
    """A name for each node id that is legal as an attribute and as a variable, and unique."""
    taken: set[str] = set()
    names: dict[str, str] = {}
    for node in nodes:
        name = _legal(node.name)
        while name in taken:
            name += "_"
        taken.add(name)
        names[node.id] = name
    return names


@lru_cache(maxsize=1 << 16)
def _legal(name: str) -> str:
    if (
        name in MODULE_NAMES
        or name.startswith("_")
        or keyword.iskeyword(name)
        or keyword.issoftkeyword(name)
        or hasattr(builtins, name)
    ):
        return f"{name.lstrip('_') or 'layer'}_"
    return name


@lru_cache(maxsize=1024)
def class_name(name: str) -> str:
    """A class name from a project's name: ``fashion cnn-2`` gives ``FashionCnn2``."""
    words = "".join(c if c.isalnum() else " " for c in name).split()
    text = "".join(word[0].upper() + word[1:] for word in words)
    if not text.isidentifier() or keyword.iskeyword(text) or text == "Tensor":
        text = f"Model{text}" if f"Model{text}".isidentifier() else "Model"
    return text


def differing(running: Plan, now: Plan) -> frozenset[str]:
    """Ids of nodes that are not, or not in the same way, in the running plan.

    A node inside a block is named by the ids on the way, and its block differs with it.
    """
    before = {step.node: step for step in running.steps}
    found: set[str] = set()
    for step in now.steps:
        old = before.get(step.node)
        if old is None or _identity(old) != _identity(step):
            found.add(step.node)
        elif step.bodies and step.bodies != old.bodies:
            inner = differing(old.bodies[0], step.bodies[0])
            found |= {step.node, *(f"{step.node}/{node}" for node in inner)}
    return frozenset(found)


def _identity(step: Step) -> tuple[object, ...]:
    key = (step.spec.key, step.spec.code, step.name, step.keeper, len(step.bodies))
    return *key, dict(step.settings), dict(step.inputs)


def mismatch(first: Plan, second: Plan) -> tuple[Step, str] | None:
    """Where two plans of one graph cannot have the same layers: a step of the second, a setting."""
    for one, two in zip(first.steps, second.steps, strict=True):
        if one.spec.construct in UNCALLED:
            continue
        for name, value in two.settings.items():
            if one.settings[name] != value:
                return two, name
        for body, other in zip(one.bodies, two.bodies, strict=True):
            if (found := mismatch(body, other)) is not None:
                return found
    return None
