"""Capsules against the paper's procedure, and graph layers against PyTorch Geometric."""

from __future__ import annotations

import pytest
import torch
from library import assert_same, placed
from torch import Tensor, nn


def seeded(*shape: int) -> Tensor:
    return torch.rand(*shape, generator=torch.Generator().manual_seed(5))


def squash(x: Tensor) -> Tensor:
    length = x.norm(dim=-1, keepdim=True)
    return length**2 / (1 + length**2) * x / length


def route(votes: Tensor, rounds: int) -> Tensor:
    """Procedure 1 of https://arxiv.org/abs/1710.09829, for one example at a time."""
    found = []
    for u in votes:
        logits = torch.zeros(u.shape[:2])
        for _ in range(rounds):
            shares = logits.softmax(dim=1)
            v = squash((shares[..., None] * u).sum(dim=0))
            logits = logits + (u * v).sum(dim=-1)
        found.append(v)
    return torch.stack(found)


class Capsules(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(seeded(6, 3, 5, 4))

    def forward(self, x: Tensor) -> Tensor:
        votes = torch.stack(
            [
                torch.stack(
                    [torch.stack([self.weight[i, o] @ one[i] for o in range(3)]) for i in range(6)]
                )
                for one in x
            ]
        )
        return route(votes, 3)


def test_capsules():
    class Routing(nn.Module):
        def forward(self, votes: Tensor) -> Tensor:
            return route(votes, 4)

    plan = placed("CapsuleRouting", {"votes": (("N", 6, 3, 5),)}, rounds=4)
    assert_same(plan, Routing(), (seeded(2, 6, 3, 5),))
    face = {"inputs": 6, "input_size": 4, "capsules": 3, "size": 5}
    assert_same(
        placed("CapsuleLayer", {"x": (("N", 6, 4),)}, **face), Capsules(), (seeded(2, 6, 4),)
    )


@pytest.fixture(scope="module")
def geometric():
    # Its modules still use what torch's own deprecates.
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from torch_geometric import nn as found
    return found


NODES, EDGES = ("N", 7, 5), ("N", 7, 7)
WIRED = {"x": (NODES,), "adjacency": (EDGES,)}


def graphs() -> tuple[Tensor, Tensor]:
    """Two graphs of seven nodes; one node of the first has no neighbour."""
    adjacency = (seeded(2, 7, 7) < 0.4).float()
    adjacency = torch.maximum(adjacency, adjacency.transpose(1, 2))
    adjacency.diagonal(dim1=1, dim2=2).zero_()
    adjacency[0, 3] = adjacency[0, :, 3] = 0
    return seeded(2, 7, 5), adjacency


def test_graph_convolution(geometric):
    plan = placed("GraphConvolution", WIRED, features=6)
    assert_same(plan, geometric.DenseGCNConv(5, 6), graphs(), {"lin.": "linear."})


def test_graph_convolution_as_its_sparse_original(geometric):
    x, adjacency = graphs()
    layer = geometric.GCNConv(5, 6)

    class Sparse(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.layer = layer

        def forward(self, x: Tensor, adjacency: Tensor) -> Tensor:
            return torch.stack(
                [layer(one, a.t().nonzero().t()) for one, a in zip(x, adjacency, strict=True)]
            )

    renamed = {"layer.": "", "lin.": "linear."}
    assert_same(placed("GraphConvolution", WIRED, features=6), Sparse(), (x, adjacency), renamed)


def test_graph_attention(geometric):
    layer = geometric.DenseGATConv(5, 4, heads=3)
    nn.init.normal_(layer.bias)

    class Attention(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.linear = layer.lin
            self.of_neighbour = nn.Parameter(layer.att_src.detach()[0, 0])
            self.of_itself = nn.Parameter(layer.att_dst.detach()[0, 0])
            self.bias = layer.bias

        def forward(self, x: Tensor, adjacency: Tensor) -> Tensor:
            return layer(x, adjacency.clone())  # which it changes in place

    assert_same(placed("GraphAttention", WIRED, features=4, heads=3), Attention(), graphs())


def test_graph_sage(geometric):
    plan = placed("GraphSAGE", WIRED, features=6)
    renamed = {"lin_rel.": "of_neighbours.", "lin_root.": "of_itself."}
    assert_same(plan, geometric.DenseSAGEConv(5, 6), graphs(), renamed)
