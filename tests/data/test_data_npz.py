"""Arrays from NumPy archives."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.data import sources
from studio.data.errors import DataError
from studio.data.fields import Dataset

LABELS = np.arange(12) % 3


def load(file: Path, **options) -> Dataset:
    flat = {f"data.{name}": value for name, value in options.items()}
    return sources.load({"data.source": "npz", "data.file": str(file), **flat})


@pytest.fixture
def archive(tmp_path: Path):
    def write(arrays: dict[str, object], **options) -> Dataset:
        np.savez(tmp_path / "data.npz", **arrays)
        return load(tmp_path / "data.npz", **options)

    return write


@pytest.fixture
def refused(archive):
    def attempt(arrays: dict[str, object], **options) -> str:
        with pytest.raises(DataError) as caught:
            archive(arrays, **options)
        assert "data.npz" in str(caught.value)
        return str(caught.value)

    return attempt


def zeros(*shape: int, dtype: type = np.uint8) -> np.ndarray:
    return np.zeros(shape, dtype)


@pytest.mark.parametrize(
    ("x", "options", "expected"),
    [
        (zeros(12, dtype=float), {}, ("features", (1,), "vector")),
        (zeros(12, 5, dtype=float), {}, ("features", (5,), "vector")),
        (zeros(12, 2, dtype=float), {}, ("points", (2,), "points")),
        (zeros(12, 7, 5, dtype=float), {}, ("sequence", (7, 5), "sequence")),
        (zeros(12, 7, 5), {}, ("image", (1, 7, 5), "image")),
        (zeros(12, 7, 5, dtype=float), {"kind": "image"}, ("image", (1, 7, 5), "image")),
        (zeros(12, 7, 5, 3), {}, ("image", (3, 7, 5), "image")),
        (zeros(12, 3, 7, 5), {}, ("image", (3, 7, 5), "image")),
        (zeros(12, 3, 7, 3), {"layout": "channels_last"}, ("image", (3, 3, 7), "image")),
        (zeros(12, 9, 7, 5), {"layout": "channels_first"}, ("image", (9, 7, 5), "image")),
        (zeros(12, 7, dtype=float), {"kind": "sequence"}, ("sequence", (7,), "sequence")),
    ],
)
def test_what_the_inputs_are(archive, x, options, expected) -> None:
    name, shape, kind = expected
    data = archive({"x": x, "y": LABELS}, **options)
    field = data.fields[0]
    assert (field.name, field.shape, field.kind, field.dtype) == (name, shape, kind, "float32")
    assert data.train[name].shape == (data.train_size, *shape)
    assert data.train[name].dtype == np.float32
    assert data.train[name].flags.c_contiguous
    assert data.fields[1].classes == ("0", "1", "2")


def test_whole_numbers_in_a_sequence_are_tokens(archive) -> None:
    data = archive({"x": np.ones((12, 4), np.int32), "y": LABELS}, kind="sequence")
    assert data.fields[0].dtype == "int64"
    assert data.train["sequence"].dtype == np.int64


def test_the_training_and_test_arrays_are_the_split(archive) -> None:
    arrays = {
        "x_train": zeros(12, 4),
        "y_train": LABELS,
        "x_test": zeros(3, 4),
        "y_test": LABELS[:3],
    }
    data = archive(arrays)
    assert (data.train_size, data.validation_size) == (12, 3)
    assert "x_train, x_test, y_train, y_test" in str(data.note)


def test_what_the_targets_are(archive) -> None:
    x = zeros(12, 4)
    texts = np.array(["b", "a", "c"] * 4)
    assert archive({"x": x, "y": texts}).fields[1].classes == ("a", "b", "c")
    assert archive({"x": x, "y": texts.astype("S")}).fields[1].classes == ("a", "b", "c")
    assert archive({"x": x, "y": LABELS == 0}).fields[1].classes == ("False", "True")
    assert archive({"x": x, "y": LABELS[:, None]}).fields[1].kind == "label"
    ten = archive({"x": x, "y": LABELS * 10})
    assert ten.fields[1].classes == ("0", "10", "20")
    assert ten.train["label"].max() == 2
    number = archive({"x": x, "y": LABELS + 0.5})
    assert (number.fields[1].kind, number.fields[1].shape) == ("number", (1,))
    assert archive({"x": x, "y": LABELS * 1.0}, task="classification").fields[1].classes[1] == "1"
    many = archive({"x": x, "y": zeros(12, 3, dtype=float)})
    assert (many.fields[1].kind, many.fields[1].shape) == ("numbers", (3,))
    assert archive({"x": x, "y": LABELS}, task="regression").train["target"].dtype == np.float32


def test_classes_can_be_named(archive, refused) -> None:
    names = np.array(["ant", "bee", "cow"])
    arrays = {"x": zeros(12, 4), "y": LABELS, "class_names": names}
    assert archive(arrays).fields[1].classes == ("ant", "bee", "cow")
    text = refused({**arrays, "y": LABELS + 1})
    assert 'names 3 classes in "class_names", but its labels are 1, 2, 3' in text
    assert "from 0 to 2" in text


def test_other_names_of_arrays(archive) -> None:
    data = archive(
        {"pictures": zeros(12, 6, 6), "kinds": LABELS},
        inputs_array="pictures",
        target_array="kinds",
    )
    assert data.fields[0].shape == (1, 6, 6)


def test_normalisation(archive) -> None:
    bytes_ = np.full((12, 4, 4), 255, np.uint8)
    assert archive({"x": bytes_, "y": LABELS}).train["image"].max() == 1.0
    assert archive({"x": bytes_, "y": LABELS}, normalise="none").train["image"].max() == 255.0
    columns = np.arange(24.0).reshape(12, 2) + 100
    assert archive({"x": columns, "y": LABELS}).train["points"].min() >= 100
    unit = archive({"x": columns, "y": LABELS}, normalise="unit").train["points"]
    assert (unit.min(), unit.max()) == (0.0, 1.0)


def test_missing_arrays_and_lengths_that_differ(refused) -> None:
    text = refused({"a": zeros(3), "y": LABELS})
    assert 'has no array "x" (nor "x_train"). Its arrays are: a, y.' in text
    assert '"data.inputs_array"' in text
    assert '"data.target_array"' in refused({"x": zeros(3)})
    text = refused({"x": zeros(12, 4), "y": LABELS[:11]})
    assert '"x" has 12 examples but "y" has 11' in text
    text = refused({"x_train": zeros(12, 4), "y_train": LABELS, "x_test": zeros(3, 4)})
    assert "both be split, or neither" in text
    text = refused(
        {"x_train": zeros(12, 4), "y_train": LABELS, "x_val": zeros(3, 5), "y_val": LABELS[:3]}
    )
    assert 'an example of "x_val" is uint8 [5], but one of "x_train" is uint8 [4]' in text


def test_values_that_cannot_be_learned_from(refused) -> None:
    x = zeros(12, 4, dtype=float)
    x[7, 2] = np.nan
    text = refused({"x": x, "y": LABELS})
    assert 'The array "x"' in text
    assert "has nan at index [7, 2]" in text
    y = LABELS + 0.5
    y[3] = np.inf
    assert "has inf at index [3]" in refused({"x": zeros(12, 4), "y": y})
    x[7, 2] = 1e39
    assert "1e+39 at index [7, 2]" in refused({"x": x, "y": LABELS})
    assert 'of one class, "0"' in refused({"x": zeros(12, 4), "y": LABELS * 0})
    assert "type complex128; numbers were expected" in refused({"x": x * 1j, "y": LABELS})
    assert "type <U1; numbers were expected" in refused({"x": np.array(["a"] * 12), "y": LABELS})
    assert "empty or a single value" in refused({"x": zeros(0, 4), "y": LABELS})
    assert "shape ()" in refused({"x": np.float64(3), "y": LABELS})


def test_a_class_that_training_does_not_have(refused) -> None:
    text = refused(
        {"x_train": zeros(12, 4), "y_train": LABELS, "x_test": zeros(2, 4), "y_test": [0, 7]}
    )
    assert 'Element 1 of "y_test" in' in text
    assert 'is of class "7", which the training examples do not have' in text
    assert "They have: 0, 1, 2" in text


def test_shapes_that_do_not_fit(refused) -> None:
    text = refused({"x": zeros(12, 2, 2, 2, 2), "y": LABELS})
    assert "has the shape 12 × 2 × 2 × 2 × 2" in text
    assert '"data.kind"' in text
    assert 'for "image"' in refused({"x": zeros(12, 4), "y": LABELS}, kind="image")
    text = refused({"x": zeros(12, 9, 7, 5), "y": LABELS})
    assert "not plain which axis" in text
    assert '"data.layout"' in text
    text = refused({"x": zeros(12, 4), "y": zeros(12, 3)}, task="classification")
    assert "more than one value for each example" in text
    text = refused({"x": zeros(12, 4), "y": np.array(["a", "b"] * 6)}, task="regression")
    assert "text, where numbers were expected" in text
    text = refused(
        {
            "x_train": zeros(12, 4),
            "y_train": zeros(12, 3, dtype=float),
            "x_test": zeros(2, 4),
            "y_test": zeros(2, 2, dtype=float),
        }
    )
    assert "another shape than the training targets" in text


def test_objects_are_never_opened(tmp_path: Path, refused) -> None:
    text = refused({"x": np.array([{"a": 1}] * 12, dtype=object), "y": LABELS})
    assert 'The array "x"' in text
    assert "can run code" in text


def test_files_that_are_not_archives(tmp_path: Path) -> None:
    file = tmp_path / "data.npz"
    with pytest.raises(DataError, match="There is no file"):
        load(file)
    with pytest.raises(DataError, match="is a folder; a NumPy archive"):
        load(tmp_path)
    for raw in (b"", b"text", b"PK\x03\x04 half a zip"):
        file.write_bytes(raw)
        with pytest.raises(DataError, match=r"is not a NumPy archive .* damaged"):
            load(file)
    np.save(tmp_path / "single.npy", LABELS)
    with pytest.raises(DataError, match="is a single array"):
        load(tmp_path / "single.npy")


def test_a_member_that_is_not_an_array(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "data.npz", "w") as stream:
        stream.writestr("x", "text")
    with pytest.raises(DataError, match=r'"x" in .* is not an array'):
        load(tmp_path / "data.npz")


@given(st.data())
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_damage_is_a_sentence_or_loads(tmp_path: Path, data: st.DataObject) -> None:
    file = tmp_path / "fuzz.npz"
    np.savez(file, x=np.arange(24.0).reshape(12, 2), y=LABELS)
    raw = bytearray(file.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    file.write_bytes(raw)
    try:
        load(file)
    except DataError as error:
        assert str(error)
