"""Formulas of axes, read from the texts that stand in a shape."""

from __future__ import annotations

import re
from functools import lru_cache

from studio.compile.axes import Axis, floor, label, number, scaled

_TOKEN = re.compile(r"[0-9]+|[A-Za-z_][A-Za-z0-9_]*|[-+·/()]")


@lru_cache(maxsize=1 << 14)
def parse(text: str) -> Axis:
    """The axis that a text of a shape stands for. Raises ``ValueError``."""
    tokens = _TOKEN.findall(text)
    if "".join(tokens) != text or not text:
        raise ValueError(f"{text!r} is not an axis")
    reader = _Reader(tokens)
    found = reader.sum()
    if reader.rest:
        raise ValueError(f"{text!r} is not an axis")
    return found


def of(axis: int | str) -> Axis:
    """An axis of a shape as what it is made of."""
    return number(axis) if isinstance(axis, int) else parse(axis)


class _Reader:
    def __init__(self, tokens: list[str]) -> None:
        self.rest = tokens[::-1]

    def sum(self) -> Axis:
        total = number(0)
        sign = -1 if self._takes("-") else 1
        while True:
            total = total + scaled(self._product(), sign)
            if self._takes("+"):
                sign = 1
            elif self._takes("-"):
                sign = -1
            else:
                return total

    def _product(self) -> Axis:
        token = self.rest[-1] if self.rest else ""
        follows = self.rest[-2][:1] if len(self.rest) > 1 else ""
        times = (
            int(self.rest.pop()) if token.isdigit() and (follows.isalpha() or follows == "(") else 1
        )
        found = self._factor()
        divided = False
        while self.rest:
            if self._takes("/"):
                divisor = self.rest.pop() if self.rest else ""
                if not divisor.isdigit() or not int(divisor):
                    raise ValueError("an axis is divided by a number")
                found, times, divided = floor(scaled(found, times), int(divisor)), 1, True
            elif self._takes("·") and not divided:
                found = found * self._factor()
            else:
                break
        return scaled(found, times)

    def _factor(self) -> Axis:
        if not self.rest:
            raise ValueError("an axis ends too soon")
        token = self.rest.pop()
        if token.isdigit():
            return number(int(token))
        if token == "(":
            found = self.sum()
            if not self._takes(")"):
                raise ValueError("an axis has an open bracket")
            return found
        if not token[0].isalpha():
            raise ValueError(f"{token!r} stands where a label or a number is expected")
        return label(token)

    def _takes(self, token: str) -> bool:
        if self.rest and self.rest[-1] == token:
            self.rest.pop()
            return True
        return False
