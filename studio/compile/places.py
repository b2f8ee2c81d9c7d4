"""Which nodes the lines of a written file speak of, and where a node's lines are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from studio.compile.plan import Plan


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the file: a class, or Python that nodes of several classes share.

    ``owners`` are the nodes of each of its lines, by their ids in the graph of the class of number
    ``home``. ``users`` are class and node of those that speak of all of its lines.
    """

    owners: tuple[frozenset[str], ...]
    home: int = -1
    users: frozenset[tuple[int, str]] = frozenset()


class Places:
    """The parts of a file one after the other, and the instances of its classes.

    Args:
        parts: which together are all lines.
        plan: of the model.
        homes: the number of the class of each plan, by its ``id``.
    """

    def __init__(self, parts: tuple[Part, ...], plan: Plan, homes: Mapping[int, int]) -> None:
        self._parts = parts
        self._plan = plan
        self._homes = homes
        self._starts: list[int] = []
        line = 1
        for part in parts:
            self._starts.append(line)
            line += len(part.owners)
        self.count = line - 1
        """How many lines there are."""

    def nodes_at(self, line: int) -> frozenset[str]:
        if not 0 < line <= self.count:
            return frozenset()
        place = bisect_right(self._starts, line) - 1
        part = self._parts[place]
        local = {(part.home, node) for node in part.owners[line - self._starts[place]]}
        return frozenset(
            prefix + node
            for home, node in local | part.users
            for prefix in self._instances.get(home, ())
        )

    def lines_of(self, node: str) -> tuple[int, ...]:
        *path, last = node.split("/")
        plan: Plan | None = self._plan
        for entry in path:
            plan = _entered(plan, entry) if plan else None
        if plan is None:
            return ()
        return self._lines({self._homes[id(plan)]}, last)

    def lines_in(self, graph: str, node: str) -> tuple[int, ...]:
        found = {self._homes[id(plan)] for _, plan in _walk(self._plan, "") if plan.block == graph}
        return self._lines(found, node)

    def _lines(self, homes: set[int], node: str) -> tuple[int, ...]:
        """The lines that speak of a node of these classes."""
        return tuple(
            start + offset
            for start, part in zip(self._starts, self._parts, strict=True)
            if part.home in homes or part.users
            for offset, owners in enumerate(part.owners)
            if (part.home in homes and node in owners)
            or any((home, node) in part.users for home in homes)
        )

    @cached_property
    def _instances(self) -> dict[int, list[str]]:
        """How the ids of all nodes of each class begin."""
        found: dict[int, list[str]] = {}
        for prefix, plan in _walk(self._plan, ""):
            found.setdefault(self._homes[id(plan)], []).append(prefix)
        return found


def _walk(plan: Plan, prefix: str) -> Iterator[tuple[str, Plan]]:
    yield prefix, plan
    for step in plan.steps:
        for number, body in enumerate(step.bodies):
            entry = f"{step.node}#{number}" if number else step.node
            yield from _walk(body, f"{prefix}{entry}/")


def _entered(plan: Plan, entry: str) -> Plan | None:
    """The plan of a block; of its first repetition where all are one."""
    node, _, repetition = entry.partition("#")
    step = plan.step(node)
    if step is None or not step.bodies:
        return None
    number = int(repetition or 0)
    return step.bodies[number if number < len(step.bodies) else 0]
