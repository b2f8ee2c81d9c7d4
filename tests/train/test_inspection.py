"""All values of one step: the numbers of a step that is made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
import torch.nn.functional as F  # noqa: N812
from running import job, plan_of, straight
from torch import Tensor

from studio.compile.module import seeded
from studio.data.sources import load
from studio.observe.frames import StepValues
from studio.observe.mailbox import Mailbox
from studio.train.inbox import Inbox, Pause, StepOnce, Stop
from studio.train.worker import run


def network():
    return straight(("Linear", {"out_features": 4}), ("Tanh", {}), ("Linear", {"out_features": 2}))


def second_step(draw) -> tuple[Tensor, Tensor, dict[str, tuple[float, float, float]]]:
    """What the first layer gives in the second step, its loss, and what moves."""
    module = seeded(plan_of(draw), 0)
    dataset = load(job(Path(), draw).project.settings)
    x, y = (torch.from_numpy(dataset.train[name]) for name in ("points", "label"))
    order = torch.randperm(len(x), generator=torch.Generator().manual_seed(0)).split(16)
    optimizer = torch.optim.Adam(module.parameters(), lr=1e-3, fused=True)
    for batch in order[:2]:
        before = {n: p.detach().clone() for n, p in module.named_parameters()}
        hidden = module.layer("n2")(x[batch])
        loss = F.cross_entropy(module(x[batch]), y[batch])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    moved = {
        n: (float(before[n].norm()), float(p.grad.norm()), float((p.detach() - before[n]).norm()))
        for n, p in module.named_parameters()
    }
    return hidden, loss, moved


def test_the_values_are_those_of_the_step(tmp_path: Path) -> None:
    draw = network()
    box = Mailbox()

    class Steps(Inbox):
        def __bool__(self) -> bool:
            return True

        def take(self):
            return next(self._script, None)

        def wait(self, timeout_s=None):
            return next(self._script)

    inbox = Steps()
    inbox._script = iter([Pause(), None, StepOnce(inspected=True), None, Stop()])
    result = run(job(tmp_path / "run", draw), box, inbox)
    assert (result.state, result.steps) == ("stopped", 2)
    (frame,) = (f for f in box.drain() if isinstance(f, StepValues))
    hidden, loss, moved = second_step(draw)
    assert frame.step == 2
    assert list(frame.losses.values()) == [pytest.approx(loss.item())]
    (seen,) = (each for each in frame.seen if each.node == "n2")
    assert seen.shape == (16, 4)
    assert (seen.mean, seen.std) == pytest.approx((hidden.mean().item(), hidden.std().item()))
    assert (seen.low, seen.high) == pytest.approx((hidden.min().item(), hidden.max().item()))
    assert seen.first == pytest.approx(hidden.flatten()[:8].tolist())
    assert {each.node for each in frame.seen} == {"n1", "n2", "n3", "n4"}
    told = [(each.weight, each.gradient, each.update) for each in frame.moved]
    assert [pytest.approx(each, rel=1e-4) for each in moved.values()] == told
    assert frame.moved[0].ratio == pytest.approx(frame.moved[0].update / frame.moved[0].weight)


def test_nothing_is_told_unasked(tmp_path: Path) -> None:
    box = Mailbox()
    run(job(tmp_path / "run", network(), train_epochs=1), box, Inbox())
    assert not [f for f in box.drain() if isinstance(f, StepValues)]
