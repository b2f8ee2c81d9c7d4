"""Words for kinds that exist for one, two and three axes, such as Conv1d, Conv2d and Conv3d."""

from __future__ import annotations

from dataclasses import dataclass

from studio.layers.spec import Port


@dataclass(frozen=True, slots=True)
class Axes:
    """The axes that a kind works along, after the batch and the channels."""

    count: int
    unit: str
    input: Port
    output: Port
    """For kinds that change the size; see ``SAME`` for those that keep it."""

    def title(self, stem: str) -> str:
        """The class's name: ``Conv`` gives ``Conv2d``."""
        return f"{stem}{self.count}d"


SAME = Port("output", "The same shape as the input.")

ONE = Axes(
    1,
    "steps",
    Port("input", "N × channels × length."),
    Port("output", "N × channels × new length."),
)
TWO = Axes(
    2,
    "pixels",
    Port("input", "N × channels × height × width."),
    Port("output", "N × channels × new height × new width."),
)
THREE = Axes(
    3,
    "voxels",
    Port("input", "N × channels × depth × height × width."),
    Port("output", "N × channels × new depth × new height × new width."),
)
ALL = (ONE, TWO, THREE)
