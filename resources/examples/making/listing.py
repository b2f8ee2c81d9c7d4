"""All bundled examples."""

from __future__ import annotations

from collections.abc import Callable

from making import beginnings, branched, classic, composition, dense, mobile, residual, unet
from studio.api import Project

EXAMPLES: tuple[Callable[[], Project], ...] = (
    *beginnings.EXAMPLES,
    *composition.EXAMPLES,
    *classic.EXAMPLES,
    *branched.EXAMPLES,
    *residual.EXAMPLES,
    *dense.EXAMPLES,
    *mobile.EXAMPLES,
    *unet.EXAMPLES,
)
