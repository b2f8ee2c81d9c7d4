"""Damages files of projects: their letters, and the values in them, in every way we could think of.

What comes out is mostly still legal JSON and often still a project, so that it is not the reader of
the file alone who sees it. ``PYTHONPATH=tests:tests/contract python tests/compile/damage.py values
SEED`` prints the file of a seed again, as long as the files that are damaged are the same.
"""

from __future__ import annotations

import copy
import json
import sys
from collections.abc import Callable
from random import Random
from typing import Any

from cases import CASES
from drawing import STANDARD

from studio import paths

Path = tuple[str | int, ...]

LARGE = 150_000
"""Bytes of the largest file that is taken as a start."""


def starts() -> list[str]:
    """Files to be damaged: those that ship with the program."""
    folders = (paths.resources() / "examples", paths.resources() / "blocks")
    files = sorted(file for folder in folders for file in folder.glob("*.plexus"))
    texts = [file.read_text(encoding="utf-8") for file in files]
    return [text for text in texts if len(text) < LARGE]


NUMBERS: tuple[Any, ...] = (
    *(0, -1, 1, 2, 3, 7, 64, 1000, 1001, 65_536, 10**6, 10**9, 2**31, 2**40, 2**53, 2**63 - 1),
    *(2**63, 2**64 - 1, 2**64, 10**30, -(2**63), -(10**9)),
    *(0.5, -0.5, 1.5, 1e-320, 1e18, 1e308, -0.0),
)
TEXTS = (
    *("N", "4N", "-1N", "T", "T=0", "16H=224", "n1", "model", "block:model", "input", "output"),
    *("output.0", "input.0", "input.9999", "torch.nn.Linear", "float32", "same", "bool", "int64"),
    *("complex64", "os.system", "__class__", "../../etc/passwd"),
    *("", " ", "½", "\x00", "\u202e", "H" * 300),
)
EXPRESSIONS = (
    *("width", "gone", "1 / 0", "9 ** 64 ** 64", "(1, 2) * 10 ** 9", "'a' * 10 ** 9", "-1"),
    *("2 ** 62", "10 ** 15", "0.5", "None", "True", "'same'", "(3, 3)", "'N', -1", "1 if"),
    *("(((((((1)))))))", "max((1,))", "len('a' * 9999)", "[x for x in ()]", "(lambda: 0)()"),
    "__import__('os').getcwd()",
    "-" * 400 + "1",
    "(" * 190 + "1" + ")" * 190,
    "+".join(["1"] * 240),
)
LETTERS = (b"", b"0", b'"', b"[", b"{", b"}", b"\xff", b"9" * 400, b",")
PORTS = ("input", "output", "input.0", "other", "output.1", "x", "y")
SETTINGS = ("train.epochs", "train.batch_size", "train.loss", "data.source", "data.file", "x")
FACE = ("value", "value", "type", "minimum", "length", "name", "choices")
ODD: tuple[Any, ...] = (None, True, False, {}, {"a": 1}, {"=": 3}, [[]], [None], ["N", -1])


class Damager:
    """Damages one file, by the numbers that a seed gives."""

    def __init__(self, seed: int, texts: list[str]) -> None:
        self.random = Random(seed)
        self.text = self.random.choice(texts)

    def values(self) -> str:
        """The file with a few of its values changed."""
        record = json.loads(self.text)
        ways: tuple[Callable[[Any], None], ...] = (
            *(self.replaced, self.replaced, self.swapped, self.doubled, self.dropped),
            *(self.rewired, self.rewired, self.rekinded, self.retuned, self.retuned, self.retuned),
            *(self.reused, self.repeated, self.faced, self.nested, self.reset),
        )
        for _ in range(self.random.choice((1, 1, 2, 3, 6))):
            self.random.choice(ways)(record)
        return json.dumps(record)

    def letters(self) -> bytes:
        """The file with a few of its bytes changed."""
        data = bytearray(self.text.encode())
        for _ in range(self.random.choice((1, 1, 2, 8))):
            at = self.random.randrange(len(data) + 1)
            much = self.random.choice((0, 1, 1, 4, 300))
            data[at : at + much] = self.random.choice(LETTERS)
        if self.chance(8):
            del data[self.random.randrange(len(data) + 1) :]
        return bytes(data)

    def replaced(self, record: Any) -> None:
        put(record, self.place(record), self.odd())

    def swapped(self, record: Any) -> None:
        one, other = self.place(record), self.place(record)
        first, second = copy.deepcopy(at(record, one)), copy.deepcopy(at(record, other))
        put(record, one, second)
        put(record, other, first)

    def doubled(self, record: Any) -> None:
        many = [p for p in places(record) if isinstance(at(record, p), list) and at(record, p)]
        if many:
            items = at(record, self.random.choice(many))
            items.insert(self.random.randrange(len(items) + 1), self.random.choice(items))

    def dropped(self, record: Any) -> None:
        *way, last = self.place(record)
        holder = at(record, tuple(way))
        if holds(holder, last):
            del holder[last]

    def rewired(self, record: Any) -> None:
        """A wire begins or ends elsewhere; often it then closes a circle."""
        graph = self.graph(record)
        wires, ids = listed(graph, "wires"), self.ids(graph)
        if wires and ids:
            wire = self.random.choice(wires)
            if isinstance(wire, dict):
                end = [self.random.choice(ids), self.random.choice(PORTS)]
                wire[self.random.choice(("from", "to"))] = end

    def rekinded(self, record: Any) -> None:
        """A node becomes one of another kind, with the settings it had or those of that kind."""
        node = self.node(record)
        graphs = record.get("graphs")
        own = [f"block:{name}" for name in graphs] if isinstance(graphs, dict) else []
        kind = self.random.choice([*CASES, *own, *own, *own, "code:twice", "code:Snake"])
        node["kind"] = kind
        if kind in CASES and self.chance(2):
            node["params"] = dict(self.random.choice(CASES[kind]).params)

    def retuned(self, record: Any) -> None:
        """Some setting of a node has a value that was hardly meant."""
        node = self.node(record)
        params = node.get("params")
        if not isinstance(params, dict):
            params = node["params"] = {}
        spec = STANDARD.find(str(node.get("kind")))
        names = [param.name for param in spec.params] if spec else []
        name = self.random.choice([*params, *names, *names, "repeat"])
        params[name] = self.random.choice(NUMBERS) if self.chance(2) else self.odd()

    def reused(self, record: Any) -> None:
        graph = self.graph(record)
        ids = self.ids(graph)
        if ids:
            self.node(record)["reuses"] = self.random.choice(ids)

    def repeated(self, record: Any) -> None:
        """Blocks are repeated, and each holds more blocks."""
        graphs = record.get("graphs")
        if not isinstance(graphs, dict):
            return
        names = [name for name in graphs if name != "model"]
        for graph in graphs.values():
            for node in listed(graph, "nodes"):
                if isinstance(node, dict) and names and self.chance(4):
                    node["kind"] = f"block:{self.random.choice(names)}"
                    node["params"] = {"repeat": self.random.choice((2, 10, 1000, 1001, 10**9))}

    def faced(self, record: Any) -> None:
        """The face of some graph, or the variables of the project, say something else."""
        holder = self.random.choice([record, self.graph(record)])
        known = holder.get("variables") if isinstance(holder, dict) else None
        if not isinstance(known, list) or not known or not isinstance(known[0], dict):
            return
        variable = self.random.choice(known)
        if isinstance(variable, dict):
            variable[self.random.choice(FACE)] = self.odd()

    def nested(self, record: Any) -> None:
        """Values in values in values."""
        deep: Any = self.odd()
        for _ in range(self.random.choice((20, 40, 70, 400))):
            deep = [deep] if self.chance(2) else {"=": deep}
        put(record, self.place(record), deep)

    def reset(self, record: Any) -> None:
        settings = record.get("settings")
        if isinstance(settings, dict):
            settings[self.random.choice(SETTINGS)] = self.odd()

    def odd(self) -> Any:
        """A value that does not belong here, most likely."""
        which = self.random.randrange(10)
        if which < 4:
            return self.random.choice(NUMBERS)
        if which < 6:
            return self.random.choice(TEXTS)
        if which < 8:
            return {"=": self.random.choice(EXPRESSIONS)}
        if which == 8:
            return [self.odd() for _ in range(self.random.choice((0, 1, 2, 3, 4, 5, 40)))]
        return copy.deepcopy(self.random.choice(ODD))

    def place(self, record: Any) -> Path:
        """The way to some value; one close to the top as likely as one far below."""
        known = places(record)
        deep = self.random.randrange(1, 9)
        return self.random.choice([p for p in known if len(p) >= deep] or known)

    def graph(self, record: Any) -> Any:
        graphs = record.get("graphs")
        if not isinstance(graphs, dict) or not graphs:
            return {}
        return graphs[self.random.choice(sorted(graphs))]

    def ids(self, graph: Any) -> list[Any]:
        return [n.get("id", "") for n in listed(graph, "nodes") if isinstance(n, dict)]

    def node(self, record: Any) -> dict[str, Any]:
        nodes = [n for n in listed(self.graph(record), "nodes") if isinstance(n, dict)]
        return self.random.choice(nodes) if nodes else {}

    def chance(self, one_in: int) -> bool:
        return self.random.randrange(one_in) == 0


def listed(graph: Any, key: str) -> list[Any]:
    found = graph.get(key) if isinstance(graph, dict) else None
    return found if isinstance(found, list) else []


def places(value: Any, path: Path = ()) -> list[Path]:
    """The ways to all values inside a JSON value."""
    if not isinstance(value, dict | list) or len(path) > 60:
        return [path]
    members = value.items() if isinstance(value, dict) else enumerate(value)
    inner = [found for key, item in members for found in places(item, (*path, key))]
    return [path, *inner] if path else inner or [()]


def at(record: Any, path: Path) -> Any:
    for step in path:
        if not holds(record, step):
            return None
        record = record[step]
    return record


def put(record: Any, path: Path, value: Any) -> None:
    """Another value at one place, if that place is still there."""
    *way, last = path or ("",)
    holder = at(record, tuple(way))
    if holds(holder, last):
        holder[last] = value


def holds(holder: Any, step: str | int) -> bool:
    if isinstance(holder, dict):
        return step in holder
    return isinstance(holder, list) and isinstance(step, int) and step < len(holder)


if __name__ == "__main__":
    _, damage, number = sys.argv
    damager = Damager(int(number), starts())
    sys.stdout.buffer.write(damager.letters() if damage == "letters" else damager.values().encode())
