"""All bundled examples."""

from __future__ import annotations

from collections.abc import Callable

from making import beginnings, composition
from studio.api import Project

EXAMPLES: tuple[Callable[[], Project], ...] = (*beginnings.EXAMPLES, *composition.EXAMPLES)
