"""Layers in which every position of a sequence looks at the others."""

from __future__ import annotations

from studio.layers.catalogue import Catalogue
from studio.layers.links import torch_page
from studio.layers.spec import REQUIRED, Argument, Derived, LayerSpec, Param, Port

AXES = "length × N × features, or N × length × features with batch_first"

MULTIHEAD_ATTENTION = LayerSpec(
    key="torch.nn.MultiheadAttention",
    title="MultiheadAttention",
    family="attention",
    summary="Each position of the query gathers what it needs from the values, by fitting keys.",
    doc_url=torch_page("torch.nn.MultiheadAttention"),
    construct="module",
    inputs=(
        Port("query", f"What asks: {AXES}. Wire one value to all three for self-attention."),
        Port("key", f"What is compared with the query: {AXES}."),
        Port("value", f"What is gathered: {AXES}; as long as the key."),
        Port(
            "key_padding_mask",
            "N × key length; True (type bool) where a key is padding and must be ignored.",
            optional=True,
        ),
        Port(
            "attn_mask",
            "Query length × key length, or (N · num_heads) × query length × key length; True "
            "(type bool) where looking is forbidden, or numbers that are added to the scores.",
            optional=True,
        ),
    ),
    outputs=(
        Port("attn_output", "What each position of the query gathered; the query's shape."),
        Port(
            "attn_output_weights",
            "How much each query position looked at each key, N × query length × key length, "
            "averaged over the heads. Only with need_weights.",
            when="need_weights",
            none_when_off=True,
        ),
    ),
    params=(
        Param(
            "embed_dim",
            "int",
            REQUIRED,
            "Features of the query (its last axis); must be divisible by num_heads. Read from the "
            "incoming shape unless you set it.",
            minimum=1,
            unit="features",
            always=True,
        ),
        Param(
            "num_heads",
            "int",
            1,
            "How many ways of looking are learned side by side; each sees embed_dim / num_heads "
            "features. PyTorch has no default; we start at 1.",
            minimum=1,
            unit="heads",
            always=True,
        ),
        Param(
            "dropout",
            "float",
            0.0,
            "Probability that an attention weight is set to zero while training.",
            minimum=0,
            maximum=1,
        ),
        Param("bias", "bool", True, "Add learned constants to the projections.", shapeless=True),
        Param(
            "add_bias_kv",
            "bool",
            False,
            "Add one learned key and value to the end of the sequence.",
        ),
        Param(
            "add_zero_attn",
            "bool",
            False,
            "Add one key and value of zeros, so that a position may look at nothing.",
        ),
        Param(
            "kdim",
            "int",
            None,
            "Features of the key. Read from the incoming shape unless you set it; None: as many "
            "as embed_dim.",
            minimum=1,
            optional=True,
            unit="features",
        ),
        Param(
            "vdim",
            "int",
            None,
            "Features of the value. Read from the incoming shape unless you set it; None: as many "
            "as embed_dim.",
            minimum=1,
            optional=True,
            unit="features",
        ),
        Param(
            "batch_first",
            "bool",
            False,
            "Whether axis 0 is the batch: N × length × features. Off, as PyTorch starts, it is "
            "length × N × features.",
        ),
        Param(
            "need_weights",
            "bool",
            True,
            "Also give the attention weights, as the second output. Off is faster: PyTorch may "
            "then use its fused kernels, whose results differ in the last digits.",
            at_call=True,
        ),
        Param(
            "average_attn_weights",
            "bool",
            True,
            "Give the mean of the heads' attention weights. Off: those of every head, with the "
            "heads as axis 1. Has no effect without need_weights.",
            at_call=True,
        ),
        Param(
            "is_causal",
            "bool",
            False,
            "A hint that attn_mask hides the future, which lets PyTorch use a faster kernel. It "
            "hides nothing by itself: attn_mask must be wired too.",
            at_call=True,
        ),
    ),
    derived=(
        Derived("embed_dim", "query", -1),
        Derived("kdim", "key", -1, none_if_equals="embed_dim"),
        Derived("vdim", "value", -1, none_if_equals="embed_dim"),
    ),
    arguments=(
        Argument(("query",)),
        Argument(("key",)),
        Argument(("value",)),
        Argument(("key_padding_mask",), keyword="key_padding_mask"),
        Argument(("attn_mask",), keyword="attn_mask"),
    ),
    returns=("attn_output", "attn_output_weights"),
    positional=2,
    synonyms=("attention", "self-attention", "cross-attention", "mha", "query key value"),
    cost="attention",
)


def register(catalogue: Catalogue) -> None:
    catalogue.register(MULTIHEAD_ATTENTION)
