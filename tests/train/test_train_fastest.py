"""The fastest settings of a training, as they are found by taking steps under each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from running import DIGITS, job, points_network, straight

from studio.message import Message, UserError
from studio.train import fastest
from studio.train.fastest import tune
from studio.train.timings import Findings, Timing

SHORT = 0.003


@pytest.fixture(autouse=True)
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fastest, "cores", lambda: 2)


def small_cnn():
    layers = (
        ("Conv2d", {"out_channels": 4, "kernel_size": 3}),
        ("Flatten", {}),
        ("Linear", {"out_features": 10}),
    )
    return straight(*layers, shape=("N", 1, 8, 8))


def tried(findings: Findings, name: str) -> list[object]:
    return [timing.settings[f"train.{name}"] for timing in findings.timings]


def test_one_thing_is_tried_after_the_other(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    wanted = job(tmp_path / "run", points_network())
    state, threads = torch.get_rng_state(), torch.get_num_threads()
    findings = tune(wanted, seconds=SHORT, tell=lambda _, done, total: told.append((done, total)))
    assert findings.complete
    assert tried(findings, "threads")[:2] == [1, 2]
    assert tried(findings, "precision") == ["float32", "float32", "bfloat16"]
    assert not any(tried(findings, "channels_last"))
    assert all(timing.rate > 0 and timing.trouble is None for timing in findings.timings)
    assert told == [(1, 3), (2, 3), (3, 3)]
    # The surroundings are as they were, and no run came of it.
    assert torch.equal(torch.get_rng_state(), state)
    assert torch.get_num_threads() == threads
    assert not (tmp_path / "run").exists()


def test_each_is_tried_with_the_best_of_those_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speeds = iter([10.0, 30.0, 20.0, 40.0])
    monkeypatch.setattr(fastest, "_rate", lambda *_: next(speeds))
    settings = {key.replace(".", "_", 1): value for key, value in DIGITS.items()}
    findings = tune(job(tmp_path / "run", small_cnn(), **settings))
    assert tried(findings, "threads") == [1, 2, 2, 2]
    assert tried(findings, "channels_last") == [False, False, True, False]
    assert tried(findings, "precision") == ["float32", "float32", "float32", "bfloat16"]
    assert findings.best is findings.timings[3]
    assert findings.gain == 4.0


def test_what_cannot_be_measured_is_said_and_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = fastest.assemble

    def assemble(wanted, config, device):
        if config.precision == "bfloat16":
            raise RuntimeError("no such kernel")
        return plain(wanted, config, device)

    monkeypatch.setattr(fastest, "assemble", assemble)
    findings = tune(job(tmp_path / "run", points_network()), seconds=SHORT)
    last = findings.timings[-1]
    assert "no such kernel" in str(last.trouble)
    assert findings.best is not last


def test_a_model_that_does_not_fit_its_data_is_refused(tmp_path: Path) -> None:
    wrong = straight(("Linear", {"out_features": 2}), shape=("N", 3))
    findings = tune(job(tmp_path / "run", wrong), seconds=SHORT)
    assert findings.best is None
    assert all(timing.trouble is not None for timing in findings.timings)
    with pytest.raises(UserError, match=r"train\.batch_size"):
        tune(job(tmp_path / "run", points_network(), train_batch_size=0))


def test_it_ends_when_it_is_cancelled(tmp_path: Path) -> None:
    told: list[Timing] = []
    findings = tune(
        job(tmp_path / "run", points_network()),
        seconds=SHORT,
        tell=lambda timing, *_: told.append(timing),
        cancelled=lambda: bool(told),
    )
    assert len(findings.timings) == 1
    assert not findings.complete


def test_compilation_is_tried_where_there_is_a_compiler(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fastest, "_rate", lambda *_: 1.0)
    monkeypatch.setattr("studio.train.numerics.compiler", lambda: "c++")
    monkeypatch.setattr(fastest, "compiler", lambda: "c++")
    wanted = job(tmp_path / "run", points_network())
    assert tried(tune(wanted, compiled=True), "compile")[-1] is True
    assert not any(tried(tune(wanted), "compile"))
    monkeypatch.setattr(fastest, "compiler", lambda: None)
    assert not any(tried(tune(wanted, compiled=True), "compile"))


def test_settings_stay_where_nothing_is_clearly_faster() -> None:
    first, second = Timing({"train.threads": 1}, 100.0), Timing({"train.threads": 2}, 101.0)
    assert Findings((first, second)).best is first
    assert Findings((first, second)).gain == 1.0
    faster = replace(second, rate=103.0)
    assert Findings((first, faster)).best is faster
    broken = replace(faster, trouble=Message("no"))
    assert Findings((first, broken)).best is first
    assert Findings((broken,)).best is None
    assert Findings((broken,)).gain == 1.0
