"""What the package offers to Plexus Studio. Neither torch nor Qt is imported here."""

from __future__ import annotations

from plexus_example.waves import WAVES
from studio.app.plugins import PlotSpec, Registry
from studio.layers.spec import LayerSpec, Param, Port

SQUARED_RELU = LayerSpec(
    key="plexus_example.SquaredReLU",
    title="SquaredReLU",
    family="activation",
    summary="Sets negative values to zero and squares the others.",
    doc_url="https://arxiv.org/abs/2109.08668",
    construct="module",
    target="plexus_example.layers.SquaredReLU",
    inputs=(Port("input", "Any shape."),),
    outputs=(Port("output", "The same shape."),),
    params=(
        Param(
            "scale",
            "float",
            1.0,
            "What the squares are multiplied by.",
            minimum=0.0,
        ),
    ),
    synonyms=("relu squared", "primer"),
)

LOSS_SPREAD = PlotSpec(
    key="plexus_example.loss_spread",
    title="Loss spread",
    summary="How the loss of the last 200 steps spreads.",
    factory="plexus_example.loss_spread:make",
)


def register(registry: Registry) -> None:
    """Called once, when Plexus Studio looks for plugins."""
    registry.expect(1)
    registry.layer(SQUARED_RELU)
    registry.source(WAVES)
    registry.plot(LOSS_SPREAD)
