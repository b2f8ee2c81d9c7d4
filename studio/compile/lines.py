"""Lines of Python as they are written, broken as ``ruff format`` breaks them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator

WIDTH = 88
"""The line length that ``ruff format`` keeps to by default."""

INDENT = "    "

_OPEN, _CLOSE = "([{", ")]}"
_CHAINS = tuple(
    re.compile(rf" (?={words} )")
    for words in ("(?:if|else)", "or", "and", "(?:[<>]=?|[!=]=|is)", "[+-]", "(?:[*@%]|//?)")
)
"""Where an expression may be broken, the loosest operators first."""


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

    def comment(self, depth: int, text: str, nodes: Iterable[str] = ()) -> None:
        """A line of a comment, or several where it is too long for one."""
        nodes = frozenset(nodes)
        room = WIDTH - len(INDENT) * depth - len("# ")
        for line in wrapped(text, room) or [""]:
            self.add(depth, f"# {line}" if line else "#", nodes)

    def own(self, begin: int, nodes: frozenset[str]) -> None:
        """Let the lines from this one on speak of these nodes too."""
        for line in range(begin, len(self.owners)):
            self.owners[line] |= nodes

    def take(self, other: Lines) -> None:
        """All lines of another."""
        self.lines += other.lines
        self.owners += other.owners

    def call(
        self,
        depth: int,
        target: str,
        items: list[str],
        nodes: Iterable[str],
        *,
        tail: str = "",
    ) -> None:
        """``target(items)tail`` on one line, or broken as the formatter breaks it."""
        nodes = frozenset(nodes)
        line = f"{target}({', '.join(items)}){tail}"
        if _fits(depth, line):
            self.add(depth, line, nodes)
            return
        left, equals, right = target.rpartition(" = ")
        call = f"{right}({', '.join(items)}){tail}"
        if not equals or _fits(depth, f"{target}("):
            self._group(depth, f"{target}(", items, f"){tail}", nodes)
        elif _fits(depth, f"{left} = (") or len(parts := split(left)) == 1:
            self.add(depth, f"{left} = (", nodes)
            self._item(depth + 1, call, "", nodes)
            self.add(depth, ")", nodes)
        else:
            self.add(depth, "(", nodes)
            for part in parts:
                self._item(depth + 1, part, ",", nodes)
            if _fits(depth, f") = {call}"):
                self.add(depth, f") = {call}", nodes)
            else:
                self._group(depth, f") = {right}(", items, f"){tail}", nodes)

    def statement(self, depth: int, head: str, value: str, nodes: Iterable[str]) -> None:
        """``head value``, such as ``return x, y``, with brackets around what must be broken."""
        nodes = frozenset(nodes)
        if _fits(depth, f"{head} {value}"):
            self.add(depth, f"{head} {value}", nodes)
            return
        items = split(value)
        place = _last_group(value)
        if len(items) == 1 and place is not None and not _pieces(value):
            self._bracket(depth, f"{head} {value}", len(head) + 1 + place, "", nodes)
        elif len(items) == 1 and len(_pieces(value)) < 2:
            self.add(depth, f"{head} {value}", nodes)
        else:
            self.add(depth, f"{head} (", nodes)
            for item in items:
                self._item(depth + 1, item, "," if len(items) > 1 else "", nodes)
            self.add(depth, ")", nodes)

    def _group(
        self, depth: int, head: str, items: list[str], tail: str, nodes: frozenset[str]
    ) -> None:
        """Head, items and tail on lines of their own; items together if they fit on one."""
        self.add(depth, head, nodes)
        inner = ", ".join(items)
        if _fits(depth + 1, inner):
            self.add(depth + 1, inner, nodes)
        elif len(items) == 1:
            self._item(depth + 1, items[0], "", nodes)
        else:
            for item in items:
                self._item(depth + 1, item, ",", nodes)
        self.add(depth, tail, nodes)

    def _item(self, depth: int, text: str, tail: str, nodes: frozenset[str]) -> None:
        """One item on a line of its own, broken again where it is too long."""
        if _fits(depth, text + tail):
            self.add(depth, text + tail, nodes)
            return
        pieces = _pieces(text)
        if len(pieces) > 1:
            for piece in pieces[:-1]:
                self._item(depth, piece, "", nodes)
            self._item(depth, pieces[-1], tail, nodes)
        elif (place := _last_group(text)) is not None:
            self._bracket(depth, text, place, tail, nodes)
        else:
            self.add(depth, text + tail, nodes)

    def _bracket(self, depth: int, text: str, start: int, tail: str, nodes: frozenset[str]) -> None:
        """A text that ends with a bracket, broken inside it; ``start`` is where it begins."""
        head, inner, tail = text[: start + 1], text[start + 1 : -1], text[-1] + tail
        is_call = start > 0 and (text[start - 1].isalnum() or text[start - 1] in "_)]")
        if " for " in inner and len(clauses := _cut(inner, re.compile(r" (?=for )"))) > 1:
            self.add(depth, head, nodes)
            if is_call and _fits(depth + 1, inner):
                self.add(depth + 1, inner, nodes)
            else:
                for clause in clauses:
                    self._item(depth + 1, clause, "", nodes)
            self.add(depth, tail, nodes)
        elif is_call:
            self._group(depth, head, split(inner), tail, nodes)
        else:
            self.add(depth, head, nodes)
            items = split(inner.removesuffix(","))
            comma = "," if len(items) > 1 or inner.endswith(",") or text[start] != "(" else ""
            for item in items:
                self._item(depth + 1, item, comma, nodes)
            self.add(depth, tail, nodes)


def split(text: str) -> list[str]:
    """The items of a list, by the commas that are in no bracket and no string."""
    return [item.strip() for item in _cut(text, re.compile(r",(?= )"), skip=1)]


def wrapped(text: str, room: int, indent: str = "") -> list[str]:
    """A paragraph in lines of so many characters; a longer word stands alone.

    All lines but the first begin with ``indent``.
    """
    plain = "".join(letter if letter.isprintable() else " " for letter in text)
    if len(plain) <= room:
        return [plain.strip()] if plain.strip() else []
    return textwrap.wrap(
        plain, room, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def _fits(depth: int, text: str) -> bool:
    return len(INDENT) * depth + len(text) <= WIDTH


def _pieces(text: str) -> list[str]:
    """An expression broken before its loosest operators; empty where there is none."""
    for chain in _CHAINS:
        found = _cut(text, chain)
        if len(found) > 1:
            return found
    return []


def _cut(text: str, where: re.Pattern[str], skip: int = 1) -> list[str]:
    """The text cut where the pattern matches outside of brackets and strings."""
    found: list[str] = []
    begin = 0
    for index in _outside(text):
        if index >= begin and where.match(text, index):
            found.append(text[begin:index])
            begin = index + skip
    return [*found, text[begin:]]


def _outside(text: str) -> Iterator[int]:
    """The places that are in no bracket and in no string."""
    depth = 0
    quote = ""
    escaped = False
    for index, letter in enumerate(text):
        if quote:
            if not escaped and letter == quote:
                quote = ""
            escaped = letter == "\\" and not escaped
        elif letter in "\"'":
            quote = letter
        elif letter in _OPEN:
            if not depth:
                yield index
            depth += 1
        elif letter in _CLOSE:
            depth -= 1
            if not depth:
                yield index
        elif not depth:
            yield index


def _last_group(text: str) -> int | None:
    """Where the bracket begins with which the text ends, if there is anything in it."""
    if not text or text[-1] not in _CLOSE:
        return None
    start = -1
    for index in _outside(text):
        if text[index] in _OPEN:
            start = index
    return start if 0 <= start < len(text) - 2 else None
