"""What is typed into the search of the project: words, and conditions such as ``kernel_size>3``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, cast, get_args

from studio.value import Value

AspectName = Literal["name", "kind", "synonym", "parameter", "shape", "problem", "note"]
Op = Literal["=", "!=", ">", ">=", "<", "<="]

_RANKS: Mapping[AspectName, int] = {name: at for at, name in enumerate(get_args(AspectName))}
_CONDITION = re.compile(r'([^\W\d][\w.]*)\s*(==|!=|>=|<=|=|>|<)\s*("[^"]*"|\([^)]*\)|[^\s()"]*)')
_WORD = re.compile(r'"([^"]*)"|(\S+)')
_TIMES = re.compile(r"(?<=\d)[x*](?=\d)|(?<=\bn)[x*](?=\d)")
_LISTED = re.compile(r"[(\[]\s*([\w]+(?:\s*,\s*[\w]+)+)\s*[)\]]")
_ORDER: Mapping[str, Callable[[float, float], bool]] = {
    ">": float.__gt__,
    ">=": float.__ge__,
    "<": float.__lt__,
    "<=": float.__le__,
}


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that is said of what can be found."""

    name: AspectName
    text: str
    folded: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be found: a node, a frame or a note, with all that is said of it."""

    graph: str
    id: str
    title: str
    kind: str
    """As a card names it; empty for a frame or a note."""
    aspects: tuple[Aspect, ...]
    """The weightiest first."""
    values: Mapping[str, Value] = field(default_factory=dict)
    """Its parameters as they are in force."""
    shapes: tuple[str, ...] = ()
    """Of its outputs, as ``×n×32×14×14×``."""
    whole: str = ""
    """All aspects as one text, to tell soon that a word is nowhere."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found, and the aspect that says why."""

    entry: Entry
    rank: int
    """The lower the better."""
    aspect: Aspect


Span = tuple[int, int]
"""Where in a text, and how many letters."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A parameter, and what its value shall be; without a text only that it is there."""

    name: str
    op: Op
    text: str

    def of(self, entry: Entry) -> Aspect | None:
        """The aspect that meets it."""
        for name, value in entry.values.items():
            if name.casefold().startswith(self.name) and self._met(value):
                text = f"{name} = {shown(value)}"
                return Aspect("parameter", text, text.casefold())
        if self.op == "=":
            for aspect in entry.aspects:
                if aspect.name == self.name and self.text in aspect.folded:
                    return aspect
        return None

    def _met(self, value: Value) -> bool:
        if not self.text:
            return True
        if self.op in ("=", "!="):
            return self._equal(value) == (self.op == "=")
        try:
            limit = float(self.text)
        except ValueError:
            return False
        holds = _ORDER[self.op]
        numbers = map(_number, _parts(value))
        return any(number is not None and holds(number, limit) for number in numbers)

    def _equal(self, value: Value) -> bool:
        if "," in self.text:
            wanted = [part for part in re.split(r"[\s,()]+", self.text) if part]
            return isinstance(value, tuple) and [shown(part).casefold() for part in value] == wanted
        return any(_same(part, self.text) for part in _parts(value))


class Query:
    """What was typed, taken apart; everything in it must hold."""

    def __init__(self, text: str) -> None:
        text = _LISTED.sub(lambda found: re.sub(r"\s*,\s*", "×", found[1]), text)
        self.conditions: list[Condition] = []

        def take(found: re.Match[str]) -> str:
            op = cast(Op, "=" if found[2] == "==" else found[2])
            said = found[3].strip('"').strip("()").replace("×", ",").casefold()
            self.conditions.append(Condition(found[1].casefold(), op, said))
            return " "

        rest = re.sub(r"\s*×\s*", "×", _CONDITION.sub(take, text).casefold())
        self.words = [said or word for said, word in _WORD.findall(rest)]
        self._shapes = {word: _TIMES.sub("×", word) for word in self.words}

    def __bool__(self) -> bool:
        return bool(self.words or self.conditions)

    def hit(self, entry: Entry) -> Hit | None:
        """Whether it speaks of this, and by what."""
        for word in self.words:
            if word not in entry.whole and not self._shaped(word, entry):
                return None
        best: tuple[int, Aspect] | None = None
        for condition in self.conditions:
            aspect = condition.of(entry)
            if aspect is None:
                return None
            best = best or (0, aspect)
        for word in self.words:
            found = self._found(word, entry)
            if found is None:
                return None
            if best is None or found[0] > best[0]:
                # What is hardest to find says most, but a name says itself what it is.
                plain = best is not None and found[1].name in ("name", "kind")
                best = found[0], best[1] if best is not None and plain else found[1]
        return Hit(entry, *best) if best is not None else None

    def spans(self, text: str) -> list[Span]:
        """What of a text was asked for, to be shown so."""
        folded = text.casefold()
        if len(folded) != len(text):
            return []
        found: list[Span] = []
        wanted = [*self.words, *(part for c in self.conditions for part in (c.name, c.text))]
        for word in wanted:
            spaced = self._shapes.get(word, "").replace("×", " × ")
            for spelt in (word, spaced):
                at = folded.find(spelt) if spelt else -1
                if at >= 0:
                    found.append((at, len(spelt)))
                    break
        return sorted(found)

    def _shaped(self, word: str, entry: Entry) -> bool:
        return any(f"×{self._shapes[word]}×" in shape for shape in entry.shapes)

    def _found(self, word: str, entry: Entry) -> tuple[int, Aspect] | None:
        for aspect in entry.aspects:
            rank = 2 * _RANKS[aspect.name]
            if aspect.name == "shape":
                if self._shaped(word, entry):
                    return rank, aspect
            elif (place := aspect.folded.find(word)) >= 0:
                return rank + (place > 0), aspect
        return None


def shown(value: Value) -> str:
    """A value as the search shows and compares it."""
    if isinstance(value, tuple):
        return f"({', '.join(map(shown, value))})"
    return str(value)


def _parts(value: Value) -> tuple[Value, ...]:
    return value if isinstance(value, tuple) else (value,)


def _number(value: Value) -> float | None:
    """The value as a number, if it is one."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value)


def _same(value: Value, text: str) -> bool:
    if (number := _number(value)) is not None:
        try:
            return number == float(text)
        except ValueError:
            return False
    return str(value).casefold() == text
