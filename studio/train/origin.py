"""The weights with which a run began, read from the first of the moments that it kept."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from torch import Tensor

from studio.compile.keys import by_layer
from studio.compile.module import PlanModule
from studio.train import film
from studio.train.filming import read


class KeptOrigin:
    """Reads them when they are first asked for, and keeps them: once as large as the model."""

    def __init__(self, folder: Path, module: PlanModule) -> None:
        """Take where they are.

        Args:
            folder: of the run.
            module: the module of its training graph.
        """
        self._folder = folder
        self._module = module
        self._known: tuple[int, Mapping[str, Tensor]] | None = None

    def step(self) -> int | None:
        """After which step they were kept; ``None`` where none are."""
        return next(iter(film.steps(self._folder)), None)

    def weights(self, parameters: Mapping[str, Tensor]) -> Mapping[str, Tensor]:
        """What these were then, by the same names, those that are known."""
        first = self.step()
        if first is None:
            return {}
        if self._known is None or self._known[0] != first:
            self._known = first, by_layer(self._module.plan, read(self._folder, first).weights)
        named = self._module.named_parameters(remove_duplicate=False)
        keys = {id(one): key for key, one in named}
        then = self._known[1]
        return {
            name: then[keys[id(one)]]
            for name, one in parameters.items()
            if keys.get(id(one)) in then
        }
