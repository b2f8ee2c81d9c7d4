"""Whatever the settings of training choose, the script does it as the program does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from drawing import Drawing
from running import TOY, points_network, straight
from scripted import asked, assert_same, of_program, of_scripts, steps_of, written

from studio.exchange.asked import Asked
from studio.graph.model import FREEZE
from studio.message import UserError
from studio.train import choices

SIZES = {
    "StepLR": {"step_size": 4},
    "MultiStepLR": {"milestones": (3, 9)},
    "LambdaLR": {"lr_lambda": "0.8 ** epoch"},
    "MultiplicativeLR": {"lr_lambda": "0.9 if epoch % 3 else 1.05"},
    "CosineAnnealingWarmRestarts": {"T_0": 5},
    "CyclicLR": {"cycle_momentum": False, "step_size_up": 5},
    "OneCycleLR": {"max_lr": 0.05},
    "ReduceLROnPlateau": {"patience": 0, "threshold": 0.5},
}
"""Settings with which a schedule does something within twenty steps."""


@dataclass(frozen=True)
class Case:
    """A network and the settings that it is trained with."""

    settings: dict[str, Any] = field(default_factory=dict)
    draw: Callable[[], Drawing] = points_network
    file: str = ""
    """The data, where they are not the toy points."""


def matrices() -> Drawing:
    """Two layers of nothing but matrices."""
    shape = {"bias": False}
    return straight(
        ("Linear", {"out_features": 16, **shape}),
        ("ReLU", {}),
        ("Linear", {"out_features": 2, **shape}),
    )


def words() -> Drawing:
    """The mean of rows of a table, whose gradients are sparse."""
    draw = Drawing()
    draw.chain(
        draw.add("input", "x", shape=("N", 3)),
        draw.add("torch.Tensor.to", "rows", dtype="int64"),
        draw.add("Embedding", "table", num_embeddings=9, embedding_dim=2, sparse=True),
        draw.add("torch.mean", "mean", dim=(1,)),
        draw.add("output", "y"),
    )
    return draw


def regression(*last: tuple[str, dict[str, Any]]) -> Callable[[], Drawing]:
    """From two numbers to two."""
    return lambda: straight(
        ("Linear", {"out_features": 8}), ("Tanh", {}), ("Linear", {"out_features": 2}), *last
    )


def one_output(*last: tuple[str, dict[str, Any]]) -> Callable[[], Drawing]:
    return lambda: straight(("Linear", {"out_features": 1}), *last)


CASES: dict[str, Case] = {}
for title in choices.OPTIMISERS:
    chosen = {"train.optimizer": title}
    CASES[f"optimiser-{title}"] = {
        "Muon": Case(chosen, matrices),
        "SparseAdam": Case(chosen, words, "words"),
    }.get(title, Case(chosen))
for title, spec in choices.SCHEDULES.items():
    more = {f"train.schedule.{name}": value for name, value in SIZES.get(title, {}).items()}
    chosen = {"train.schedule": title, "train.lr": 0.02, **more}
    CASES[f"schedule-{title}"] = Case(chosen)
    if spec.param("per") is not None:
        CASES[f"schedule-{title}-epoch"] = Case({**chosen, "train.schedule.per": "epoch"})
for title in choices.OF_CLASSES:
    CASES[f"loss-{title}"] = Case({"train.loss": title})
for title in choices.OF_TWO:
    sure: list[tuple[str, dict[str, Any]]] = [("Sigmoid", {})] if title == "BCELoss" else []
    CASES[f"loss-{title}"] = Case({"train.loss": title}, one_output(*sure))
for title in choices.OF_NUMBERS:
    if title != "MultiLabelMarginLoss":
        CASES[f"loss-{title}"] = Case({"train.loss": title}, regression(), "numbers")


def frozen_on_the_canvas() -> Drawing:
    """A network whose normalisation does not train."""
    draw = points_network()
    node = next(node for node in draw.graph if node.name == "norm")
    draw.graph.put_node(replace(node, flags=node.flags | {FREEZE}))
    return draw


CASES |= {
    "frozen on the canvas": Case({}, frozen_on_the_canvas),
    "frozen on the canvas, held short": Case(
        {"train.max_norm": 0.3, "train.clip_norm": 0.1, "train.lr": 0.1}, frozen_on_the_canvas
    ),
    "plain": Case(),
    "a lone last example": Case({"train.batch_size": 19}),
    "one large batch": Case({"train.batch_size": 500}),
    "another seed": Case({"train.seed": 12345}),
    "adam with more": Case(
        {"train.optimizer": "Adam", "train.optimizer.betas": (0.5, 0.9), "train.weight_decay": 0.1}
    ),
    "momentum": Case({"train.optimizer": "SGD", "train.momentum": 0.9, "train.lr": 0.1}),
    "label smoothing": Case({"train.loss.label_smoothing": 0.1}),
    "class weights": Case({"train.class_weights": (1.0, 3.0)}),
    "warm-up": Case({"train.warm_up": 4}),
    "warm-up before a cosine": Case({"train.warm_up": 4, "train.schedule": "CosineAnnealingLR"}),
    "warm-up before a factor": Case(
        {
            "train.warm_up": 4,
            "train.schedule": "LambdaLR",
            "train.schedule.lr_lambda": "1 / (3 - epoch if epoch < 3 else epoch - 1.5) ** 0.5 + "
            "0.125 * max(0, 10 - epoch) / 10 + 0.0625 * (epoch % 3)",
        }
    ),
    "clipped by norm": Case({"train.clip_norm": 0.1, "train.lr": 0.1}),
    "clipped by value": Case({"train.clip_value": 0.01, "train.optimizer": "SGD"}),
    "both clipped": Case({"train.clip_value": 0.01, "train.clip_norm": 0.02}),
    "accumulated": Case({"train.accumulate": 4}),
    "accumulated, clipped, scheduled": Case(
        {"train.accumulate": 3, "train.clip_norm": 0.1, "train.schedule": "ExponentialLR"}
    ),
    "held short": Case({"train.max_norm": 0.3, "train.lr": 0.1}),
    "ema": Case({"train.average": "ema", "train.average_decay": 0.9}),
    "swa": Case(
        {"train.average": "swa", "train.average_from": 3, "train.schedule": "ReduceLROnPlateau"}
    ),
    "groups": Case({"train.groups": "scores lr=0.1; hidden weight_decay=0.5 lr=0.01"}),
    "a frozen layer": Case({"train.groups": "hidden frozen", "train.clip_norm": 0.1}),
    "a later group counts": Case({"train.groups": "hidden frozen; hidden lr=0.3"}),
    "lbfgs clipped": Case({"train.optimizer": "LBFGS", "train.clip_norm": 0.1, "train.lr": 0.1}),
    "bfloat16": Case({"train.precision": "bfloat16"}),
    "bfloat16 looked at again": Case(
        {"train.precision": "bfloat16", "train.optimizer": "LBFGS", "train.lr": 0.1}
    ),
    "float16": Case({"train.precision": "float16"}),
    "float16 with everything": Case(
        {
            "train.precision": "float16",
            "train.accumulate": 2,
            "train.clip_norm": 0.1,
            "train.average": "ema",
            "train.schedule": "ExponentialLR",
        }
    ),
}


def wanted(case: Case, folder: Path) -> Asked:
    draw = case.draw()
    project = draw.project
    project.settings |= {**TOY, "train.epochs": 6, **case.settings}
    if case.file:
        generator = np.random.default_rng(0)
        x = generator.random((100, 2), dtype=np.float32)
        arrays = {"x": x, "y": generator.random((100, 2), dtype=np.float32)}
        if case.file == "words":
            rows = generator.integers(0, 9, (100, 3)).astype(np.float32)
            arrays = {"x": rows, "y": generator.integers(0, 2, 100)}
        np.savez(folder / f"{case.file}.npz", **arrays)
        del project.settings["data.samples"]
        project.settings |= {
            "data.source": "npz",
            "data.file": f"{case.file}.npz",
            "data.normalise": "none",
        }
    return asked(project, folder)


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, float]]]:
    """What the scripts of all cases tell of their first steps."""
    folder = tmp_path_factory.mktemp("scripts")
    paths = {
        written(wanted(case, folder), folder / f"case{number}.py"): name
        for number, (name, case) in enumerate(CASES.items())
    }
    return {paths[path]: told for path, told in of_scripts(list(paths)).items()}


@pytest.mark.parametrize("name", CASES)
def test_the_first_losses_are_those_of_the_program(
    name: str, scripts: dict[str, list[dict[str, float]]], tmp_path: Path
) -> None:
    ours = scripts[name]
    assert len(steps_of(ours)) >= 6
    assert_same(ours, of_program(wanted(CASES[name], tmp_path), tmp_path / "run"))
    assert len({loss for told in ours for loss in told.values()}) > 3


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"train.precision": "tf32"}, "tf32, which only NVIDIA graphics cards"),
        ({"train.precision": "float16", "train.optimizer": "LBFGS"}, "cannot train in float16"),
        ({"train.groups": "hidden frozen; norm frozen; scores frozen"}, "has nothing to train"),
        ({"train.metrics": "Perplexities"}, "There is no metric"),
        ({"train.groups": "nowhere lr=1"}, "nowhere"),
        ({"train.optimizer": "Muon"}, "cannot be made"),
    ],
)
def test_what_the_program_refuses_is_refused_in_its_words(
    settings: dict[str, Any], words: str, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match=words):
        written(wanted(Case(settings), tmp_path), tmp_path / "train.py")


def test_an_export_leaves_the_random_numbers_of_a_run_alone(tmp_path: Path) -> None:
    state = torch.get_rng_state()
    written(wanted(Case(), tmp_path), tmp_path / "train.py")
    assert torch.equal(torch.get_rng_state(), state)
