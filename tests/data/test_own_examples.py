"""Examples of the user's own are shaped and scaled as those of the data set."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.data import sources
from studio.data.errors import DataError
from studio.data.fields import Field
from studio.data.own import files, numbers, pictures
from studio.data.scale import Framing, Scale
from studio.data.scaling import measured

GREY = Field("image", (1, 8, 8), "float32", "image", scale=Scale(None, (16.0,), 0.0, 16.0,
                                                               Framing(0.0, 0.75)))  # fmt: skip
PLAIN = Field("image", (1, 4, 6), "float32", "image")
ROW = Field("features", (3,), "float32", "vector", scale=Scale((1.0, 2.0, 3.0), (2.0, 2.0, 4.0)))
TEXT = Field("text", (4,), "int64", "text", ("\n", " ", "?", "a", "b"))


def saved(pixels: np.ndarray, file: Path) -> Path:
    Image.fromarray(pixels).save(file)
    return file


def test_an_example_saved_as_a_picture_is_read_back_as_the_data_set_has_it(tmp_path: Path) -> None:
    dataset = sources.load({"data.source": "fashion_sample", "data.normalise": "standard"})
    field = dataset.fields[0]
    image = dataset.validation["image"][3]
    assert field.scale is not None and field.scale.shift is not None
    (shift,), (spread,) = field.scale.shift, field.scale.spread or ()
    raw = np.rint(image[0] * spread + shift).astype(np.uint8)
    found = files.read(saved(raw, tmp_path / "shoe.png"), field)
    assert str(found.done) == "grey, scaled as the training split is"
    np.testing.assert_allclose(found.values, image, atol=1e-5)
    assert found.values.dtype == np.float32


def test_how_pictures_are_framed_is_measured() -> None:
    images = np.full((5, 1, 10, 10), 255, np.uint8)
    images[:, :, 2:7, 4:6] = 0
    found = measured(images, "unit", 255.0)
    assert found.framing == Framing(1.0, 0.5)
    assert (found.low, found.high) == (0.0, 255.0)
    assert measured(np.array([[2.0], [6.0]]), "standard", None) == Scale((4.0,), (2.0,), 2.0, 6.0)


def test_a_photograph_is_made_grey_padded_and_resized(tmp_path: Path) -> None:
    pixels = np.zeros((20, 10, 3), np.uint8)
    pixels[:10] = (255, 255, 255)
    found = files.read(saved(pixels, tmp_path / "photo.png"), GREY)
    assert str(found.done) == "grey, padded to 20 × 20, resized to 8 × 8, scaled to 0–1"
    expected = np.zeros((8, 8))
    expected[:4, 2:6] = 1
    np.testing.assert_allclose(found.values[0], expected, atol=0.01)


def test_ink_on_paper_is_inverted_where_the_data_are_light_on_dark(tmp_path: Path) -> None:
    pixels = np.full((8, 8), 255, np.uint8)
    pixels[3, 3] = 0
    found = files.read(saved(pixels, tmp_path / "ink.png"), GREY)
    assert "inverted" in str(found.done)
    assert found.values[0, 3, 3] == 1
    assert found.values.sum() == 1


def test_a_drawing_is_put_where_the_data_have_theirs() -> None:
    pixels = np.zeros((80, 80, 1), np.uint8)
    pixels[0:10, 60:70] = 255
    as_drawn = pictures.from_drawing(pixels, GREY, centred=False)
    assert as_drawn.values[0, 0, 6] == 1
    assert as_drawn.values.sum() == 1
    found = pictures.from_drawing(pixels, GREY, centred=True)
    # Three quarters of the picture, in the middle.
    np.testing.assert_allclose(found.values[0, 1:7, 1:7], 1, atol=0.02)
    assert found.values.sum() == pytest.approx(36, abs=0.5)
    assert "centred" in str(found.done)
    blank = pictures.from_drawing(np.zeros((80, 80, 1), np.uint8), GREY, centred=True)
    assert not blank.values.any()


def test_arrays_are_taken_as_the_files_of_the_data_hold_them(tmp_path: Path) -> None:
    np.save(tmp_path / "row.npy", np.array([[3, 2, 7]]))
    found = files.read(tmp_path / "row.npy", ROW)
    assert found.values.tolist() == [1, 0, 1]
    colours = np.zeros((4, 6, 4), np.uint8)
    colours[..., 0] = colours[..., 3] = 255
    red = numbers.from_array(colours, replace(PLAIN, shape=(3, 4, 6)), "red")
    assert red.values[:, 0, 0].tolist() == [1, 0, 0]


def test_a_line_of_a_table_is_found_below_its_heading(tmp_path: Path) -> None:
    (tmp_path / "row.csv").write_text("a,b,c\n3,2,7\n1,1,1\n", encoding="utf-8")
    found = files.read(tmp_path / "row.csv", ROW)
    assert found.values.tolist() == [1, 0, 1]
    assert str(found.done) == "line 2 of 3, scaled as the training split is"
    assert numbers.from_words("[3; 2; 7]", ROW, "copied").values.tolist() == [1, 0, 1]


def test_a_text_is_cut_and_filled_to_the_length_of_an_example() -> None:
    assert numbers.from_text("xxabab", TEXT).values.tolist() == [3, 4, 3, 4]
    found = numbers.from_text("aé", TEXT)
    assert found.values.tolist() == [1, 1, 3, 2]
    assert str(found.done) == (
        "spaces before it, to 4 characters, characters that the data lack replaced: é"
    )


def test_what_does_not_fit_is_told_with_what_was_wanted(tmp_path: Path) -> None:
    np.save(tmp_path / "five.npy", np.zeros(5))
    (tmp_path / "words.txt").write_text("one two", encoding="utf-8")
    (tmp_path / "bytes.dat").write_bytes(b"\xff\xfe\xfa")
    (tmp_path / "none.npy").write_bytes(b"none")
    saved(np.zeros((4, 4), np.uint8), tmp_path / "black.png")
    for name, field, sentence in (
        ("five.npy", ROW, '"five.npy" is an array of 5, but "features" wants 3 numbers.'),
        ("words.txt", ROW, '"words.txt" is a text without numbers, but "features" wants 3'),
        ("black.png", ROW, '"black.png" is a picture, but "features" wants 3 numbers'),
        ("bytes.dat", GREY, "is neither a picture, an array (.npy) nor a text"),
        ("none.npy", ROW, '"none.npy" is no array of numbers'),
    ):
        with pytest.raises(DataError, match=re.escape(sentence)):
            files.read(tmp_path / name, field)
    with pytest.raises(DataError, match="infinite"):
        numbers.from_words("1 2 nan", ROW, "copied")
