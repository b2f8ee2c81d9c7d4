"""Settings, defaults and what every source promises."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping

import numpy as np
import pytest

from studio.data import sources
from studio.data.errors import DataError
from studio.value import Value


def refused(settings: Mapping[str, Value]) -> str:
    with pytest.raises(DataError) as caught:
        sources.load(settings)
    return str(caught.value)


def test_the_default_is_the_bundled_digits() -> None:
    data = sources.load({})
    assert data.name == "Digits"
    image, label = data.fields
    assert (image.name, image.shape, image.dtype, image.kind) == (
        "image",
        (1, 8, 8),
        "float32",
        "image",
    )
    assert label.classes == tuple("0123456789")
    assert data.train_size + data.validation_size == 1797
    assert data.validation_size == 359
    assert data.train["image"].dtype == np.float32
    assert data.train["label"].dtype == np.int64
    assert data.train["image"].min() == 0.0
    assert data.train["image"].max() == 1.0
    assert "CC BY 4.0" in str(data.note)


def test_the_fashion_sample_is_stratified_and_has_its_own_validation() -> None:
    data = sources.load({"data.source": "fashion_sample", "data.validation": 0.5})
    assert data.train["image"].shape == (10_000, 1, 28, 28)
    assert data.validation["image"].shape == (2_000, 1, 28, 28)
    assert np.bincount(data.train["label"]).tolist() == [1000] * 10
    assert np.bincount(data.validation["label"]).tolist() == [200] * 10
    assert data.fields[1].classes[8:] == ("Bag", "Ankle boot")
    assert "sample" in str(data.note)
    assert data.train["image"].max() == 1.0


def test_normalisation_of_pixels() -> None:
    standard = sources.load({"data.normalise": "standard"})
    assert standard.train["image"].mean() == pytest.approx(0, abs=1e-5)
    assert standard.train["image"].std() == pytest.approx(1, abs=1e-5)
    assert standard.validation["image"].mean() != pytest.approx(0, abs=1e-5)
    assert sources.load({"data.normalise": "none"}).train["image"].max() == 16.0


def test_the_digits_are_those_of_scikit_learn() -> None:
    from sklearn.datasets import load_digits

    truth = load_digits()
    data = sources.load({"data.normalise": "none"})
    ours = np.concatenate([data.train["image"], data.validation["image"]]).reshape(-1, 64)
    order, theirs = np.lexsort(ours.T), truth.data[np.lexsort(truth.data.T)]
    np.testing.assert_array_equal(ours[order], theirs)


def test_sources_are_documented_and_agree_on_shared_parameters() -> None:
    types: dict[str, str] = {}
    for spec in sources.SOURCES:
        assert spec.title
        assert spec.summary.endswith(".")
        for param in (*sources.GENERAL, *spec.params):
            assert param.help.endswith("."), param.name
            assert types.setdefault(param.name, param.type) == param.type
            if param.choices:
                assert param.default in param.choices
    assert [spec.key for spec in sources.SOURCES] == [
        "digits",
        "fashion_sample",
        "toy",
        "idx",
        "images",
        "csv",
        "npz",
        "text",
        "text_files",
    ]


def test_a_missing_bundled_file_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setattr("studio.paths.resources", lambda: tmp_path)
    text = refused({})
    assert "digits.npz" in text
    assert "Install the program again" in text


def test_parameters_of_other_sources_are_left_alone() -> None:
    data = sources.load({"data.source": "digits", "data.noise": 0.5, "train.lr": 0.1})
    assert data.name == "Digits"


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"data.source": "cifar"}, ['no data source "cifar"', "digits, fashion_sample"]),
        ({"data.source": None}, ["no data source"]),
        ({"data.valdiation": 0.1}, ['"data.valdiation"', 'Did you mean "data.validation"']),
        ({"data.zzz": 1}, ['no setting "data.zzz"', "data.folder"]),
        ({"data.validation": "much"}, ["data.validation must be a number", '"much"']),
        ({"data.validation": True}, ["data.validation must be a number"]),
        ({"data.validation": float("nan")}, ["data.validation must be a number", "nan"]),
        ({"data.validation": 0.0}, ["data.validation must be between 0.01 and 0.99", "is 0."]),
        ({"data.seed": 1.5}, ["data.seed must be a whole number", "1.5"]),
        ({"data.seed": None}, ["data.seed must be a whole number", "none"]),
        ({"data.normalise": "l2"}, ["one of unit, standard, none", '"l2"']),
        ({"data.source": "csv", "data.header": 1}, ["data.header must be true or false"]),
        ({"data.source": "csv", "data.file": 3}, ["data.file must be text", "is 3"]),
        ({"data.source": "csv"}, ["No data chosen yet", '"data.file"', "a CSV file"]),
        ({"data.source": "images"}, ["No data chosen yet", '"data.folder"', "for each class"]),
    ],
)
def test_wrong_settings_get_a_sentence(settings: Mapping[str, Value], words: list[str]) -> None:
    text = refused(settings)
    for word in words:
        assert word in text


def test_what_the_system_refuses_is_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    name = "x" * 5000
    text = refused({"data.source": "csv", "data.file": name})
    assert name in text
    assert "cannot be read" in text
    file = tmp_path / "t.csv"
    file.write_text("a,b\n" + "1,0\n2,1\n" * 5)

    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(sources.scaling, "measured", full)
    text = refused({"data.source": "csv", "data.file": str(file)})
    assert "Table (CSV) do not fit into memory" in text


def test_a_relative_path_starts_from_the_projects_folder(tmp_path) -> None:
    (tmp_path / "t.csv").write_text("a,b\n" + "1,0\n2,1\n" * 5)
    data = sources.load({"data.source": "csv", "data.file": "t.csv"}, base=tmp_path)
    assert data.train_size == 8


def test_a_whole_number_serves_as_a_number() -> None:
    assert sources.load({"data.source": "toy", "data.noise": 0}).name == "Moons"


def test_sources_load_nothing_heavy() -> None:
    code = (
        "import sys; from studio.data import sources, preview; sources.load({});"
        "print([m for m in ('torch', 'sklearn', 'PySide6', 'pandas', 'PIL') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
