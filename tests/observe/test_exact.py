"""Double precision where a device does not know it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import torch

import studio.observe
from studio.observe.exact import able, exact


def test_values_of_apples_gpus_come_to_the_cpu_and_others_stay() -> None:
    here = torch.ones(3)
    far: Any = SimpleNamespace(device=torch.device("mps"), cpu=lambda: here)
    assert able(far) is here
    assert able(here) is here
    assert exact(far).dtype == exact(here).dtype == torch.float64


def test_nothing_that_is_seen_needs_double_precision_of_the_device() -> None:
    (root,) = map(Path, studio.observe.__path__)
    asking = {str(path.relative_to(root)) for path in root.rglob("*.py")
              if ".double()" in path.read_text(encoding="utf-8")}  # fmt: skip
    assert asking == {"exact.py"}, "use exact()"
