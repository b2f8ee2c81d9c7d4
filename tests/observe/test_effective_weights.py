"""Looking at a parametrized weight changes nothing."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn.utils import parametrizations

from studio.observe.histogram import effective, weights


def test_spectral_normalisation_takes_no_step_when_it_is_looked_at():
    torch.manual_seed(0)
    layer = parametrizations.spectral_norm(nn.Conv2d(2, 4, 3))
    before = {key: value.clone() for key, value in layer.state_dict().items()}
    frame = weights("n1", layer, 0)
    assert frame is not None
    assert frame.filters is not None
    assert all(torch.equal(value, before[key]) for key, value in layer.state_dict().items())
    assert layer.parametrizations.weight.training
    seen = effective(layer, "weight")
    layer.eval()
    assert torch.equal(seen, layer.weight)
    layer.train()
    _ = layer.weight
    assert not torch.equal(
        layer.state_dict()["parametrizations.weight.0._u"], before["parametrizations.weight.0._u"]
    )
