"""Texts as characters, and for each the one that comes next."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from studio.data import sources
from studio.data.errors import DataError
from studio.data.fields import Array, Dataset, Field


def load(folder: Path, **options) -> Dataset:
    flat = {f"data.{name}": value for name, value in options.items()}
    return sources.load({"data.source": "text_files", "data.folder": str(folder), **flat})


def refused(folder: Path, **options) -> str:
    with pytest.raises(DataError) as caught:
        load(folder, **options)
    return str(caught.value)


def spelt(field: Field, codes: Array) -> str:
    return "".join(field.classes[int(code)] for code in codes)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_text("0123456789" * 10, encoding="utf-8")
    (tmp_path / "a.txt").write_text("αβγδ ending\n", encoding="utf-8")
    (tmp_path / "c.md").write_text("# left out", encoding="utf-8")
    return tmp_path


def test_pieces_lie_side_by_side_and_next_is_one_further_on(folder: Path) -> None:
    data = load(folder, length=8, validation=0.25)
    text, following = data.fields
    assert (text.kind, following.kind) == ("text", "labels")
    assert text.shape == following.shape == (8,)
    assert data.inputs == (text,)
    assert data.targets == (following,)
    assert spelt(text, data.train["text"].ravel()) == ("αβγδ ending\n" + "0123456789" * 8)[:80]
    assert spelt(text, data.train["next"].ravel()) == ("αβγδ ending\n" + "0123456789" * 8)[1:81]
    assert data.train["text"].dtype == np.int64


def test_validation_is_the_end_and_no_part_of_it_is_learnt(folder: Path) -> None:
    (folder / "b.txt").write_text("a" * 88 + "z" * 25, encoding="utf-8")
    data = load(folder, length=8, validation=0.2)
    z = data.fields[0].classes.index("z")
    assert (data.validation["next"] == z).all()
    assert not (data.train["next"] == z).any()


def test_one_file_is_enough(folder: Path) -> None:
    data = load(folder / "b.txt", length=8)
    assert data.name == "b"
    assert data.fields[0].classes == tuple("0123456789")


def test_no_more_characters_are_read_than_asked_for(folder: Path) -> None:
    data = load(folder, length=8, characters=104)
    assert "104 characters of a.txt, b.txt" in str(data.note)


def test_rare_characters_share_one_place(tmp_path: Path) -> None:
    common = "".join(map(chr, range(0x4E00, 0x4E00 + 255))) * 2
    rare = "".join(map(chr, range(0x5000, 0x5000 + 40)))
    (tmp_path / "many.txt").write_text(common + rare, encoding="utf-8")
    data = load(tmp_path, length=10, validation=0.2)
    assert len(data.fields[0].classes) == 256
    assert data.fields[0].classes[-1] == "\ufffd"
    assert (data.validation["text"][-1] == 255).all()


def test_python_itself_is_a_text_that_needs_no_file() -> None:
    data = sources.load({"data.source": "text", "data.characters": 50_000, "data.length": 50})
    text = data.fields[0]
    assert len(text.classes) == 96
    assert data.train_size == 799
    assert data.validation_size == 199
    assert "import" in spelt(text, data.train["text"].ravel())
    assert "argparse.py" in str(data.note)
    again = sources.load({"data.source": "text", "data.characters": 50_000, "data.length": 50})
    np.testing.assert_array_equal(again.train["text"], data.train["text"])


def test_a_python_without_its_source_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sysconfig.get_path", lambda _name: str(tmp_path))
    with pytest.raises(DataError, match="was installed without") as caught:
        sources.load({"data.source": "text"})
    assert "Text files" in str(caught.value)


def test_what_cannot_be_used_is_told(folder: Path) -> None:
    assert "too few" in refused(folder, length=64)
    assert "64 of one example" in refused(folder, length=64)
    assert '"data.files"' in refused(folder, files="*.py")
    assert "whole path" in refused(folder, files=str(folder / "*.txt"))
    assert "There is no" in refused(folder / "nowhere")
    (folder / "old.txt").write_bytes(b"caf\xe9")
    told = refused(folder, length=8)
    assert "old.txt" in told
    assert "byte 3" in told


def test_it_is_chosen_once_it_has_its_folder() -> None:
    assert sources.is_chosen({"data.source": "text"})
    assert not sources.is_chosen({"data.source": "text_files"})
    assert sources.is_chosen({"data.source": "text_files", "data.folder": "poems"})
