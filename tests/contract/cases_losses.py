"""Cases for losses: of numbers, of classes, of comparisons."""

from __future__ import annotations

from case import (
    IMAGE,
    VECTOR,
    Case,
    Wired,
    classes,
    logarithms,
    probabilities,
    signs,
    whole,
)

TWO = {"input": VECTOR, "target": VECTOR}
SCORES = ("N", 3)
RIGHT = classes("N", below=3)
PIXELS = classes("N", 8, 8, below=4)
LABELS = Wired(SCORES, cycle=(0.0, 1.0, 1.0, 0.0))
TRIPLET = {"anchor": VECTOR, "positive": VECTOR, "negative": VECTOR}
SPELLED = {
    "log_probs": logarithms(12, "N", 6),
    "targets": whole("N", 4, cycle=(1, 2, 3, 2)),
    "input_lengths": whole("N", cycle=(12, 10)),
    "target_lengths": whole("N", cycle=(4, 2)),
}

CASES: dict[str, tuple[Case, ...]] = {
    "torch.nn.MSELoss": (
        Case(**TWO),
        Case({"reduction": "sum"}, input=IMAGE, target=IMAGE),
        Case({"reduction": "none"}, **TWO),
    ),
    "torch.nn.L1Loss": (
        Case(**TWO),
        Case({"reduction": "sum"}, input=IMAGE, target=IMAGE),
        Case({"reduction": "none"}, **TWO),
    ),
    "torch.nn.SmoothL1Loss": (
        Case(**TWO),
        Case({"reduction": "sum", "beta": 0.3}, input=IMAGE, target=IMAGE),
        Case({"reduction": "none", "beta": 0.0}, **TWO),
    ),
    "torch.nn.HuberLoss": (
        Case(**TWO),
        Case({"reduction": "sum", "delta": 0.3}, input=IMAGE, target=IMAGE),
        Case({"reduction": "none"}, **TWO),
    ),
    "torch.nn.PoissonNLLLoss": (
        Case(input=VECTOR, target=whole("N", 12, cycle=(0, 3, 1))),
        Case(
            {"log_input": False, "full": True, "eps": 1e-3, "reduction": "none"},
            input=probabilities("N", 12),
            target=probabilities("N", 12),
        ),
    ),
    "torch.nn.GaussianNLLLoss": (
        Case(var=probabilities("N", 12), **TWO),
        Case({"full": True, "eps": 0.1, "reduction": "none"}, var=probabilities("N", 1), **TWO),
        Case({"reduction": "sum"}, var=probabilities("N"), **TWO),
    ),
    "torch.nn.KLDivLoss": (
        Case(input=logarithms("N", 12), target=probabilities("N", 12)),
        Case(
            {"reduction": "none", "log_target": True},
            input=logarithms("N", 12),
            target=logarithms("N", 12),
        ),
        Case({"reduction": "sum"}, input=logarithms("N", 12), target=probabilities("N", 12)),
    ),
    "torch.nn.CrossEntropyLoss": (
        Case(input=SCORES, target=RIGHT),
        Case({"weight": (1.0, 2.0, 0.5), "ignore_index": 1}, input=SCORES, target=RIGHT),
        Case({"reduction": "none", "label_smoothing": 0.1}, input=IMAGE, target=PIXELS),
        Case({"reduction": "sum"}, input=SCORES, target=probabilities(*SCORES)),
    ),
    "torch.nn.NLLLoss": (
        Case(input=logarithms(*SCORES), target=RIGHT),
        Case({"weight": (1.0, 2.0, 0.5), "ignore_index": 1}, input=SCORES, target=RIGHT),
        Case({"reduction": "none"}, input=IMAGE, target=PIXELS),
    ),
    "torch.nn.BCEWithLogitsLoss": (
        Case(input=SCORES, target=LABELS),
        Case({"weight": (1.0, 2.0, 0.5), "pos_weight": 3.0}, input=SCORES, target=LABELS),
        Case({"pos_weight": (1.0, 2.0, 0.5), "reduction": "none"}, input=SCORES, target=LABELS),
    ),
    "torch.nn.BCELoss": (
        Case(input=probabilities(*SCORES), target=LABELS),
        Case(
            {"weight": (1.0, 2.0, 0.5), "reduction": "none"},
            input=probabilities(*SCORES),
            target=LABELS,
        ),
    ),
    "torch.nn.MultiMarginLoss": (
        Case(input=SCORES, target=RIGHT),
        Case({"p": 2, "margin": 0.5, "weight": (1.0, 2.0, 0.5)}, input=SCORES, target=RIGHT),
        Case({"reduction": "none"}, input=SCORES, target=RIGHT),
    ),
    "torch.nn.MultiLabelMarginLoss": (
        Case(input=SCORES, target=whole(*SCORES, cycle=(0, 2, -1))),
        Case({"reduction": "none"}, input=SCORES, target=whole(*SCORES, cycle=(1, -1, -1))),
    ),
    "torch.nn.MultiLabelSoftMarginLoss": (
        Case(input=SCORES, target=LABELS),
        Case(
            {"weight": (1.0, 2.0, 0.5), "reduction": "none"},
            input=SCORES,
            target=LABELS,
        ),
    ),
    "torch.nn.SoftMarginLoss": (
        Case(input=VECTOR, target=signs("N", 12)),
        Case({"reduction": "none"}, input=VECTOR, target=signs("N", 12)),
    ),
    "torch.nn.CTCLoss": (
        Case(**SPELLED),
        Case({"blank": 5, "reduction": "none", "zero_infinity": True}, **SPELLED),
        Case({"reduction": "sum"}, **SPELLED),
    ),
    "torch.nn.LinearCrossEntropyLoss": (
        Case(input=VECTOR, target=classes("N", below=10)),
        Case(
            {"num_classes": 3, "bias": True, "weight": (1.0, 2.0, 0.5), "ignore_index": 1},
            input=VECTOR,
            target=whole("N", cycle=(0, 2, 1)),
        ),
        Case(
            {"in_features": 12, "num_classes": 3, "out_features": (2, 4), "reduction": "none"},
            input=VECTOR,
            target=classes("N", 2, 4, below=3),
        ),
        Case({"label_smoothing": 0.1}, input=VECTOR, target=classes("N", below=10)),
    ),
    "torch.nn.AdaptiveLogSoftmaxWithLoss": (
        Case(input=("N", 32), target=whole("N", cycle=(3, 150, 99, 999))),
        Case(
            {"in_features": 12, "n_classes": 20, "cutoffs": (5, 10), "div_value": 2.0},
            input=VECTOR,
            target=whole("N", cycle=(0, 7, 15, 4)),
        ),
        Case(
            {"n_classes": 20, "cutoffs": (5,), "head_bias": True},
            input=VECTOR,
            target=whole("N", cycle=(0, 7, 15, 4)),
        ),
    ),
    "torch.nn.MarginRankingLoss": (
        Case(input1=VECTOR, input2=VECTOR, target=signs("N", 12)),
        Case(
            {"margin": 0.5, "reduction": "none"},
            input1=("N",),
            input2=("N",),
            target=signs("N"),
        ),
    ),
    "torch.nn.HingeEmbeddingLoss": (
        Case(input=VECTOR, target=signs("N", 12)),
        Case({"margin": 0.5, "reduction": "none"}, input=VECTOR, target=signs("N", 12)),
    ),
    "torch.nn.CosineEmbeddingLoss": (
        Case(input1=VECTOR, input2=VECTOR, target=signs("N")),
        Case(
            {"margin": 0.5, "reduction": "none"},
            input1=VECTOR,
            input2=VECTOR,
            target=signs("N"),
        ),
    ),
    "torch.nn.TripletMarginLoss": (
        Case(**TRIPLET),
        Case({"margin": 0.5, "p": 1.0, "eps": 0.1, "swap": True, "reduction": "none"}, **TRIPLET),
    ),
    "torch.nn.TripletMarginWithDistanceLoss": (
        Case(**TRIPLET),
        Case({"margin": 0.5, "swap": True, "reduction": "none"}, **TRIPLET),
    ),
    "DiceLoss": (
        Case(input=IMAGE, target=PIXELS),
        Case({"smooth": 0.0}, input=SCORES, target=RIGHT),
    ),
    "BinaryDiceLoss": (
        Case(input=("N", 1, 8, 8), target=Wired(("N", 1, 8, 8), cycle=(0.0, 1.0, 1.0))),
        Case({"smooth": 0.1}, input=SCORES, target=LABELS),
    ),
    "FocalLoss": (
        Case(input=SCORES, target=RIGHT),
        Case(
            {"gamma": 0.5, "weight": (1.0, 2.0, 0.5), "ignore_index": 1, "reduction": "sum"},
            input=SCORES,
            target=RIGHT,
        ),
        Case({"gamma": 0.0, "reduction": "none"}, input=IMAGE, target=PIXELS),
    ),
    "BinaryFocalLoss": (
        Case(input=SCORES, target=LABELS),
        Case({"gamma": 0.0, "alpha": 0.5, "reduction": "sum"}, input=SCORES, target=LABELS),
        Case({"alpha": None, "reduction": "none"}, input=SCORES, target=LABELS),
    ),
    "ContrastiveLoss": (
        Case(distance=probabilities("N"), target=Wired(("N",), "bool")),
        Case(
            {"margin": 0.5, "reduction": "none"},
            distance=probabilities("N", 4),
            target=whole("N", 4, cycle=(0, 1, 1)),
        ),
    ),
    "NTXentLoss": (
        Case(first=VECTOR, second=VECTOR),
        Case({"temperature": 0.1}, first=("N", 7), second=("N", 7)),
    ),
    "InfoNCELoss": (
        Case(query=VECTOR, key=VECTOR),
        Case({"temperature": 0.5, "symmetric": True}, query=("N", 7), key=("N", 7)),
    ),
    "SupervisedContrastiveLoss": (
        Case(input=VECTOR, target=classes("N", below=2)),
        Case({"temperature": 0.5}, input=("N", 7), target=whole("N", cycle=(1, 1, 0))),
    ),
    "KLToPrior": (
        Case(mean=VECTOR, log_variance=VECTOR),
        Case({"beta": 4.0, "reduction": "none"}, mean=IMAGE, log_variance=IMAGE),
    ),
    "TotalVariationLoss": (
        Case(input=IMAGE),
        Case({"reduction": "sum"}, input=("N", 4, 16)),
        Case({"reduction": "none"}, input=("N", 1, 4, 6, 5)),
    ),
    "DistillationLoss": (
        Case(student=SCORES, teacher=SCORES),
        Case({"temperature": 1.0}, student=IMAGE, teacher=IMAGE),
    ),
    "HingeDiscriminatorLoss": (
        Case(real=("N", 1), fake=("N", 1)),
        Case(real=("N",), fake=("N", 1, 4, 4)),
    ),
    "WassersteinCriticLoss": (Case(real=("N", 1), fake=("N", 1)), Case(real=("N",), fake=IMAGE)),
    "GeneratorLoss": (Case(fake=("N", 1)), Case(fake=IMAGE)),
    "WeightedSum": (
        Case(losses=((), ())),
        Case({"weights": (1.0, 0.1, 2.0)}, losses=(("N",), ("N",), ("N",))),
    ),
    "LearnedLossWeights": (
        Case(losses=((), ())),
        Case({"count": 3}, losses=(("N", 2), ("N", 2), ("N", 2))),
    ),
}
