"""Pictures, one after another, as a file that plays: GIF, or MP4 where there is ffmpeg. No Qt."""

from __future__ import annotations

import shutil
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from typing import TYPE_CHECKING, Protocol

import numpy as np

from studio.message import Message, UserError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL.Image import Image

GIF, MP4 = ".gif", ".mp4"
WAITING = 4
"""Pictures that wait to be written; whoever makes them waits then too."""
LAST_S = 1.5
"""So long the last picture of a GIF stays before it begins anew."""


@dataclass(frozen=True, slots=True)
class Animation:
    """What is wanted of an animation of a run."""

    run: Path
    """Its folder."""
    output: Path
    """A GIF or an MP4, as its suffix says."""
    width: int = 960
    """In pixels."""
    per_second: float = 5.0
    """So many moments are shown."""


class Sink(Protocol):
    """What takes the pictures of one file."""

    def add(self, picture: NDArray[np.uint8]) -> None: ...
    def finish(self) -> None: ...
    def abandon(self) -> None: ...


class AnimationError(UserError):
    """An animation that cannot be written."""


def sink_for(path: Path, per_second: float) -> Sink:
    """What writes a file of this name. Raises ``AnimationError``."""
    if path.suffix.lower() == MP4:
        return _Mp4(path, per_second, encoder())
    if path.suffix.lower() == GIF:
        return _Gif(path, per_second)
    raise AnimationError(
        "An animation is written as .gif or .mp4, not as {name}. Choose one of them.",
        name=path.name,
    )


def encoder() -> str:
    """Where ffmpeg is: on the path, or where ``imageio-ffmpeg`` brought it. Raises."""
    found = shutil.which("ffmpeg")
    if found is not None:
        return found
    try:
        from imageio_ffmpeg import get_ffmpeg_exe

        return str(get_ffmpeg_exe())
    except (ImportError, RuntimeError) as error:
        raise AnimationError(
            'MP4 needs ffmpeg, which is not installed. Install it with "pip install '
            '"plexus-studio[video]"", or export as GIF, which needs nothing.'
        ) from error


class _Gif:
    def __init__(self, path: Path, per_second: float) -> None:
        self._path = path
        self._wait = round(1000 / per_second)
        self._pictures: list[Image] = []

    def add(self, picture: NDArray[np.uint8]) -> None:
        from PIL import Image

        # With colours of its own, at a byte a pixel.
        self._pictures.append(Image.fromarray(picture).quantize(256, dither=Image.Dither.NONE))

    def finish(self) -> None:
        first, *others = self._pictures
        waits = [self._wait] * len(others) + [max(self._wait, round(1000 * LAST_S))]
        first.save(self._path, "GIF", save_all=True, append_images=others, duration=waits, loop=0)

    def abandon(self) -> None:
        self._pictures.clear()


class _Mp4:
    def __init__(self, path: Path, per_second: float, program: str) -> None:
        self._path = path
        self._rate = per_second
        self._program = program
        self._process: subprocess.Popen[bytes] | None = None

    def add(self, picture: NDArray[np.uint8]) -> None:
        height, width = (side // 2 * 2 for side in picture.shape[:2])  # The format has no others.
        if self._process is None:
            self._process = self._start(width, height)
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(np.ascontiguousarray(picture[:height, :width]).tobytes())
        except BrokenPipeError as error:
            raise self._failure() from error

    def finish(self) -> None:
        process = self._process
        assert process is not None
        _, told = process.communicate()
        if process.returncode:
            raise _refused(told)

    def abandon(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
        self._path.unlink(missing_ok=True)

    def _start(self, width: int, height: int) -> subprocess.Popen[bytes]:
        given = f"-f rawvideo -pix_fmt rgb24 -s {width}x{height} -r {self._rate:g} -i -".split()
        wanted = ["-an", "-pix_fmt", "yuv420p", "-movflags", "+faststart", str(self._path)]
        return subprocess.Popen(
            [self._program, "-y", "-loglevel", "error", *given, *wanted],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    def _failure(self) -> AnimationError:
        assert self._process is not None
        _, told = self._process.communicate()
        return _refused(told)


def _refused(told: bytes) -> AnimationError:
    lines = told.decode(errors="replace").strip().splitlines() or ["?"]
    return AnimationError("ffmpeg could not write the animation: {reason}", reason=lines[-1])


class Writing:
    """Writes pictures in a thread. ``put`` them, ``finish``, then look at ``done``."""

    def __init__(self, path: Path, per_second: float) -> None:
        """Begin. Raises ``AnimationError`` where no such file can be written."""
        self.path = path
        self.error: Message | None = None
        """Why there is no file."""
        self._sink = sink_for(path, per_second)
        self._pictures: Queue[NDArray[np.uint8] | None] = Queue()
        self._cancelled = False
        self._thread = threading.Thread(target=self._run, name="animation", daemon=True)
        self._thread.start()

    @property
    def has_room(self) -> bool:
        """Whether the next picture may come."""
        return self._pictures.qsize() < WAITING

    @property
    def done(self) -> bool:
        """Whether it is written, or never will be."""
        return not self._thread.is_alive()

    def put(self, picture: NDArray[np.uint8]) -> None:
        """Have one more picture written."""
        self._pictures.put(picture)

    def finish(self) -> None:
        """There are no more."""
        self._pictures.put(None)

    def cancel(self) -> None:
        """Leave no file behind."""
        self._cancelled = True
        self._pictures.put(None)
        self._thread.join()

    def _run(self) -> None:
        try:
            while (picture := self._pictures.get()) is not None and not self._cancelled:
                self._sink.add(picture)
            if self._cancelled:
                self._sink.abandon()
            else:
                self._sink.finish()
        except UserError as error:
            self._sink.abandon()
            self.error = error.message
        except OSError as error:
            self._sink.abandon()
            self.error = Message(
                "The animation could not be written to {path}: {reason}.",
                path=self.path,
                reason=error.strerror or error,
            )
