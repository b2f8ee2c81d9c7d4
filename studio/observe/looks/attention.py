"""Who looks at whom for one example: all heads in small, one in full, or all layers together."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from studio.compile.module import PlanModule
from studio.compile.plan import Plan
from studio.message import UserError
from studio.observe.asks.attention import (
    MOST_TOKENS,
    SMALL,
    AttentionAsk,
    AttentionFound,
    AttentionLayer,
    Looks,
)
from studio.observe.asks.example import Example
from studio.observe.heads import Call, attention
from studio.observe.looks.subject import Subject
from studio.observe.quiet import frozen


def look(ask: AttentionAsk, subject: Subject) -> AttentionFound:
    """Run the model on the example and reply with what its heads look at."""
    example, module, inputs = _given(ask, subject)
    calls = attention(module, inputs)
    if not calls:
        raise UserError(
            "No layer of this model lets tokens look at each other. Attention is seen of "
            "MultiheadAttention, the Transformer layers and scaled_dot_product_attention."
        )
    place = min(max(ask.layer, 0), len(calls) - 1)
    skipped = 0
    if ask.rollout:
        passed = _passed(calls)
        skipped = len(calls) - len(passed)
        chosen = _rolled(passed)
    else:
        weights = calls[place].weights
        one = weights.mean(0) if ask.head is None else weights[min(ask.head, len(weights) - 1)]
        chosen = _looks(one)
    ids = tuple(
        values[0].to("cpu", torch.int64).numpy().copy()
        for values in inputs
        if values.dim() == 2 and not values.is_floating_point() and values.dtype != torch.bool
    )
    for each in ids:
        each.setflags(write=False)
    pictures = [values[0] for values in inputs if values.dim() == 4]
    picture = frozen(pictures[0]) if pictures else None
    layers = tuple(_layer(call, calls, module.plan, ask.call) for call in calls)
    model = ""
    if subject.whole is not None and ask.call:
        model = _called(subject.whole.module.plan, ask.call[1:])
    return AttentionFound(example, layers, chosen, place, skipped, ids, picture, model)


def _given(ask: AttentionAsk, subject: Subject) -> tuple[Example, PlanModule, tuple[Tensor, ...]]:
    """An example, the model that is looked at, and the batch of one that it is given."""
    if not ask.call:
        example = subject.samples.settled(ask.sample)
        return example, subject.module, subject.samples.given(example)
    if subject.whole is None:
        raise UserError("The run under way has no single model here. Select a node of a model.")
    given = subject.whole.call(ask.call, ask.sample)
    return given.sample, given.module, tuple(values[:1] for values in given.inputs)


def _layer(call: Call, calls: list[Call], plan: Plan, within: str) -> AttentionLayer:
    heads, queries, keys = call.weights.shape
    small = reduced(call.weights, SMALL)
    return AttentionLayer(
        f"{within}/{call.node}" if within else call.node,
        _called(plan, call.node),
        call.number,
        sum(each.node == call.node for each in calls),
        heads,
        queries,
        keys,
        call.groups,
        frozen(small),
        -(-queries // SMALL),
        -(-keys // SMALL),
    )


def _called(plan: Plan, way: str) -> str:
    """What the user calls a node, after the blocks on the way: ``blocks[1].attention``."""
    first, _, rest = way.partition("/")
    node, _, repetition = first.partition("#")
    step = plan.step(node)
    if step is None:
        return way
    name = f"{step.called}[{repetition or 0}]" if len(step.bodies) > 1 else step.called
    if not rest:
        return name
    body = step.bodies[min(int(repetition or 0), len(step.bodies) - 1)]
    return f"{name}.{_called(body, rest)}"


def reduced(values: Tensor, most: int) -> Tensor:
    """Means over blocks of equal size, so that no more than ``most`` rows and columns are left."""
    rows, columns = values.shape[-2:]
    down, across = -(-rows // most), -(-columns // most)
    if down == across == 1:
        return values
    grouped = values.reshape(-1, 1, rows, columns)
    # The last blocks may be smaller: they are means of what they hold.
    means = functional.avg_pool2d(grouped, (down, across), ceil_mode=True)
    return means.reshape(*values.shape[:-2], *means.shape[-2:])


def _looks(values: Tensor) -> Looks:
    rows, columns = values.shape
    return Looks(frozen(reduced(values, MOST_TOKENS)), rows, columns)


def _passed(calls: list[Call]) -> list[Call]:
    """The layers through which a rollout goes: self-attention, in a stack of one length.

    Where some look from one sequence at another, the stack before them: what that gives is what
    they look at. The layer that belongs to them is of the other sequence.
    """
    first = next((place for place, call in enumerate(calls) if call.crosses), len(calls))
    before = calls[:first]
    if first < len(calls):
        before = [call for call in before if _stack(call.node) != _stack(calls[first].node)]
    if not before:
        raise UserError(
            "A rollout goes through layers in which tokens look at themselves; here there are none "
            "before those that look from one sequence at another."
        )
    lengths = [call.weights.shape[1] for call in before]
    usual = max(set(lengths), key=lambda length: (lengths.count(length), length))
    return [call for call in before if call.weights.shape[1] == usual]


def _stack(node: str) -> str:
    """The outermost block of a node, whatever its repetition."""
    return node.partition("/")[0].partition("#")[0]


def _rolled(calls: list[Call]) -> Looks:
    """Attention rollout (Abnar and Zuidema 2020): the mean of heads and the way past each layer.

    Where there are many tokens the rows are reduced before, which gives the same means at less
    cost.
    """
    length = calls[0].weights.shape[1]
    here = torch.eye(length, device=calls[0].weights.device)
    rows = functional.avg_pool2d(
        here[None], (-(-length // MOST_TOKENS), 1), ceil_mode=True
    )[0]  # fmt: skip
    for call in reversed(calls):
        mean = call.weights.float().mean(0)
        mixed = 0.5 * mean + 0.5 * here
        rows = rows @ (mixed / mixed.sum(-1, keepdim=True))
    columns = functional.avg_pool2d(
        rows[None], (1, -(-length // MOST_TOKENS)), ceil_mode=True
    )[0]  # fmt: skip
    return Looks(frozen(columns), length, length)
