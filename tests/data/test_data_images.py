"""Pictures in class folders."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from studio.data import sources
from studio.data.errors import DataError
from studio.data.fields import Dataset


def paint(file: Path, colour: str, size: tuple[int, int] = (8, 8)) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, colour).save(file)


@pytest.fixture
def pets(tmp_path: Path) -> Path:
    folder = tmp_path / "pets"
    for n in range(5):
        paint(folder / "cat" / f"{n}.png", "red")
        paint(folder / "dog" / f"{n}.jpg", "blue", (20, 10))
    return folder


def load(folder: Path, **options) -> Dataset:
    flat = {f"data.{name}": value for name, value in options.items()}
    return sources.load({"data.source": "images", "data.folder": str(folder), **flat})


def refused(folder: Path, **options) -> str:
    with pytest.raises(DataError) as caught:
        load(folder, **options)
    return str(caught.value)


def test_folders_are_classes(pets: Path) -> None:
    (pets / "cat" / "Thumbs.db").write_bytes(b"x")
    (pets / "dog" / ".hidden").write_bytes(b"x")
    (pets / "readme.txt").write_text("about")
    data = load(pets, size=6)
    image, label = data.fields
    assert (data.name, image.shape, label.classes) == ("pets", (3, 6, 6), ("cat", "dog"))
    assert (data.train_size, data.validation_size) == (8, 2)
    cat = data.train["image"][data.train["label"] == 0][0]
    np.testing.assert_array_equal(cat[:, 0, 0], [1, 0, 0])
    dog = data.train["image"][data.train["label"] == 1][0]
    np.testing.assert_allclose(dog[:, 0, 0], [0, 0, 1], atol=0.02)


def test_grey_is_one_channel(pets: Path) -> None:
    data = load(pets, size=4, colour="grey")
    assert data.train["image"].shape == (8, 1, 4, 4)


def test_numbers_in_names_are_in_their_order(tmp_path: Path) -> None:
    for n in (10, 2, 1):
        paint(tmp_path / "x" / str(n) / "a.png", "red")
        paint(tmp_path / "x" / str(n) / "b.png", "red")
    assert load(tmp_path / "x", validation=0.5).fields[1].classes == ("1", "2", "10")


def test_crop_takes_the_middle_and_stretch_takes_all(tmp_path: Path) -> None:
    strip = Image.new("RGB", (30, 10), "white")
    strip.paste("black", (10, 0, 20, 10))
    for name in ("a", "b"):
        for n in range(2):
            (tmp_path / "s" / name).mkdir(parents=True, exist_ok=True)
            strip.save(tmp_path / "s" / name / f"{n}.png")
    cropped = load(tmp_path / "s", size=10, validation=0.5).train["image"]
    assert cropped.max() == 0
    stretched = load(tmp_path / "s", size=10, fit="stretch", validation=0.5).train["image"]
    assert stretched[0, 0, 5, 0] == 1.0
    assert stretched[0, 0, 5, 5] == 0.0


def test_sixteen_bits_transparency_and_rotation(tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    for name in ("a", "b"):
        (folder / name).mkdir(parents=True)
    deep = Image.fromarray(np.full((4, 4), 32896, np.uint16))
    deep.save(folder / "a" / "1.png")
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(folder / "a" / "2.png")
    turned = Image.new("RGB", (4, 4), "white")
    turned.paste("black", (0, 0, 4, 2))
    exif = Image.Exif()
    exif[0x0112] = 3
    turned.save(folder / "b" / "1.png", exif=exif)
    Image.new("P", (4, 4)).save(folder / "b" / "2.gif")
    data = load(folder, size=4, validation=0.25, colour="grey", normalise="none")
    pixels = np.concatenate([data.train["image"], data.validation["image"]])
    labels = np.concatenate([data.train["label"], data.validation["label"]])
    assert set(np.unique(pixels[labels == 0])) == {128.0, 255.0}
    upside_down = next(image[0] for image in pixels[labels == 1] if image.max() > 0)
    assert upside_down[0].tolist() == [255.0] * 4
    assert upside_down[3].tolist() == [0.0] * 4


def test_train_and_validation_folders_are_the_split(tmp_path: Path) -> None:
    for part, count in (("train", 3), ("val", 2)):
        for name in ("cat", "dog"):
            for n in range(count):
                paint(tmp_path / "p" / part / name / f"{n}.png", "red")
    data = load(tmp_path / "p", size=4)
    assert (data.train_size, data.validation_size) == (6, 4)
    assert data.fields[1].classes == ("cat", "dog")
    assert "folder val" in str(data.note)
    paint(tmp_path / "p" / "val" / "bird" / "0.png", "red")
    text = refused(tmp_path / "p")
    assert 'is of class "bird", which the training examples do not have' in text
    assert "cat, dog" in text
    assert str(Path("val") / "bird") in text


def test_layouts_that_are_not_class_folders(pets: Path, tmp_path: Path) -> None:
    assert 'There is no folder "' in refused(tmp_path / "none")
    assert "is a file; a folder with one subfolder" in refused(pets / "cat" / "0.png")
    (tmp_path / "empty").mkdir()
    assert "has no subfolders" in refused(tmp_path / "empty")
    paint(pets / "loose.png", "red")
    text = refused(pets)
    assert "loose.png" in text
    assert "outside the class folders" in text
    (pets / "loose.png").unlink()
    (pets / "bird").mkdir()
    text = refused(pets)
    assert "The class folder" in text
    assert "bird" in text
    assert "is empty" in text
    (pets / "bird" / "more").mkdir()
    assert 'holds another folder, "more"' in refused(pets)
    (pets / "bird" / "more").rmdir()
    (pets / "bird" / "notes.txt").write_text("x")
    text = refused(pets)
    assert "notes.txt" in text
    assert "is not a picture" in text


def test_one_class_only(tmp_path: Path) -> None:
    paint(tmp_path / "one" / "cat" / "0.png", "red")
    text = refused(tmp_path / "one")
    assert 'of one class, "cat"' in text
    assert "at least two" in text


def test_too_few_pictures_to_split(tmp_path: Path) -> None:
    paint(tmp_path / "two" / "cat" / "0.png", "red")
    paint(tmp_path / "two" / "dog" / "0.png", "red")
    assert "2 examples cannot be split" in refused(tmp_path / "two")


def test_broken_pictures_are_named(pets: Path) -> None:
    broken = pets / "dog" / "3.jpg"
    whole = broken.read_bytes()
    for raw in (b"", b"this is text", whole[: len(whole) // 2]):
        broken.write_bytes(raw)
        text = refused(pets)
        assert str(broken) in text
        assert "cannot be read" in text
        assert "Replace it or remove it." in text


def test_pixels_of_unknown_range_are_refused(pets: Path) -> None:
    Image.new("F", (4, 4)).save(pets / "cat" / "9.tiff")
    text = refused(pets)
    assert "9.tiff" in text
    assert "32 bits" in text


@given(st.sampled_from(["PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"]), st.data())
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@pytest.mark.filterwarnings("ignore:.*:UserWarning:PIL")
def test_any_damage_is_a_sentence_or_loads(tmp_path: Path, form: str, data) -> None:
    folder = tmp_path / "fuzz"
    for name in ("a", "b"):
        for n in range(2):
            paint(folder / name / f"{n}.png", "red")
    stream = io.BytesIO()
    noise = np.random.default_rng(0).integers(0, 256, (16, 16, 3), dtype=np.uint8)
    Image.fromarray(noise).save(stream, form)
    raw = bytearray(stream.getvalue())
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    file = folder / "a" / "1.png"
    file.write_bytes(raw[: data.draw(st.integers(0, len(raw)))])
    try:
        found = load(folder, size=4, validation=0.25)
    except DataError as error:
        assert str(file) in str(error)
    else:
        assert np.isfinite(found.train["image"]).all()
