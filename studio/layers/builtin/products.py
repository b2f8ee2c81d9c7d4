"""Products of matrices and vectors, distances, and attention as a plain function."""

from __future__ import annotations

from studio.layers.builtin.operation import operation
from studio.layers.catalogue import Catalogue
from studio.layers.spec import Argument, Param, Port

BMM = operation(
    "torch.bmm",
    "Bmm",
    "merge",
    "Matrix products of two stacks of matrices, pair by pair.",
    inputs=(
        Port("input", "N × rows × inner."),
        Port("mat2", "N × inner × columns."),
    ),
    outputs=(Port("output", "N × rows × columns."),),
    synonyms=("batch matrix multiplication", "batched matmul", "product"),
    cost="matmul",
)

EINSUM = operation(
    "torch.einsum",
    "Einsum",
    "merge",
    "Products and sums of any axes of any number of values, by an equation.",
    Param(
        "equation",
        "text",
        "bi,bi->b",
        "A letter for each axis of each value, commas between the values, and the axes of the "
        "result behind the arrow; letters that are not in the result are summed over. PyTorch has "
        "no default; we start at bi,bi->b, the dot product of vectors.",
        always=True,
        leading=True,
        notation="equation",
    ),
    inputs=(Port("operands", "As many values as the equation has terms.", variadic=True),),
    outputs=(Port("output", "The axes behind the arrow."),),
    synonyms=("einstein summation", "tensor product", "contraction", "bilinear", "dot product"),
    cost="einsum",
)

OUTER = operation(
    "torch.outer",
    "Outer",
    "merge",
    "All products of a number of one vector with a number of another.",
    inputs=(
        Port("input", "A vector: one axis."),
        Port("vec2", "A vector: one axis."),
    ),
    outputs=(Port("output", "Size of the first × size of the second."),),
    synonyms=("outer product", "rank one", "table"),
)

CDIST = operation(
    "torch.cdist",
    "CDist",
    "merge",
    "The distances of all vectors of one set from all vectors of another.",
    Param(
        "p",
        "float",
        2.0,
        "Which distance: 2 is the usual one, 1 adds up the differences, inf takes the largest.",
        minimum=0.0,
        choices=("inf",),
    ),
    Param(
        "compute_mode",
        "choice",
        "use_mm_for_euclid_dist_if_necessary",
        "Whether a matrix product is used, which is faster and less exact; by itself where one "
        "set has more than 25 vectors.",
        choices=(
            "use_mm_for_euclid_dist_if_necessary",
            "use_mm_for_euclid_dist",
            "donot_use_mm_for_euclid_dist",
        ),
    ),
    inputs=(
        Port("x1", "… × vectors × features."),
        Port("x2", "… × other vectors × features."),
    ),
    outputs=(Port("output", "… × vectors × other vectors."),),
    synonyms=("distance matrix", "pairwise", "nearest", "codebook", "vector quantisation"),
)

ATTENTION = operation(
    "torch.nn.functional.scaled_dot_product_attention",
    "ScaledDotProductAttention",
    "attention",
    "Weighs values by how well queries fit keys: the heart of a Transformer.",
    Param(
        "dropout_p",
        "float",
        0.0,
        "The chance that a weight is dropped while the model trains; never in eval.",
        minimum=0.0,
        maximum=0.99,
        training_only=True,
    ),
    Param(
        "is_causal",
        "bool",
        False,
        "Each place sees only those before it and itself. Leave attn_mask open then.",
    ),
    Param(
        "scale",
        "float",
        None,
        "Factor of the scores before softmax; none takes one over the root of the features.",
        optional=True,
    ),
    Param(
        "enable_gqa",
        "bool",
        False,
        "Let several heads of the queries share one head of keys and values.",
    ),
    inputs=(
        Port("query", "N × heads × places × features."),
        Port("key", "N × heads × source places × features."),
        Port("value", "N × heads × source places × value features."),
        Port(
            "attn_mask",
            "Places × source places: true where a query may look, or numbers added to the scores.",
            optional=True,
        ),
    ),
    outputs=(Port("output", "N × heads × places × value features."),),
    arguments=(
        Argument(("query",)),
        Argument(("key",)),
        Argument(("value",)),
        Argument(("attn_mask",), keyword="attn_mask"),
    ),
    synonyms=("sdpa", "flash attention", "attention", "self-attention", "qkv", "transformer"),
    cost="products",
)


def register(catalogue: Catalogue) -> None:
    for spec in (BMM, EINSUM, OUTER, CDIST, ATTENTION):
        catalogue.register(spec)
