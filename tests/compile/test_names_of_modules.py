"""A node may be called like something that the module has for itself."""

from __future__ import annotations

import inspect

import pytest
import torch
from drawing import STANDARD, Drawing

from studio.compile.analysis import Analyser
from studio.compile.module import seeded


@pytest.mark.parametrize("name", ["layer", "plan", "tapped", "forward", "training", "import_"])
def test_a_node_may_have_a_name_of_the_module(name: str) -> None:
    draw = Drawing()
    node = draw.add("Linear", name)
    draw.chain(draw.add("input", "image", shape=("N", 4)), node, draw.add("output", "scores"))
    plan = Analyser(STANDARD).analyse(draw.project).plan
    assert plan is not None
    module = seeded(plan, 0)
    step = plan.step(node)
    assert step is not None
    assert list(module.state_dict()) == [f"{step.name}.weight", f"{step.name}.bias"]
    assert isinstance(module.layer(node), torch.nn.Linear)
    assert module(torch.rand(2, 4)).shape == (2, 10)


def test_settings_that_torch_implies_are_not_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, object] = {}
    original = torch.nn.BatchNorm1d.__init__
    signature = inspect.signature(original)

    def keep(self: torch.nn.BatchNorm1d, *args: object, **kwargs: object) -> None:
        given.update(signature.bind(self, *args, **kwargs).arguments)
        original(self, *args, **kwargs)  # type: ignore[arg-type]

    draw = Drawing()
    layers = [draw.add("BatchNorm1d", eps=1e-3), draw.add("output")]
    draw.chain(draw.add("input", "image", shape=("N", 4)), *layers)
    plan = Analyser(STANDARD).analyse(draw.project).plan
    assert plan is not None
    monkeypatch.setattr(torch.nn.BatchNorm1d, "__init__", keep)
    seeded(plan, 0)
    given.pop("self")
    assert given == {"num_features": 4, "eps": 1e-3}
