"""All lints, and which of them look at which kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from studio.compile.lint import (
    axes,
    ends,
    idle,
    images,
    learning,
    losses,
    row,
    sequences,
    sight,
    sizes,
)
from studio.compile.lint.lint import Lint
from studio.compile.lint.site import Site, View
from studio.compile.plan import Step
from studio.compile.problems import Problem
from studio.compile.tensors import TensorSpec
from studio.graph.model import Node, Wire
from studio.layers.spec import LayerSpec

LINTS: tuple[Lint, ...] = (
    *axes.LINTS,
    *sequences.LINTS,
    *images.LINTS,
    *losses.LINTS,
    *row.LINTS,
    *sizes.LINTS,
    *sight.LINTS,
    *idle.LINTS,
    *ends.LINTS,
    *learning.LINTS,
)


class Linter:
    """Asks of each layer what concerns its kind.

    Args:
        view: the graph.
        by_kind: the lints that look at a kind, as far as that has been found out.
    """

    def __init__(self, view: View, by_kind: dict[str, tuple[Lint, ...]]) -> None:
        self.view = view
        self._by_kind = by_kind

    def lint(
        self,
        node: Node,
        step: Step,
        wires: list[Wire],
        given: Mapping[str, TensorSpec | None],
    ) -> list[Problem]:
        """What there is to say of one layer that works."""
        lints = self._concerned(step.spec)
        if not lints or not wires:
            return []
        site = Site(self.view, node, step, wires, given)
        found = ((each, each.look(site)) for each in lints)
        return [replace(problem, lint=each.name) for each, problem in found if problem is not None]

    def loose(self, node: Node) -> Problem:
        """See :func:`studio.compile.lint.ends.loose`."""
        return replace(ends.loose(self.view, node), lint=ends.LOOSE)

    def looks_far(self, step: Step) -> bool:
        """Whether what there is to say may depend on layers that are far away."""
        return any(each.far(step) for each in self._concerned(step.spec))

    def _concerned(self, spec: LayerSpec) -> tuple[Lint, ...]:
        found = self._by_kind.get(spec.key)
        if found is None:
            found = self._by_kind[spec.key] = concerning(spec)
        return found


def concerning(spec: LayerSpec) -> tuple[Lint, ...]:
    """The lints that look at a kind; none at blocks, and at what the user wrote."""
    if spec.construct == "block" or spec.family == "custom":
        return ()
    return tuple(each for each in LINTS if each.concerns(spec))
