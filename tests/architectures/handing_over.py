"""Weights from a hand-written network to one that was drawn, in order."""

from __future__ import annotations

import torch
from torch import nn

import studio.api as plexus
from studio.app.examples import find
from studio.compile.plan import Plan


def plan_of(name: str) -> Plan:
    """The plan of a bundled example, which has no problem at all."""
    analysis = plexus.analyse(plexus.load(find(name).path))
    assert not analysis.problems, [str(problem.message) for problem in analysis.problems]
    assert analysis.plan is not None
    return analysis.plan


def parameters(module: nn.Module) -> int:
    return sum(parameter.numel() for parameter in module.parameters())


def lively(reference: nn.Module) -> nn.Module:
    """The network ready to answer, with statistics of normalisation that are not all alike."""
    draw = torch.Generator().manual_seed(2)
    for layer in reference.modules():
        if isinstance(layer, nn.modules.batchnorm._BatchNorm):
            for values, low in ((layer.running_mean, -0.2), (layer.running_var, 0.6)):
                assert values is not None
                values.uniform_(low, low + 0.5, generator=draw)
            with torch.no_grad():
                layer.weight.uniform_(0.7, 1.3, generator=draw)
                layer.bias.uniform_(-0.1, 0.1, generator=draw)
    return reference.eval()


def handed_over(reference: nn.Module, drawn: nn.Module) -> nn.Module:
    """The drawn network with the very tensors of the reference: nothing is copied."""
    mine, theirs = drawn.state_dict(), reference.state_dict()
    assert [v.shape for v in mine.values()] == [v.shape for v in theirs.values()]
    given = dict(zip(mine, theirs.values(), strict=True))
    drawn.load_state_dict(given, assign=True)
    return drawn.eval()
