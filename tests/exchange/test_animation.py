"""Pictures as files that play, opened again by those who know the formats."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.exchange import animation
from studio.exchange.animation import AnimationError, Writing


def pictures(count: int) -> list[np.ndarray]:
    """Each of one colour, brighter than the last."""
    return [np.full((41, 61, 3), 20 * at, np.uint8) for at in range(count)]


def written(path: Path, count: int, per_second: float = 5.0) -> Writing:
    writing = Writing(path, per_second)
    for picture in pictures(count):
        writing.put(picture)
    writing.finish()
    writing._thread.join(60)
    assert writing.done
    return writing


def test_a_gif_has_every_picture_at_its_pace(tmp_path: Path) -> None:
    path = tmp_path / "run.gif"
    assert written(path, 6).error is None
    with Image.open(path) as film:
        assert (film.n_frames, film.size) == (6, (61, 41))
        waits = []
        for at in range(6):
            film.seek(at)
            waits.append(film.info["duration"])
            assert np.asarray(film.convert("RGB")).astype(int).mean() == pytest.approx(
                20 * at, abs=2
            )
    assert waits[:-1] == [200] * 5
    assert waits[-1] > 1000


def test_an_mp4_has_every_picture(tmp_path: Path) -> None:
    pytest.importorskip("imageio_ffmpeg")
    path = tmp_path / "run.mp4"
    assert written(path, 6).error is None
    told = subprocess.run(
        [animation.encoder(), "-i", str(path), "-f", "rawvideo", "-pix_fmt", "gray", "-"],
        capture_output=True,
        check=True,
    )
    film = np.frombuffer(told.stdout, np.uint8).reshape(-1, 40, 60)
    assert len(film) == 6
    assert film.reshape(6, -1).mean(axis=1) == pytest.approx([20 * n for n in range(6)], abs=4)


def test_what_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(AnimationError, match=r"as \.gif or \.mp4, not as run\.avi"):
        Writing(tmp_path / "run.avi", 5.0)
    error = written(tmp_path / "nowhere" / "run.gif", 2).error
    assert "could not be written to" in str(error)
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)
    with pytest.raises(AnimationError, match="MP4 needs ffmpeg"):
        Writing(tmp_path / "run.mp4", 5.0)


def test_a_cancelled_animation_leaves_no_file(tmp_path: Path) -> None:
    writing = Writing(tmp_path / "run.gif", 5.0)
    writing.put(pictures(1)[0])
    writing.cancel()
    assert writing.done
    assert list(tmp_path.iterdir()) == []
