"""What an equation of ``torch.einsum`` costs."""

from __future__ import annotations

from math import prod


def products(equation: str, operands: list[tuple[int, ...]]) -> int:
    """Multiply-adds of an equation whose operands are taken one after the other, from the left.

    What only one of two operands has, and nothing after them, is summed before their product.
    Where nothing is summed over both, torch multiplies number by number, which counts none.
    """
    left, arrow, result = "".join(equation.split()).partition("->")
    terms = left.split(",")
    ranks = [
        len(shape) - len(term.replace("...", ""))
        for term, shape in zip(terms, operands, strict=True)
    ]
    dots = "".join(map(str, range(max(ranks))))
    if not arrow:
        letters = left.replace(",", "").replace("...", "")
        result = "..." + "".join(c for c in letters if letters.count(c) == 1)
    sized = [_sized(term, shape, dots) for term, shape in zip(terms, operands, strict=True)]
    total, done = 0, sized[0]
    for place, term in enumerate(sized[1:], 1):
        needed = set(result.replace("...", dots)).union(*sized[place + 1 :])
        both = {c: max(done.get(c, 1), term.get(c, 1)) for c in {**done, **term}}
        summed = {c for c in both if c not in needed and min(done.get(c, 1), term.get(c, 1)) > 1}
        if summed:
            total += prod(size for c, size in both.items() if c in needed or c in summed)
        done = {c: size for c, size in both.items() if c in needed}
    return total


def _sized(term: str, shape: tuple[int, ...], dots: str) -> dict[str, int]:
    """The size of each letter of a term; those of its ellipsis are the last of ``dots``."""
    count = len(shape) - len(term.replace("...", ""))
    letters = term.replace("...", dots[len(dots) - count :])
    return dict(zip(letters, shape, strict=True))
