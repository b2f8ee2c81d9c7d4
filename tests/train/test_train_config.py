from __future__ import annotations

import os

import pytest

from studio.train.config import PARAMS, ConfigError, TrainConfig, cores, params


def test_without_settings_everything_is_at_its_default() -> None:
    config = TrainConfig.from_settings({"data.source": "digits", "other": 1})
    assert config == TrainConfig()
    own = [param for param in PARAMS if "." not in param.name]
    assert config.as_dict() == {param.name: param.default for param in own}


def test_settings_are_read_by_their_flat_keys() -> None:
    config = TrainConfig.from_settings({"train.epochs": 3, "train.lr": 1, "train.loss": "MSELoss"})
    assert (config.epochs, config.lr, config.loss) == (3, 1.0, "MSELoss")
    assert isinstance(config.lr, float)


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("train.epochs", 0, "train.epochs must be at least 1, but it is 0"),
        ("train.epochs", 2.5, "train.epochs"),
        ("train.epochs", True, "train.epochs"),
        ("train.lr", -1.0, "train.lr must be at least 0"),
        ("train.lr", float("nan"), "train.lr"),
        ("train.momentum", 2.0, "train.momentum must be between 0 and 1"),
        ("train.optimizer", "Magic", "train.optimizer"),
        ("train.seed", None, "train.seed"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(key: str, value: object, words: str) -> None:
    with pytest.raises(ConfigError) as caught:
        TrainConfig.from_settings({key: value})
    assert words in str(caught.value)


def test_one_core_is_left_to_the_window() -> None:
    assert TrainConfig().thread_count() == max(1, cores() - 1)
    assert TrainConfig(threads=7).thread_count() == 7
    assert 1 <= cores() <= (os.cpu_count() or 1)


def test_what_is_chosen_brings_its_own_settings() -> None:
    settings = {
        "train.optimizer": "RMSprop",
        "train.optimizer.alpha": 0.9,
        "train.loss": "CrossEntropyLoss",
        "train.loss.label_smoothing": 0.1,
        "train.schedule": "StepLR",
        "train.schedule.step_size": 5,
    }
    config = TrainConfig.from_settings(settings)
    assert config.optimizer_settings == {"alpha": 0.9}
    assert config.loss_settings == {"label_smoothing": 0.1}
    assert config.schedule_settings == {"step_size": 5}
    assert config.lr == 0.01  # RMSprop's own
    assert config.as_dict()["optimizer.alpha"] == 0.9
    names = {param.name for param in params(settings)}
    assert {"optimizer.alpha", "loss.label_smoothing", "schedule.gamma"} <= names
    assert "optimizer.betas" not in names


def test_a_setting_of_a_kind_is_checked_as_its_parameter_is() -> None:
    with pytest.raises(ConfigError, match=r"train\.optimizer\.betas"):
        TrainConfig.from_settings({"train.optimizer.betas": 3.0})
