"""Layers that see every feature at once, and tables of learned vectors."""

from __future__ import annotations

from studio.layers.catalogue import Catalogue
from studio.layers.links import torch_page
from studio.layers.spec import REQUIRED, Derived, LayerSpec, Param, Port

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
        ),
    ),
    derived=(Derived("in_features", "input", -1),),
    positional=2,
    synonyms=("fully connected", "dense", "affine", "fc", "perceptron", "mlp", "projection"),
    cost="linear",
)

EMBEDDING = LayerSpec(
    key="torch.nn.Embedding",
    title="Embedding",
    family="dense",
    summary="Looks up a learned vector for every whole number, such as a word's index.",
    doc_url=torch_page("torch.nn.Embedding"),
    construct="module",
    inputs=(Port("input", "Indices from 0 to num_embeddings - 1, of type int64, in any shape."),),
    outputs=(Port("output", "The input's shape with embedding_dim as a new last axis."),),
    params=(
        Param(
            "num_embeddings",
            "int",
            1000,
            "How many different indices there are, such as the size of the vocabulary. PyTorch "
            "has no default; we start at 1000.",
            minimum=1,
            unit="entries",
            always=True,
        ),
        Param(
            "embedding_dim",
            "int",
            64,
            "Length of the vector of each index. PyTorch has no default; we start at 64.",
            minimum=1,
            unit="features",
            always=True,
        ),
        Param(
            "padding_idx",
            "int",
            None,
            "Index that stands for padding: its vector starts at zero and is never trained. A "
            "negative number counts from the end of the table. None: no padding.",
            optional=True,
        ),
        Param(
            "max_norm",
            "float",
            None,
            "Vectors longer than this are shortened to it, in place, when they are looked up. "
            "None: any length.",
            minimum=0,
            optional=True,
        ),
        Param(
            "norm_type",
            "float",
            2.0,
            "The p of the p-norm that measures length for max_norm; 2 is the usual length.",
            minimum=0,
        ),
        Param(
            "scale_grad_by_freq",
            "bool",
            False,
            "Divide each vector's gradient by how often its index is in the batch.",
        ),
        Param(
            "sparse",
            "bool",
            False,
            "Make the gradient a sparse tensor, which saves memory with large tables. Of the "
            "optimisers here only SGD without weight decay takes it.",
        ),
    ),
    positional=2,
    synonyms=("lookup table", "word vectors", "token", "vocabulary", "word2vec"),
)


def register(catalogue: Catalogue) -> None:
    catalogue.register(LINEAR)
    catalogue.register(EMBEDDING)
