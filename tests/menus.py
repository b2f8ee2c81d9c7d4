"""A training for each loss and each metric of the menus, on data that has a field for all of them.

Whoever adds a loss or a metric adds what it is given here, and what it comes to by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from drawing import STANDARD, Drawing
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from studio.data.fields import Field
from studio.data.spec import Examples, Params, SourceSpec
from studio.graph.model import BLOCK, MODEL, TRAINING, Graph, Project
from studio.graph.reuse import Reuse
from studio.layers.spec import LayerSpec
from studio.layers.versions import knows

EXAMPLES, CLASSES = 60, 4


@dataclass(frozen=True)
class Made:
    """Something that a loss is given: an output of the model, or a field, after some layers."""

    base: str
    """``y`` is what the model makes of ``x``, ``z`` what it makes of ``other``; else a field."""
    layers: tuple[tuple[str, dict[str, Any]], ...] = ()
    by_hand: Callable[[Tensor], Tensor] = lambda value: value


def _made(base: str, by_hand: Callable[[Tensor], Tensor], *layers: tuple[str, Any]) -> Made:
    return Made(base, layers, by_hand)


Y, Z = Made("y"), Made("z")
LABEL, SIGNS, YES = Made("label"), Made("signs"), Made("yes")
NUMBERS, CHANCES = Made("numbers"), Made("chances")
LOGS = _made("y", lambda y: y.log_softmax(1), ("LogSoftmax", {"dim": 1}))
SURE = _made("y", torch.sigmoid, ("Sigmoid", {}))
LINES = _made("y", lambda y: y.reshape(-1, 1, 4), ("torch.reshape", {"shape": ("N", 1, 4)}))
MEAN = _made("y", torch.mean, ("torch.mean", {"dim": None}))
OTHER_MEAN = _made("z", torch.mean, ("torch.mean", {"dim": None}))
PAIRS: tuple[str, dict[str, Any]] = ("torch.reshape", {"shape": ("N", 2, 2)})
IN_PAIRS = _made("y", lambda y: y.reshape(-1, 2, 2), PAIRS)
SPELLED = _made(
    "y",
    lambda y: y.reshape(-1, 2, 2).permute(1, 0, 2).log_softmax(-1),
    PAIRS,
    ("torch.permute", {"dims": (1, 0, 2)}),
    ("LogSoftmax", {"dim": -1}),
)
FIRST = _made("y", lambda y: y.select(1, 0), ("torch.select", {"dim": 1, "index": 0}))
PICTURE = _made(
    "y",
    lambda y: F.interpolate(y.reshape(-1, 1, 2, 2), scale_factor=8),
    ("torch.reshape", {"shape": ("N", 1, 2, 2)}),
    ("Upsample", {"scale_factor": 8}),
)


@dataclass(frozen=True)
class Given:
    """What a loss or a metric is given, by its ports, and how it is set."""

    ports: Mapping[str, Made | tuple[Made, ...]]
    params: Mapping[str, Any] = field(default_factory=dict)
    port: str = ""
    """Of its outputs, the one that is the loss; empty where there is one."""


def given(params: dict[str, Any] | None = None, port: str = "", **ports: Any) -> Given:
    return Given(ports, params or {}, port)


NUMBERS_OF: dict[str, Any] = {"input": Y, "target": NUMBERS}
TRIPLET = {"anchor": Y, "positive": NUMBERS, "negative": Z}
LOSSES: dict[str, Given] = {
    "MSELoss": given(**NUMBERS_OF),
    "L1Loss": given(**NUMBERS_OF),
    "SmoothL1Loss": given({"beta": 0.3}, **NUMBERS_OF),
    "HuberLoss": given({"delta": 0.3}, **NUMBERS_OF),
    "PoissonNLLLoss": given({"full": True}, **NUMBERS_OF),
    "GaussianNLLLoss": given({"full": True}, **NUMBERS_OF, var=CHANCES),
    "KLDivLoss": given({"reduction": "batchmean"}, input=LOGS, target=CHANCES),
    "CrossEntropyLoss": given(
        {"label_smoothing": 0.1, "weight": (1.0, 2.0, 0.5, 1.0)}, input=Y, target=LABEL
    ),
    "NLLLoss": given({"ignore_index": 1}, input=LOGS, target=LABEL),
    "BCEWithLogitsLoss": given({"pos_weight": (1.0, 2.0, 3.0, 4.0)}, input=Y, target=YES),
    "BCELoss": given(input=SURE, target=YES),
    "MultiMarginLoss": given({"p": 2, "margin": 0.5}, input=Y, target=LABEL),
    "MultiLabelMarginLoss": given(input=Y, target=Made("several")),
    "MultiLabelSoftMarginLoss": given(input=Y, target=YES),
    "SoftMarginLoss": given(input=Y, target=SIGNS),
    "CTCLoss": given(
        log_probs=SPELLED,
        targets=Made("symbols"),
        input_lengths=Made("two"),
        target_lengths=Made("one"),
    ),
    "LinearCrossEntropyLoss": given({"num_classes": CLASSES}, input=Y, target=LABEL),
    "AdaptiveLogSoftmaxWithLoss": given(
        {"n_classes": CLASSES, "cutoffs": (2,), "div_value": 2.0}, "loss", input=Y, target=LABEL
    ),
    "MarginRankingLoss": given({"margin": 0.2}, input1=Y, input2=Z, target=SIGNS),
    "HingeEmbeddingLoss": given({"margin": 0.5}, input=Y, target=SIGNS),
    "CosineEmbeddingLoss": given({"margin": 0.1}, input1=Y, input2=Z, target=Made("sign")),
    "TripletMarginLoss": given({"swap": True}, **TRIPLET),
    "TripletMarginWithDistanceLoss": given({"margin": 0.5}, **TRIPLET),
    "DiceLoss": given(input=Y, target=LABEL),
    "BinaryDiceLoss": given(input=Y, target=YES),
    "FocalLoss": given({"gamma": 1.5}, input=Y, target=LABEL),
    "BinaryFocalLoss": given({"gamma": 1.5}, input=Y, target=YES),
    "ContrastiveLoss": given({"margin": 0.5}, distance=Y, target=YES),
    "NTXentLoss": given(first=Y, second=Z),
    "InfoNCELoss": given({"symmetric": True}, query=Y, key=Z),
    "SupervisedContrastiveLoss": given(input=Y, target=LABEL),
    "KLToPrior": given({"beta": 0.5}, mean=Y, log_variance=Z),
    "TotalVariationLoss": given(input=LINES),
    "DistillationLoss": given({"temperature": 2.0}, student=Y, teacher=NUMBERS),
    "HingeDiscriminatorLoss": given(real=Y, fake=Z),
    "WassersteinCriticLoss": given(real=Y, fake=Z),
    "GeneratorLoss": given(fake=Y),
    "WeightedSum": given({"weights": (1.0, 0.25)}, losses=(MEAN, OTHER_MEAN)),
    "LearnedLossWeights": given(losses=(MEAN, OTHER_MEAN)),
}

OF_CLASSES, OF_TWO = given(preds=Y, target=LABEL), given(preds=FIRST, target=Made("truth"))
OF_LABELS, OF_NUMBERS = given(preds=Y, target=Made("truths")), given(preds=Y, target=NUMBERS)
METRICS: dict[str, Given] = {
    **dict.fromkeys(
        [
            *("MulticlassAccuracy", "MulticlassF1Score", "MulticlassPrecision"),
            *("MulticlassRecall", "MulticlassAUROC", "MulticlassJaccardIndex"),
            *("MulticlassCohenKappa", "MulticlassMatthewsCorrCoef", "MulticlassCalibrationError"),
        ],
        OF_CLASSES,
    ),
    **dict.fromkeys(
        [
            *("BinaryAccuracy", "BinaryF1Score", "BinaryPrecision", "BinaryRecall"),
            *("BinaryAUROC", "BinaryAveragePrecision"),
        ],
        OF_TWO,
    ),
    **dict.fromkeys(["MultilabelAccuracy", "MultilabelF1Score", "MultilabelAUROC"], OF_LABELS),
    **dict.fromkeys(["MeanAbsoluteError", "MeanSquaredError", "R2Score"], OF_NUMBERS),
    **dict.fromkeys(
        ["PeakSignalNoiseRatio", "StructuralSimilarityIndexMeasure"],
        given(preds=PICTURE, target=Made("picture")),
    ),
    "Perplexity": given(preds=IN_PAIRS, target=Made("words")),
}


def kinds(family: str, construct: str = "") -> dict[str, LayerSpec]:
    """The menu of a family: its kinds by their titles, those that this torch has."""
    found = (spec for spec in STANDARD if spec.family == family and knows(spec.since))
    return {s.title: s for s in found if s.construct == construct or not construct}


def arrays() -> dict[str, NDArray[Any]]:
    """A number for everything that a loss or a metric may be held against."""
    draw = np.random.default_rng(0)

    def floats(*shape: int) -> NDArray[Any]:
        return draw.random((EXAMPLES, *shape), dtype=np.float32)

    several = np.full((EXAMPLES, 4), -1)
    several[:, 0] = draw.integers(0, CLASSES, EXAMPLES)
    chances = floats(CLASSES)
    return {
        "x": floats(6) - 0.5,
        "other": floats(6) - 0.5,
        "label": np.arange(EXAMPLES) % CLASSES,
        "several": several,
        "sign": np.sign(floats() - 0.5).astype(np.float32),
        "signs": np.sign(floats(4) - 0.5),
        "yes": np.round(floats(4)),
        "numbers": 2 * floats(4),
        "chances": chances / chances.sum(1, keepdims=True),
        "symbols": np.ones((EXAMPLES, 1), np.int64),
        "two": np.full(EXAMPLES, 2),
        "one": np.ones(EXAMPLES, np.int64),
        "truth": np.arange(EXAMPLES) % 3 % 2,
        "truths": draw.integers(0, 2, (EXAMPLES, 4)),
        "picture": floats(1, 16, 16),
        "words": draw.integers(0, 2, (EXAMPLES, 2)),
        "image": floats(3, 8, 8),
        "sequence": floats(8, 5),
    }


def _load(_params: Params) -> Examples:
    found = arrays()
    labels = {"label": CLASSES, "truth": 2}
    fields = tuple(
        Field(
            name,
            values.shape[1:],
            str(values.dtype),
            "label" if name in labels else "vector",
            tuple(map(str, range(labels.get(name, 0)))),
        )
        for name, values in found.items()
    )
    return Examples("Everything", fields, found)


SOURCE = SourceSpec("everything", "Everything", "A field for each loss and metric.", (), _load)


class TrainingDrawing(Drawing):
    """A training graph under construction: a small model, which is called as often as wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.chain(
            self.add("input", "x", shape=("N", 6)),
            self.add("Linear", "hidden", out_features=8),
            self.add("Tanh", "tanh"),
            self.add("Linear", "scores", out_features=CLASSES),
            self.add("output", "y"),
        )
        self.project.graphs[TRAINING] = Graph()
        self.within = TRAINING
        self._known: dict[str, str] = {}
        self._made: dict[int, str] = {}
        settings = {"source": "everything", "validation": 0.2}
        self.project.settings |= {f"data.{name}": value for name, value in settings.items()}
        self.project.settings |= {"train.batch_size": 12, "train.epochs": 5}

    def field(self, name: str) -> str:
        """The node of a field of the data."""
        if name not in self._known:
            values = arrays()[name]
            shape = ("N", *values.shape[1:])
            self._known[name] = self.add("input", name, shape=shape, dtype=str(values.dtype))
        return self._known[name]

    def base(self, name: str) -> str:
        """The node of an output of the model, or of a field."""
        if name not in ("y", "z"):
            return self.field(name)
        if name not in self._known:
            entry = self.field("x" if name == "y" else "other")
            self._known[name] = self.add(BLOCK + MODEL, f"model_{name}")
            self.chain(entry, self._known[name])
            if name == "z":
                self.do(Reuse(self._known["z"], self.base("y"), TRAINING))
        return self._known[name]

    def make(self, made: Made) -> str:
        """The node of what is made."""
        if made.layers and id(made) not in self._made:
            node = self.base(made.base)
            for kind, params in made.layers:
                after = self.add(kind, **params)
                self.chain(node, after)
                node = after
            self._made[id(made)] = node
        return self._made[id(made)] if made.layers else self.base(made.base)

    def put(self, title: str, how: Given, name: str = "") -> str:
        """A node of this kind that is given what it needs."""
        sources = {
            port: [self.make(one) for one in (made if isinstance(made, tuple) else (made,))]
            for port, made in how.ports.items()
        }
        node = self.add(title, name, **how.params)
        for port, nodes in sources.items():
            for source in nodes:
                self.wire(source, f"{node}.{port}")
        return node

    def end(self, loss: str, **params: Any) -> Project:
        """Make a loss small with SGD."""
        self.wire(loss, self.add("torch.optim.SGD", "sgd", lr=0.1, **params))
        return self.project


def of_loss(title: str) -> Project:
    """A training whose loss is of this kind."""
    draw, how = TrainingDrawing(), LOSSES[title]
    loss = draw.put(title, how, "loss")
    return draw.end(f"{loss}.{how.port}" if how.port else loss)


def of_metrics() -> Project:
    """A training that all metrics judge."""
    draw = TrainingDrawing()
    for title, how in METRICS.items():
        draw.put(title, how, title.lower())
    return draw.end(draw.put("CrossEntropyLoss", given(input=Y, target=LABEL), "loss"))
