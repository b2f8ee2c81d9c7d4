"""Refusals of losses, in words."""

from __future__ import annotations

from collections.abc import Callable

from studio.compile import mend
from studio.compile.alike import brought
from studio.compile.explain_ranks import last_step
from studio.compile.explain_types import INDICES
from studio.compile.explain_values import reset
from studio.compile.refusal import Arrival, Case, Explained
from studio.compile.tensors import BATCH, TensorSpec, show_shape
from studio.compile.trying import NOTHING, Fixes, inserting
from studio.message import Message

ONE_EACH = frozenset(
    {
        "NLLLoss",
        "CrossEntropyLoss",
        "LinearCrossEntropyLoss",
        "AdaptiveLogSoftmaxWithLoss",
        "MultiMarginLoss",
        "DiceLoss",
        "FocalLoss",
        "SupervisedContrastiveLoss",
    }
)
"""Losses whose target is one class for each example."""

SCORES = frozenset({"NLLLoss", "CrossEntropyLoss", "DiceLoss", "FocalLoss"})
"""Losses of scores, whose axis 1 is the classes, for each of any number of places."""


def one_class_each(case: Case) -> Explained | None:
    """A column of classes, where a row of them is wanted."""
    target = case.at("target")
    if case.kind not in ONE_EACH or target is None or len(case.first.shape) != 2:
        return None
    if target.spec.shape != (BATCH, 1):
        return None
    title = Message("Insert Reshape to {shape}", shape=BATCH)
    row = ("torch.reshape", "reshape", {"shape": (BATCH,)})
    return Message(
        "{kind} wants one class for each example, in one axis: N; {source} gives {found}.",
        kind=case.kind,
        source=target.source.name,
        found=str(target.spec),
    ), inserting(case, target, title, row)


def classes_along_axis_1(case: Case) -> Explained | None:
    """Scores whose classes stand elsewhere, or that have more places than there are classes."""
    scores, target = case.at("input"), case.at("target")
    if case.kind not in SCORES or scores is None or target is None:
        return None
    shape = scores.spec.shape
    wanted = (*shape[:1], *shape[2:])
    if len(shape) < 2 or target.spec.shape == wanted or case.speaks_of_types():
        return None
    message = Message(
        "{kind} reads axis 1 of {first} ({one}) as the classes, so {second} must be {wanted}; it "
        "is {two}.",
        kind=case.kind,
        first=scores.source.name,
        one=str(scores.spec),
        second=target.source.name,
        wanted=show_shape(wanted),
        two=str(target.spec),
    )
    return message, _scores_to_classes(case, scores, target.spec)


def _scores_to_classes(case: Case, scores: Arrival, target: TensorSpec) -> Fixes:
    shape = scores.spec.shape
    if len(shape) > 2 and target.shape == shape[:-1]:
        title = Message("Insert MoveDim: the last axis becomes axis 1")
        row = ("torch.movedim", "movedim", {"source": (-1,), "destination": (1,)})
        return inserting(case, scores, title, row)
    if len(shape) == 3 and target.shape == (BATCH,):
        title, last = last_step(shape)
        return inserting(case, scores, title, *last)
    if len(shape) in (4, 5) and target.shape == (BATCH,):
        pool = f"torch.nn.AdaptiveAvgPool{len(shape) - 2}d"
        return inserting(
            case,
            scores,
            Message("Insert AdaptiveAvgPool and Flatten"),
            (pool, "pool", {"output_size": 1}),
            ("torch.nn.Flatten", "flatten", {}),
        )
    return NOTHING


def alike(case: Case) -> Explained | None:
    """Values that are compared one by one."""
    target = case.at("target")
    spec = case.step.spec
    if spec.family != "loss" or case.kind in INDICES or target is None or len(spec.inputs) != 2:
        return None
    if target.spec.shape == case.first.shape:
        return None
    message = Message(
        "{kind} compares values one by one, so both shapes must be the same: {first} gives {one}, "
        "{second} gives {two}.",
        kind=case.kind,
        first=case.source.name,
        one=str(case.first),
        second=target.source.name,
        two=str(target.spec),
    )
    same = sorted(map(str, _long(target.spec))) == sorted(map(str, _long(case.first)))
    if target.spec.sizes(1) == () or not same:
        return message, ()
    shape = case.first.shape
    return message, (mend.insert_reshape(case.graph, target.wire, shape, show_shape(shape)),)


def _long(spec: TensorSpec) -> list[int | str]:
    """The axes that hold more than one value."""
    return [axis for axis in spec.shape if axis != 1]


ALL_ALIKE = frozenset(
    {
        "TripletMarginLoss",
        "TripletMarginWithDistanceLoss",
        "MarginRankingLoss",
        "CosineEmbeddingLoss",
        "GaussianNLLLoss",
        "NTXentLoss",
        "InfoNCELoss",
        "KLToPrior",
        "DistillationLoss",
        "RandomInterpolation",
    }
)


def all_alike(case: Case) -> Explained | None:
    """More than two values that are compared."""
    if case.kind not in ALL_ALIKE:
        return None
    first, *others = case.arrivals
    other = next((one for one in others if one.spec.shape != first.spec.shape), None)
    if other is None:
        return None
    return Message(
        "{kind} needs equal shapes: {first} gives {one}, {second} gives {two}.",
        kind=case.kind,
        first=first.source.name,
        one=str(first.spec),
        second=other.source.name,
        two=str(other.spec),
    ), brought(case, other, first.spec.shape)


def weights(case: Case) -> Explained | None:
    """Weights of other classes than there are."""
    shape = case.first.shape
    classes = case.step.settings.get("num_classes", shape[1] if len(shape) > 1 else None)
    for name in ("weight", "pos_weight") if case.step.spec.family == "loss" else ():
        value = case.step.settings.get(name)
        if not isinstance(value, tuple) or not isinstance(classes, int) or len(value) == classes:
            continue
        return Message(
            "{name} has {count} numbers, but {source} gives {found}: {classes} classes.",
            name=name,
            count=len(value),
            source=case.source.name,
            found=str(case.first),
            classes=classes,
        ), reset(case)
    return None


LOSS_RULES: tuple[Callable[[Case], Explained | None], ...] = (
    one_class_each,
    weights,
    classes_along_axis_1,
    alike,
    all_alike,
)
