"""What nodes give can be handed on as something else while a module runs, in blocks too."""

from __future__ import annotations

import pytest
import torch
from drawing import Drawing
from running import plan_of, straight
from torch import Tensor

from studio.compile.module import NodeError, PlanModule, seeded


def module() -> PlanModule:
    draw = straight(("ReLU", {}), ("Linear", {"out_features": 2}), ("ReLU", {"inplace": True}))
    return seeded(plan_of(draw), 0)


def repeated() -> PlanModule:
    draw = Drawing()
    source, out = draw.add("input", "x", shape=("N", 2)), draw.add("output", "y")
    draw.project.graphs["Twice"] = type(draw.project.model)()
    draw.within = "Twice"
    draw.chain(
        draw.add("input", "a", shape=("N", 2)),
        draw.add("ReLU", "relu"),
        draw.add("output", "b"),
    )
    draw.within = "model"
    block = draw.add("block:Twice", "block", repeat=2)
    draw.chain(source, block, out)
    return seeded(plan_of(draw), 0)


def test_a_value_goes_on_as_it_was_changed_and_only_within_the_scope() -> None:
    net, x = module(), torch.tensor([[1.0, -2.0]])
    plain = net(x)
    with net.changed({("n2", "output"): lambda value: value * 0}):
        without = net(x)
    linear = net.layer("n3")
    assert linear is not None
    assert torch.equal(without, linear(torch.zeros(1, 2)).relu())
    assert torch.equal(net(x), plain)


def test_scopes_add_up_and_what_is_tapped_goes_on_changed() -> None:
    net, x = module(), torch.tensor([[1.0, -2.0]])
    turned, bent = {("n1", "output"): torch.neg}, {("n2", "output"): torch.exp}
    with net.changed(turned), net.changed(bent), net.tapped(["n3"]) as taken:
        net(x)
    linear = net.layer("n3")
    assert linear is not None
    assert torch.equal(taken["n3", "output"], linear(torch.tensor([[0.0, 2.0]]).exp()))
    assert net._live.tap is None


def test_nothing_stays_changed_after_an_exception() -> None:
    net = module()

    def broken(_: Tensor) -> Tensor:
        raise RuntimeError("no")

    with pytest.raises(NodeError), net.changed({("n2", "output"): broken}):
        net(torch.ones(1, 2))
    assert net._live.tap is None


def test_each_repetition_of_a_block_is_changed_by_itself() -> None:
    net = repeated()
    block = net.plan.steps[1].node
    (relu,) = [step.node for step in net.plan.steps[1].bodies[0].steps if step.called == "relu"]
    x = torch.tensor([[1.0, 3.0]])
    with net.changed({(f"{block}#1/{relu}", "output"): lambda value: value + 5}):
        assert net(x).tolist() == [[6, 8]]
    with net.changed({(f"{block}/{relu}", "output"): torch.neg}):
        assert net(x).tolist() == [[0, 0]]
