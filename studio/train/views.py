"""Views that a training refuses because it lays its images out with their channels last. No torch.

A view copies nothing, so it may take apart what lies together in memory, but not join what lies
apart: of N × C × H × W with the channels last, H with W, and nothing with C.
https://docs.pytorch.org/docs/stable/tensor_view.html
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from studio.compile import mend
from studio.compile.facts import Analysis
from studio.compile.plan import Plan, Step
from studio.compile.problems import Fix, Problem
from studio.graph.edits import RESET, SetSetting
from studio.graph.model import MODEL
from studio.labels import BATCH
from studio.layers.spec import Family
from studio.message import Message
from studio.train.bench import Bench

VIEW: Final = "torch.Tensor.view"
CONVOLUTION: Final[Family] = "convolution"
KEEPING: Final = frozenset[Family](
    {"activation", "dropout", "normalisation", "padding", "pooling", "vision"}
)
"""Families whose kinds give values that lie as those that come in do."""
IMAGES: Final = (4, 5)
"""How many axes values have that can be laid out with their channels last."""


def refused(bench: Bench) -> Iterator[Problem]:
    """What would be refused in the first step."""
    if bench.config.channels_last:
        yield from _within(bench, bench.analysis, ())


def _within(bench: Bench, analysis: Analysis, path: tuple[str, ...]) -> Iterator[Problem]:
    plan = analysis.plan
    for step in plan.steps if plan is not None else ():
        if step.spec.key == VIEW and plan is not None and _joins(analysis, plan, step):
            yield _problem(bench, plan, step, path)
        for inside in analysis.nodes[step.node].inside[:1]:
            yield from _within(bench, inside, (*path, step.node))


def _joins(analysis: Analysis, plan: Plan, step: Step) -> bool:
    """Whether it joins the channels with what lies apart from them."""
    ref = next(iter(step.inputs.values()))[0]
    given = analysis.nodes[ref.node].outputs[ref.port].shape
    made = next(iter(analysis.nodes[step.node].outputs.values())).shape
    if len(given) not in IMAGES or not _is_laid_out(plan, ref.node):
        return False
    channels, *pixels = given[1:]
    if channels == 1 or all(size == 1 for size in pixels):
        return False  # There is but one way to lie.
    return not made or made[0] != BATCH or channels not in _products(made[1:])


def _products(sizes: tuple[int | str, ...]) -> set[int | str]:
    """What the first so many of these come to."""
    found = set(sizes[:1])
    product = 1
    for size in sizes:
        if not isinstance(size, int):
            break
        product *= size
        found.add(product)
    return found


def _is_laid_out(plan: Plan, node: str) -> bool:
    """Whether what a node gives comes from a convolution, as that has left it in memory."""
    step = plan.step(node)
    while step is not None and step.spec.family in KEEPING:
        refs = [ref for values in step.inputs.values() for ref in values]
        step = plan.step(refs[0].node) if refs else None
    return step is not None and step.spec.family == CONVOLUTION


def _problem(bench: Bench, plan: Plan, step: Step, path: tuple[str, ...]) -> Problem:
    graph = plan.block or MODEL
    node = bench.project.graphs[graph].node(step.node)
    owner = bench.project.graphs[graph].node(node.reuses) if node.reuses else node
    message = Message(
        "{name} copies nothing, so it cannot join the channels of images with their pixels where "
        "a training lays the channels out last: it would end in its first step. Reshape copies "
        "them where it must.",
        name=step.called,
    )
    usual = Message("Lay images out as usual")
    fixes: tuple[Fix, ...] = (
        mend.copied(owner).within(graph),
        Fix(usual, SetSetting("train.channels_last", RESET)),
    )
    return Problem(node.id, "warning", message, fixes, path, graph)
