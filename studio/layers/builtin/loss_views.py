"""Losses that learn what is alike, by pairs and by the whole batch, which PyTorch lacks."""

from __future__ import annotations

from studio.layers.builtin.loss_parts import OUTPUT, margin, reduction
from studio.layers.builtin.part import part
from studio.layers.catalogue import Catalogue
from studio.layers.spec import CostRule, LayerSpec, Param, Port

FIRST = Port("first", "What one view of each example became: N × features.")
SECOND = Port("second", "What the other view of each became, in the same order.")
MEAN = Port("output", "The loss: a single number, the mean over the batch.")


def _temperature(default: float) -> Param:
    return Param(
        "temperature",
        "float",
        default,
        "What similarities are divided by: the smaller, the more the nearest ones count.",
        minimum=1e-6,
    )


def _compared(
    target: str,
    title: str,
    summary: str,
    paper: str,
    *params: Param,
    inputs: tuple[Port, ...],
    cost: CostRule,
    synonyms: tuple[str, ...],
) -> LayerSpec:
    """A loss that compares all examples of a batch with each other."""
    return part(
        target,
        target,
        "loss",
        summary,
        f"https://arxiv.org/abs/{paper}",
        *params,
        title=title,
        construct="function",
        inputs=inputs,
        output=MEAN,
        cost=cost,
        synonyms=(*synonyms, "contrastive", "criterion", "objective"),
    )


LOSSES = (
    part(
        "contrastive_loss",
        "contrastive_loss",
        "loss",
        "Brings pairs that are alike close together, and keeps others a margin apart.",
        "https://doi.org/10.1109/CVPR.2006.100",
        margin(1.0, "How far apart things that differ should be.", minimum=0),
        reduction(),
        title="ContrastiveLoss",
        construct="function",
        inputs=(
            Port("distance", "How far apart each pair is, as PairwiseDistance gives it."),
            Port("target", "1 or true where a pair is alike and 0 where not, in that shape."),
        ),
        output=OUTPUT,
        synonyms=("siamese", "pairs", "metric learning", "similarity", "criterion", "objective"),
    ),
    _compared(
        "nt_xent_loss",
        "NTXentLoss",
        "Wants two views of an example alike, and unlike all others of the batch.",
        "2002.05709",
        _temperature(0.5),
        inputs=(FIRST, SECOND),
        cost="views",
        synonyms=("simclr", "self-supervised", "nt-xent", "views"),
    ),
    _compared(
        "info_nce_loss",
        "InfoNCELoss",
        "Wants each query more like its own key than like the others of the batch.",
        "1807.03748",
        _temperature(0.07),
        Param(
            "symmetric",
            "bool",
            False,
            "Let each key find its query too, as CLIP does for images and texts.",
        ),
        inputs=(
            Port("query", "What looks for its partner: N × features."),
            Port("key", "The partner of each, in the same order and shape."),
        ),
        cost="pairs",
        synonyms=("clip", "self-supervised", "cpc", "moco", "noise contrastive"),
    ),
    _compared(
        "supervised_contrastive_loss",
        "SupervisedContrastiveLoss",
        "Wants examples of one class alike, and unlike all others of the batch.",
        "2004.11362",
        _temperature(0.1),
        inputs=(
            Port("input", "What each example became: N × features."),
            Port("target", "The class of each: N indices of type int64."),
        ),
        cost="pairs",
        synonyms=("supcon", "supervised infonce", "metric learning", "classes"),
    ),
)


def register(catalogue: Catalogue) -> None:
    for spec in LOSSES:
        catalogue.register(spec)
