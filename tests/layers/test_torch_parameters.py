"""The catalogue against the real signatures of torch's classes and functions."""

from __future__ import annotations

import inspect

import pytest
import torch
from torch import nn

from studio.layers.catalogue import standard
from studio.layers.check import check
from studio.layers.spec import REQUIRED, LayerSpec, Param
from studio.layers.versions import knows

SPECS = list(standard().offered())
MODULES = [
    spec for spec in SPECS if spec.construct == "module" and spec.target.startswith("torch.nn.")
]
OF_TORCH = [spec for spec in SPECS if spec.construct in ("module", "function")]
NOT_OURS = {"self", "device", "dtype", "args", "kwargs", "out", "process_group"}
"""The run decides device, dtype and which processes train together."""

NOT_OFFERED = {
    "size_average": "an old name of what reduction says",
    "reduce": "an old name of what reduction says",
    "min_value": "an old name of min_val",
    "max_value": "an old name of max_val",
    "custom_encoder": "a module: draw it, in place of a Transformer",
    "custom_decoder": "a module: draw it, in place of a Transformer",
    "distance_function": "a Python function: draw it, or write a layer in Python",
    "options": "an object that says how to save memory, which changes no result",
}
"""Parameters of torch's classes that no node has, and why."""

FIRST = (
    "input output Linear Conv1d Conv2d ConvTranspose2d Embedding BatchNorm1d BatchNorm2d "
    "LayerNorm GroupNorm ReLU LeakyReLU ELU GELU SiLU Sigmoid Tanh Softmax LogSoftmax MaxPool2d "
    "AvgPool2d AdaptiveAvgPool2d Dropout Dropout2d Flatten Reshape Permute Add Multiply "
    "Concatenate MatMul LSTM GRU MultiheadAttention"
)


def resolve(path: str) -> object:
    value: object = torch
    for part in path.split(".")[1:]:
        value = getattr(value, part)
    return value


def signature(spec: LayerSpec) -> dict[str, inspect.Parameter]:
    """The parameters of the class and of those that are nested in it."""
    found = class_signature(spec.target)
    for layer in spec.nested:
        inner = class_signature(layer.target)
        if layer.when:
            found[layer.when] = found.pop(layer.argument).replace(default=False)
        else:
            del found[layer.argument]
            found = {**inner, **found}
        for name, ours in layer.params:
            known = found.setdefault(ours, inner[name])
            assert inner[name].default in (known.default, inspect.Parameter.empty)
    return found


def class_signature(path: str) -> dict[str, inspect.Parameter]:
    target = resolve(path)
    assert isinstance(target, type)
    owner = nn.RNNBase if issubclass(target, nn.RNNBase) else target
    found = inspect.signature(owner.__init__).parameters
    left_out = NOT_OURS | set(NOT_OFFERED)
    names = {name for name in found if name not in left_out and not name.startswith("_")}
    if owner is nn.RNNBase:
        names.remove("mode")
    if target in (nn.GRU, nn.RNN):
        names.remove("proj_size")  # they refuse it
    if target in (nn.Sigmoid, nn.Tanh):
        assert not names
    taken = {name: found[name] for name in found if name in names}
    if target is nn.RNN:
        with pytest.raises(ValueError, match=r"Select from 'tanh' or 'relu'"):
            nn.RNN(1, 1, nonlinearity="")
        assert nn.RNN(1, 1).nonlinearity == "tanh"
        taken["nonlinearity"] = found["bias"].replace(name="nonlinearity", default="tanh")
    return taken


def known(spec: LayerSpec) -> list[Param]:
    """The parameters that the installed torch has."""
    return [param for param in spec.params if knows(param.since)]


def call_signature(spec: LayerSpec) -> dict[str, inspect.Parameter]:
    """The arguments of the call that are not values from other nodes."""
    target = resolve(spec.target)
    assert isinstance(target, type)
    ports = {port.name for port in spec.inputs}
    parameters = inspect.signature(target.forward).parameters
    known = {"self", "hx", "x", *ports, *(f"{port}_" for port in ports)}
    if target is nn.PoissonNLLLoss:
        known.add("log_input")  # an input called like a parameter
    return {name: parameter for name, parameter in parameters.items() if name not in known}


def test_every_kind_of_the_first_catalogue_is_there() -> None:
    titles = {spec.title.casefold() for spec in SPECS}
    assert titles >= {name.casefold() for name in FIRST.split()}


@pytest.mark.parametrize("spec", MODULES, ids=lambda spec: spec.title)
def test_a_module_has_all_parameters_of_its_class_in_order(spec: LayerSpec) -> None:
    ours = [param.name for param in known(spec) if not param.at_call]
    theirs = list(signature(spec))
    assert sorted(ours) == sorted(theirs)
    written = ours[: spec.positional]
    assert written == theirs[: spec.positional]


@pytest.mark.parametrize("spec", MODULES, ids=lambda spec: spec.title)
def test_a_module_starts_with_the_defaults_of_its_class(spec: LayerSpec) -> None:
    theirs = signature(spec) | call_signature(spec)
    for param in known(spec):
        if param.always:
            continue
        default = theirs[param.name].default
        default = getattr(default, "__name__", default)  # F.relu, which "relu" stands for too
        assert default is not inspect.Parameter.empty, f"{param.name} needs always=True"
        assert param.default == default
        assert type(param.default) is type(default)


@pytest.mark.parametrize("spec", MODULES, ids=lambda spec: spec.title)
def test_arguments_of_the_call_are_those_of_forward(spec: LayerSpec) -> None:
    ours = {param.name for param in known(spec) if param.at_call}
    assert ours == set(call_signature(spec))


@pytest.mark.parametrize("spec", OF_TORCH, ids=lambda spec: spec.title)
def test_a_parameter_without_a_default_in_torch_says_so(spec: LayerSpec) -> None:
    for param in spec.params:
        if param.default is REQUIRED:
            assert param.always
            assert spec.derived_from(param.name)
            assert "unless you set it" in param.help
        elif param.always and param.name != "p":
            assert "PyTorch" in param.help
            assert "we start at" in param.help


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.title)
def test_defaults_fit_their_own_bounds(spec: LayerSpec) -> None:
    for param in spec.params:
        if param.default is not REQUIRED:
            assert check(param, param.default) is None


def test_functions_know_the_parameters_of_torch() -> None:
    x_NCL = torch.rand(2, 3, 4)
    assert torch.cat(tensors=(x_NCL, x_NCL), dim=1).shape == (2, 6, 4)
    assert torch.reshape(input=x_NCL, shape=(2, -1)).shape == (2, 12)
    assert torch.permute(input=x_NCL, dims=(0, 2, 1)).shape == (2, 4, 3)
    names = {spec.key: [param.name for param in spec.params] for spec in SPECS}
    assert names["torch.cat"] == ["dim"]
    assert names["torch.reshape"] == ["shape"]
    assert names["torch.permute"] == ["dims"]


@pytest.mark.parametrize("padding_mode", ["reflect", "replicate", "circular"])
def test_transposed_convolution_offers_only_what_torch_accepts(padding_mode: str) -> None:
    spec = standard().find("torch.nn.ConvTranspose2d")
    assert spec is not None
    with pytest.raises(ValueError, match="zeros"):
        nn.ConvTranspose2d(1, 1, 3, padding_mode=padding_mode)
    mode = spec.param("padding_mode")
    assert mode is not None
    assert mode.choices == ("zeros",)
