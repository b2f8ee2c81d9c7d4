"""Batches: every example once an epoch, in an order that the generator fixes."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.data import batches
from studio.data.batches import Batches
from studio.data.fields import Dataset, Field


def dataset(count: int) -> Dataset:
    x = np.arange(count * 2, dtype=np.float32).reshape(count, 2)
    y = np.arange(count, dtype=np.int64)
    split = {"x": x, "y": y}
    fields = (Field("x", (2,), "float32", "points"), Field("y", (), "int64", "label"))
    return Dataset("numbers", fields, split, {"x": x[:1], "y": y[:1]})


def made(count: int, batch_size: int, seed: int = 0, shuffle: bool = True) -> Batches:
    generator = torch.Generator().manual_seed(seed)
    return Batches(
        dataset(count), "train", ("x", "y"), batch_size, generator=generator, shuffle=shuffle
    )


@given(st.integers(1, 120), st.integers(1, 50), st.integers(0, 9))
@settings(max_examples=60, deadline=None)
def test_an_epoch_goes_through_all_examples_once(count, batch_size, seed) -> None:
    source = made(count, batch_size, seed)
    seen = list(source)
    assert len(seen) == len(source)
    assert sorted(torch.cat([y for _, y in seen]).tolist()) == list(range(count))
    for x, y in seen:
        assert torch.equal(x[:, 0], 2.0 * y)
    sizes = [len(y) for _, y in seen]
    assert all(size == batch_size for size in sizes[:-1])
    assert sizes[-1] <= batch_size + 1
    assert count == 1 or batch_size == 1 or min(sizes) > 1


def test_without_shuffling_the_order_is_the_data_sets() -> None:
    order = torch.cat([y for _, y in made(10, 4, shuffle=False)])
    assert order.tolist() == list(range(10))


def test_each_epoch_has_its_own_order_and_the_seed_fixes_them_all() -> None:
    first, second = made(50, 8), made(50, 8)
    orders = [torch.cat([y for _, y in source]).tolist() for source in (first, first)]
    assert orders[0] != orders[1]
    assert orders == [torch.cat([y for _, y in source]).tolist() for source in (second, second)]


@pytest.mark.parametrize("block_bytes", [1, 300, 2**25])
def test_blocks_do_not_change_the_order(monkeypatch: pytest.MonkeyPatch, block_bytes) -> None:
    expected = [y.tolist() for _, y in made(53, 4)]
    monkeypatch.setattr(batches, "BLOCK_BYTES", block_bytes)
    assert [y.tolist() for _, y in made(53, 4)] == expected


def test_an_epoch_can_be_taken_up_in_its_middle() -> None:
    source = made(53, 4)
    assert isinstance(source._generator, torch.Generator)
    state = source._generator.get_state()
    whole = [y.tolist() for _, y in source.epoch()]
    source._generator.set_state(state)
    assert [y.tolist() for _, y in source.epoch(start=5)] == whole[5:]
    source._generator.set_state(state)
    assert list(source.epoch(start=len(source))) == []


def test_a_single_left_over_example_joins_the_last_batch() -> None:
    assert [len(y) for _, y in made(9, 4)] == [4, 5]
    assert [len(y) for _, y in made(1, 4)] == [1]


def test_one_example_is_a_batch_of_one() -> None:
    x, y = made(9, 4).example(3)
    assert x.tolist() == [[6.0, 7.0]]
    assert y.tolist() == [3]


def test_batches_share_the_data_sets_memory_until_shuffled() -> None:
    data = dataset(8)
    source = Batches(data, "train", ("x",), 4)
    ((first,), _) = list(source)
    assert first.data_ptr() == data.train["x"].ctypes.data


def test_the_validation_split_can_be_chosen() -> None:
    assert Batches(dataset(5), "validation", ("y",), 4).examples == 1


def test_wrong_use_is_refused() -> None:
    with pytest.raises(ValueError, match="batch_size"):
        Batches(dataset(5), "train", ("x",), 0)
    with pytest.raises(ValueError, match="generator"):
        Batches(dataset(5), "train", ("x",), 2, shuffle=True)
