"""All lints, and which of them look at which kind."""

from __future__ import annotations

from collections.abc import Mapping

from studio.compile.lint import (
    axes,
    ends,
    gradients,
    idle,
    images,
    learning,
    losses,
    row,
    sequences,
    sight,
    sizes,
)
from studio.compile.lint.lint import NO_CONCERN, Concern, Lint, nowhere
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
    *gradients.LINTS,
)


class Linter:
    """Asks of each layer what concerns its kind.

    Args:
        view: the graph.
        by_kind: the lints that look at a kind, as far as that has been found out.
    """

    def __init__(self, view: View, by_kind: dict[str, Concern]) -> None:
        self.view = view
        self._by_kind = by_kind

    def concern(self, spec: LayerSpec) -> Concern:
        found = self._by_kind.get(spec.key)
        if found is None:
            found = self._by_kind[spec.key] = concerning(spec)
        return found

    def lint(
        self,
        concern: Concern,
        node: Node,
        step: Step,
        wires: list[Wire],
        given: Mapping[str, TensorSpec | None],
    ) -> list[Problem]:
        """What there is to say of one layer that works."""
        site = Site(self.view, node, step, wires, given)
        found: list[Problem] = []
        for each in concern.lints if wires else ():
            problem = each.look(site)
            if problem is not None:
                found.append(problem.found_by(each.name))
        return found

    def loose(self, node: Node) -> Problem:
        """See :func:`studio.compile.lint.ends.loose`."""
        return ends.loose(self.view, node).found_by(ends.LOOSE)


def concerning(spec: LayerSpec) -> Concern:
    """The lints that look at a kind; none at blocks, and at what the user wrote."""
    if spec.construct == "block" or spec.family == "custom":
        return NO_CONCERN
    lints = tuple(each for each in LINTS if each.concerns(spec))
    return Concern(lints, tuple(each for each in lints if each.far is not nowhere))
