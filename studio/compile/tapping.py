"""What a module is asked to leave behind, or to hand on otherwise, while it runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from torch import Tensor

Change: TypeAlias = Callable[[Tensor], Tensor]


@dataclass(slots=True)
class Live:
    """The tap of a module, while there is one."""

    tap: Tap | None = None


@dataclass(frozen=True, slots=True)
class Tap:
    """The nodes whose values are wanted while a module runs, and where to leave them."""

    nodes: frozenset[str]
    taken: dict[tuple[str, str], Tensor]
    prefix: str = ""
    changes: Mapping[tuple[str, str], Change] = field(default_factory=dict)
    """By node and port, with the whole way to the node: what is handed on instead."""

    def inside(self, way: str) -> Tap | None:
        """The same for the graph of a block; ``None`` where nothing in it is wanted."""
        start = f"{way}/"
        wanted = frozenset(
            name.removeprefix(start) for name in self.nodes if name.startswith(start)
        )
        if not wanted:
            return None
        return replace(self, nodes=wanted, prefix=self.prefix + start)

    def take(self, node: str, port: str, value: Tensor) -> Tensor:
        """A step has given a value: what goes on in its place."""
        key = self.prefix + node, port
        change = self.changes.get(key)
        if change is not None:
            return change(value)
        # A copy, since a later in-place activation may overwrite the value.
        self.taken[key] = value.clone()
        return value
