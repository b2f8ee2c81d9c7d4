"""Encoders and decoders of attention, as single layers, as stacks, and both together."""

from __future__ import annotations

from studio.layers.builtin.transformer_ports import (
    CAUSAL_MEMORY,
    MEMORY,
    MEMORY_MASK,
    MEMORY_PADDING,
    OUTPUT,
    SOURCE,
    SOURCE_PADDING,
    TARGET,
    TARGET_MASK,
    TARGET_PADDING,
    causal,
    given,
    mask,
)
from studio.layers.catalogue import Catalogue
from studio.layers.links import torch_page
from studio.layers.spec import REQUIRED, Derived, LayerSpec, Nested, Param

MOST_LAYERS = 256
"""More of them take torch seconds to make, and days to train."""
HEADS = (
    "How many ways of looking are learned side by side; each sees d_model / nhead features, so "
    "nhead must divide d_model."
)
D_MODEL = Param(
    "d_model",
    "int",
    REQUIRED,
    "Features of every step (the input's last axis). Read from the incoming shape unless you set "
    "it.",
    minimum=1,
    unit="features",
    always=True,
)
NHEAD = Param(
    "nhead",
    "int",
    1,
    f"{HEADS} PyTorch has no default; we start at 1.",
    minimum=1,
    unit="heads",
    always=True,
)
INSIDE = (
    Param(
        "dim_feedforward",
        "int",
        2048,
        "Size of the hidden layer through which every step goes by itself after attention; four "
        "times d_model is usual.",
        minimum=1,
        unit="features",
    ),
    Param(
        "dropout",
        "float",
        0.1,
        "Probability that a value is set to zero while training.",
        minimum=0,
        maximum=1,
    ),
    Param(
        "activation",
        "choice",
        "relu",
        "What bends the values in the hidden layer.",
        choices=("relu", "gelu"),
    ),
)
EPS = Param(
    "layer_norm_eps",
    "float",
    1e-5,
    "Added to the variance inside the normalisations, so that nothing is divided by zero.",
)
ORDER = (
    Param(
        "batch_first",
        "bool",
        False,
        "Whether axis 0 is the batch: N × length × features. Off, as PyTorch starts, it is "
        "length × N × features.",
    ),
    Param(
        "norm_first",
        "bool",
        False,
        "Normalise before attention and hidden layer instead of after them (pre-norm), which "
        "makes deep stacks easier to train.",
    ),
    Param("bias", "bool", True, "Add learned constants in the linear layers and normalisations."),
)
LAYER = (D_MODEL, NHEAD, *INSIDE, EPS, *ORDER)
NORM = Param(
    "norm",
    "bool",
    False,
    "End with a LayerNorm of d_model features. Usual with norm_first, where the last layer gives "
    "values that are not normalised.",
)
FINAL_NORM = Nested(
    "norm",
    "torch.nn.LayerNorm",
    (("normalized_shape", "d_model"), ("eps", "layer_norm_eps"), ("bias", "bias")),
    positional=1,
    when="norm",
)


def _layers(start: int, why: str) -> Param:
    return Param(
        "num_layers",
        "int",
        start,
        f"How many layers are stacked; all start with the same weights. {why}",
        minimum=1,
        maximum=MOST_LAYERS,
        unit="layers",
        always=True,
    )


NUM_LAYERS = _layers(2, "PyTorch has no default; we start at 2.")
TO_ALL = tuple((param.name, param.name) for param in LAYER)
FROM_SOURCE = (Derived("d_model", "src", -1),)
FROM_TARGET = (Derived("d_model", "tgt", -1),)

ENCODER_LAYER = LayerSpec(
    key="torch.nn.TransformerEncoderLayer",
    title="TransformerEncoderLayer",
    family="attention",
    summary="Self-attention and a small network for each step, with residuals and normalisation.",
    doc_url=torch_page("torch.nn.TransformerEncoderLayer"),
    construct="module",
    inputs=(SOURCE, mask("src_mask", "src", "src"), SOURCE_PADDING),
    outputs=(OUTPUT,),
    params=(*LAYER, causal("is_causal", "src_mask", default=False)),
    derived=FROM_SOURCE,
    arguments=given("src", "src_mask", "src_key_padding_mask"),
    positional=1,
    synonyms=("transformer block", "self-attention", "bert", "vit", "encoder block"),
    cost="encoder",
)

ENCODER = LayerSpec(
    key="torch.nn.TransformerEncoder",
    title="TransformerEncoder",
    family="attention",
    summary="A stack of TransformerEncoderLayers, each reading what the one before gave.",
    doc_url=torch_page("torch.nn.TransformerEncoder"),
    construct="module",
    inputs=(SOURCE, mask("mask", "src", "src"), SOURCE_PADDING),
    outputs=(OUTPUT,),
    params=(
        *LAYER,
        NUM_LAYERS,
        NORM,
        Param(
            "enable_nested_tensor",
            "bool",
            False,
            "Skip what the padding mask hides, once trained. Works with batch_first and an even "
            "nhead; PyTorch starts with it on and warns where it does not work, we start at off.",
            always=True,
        ),
        Param(
            "mask_check",
            "bool",
            True,
            "Use enable_nested_tensor only after looking whether the padding is at the end.",
        ),
        causal("is_causal", "mask", default=None),
    ),
    derived=FROM_SOURCE,
    nested=(
        Nested("encoder_layer", "torch.nn.TransformerEncoderLayer", TO_ALL, positional=1),
        FINAL_NORM,
    ),
    arguments=given("src", "mask", "src_key_padding_mask"),
    synonyms=("transformer stack", "self-attention", "bert", "vit", "encoder"),
    cost="encoder",
)

DECODER_LAYER = LayerSpec(
    key="torch.nn.TransformerDecoderLayer",
    title="TransformerDecoderLayer",
    family="attention",
    summary="Attention to itself and to what an encoder gave, and a small network for each step.",
    doc_url=torch_page("torch.nn.TransformerDecoderLayer"),
    construct="module",
    inputs=(TARGET, MEMORY, TARGET_MASK, MEMORY_MASK, TARGET_PADDING, MEMORY_PADDING),
    outputs=(OUTPUT,),
    params=(*LAYER, causal("tgt_is_causal", "tgt_mask", default=False), CAUSAL_MEMORY),
    derived=FROM_TARGET,
    arguments=given(
        "tgt",
        "memory",
        "tgt_mask",
        "memory_mask",
        "tgt_key_padding_mask",
        "memory_key_padding_mask",
        positional=2,
    ),
    positional=1,
    synonyms=("transformer block", "cross-attention", "decoder block", "translation"),
    cost="decoder",
)

DECODER = LayerSpec(
    key="torch.nn.TransformerDecoder",
    title="TransformerDecoder",
    family="attention",
    summary="A stack of TransformerDecoderLayers, each reading what the one before gave.",
    doc_url=torch_page("torch.nn.TransformerDecoder"),
    construct="module",
    inputs=DECODER_LAYER.inputs,
    outputs=(OUTPUT,),
    params=(
        *LAYER,
        NUM_LAYERS,
        NORM,
        causal("tgt_is_causal", "tgt_mask", default=None),
        CAUSAL_MEMORY,
    ),
    derived=FROM_TARGET,
    nested=(
        Nested("decoder_layer", "torch.nn.TransformerDecoderLayer", TO_ALL, positional=1),
        FINAL_NORM,
    ),
    arguments=DECODER_LAYER.arguments,
    synonyms=("transformer stack", "cross-attention", "decoder", "translation"),
    cost="decoder",
)

TRANSFORMER = LayerSpec(
    key="torch.nn.Transformer",
    title="Transformer",
    family="attention",
    summary="An encoder that reads one sequence and a decoder that turns it into another.",
    doc_url=torch_page("torch.nn.Transformer"),
    construct="module",
    inputs=(
        SOURCE,
        TARGET,
        mask("src_mask", "src", "src"),
        TARGET_MASK,
        MEMORY_MASK,
        SOURCE_PADDING,
        TARGET_PADDING,
        MEMORY_PADDING,
    ),
    outputs=(OUTPUT,),
    params=(
        Param(
            "d_model",
            "int",
            512,
            "Features of every step of both sequences (their last axis). Read from the incoming "
            "shape unless you set it.",
            minimum=1,
            unit="features",
        ),
        Param("nhead", "int", 8, HEADS, minimum=1, unit="heads"),
        *(
            Param(
                f"num_{part}_layers",
                "int",
                6,
                f"How many layers the {part} has; all start with the same weights.",
                minimum=1,
                maximum=MOST_LAYERS,
                unit="layers",
            )
            for part in ("encoder", "decoder")
        ),
        *INSIDE,
        EPS,
        *ORDER,
        causal("src_is_causal", "src_mask", default=None),
        causal("tgt_is_causal", "tgt_mask", default=None),
        CAUSAL_MEMORY,
    ),
    derived=FROM_SOURCE,
    arguments=given(
        "src",
        "tgt",
        "src_mask",
        "tgt_mask",
        "memory_mask",
        "src_key_padding_mask",
        "tgt_key_padding_mask",
        "memory_key_padding_mask",
        positional=2,
    ),
    positional=2,
    synonyms=("encoder decoder", "sequence to sequence", "seq2seq", "translation", "attention"),
    cost="transformer",
)


def register(catalogue: Catalogue) -> None:
    for spec in (ENCODER_LAYER, ENCODER, DECODER_LAYER, DECODER, TRANSFORMER):
        catalogue.register(spec)
