"""MNIST-like data from IDX files."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.data import sources
from studio.data.errors import DataError
from studio.data.fields import Dataset


def idx(array: np.ndarray) -> bytes:
    header = bytes((0, 0, 8, array.ndim))
    return header + b"".join(n.to_bytes(4, "big") for n in array.shape) + array.tobytes()


def write(folder: Path, part: str, count: int, side: int = 4, classes: int = 3) -> None:
    folder.mkdir(exist_ok=True)
    images = (np.arange(count * side * side) % 256).astype(np.uint8).reshape(count, side, side)
    labels = (np.arange(count) % classes).astype(np.uint8)
    (folder / f"{part}-images-idx3-ubyte").write_bytes(idx(images))
    (folder / f"{part}-labels-idx1-ubyte").write_bytes(idx(labels))


@pytest.fixture
def mnist(tmp_path: Path) -> Path:
    folder = tmp_path / "mnist"
    write(folder, "train", 30)
    write(folder, "t10k", 6)
    return folder


def load(folder: Path | str, **options) -> Dataset:
    flat = {f"data.{name}": value for name, value in options.items()}
    return sources.load({"data.source": "idx", "data.folder": str(folder), **flat})


def refused(folder: Path | str, **options) -> str:
    with pytest.raises(DataError) as caught:
        load(folder, **options)
    return str(caught.value)


def test_plain_files_with_their_own_validation(mnist: Path) -> None:
    data = load(mnist)
    assert data.name == "MNIST"
    assert data.train["image"].shape == (30, 1, 4, 4)
    assert data.validation["image"].shape == (6, 1, 4, 4)
    assert data.train["image"][0, 0, 0, 3] == np.float32(3) / np.float32(255)
    assert data.train["label"][:4].tolist() == [0, 1, 2, 0]
    assert data.fields[1].classes == tuple("0123456789")
    assert "t10k" in str(data.note)


def test_compressed_files_and_the_other_spelling(mnist: Path) -> None:
    expected = load(mnist)
    for file in list(mnist.iterdir()):
        other = file.name.replace("-idx", ".idx") + ".gz"
        (mnist / other).write_bytes(gzip.compress(file.read_bytes()))
        file.unlink()
    found = load(mnist)
    np.testing.assert_array_equal(found.train["image"], expected.train["image"])
    np.testing.assert_array_equal(found.validation["label"], expected.validation["label"])


def test_names_of_classes(tmp_path: Path, mnist: Path) -> None:
    write(tmp_path / "Fashion-MNIST", "train", 30)
    fashion = load(tmp_path / "Fashion-MNIST")
    assert fashion.name == "Fashion-MNIST"
    assert fashion.fields[1].classes[0] == "T-shirt/top"
    assert load(mnist, names="fashion").fields[1].classes[9] == "Ankle boot"
    assert load(tmp_path / "Fashion-MNIST", names="digits").fields[1].classes[0] == "0"
    assert load(mnist, names="numbers").fields[1].classes == ("0", "1", "2")


def test_without_t10k_files_a_share_is_kept(tmp_path: Path) -> None:
    write(tmp_path / "mine", "train", 30)
    data = load(tmp_path / "mine", names="numbers")
    assert (data.name, data.train_size, data.validation_size) == ("mine", 24, 6)
    assert "no t10k files" in str(data.note)


def test_missing_folders_and_files(tmp_path: Path, mnist: Path) -> None:
    assert 'There is no folder "' in refused(tmp_path / "none")
    assert '"data.folder"' in refused(tmp_path / "none")
    assert "is a file; a folder of IDX files" in refused(mnist / "train-images-idx3-ubyte")
    (tmp_path / "empty").mkdir()
    text = refused(tmp_path / "empty")
    assert "has no file train-images-idx3-ubyte (or the same with .gz). It has: nothing." in text
    (mnist / "t10k-labels-idx1-ubyte").unlink()
    text = refused(mnist)
    assert "no file t10k-labels-idx1-ubyte" in text
    assert "t10k-images-idx3-ubyte, train-images-idx3-ubyte" in text


def test_damaged_files(mnist: Path) -> None:
    images = mnist / "train-images-idx3-ubyte"
    good = images.read_bytes()
    images.write_bytes(good[:-3])
    text = refused(mnist)
    assert "train-images-idx3-ubyte" in text
    assert "announces 30 × 4 × 4 bytes, which is 480; 477 follow" in text
    images.write_bytes(b"\x89PNG" + good)
    text = refused(mnist)
    assert "should begin with 00 00 08 03; it begins with 89 50 4e 47" in text
    images.write_bytes(b"")
    assert "it begins with nothing" in refused(mnist)
    images.unlink()
    packed = mnist / "train-images-idx3-ubyte.gz"
    for raw in (good, gzip.compress(good)[:-20]):
        packed.write_bytes(raw)
        text = refused(mnist)
        assert "damaged or not compressed with gzip" in text
        assert "train-images-idx3-ubyte.gz" in text


def test_files_that_do_not_fit_together(mnist: Path) -> None:
    labels = mnist / "train-labels-idx1-ubyte"
    labels.write_bytes(idx(np.zeros(29, np.uint8)))
    assert "holds 30 images but" in refused(mnist)
    assert "holds 29 labels" in refused(mnist)
    labels.write_bytes(idx(np.zeros(30, np.uint8)))
    assert 'of one class, "0"' in refused(mnist)
    labels.write_bytes(idx(np.arange(30, dtype=np.uint8)))
    text = refused(mnist)
    assert "Label 10 in" in text
    assert "is 10; with 10 class names it must be from 0 to 9" in text
    assert '"data.names" to numbers' in text
    write(mnist, "train", 30, side=5)
    assert "are 4 × 4 pixels large, the training images 5 × 5" in refused(mnist)


def test_files_without_images(mnist: Path) -> None:
    (mnist / "train-images-idx3-ubyte").write_bytes(idx(np.zeros((0, 4, 4), np.uint8)))
    (mnist / "train-labels-idx1-ubyte").write_bytes(idx(np.zeros(0, np.uint8)))
    assert "holds no images" in refused(mnist)


@given(st.data())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_damage_is_a_sentence_or_loads(tmp_path: Path, data: st.DataObject) -> None:
    write(tmp_path / "fuzz", "train", 12)
    file = (
        tmp_path
        / "fuzz"
        / data.draw(st.sampled_from(["train-images-idx3-ubyte", "train-labels-idx1-ubyte"]))
    )
    raw = bytearray(file.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    file.write_bytes(raw[: data.draw(st.integers(0, len(raw)))])
    try:
        found = load(tmp_path / "fuzz", names="numbers")
    except DataError as error:
        assert str(tmp_path) in str(error)
    else:
        assert found.train_size + found.validation_size == 12
