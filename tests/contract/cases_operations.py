"""Cases for operations on tensors, and for inputs and outputs."""

from __future__ import annotations

from case import BATCHED, IMAGE, SIGNAL, VECTOR, Case, Wired, words

MATRIX = ("N", 5, 5)
MASK = Wired(("N", 12), "bool")


def places(*shape: int | str, below: int) -> Wired:
    """Places along an axis of that length."""
    return Wired(shape, "int64", below)


HEADS = {"query": ("N", 2, 6, 4), "key": ("N", 2, 5, 4), "value": ("N", 2, 5, 3)}
SQUARE = {"query": ("N", 2, 6, 4), "key": ("N", 2, 6, 4), "value": ("N", 2, 6, 4)}

CASES: dict[str, tuple[Case, ...]] = {
    "input": (
        Case(),
        Case({"shape": ("N", 3)}),
        Case({"shape": (2, "N", 3), "dtype": "float64"}),
        Case({"shape": ("N", 7), "dtype": "int64"}),
        Case({"shape": ("N",), "dtype": "bool", "order": 1}),
    ),
    "output": (Case(input=IMAGE), Case({"order": 1}, input=Wired(("N", 3), "int64", 5))),
    "torch.nn.Flatten": (
        Case(input=IMAGE),
        Case({"start_dim": 2}, input=IMAGE),
        Case({"end_dim": 2}, input=IMAGE),
        Case({"start_dim": 0}, input=VECTOR),
    ),
    "torch.reshape": (
        Case(input=IMAGE),
        Case({"shape": ("N", 2, -1, 8)}, input=IMAGE),
        Case({"shape": (-1, 4)}, input=VECTOR),
        Case({"shape": (3, "N", 4)}, input=VECTOR),
    ),
    "torch.permute": (
        Case(input=SIGNAL),
        Case({"dims": (0, 2, 3, 1)}, input=IMAGE),
        Case({"dims": (1, 0)}, input=VECTOR),
    ),
    "Add": (
        Case(input=(IMAGE, IMAGE)),
        Case(input=(IMAGE, ("N", 4, 1, 1), (8,))),
        Case(input=(VECTOR,)),
    ),
    "Multiply": (
        Case(input=(IMAGE, IMAGE)),
        Case(input=(VECTOR, ("N", 1), VECTOR)),
        Case(input=(VECTOR,)),
    ),
    "torch.cat": (
        Case(tensors=(IMAGE, ("N", 2, 8, 8))),
        Case({"dim": -1}, tensors=(VECTOR, ("N", 3), VECTOR)),
        Case({"dim": 0}, tensors=(VECTOR, VECTOR)),
        Case(tensors=(VECTOR,)),
    ),
    "torch.stack": (
        Case(tensors=(IMAGE, IMAGE)),
        Case({"dim": -1}, tensors=(VECTOR, VECTOR, VECTOR)),
        Case({"dim": 0}, tensors=(VECTOR,)),
    ),
    "MatMul": (
        Case(input=("N", 3, 4), other=("N", 4, 5)),
        Case(input=IMAGE, other=(8, 2)),
    ),
    "torch.bmm": (
        Case(input=("N", 3, 4), mat2=("N", 4, 5)),
        Case(input=BATCHED, mat2=("N", 8, 1)),
    ),
    "torch.einsum": (
        Case(operands=(VECTOR, VECTOR)),
        Case({"equation": "nchw, dc -> ndhw"}, operands=(IMAGE, (3, 4))),
        Case({"equation": "bhqd,bhkd->bhqk"}, operands=(("N", 2, 6, 4), ("N", 2, 5, 4))),
        Case({"equation": "bi,ijk,bk->bj"}, operands=(VECTOR, (12, 3, 5), ("N", 5))),
        Case({"equation": "...ij,jk"}, operands=(IMAGE, (8, 2))),
        Case({"equation": "...ij,...jk->...ki"}, operands=(IMAGE, (4, 8, 2))),
    ),
    "torch.outer": (
        Case(input=(4,), vec2=("N",)),
        Case(input=("N",), vec2=(3,)),
    ),
    "torch.cdist": (
        Case(x1=BATCHED, x2=("N", 5, 8)),
        Case({"p": 1.0}, x1=BATCHED, x2=(5, 8)),
        Case({"p": "inf"}, x1=BATCHED, x2=BATCHED),
        Case(x1=("N", 30, 8), x2=("N", 5, 8)),
        Case({"compute_mode": "use_mm_for_euclid_dist"}, x1=BATCHED, x2=("N", 5, 8)),
        Case({"compute_mode": "donot_use_mm_for_euclid_dist"}, x1=("N", 30, 8), x2=BATCHED),
    ),
    "torch.nn.functional.scaled_dot_product_attention": (
        Case(**HEADS),
        Case({"scale": 0.5}, attn_mask=Wired((6, 5), "bool"), **HEADS),
        Case(attn_mask=("N", 1, 6, 5), **HEADS),
        Case({"is_causal": True}, **SQUARE),
        Case({"dropout_p": 0.5}, **SQUARE),
        Case({"enable_gqa": True}, query=("N", 4, 6, 4), key=("N", 2, 5, 4), value=("N", 2, 5, 4)),
    ),
    "torch.nn.functional.embedding": (
        Case(input=words(7), weight=(7, 12)),
        Case({"padding_idx": 0, "sparse": True}, input=words(7), weight=(7, 12)),
        Case(
            {"max_norm": 1.0, "norm_type": 1.0, "scale_grad_by_freq": True},
            input=words(7),
            weight=(7, 12),
        ),
    ),
    "torch.nn.functional.linear": (
        Case(input=VECTOR, weight=(5, 12)),
        Case(input=BATCHED, weight=(5, 8), bias=(5,)),
    ),
    "torch.Tensor.view": (
        Case(input=IMAGE),
        Case({"shape": ("N", 2, -1, 8)}, input=IMAGE),
        Case({"shape": (-1,)}, input=VECTOR),
    ),
    "torch.transpose": (
        Case(input=SIGNAL),
        Case({"dim0": 0, "dim1": 2}, input=IMAGE),
    ),
    "torch.movedim": (
        Case(input=IMAGE),
        Case({"source": (2, 3), "destination": (0, 1)}, input=IMAGE),
    ),
    "torch.squeeze": (
        Case(input=("N", 3, 1)),
        Case({"dim": 1}, input=SIGNAL),
        Case({"dim": (1, 3)}, input=("N", 1, 3, 1)),
    ),
    "torch.unsqueeze": (Case(input=VECTOR), Case({"dim": -1}, input=IMAGE)),
    "torch.Tensor.expand": (
        Case(input=("N", 1, 5)),
        Case({"size": ("N", -1, 3)}, input=(1, 4, 3)),
        Case({"size": (2, -1, -1)}, input=VECTOR),
    ),
    "torch.Tensor.expand_as": (
        Case(input=(1, 1, 8), other=BATCHED),
        Case(input=("N", 1), other=VECTOR),
    ),
    "torch.Tensor.repeat": (
        Case(input=VECTOR),
        Case({"repeats": (2, 1, 3, 1)}, input=IMAGE),
        Case({"repeats": (2, 1, 1)}, input=VECTOR),
    ),
    "torch.repeat_interleave": (
        Case(input=VECTOR),
        Case({"repeats": 3, "dim": 0}, input=IMAGE),
    ),
    "torch.nn.functional.pad": (
        Case(input=IMAGE),
        Case({"pad": (1, 0, 2, 1), "mode": "reflect"}, input=IMAGE),
        Case({"pad": (-1, 2), "value": 0.5}, input=VECTOR),
        Case({"pad": (2, 2), "mode": "circular"}, input=SIGNAL),
    ),
    "torch.roll": (
        Case(input=VECTOR),
        Case({"shifts": (1, -2), "dims": (2, 3)}, input=IMAGE),
    ),
    "torch.flip": (Case(input=VECTOR), Case({"dims": (2, 3)}, input=IMAGE)),
    "torch.rot90": (
        Case(input=("N", 4, 3, 5)),
        Case({"k": -2, "dims": (1, 3)}, input=IMAGE),
    ),
    "torch.Tensor.unfold": (
        Case(input=VECTOR),
        Case({"dimension": 2, "size": 4, "step": 3}, input=SIGNAL),
    ),
    "torch.split": (
        Case(input=("N", 2)),
        Case({"split_size_or_sections": (5, 4, 3), "dim": -1}, input=VECTOR),
        Case({"split_size_or_sections": (4,)}, input=IMAGE),
    ),
    "torch.chunk": (
        Case(input=IMAGE),
        Case({"chunks": 3, "dim": -1}, input=VECTOR),
        Case({"chunks": 1}, input=VECTOR),
    ),
    "torch.unbind": (
        Case(input=("N", 2, 3)),
        Case({"count": 8, "dim": -1}, input=IMAGE),
        Case({"count": 3, "dim": 0}, input=(3, "N", 2)),
    ),
    "Index": (
        Case(input=IMAGE),
        Case({"index": "..., -1"}, input=SIGNAL),
        Case({"index": "[:, 1:3, None, ::2, -4:]"}, input=IMAGE),
        Case({"index": ":,:,:-1"}, input=BATCHED),
    ),
    "torch.select": (Case(input=IMAGE), Case({"dim": -1, "index": -2}, input=VECTOR)),
    "torch.narrow": (
        Case(input=IMAGE),
        Case({"dim": -1, "start": 2, "length": 5}, input=VECTOR),
    ),
    "torch.gather": (
        Case(input=VECTOR, index=places("N", 3, below=12)),
        Case({"dim": -1}, input=BATCHED, index=places("N", 6, 2, below=8)),
    ),
    "torch.index_select": (
        Case(input=IMAGE, index=places(6, below=4)),
        Case({"dim": 0}, input=(5, 3), index=places("N", below=5)),
    ),
    "torch.take_along_dim": (
        Case(input=VECTOR, indices=places("N", 3, below=12)),
        Case({"dim": -1}, input=BATCHED, indices=places("N", 1, 2, below=8)),
    ),
    "torch.scatter_add": (
        Case(input=VECTOR, index=places("N", 5, below=12), src=("N", 5)),
        Case({"dim": 0}, input=(3, 4), index=places("N", 4, below=3), src=("N", 4)),
    ),
    "torch.index_add": (
        Case(input=VECTOR, index=places(5, below=12), source=("N", 5)),
        Case({"dim": 0, "alpha": -2.0}, input=(3, 4), index=places("N", below=3), source=("N", 4)),
    ),
    "torch.nn.functional.one_hot": (
        Case(input=places("N", below=10)),
        Case({"num_classes": 4}, input=places("N", 3, below=4)),
    ),
    "torch.tril": (Case(input=MATRIX), Case({"diagonal": -1}, input=IMAGE)),
    "torch.triu": (Case(input=MATRIX), Case({"diagonal": 1}, input=IMAGE)),
    "torch.diagonal": (
        Case(input=MATRIX),
        Case({"offset": 1, "dim1": 1, "dim2": 3}, input=IMAGE),
    ),
    "torch.diag_embed": (
        Case(input=VECTOR),
        Case({"offset": -1, "dim1": 1, "dim2": 2}, input=SIGNAL),
    ),
    "torch.nn.functional.interpolate": (
        Case(input=IMAGE),
        Case({"scale_factor": None, "size": (5, 12), "mode": "area"}, input=IMAGE),
        Case({"mode": "bilinear", "align_corners": True}, input=IMAGE),
        Case({"mode": "bicubic", "antialias": True, "scale_factor": 0.5}, input=IMAGE),
        Case({"mode": "linear", "recompute_scale_factor": True}, input=SIGNAL),
        Case({"mode": "nearest-exact", "scale_factor": (1.5, 0.5)}, input=IMAGE),
        Case({"mode": "trilinear", "size": 3, "scale_factor": None}, input=("N", 2, 4, 4, 4)),
    ),
    "torch.nn.functional.grid_sample": (
        Case(input=IMAGE, grid=("N", 5, 6, 2)),
        Case(
            {"mode": "bicubic", "padding_mode": "border", "align_corners": True},
            input=IMAGE,
            grid=("N", 3, 3, 2),
        ),
    ),
    "torch.nn.functional.affine_grid": (
        Case(theta=("N", 2, 3)),
        Case({"size": ("N", 3, 5, 6), "align_corners": True}, theta=("N", 2, 3)),
    ),
    "torch.nn.functional.normalize": (
        Case(input=VECTOR),
        Case({"p": 1.0, "dim": (2, 3), "eps": 1e-6}, input=IMAGE),
        Case({"p": "inf", "dim": -1}, input=BATCHED),
    ),
    "Parameter": (Case(), Case({"size": (1, 4, 8), "fill_value": 2.5}), Case({"size": ()})),
    "RandomParameter": (Case(), Case({"size": (3, 8), "mean": 1.0, "std": 0.5})),
    "Constant": (
        Case(),
        Case({"size": (3, 4), "fill_value": 0.5}),
        Case({"size": (2,), "fill_value": 7.0, "dtype": "int64"}),
        Case({"fill_value": 1.0, "dtype": "bool"}),
    ),
    "torch.arange": (
        Case(),
        Case({"start": 2.0, "end": 9.0, "step": 3.0}),
        Case({"end": 1.0, "step": 0.25, "dtype": "float32"}),
    ),
    "torch.linspace": (Case(), Case({"start": -1.0, "end": 2.0, "steps": 5})),
    "torch.eye": (Case(), Case({"n": 3, "m": 5})),
    "torch.zeros_like": (Case(input=VECTOR), Case(input=IMAGE)),
    "torch.ones_like": (Case(input=VECTOR), Case(input=MASK)),
    "torch.randn_like": (Case(input=VECTOR), Case(input=IMAGE)),
    "torch.rand_like": (Case(input=VECTOR), Case(input=IMAGE)),
    "torch.bernoulli": (Case(input=Wired(("N", 12), low=0.0)),),
    "torch.Tensor.new_full": (
        Case(input=IMAGE),
        Case({"size": (2, "N", 8), "fill_value": 0.5}, input=VECTOR),
    ),
    "torch.Tensor.detach": (Case(input=VECTOR), Case(input=IMAGE)),
    "torch.Tensor.to": (
        Case(input=Wired(("N", 3), "int64", 5)),
        Case({"dtype": "int64"}, input=VECTOR),
        Case({"dtype": "bool"}, input=IMAGE),
    ),
    "torch.Tensor.masked_fill": (
        Case(input=VECTOR, mask=MASK),
        Case({"value": 0.5}, input=VECTOR, mask=Wired((12,), "bool")),
    ),
}
