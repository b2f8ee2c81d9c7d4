"""Settings of training do what a loop written by hand does, whatever they choose."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from running import points_network, train

from studio.train.store import RunFolder


def settings(**chosen: Any) -> dict[str, Any]:
    return {"train_epochs": 2, **chosen}


def history(folder: Path, name: str) -> list[float]:
    found = RunFolder.open(folder).history()
    return [scalars.values[name] for scalars in found if name in scalars.values]


@pytest.mark.parametrize(
    "loss", ["CrossEntropyLoss", "NLLLoss", "MultiMarginLoss", "FocalLoss", "DiceLoss"]
)
def test_a_loss_of_classes_can_be_chosen(tmp_path: Path, loss: str) -> None:
    result = train(tmp_path / "run", points_network(), **settings(train_loss=loss))
    assert result.state == "finished", result.message
    assert 0 <= result.final["val_accuracy"] <= 1


def test_warming_up_comes_before_the_schedule(tmp_path: Path) -> None:
    chosen = settings(train_lr=0.1, train_warm_up=4, train_schedule="CosineAnnealingLR")
    result = train(tmp_path / "run", points_network(), **chosen)
    assert result.state == "finished", result.message
    rates = history(tmp_path / "run", "lr")
    steps = rates[: len(history(tmp_path / "run", "train_loss")) // 2]
    assert steps[0] < steps[1] < steps[2] < steps[3]
    assert max(rates) == pytest.approx(0.1)
    assert rates[-1] < 0.01
