"""Layers that see every feature at once."""

from __future__ import annotations

from studio.layers.builtin.operation import operation
from studio.layers.catalogue import Catalogue
from studio.layers.links import torch_page
from studio.layers.spec import REQUIRED, Argument, Derived, LayerSpec, Param, Port

LINEAR = LayerSpec(
    key="torch.nn.Linear",
    title="Linear",
    family="dense",
    summary="Every output is a weighted sum of all inputs, plus a bias.",
    doc_url=torch_page("torch.nn.Linear"),
    construct="module",
    inputs=(Port("input", "Any shape; the last axis holds the features."),),
    outputs=(Port("output", "The same shape with out_features on the last axis."),),
    params=(
        Param(
            "in_features",
            "int",
            REQUIRED,
            "Size of the input's last axis. Read from the incoming shape unless you set it.",
            minimum=1,
            unit="features",
            always=True,
        ),
        Param(
            "out_features",
            "int",
            10,
            "How many numbers each example becomes. For the last layer of a classifier: the "
            "number of classes. PyTorch has no default; we start at 10.",
            minimum=1,
            unit="features",
            always=True,
        ),
        Param(
            "bias",
            "bool",
            True,
            "Add a learned constant to every output. Often off right before a normalisation, "
            "which has its own.",
            shapeless=True,
        ),
    ),
    derived=(Derived("in_features", "input", -1),),
    positional=2,
    synonyms=("fully connected", "dense", "affine", "fc", "perceptron", "mlp", "projection"),
    cost="linear",
)

BILINEAR = LayerSpec(
    key="torch.nn.Bilinear",
    title="Bilinear",
    family="dense",
    summary="Every output is a weighted sum of all products of one input with the other.",
    doc_url=torch_page("torch.nn.Bilinear"),
    construct="module",
    inputs=(
        Port("input1", "Any shape; the last axis holds the features."),
        Port("input2", "The shape of input1 but for the last axis, which holds other features."),
    ),
    outputs=(Port("output", "The same shape with out_features on the last axis."),),
    params=(
        Param(
            "in1_features",
            "int",
            REQUIRED,
            "Size of input1's last axis. Read from the incoming shape unless you set it.",
            minimum=1,
            unit="features",
            always=True,
        ),
        Param(
            "in2_features",
            "int",
            REQUIRED,
            "Size of input2's last axis. Read from the incoming shape unless you set it.",
            minimum=1,
            unit="features",
            always=True,
        ),
        Param(
            "out_features",
            "int",
            10,
            "How many numbers each pair becomes; each has a weight for every pair of features. "
            "PyTorch has no default; we start at 10.",
            minimum=1,
            unit="features",
            always=True,
        ),
        Param("bias", "bool", True, "Add a learned constant to every output."),
    ),
    derived=(Derived("in1_features", "input1", -1), Derived("in2_features", "input2", -1)),
    arguments=(Argument(("input1",)), Argument(("input2",))),
    positional=3,
    synonyms=("pairs", "products of features", "interaction", "compare", "relation"),
    cost="bilinear",
)

LINEAR_WITH = operation(
    "torch.nn.functional.linear",
    "LinearWith",
    "dense",
    "A Linear layer whose weights come in, so that several places can share one table.",
    inputs=(
        Port("input", "Any shape; the last axis holds the features."),
        Port("weight", "Features that go out × features that come in."),
        Port("bias", "What is added to every output: one number for each.", optional=True),
    ),
    outputs=(Port("output", "The input's shape with as many features as the weight has rows."),),
    synonyms=("tied head", "weight tying", "shared weights", "hypernetwork", "dense", "projection"),
    cost="linear",
)


def register(catalogue: Catalogue) -> None:
    for spec in (LINEAR, BILINEAR, LINEAR_WITH):
        catalogue.register(spec)
