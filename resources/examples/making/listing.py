"""All bundled examples."""

from __future__ import annotations

from collections.abc import Callable

from making import (
    beginnings,
    bert,
    branched,
    classic,
    composition,
    dense,
    gpt2,
    mobile,
    pictures,
    residual,
    sequences,
    several,
    transformer,
    unet,
    vit,
)
from studio.api import Project

EXAMPLES: tuple[Callable[[], Project], ...] = (
    *beginnings.EXAMPLES,
    *composition.EXAMPLES,
    *pictures.EXAMPLES,
    *sequences.EXAMPLES,
    *several.EXAMPLES,
    *classic.EXAMPLES,
    *branched.EXAMPLES,
    *residual.EXAMPLES,
    *dense.EXAMPLES,
    *mobile.EXAMPLES,
    *unet.EXAMPLES,
    *vit.EXAMPLES,
    *transformer.EXAMPLES,
    *bert.EXAMPLES,
    *gpt2.EXAMPLES,
)
