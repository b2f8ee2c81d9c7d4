"""Each rule speaks of a network that has the illness, and not of one that has not."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from patients import arrays, closely, mlp, seen, treat
from running import straight

from studio.data.batches import Batches
from studio.graph.edits import SetSetting
from studio.train import engine
from studio.train.doctor import patrol
from studio.train.doctor.rules import ONE_BATCH, RULES

__all__ = ["closely"]

RNG = np.random.default_rng(0)
POINTS = RNG.normal(size=(240, 6)).astype(np.float32)
SIGNS = (POINTS[:, 0] > 0).astype(np.int64)
SIX = ("N", 6)


def tried(folder: Path, draw: Any, **settings: Any) -> set[str]:
    ward, _ = treat(folder / "run", draw, **settings)
    return seen(ward)


def about(folder: Path, x: Any = POINTS, y: Any = SIGNS, **more: Any) -> dict[str, Any]:
    return arrays(folder, x=x, y=y) | more


@pytest.mark.usefixtures("closely")
class TestCurves:
    def test_a_loss_that_is_no_number(self, tmp_path: Path) -> None:
        draw = mlp(8, 1, shape=SIX)
        settings = about(tmp_path, y=POINTS[:, 0] * 3) | {"train_optimizer": "SGD"}
        ward, result = treat(tmp_path / "ill", draw, **settings, train_lr=1e6)
        assert result.state == "failed"
        (found,) = (each for each in ward.last if each.rule == "loss-nan")
        assert found.since > 0
        assert result.message == str(found.message)
        assert found.weight == "error"
        assert "Set the learning rate to 100000" in [str(t.title) for t in found.treatments]
        assert "loss-nan" not in tried(tmp_path, draw, **settings, train_lr=0.01)

    def test_a_loss_that_does_not_move(self, tmp_path: Path) -> None:
        settings = about(tmp_path, train_epochs=12, train_optimizer="SGD")
        assert "loss-stuck" in tried(tmp_path / "a", mlp(8, 2, shape=SIX), **settings, train_lr=0.0)
        assert not tried(tmp_path / "b", mlp(8, 2, shape=SIX), **settings, train_lr=0.3)

    def test_a_learning_rate_that_is_too_high(self, tmp_path: Path) -> None:
        settings = about(tmp_path, y=POINTS[:, 0] * 3, train_epochs=4, train_optimizer="SGD")
        line = straight(("Linear", {"out_features": 1}), shape=SIX)
        ward, result = treat(tmp_path / "a", line, **settings, train_lr=1.0)
        assert result.state == "finished"  # It has not come to infinity yet.
        (found,) = (each for each in ward.last if each.rule == "rate-too-high")
        assert found.since < result.steps / 2
        assert str(found.treatments[0].title) == "Set the learning rate to 0.1"
        assert "rate-too-high" not in tried(tmp_path / "b", line, **settings, train_lr=0.2)

    def test_a_learning_rate_that_is_too_low(self, tmp_path: Path) -> None:
        settings = about(tmp_path, train_epochs=12)
        ill = tried(tmp_path / "a", mlp(16, 2, shape=SIX), **settings, train_lr=1e-6)
        assert "rate-too-low" in ill
        assert "loss-stuck" not in ill
        assert not tried(tmp_path / "b", mlp(16, 2, shape=SIX), **settings, train_lr=0.01)

    def test_learning_by_heart(self, tmp_path: Path) -> None:
        x = RNG.normal(size=(80, 20)).astype(np.float32)
        noise = about(tmp_path, x=x, y=RNG.integers(0, 2, 80), train_epochs=30, train_lr=0.01)
        ill, _ = treat(tmp_path / "ill", mlp(64, 2, shape=("N", 20)), **noise)
        (found,) = (each for each in ill.last if each.rule == "overfitting")
        assert [str(each.title) for each in found.treatments] == [
            "Decay the weights: AdamW with 0.01",
            "Insert Dropout before linear2",
            "Stop after 5 epochs that are no better",
        ]
        assert 0 < found.since < 30 * 4
        real = about(tmp_path, train_epochs=30, train_lr=0.01)
        assert "overfitting" not in tried(tmp_path, mlp(8, 2, shape=SIX), **real)

    def test_learning_too_little(self, tmp_path: Path) -> None:
        # A plane can cut off but a part of what is told by a product.
        crossed = (POINTS[:, 0] + 1.5 * POINTS[:, 1] * POINTS[:, 2] > 0).astype(np.int64)
        settings = about(tmp_path, y=crossed, train_epochs=30, train_lr=0.02)
        assert "underfitting" in tried(
            tmp_path / "a", straight(("Linear", {"out_features": 2}), shape=SIX), **settings
        )
        assert "underfitting" not in tried(tmp_path / "b", mlp(32, 2, shape=SIX), **settings)


@pytest.mark.usefixtures("closely")
class TestLayers:
    def test_vanishing_gradients(self, tmp_path: Path) -> None:
        deep = (24,) * 7
        settings = about(tmp_path, train_epochs=4)
        ward, _ = treat(tmp_path / "a", mlp(*deep, 2, activation="Sigmoid", shape=SIX), **settings)
        (found,) = (each for each in ward.last if each.rule == "vanishing-gradients")
        assert found.node == "n2"  # The first layer with weights.
        assert str(found.treatments[0].title).startswith("Make sigmoid, sigmoid2")
        flat = mlp(*deep[:4], 2, shape=SIX)
        assert "vanishing-gradients" not in tried(tmp_path / "b", flat, **settings)

    def test_exploding_gradients(self, tmp_path: Path) -> None:
        settings = {"train_epochs": 4, "train_optimizer": "SGD", "train_lr": 1e-14}
        huge = about(tmp_path, x=POINTS * 1e4, y=POINTS[:, 0] * 1e3, **settings)
        ill = tried(tmp_path / "a", mlp(8, 1, shape=SIX), **huge)
        assert "exploding-gradients" in ill
        well = about(tmp_path, y=POINTS[:, 0] * 3.3, **settings)
        assert "exploding-gradients" not in tried(tmp_path / "b", mlp(8, 1, shape=SIX), **well)

    def test_dead_relus(self, tmp_path: Path) -> None:
        settings = about(tmp_path, train_epochs=6, train_optimizer="SGD")
        ward, _ = treat(tmp_path / "a", mlp(16, 16, 2, shape=SIX), **settings, train_lr=30.0)
        found = [each for each in ward.last if each.rule == "dead-relus"]
        assert found
        assert (
            str(found[0].treatments[0].title)
            == f"Make {'relu' if found[0].node == 'n3' else 'relu2'} a LeakyReLU"
        )
        assert "dead-relus" not in tried(
            tmp_path / "b", mlp(16, 16, 2, shape=SIX), **settings, train_lr=0.1
        )

    def test_saturated_sigmoids(self, tmp_path: Path) -> None:
        net = mlp(16, 2, activation="Sigmoid", shape=SIX)
        ward, _ = treat(tmp_path / "a", net, **about(tmp_path, x=POINTS * 300), train_epochs=4)
        (found,) = (each for each in ward.last if each.rule == "saturated")
        assert [str(each.title) for each in found.treatments[:2]] == [
            "Insert BatchNorm1d before sigmoid",
            "Make sigmoid a ReLU",
        ]
        assert "saturated" not in tried(tmp_path / "b", net, **about(tmp_path), train_epochs=4)


@pytest.mark.usefixtures("closely")
class TestData:
    def test_inputs_that_are_not_scaled(self, tmp_path: Path) -> None:
        net = mlp(8, 2, shape=SIX)
        ward, _ = treat(tmp_path / "a", net, **about(tmp_path, x=POINTS * 300), train_epochs=1)
        (found,) = (each for each in ward.last if each.rule == "unscaled-inputs")
        assert found.node == "n1"
        assert str(found.treatments[0].title) == "Scale the data to mean 0 and deviation 1"
        wide = POINTS * np.array([1, 1, 1, 1, 1, 1e-4], np.float32)
        assert "unscaled-inputs" in tried(
            tmp_path / "b", net, **about(tmp_path, x=wide), train_epochs=1
        )
        assert "unscaled-inputs" not in tried(
            tmp_path / "c", net, **about(tmp_path), train_epochs=1
        )

    def test_uneven_classes(self, tmp_path: Path) -> None:
        rare = (POINTS[:, 0] > 1.3).astype(np.int64)
        net = mlp(8, 2, shape=SIX)
        ward, _ = treat(tmp_path / "a", net, **about(tmp_path, y=rare), train_epochs=1)
        (found,) = (each for each in ward.last if each.rule == "uneven-classes")
        (cure,) = found.treatments
        assert str(cure.title) == "Weigh the classes by how rare they are"
        weights = cure.edit.value  # type: ignore[union-attr]
        assert "uneven-classes" not in tried(
            tmp_path / "b",
            net,
            **about(tmp_path, y=rare),
            train_epochs=1,
            train_class_weights=weights,
        )

    def test_splits_that_leak(self, tmp_path: Path) -> None:
        x = RNG.normal(size=(120, 8)).astype(np.float32)
        y = (x[:, 0] > 0).astype(np.int64)
        net = mlp(8, 2, shape=("N", 8))
        twice = about(tmp_path, x=np.concatenate([x, x]), y=np.concatenate([y, y]))
        ward, _ = treat(tmp_path / "a", net, **twice, train_epochs=1)
        (found,) = (each for each in ward.last if each.rule == "leaking-splits")
        assert [each.edit for each in found.treatments] == [SetSetting("data.duplicates", "drop")]
        assert "leaking-splits" not in tried(
            tmp_path / "c", net, **twice, data_duplicates="drop", train_epochs=1
        )
        assert "leaking-splits" not in tried(
            tmp_path / "b", net, **about(tmp_path, x=x, y=y), train_epochs=1
        )

    def test_batch_normalisation_of_tiny_batches(self, tmp_path: Path) -> None:
        layers = [
            ("Linear", {"out_features": 8}),
            ("BatchNorm1d", {}),
            ("ReLU", {}),
            ("Linear", {"out_features": 2}),
        ]
        net = straight(*layers, shape=SIX)
        ward, _ = treat(tmp_path / "a", net, **about(tmp_path), train_epochs=1, train_batch_size=2)
        (found,) = (each for each in ward.last if each.rule == "tiny-batch-norm")
        assert found.node == "n3"
        assert [str(each.title) for each in found.treatments] == [
            "Take batches of 64",
            "Make batchnorm1d a LayerNorm",
        ]
        assert "tiny-batch-norm" not in tried(
            tmp_path / "b", net, **about(tmp_path), train_epochs=1, train_batch_size=16
        )


def test_data_that_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "FLUSH_S", 0.0)
    monkeypatch.setattr(patrol, "JUDGED_S", 0.005)
    net = mlp(8, 2, shape=SIX)
    assert "slow-data" not in tried(tmp_path / "a", net, **about(tmp_path), train_epochs=3)
    epoch = Batches.epoch

    def laborious(self: Batches, start: int = 0) -> Iterator[tuple[Any, ...]]:
        for batch in epoch(self, start):
            time.sleep(0.03)  # A slow disk: many times the work of learning, on a busy machine too.
            yield batch

    monkeypatch.setattr(patrol, "JUDGED_S", 0.1)
    monkeypatch.setattr(Batches, "epoch", laborious)
    ward, _ = treat(tmp_path / "b", net, **about(tmp_path), train_epochs=3, train_batch_size=16)
    (found,) = (each for each in ward.last if each.rule == "slow-data")
    assert [each.edit for each in found.treatments] == [SetSetting("train.batch_size", 32)]


def test_every_rule_has_a_test_here() -> None:
    text = Path(__file__).read_text("utf-8")
    assert [
        rule.key for rule in RULES if f'"{rule.key}"' not in text and rule.key != ONE_BATCH
    ] == []
