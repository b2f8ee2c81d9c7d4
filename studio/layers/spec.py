"""What a kind of layer is, as data: ports, parameters, how it is constructed and called.

Nothing here imports torch; a target such as ``"torch.nn.Conv2d"`` is a string. The compiler turns
a spec into a running operator and into source text, so both have one meaning.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from studio.value import Expression, Value

Pattern: TypeAlias = "str | tuple[Pattern, ...]"
"""What a call returns: a port's name, or a tuple of patterns, as in ``output, (h_n, c_n)``."""


class _Required(enum.Enum):
    REQUIRED = "required"


REQUIRED: Final = _Required.REQUIRED
"""The default of a parameter that must be given by the user or derived from a shape."""

Family = Literal[
    "io",
    "convolution",
    "dense",
    "embedding",
    "normalisation",
    "activation",
    "pooling",
    "padding",
    "dropout",
    "augmentation",
    "vision",
    "recurrent",
    "attention",
    "merge",
    "shape",
    "index",
    "math",
    "reduction",
    "tensor",
    "loss",
    "optimiser",
    "schedule",
    "metric",
    "block",
    "custom",
]
"""``tensor``: values that come from nowhere, such as constants, learnable parameters and noise."""

Construct = Literal[
    "input",
    "output",
    "module",
    "function",
    "method",
    "operator",
    "index",
    "parameter",
    "buffer",
    "block",
    "optimiser",
    "schedule",
    "penalty",
    "metric",
]
"""How a layer comes to be.

``module``: an ``nn.Module`` made in ``__init__``. ``function``: a function call. ``method``: a
method of the first argument, ``x.detach()``. ``operator``: a symbol. ``index``: ``x[:, 0]`` by the
parameter ``index``. ``parameter`` and ``buffer``: a tensor of the model itself, made in
``__init__`` by the function ``target``. ``block``: another graph of the project. ``optimiser``:
where a training graph ends. ``schedule``: what changes the learning rate of an optimiser.
``penalty``: a function of the layers that give its inputs, not of what they give. ``metric``: what
is worked out over a whole validation split.
"""

OF_TRAINING: Final[frozenset[Construct]] = frozenset({"optimiser", "schedule", "penalty", "metric"})
"""Constructs that have their place in a training graph alone."""

UNCALLED: Final[frozenset[Construct]] = frozenset(
    {"input", "output", "optimiser", "schedule", "metric"}
)
"""Constructs that compute nothing: where values come from and where they go."""

Carries = Literal["tensor", "schedule"]
"""What goes along a wire."""

ParamType = Literal["int", "float", "bool", "choice", "text", "ints", "floats", "shape"]
"""``ints``: one int or ``length`` ints; ``floats`` likewise. ``shape``: ints of any number, where
``"N"`` is an axis; with ``Param.labels`` others may be free too."""

Notation = Literal["", "index", "equation", "factor"]
"""What a text is: an index such as ``:, 0, 2:5``, the equation of ``torch.einsum``, or a factor, an
expression of ``epoch`` such as ``0.95 ** epoch``."""

CostRule = Literal[
    "",
    "pairs",
    "views",
    "convolution",
    "transposed",
    "linear",
    "bilinear",
    "matmul",
    "recurrent",
    "cell",
    "attention",
    "encoder",
    "decoder",
    "transformer",
    "classifier",
    "adaptive",
    "einsum",
    "products",
]
"""How multiply-adds are counted; no rule means none are."""


@dataclass(frozen=True, slots=True)
class Port:
    """A place where wires end. A variadic input takes any number, as slots ``name.0, name.1``."""

    name: str
    help: str = ""
    optional: bool = False
    variadic: bool = False
    when: str = ""
    """For an output: the bool parameter that must be on for the port to be there."""
    none_when_off: bool = False
    """Switched off, the call still returns a place for this output, which holds ``None``."""
    count: str = ""
    """For a variadic output: the parameter that says how many there are, as an int or as a tuple
    of as many numbers. They are the ports ``name.0``, ``name.1``, …, which a call returns as one
    sequence."""
    carries: Carries = "tensor"
    stops: bool = False
    """For an input: no gradient comes back through it."""


@dataclass(frozen=True, slots=True)
class Param:
    """One constructor or function parameter, in PyTorch's own words."""

    name: str
    type: ParamType
    default: Value | Literal[_Required.REQUIRED]
    help: str
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    """Allowed words. For ``choice`` the only values; for ``ints`` also allowed beside numbers, and
    for ``float`` too, where they are ``inf`` and ``-inf``."""
    length: int | None = None
    """For ``ints`` and ``floats``: how many numbers; one alone stands for that many equal ones."""
    optional: bool = False
    """Whether ``None`` is allowed."""
    exact: bool = False
    """For ``ints`` and ``floats``: always a tuple, even of equal numbers."""
    gaps: bool = False
    """For ``ints`` and ``floats``: whether ``None`` may stand in place of one of the numbers."""
    unit: str = ""
    always: bool = False
    """Written in source even where it equals our default: torch has no default for it, another
    one, or a reader would miss it."""
    as_tensor: bool = False
    """Given as a tensor of these numbers: the class weights of a loss."""
    at_call: bool = False
    """Given to the module's call, not to its constructor: ``need_weights``."""
    leading: bool = False
    """Given before the inputs, by position: the equation of ``torch.einsum``."""
    stands_for: str = ""
    """An input port in whose place this number stands while nothing is wired there."""
    silent: bool = False
    """Not given to torch at all: it only says how many outputs there are."""
    whole: bool = False
    """A number without a fraction is given as an int, so that whole numbers stay whole."""
    spread: bool = False
    """A tuple is given as several arguments: ``x.expand(-1, 4)``."""
    training_only: bool = False
    """A number that counts while the model trains; else 0 is given in its place."""
    module: str = ""
    """For ``choice``: where the words are names, as in ``torch.float32``; empty: they are text."""
    notation: Notation = ""
    """For ``text``: what it has to be."""
    batch: bool = True
    """For ``shape``: whether ``"N"`` may be an axis; not where nothing comes in to read it off."""
    labels: bool = False
    """For ``shape``: whether an axis may be free, under a label: ``"T"``, ``"16H=224"``."""
    shapeless: bool = False
    """Whatever it is, torch takes and gives the same shapes, with as many multiplications."""
    since: str = ""
    """The first version of torch that knows it, such as ``2.8``; empty: all that we support."""

    def implied(self, value: Value) -> bool:
        """Whether torch takes this value where none is given, so that none need be.

        Where we start elsewhere than torch, with a number in place of ``None``, it takes ``None``.
        """
        if self.always and self.optional and isinstance(self.default, int | float):
            return value is None
        if self.always or self.default is REQUIRED:
            return False
        return value == self.default and type(value) is type(self.default)


@dataclass(frozen=True, slots=True)
class Derived:
    """A parameter read off an incoming shape unless the user pins it: ``in_channels`` and so on.

    Args:
        param: the parameter that is derived.
        port: the input port whose shape is read.
        axis: the axis of that shape.
        as_tuple: give ``(size,)`` instead of ``size``.
        none_if_equals: derive ``None`` where the size equals this other parameter.
        count: how many values come in at a variadic port, in place of a size.
    """

    param: str
    port: str
    axis: int = 0
    as_tuple: bool = False
    none_if_equals: str = ""
    count: bool = False


@dataclass(frozen=True, slots=True)
class Nested:
    """A layer that is made of some of the parameters and given to the constructor of the kind.

    ``nn.TransformerEncoder(nn.TransformerEncoderLayer(64, nhead=4), num_layers=6)`` has two kinds
    of parameters for a reader, and one list of them for us.

    Args:
        argument: the constructor's parameter that takes it.
        target: the dotted path of its class.
        params: its parameters, each with that of the kind whose value it is given.
        when: the bool parameter that must be on for it to be made; by name then, else by position
            and before all others.
    """

    argument: str
    target: str
    params: tuple[tuple[str, str], ...]
    positional: int = 0
    """How many of its leading parameters are written without their names in source."""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of the call: a port's value, or a tuple of several ports' values.

    An argument none of whose ports is wired is left out; a tuple is all or nothing.
    """

    ports: tuple[str, ...]
    keyword: str = ""
    """Passed by this name; empty: by position."""
    as_tuple: bool = False


@dataclass(frozen=True, slots=True)
class LayerSpec:
    """A kind of layer. ``key`` is the catalogue key and, for torch's own, the dotted path."""

    key: str
    title: str
    family: Family
    summary: str
    doc_url: str
    construct: Construct
    inputs: tuple[Port, ...] = (Port("input"),)
    outputs: tuple[Port, ...] = (Port("output"),)
    params: tuple[Param, ...] = ()
    derived: tuple[Derived, ...] = ()
    nested: tuple[Nested, ...] = ()
    """Layers that the constructor takes; their parameters are not given to it otherwise."""
    target: str = ""
    """The dotted path of the class or function; the symbol (``+``) of an operator, which folds
    over a variadic port. Empty: the key."""
    arguments: tuple[Argument, ...] = (Argument(("input",)),)
    returns: Pattern = "output"
    """With every output there; :meth:`returns_with` leaves out those that are switched off."""
    packed_by: str = ""
    """The input port with the lengths of the sequences: where it is wired, the first input is
    packed before the call, and the first output padded again."""
    positional: int = 0
    """How many leading parameters are written without their names in source."""
    synonyms: tuple[str, ...] = ()
    cost: CostRule = ""
    since: str = ""
    """The first version of torch that has it, such as ``2.8``; empty: all that we support."""
    code: str = ""
    """Python that defines the target and is written verbatim into the exported file; empty where
    the target can be imported."""
    keeps_shape: bool = False
    """What comes out has the shape of what comes in, and nothing of that shape decides whether it
    is taken but how many axes there are and the sizes that parameters are derived from."""
    differentiates: bool = False
    """Whether it works out gradients itself, so that it wants them recorded in any case."""
    any_type: bool = False
    """Takes numbers of whatever type, so that none need be tried."""
    package: str = ""
    """The distribution that brings it and its version, such as ``plexus-example 1.0``; empty for
    those of the program. Filled in when a plugin registers it."""
    by_name: dict[str, Param] = field(init=False, repr=False, compare=False, hash=False)
    is_dated: bool = field(init=False, repr=False, compare=False, hash=False)
    """Whether an older torch lacks the kind, or one of its parameters."""
    inner: frozenset[str] = field(init=False, repr=False, compare=False, hash=False)
    """The parameters that only say what is nested."""
    shapeless: frozenset[str] = field(init=False, repr=False, compare=False, hash=False)
    """The parameters that have no say in shapes."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {param.name: param for param in self.params})
        dated = bool(self.since) or any(param.since for param in self.params)
        object.__setattr__(self, "is_dated", dated)
        inner = {ours for layer in self.nested for _, ours in layer.params}
        inner |= {layer.when for layer in self.nested if layer.when}
        object.__setattr__(self, "inner", frozenset(inner))
        shapeless = frozenset(param.name for param in self.params if param.shapeless)
        object.__setattr__(self, "shapeless", shapeless)
        if not self.target:
            object.__setattr__(self, "target", self.key)

    @property
    def of_training(self) -> bool:
        """Whether it has its place in a training graph alone."""
        return self.construct in OF_TRAINING

    def param(self, name: str) -> Param | None:
        return self.by_name.get(name)

    def derived_from(self, name: str) -> Derived | None:
        return next((rule for rule in self.derived if rule.param == name), None)

    def input(self, name: str) -> Port | None:
        """The input port of this name; a slot of a variadic port (``x.3``) gives that port."""
        return _named(self.inputs, name)

    def output(self, name: str) -> Port | None:
        """The output port of this name; a place of a variadic port (``x.3``) gives that port."""
        return _named(self.outputs, name)

    def outputs_with(self, settings: Mapping[str, Value]) -> tuple[Port, ...]:
        """The outputs that are there under these settings; a missing setting is at its default.

        A variadic output is there as its places ``name.0``, ``name.1`` and so on.
        """
        return tuple(
            place
            for port in self.outputs
            if self._is_on(port, settings)
            for place in self._places(port, settings)
        )

    def returns_with(self, settings: Mapping[str, Value]) -> Pattern:
        """What a call returns under these settings, with a place for each ``none_when_off``."""
        off = {
            port.name
            for port in self.outputs
            if not port.none_when_off and not self._is_on(port, settings)
        }
        pattern = _without(self.returns, off) if off else self.returns
        places = {
            port.name: tuple(place.name for place in self._places(port, settings))
            for port in self.outputs
            if port.variadic
        }
        return _spread(pattern, places) if places else pattern

    def _places(self, port: Port, settings: Mapping[str, Value]) -> tuple[Port, ...]:
        if not port.variadic:
            return (port,)
        default = self.by_name[port.count].default
        given = settings.get(port.count, default)
        if isinstance(given, Expression):
            given = default  # What it comes to is known to the analysis alone.
        number = len(given) if isinstance(given, tuple) else given
        count = number if isinstance(number, int) else 0
        return tuple(Port(f"{port.name}.{n}", port.help) for n in range(min(count, MOST_PLACES)))

    def _is_on(self, port: Port, settings: Mapping[str, Value]) -> bool:
        return not port.when or bool(settings.get(port.when, self.by_name[port.when].default))


def _named(ports: tuple[Port, ...], name: str) -> Port | None:
    base, dot, _ = name.partition(".")
    # A file may hold a wire to a slot of a port that has none.
    return next((p for p in ports if p.name == base and (p.variadic or not dot)), None)


MOST_PLACES = 64
"""A variadic output has no more places than this."""


def _spread(pattern: Pattern, places: Mapping[str, Pattern]) -> Pattern:
    """The pattern with each variadic port as the sequence of its places."""
    if isinstance(pattern, str):
        return places.get(pattern, pattern)
    return tuple(_spread(part, places) for part in pattern)


def _without(pattern: Pattern, names: set[str]) -> Pattern:
    """The pattern less some ports; a tuple of which one is left becomes that one."""
    if isinstance(pattern, str):
        return pattern
    kept = tuple(_without(part, names) for part in pattern if part not in names)
    return kept[0] if len(kept) == 1 else kept
