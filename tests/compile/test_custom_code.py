"""The user's own Python where it runs: loaded once, its shapes found, its errors told by line."""

from __future__ import annotations

import dataclasses
import inspect
import pickle
import sys
import threading
import traceback
from typing import Any

import pytest
import torch

from studio.compile import custom
from studio.compile.calls import construct
from studio.compile.module import NodeError, PlanModule
from studio.compile.plan import Plan, Ref, Step, complete
from studio.compile.shapes import Inferred, infer
from studio.compile.tensors import TensorSpec
from studio.layers.catalogue import standard
from studio.layers.code import CodeError, digest, spec_of
from studio.message import UserError

HEAD = "import torch\nfrom torch import Tensor, nn\n"


def layer(body: str, init: str = "", head: str = "", forward: str = "self, x") -> str:
    """A class of which ``body`` is the sixth line from the bottom of ``forward``."""
    return (
        f"{HEAD}{head}class Own(nn.Module):\n"
        f"    def __init__(self{init}):\n        super().__init__()\n"
        f"        self.weight = nn.Parameter(torch.ones(3))\n"
        f"    def forward({forward}):\n        {body}\n"
    )


def step_of(text: str, name: str = "Own", inputs: tuple[str, ...] = ("x",), **params: Any) -> Step:
    spec = spec_of(name, text)
    settings, missing = complete(spec, params, {})
    assert not missing
    refs = {port: (Ref(port, "output"),) for port in inputs}
    return Step("n", "own", spec, settings, refs)


def shapes(text: str, *shape: Any, name: str = "Own", **params: Any) -> Inferred:
    given = {"x": (TensorSpec(shape or ("N", 3)),)}
    return infer(step_of(text, name, **params), given, set())


def model(text: str, **params: Any) -> PlanModule:
    catalogue = standard()
    entry, leaving = catalogue.find("input"), catalogue.find("output")
    assert entry and leaving
    settings, _ = complete(entry, {}, {})
    steps = (
        Step("x", "x", entry, settings, {}),
        step_of(text, **params),
        Step("y", "y", leaving, {}, {"input": (Ref("n", "output"),)}),
    )
    return PlanModule(Plan("Net", steps))


def test_a_text_is_run_once_and_gives_one_class():
    text = layer("return x", head="COUNT = []\nCOUNT.append(1)\n")
    first, second = custom.load("Own", text), custom.load("Own", text)
    assert first is second
    assert sys.modules[first.__module__].COUNT == [1]


def test_two_threads_get_one_class():
    text = layer("return x  # for two threads")
    found: list[type] = []
    threads = [
        threading.Thread(target=lambda: found.append(custom.load("Own", text))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1


def test_another_text_of_the_same_name_is_another_class():
    assert custom.load("Own", layer("return x")) is not custom.load("Own", layer("return 2 * x"))


def test_python_finds_the_lines_and_the_module():
    text = layer(
        "return x", head="import dataclasses\n@dataclasses.dataclass\nclass P:\n    a: int\n"
    )
    own = custom.load("Own", text)
    assert "return x" in inspect.getsource(own.forward)
    kind = sys.modules[own.__module__].P
    assert dataclasses.asdict(pickle.loads(pickle.dumps(kind(3)))) == {"a": 3}


def test_shapes_and_parameters_are_found():
    text = layer("return torch.cat([x * self.weight, x], -1)")
    found = shapes(text)
    assert str(found.outputs["output"]) == "N × 6"
    assert found.cost.parameters == 3
    assert found.told is None


def test_a_function_with_several_outputs():
    text = f"{HEAD}def Own(x, k: int = 2):\n    a, b = x.max(-1)\n    return a, b, x[:, :k]\n"
    found = shapes(text, "N", 5, k=4)
    assert {port: str(spec) for port, spec in found.outputs.items()} == {
        "a": "N",
        "b": "N",
        "output2": "N × 4",
    }
    assert found.outputs["b"].dtype == "int64"


def test_multiply_adds_are_counted():
    text = f"{HEAD}def Own(x):\n    return (x @ torch.ones(3, 5)).relu() @ torch.ones(5, 2)\n"
    assert shapes(text).cost.multiply_adds == 3 * 5 + 5 * 2
    assert shapes(layer("return x * self.weight")).cost.multiply_adds == 0
    text = f"{HEAD}def Own(x):\n    return x @ torch.ones(3, int(x.sum() * 0) + 4)\n"
    assert shapes(text).cost.multiply_adds == 3 * 4


def test_new_tensors_are_made_where_the_inputs_are():
    assert str(shapes(layer("return x + torch.ones(3)")).outputs["output"]) == "N × 3"


def test_a_layer_that_walks_along_the_batch():
    text = layer("return torch.stack([row * 2 for row in x])")
    assert str(shapes(text).outputs["output"]) == "N × 3"


def test_a_layer_that_must_see_numbers():
    text = layer("return x * 2 if x.sum().item() > 0 else x[:, :2]")
    assert str(shapes(text).outputs["output"]) == "N × 3"
    text = layer("return x * int(self.weight.sum())")
    assert str(shapes(text).outputs["output"]) == "N × 3"


def test_finding_shapes_leaves_the_random_state_alone():
    before = torch.get_rng_state()
    shapes(layer("return x * float(x.mean())", init=", drop=0.5"))
    assert torch.equal(torch.get_rng_state(), before)


def said(found: Inferred) -> str:
    assert found.told is not None
    assert found.error == str(found.told)
    assert not found.outputs
    return found.error


def test_an_error_names_the_line():
    text = layer("y = x\n        return y @ self.weight.reshape(1, 3)")
    assert said(shapes(text)).endswith("(line 9 of Own)")
    text = layer("return x.nothing")
    assert said(shapes(text)) == (
        "AttributeError: 'Tensor' object has no attribute 'nothing' (line 8 of Own)"
    )


def test_an_error_in_a_helper_names_the_helpers_line():
    text = layer("return wrong(x)", head="def wrong(x):\n    return 1 // 0\n")
    assert said(shapes(text)).endswith("(line 4 of Own)")


@pytest.mark.parametrize(
    "act",
    [
        "raise SystemExit(3)",
        "raise MemoryError",
        "raise BaseException('so')",
        "raise RecursionError",
        "return len(x) ** self.weight.nothing",
        "exec('raise KeyError')",
    ],
)
def test_whatever_it_raises_is_told(act):
    assert said(shapes(layer(f"{act}\n        return x"))).endswith("(line 8 of Own)")


def test_an_interruption_is_no_error_of_the_layer():
    with pytest.raises(KeyboardInterrupt):
        shapes(layer("raise KeyboardInterrupt\n        return x"))


def test_a_result_that_is_no_tensor():
    assert "Line 3: it gives a tuple as output, not one tensor" in said(
        shapes(layer("return x.max(-1)"))
    )
    text = f"{HEAD}def Own(x) -> tuple[Tensor, Tensor]:\n    return x.sum()\n"
    assert "Line 3: it gives 1 values where 2 are expected" in said(shapes(text))


def test_a_missing_package():
    told = said(shapes(layer("return x", head="import not_there.at_all\n")))
    assert told == (
        "The Python of Own failed. Line 3: not_there is not installed here. Install it beside "
        "Plexus Studio, or do without it."
    )


def test_a_text_that_fails_as_it_is_loaded():
    for act in ("1 / 0", "raise SystemExit", "raise BaseException"):
        told = said(shapes(layer("return x", head=f"{act}\n")))
        assert told.startswith("The Python of Own failed. Line 3: ")


def test_a_class_that_is_no_layer_after_all():
    text = "from collections import OrderedDict\nclass Own(OrderedDict):\n"
    text += "    def __init__(self):\n        pass\n    def forward(self, x):\n        return x\n"
    assert "Line 2: Own turns out not to be derived from nn.Module" in said(shapes(text))


def test_it_runs_in_a_model():
    net = model(layer("return x * self.weight * k", forward="self, x, k: float = 2.0"), k=3.0)
    assert list(net.state_dict()) == ["own.weight"]
    assert torch.equal(net(torch.ones(2, 3)), torch.full((2, 3), 3.0))


def test_a_failure_in_a_model_names_the_node_and_the_line():
    net = model(layer("return x.reshape(-1, 7)"))
    with pytest.raises(NodeError) as caught:
        net(torch.ones(2, 3))
    assert caught.value.node == "n"
    assert str(caught.value).startswith("own (Own) failed while it ran: ")
    assert str(caught.value).endswith("(line 8 of Own)")
    assert "return x.reshape(-1, 7)" in "".join(traceback.format_exception(caught.value))


def test_what_it_needs_and_lacks_is_a_sentence():
    with pytest.raises(UserError) as caught:
        construct(step_of(layer("return x", head="import not_there\n")))
    assert isinstance(caught.value, CodeError)
    assert caught.value.line == 3


def test_only_equal_texts_have_equal_digests():
    texts = ["", "a", "a ", "á", "\ud800", "\ud801"]
    assert len({digest(text) for text in texts}) == len(texts)
