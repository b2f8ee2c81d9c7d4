"""Cases for dense, recurrent and attention layers, and activations."""

from __future__ import annotations

from case import BATCHED, IMAGE, SEQUENCE, VECTOR, Case, Wired, whole, words

LENGTHS = whole("N", cycle=(6, 2, 1, 5, 3))
BOTH_WAYS = {"h_0": (2, "N", 64), "c_0": (2, "N", 64)}
HIDDEN = {"h_0": (1, "N", 64), "c_0": (1, "N", 64)}
PADDED = Wired(("N", 6), "bool")
FORBIDDEN = Wired((6, 6), "bool")
ROW = Wired(("N",), "int64", 7)
STARTS = whole(3, cycle=(0, 1, 2))
ATTENTION = {"query": SEQUENCE, "key": SEQUENCE, "value": SEQUENCE}

CASES: dict[str, tuple[Case, ...]] = {
    "torch.nn.Linear": (
        Case(input=VECTOR),
        Case({"out_features": 3, "bias": False}, input=IMAGE),
        Case({"in_features": 12, "out_features": 1}, input=VECTOR),
    ),
    "torch.nn.Embedding": (
        Case(input=words(1000)),
        Case({"num_embeddings": 7, "embedding_dim": 3, "padding_idx": 0}, input=words(7)),
        Case({"num_embeddings": 7, "padding_idx": -1, "sparse": True}, input=words(7)),
        Case(
            {"num_embeddings": 7, "max_norm": 1.0, "norm_type": 1.0, "scale_grad_by_freq": True},
            input=words(7),
        ),
    ),
    "torch.nn.EmbeddingBag": (
        Case(input=words(1000)),
        Case(
            {"num_embeddings": 7, "embedding_dim": 3, "mode": "sum", "padding_idx": 0},
            input=words(7),
            per_sample_weights=("N", 5),
        ),
        Case(
            {"num_embeddings": 7, "mode": "max", "max_norm": 1.0, "norm_type": 1.0},
            input=words(7),
        ),
        Case({"num_embeddings": 7, "sparse": True}, input=ROW, offsets=STARTS),
        Case(
            {"num_embeddings": 7, "include_last_offset": True, "scale_grad_by_freq": True},
            input=ROW,
            offsets=STARTS,
        ),
    ),
    "torch.nn.Bilinear": (
        Case(input1=VECTOR, input2=("N", 5)),
        Case({"out_features": 3, "bias": False}, input1=BATCHED, input2=("N", 6, 2)),
        Case({"in1_features": 12, "in2_features": 5}, input1=VECTOR, input2=("N", 5)),
    ),
    "torch.nn.ReLU": (Case(input=IMAGE), Case({"inplace": True}, input=VECTOR)),
    "torch.nn.LeakyReLU": (
        Case(input=IMAGE),
        Case({"negative_slope": 0.2, "inplace": True}, input=VECTOR),
    ),
    "torch.nn.ELU": (Case(input=IMAGE), Case({"alpha": 0.5, "inplace": True}, input=VECTOR)),
    "torch.nn.GELU": (Case(input=IMAGE), Case({"approximate": "tanh"}, input=VECTOR)),
    "torch.nn.SiLU": (Case(input=IMAGE), Case({"inplace": True}, input=VECTOR)),
    "torch.nn.Sigmoid": (Case(input=IMAGE), Case(input=VECTOR)),
    "torch.nn.Tanh": (Case(input=IMAGE), Case(input=VECTOR)),
    "torch.nn.Softmax": (Case(input=VECTOR), Case({"dim": 1}, input=IMAGE)),
    "torch.nn.LogSoftmax": (Case(input=VECTOR), Case({"dim": 1}, input=IMAGE)),
    "torch.nn.ReLU6": (Case(input=IMAGE), Case({"inplace": True}, input=VECTOR)),
    "torch.nn.RReLU": (
        Case(input=IMAGE),
        Case({"lower": 0.2, "upper": 0.5, "inplace": True}, input=VECTOR),
    ),
    "torch.nn.PReLU": (
        Case(input=IMAGE),
        Case({"num_parameters": 4, "init": 0.1}, input=IMAGE),
    ),
    "torch.nn.SELU": (Case(input=IMAGE), Case({"inplace": True}, input=VECTOR)),
    "torch.nn.CELU": (Case(input=IMAGE), Case({"alpha": 0.5, "inplace": True}, input=VECTOR)),
    "torch.nn.Mish": (Case(input=IMAGE), Case({"inplace": True}, input=VECTOR)),
    "torch.nn.Hardswish": (Case(input=IMAGE), Case({"inplace": True}, input=VECTOR)),
    "torch.nn.Softplus": (Case(input=IMAGE), Case({"beta": 2.0, "threshold": 5.0}, input=VECTOR)),
    "torch.nn.Threshold": (
        Case(input=IMAGE),
        Case({"threshold": 0.1, "value": -2.0, "inplace": True}, input=VECTOR),
    ),
    "torch.nn.LogSigmoid": (Case(input=IMAGE), Case(input=VECTOR)),
    "torch.nn.Hardsigmoid": (Case(input=IMAGE), Case({"inplace": True}, input=VECTOR)),
    "torch.nn.Hardtanh": (
        Case(input=IMAGE),
        Case({"min_val": -0.5, "max_val": 0.25, "inplace": True}, input=VECTOR),
    ),
    "torch.nn.Softsign": (Case(input=IMAGE), Case(input=VECTOR)),
    "torch.nn.Hardshrink": (Case(input=IMAGE), Case({"lambd": 0.1}, input=VECTOR)),
    "torch.nn.Softshrink": (Case(input=IMAGE), Case({"lambd": 0.1}, input=VECTOR)),
    "torch.nn.Tanhshrink": (Case(input=IMAGE), Case(input=VECTOR)),
    "torch.nn.GLU": (Case(input=VECTOR), Case({"dim": 1}, input=IMAGE)),
    "torch.nn.Softmin": (Case(input=VECTOR), Case({"dim": 1}, input=IMAGE)),
    "torch.nn.Softmax2d": (Case(input=IMAGE), Case(input=("N", 3, 2, 5))),
    "torch.nn.CosineSimilarity": (
        Case(x1=VECTOR, x2=VECTOR),
        Case({"dim": -1, "eps": 0.1}, x1=BATCHED, x2=("N", 1, 8)),
    ),
    "torch.nn.PairwiseDistance": (
        Case(x1=VECTOR, x2=VECTOR),
        Case({"p": 1.0, "eps": 0.1, "keepdim": True}, x1=VECTOR, x2=VECTOR),
    ),
    "torch.nn.RNN": (
        Case(input=SEQUENCE),
        Case(input=SEQUENCE, h_0=(1, "N", 64)),
        Case(
            {"hidden_size": 5, "num_layers": 2, "dropout": 0.3, "nonlinearity": "relu"},
            input=SEQUENCE,
        ),
        Case(
            {"input_size": 8, "bias": False, "batch_first": True, "bidirectional": True},
            input=BATCHED,
        ),
        Case(input=SEQUENCE, lengths=LENGTHS),
    ),
    "torch.nn.RNNCell": (
        Case(input=VECTOR),
        Case({"nonlinearity": "relu", "bias": False}, input=VECTOR, h_0=("N", 64)),
        Case({"input_size": 12, "hidden_size": 3}, input=VECTOR),
    ),
    "torch.nn.LSTMCell": (
        Case(input=VECTOR),
        Case({"hidden_size": 3, "bias": False}, input=VECTOR, h_0=("N", 3), c_0=("N", 3)),
        Case({"input_size": 12}, input=VECTOR),
    ),
    "torch.nn.GRUCell": (
        Case(input=VECTOR),
        Case({"hidden_size": 3, "bias": False}, input=VECTOR, h_0=("N", 3)),
        Case({"input_size": 12}, input=VECTOR),
    ),
    "torch.nn.LSTM": (
        Case(input=SEQUENCE),
        Case(input=SEQUENCE, **HIDDEN),
        Case({"hidden_size": 5, "num_layers": 2, "dropout": 0.3}, input=SEQUENCE),
        Case({"batch_first": True, "bidirectional": True, "bias": False}, input=BATCHED),
        Case(
            {"input_size": 8, "hidden_size": 5, "proj_size": 3},
            input=SEQUENCE,
            h_0=(1, "N", 3),
            c_0=(1, "N", 5),
        ),
        Case(input=SEQUENCE, lengths=LENGTHS),
        Case({"batch_first": True, "num_layers": 2}, input=BATCHED, lengths=LENGTHS),
        Case({"bidirectional": True}, input=SEQUENCE, lengths=LENGTHS, **BOTH_WAYS),
    ),
    "torch.nn.GRU": (
        Case(input=SEQUENCE),
        Case(input=SEQUENCE, h_0=(1, "N", 64)),
        Case({"hidden_size": 5, "num_layers": 2, "dropout": 0.3, "bias": False}, input=SEQUENCE),
        Case(
            {"input_size": 8, "hidden_size": 5, "batch_first": True, "bidirectional": True},
            input=BATCHED,
            h_0=(2, "N", 5),
        ),
        Case({"batch_first": True}, input=BATCHED, lengths=LENGTHS, h_0=(1, "N", 64)),
    ),
    "torch.nn.MultiheadAttention": (
        Case(**ATTENTION),
        Case({"num_heads": 2, "dropout": 0.2, "bias": False}, **ATTENTION),
        Case({"add_bias_kv": True, "add_zero_attn": True}, key_padding_mask=PADDED, **ATTENTION),
        Case({"need_weights": False}, attn_mask=FORBIDDEN, **ATTENTION),
        Case({"need_weights": False, "is_causal": True}, attn_mask=FORBIDDEN, **ATTENTION),
        Case(
            {"batch_first": True, "num_heads": 4, "average_attn_weights": False},
            query=BATCHED,
            key=BATCHED,
            value=BATCHED,
            key_padding_mask=PADDED,
            attn_mask=FORBIDDEN,
        ),
        Case({"num_heads": 2}, query=SEQUENCE, key=(5, "N", 6), value=(5, "N", 4)),
        Case(
            {"embed_dim": 8, "kdim": 6, "vdim": 4},
            query=SEQUENCE,
            key=(5, "N", 6),
            value=(5, "N", 4),
        ),
    ),
}
