"""Own Python that would leave a tensor behind on the CPU is found before there is a GPU."""

from __future__ import annotations

import pytest
from drawing import STANDARD, Drawing

from studio.compile.analysis import Analyser

HEAD = "import torch\nfrom torch import Tensor, nn\n\n\n"


def warnings(text: str, name: str = "Own") -> list[str]:
    draw = Drawing()
    draw.project.codes[name] = HEAD + text
    draw.chain(
        draw.add("input", "x", shape=("N", "T", 3)),
        draw.add(f"code:{name}", "own"),
        draw.add("output", "out"),
    )
    analysis = Analyser(STANDARD, allows=lambda _: True).analyse(draw.project)
    assert analysis.ok, [str(problem.message) for problem in analysis.problems]
    assert all(problem.severity == "warning" for problem in analysis.problems)
    return [str(problem.message) for problem in analysis.problems]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("def Own(x: Tensor) -> Tensor:\n    return x + torch.ones(3)\n", 6),
        (
            "def Own(x: Tensor) -> Tensor:\n"
            "    w = torch.eye(3)\n"
            "    w = w * 2\n"
            "    return x @ w\n",
            6,
        ),
        (
            "def Own(x: Tensor) -> Tensor:\n    parts = [x, torch.zeros(len(x), 1, 3)]\n"
            "    return torch.cat(parts, dim=1)\n",
            6,
        ),
        (
            "class Own(nn.Module):\n"
            "    def forward(self, x: Tensor) -> Tensor:\n"
            "        places = torch.arange(x.shape[1])\n"
            "        return x * places.unsqueeze(1)\n",
            7,
        ),
    ],
)
def test_a_tensor_made_on_the_cpu_is_named_by_its_line(text, line):
    (said,) = warnings(text)
    assert said == (
        f"Line {line} of Own makes a tensor on the CPU, whatever device the model is on, so it "
        "fails on a GPU. Say device=… there, such as device=x.device."
    )


@pytest.mark.parametrize(
    "text",
    [
        "def Own(x: Tensor) -> Tensor:\n    return x + torch.ones(3, device=x.device)\n",
        "def Own(x: Tensor) -> Tensor:\n    return x + torch.ones(3).to(x.device)\n",
        "def Own(x: Tensor) -> Tensor:\n    return x + torch.ones(3).to(x)\n",
        "def Own(x: Tensor) -> Tensor:\n    return x * torch.tensor(2.0)\n",
        "def Own(x: Tensor) -> Tensor:\n    return x + x.new_ones(3)\n",
        "def Own(x: Tensor) -> Tensor:\n    return x[..., torch.tensor([2, 0, 1])]\n",
        "class Own(nn.Module):\n"
        "    def __init__(self) -> None:\n"
        "        super().__init__()\n"
        '        self.register_buffer("scale", torch.ones(3))\n'
        "\n"
        "    def forward(self, x: Tensor) -> Tensor:\n"
        "        return x * self.scale\n",
    ],
)
def test_what_moves_with_the_model_is_no_matter(text):
    assert warnings(text) == []


def test_a_tensor_that_is_no_buffer_stays_behind():
    (said,) = warnings(
        "class Own(nn.Module):\n"
        "    def __init__(self) -> None:\n"
        "        super().__init__()\n"
        "        self.scale = torch.ones(3)\n"
        "\n"
        "    def forward(self, x: Tensor) -> Tensor:\n"
        "        return x * self.scale\n"
    )
    assert said == (
        "self.scale of Own is a plain tensor, which stays where it is when the model moves to a "
        'GPU. Keep it by self.register_buffer("scale", …).'
    )
