"""Refusals of values that do not go with each other, in words, kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from studio.compile.explain_values import reset
from studio.compile.refusal import Case, Explained
from studio.compile.tensors import BATCH
from studio.compile.trying import setting
from studio.message import Message

ONE_CLASS = Message("the target is one class for each example: N")
VIEWS = Message("both are N × features, in the same shape")
SAME_INDICES = Message(
    "the indices have the shape of the input: wire those of the pooling that made it"
)

RULES_OF_KINDS: Mapping[str, Message] = {
    "Gather": Message("index has as many axes as input, and is longer along dim only"),
    "TakeAlongDim": Message("indices have as many axes as input, each as long or 1, but dim"),
    "ScatterAdd": Message("index has as many axes as input and src, and is not longer than src"),
    "IndexAdd": Message("index is as long as source along dim, and source is else as input"),
    "MaxUnpool1d": SAME_INDICES,
    "MaxUnpool2d": SAME_INDICES,
    "MaxUnpool3d": SAME_INDICES,
    "EmbeddingBag": Message("per_sample_weights have the shape of the indices"),
    "MultiLabelMarginLoss": Message("the target has the shape of the input"),
    "MultiMarginLoss": ONE_CLASS,
    "NLLLoss": ONE_CLASS,
    "CrossEntropyLoss": ONE_CLASS,
    "LinearCrossEntropyLoss": ONE_CLASS,
    "AdaptiveLogSoftmaxWithLoss": ONE_CLASS,
    "CTCLoss": Message(
        "log_probs is length × N × classes, targets N × length, and both lengths are N"
    ),
    "NTXentLoss": VIEWS,
    "InfoNCELoss": VIEWS,
    "SupervisedContrastiveLoss": Message("the input is N × features, and the target N classes"),
    "DiceLoss": Message("the input is N × classes or more, and the target has no axis of classes"),
    "BinaryDiceLoss": Message("the input is N × places, and the target has the same shape"),
    "TotalVariationLoss": Message("it has a batch, channels, and one axis of places or more"),
    "CDist": Message("both have as many coordinates in the last axis"),
    "GridSample": Message("the grid ends in an axis of 2, a number for each direction"),
    "AffineGrid": Message("theta is N × 2 × 3 for images and N × 3 × 4 for volumes"),
    "Fold": Message(
        "axis 1 is a multiple of the values in a window, and the last axis the number of windows"
    ),
    "MatMul": Message("both are matrices or vectors whose inner axes are as long as each other"),
    "Interpolate": Message("it has a batch, channels, and one size for each axis after them"),
    "Upsample": Message("it has a batch, channels, and one size for each axis after them"),
    "RotaryEmbedding": Message("the last axis is even, since features turn in pairs"),
}


def partners(case: Case) -> Explained | None:
    """What the inputs of a kind have to be, where that takes a sentence of its own."""
    rule = RULES_OF_KINDS.get(case.kind)
    if rule is None:
        return None
    shapes = ", ".join(f"{one.source.name} {one.spec}" for one in case.arrivals)
    return Message(
        "{kind} cannot take {shapes}. It works where {rule}.",
        kind=case.kind,
        shapes=shapes,
        rule=rule,
    ), reset(case)


def longest(case: Case) -> Explained | None:
    """A sequence with more steps than there are positions."""
    most, shape = case.step.settings.get("max_length"), case.first.shape
    if not isinstance(most, int) or len(shape) != 3 or shape[0] != BATCH:
        return None
    length = shape[1]
    if not isinstance(length, int) or length <= most:
        return None
    return Message(
        "{kind} knows {most} positions; {source} gives {found}, which has {length} steps.",
        kind=case.kind,
        most=most,
        source=case.source.name,
        found=str(case.first),
        length=length,
    ), setting(case, max_length=length)


PARTNER_RULES: tuple[Callable[[Case], Explained | None], ...] = (longest, partners)
