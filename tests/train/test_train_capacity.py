"""Whether a training fits: by the memory of a model and what a device has free."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from studio.compile.footprint import Amount, Footprint, Moment
from studio.train.capacity import RESERVE, judge, largest_batch, size, states_per_parameter
from studio.train.config import TrainConfig
from studio.train.free_memory import available, of_computer

MIB = 2**20
MODEL = Footprint(
    parameter_bytes=10 * MIB,
    gradient_bytes=10 * MIB,
    buffer_bytes=MIB,
    training=(Moment(Amount(MIB, 2 * MIB), 0), Moment(Amount(0, MIB), 10 * MIB)),
)


def having(octets: int | None) -> Callable[[str], int | None]:
    return lambda _device: octets


def test_the_optimiser_is_counted() -> None:
    assert states_per_parameter(TrainConfig(optimizer="SGD")) == 0
    assert states_per_parameter(TrainConfig(optimizer="SGD", momentum=0.9)) == 1
    assert states_per_parameter(TrainConfig(optimizer="AdamW")) == 2
    plain = judge(MODEL, TrainConfig(optimizer="SGD"), device="cpu", free=having(None))
    adam = judge(MODEL, TrainConfig(optimizer="Adam"), device="cpu", free=having(None))
    assert adam.needed - plain.needed == 20 * MIB


@pytest.mark.parametrize(
    ("free", "level"), [(4000, "fits"), (300, "tight"), (270, "tight"), (240, "too_large")]
)
def test_the_verdict_goes_by_what_is_free(free: int, level: str) -> None:
    found = judge(MODEL, TrainConfig(batch_size=64), device="cpu", free=having(free * MIB))
    assert found.needed == (10 + 1 + 20 + 1 + 128) * MIB + RESERVE["cpu"]
    assert found.level == level
    assert found.available == free * MIB
    assert "batch of 64" in str(found.sentence)
    assert f"{free if free < 1024 else '3.9'} " in str(found.sentence)
    assert bool(found.advice) == (level != "fits")


def test_the_largest_batch_fits_and_the_next_does_not() -> None:
    config = TrainConfig(batch_size=64)
    found = judge(MODEL, config, device="cpu", free=having(240 * MIB))
    most = found.largest_batch
    assert most
    assert judge(MODEL, config, most, "cpu", having(240 * MIB)).level == "fits"
    assert judge(MODEL, config, most + 1, "cpu", having(240 * MIB)).level != "fits"
    assert f"A batch of {most}" in str(found.advice[0])


@pytest.mark.parametrize(
    "amount", [Amount(5, 7, 3), Amount(5, 7), Amount(0, 0, 2), Amount(1, 1, 1)]
)
def test_the_largest_batch_is_exact_also_where_memory_grows_with_its_square(amount: Amount) -> None:
    footprint = Footprint(training=(Moment(amount, 4),))
    for budget in (4, 9, 10, 11, 100, 12_345):
        most = largest_batch(footprint, 0, budget)
        assert most == 0 or footprint.training_bytes(most) <= budget
        assert footprint.training_bytes(most + 1) > budget


def test_where_not_even_one_example_fits_it_says_so() -> None:
    found = judge(MODEL, TrainConfig(), device="cpu", free=having(20 * MIB))
    assert found.largest_batch == 0
    assert "Not even one example" in str(found.advice[0])


def test_a_device_that_does_not_tell_leaves_it_open() -> None:
    found = judge(MODEL, TrainConfig(), device="mps", free=having(None))
    assert (found.level, found.available, found.device) == ("unknown", None, "mps")
    assert "the GPU" in str(found.sentence)


def test_sizes_in_words() -> None:
    assert [size(n) for n in (5, 2048, 3 * MIB, 3 * 2**30 + 2**29)] == [
        "5 B",
        "2 KiB",
        "3 MiB",
        "3.5 GiB",
    ]


def test_this_computer_tells() -> None:
    free = available("cpu")
    assert free is None or 0 < free < 2**50


def test_a_container_s_limit_counts_and_cached_files_are_free(tmp_path: Path) -> None:
    proc, groups = tmp_path / "proc", tmp_path / "groups"
    proc.mkdir()
    groups.mkdir()
    (proc / "meminfo").write_text("MemTotal: 9 kB\nMemAvailable:    1000 kB\n")
    assert of_computer(proc, groups) == 1_024_000
    (groups / "memory.max").write_text("max\n")
    (groups / "memory.current").write_text("500\n")
    assert of_computer(proc, groups) == 1_024_000
    (groups / "memory.max").write_text("2000\n")
    assert of_computer(proc, groups) == 1500
    (groups / "memory.stat").write_text("anon 5\ninactive_file 200\n")
    assert of_computer(proc, groups) == 1700
    (groups / "memory.current").write_text("9000\n")
    assert of_computer(proc, groups) == 0
