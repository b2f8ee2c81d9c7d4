"""How the weights of a layer begin, and under which condition they are kept, as data.

A node keeps such choices among its parameters, under keys that no parameter of a layer can have:
``init:weight`` holds the name of a function of ``torch.nn.init`` and ``init:weight:gain`` one of
its arguments; ``parametrization:weight`` likewise one of ``torch.nn.utils.parametrizations``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from studio.layers.spec import Construct, Param
from studio.value import Value

Sort: TypeAlias = Literal["init", "parametrization"]

TENSOR: Final = "value"
"""What the one weight of a node is called that is a tensor itself."""

TREATABLE: Final[tuple[Construct, ...]] = ("module", "parameter")
"""Constructs that have weights of their own."""

_SLOPE = Param(
    "a", "float", 0.0, "The slope of the rectifier for negative values; only for leaky_relu."
)
_MODE = Param(
    "mode",
    "choice",
    "fan_in",
    "Keeps the variance of the values forward (fan_in) or of the gradients backward (fan_out).",
    choices=("fan_in", "fan_out"),
)
_NONLINEARITY = Param(
    "nonlinearity",
    "choice",
    "leaky_relu",
    "The activation that follows, for which the spread is right.",
    choices=(
        *("relu", "leaky_relu", "linear", "sigmoid", "tanh", "selu"),
        *("conv1d", "conv2d", "conv3d"),
        *("conv_transpose1d", "conv_transpose2d", "conv_transpose3d"),
    ),
)
_GAIN = Param("gain", "float", 1.0, "What the values are multiplied with: about 1.41 before ReLU.")
_MEAN = Param("mean", "float", 0.0, "The mean of the values.")
_STD = Param("std", "float", 1.0, "The standard deviation of the values.", minimum=0)


@dataclass(frozen=True, slots=True)
class Treatment:
    """A function of torch that is given a weight, or a layer and the name of a weight."""

    name: str
    sort: Sort
    help: str
    params: tuple[Param, ...] = ()
    least: int = 0
    """The fewest axes that a weight may have."""
    most: int | None = None
    """The most axes."""

    @property
    def target(self) -> str:
        """Its path in a file that imports ``nn`` from torch."""
        return f"{_HOMES[self.sort]}.{self.name}"

    def param(self, name: str) -> Param | None:
        return next((param for param in self.params if param.name == name), None)


_HOMES: Final[Mapping[Sort, str]] = {
    "init": "nn.init",
    "parametrization": "nn.utils.parametrizations",
}


def _init(
    name: str, about: str, *params: Param, least: int = 0, most: int | None = None
) -> Treatment:
    return Treatment(name, "init", about, params, least, most)


_ALL: Final = (
    _init(
        "uniform_",
        "Evenly spread between two numbers.",
        Param("a", "float", 0.0, "The lowest value."),
        Param("b", "float", 1.0, "The highest value."),
    ),
    _init("normal_", "Normally distributed.", _MEAN, _STD),
    _init(
        "trunc_normal_",
        "Normally distributed, drawn again where a value lies outside two bounds.",
        _MEAN,
        _STD,
        Param("a", "float", -2.0, "The lowest value."),
        Param("b", "float", 2.0, "The highest value."),
    ),
    _init(
        "constant_",
        "The same number everywhere.",
        Param("val", "float", 0.0, "The number.", always=True),
    ),
    _init("ones_", "One everywhere."),
    _init("zeros_", "Zero everywhere."),
    _init("eye_", "The identity: what comes in goes out unchanged.", least=2, most=2),
    _init(
        "dirac_",
        "The identity of a convolution: as many channels as can be go out unchanged.",
        Param("groups", "int", 1, "The groups of the convolution.", minimum=1),
        least=3,
        most=5,
    ),
    _init(
        "xavier_uniform_",
        "Xavier Glorot's way, evenly spread: for tanh and sigmoid.",
        _GAIN,
        least=2,
    ),
    _init(
        "xavier_normal_",
        "Xavier Glorot's way, normally distributed: for tanh and sigmoid.",
        _GAIN,
        least=2,
    ),
    _init(
        "kaiming_uniform_",
        "Kaiming He's way, evenly spread: for ReLU and its relatives.",
        _SLOPE,
        _MODE,
        _NONLINEARITY,
        least=2,
    ),
    _init(
        "kaiming_normal_",
        "Kaiming He's way, normally distributed: for ReLU and its relatives.",
        _SLOPE,
        _MODE,
        _NONLINEARITY,
        least=2,
    ),
    _init("orthogonal_", "A random rotation: rows or columns at right angles.", _GAIN, least=2),
    _init(
        "sparse_",
        "Normally distributed, with a share of zeros in each column.",
        Param("sparsity", "float", 0.1, "The share of zeros.", minimum=0, maximum=1, always=True),
        Param("std", "float", 0.01, "The standard deviation of the others.", minimum=0),
        least=2,
        most=2,
    ),
    Treatment(
        "weight_norm",
        "parametrization",
        "Length and direction of the weight are learnt apart.",
        (
            Param(
                "dim",
                "int",
                0,
                "The axis along which each part has a length of its own; none: one for all.",
                optional=True,
            ),
        ),
        least=1,
    ),
    Treatment(
        "spectral_norm",
        "parametrization",
        "The weight is divided by its largest singular value, so that it stretches nothing.",
        (
            Param(
                "n_power_iterations",
                "int",
                1,
                "How many steps estimate the singular value at each training step.",
                minimum=1,
            ),
            Param("eps", "float", 1e-12, "Keeps the division from failing.", minimum=0),
            Param(
                "dim",
                "int",
                None,
                "The axis of what goes out; none: as the kind of layer has it.",
                optional=True,
            ),
        ),
        least=1,
    ),
    Treatment(
        "orthogonal",
        "parametrization",
        "The weight stays a rotation while it learns.",
        (
            Param(
                "orthogonal_map",
                "choice",
                None,
                "How a matrix becomes orthogonal; none: as its shape asks.",
                choices=("matrix_exp", "cayley", "householder"),
                optional=True,
            ),
            Param(
                "use_trivialization",
                "bool",
                True,
                "Whether it begins at the weight as it was drawn, with numbers kept for that.",
            ),
        ),
        least=2,
    ),
)

INITIALISERS: Final[Mapping[str, Treatment]] = {t.name: t for t in _ALL if t.sort == "init"}
"""All of ``torch.nn.init`` that fills a tensor."""
PARAMETRIZATIONS: Final[Mapping[str, Treatment]] = {
    t.name: t for t in _ALL if t.sort == "parametrization"
}
"""All of ``torch.nn.utils.parametrizations``."""
KNOWN: Final[Mapping[Sort, Mapping[str, Treatment]]] = {
    "init": INITIALISERS,
    "parametrization": PARAMETRIZATIONS,
}

ABOUT: Final[Mapping[Sort, str]] = {
    "init": "How the values begin; none: as torch has it.",
    "parametrization": "The condition under which the weight is kept.",
}
"""What is chosen, in a sentence."""


@dataclass(frozen=True, slots=True)
class Key:
    """Where a node keeps a choice: of which sort, for which weight, and which argument of it."""

    sort: Sort
    weight: str
    argument: str = ""
    """Empty where it is the choice itself."""

    def __str__(self) -> str:
        return ":".join(part for part in (self.sort, self.weight, self.argument) if part)


def key_of(name: str) -> Key | None:
    """The key that the name of a parameter of a node is; ``None`` where it is a layer's own."""
    word, _, rest = name.partition(":")
    weight, _, argument = rest.partition(":")
    sort = next((sort for sort in KNOWN if sort == word), None)
    return Key(sort, weight, argument) if sort and weight else None


def keys_in(names: Iterable[str]) -> list[Key]:
    """The keys among the names of a node's parameters."""
    return [key for name in names if ":" in name and (key := key_of(name)) is not None]


def param_at(key: Key, params: Mapping[str, object]) -> Param | None:
    """What may be chosen at a key of a node with these parameters, under the key as its name.

    ``None`` where it is an argument that there is not.
    """
    known = KNOWN[key.sort]
    if not key.argument:
        return Param(str(key), "choice", None, ABOUT[key.sort], choices=tuple(known), optional=True)
    name = params.get(str(Key(key.sort, key.weight)))
    treatment = known.get(name) if isinstance(name, str) else None
    param = treatment.param(key.argument) if treatment else None
    return replace(param, name=str(key)) if param else None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A treatment of one weight, with all its arguments."""

    key: Key
    treatment: Treatment
    arguments: Mapping[str, Value]

    @property
    def weight(self) -> str:
        return self.key.weight

    def given(self) -> Iterator[tuple[Param, Value]]:
        """The arguments that differ from torch's own."""
        for param in self.treatment.params:
            value = self.arguments[param.name]
            if not param.implied(value):
                yield param, value


def chosen(sort: Sort, settings: Mapping[str, Value]) -> tuple[Chosen, ...]:
    """What is chosen for the weights of a layer, biases last."""
    found: list[Chosen] = []
    for key in keys_in(settings):
        name = settings[str(key)]
        if key.sort != sort or key.argument or not isinstance(name, str):
            continue
        treatment = KNOWN[sort].get(name)
        if treatment is not None:
            arguments = {
                param.name: settings.get(str(Key(sort, key.weight, param.name)), param.default)
                for param in treatment.params
            }
            found.append(Chosen(key, treatment, arguments))  # type: ignore[arg-type]
    return tuple(sorted(found, key=lambda each: ("bias" in each.weight, each.weight)))
