"""The way of every number of a model's weights into the model that it became."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.train.growth.axes import Placement


@dataclass(slots=True)
class Growth:
    """Of a whole training, by the keys of its weights."""

    origins: Mapping[str, str]
    """The key of before for each key of now that was there."""
    placements: Mapping[str, Placement]
    """By the keys of now; what is missing is as it was."""
    fresh: Mapping[str, Tensor]
    """All weights of now, as they begin."""
    shapes: Mapping[str, torch.Size]
    """By the keys of before."""

    def weights(self, old: Mapping[str, Tensor], prefix: str = "") -> dict[str, Tensor]:
        """The weights of now, or those whose keys begin so, from those that were learnt."""
        found: dict[str, Tensor] = {}
        for key, fresh in self.fresh.items():
            if not key.startswith(prefix):
                continue
            origin = self.origins.get(key)
            if origin is None or origin not in old:
                found[key] = fresh
            elif (placement := self.placements.get(key)) is None:
                found[key] = old[origin]
            else:
                found[key] = placement.weight(old[origin].to(fresh.device), fresh)
        return found

    def placement(self, key: str) -> Placement | None:
        """Where the numbers of a weight of now came from; ``None`` where none has moved."""
        return self.placements.get(key)

    def memory(self, key: str, old: Tensor | None, fill: Tensor) -> Tensor:
        """What is known of a weight of now, in its shape; ``fill`` where nothing is known."""
        if old is None:
            return fill.clone()
        placement = self.placements.get(key)
        return old if placement is None else placement.memory(old, fill.to(old.device, old.dtype))

    def renamed(self, before: list[str]) -> list[str]:
        """Keys of before under those of now; what is gone under one that nothing has."""
        now = {origin: key for key, origin in self.origins.items()}
        return [now.get(key, f"{GONE}{key}") for key in before]

    def shape_before(self, key: str) -> torch.Size:
        """The shape that a weight had, by its key as ``renamed`` gives it."""
        gone = key.removeprefix(GONE)
        return self.shapes[gone if gone != key else self.origins[key]]

    def size_before(self, key: str) -> int:
        return self.shape_before(key).numel()


GONE = "gone:"
