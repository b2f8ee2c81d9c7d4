"""Sequences, attention and losses that do not fit."""

from __future__ import annotations

from faulty import LATE, STEPS, VECTOR, Fault, fed, layer

BATCHED = {"batch_first": True}
TOKENS = ("N", 5, 8)
SCORES = ("N", 3)
CLASSES = (("N",), "int64")

SEQUENCES = (
    Fault(
        "heads that do not divide",
        fed("MultiheadAttention", {"num_heads": 3, **BATCHED}, query=STEPS, key=STEPS, value=STEPS),
    ),
    Fault(
        "values for other keys",
        fed(
            "MultiheadAttention",
            {"num_heads": 2, **BATCHED},
            query=STEPS,
            key=TOKENS,
            value=("N", 4, 8),
        ),
    ),
    Fault(
        "keys of other features",
        fed(
            "torch.nn.functional.scaled_dot_product_attention",
            {},
            query=STEPS,
            key=("N", 5, 6),
            value=("N", 5, 6),
        ),
    ),
    Fault(
        "memory of other features",
        fed("TransformerDecoderLayer", {"nhead": 2}, tgt=LATE, memory=(5, "N", 6)),
    ),
    Fault(
        "a hint on a mask that is not there",
        fed("TransformerEncoderLayer", {"nhead": 2, "is_causal": True}, src=LATE),
    ),
    Fault(
        "a mask for other steps",
        fed("TransformerEncoderLayer", {"nhead": 2}, src=LATE, src_mask=(5, 5)),
    ),
    Fault(
        "a mask that is not turned",
        fed(
            "MultiheadAttention",
            {"num_heads": 2},
            query=LATE,
            key=(5, "N", 8),
            value=(5, "N", 8),
            attn_mask=(5, 6),
        ),
    ),
    Fault(
        "a mask of padding for other steps",
        fed(
            "TransformerEncoderLayer",
            {"nhead": 2, **BATCHED},
            src=STEPS,
            src_key_padding_mask=(("N", 5), "bool"),
        ),
    ),
    Fault("a state without layers", fed("GRU", {"hidden_size": 8}, input=LATE, h_0=("N", 8))),
    Fault("a state of another size", fed("GRU", {"hidden_size": 8}, input=LATE, h_0=(1, "N", 5))),
    Fault(
        "a state for fewer layers",
        fed("GRU", {"hidden_size": 8, "num_layers": 2}, input=LATE, h_0=(1, "N", 8)),
    ),
    Fault("half of a pair of states", fed("LSTM", {"hidden_size": 8}, input=LATE, h_0=(1, "N", 8))),
    Fault(
        "lengths in a column",
        fed("LSTM", {"hidden_size": 8, **BATCHED}, input=STEPS, lengths=(("N", 1), "int64")),
    ),
    Fault("more steps than positions", layer("LearnedPosition", STEPS, max_length=8)),
    Fault("an odd number to turn", layer("RotaryEmbedding", ("N", 6, 7)), unfixable=True),
)

LOSSES = (
    Fault(
        "a column of classes", fed("CrossEntropyLoss", {}, input=SCORES, target=(("N", 1), "int64"))
    ),
    Fault("classes as real numbers", fed("CrossEntropyLoss", {}, input=SCORES, target=("N",))),
    Fault(
        "classes along the last axis",
        fed("CrossEntropyLoss", {}, input=("N", 6, 3), target=(("N", 6), "int64")),
    ),
    Fault("scores for every step", fed("CrossEntropyLoss", {}, input=("N", 6, 3), target=CLASSES)),
    Fault(
        "scores for every place", fed("CrossEntropyLoss", {}, input=("N", 3, 4, 4), target=CLASSES)
    ),
    Fault("a row and a column", fed("BCELoss", {}, input=("N", 1), target=("N",))),
    Fault(
        "targets of another length",
        fed("MSELoss", {}, input=VECTOR, target=("N", 5)),
        unfixable=True,
    ),
    Fault(
        "whole numbers as targets",
        fed("BCEWithLogitsLoss", {}, input=VECTOR, target=(VECTOR, "int64")),
    ),
    Fault(
        "three that are not alike",
        fed("TripletMarginLoss", {}, anchor=VECTOR, positive=VECTOR, negative=("N", 3, 4)),
    ),
    Fault(
        "classes for more than one",
        fed("MultiMarginLoss", {}, input=SCORES, target=(("N", 2), "int64")),
        unfixable=True,
    ),
)
