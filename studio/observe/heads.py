"""The weights of every head of attention in one run of a model.

Calls are listened to while they are made, and nothing is left behind: no hook, no other value. The
weights are worked out beside the call, for fast kernels do not give them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional
from torch.overrides import TorchFunctionMode

from studio.compile import custom
from studio.compile.kinds import REPEAT
from studio.compile.module import PlanModule
from studio.compile.plan import Plan, Step
from studio.observe.quiet import undisturbed

CALLING = frozenset(
    {
        "torch.nn.MultiheadAttention",
        "torch.nn.Transformer",
        "torch.nn.TransformerEncoder",
        "torch.nn.TransformerEncoderLayer",
        "torch.nn.TransformerDecoder",
        "torch.nn.TransformerDecoderLayer",
        "torch.nn.functional.scaled_dot_product_attention",
    }
)
"""Kinds that let tokens look at each other, beside those of the user's own Python."""

ARGUMENTS = ("query", "key", "value", "attn_mask", "dropout_p", "is_causal")
"""What ``scaled_dot_product_attention`` takes by place."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call of attention, for one example."""

    node: str
    number: int
    """Which call of its node: 0 for the first."""
    weights: Tensor
    """Heads × queries × keys; each row adds up to 1."""
    groups: int
    """How many groups of tokens look apart from each other, of which this is the first."""
    crosses: bool
    """Whether tokens look at those of another sequence, as far as that can be told."""


def attention(module: PlanModule, inputs: Sequence[Tensor]) -> list[Call]:
    """Every call of attention that the model makes for a batch of one, in their order."""
    places = frozenset(_places(module.plan))
    if not places:
        return []
    with undisturbed(module), torch.no_grad(), module.tapped(places) as values:
        with _Listening(lambda: len(values)) as heard:
            module(*inputs)
        nodes = [node for node, _ in values]
    found: list[Call] = []
    # A node leaves its value after its calls, so they are of the value that comes next.
    for before, weights, crosses in heard.calls:
        node = nodes[before] if before < len(nodes) else ""
        number = sum(call.node == node for call in found)
        *around, heads, queries, keys = weights.shape
        one = weights.reshape(-1, heads, queries, keys)[0]
        found.append(Call(node, number, one, math.prod(around), crosses))
    return found


def _places(plan: Plan) -> Iterator[str]:
    """Ways to the nodes that may call attention, those in blocks in each repetition."""
    for step in plan.steps:
        if step.bodies:
            repeated = step.settings.get(REPEAT)
            count = repeated if isinstance(repeated, int) else 1
            for number in range(count):
                body = step.bodies[min(number, len(step.bodies) - 1)]
                entered = f"{step.node}#{number}" if number else step.node
                yield from (f"{entered}/{way}" for way in _places(body))
        elif _may_call(step):
            yield step.node


def _may_call(step: Step) -> bool:
    return step.spec.target in CALLING or step.spec.key in CALLING or custom.is_custom(step.spec)


class _Listening(TorchFunctionMode):
    """Hears the calls of attention that are made in its scope; what they give stays the same.

    Within it no layer takes torch's own short way for evaluation, in which nothing can be heard.
    """

    def __init__(self, place: Callable[[], int]) -> None:
        super().__init__()
        self._place = place
        self.calls: list[tuple[int, Tensor, bool]] = []
        """The place of each call, its weights, … × heads × queries × keys, and if it crosses."""

    def __torch_function__(
        self, func: Any, types: Any, args: Any = (), kwargs: Mapping[str, Any] | None = None
    ) -> Any:
        given = dict(kwargs or {})
        if func is functional.multi_head_attention_forward:
            asked = {**given, "need_weights": True, "average_attn_weights": False}
            _, weights = func(*args, **asked)
            assert weights is not None
            query, key = (*args, *given.values())[:2]
            self.calls.append((self._place(), weights, query is not key))
        elif func is functional.scaled_dot_product_attention:
            named = {**dict(zip(ARGUMENTS, args, strict=False)), **given}
            weights = weights_of(**named)
            crosses = weights.shape[-1] != weights.shape[-2]
            self.calls.append((self._place(), weights, crosses))
        return func(*args, **given)


def weights_of(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    *,
    attn_mask: Tensor | None = None,
    dropout_p: float = 0.0,
    is_causal: bool = False,
    scale: float | None = None,
    enable_gqa: bool = False,
) -> Tensor:
    """What ``scaled_dot_product_attention`` multiplies the values by, without dropout.

    Heads × queries × keys, with what stands before them; values without heads have one.
    """
    if enable_gqa:
        key = key.repeat_interleave(query.shape[-3] // key.shape[-3], -3)
    factor = 1.0 / math.sqrt(query.shape[-1]) if scale is None else scale
    scores = query.float() @ key.float().transpose(-2, -1) * factor
    queries, keys = scores.shape[-2:]
    if is_causal:
        allowed = torch.ones(queries, keys, dtype=torch.bool, device=query.device).tril()
        scores = scores.masked_fill(~allowed, -math.inf)
    if attn_mask is not None:
        if attn_mask.dtype == torch.bool:
            scores = scores.masked_fill(~attn_mask, -math.inf)
        else:
            scores = scores + attn_mask
    # A query that may look at none looks at none, as torch has it.
    weights = scores.softmax(-1).nan_to_num(0.0)
    return weights if weights.dim() > 3 else weights.reshape(-1, 1, queries, keys)
