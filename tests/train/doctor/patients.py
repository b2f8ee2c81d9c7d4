"""Networks with one illness each, and such that have not got it; trained by the engine itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from drawing import Drawing
from running import job, straight

from studio.observe.checkup import Checkup, Diagnosis
from studio.observe.frames import Frame
from studio.train import engine
from studio.train.doctor import looking
from studio.train.worker import Result, run

Layers = Sequence[tuple[str, dict[str, Any]]]


class Ward(list[Checkup]):
    """Keeps what the doctor says."""

    def put(self, frame: Frame) -> None:
        if isinstance(frame, Checkup):
            self.append(frame)

    @property
    def last(self) -> tuple[Diagnosis, ...]:
        return self[-1].present


@pytest.fixture
def closely(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at layers whenever a step has been measured, so that a short run is looked at enough."""
    monkeypatch.setattr(engine, "FLUSH_S", 0.0)
    monkeypatch.setattr(looking, "PACE_S", 0.0)
    monkeypatch.setattr(looking, "SHARE", 1.0)


def mlp(*widths: int, activation: str = "ReLU", shape: tuple[Any, ...] = ("N", 2)) -> Drawing:
    """Linear layers with activations between them; the last gives the answers."""
    layers: list[tuple[str, dict[str, Any]]] = []
    for width in widths[:-1]:
        layers += [("Linear", {"out_features": width}), (activation, {})]
    return straight(*layers, ("Linear", {"out_features": widths[-1]}), shape=shape)


def treat(folder: Path, draw: Drawing, **settings: Any) -> tuple[Ward, Result]:
    """Train, and what the doctor said of it."""
    ward = Ward()
    return ward, run(job(folder, draw, **settings), ward)


def seen(ward: Ward) -> set[str]:
    """The rules that spoke, whether it is over or not."""
    return {each.rule for each in ward[-1].diagnoses}


def arrays(folder: Path, **values: Any) -> dict[str, Any]:
    """Settings for data of one's own."""
    path = folder / "data.npz"
    np.savez(path, **values)
    return {"data_source": "npz", "data_file": str(path)}
