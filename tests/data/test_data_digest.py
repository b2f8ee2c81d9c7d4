"""What is kept of a data set whose examples are put away, or were never all read."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from studio.data import sources
from studio.data.digest import digest, read
from studio.data.errors import DataError
from studio.data.readers import images


def paint(folder: Path, count: int, colour: str) -> None:
    folder.mkdir(parents=True)
    for number in range(count):
        Image.new("RGB", (8, 8), colour).save(folder / f"{number}.png")


@pytest.fixture
def pets(tmp_path: Path) -> dict[str, object]:
    paint(tmp_path / "pets" / "cat", 12, "white")
    paint(tmp_path / "pets" / "dog", 8, "black")
    return {"data.source": "images", "data.folder": str(tmp_path / "pets"), "data.size": 6}


def test_of_many_files_one_of_each_class_is_read(
    pets: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    real = images._read

    def counted(file: Path, *rest: object) -> object:
        opened.append(file)
        return real(file, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(images, "_read", counted)
    found = read(pets)  # type: ignore[arg-type]
    assert [file.parent.name for file in opened] == ["cat", "dog"]
    whole = digest(sources.load(pets))  # type: ignore[arg-type]
    assert found == whole
    assert found.counts == {"label": (12, 8)}


def test_the_sizes_are_those_of_the_folders_own_split(tmp_path: Path) -> None:
    for split, count in (("train", 9), ("val", 3)):
        paint(tmp_path / "pets" / split / "cat", count, "white")
        paint(tmp_path / "pets" / split / "dog", count, "black")
    found = read({"data.source": "images", "data.folder": str(tmp_path / "pets")})
    assert (found.train_size, found.validation_size) == (18, 6)
    assert found.counts == {"label": (9, 9)}


def test_a_missing_folder_is_told_as_loading_would(tmp_path: Path) -> None:
    settings = {"data.source": "images", "data.folder": str(tmp_path / "nowhere")}
    with pytest.raises(DataError) as quick:
        read(settings)
    with pytest.raises(DataError) as slow:
        sources.load(settings)
    assert str(quick.value) == str(slow.value)
    assert "nowhere" in str(quick.value)


def test_a_file_that_is_no_picture_is_told(pets: dict[str, object]) -> None:
    (Path(str(pets["data.folder"])) / "cat" / "0.png").write_bytes(b"x")
    with pytest.raises(DataError, match="cannot be read"):
        read(pets)  # type: ignore[arg-type]
