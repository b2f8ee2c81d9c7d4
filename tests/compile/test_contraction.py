"""What equations cost, against torch's own counter."""

from __future__ import annotations

import random

import pytest
import torch
from torch.utils.flop_counter import FlopCounterMode

from studio.compile.contraction import products


def counted(equation: str, shapes: list[tuple[int, ...]]) -> int:
    operands = [torch.rand(shape, device="meta") for shape in shapes]
    with FlopCounterMode(display=False) as counter:
        torch.einsum(equation, *operands)
    return int(counter.get_total_flops()) // 2


@pytest.mark.parametrize(
    ("equation", "shapes", "expected"),
    [
        ("ij,jk->ik", [(2, 3), (3, 5)], 30),
        ("ij,ij->ij", [(2, 3), (2, 3)], 0),
        ("...ij,jk", [(4, 2, 3), (3, 5)], 120),
        ("ij->j", [(2, 3)], 0),
        ("i,ij,j->", [(2,), (2, 3), (3,)], 6 + 3),
    ],
)
def test_products_are_counted(equation: str, shapes: list[tuple[int, ...]], expected: int) -> None:
    assert products(equation, shapes) == expected


def test_random_equations_cost_what_torch_counts() -> None:
    chance = random.Random(5)
    for _ in range(200):
        size = {letter: chance.choice([1, 2, 3, 5]) for letter in "abcde"}
        terms = [
            "".join(chance.sample("abcde", chance.randint(1, 3)))
            for _ in range(chance.choice([2, 2, 3]))
        ]
        letters = sorted(set("".join(terms)))
        result = "".join(chance.sample(letters, chance.randint(1, len(letters))))
        equation = f"{','.join(terms)}->{result}"
        shapes = [tuple(size[letter] for letter in term) for term in terms]
        assert products(equation, shapes) == counted(equation, shapes), (equation, size)
