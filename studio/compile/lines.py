"""Lines of Python as they are written, broken as ``ruff format`` breaks them."""

from __future__ import annotations

from collections.abc import Iterable

WIDTH = 88
"""The line length that ``ruff format`` keeps to by default."""

INDENT = "    "


class Lines:
    """Lines as they are written, each with the nodes it speaks of."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.owners: list[frozenset[str]] = []

    def add(self, depth: int, text: str, nodes: Iterable[str] = ()) -> None:
        self.lines.append(INDENT * depth + text if text else "")
        self.owners.append(frozenset(nodes))

    def blank(self) -> None:
        self.add(0, "")

    def call(
        self,
        depth: int,
        target: str,
        items: list[str],
        nodes: Iterable[str],
        *,
        tail: str = "",
        comment: str = "",
    ) -> None:
        """``target(items)tail`` on one line, or broken as the formatter breaks it."""
        nodes = frozenset(nodes)
        line = f"{target}({', '.join(items)}){tail}"
        if len(INDENT * depth + line) <= WIDTH:
            if comment and len(INDENT * depth + line) + len(comment) + 4 <= WIDTH:
                line += f"  # {comment}"
            self.add(depth, line, nodes)
            return
        self._broken(depth, f"{target}(", items, f"){tail}", nodes)

    def _broken(
        self, depth: int, head: str, items: list[str], tail: str, nodes: frozenset[str]
    ) -> None:
        """Head, items and tail on lines of their own; items together if they fit on one."""
        self.add(depth, head, nodes)
        inner = ", ".join(items)
        if len(INDENT * (depth + 1) + inner) <= WIDTH:
            self.add(depth + 1, inner, nodes)
        else:
            for item in items:
                start = item.find("(")
                if len(INDENT * (depth + 1) + item) < WIDTH or start < 0:
                    self.add(depth + 1, f"{item},", nodes)
                else:
                    parts = item[start + 1 : -1].split(", ")
                    self._broken(depth + 1, item[: start + 1], parts, "),", nodes)
        self.add(depth, tail, nodes)
