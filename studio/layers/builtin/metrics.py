"""Metrics of torchmetrics: how well a model does on the validation examples of each epoch."""

from __future__ import annotations

from studio.layers.catalogue import Catalogue
from studio.layers.spec import REQUIRED, Argument, Derived, LayerSpec, Param, Port

PAGE = "https://lightning.ai/docs/torchmetrics/stable/{page}.html"
PREDS = Port("preds", "What the model gives.")
TARGET = Port("target", "What would have been right.")

CLASSES = Param(
    "num_classes",
    "int",
    REQUIRED,
    "How many classes there are. Read off the scores unless you set it.",
    minimum=2,
    always=True,
    unit="classes",
)
LABELS = Param(
    "num_labels",
    "int",
    REQUIRED,
    "How many labels there are. Read off the scores unless you set it.",
    minimum=2,
    always=True,
    unit="labels",
)
AVERAGE = Param(
    "average",
    "choice",
    "macro",
    "How classes are brought together: macro counts all alike, micro all examples, weighted each "
    "class by how frequent it is.",
    choices=("macro", "micro", "weighted"),
)
THRESHOLD = Param("threshold", "float", 0.5, "Above it counts as true.", minimum=0, maximum=1)


def _metric(
    path: str, page: str, summary: str, *params: Param, derived: tuple[Derived, ...] = ()
) -> LayerSpec:
    return LayerSpec(
        key=f"torchmetrics.{path}",
        title=path.rpartition(".")[2],
        family="metric",
        summary=summary,
        doc_url=PAGE.format(page=page),
        construct="metric",
        inputs=(PREDS, TARGET),
        outputs=(),
        params=params,
        derived=derived,
        arguments=(Argument(("preds",)), Argument(("target",))),
        returns=(),
        synonyms=("metric", "evaluation", "validation"),
    )


def _of_classes(name: str, page: str, summary: str, *params: Param) -> LayerSpec:
    derived = (Derived("num_classes", "preds", 1),)
    path = f"classification.Multiclass{name}"
    return _metric(path, f"classification/{page}", summary, CLASSES, *params, derived=derived)


def _of_two(name: str, page: str, summary: str, *params: Param) -> LayerSpec:
    return _metric(f"classification.Binary{name}", f"classification/{page}", summary, *params)


def _of_labels(name: str, page: str, summary: str, *params: Param) -> LayerSpec:
    derived = (Derived("num_labels", "preds", 1),)
    path = f"classification.Multilabel{name}"
    return _metric(path, f"classification/{page}", summary, LABELS, *params, derived=derived)


METRICS: tuple[LayerSpec, ...] = (
    _of_classes("Accuracy", "accuracy", "The share of right answers, of several classes.", AVERAGE),
    _of_classes("F1Score", "f1_score", "Precision and recall in one, of several classes.", AVERAGE),
    _of_classes("Precision", "precision", "How many taken for a class are really of it.", AVERAGE),
    _of_classes("Recall", "recall", "How many of those of a class are found.", AVERAGE),
    _of_classes("AUROC", "auroc", "How well scores tell each class from the others."),
    _of_classes("JaccardIndex", "jaccard_index", "Intersection over union of regions.", AVERAGE),
    _of_classes("CohenKappa", "cohen_kappa", "How much better answers are than by chance."),
    _of_classes("MatthewsCorrCoef", "matthews_corr_coef", "The correlation of answers and truth."),
    _of_classes("CalibrationError", "calibration_error", "How far chances are from what happens."),
    _of_two("Accuracy", "accuracy", "The share of right answers to yes or no.", THRESHOLD),
    _of_two("F1Score", "f1_score", "Precision and recall in one, of yes or no.", THRESHOLD),
    _of_two("Precision", "precision", "How many of those taken for true are true.", THRESHOLD),
    _of_two("Recall", "recall", "How many of those that are true are found.", THRESHOLD),
    _of_two("AUROC", "auroc", "How well scores tell true from false."),
    _of_two("AveragePrecision", "average_precision", "The precision over all levels of recall."),
    _of_labels("Accuracy", "accuracy", "The share of right labels of several.", THRESHOLD),
    _of_labels("F1Score", "f1_score", "Precision and recall in one, of several labels.", THRESHOLD),
    _of_labels("AUROC", "auroc", "How well scores tell each label from its absence."),
    _metric(
        "regression.MeanAbsoluteError",
        "regression/mean_absolute_error",
        "How far numbers are from the right ones, on average.",
    ),
    _metric(
        "regression.MeanSquaredError",
        "regression/mean_squared_error",
        "The mean square of how far numbers are off.",
    ),
    _metric(
        "regression.R2Score",
        "regression/r2_score",
        "The share of the variance that is explained: 1 is all of it.",
    ),
    _metric(
        "image.PeakSignalNoiseRatio",
        "image/peak_signal_noise_ratio",
        "How near images are to the right ones, in decibels.",
        Param("data_range", "float", 1.0, "The largest value minus the smallest.", always=True),
    ),
    _metric(
        "image.StructuralSimilarityIndexMeasure",
        "image/structural_similarity",
        "How alike the structures of images are: 1 is the same.",
        Param("data_range", "float", 1.0, "The largest value minus the smallest.", always=True),
    ),
    _metric(
        "text.Perplexity",
        "text/perplexity",
        "Among how many next words a language model wavers, on average.",
    ),
)


def register(catalogue: Catalogue) -> None:
    for spec in METRICS:
        catalogue.register(spec)
