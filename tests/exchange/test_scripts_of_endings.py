"""Scripts end when the program does, keep what it keeps, and judge as it judges."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from drawing import Drawing
from drawn_trainings import TRAININGS
from running import TOY, points_network, straight
from scripted import asked, assert_same, of_program, of_scripts, written
from tidy import assert_clean

from studio.exchange import script
from studio.exchange.asked import Asked
from studio.train import checkpoint
from studio.train.store import RunFolder

METRICS = "MulticlassF1Score, MulticlassAUROC"
CASES: dict[str, dict[str, Any]] = {
    "no epoch is better by so much": {"train.stop_early": 1, "train.min_delta": 0.6},
    "the loss rises": {"train.stop_early": 1, "train.monitor": "val_loss", "train.lr": 0.5},
    "amid an epoch": {"train.max_steps": 10},
    "at the end of an epoch": {"train.max_steps": 12},
    "out of time": {"train.max_minutes": 1e-9},
    "patience before the limit": {
        "train.stop_early": 2,
        "train.min_delta": 0.6,
        "train.max_steps": 19,
        "train.max_minutes": 60.0,
    },
    "judged by metrics": {"train.metrics": METRICS},
    "judged by metrics, averaged": {"train.metrics": METRICS, "train.average": "ema"},
    "best by a metric": {"train.metrics": METRICS, "train.monitor": "val_multiclass_f1_score"},
    "best by the highest loss": {
        "train.stop_early": 2,
        "train.monitor": "val_loss",
        "train.better": "higher",
    },
    "compiled": {"train.compile": True},
    "of images, channels last": {"train.channels_last": True},
    "of grey images and volumes, channels last": {"train.channels_last": True},
}
ENDED = {
    "no epoch is better by so much": (12, 2),
    "amid an epoch": (10, 1),
    "at the end of an epoch": (12, 2),
    "out of time": (1, 0),
    "patience before the limit": (18, 3),
}
"""How many steps and epochs there are, where that is known beforehand."""


@dataclass(frozen=True)
class Found:
    """What the script of a case told, and where it left what it kept."""

    told: list[dict[str, float]]
    path: Path


def images(channels: int, *more: tuple[str, dict[str, Any]]) -> Drawing:
    """A network of small pictures."""
    return straight(
        ("Conv2d", {"out_channels": 6, "kernel_size": 3}),
        ("BatchNorm2d", {}),
        ("ReLU", {}),
        ("Conv2d", {"out_channels": 8, "kernel_size": 1}),
        ("MaxPool2d", {"kernel_size": 2}),
        *more,
        ("Flatten", {}),
        ("Linear", {"out_features": 3}),
        shape=("N", channels, 8, 8),
    )


VOLUMES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("torch.reshape", {"shape": ("N", 2, 4, 3, 3)}),
    ("Conv3d", {"out_channels": 4, "kernel_size": 2}),
)
"""Pictures as volumes, and a layer of those."""


def wanted(name: str, folder: Path) -> Asked:
    channels = 1 if "grey" in name else 3
    draw = points_network()
    if "images" in name:
        draw = images(channels, *(VOLUMES if "volumes" in name else ()))
    project = draw.project
    project.settings |= {**TOY, "train.epochs": 6 if name in ENDED else 3, **CASES[name]}
    if "images" in name:
        generator = np.random.default_rng(0)
        x = generator.random((100, channels, 8, 8), dtype=np.float32)
        file = f"images{channels}.npz"
        np.savez(folder / file, x=x, y=generator.integers(0, 3, 100))
        del project.settings["data.samples"]
        project.settings |= {"data.source": "npz", "data.file": file}
    return asked(project, folder)


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Found]:
    """What the scripts of all cases tell and leave; one drawn training is among them."""
    folder = tmp_path_factory.mktemp("scripts")
    paths = {n: written(wanted(n, folder), folder / f"case{i}.py") for i, n in enumerate(CASES)}
    paths["gan"] = written(asked(drawn()), folder / "gan.py")
    told = of_scripts(list(paths.values()))
    return {name: Found(told[path], path) for name, path in paths.items()}


def drawn() -> Any:
    project = TRAININGS["gan"]()
    project.settings["train.epochs"] = 2
    return project


@pytest.mark.parametrize("name", CASES)
def test_a_script_tells_what_the_program_tells_and_keeps_its_best_epoch(
    name: str, scripts: dict[str, Found], tmp_path: Path
) -> None:
    this = wanted(name, tmp_path)
    this.project.settings["train.compile"] = False
    found, folder = scripts[name], tmp_path / "run"
    assert_same(found.told, of_program(this, folder))
    epochs = [numbers for numbers in found.told if "val_loss" in numbers]
    if name in ENDED:
        assert (len(found.told) - len(epochs), len(epochs)) == ENDED[name]
    if "metrics" in name:
        assert all(len(numbers) == 4 for numbers in epochs)
    best = found.path.with_name(f"{found.path.stem}_best.pt")
    assert best.is_file() == bool(epochs)
    if epochs:
        ours = torch.load(best, weights_only=True)
        theirs = checkpoint.load_weights(RunFolder.open(folder), "best")
        assert ours.keys() == theirs.keys()
        assert all(torch.equal(ours[key], value) for key, value in theirs.items())


def test_a_script_leaves_what_the_program_shows(scripts: dict[str, Found], tmp_path: Path) -> None:
    assert_same(scripts["gan"].told, of_program(asked(drawn()), tmp_path / "run"))
    path = scripts["gan"].path
    left = torch.load(path.with_name("gan_outputs.pt"), weights_only=True)
    last = sorted((tmp_path / "run" / "samples").glob("*.npz"))[-1]
    shown = np.load(last)["value.samples"]
    assert left["samples"].shape == (24, 2)
    assert np.array_equal(left["samples"].numpy(), shown)
    weights = torch.load(path.with_name("gan_weights_critic.pt"), weights_only=True)
    theirs = checkpoint.load_weights(RunFolder.open(tmp_path / "run"), "last.critic")
    assert all(torch.equal(weights[key], value) for key, value in theirs.items())
    assert not path.with_name("gan_best_model.pt").exists()


def text_of(device: str = "cpu", **settings: Any) -> str:
    this = asked(points_network().project)
    chosen = {f"train.{name}": value for name, value in settings.items()}
    this.project.settings |= {**TOY, "train.device": device, **chosen}
    return script.write(this, "train").text


def test_products_are_rounded_on_graphics_cards_where_the_settings_say_so() -> None:
    rounded = text_of("auto", precision="tf32")
    assert "torch.backends.cuda.matmul.allow_tf32 = True" in rounded
    assert "torch.backends.cudnn.allow_tf32 = True" in rounded
    plain = text_of("cuda")
    assert "matmul.allow_tf32" not in plain
    assert "torch.backends.cudnn.allow_tf32 = False" in plain
    assert "tf32" not in text_of()
    assert_clean(rounded, plain, text_of(threads=0))


def test_what_serves_the_program_alone_is_said_to_be_left_out() -> None:
    told = text_of(keep_every=5.0, run_in="process")
    assert "Left out is what serves the program alone: checkpoints by the clock" in told
    assert "the process of its own" in told
    assert "Left out" not in text_of()


def test_the_texts_pass_the_rules_of_this_repository(scripts: dict[str, Found]) -> None:
    assert_clean(*(found.path.read_text(encoding="utf-8") for found in scripts.values()))
