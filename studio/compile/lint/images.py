"""Images whose channels are not where layers look for them."""

from __future__ import annotations

from typing import Final

from studio.compile import mend
from studio.compile.lint import sorts
from studio.compile.lint.lint import Lint, kinds
from studio.compile.lint.site import Site
from studio.compile.problems import Problem
from studio.message import Message

LOOKING = frozenset({"torch.nn.Conv2d", "torch.nn.Conv3d"})
BEFORE = (
    frozenset({"torch.nn.Identity", "torch.nn.BatchNorm2d", "torch.nn.BatchNorm3d"})
    | sorts.DROPOUTS
)
"""What may stand between the image and the first convolution, and leave all at its place."""
COLOURS: Final = (1, 3, 4)
"""How many channels an image has: grey, colours, colours and how dense they are."""
LEAST: Final = 8
"""Pixels along an image; fewer may as well be channels."""


def _channels_last(site: Site) -> Problem | None:
    """The rows of an image are taken for its channels, where nobody said how many there are."""
    standing = site.view.standing
    if not standing.alone:
        return None
    shape = site.first.shape if site.first else ()
    if len(shape) != int(site.step.spec.title[-2]) + 2 or not _is_image(shape[1:]):
        return None
    pinned = "in_channels" in site.node.params or site.node.reuses
    wire = site.view.origin(site.wires[0], BEFORE)
    source = site.view.graph.node(wire.source)
    # Maps of other layers may be as narrow as an image has channels, so it has to be the data.
    if pinned or not standing.brings_data(source):
        return None
    message = Message(
        "{kind} wants the channels in axis 1 and takes {rows} rows of {source} for them; the last "
        "axis of {shape} looks like the channels.",
        kind=site.step.spec.title,
        rows=shape[1],
        source=source.name,
        shape=str(site.first),
    )
    title = Message("Insert Permute: the last axis is the channels")
    order = (0, len(shape) - 1, *range(1, len(shape) - 1))
    row = ("torch.permute", "permute", {"dims": order})
    return site.warning(message, mend.insert_row(site.view.graph, wire, [row], title))


def _is_image(axes: tuple[int | str, ...]) -> bool:
    """Whether these are those of an image, the channels last: of one that is square, if grey."""
    *sides, channels = axes
    sizes = [size for size in sides if isinstance(size, int) and size >= LEAST]
    if len(sizes) != len(sides) or channels not in COLOURS:
        return False
    return channels != 1 or len(set(sizes)) == 1


LINTS = (Lint("channels-last", kinds(LOOKING), _channels_last),)
