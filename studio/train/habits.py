"""What a training would do, though it was hardly meant. No torch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from studio.compile import mend
from studio.compile.lint import sorts
from studio.compile.plan import Plan, Step
from studio.compile.problems import Fix, Problem
from studio.data.fields import Field
from studio.graph.edits import RESET, SetSetting
from studio.graph.model import BLOCK, MODEL
from studio.message import Message
from studio.train import choices, uneven, wishes
from studio.train.bench import Bench
from studio.train.config import TrainConfig
from studio.train.endings import ending
from studio.value import Value

LARGE: Final = 30.0
"""Numbers beyond this are large for a layer whose weights begin near 0."""
NORMS = sorts.BATCH_NORMS | sorts.INSTANCE_NORMS | {"torch.nn.LayerNorm", "torch.nn.GroupNorm"}
TAKING_LARGE = NORMS | {"torch.nn.Embedding", "torch.nn.EmbeddingBag"}
"""Layers that numbers of any size may go into."""


def habits(bench: Bench) -> list[Problem]:
    """Advice for a training that could begin."""
    (target,) = bench.digest.targets
    loss = wishes.loss_for(bench.config.loss, target)
    found = (
        *_inputs(bench),
        ending(bench, loss, target),
        uneven.in_settings(bench, loss, target),
        _single(bench),
        *_settings(bench),
    )
    return [problem for problem in found if problem is not None]


def _inputs(bench: Bench) -> Iterator[Problem | None]:
    for step, field in wishes.match(bench.plan.inputs, bench.digest.inputs) or ():
        limits = bench.digest.ranges.get(field.name)
        if limits is not None:
            yield _unscaled(bench, step, field, limits)
            yield _unknown_index(bench, step, field, limits)


def _unscaled(
    bench: Bench, step: Step, field: Field, limits: tuple[float, float]
) -> Problem | None:
    low, high = limits
    largest = max(abs(low), abs(high))
    readers = _readers(bench, step)
    if not field.dtype.startswith("float") or largest <= LARGE:
        return None
    if all(reader.spec.key in TAKING_LARGE or reader.bodies for reader in readers):
        return None
    message = Message(
        "{name} takes numbers from {low} to {high}. Layers learn well from numbers of about -1 "
        "to 1: scale the data, or begin with a normalisation.",
        name=step.called,
        low=f"{low:g}",
        high=f"{high:g}",
    )
    fixes: list[Fix] = []
    param = bench.source.params if bench.source else ()
    if any(each.name == "normalise" and "standard" in each.choices for each in param):
        words = Message("Scale the data to mean 0 and deviation 1")
        fixes.append(Fix(words, SetSetting("data.normalise", "standard")))
    return Problem(step.node, "warning", message, tuple(fixes), lint="unscaled-data")


def unknown_indices(bench: Bench) -> Iterator[Problem]:
    """What a drawn training graph gives a model that knows fewer numbers than there are."""
    step = bench.step
    fields = {field.name: field for field in bench.digest.fields}
    given = {each.node: fields.get(each.called) for each in (step.inputs if step else ())}
    told: set[str] = set()
    for call in step.steps if step else ():
        if call.spec.key != BLOCK + MODEL:
            continue
        for begin in bench.plan.inputs:
            refs = call.inputs.get(begin.called, ())
            field = given.get(refs[0].node) if refs else None
            limits = bench.digest.ranges.get(field.name) if field is not None else None
            if field is None or limits is None:
                continue
            problem = _unknown_index(bench, begin, field, limits)
            if problem is not None and problem.node not in told:
                told.add(problem.node)
                yield problem


def _unknown_index(
    bench: Bench, step: Step, field: Field, limits: tuple[float, float]
) -> Problem | None:
    """Training would end at the first example that has such a number."""
    low, high = limits
    for reader in _readers(bench, step):
        known = reader.settings.get("num_embeddings")
        if reader.spec.key not in TAKING_LARGE or not isinstance(known, int):
            continue
        letters = len(field.classes) if field.kind == "text" else 0
        needed = max(int(high) + 1, letters)
        if low >= 0 and needed <= known:
            continue
        message = _too_few_rows(bench, reader, known, needed)
        if not letters:
            message = Message(
                "{name} knows the numbers from 0 to {last}, but the field {field} of {data} goes "
                "from {low} to {high}.",
                name=reader.called,
                last=known - 1,
                field=field.name,
                data=bench.digest.name,
                low=f"{low:g}",
                high=f"{high:g}",
            )
        node = bench.graph.node(reader.node)
        enough = (mend.set_param(node, "num_embeddings", needed),) if low >= 0 else ()
        return Problem(reader.node, "warning", message, enough)
    return None


def _too_few_rows(bench: Bench, reader: Step, known: int, needed: int) -> Message:
    return Message(
        "{name} has a row for each of {known} characters, but the text of {data} has {needed} "
        "different ones: training would end at the first that has none.",
        name=reader.called,
        known=known,
        data=bench.digest.name,
        needed=needed,
    )


def _readers(bench: Bench, step: Step) -> list[Step]:
    """The layers that take what an input gives, past those that only arrange it."""
    found: list[Step] = []
    waiting = [step.node]
    for node_id in waiting:
        for reader in bench.plan.steps:
            if any(ref.node == node_id for refs in reader.inputs.values() for ref in refs):
                if reader.spec.key in sorts.PASSING:
                    waiting.append(reader.node)
                else:
                    found.append(reader)
    return found


def _single(bench: Bench) -> Problem | None:
    """A batch of one has no statistics."""
    if bench.config.batch_size != 1:
        return None
    found = _norm(bench.plan, ())
    if found is None:
        return None
    path, step = found
    message = Message(
        "{name} measures each batch, and a batch holds one example only, so there is nothing to "
        "compare it with.",
        name=step.called,
    )
    title = Message("Take batches of {count}", count=TrainConfig().batch_size)
    fix = Fix(title, SetSetting("train.batch_size", RESET))
    return Problem(
        step.node,
        "warning",
        message,
        (fix,),
        path=path,
        graph=_graph_of(bench, path),
        lint="batch-of-one",
    )


def _norm(plan: Plan, path: tuple[str, ...]) -> tuple[tuple[str, ...], Step] | None:
    """The first batch normalisation there is, however deep, and the blocks to enter."""
    for step in plan.steps:
        if step.spec.key in sorts.BATCH_NORMS:
            return path, step
        for body in step.bodies[:1]:
            if (found := _norm(body, (*path, step.node))) is not None:
                return found
    return None


def _graph_of(bench: Bench, path: tuple[str, ...]) -> str:
    plan = bench.plan
    for node_id in path:
        step = plan.step(node_id)
        assert step is not None
        plan = step.bodies[0]
    return plan.block or bench.analysis.graph


def _settings(bench: Bench) -> Iterator[Problem | None]:
    config = bench.config
    if config.momentum and choices.OPTIMISERS[config.optimizer].param("momentum") is None:
        message = Message(
            "The momentum of {value} does nothing: {optimizer} has a momentum of its own. It "
            "counts for SGD.",
            value=f"{config.momentum:g}",
            optimizer=config.optimizer,
        )
        yield _of_settings(message, _choose("optimizer", "SGD"), _forget("momentum"))
    if config.weight_decay and config.optimizer == "Adam":
        message = Message(
            "Adam divides the weight decay by the size of the gradients, so that it hardly holds "
            "large weights back. AdamW does not."
        )
        yield _of_settings(message, _choose("optimizer", "AdamW"))
    if config.batch_size > bench.digest.train_size:
        message = Message(
            "A batch of {batch} holds all {count} examples, so an epoch is a single step.",
            batch=config.batch_size,
            count=bench.digest.train_size,
        )
        fewer = max(1, bench.digest.train_size // 8)
        yield _of_settings(message, _choose("batch_size", fewer))


def _of_settings(message: Message, *fixes: Fix) -> Problem:
    return Problem("", "warning", message, fixes, lint="settings")


def _choose(name: str, value: Value) -> Fix:
    title = Message("Set {param} to {value}", param=f"train.{name}", value=value)
    return Fix(title, SetSetting(f"train.{name}", value))


def _forget(name: str) -> Fix:
    title = Message("Set {param} to {value}", param=f"train.{name}", value=0)
    return Fix(title, SetSetting(f"train.{name}", RESET))
