"""Trained weights as a safetensors file, with the keys of the exported class."""

from __future__ import annotations

from pathlib import Path

from studio.compile.keys import by_layer
from studio.compile.plan import Plan
from studio.graph import atomic
from studio.message import UserError
from studio.train.store import RunFolder


class WeightsError(UserError):
    """Weights that cannot be exported."""


def export(run: Path, path: Path, plan: Plan | None = None) -> None:
    """Write the best weights of a run, or its last where it was not validated.

    Args:
        run: the run's folder.
        path: the file to write; ``safetensors.torch.load_file`` reads it.
        plan: the model that the weights are meant for; it must be the one that was trained.

    Raises:
        UserError: the run holds no weights yet, or they are another model's.
    """
    folder = RunFolder.open(run)
    files = [folder.checkpoint(name) for name in ("best", "last")]
    found = next((file for file in files if file.is_file()), None)
    if found is None:
        raise WeightsError("The run {run} holds no weights yet: train for an epoch first.", run=run)
    renamed = {} if plan is None else _fitting(found, plan, run)
    if any(old != new for old, new in renamed.items()):
        from safetensors.torch import load_file, save

        tensors = {renamed[key]: value for key, value in load_file(found).items()}
        atomic.write(path, save(tensors))
    else:
        atomic.write(path, found.read_bytes())


def _fitting(file: Path, plan: Plan, run: Path) -> dict[str, str]:
    """The key of the exported class for each of the file, which has the same weights."""
    import torch
    from safetensors import safe_open

    from studio.compile import module

    with torch.device("meta"):
        expected = {
            key: tuple(value.shape) for key, value in module.PlanModule(plan).state_dict().items()
        }
    with safe_open(file, framework="numpy") as weights:
        keys: list[str] = list(weights.keys())
        renamed = by_layer(plan, {key: key for key in keys})
        found = {key: tuple(weights.get_slice(old).get_shape()) for key, old in renamed.items()}
    for key in sorted(expected.keys() | found.keys()):
        if expected.get(key) != found.get(key):
            raise WeightsError(
                "The run {run} trained another model: {key} has shape {expected} in the file and "
                "{found} in the run. Export with the project.plexus of the run's folder instead.",
                run=run,
                key=key,
                expected=expected.get(key, "none"),
                found=found.get(key, "none"),
            )
    return {old: new for new, old in renamed.items()}
