"""Advice on a model, its data and its settings together, before anything is trained. No torch."""

from __future__ import annotations

from collections.abc import Iterator

from studio.compile.problems import Advice, Problem, is_hushed
from studio.compile.tensors import BATCH
from studio.graph.model import BLOCK, MODEL, TRAINING, Project
from studio.train import uneven, views, wishes
from studio.train.bench import Bench
from studio.train.habits import habits, unknown_indices
from studio.train.remedies import remedies
from studio.train.step_wishes import about_fields
from studio.train.wishes import Objection


def advise(bench: Bench) -> Advice:
    """What would keep a training from beginning, and what would be wrong with it."""
    if TRAINING in bench.project.graphs:
        found = [*_of_training_graph(bench), *unknown_indices(bench)]
    else:
        objections = list(_objections(bench))
        found = [_problem(bench, objection) for objection in objections]
        if not objections:
            found += habits(bench)
    found += uneven.in_training_graph(bench)
    found += views.refused(bench)
    kept: tuple[list[Problem], list[Problem]] = ([], [])
    for problem in found:
        kept[_is_hushed(bench.project, problem)].append(problem)
    return Advice(tuple(kept[False]), tuple(kept[True]))


def _of_training_graph(bench: Bench) -> list[Problem]:
    """What a training graph has against the data; the settings of a loss mean nothing then."""
    data = bench.digest
    found = [] if bench.step is None else about_fields(bench.step, data.fields, data.name)
    return [Problem(each.node, "warning", each.message, graph=TRAINING) for each in found]


def _objections(bench: Bench) -> Iterator[Objection]:
    """What training would refuse; of what follows from another, only the first."""
    plan, data = bench.plan, bench.digest.name
    yield from wishes.about_inputs(plan, bench.digest.inputs, data)
    if not bench.analysis.total.parameters:
        yield wishes.nothing_to_train()
    outputs = wishes.about_outputs(plan)
    targets = wishes.about_targets(bench.digest.targets, data)
    if outputs is not None or targets is not None:
        yield from (each for each in (outputs, targets) if each is not None)
        return
    (target,) = bench.digest.targets
    loss = wishes.loss_for(bench.config.loss, target)
    against = wishes.about_loss(loss, target, data, bench.digest.ranges.get(target.name))
    against = against or wishes.about_weights(loss, bench.config.class_weights, target, data)
    if against is not None:
        yield against
        return
    step, spec = wishes.before_output(plan), bench.returned
    if spec is None:
        return
    free = any(isinstance(axis, str) and axis != BATCH for axis in spec.shape)
    # What a free axis comes to is seen when the model runs.
    shape = None if free else wishes.about_output(loss, target, data, step, spec.shape)
    yield from (each for each in (shape or wishes.about_numbers(step, spec.dtype),) if each)


def _problem(bench: Bench, objection: Objection) -> Problem:
    fixes = tuple(remedies(bench, objection))
    return Problem(objection.node, "warning", objection.message, fixes)


def _is_hushed(project: Project, problem: Problem) -> bool:
    graph = project.graphs.get(MODEL if problem.path else problem.graph)
    for entry in problem.path:
        node_id = entry.partition("#")[0]
        if graph is None or node_id not in graph:
            return False
        graph = project.graphs.get(graph.node(node_id).kind.removeprefix(BLOCK))
    if graph is None or problem.node not in graph:
        return False
    return is_hushed(problem, graph.node(problem.node).flags)
