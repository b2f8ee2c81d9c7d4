"""How far parameters are from where the run began."""

from __future__ import annotations

import math

from torch import Tensor

from studio.message import UserError
from studio.observe.asks.weights import Distance, DistanceAsk, DistanceFound
from studio.observe.exact import exact
from studio.observe.looks import held
from studio.observe.looks.subject import Subject


def look(ask: DistanceAsk, subject: Subject) -> DistanceFound:
    """Hold each parameter of the node against itself at the beginning."""
    origin = subject.origin
    since = origin.step() if origin is not None else None
    if origin is None or since is None:
        raise UserError(
            "The weights with which this run began are not kept, so nothing can be held against "
            "them. Runs keep them while train.film is on."
        )
    now = held.named(subject, ask.node)
    then = origin.weights(now)
    found = {
        name: _apart(one, then[name])
        for name, one in now.items()
        if name in then and then[name].shape == one.shape
    }
    return DistanceFound(found, since)


def _apart(now: Tensor, then: Tensor) -> Distance:
    here = exact(now.detach().cpu()).flatten()
    there = exact(then.cpu()).flatten()
    sizes = float(here.norm()), float(there.norm())
    relative = float((here - there).norm()) / sizes[1] if sizes[1] else math.nan
    product = sizes[0] * sizes[1]
    cosine = float(here @ there) / product if product else math.nan
    return Distance(relative, min(1.0, max(-1.0, cosine)) if product else math.nan)
