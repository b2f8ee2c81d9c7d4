"""The moments of a run whose weights are kept: which, and where they lie. No torch.

``film/0000157.safetensors`` holds the weights after step 157, and the small numbers of that step
that cannot be worked out from them. Moments lie about evenly on a logarithmic axis, however long
the run becomes: training does most at its beginning.
"""

from __future__ import annotations

from math import log
from pathlib import Path
from typing import Final

from studio.message import Message

FOLDER: Final = "film"
SUFFIX: Final = ".safetensors"
MOST: Final = 48
"""Moments of a run."""
BYTES: Final = 256 * 2**20
"""Of all moments of a run together; of a larger model there are fewer."""


def path_of(run: Path, step: int) -> Path:
    """Where a moment of a run lies, or would."""
    return run / FOLDER / f"{step:07}{SUFFIX}"


def steps(run: Path) -> tuple[int, ...]:
    """The moments that a run has kept, in their order."""
    found = (path.stem for path in (run / FOLDER).glob(f"*{SUFFIX}"))
    return tuple(sorted(int(stem) for stem in found if stem.isdecimal()))


def most(size: int) -> int:
    """How many moments a model of so many bytes may have: the first and the last at least."""
    return max(2, min(MOST, BYTES // max(size, 1)))


def following(step: int, count: int) -> int:
    """The step of the next moment after one, so that about ``count`` of them lead up to it."""
    growth: float = (step + 2) ** (1 / count)
    return max(step + 1, round((step + 1) * growth) - 1)


def dispensable(moments: list[int]) -> int:
    """Which moment is missed least: the neighbours of none are nearer, as growth counts.

    Never the first, nor the last.
    """
    gaps = [
        (log(later + 1) - log(earlier + 1), between)
        for earlier, between, later in zip(moments, moments[1:], moments[2:], strict=False)
    ]
    return min(gaps)[1]


def sparse(size: int) -> Message | None:
    """Why a model of so many bytes has fewer moments than usual; ``None`` where it has not."""
    count = most(size)
    if count == MOST:
        return None
    megabytes = round(size / 2**20)
    if count == 2:
        return Message(
            "The weights take {size} MB, so only those of the first and the last step are kept.",
            size=megabytes,
        )
    return Message(
        "The weights take {size} MB, so {count} moments are kept instead of {usual}.",
        size=megabytes,
        count=count,
        usual=MOST,
    )
