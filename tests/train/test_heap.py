"""What the C library does with freed memory while a CPU trains, in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from studio.train import heap

pytestmark = pytest.mark.skipif(heap._glibc() is None, reason="only glibc can be told")

PROGRAM = """
import torch
from studio.train import device

def held():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096 / 2**20

def use():
    blocks = [torch.ones(2**21) for _ in range(20)]  # 8 MiB each
    fence = torch.ones(2**10)
    del blocks
    return held() - before, fence

before = held()
with device.settled(torch.device("cpu"), 1):
    kept, fence = use()
print(round(kept), round(held() - before))
"""


def held(**environment: str) -> tuple[int, int]:
    """MiB that are held of 160 that were freed: in a training, and after it."""
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(
        command, env=os.environ | environment, capture_output=True, text=True, check=True
    )
    kept, after = map(int, done.stdout.split())
    return kept, after


def test_a_training_keeps_what_is_freed_and_gives_it_back_at_its_end() -> None:
    kept, after = held()
    assert kept >= 150
    assert after <= 20


def test_a_heap_that_the_user_has_tuned_is_left_alone() -> None:
    kept, _ = held(MALLOC_MMAP_THRESHOLD_="131072")
    assert kept <= 20
