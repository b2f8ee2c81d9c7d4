"""Losses of classes and labels: how badly a model foresaw what something is."""

from __future__ import annotations

from studio.layers.builtin.loss_parts import SMOOTHING, ignore, loss, margin, reduction, weight
from studio.layers.catalogue import Catalogue
from studio.layers.spec import REQUIRED, Derived, Param, Port

CLASS = "Class indices of type int64: the shape of the input without its classes axis"
SCORES = Port("input", "A score for each class: N × classes, or N × classes × any axes.")
CLASS_OF_EACH = Port("target", "The right class of each: N indices of type int64.")
IN_FEATURES = Param(
    "in_features",
    "int",
    REQUIRED,
    "Size of the input's last axis. Read from the incoming shape unless you set it.",
    minimum=1,
    unit="features",
    always=True,
)

LOSSES = (
    loss(
        "CrossEntropyLoss",
        "How badly scores foresaw the right one of several classes. No Softmax before it.",
        weight("each class"),
        ignore(),
        reduction(),
        SMOOTHING,
        inputs=(
            SCORES,
            Port("target", f"{CLASS}; or a probability for each class, in the input's shape."),
        ),
        synonyms=("log loss", "softmax loss", "classification", "multiclass", "categorical"),
    ),
    loss(
        "NLLLoss",
        "CrossEntropyLoss for a model that ends with LogSoftmax.",
        weight("each class"),
        ignore(),
        reduction(),
        inputs=(
            Port("input", "Logarithms of probabilities: N × classes, or N × classes × any axes."),
            Port("target", f"{CLASS}."),
        ),
        synonyms=("negative log likelihood", "log loss", "classification", "multiclass"),
    ),
    loss(
        "BCEWithLogitsLoss",
        "How badly scores foresaw labels that are each true or false. No Sigmoid before it.",
        weight("each value, or of each column,"),
        reduction(),
        Param(
            "pos_weight",
            "floats",
            None,
            "By how much true labels count more than false ones, for each column, such as 9 where "
            "one in ten is true. None: all alike.",
            optional=True,
            as_tensor=True,
        ),
        inputs=(
            Port("input", "Scores, in any shape."),
            Port("target", "0 or 1 for each, as numbers with a point (float32), in that shape."),
        ),
        synonyms=("binary cross entropy", "log loss", "multi-label", "yes or no", "sigmoid loss"),
    ),
    loss(
        "BCELoss",
        "BCEWithLogitsLoss for a model that ends with Sigmoid.",
        weight("each value, or of each column,"),
        reduction(),
        inputs=(
            Port("input", "Probabilities from 0 to 1, in any shape."),
            Port("target", "0 or 1 for each, as numbers with a point (float32), in that shape."),
        ),
        synonyms=("binary cross entropy", "log loss", "classification", "yes or no"),
    ),
    loss(
        "MultiMarginLoss",
        "Wants the right class's score above all others by a margin.",
        Param(
            "p",
            "int",
            1,
            "The power to which what is missing is raised: 1 or 2.",
            minimum=1,
            maximum=2,
        ),
        margin(1.0, "By how much the right score should be above the others."),
        weight("each class"),
        reduction(),
        inputs=(Port("input", "A score for each class: N × classes."), CLASS_OF_EACH),
        synonyms=("hinge loss", "svm", "support vector machine", "classification"),
    ),
    loss(
        "MultiLabelMarginLoss",
        "Wants the scores of all right classes above all others by 1, where several are right.",
        reduction(),
        inputs=(
            Port("input", "A score for each class: N × classes."),
            Port(
                "target",
                "The right classes of each, of type int64, followed by -1: N × classes.",
            ),
        ),
        synonyms=("multi-label hinge", "several classes", "svm"),
    ),
    loss(
        "MultiLabelSoftMarginLoss",
        "The mean over all classes of how badly scores foresaw whether each is right.",
        weight("each class"),
        reduction(),
        inputs=(
            Port("input", "A score for each class: N × classes."),
            Port("target", "0 or 1 for each class, as numbers with a point (float32)."),
        ),
        synonyms=("multi-label", "several classes", "binary cross entropy"),
    ),
    loss(
        "SoftMarginLoss",
        "How badly scores foresaw labels that are 1 or -1.",
        reduction(),
        inputs=(
            Port("input", "Scores, in any shape."),
            Port("target", "1 or -1 for each, as numbers with a point (float32)."),
        ),
        synonyms=("logistic loss", "binary classification", "two classes"),
    ),
    loss(
        "CTCLoss",
        "How badly a model spelled a short sequence along a longer one, such as text in speech.",
        Param(
            "blank",
            "int",
            0,
            "The class that stands for nothing, between the symbols.",
            minimum=0,
        ),
        reduction(),
        Param(
            "zero_infinity",
            "bool",
            False,
            "Take 0 for examples whose target is too long for their input, instead of infinity.",
        ),
        inputs=(
            Port("log_probs", "Length × N × classes, as LogSoftmax gives them."),
            Port("targets", "N × longest target: the right classes of type int64, never blank."),
            Port("input_lengths", "N whole numbers: how long each input is, at most length."),
            Port("target_lengths", "N whole numbers: how long each target is."),
        ),
        synonyms=("connectionist temporal classification", "speech", "ocr", "handwriting"),
    ),
    loss(
        "LinearCrossEntropyLoss",
        "A Linear layer and CrossEntropyLoss in one, for very many classes.",
        IN_FEATURES,
        Param(
            "num_classes",
            "int",
            10,
            "How many classes there are. PyTorch has no default; we start at 10.",
            minimum=1,
            unit="classes",
            always=True,
        ),
        Param(
            "out_features",
            "ints",
            (),
            "Sizes of the axes of the target after the first, where each example has more than "
            "one class to foresee; none of them for a single class.",
            minimum=1,
            exact=True,
        ),
        Param("bias", "bool", False, "Add a learned constant to every score."),
        reduction(),
        weight("each class"),
        ignore(None),
        SMOOTHING,
        inputs=(
            Port("input", "N × features."),
            Port("target", "The right class of each, N × out_features, of type int64."),
        ),
        derived=(Derived("in_features", "input", -1),),
        positional=2,
        synonyms=("classification", "vocabulary", "language model", "fused", "log loss"),
        cost="classifier",
        since="2.13",
    ),
    loss(
        "AdaptiveLogSoftmaxWithLoss",
        "A classifier and its loss for very many classes, with little work for the frequent ones.",
        IN_FEATURES,
        Param(
            "n_classes",
            "int",
            1000,
            "How many classes there are, the frequent ones first. PyTorch has no default; we "
            "start at 1000.",
            minimum=2,
            unit="classes",
            always=True,
        ),
        Param(
            "cutoffs",
            "ints",
            (100,),
            "Where the frequent classes end, and then each group of rarer ones, in rising order "
            "and below n_classes. PyTorch has no default; we start at 100.",
            minimum=1,
            exact=True,
            always=True,
        ),
        Param(
            "div_value",
            "float",
            4.0,
            "Each group of rarer classes is foreseen from so many times fewer features.",
        ),
        Param("head_bias", "bool", False, "Add learned constants to the frequent classes' scores."),
        inputs=(Port("input", "N × features."), CLASS_OF_EACH),
        outputs=(
            Port("output", "The logarithm of the probability of each right class: N numbers."),
            Port("loss", "The mean of all, with the sign turned: a single number."),
        ),
        returns=("output", "loss"),
        derived=(Derived("in_features", "input", -1),),
        positional=3,
        synonyms=("adaptive softmax", "vocabulary", "language model", "rare words"),
        cost="adaptive",
    ),
)


def register(catalogue: Catalogue) -> None:
    for spec in LOSSES:
        catalogue.register(spec)
