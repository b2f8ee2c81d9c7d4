"""Tables of learned vectors, from which whole numbers pick."""

from __future__ import annotations

from studio.layers.builtin.operation import operation
from studio.layers.catalogue import Catalogue
from studio.layers.links import torch_page
from studio.layers.spec import Argument, LayerSpec, Param, Port

NUM_EMBEDDINGS = Param(
    "num_embeddings",
    "int",
    1000,
    "How many different indices there are, such as the size of the vocabulary. PyTorch "
    "has no default; we start at 1000.",
    minimum=1,
    unit="entries",
    always=True,
)
EMBEDDING_DIM = Param(
    "embedding_dim",
    "int",
    64,
    "Length of the vector of each index. PyTorch has no default; we start at 64.",
    minimum=1,
    unit="features",
    always=True,
)
PADDING_IDX = Param(
    "padding_idx",
    "int",
    None,
    "Index that stands for padding: its vector starts at zero and is never trained. A "
    "negative number counts from the end of the table. None: no padding.",
    optional=True,
)
MAX_NORM = Param(
    "max_norm",
    "float",
    None,
    "Vectors longer than this are shortened to it, in place, when they are looked up. "
    "None: any length.",
    minimum=0,
    optional=True,
)
NORM_TYPE = Param(
    "norm_type",
    "float",
    2.0,
    "The p of the p-norm that measures length for max_norm; 2 is the usual length.",
    minimum=0,
)
SCALE_GRAD_BY_FREQ = Param(
    "scale_grad_by_freq",
    "bool",
    False,
    "Divide each vector's gradient by how often its index is in the batch.",
)
SPARSE = Param(
    "sparse",
    "bool",
    False,
    "Make the gradient a sparse tensor, which saves memory with large tables. Of the "
    "optimisers here only SGD without weight decay takes it.",
)

EMBEDDING = LayerSpec(
    key="torch.nn.Embedding",
    title="Embedding",
    family="embedding",
    summary="Looks up a learned vector for every whole number, such as a word's index.",
    doc_url=torch_page("torch.nn.Embedding"),
    construct="module",
    inputs=(Port("input", "Indices from 0 to num_embeddings - 1, of type int64, in any shape."),),
    outputs=(Port("output", "The input's shape with embedding_dim as a new last axis."),),
    params=(
        NUM_EMBEDDINGS,
        EMBEDDING_DIM,
        PADDING_IDX,
        MAX_NORM,
        NORM_TYPE,
        SCALE_GRAD_BY_FREQ,
        SPARSE,
    ),
    positional=2,
    synonyms=("lookup table", "word vectors", "token", "vocabulary", "word2vec"),
)


EMBEDDING_BAG = LayerSpec(
    key="torch.nn.EmbeddingBag",
    title="EmbeddingBag",
    family="embedding",
    summary="Looks up the learned vectors of several numbers and gives their mean, sum or maximum.",
    doc_url=torch_page("torch.nn.EmbeddingBag"),
    construct="module",
    inputs=(
        Port(
            "input",
            "Indices from 0 to num_embeddings - 1, of type int64: N × numbers in each bag, or all "
            "bags one after the other, with offsets.",
        ),
        Port(
            "offsets",
            "Where in the input each bag starts, of type int64. Only for an input of one axis.",
            optional=True,
        ),
        Port(
            "per_sample_weights",
            "By how much each index counts; the shape of the input. Only where mode is sum.",
            optional=True,
        ),
    ),
    outputs=(Port("output", "Bags × embedding_dim."),),
    params=(
        NUM_EMBEDDINGS,
        EMBEDDING_DIM,
        MAX_NORM,
        NORM_TYPE,
        SCALE_GRAD_BY_FREQ,
        Param(
            "mode",
            "choice",
            "mean",
            "How the vectors of a bag become one: their mean, their sum, or the largest value of "
            "each feature.",
            choices=("mean", "sum", "max"),
        ),
        SPARSE,
        Param(
            "include_last_offset",
            "bool",
            False,
            "Whether the last of the offsets is the length of the input instead of another bag.",
        ),
        PADDING_IDX,
    ),
    arguments=(
        Argument(("input",)),
        Argument(("offsets",), keyword="offsets"),
        Argument(("per_sample_weights",), keyword="per_sample_weights"),
    ),
    positional=2,
    synonyms=("bag of words", "mean of word vectors", "lookup table", "categorical", "token"),
)


LOOKUP = operation(
    "torch.nn.functional.embedding",
    "TableLookup",
    "embedding",
    "Picks rows of a table that comes in, so that one table can be used in several places.",
    PADDING_IDX,
    MAX_NORM,
    NORM_TYPE,
    SCALE_GRAD_BY_FREQ,
    SPARSE,
    inputs=(
        Port("input", "Indices of rows, from 0 on, of type int64, in any shape."),
        Port("weight", "The table: rows × features."),
    ),
    outputs=(Port("output", "The input's shape with the features as a new last axis."),),
    synonyms=("tied embedding", "shared embedding", "weight tying", "word vectors", "vocabulary"),
)


def register(catalogue: Catalogue) -> None:
    for spec in (EMBEDDING, EMBEDDING_BAG, LOOKUP):
        catalogue.register(spec)
