"""Own Python and imports in the file that is written: each once, and no name with two meanings."""

from __future__ import annotations

import ast

import composed
import torch
from composed import assert_same_model, define, plan_of
from drawing import Drawing
from torch import Tensor, nn

from studio.compile import source
from studio.compile.classes import Names
from studio.compile.imports import Imports, imports_of
from studio.compile.lines import Lines
from studio.compile.own_code import OwnCode
from studio.graph.model import MODEL
from studio.layers.catalogue import standard
from studio.layers.spec import LayerSpec


def pieces(*texts: str) -> tuple[str, list[str]]:
    """The imports, and what is written for each text."""
    imports = Imports()
    code = OwnCode(imports, Names({"torch", "nn", "F", "Tensor"}))
    written = ["\n".join(code.add(text).lines) for text in texts]
    lines = Lines()
    imports.write(lines)
    return "\n".join(lines.lines), written


def imported(*statements: str) -> str:
    imports, lines = Imports(), Lines()
    for statement in statements:
        (parsed,) = ast.parse(statement).body
        assert isinstance(parsed, ast.Import | ast.ImportFrom)
        for item in imports_of(parsed):
            imports.add(item)
    imports.write(lines)
    return "\n".join(lines.lines)


def test_imports_are_joined_and_sorted():
    assert imported(
        "from torch import nn",
        "import torch.nn as nn",
        "from torch.nn import functional as F",
        "import torch.nn.functional as F",
        "import numpy as np, math",
        "from torch import Tensor, nn",
        "from __future__ import annotations",
        "import torch",
        "from typing import Any",
    ) == (
        "from __future__ import annotations\n\n"
        "import math\nfrom typing import Any\n\n"
        "import numpy as np\nimport torch\nimport torch.nn.functional as F\n"
        "from torch import Tensor, nn"
    )


def test_own_python_is_written_as_it_stands():
    draw, _ = composed.own_code()
    text = source.write(plan_of(draw)).text
    assert composed.GATE[composed.GATE.index("EPS = ") :].strip() in text
    assert text.count("import math") == text.count("class Gate(") == 1


def test_a_name_with_two_meanings_is_changed_in_the_later_text_only():
    _, (first, second) = pieces(
        "SIZE = 3\n\n\ndef one(x):\n    return x * SIZE",
        "SIZE = 4\n\n\ndef two(x, SIZE=SIZE):\n    return x * SIZE\n\n\n"
        "def three(x):\n    global SIZE\n    SIZE = SIZE + 1\n    return [SIZE for _ in x]\n\n\n"
        "def four(x):\n    return [SIZE for SIZE in x], lambda SIZE: SIZE, x.SIZE",
    )
    assert first == "SIZE = 3\n\n\ndef one(x):\n    return x * SIZE"
    assert second == (
        "SIZE2 = 4\n\n\ndef two(x, SIZE=SIZE2):\n    return x * SIZE\n\n\n"
        "def three(x):\n    global SIZE2\n    SIZE2 = SIZE2 + 1\n"
        "    return [SIZE2 for _ in x]\n\n\n"
        "def four(x):\n    return [SIZE for SIZE in x], lambda SIZE: SIZE, x.SIZE"
    )


def test_the_same_definition_in_two_texts_is_written_once():
    helper = "def half(x):\n    return x / 2\n\n\n"
    _, (_, second) = pieces(
        f"{helper}def one(x):\n    return half(x)", f"{helper}def two(x):\n    return half(x) + 1"
    )
    assert second == "def two(x):\n    return half(x) + 1"


def test_an_import_that_would_hide_another_is_renamed():
    head, (_, second) = pieces(
        "import numpy as np\n\n\ndef one(x):\n    return np.abs(x)",
        "import math as np\n\n\ndef two(x):\n    return np.sqrt(x)",
    )
    assert head == "import math as np2\n\nimport numpy as np"
    assert second == "def two(x):\n    return np2.sqrt(x)"


def test_lines_of_own_python_belong_to_all_nodes_that_use_it():
    draw, _ = composed.own_code()
    plan = plan_of(draw)
    written = source.write(plan)
    gates = next(step for step in plan.steps if step.name == "gates")
    gate = next(step.node for step in gates.bodies[0].steps if step.name == "gate")
    (line,) = [n for n, t in enumerate(written.text.splitlines(), 1) if t.startswith("class Gate(")]
    assert written.nodes_at(line) == {f"{gates.node}/{gate}", f"{gates.node}#1/{gate}"}
    assert line in written.lines_of(f"{gates.node}#1/{gate}")


class Twice(nn.Module):
    """A layer as a plugin has it."""

    def forward(self, x: Tensor) -> Tensor:
        return 2 * x


def test_a_layer_of_another_package_is_imported_by_name():
    catalogue = standard()
    catalogue.register(
        LayerSpec(
            key="elsewhere.Twice",
            title="Twice",
            family="activation",
            summary="Gives twice what it is given.",
            doc_url="",
            construct="module",
            target=f"{__name__}.Twice",
        )
    )
    draw = Drawing(catalogue)
    define(draw, "twice")
    inner = draw.add("elsewhere.Twice", "twice")
    draw.chain(draw.add("input", "x", shape=("N", 4)), inner, draw.add("output", "y"))
    draw.within = MODEL
    nodes = draw.add("elsewhere.Twice", "again"), draw.add("block:twice", "block")
    draw.chain(draw.add("input", "image", shape=("N", 4)), *nodes, draw.add("output", "result"))
    plan = plan_of(draw)
    text = source.write(plan).text
    assert f"\nfrom {__name__} import Twice\nfrom torch import Tensor, nn\n" in text
    assert "        self.again = Twice()\n        self.block = Twice2()\n" in text
    assert_same_model(plan, torch.rand(2, 4))
