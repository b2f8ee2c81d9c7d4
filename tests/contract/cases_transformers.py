"""Cases for encoders and decoders: with and without masks, single and stacked."""

from __future__ import annotations

from case import BATCHED, SEQUENCE, Case, Wired

MEMORY = (5, "N", 8)
BATCHED_MEMORY = ("N", 5, 8)
PADDED = Wired(("N", 6), "bool")
AT_THE_END = Wired(("N", 6), "bool", cycle=(0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 1))
MEMORY_PADDED = Wired(("N", 5), "bool")
FORBIDDEN = Wired((6, 6), "bool")
MEMORY_FORBIDDEN = Wired((6, 5), "bool")
SOURCE_FORBIDDEN = Wired((5, 5), "bool")

SMALL = {"dim_feedforward": 16, "dropout": 0.3, "activation": "gelu", "layer_norm_eps": 1e-3}
OTHER = {"nhead": 2, "batch_first": True, "norm_first": True, "bias": False}
DECODER_MASKS = {
    "tgt_mask": FORBIDDEN,
    "memory_mask": MEMORY_FORBIDDEN,
    "tgt_key_padding_mask": PADDED,
    "memory_key_padding_mask": MEMORY_PADDED,
}

CASES: dict[str, tuple[Case, ...]] = {
    "torch.nn.TransformerEncoderLayer": (
        Case(src=SEQUENCE),
        Case({"d_model": 8, **SMALL}, src=SEQUENCE, src_mask=FORBIDDEN),
        Case(OTHER, src=BATCHED, src_key_padding_mask=PADDED),
        Case(
            {"nhead": 2, "batch_first": True},
            src=BATCHED,
            src_mask=FORBIDDEN,
            src_key_padding_mask=PADDED,
        ),
        Case({**SMALL, "is_causal": True}, src=SEQUENCE, src_mask=FORBIDDEN),
    ),
    "torch.nn.TransformerEncoder": (
        Case(src=SEQUENCE),
        Case({"d_model": 8, **SMALL, "num_layers": 3}, src=SEQUENCE, mask=FORBIDDEN),
        Case({**OTHER, "norm": True}, src=BATCHED, src_key_padding_mask=PADDED),
        Case(
            {"nhead": 2, "batch_first": True, "norm": True},
            src=BATCHED,
            mask=FORBIDDEN,
            src_key_padding_mask=PADDED,
        ),
        Case(
            {"nhead": 2, "batch_first": True, "enable_nested_tensor": True},
            src=BATCHED,
            src_key_padding_mask=AT_THE_END,
        ),
        Case(
            {**SMALL, "num_layers": 1, "mask_check": False, "is_causal": True},
            src=SEQUENCE,
            mask=FORBIDDEN,
        ),
    ),
    "torch.nn.TransformerDecoderLayer": (
        Case(tgt=SEQUENCE, memory=MEMORY),
        Case({"d_model": 8, **SMALL}, tgt=SEQUENCE, memory=MEMORY, **DECODER_MASKS),
        Case(OTHER, tgt=BATCHED, memory=BATCHED_MEMORY),
        Case(
            {**SMALL, "tgt_is_causal": True, "memory_is_causal": True},
            tgt=SEQUENCE,
            memory=MEMORY,
            tgt_mask=FORBIDDEN,
            memory_mask=MEMORY_FORBIDDEN,
        ),
    ),
    "torch.nn.TransformerDecoder": (
        Case(tgt=SEQUENCE, memory=MEMORY),
        Case({"d_model": 8, **SMALL}, tgt=SEQUENCE, memory=MEMORY, **DECODER_MASKS),
        Case({**OTHER, "norm": True}, tgt=BATCHED, memory=BATCHED_MEMORY),
        Case(
            {**SMALL, "num_layers": 1, "tgt_is_causal": True, "memory_is_causal": True},
            tgt=SEQUENCE,
            memory=MEMORY,
            tgt_mask=FORBIDDEN,
            memory_mask=MEMORY_FORBIDDEN,
        ),
    ),
    "torch.nn.Transformer": (
        Case(src=MEMORY, tgt=SEQUENCE),
        Case(
            {"d_model": 8, **SMALL, "num_encoder_layers": 1, "num_decoder_layers": 2},
            src=MEMORY,
            tgt=SEQUENCE,
            src_mask=SOURCE_FORBIDDEN,
            src_key_padding_mask=MEMORY_PADDED,
            **DECODER_MASKS,
        ),
        Case(
            {**OTHER, "num_encoder_layers": 1, "num_decoder_layers": 1},
            src=BATCHED_MEMORY,
            tgt=BATCHED,
        ),
        Case(
            {
                **SMALL,
                "nhead": 4,
                "num_encoder_layers": 2,
                "num_decoder_layers": 1,
                "src_is_causal": True,
                "tgt_is_causal": True,
                "memory_is_causal": True,
            },
            src=MEMORY,
            tgt=SEQUENCE,
            src_mask=SOURCE_FORBIDDEN,
            tgt_mask=FORBIDDEN,
            memory_mask=MEMORY_FORBIDDEN,
        ),
    ),
}
