"""The imports of a written file: gathered, each once, and sorted as ``ruff`` sorts them."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

from studio.compile.lines import Lines


@dataclass(frozen=True, slots=True)
class Import:
    """``import module as name``, or ``from module import what as name``."""

    module: str
    what: str
    """Empty for a whole module."""
    name: str
    """What it is called in the file."""

    @property
    def path(self) -> str:
        return f"{self.module}.{self.what}" if self.what else self.module


def imports_of(statement: ast.Import | ast.ImportFrom) -> Iterator[Import]:
    """The single imports of a statement, in one spelling for each meaning."""
    if isinstance(statement, ast.Import):
        for alias in statement.names:
            parent, _, last = alias.name.rpartition(".")
            if alias.asname and parent and alias.asname == last:
                yield Import(parent, last, last)
            else:
                yield Import(alias.name, "", alias.asname or alias.name.partition(".")[0])
    else:
        module = "." * statement.level + (statement.module or "")
        for alias in statement.names:
            if (module, alias.name) == ("torch.nn", "functional") and alias.asname == "F":
                yield Import("torch.nn.functional", "", "F")
            else:
                yield Import(module, alias.name, alias.asname or alias.name)


@dataclass(slots=True)
class Imports:
    """All imports of a file."""

    found: dict[Import, None] = field(default_factory=dict)

    def add(self, item: Import) -> None:
        self.found[item] = None

    def meaning(self, name: str) -> str:
        """What a name of the file is imported from; empty where it is not imported."""
        return next((item.path for item in self.found if item.name == name), "")

    def name_of(self, path: str) -> str:
        """What something is called in the file; empty where it is not imported."""
        return next((item.name for item in self.found if item.path == path), "")

    def write(self, lines: Lines) -> None:
        """The whole block, with a blank line between its sections."""
        begun = False
        for section in range(3):
            chosen = [item for item in self.found if _section(item.module) == section]
            if not chosen:
                continue
            if begun:
                lines.blank()
            begun = True
            for item in sorted((i for i in chosen if not i.what), key=lambda i: i.module.lower()):
                own = item.module.partition(".")[0]
                alias = f" as {item.name}" if item.name not in (own, item.module) else ""
                lines.add(0, f"import {item.module}{alias}")
            modules = {item.module for item in chosen if item.what}
            for module in sorted(modules, key=str.lower):
                whats = [item for item in chosen if item.module == module and item.what]
                words = [
                    item.what if item.what == item.name else f"{item.what} as {item.name}"
                    for item in sorted(whats, key=_member)
                ]
                plain = [word for word in words if " as " not in word]
                renamed = [word for word in words if " as " in word]
                if plain:
                    _from(lines, module, plain)
                for word in renamed:
                    _from(lines, module, [word])


def _section(module: str) -> int:
    if module == "__future__":
        return 0
    return 1 if module.partition(".")[0] in sys.stdlib_module_names else 2


def _member(item: Import) -> tuple[int, str, str]:
    """Constants first, then classes, then the rest, as in ``Tensor, nn``."""
    what = item.what
    kind = 0 if what.isupper() and len(what) > 1 else 1 if what[:1].isupper() else 2
    return kind, what.lower(), what


def _from(lines: Lines, module: str, words: list[str]) -> None:
    lines.statement(0, f"from {module} import", ", ".join(words), ())
