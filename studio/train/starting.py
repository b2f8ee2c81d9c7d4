"""Weights that do not begin at random: those that a block reads from a file."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn

from studio.compile.classes import is_shared
from studio.compile.keys import by_layer
from studio.compile.kinds import START_FROM
from studio.compile.module import PlanModule
from studio.compile.plan import Step
from studio.message import Message
from studio.train.problems import TrainingError

SAFETENSORS = ".safetensors"
TOLD = 4
"""As many names of weights a refusal tells."""

Weights = Mapping[str, Tensor]


@dataclass(frozen=True, slots=True)
class Start:
    """A block whose weights start from a file."""

    layer: nn.Module
    weights: Weights
    """Under the keys of the layer."""


@dataclass(frozen=True, slots=True)
class _Use:
    """A block where it is used."""

    step: Step
    layer: nn.Module
    node: str
    """The way to it, by ids."""
    name: str
    """The same, by names."""


def start(
    module: PlanModule,
    base: Path | None,
    place: Callable[[str], str] = str,
    among: Container[str] | None = None,
) -> None:
    """Give the blocks in a module the weights that their files hold.

    Args:
        module: of a training graph.
        base: the folder of the project, from which relative paths start.
        place: how the user knows a node.
        among: the ways to the blocks that are meant; without, all.

    Raises:
        TrainingError: a file is not there, or holds other weights.
    """
    for each in starts(module, base, place, among):
        each.layer.load_state_dict(each.weights)


def starts(
    module: PlanModule,
    base: Path | None,
    place: Callable[[str], str] = str,
    among: Container[str] | None = None,
) -> Iterator[Start]:
    """The blocks in a module that start from files; one that is inside another comes later.

    Raises ``TrainingError`` as ``start`` does.
    """
    for use in _uses(module):
        file = use.step.settings[START_FROM]
        if not isinstance(file, str) or not file.strip():
            continue
        if among is not None and use.node not in among:
            continue
        path = (base or Path()) / Path(file.strip()).expanduser()
        found = _own_keys(use.step, _read(path, use, place(use.node)))
        _check(use, found, path, place(use.node))
        yield Start(use.layer, found)


def _uses(module: PlanModule, way: str = "", names: str = "") -> Iterator[_Use]:
    """All blocks, each once where its weights are shared, with those inside them."""
    seen: set[str] = set()
    for step in module.plan.steps:
        layer = module.layer(step.node) if step.bodies else None
        if layer is None or step.keeper in seen:
            continue
        seen.add(step.keeper)
        name = names + (step.called or step.name)
        yield _Use(step, layer, way + step.node, name)
        repeated = isinstance(layer, nn.ModuleList)
        for number, inner in enumerate(layer if isinstance(layer, nn.ModuleList) else [layer]):
            assert isinstance(inner, PlanModule)
            mark = f"#{number}" if repeated and number else ""
            yield from _uses(inner, f"{way}{step.node}{mark}/", f"{name}.")


def _read(path: Path, use: _Use, node: str) -> Weights:
    try:
        if path.suffix == SAFETENSORS:
            found: object = load_file(path)
        else:
            found = torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError as error:
        raise TrainingError(
            "{name} starts from the weights in {path}, but there is no such file. Choose another "
            "for start_from, or empty it.",
            node,
            name=use.name,
            path=path,
        ) from error
    except Exception as error:  # a damaged or a strange archive raises nearly anything
        raise TrainingError(
            "{name} starts from the weights in {path}, which cannot be read: {reason}. A "
            "safetensors file was expected, or a .pt file that holds a state_dict alone.",
            node,
            name=use.name,
            path=path,
            reason=_first_line(error),
        ) from error
    if not isinstance(found, dict) or not all(isinstance(w, Tensor) for w in found.values()):
        raise TrainingError(
            "{name} starts from the weights in {path}, which holds no state_dict: tensors by the "
            "names of weights were expected. Choose another file for start_from.",
            node,
            name=use.name,
            path=path,
        )
    return {str(key): weight for key, weight in found.items()}


def _first_line(error: Exception) -> str:
    kind = "" if isinstance(error, OSError | SafetensorError) else f"{type(error).__name__}: "
    return kind + str(error).strip().partition("\n")[0].rstrip(".")


def _own_keys(step: Step, weights: Weights) -> dict[str, Tensor]:
    """The weights under the keys of the block, whatever runs of layers there were."""
    if is_shared(step):
        return by_layer(step.bodies[0], weights)
    found = dict(weights)
    for number, body in enumerate(step.bodies):
        start = f"{number}."
        mine = {key.removeprefix(start): w for key, w in found.items() if key.startswith(start)}
        found = {key: w for key, w in found.items() if not key.startswith(start)}
        found |= {start + key: weight for key, weight in by_layer(body, mine).items()}
    return found


def _check(use: _Use, found: Weights, path: Path, node: str) -> None:
    """Refuse weights that are not those of the block."""
    own: Weights = use.layer.state_dict()
    missing = [key for key in own if key not in found]
    strange = [key for key in found if key not in own]
    other = [
        Message(
            "{key} ({found}, not {own})", key=key, found=_shape(found[key]), own=_shape(own[key])
        )
        for key in own
        if key in found and found[key].shape != own[key].shape
    ]
    if missing or strange or other:
        raise TrainingError(
            "{name} cannot start from {path}, which holds other weights. Missing in the file: "
            "{missing}. Not in {name}: {strange}. Of another shape: {other}. Choose what was kept "
            "of the same block for start_from, or empty it.",
            node,
            name=use.name,
            path=path,
            missing=_listed(missing),
            strange=_listed(strange),
            other=_listed(other),
        )


def _shape(weight: Tensor) -> str | Message:
    return " × ".join(map(str, weight.shape)) or Message("a single number")


def _listed(names: list[str] | list[Message]) -> str | Message:
    if not names:
        return Message("none")
    return ", ".join(map(str, names[:TOLD])) + (" …" if len(names) > TOLD else "")
