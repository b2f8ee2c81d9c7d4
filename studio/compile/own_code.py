"""Python of the user, and of layers that torch lacks, as it is written into a file.

It goes there as it stands, once, before the first class that uses it; its imports join those of
the file. Where two pieces define one name differently, the later is renamed throughout.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from studio.compile.classes import Names
from studio.compile.imports import Imports, imports_of

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
Scope = Function | ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp

_EVERYWHERE = {"torch": "torch", "F": "torch.nn.functional"}
"""What these names mean in every file, whether or not it imports them."""

_LINE_END = re.compile(r"\r\n|\r|\n")
"""Where Python begins a new line; ``str.splitlines`` knows more line ends than Python."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One text as it is written."""

    lines: tuple[str, ...]
    names: Mapping[str, str]
    """The names it defines at its top, with what they are called in the file."""


@dataclass(slots=True)
class OwnCode:
    """All pieces of one file, in the order in which they are needed."""

    imports: Imports
    names: Names
    pieces: dict[str, Piece] = field(default_factory=dict)
    _definitions: dict[str, str] = field(default_factory=dict)
    """The text of each class and function, by the name it has in the file."""

    def add(self, text: str, *, headed: bool = True) -> Piece:
        """Take in a text; its names are the file's from here on.

        Where it is ``headed``, its docstring stands above it as a comment.
        """
        known = self.pieces.get(text)
        if known is None:
            known = self.pieces[text] = self._piece(text, headed=headed)
        return known

    def _piece(self, text: str, *, headed: bool) -> Piece:
        tree = ast.parse(text)
        lines = _LINE_END.split(text)
        renamed: dict[str, str] = {}
        drop: set[int] = set()
        for statement in tree.body:
            if isinstance(statement, ast.Import | ast.ImportFrom) and _is_alone(statement, lines):
                drop |= set(range(statement.lineno, _end(statement) + 1))
                self._import(statement, text, renamed)
        same: dict[str, str] = {}
        for name, statement in _definitions(tree):
            source = ast.get_source_segment(text, statement) or ""
            if isinstance(statement, ast.ClassDef | ast.FunctionDef) and (
                self._definitions.get(name) == source
            ):
                drop |= set(range(_start(statement), _end(statement) + 1))
                same[name] = name
            elif name not in same and name not in renamed:
                found = self.names.fresh(name)
                self._definitions[found] = source
                same[name] = found
        renamed |= {name: found for name, found in same.items() if name != found}
        lines = _renamed(tree, lines, renamed)
        opening = _opening(tree, drop)
        kept = [line for number, line in enumerate(lines, 1) if number not in drop]
        return Piece((*(opening if headed else ()), *_tidy(kept)), same)

    def _import(
        self, statement: ast.Import | ast.ImportFrom, text: str, renamed: dict[str, str]
    ) -> None:
        for item in imports_of(statement):
            if item.module == "__future__":
                self.imports.add(item)
                continue
            uses = len(re.findall(rf"(?<![\w.]){re.escape(item.name)}\b", text))
            if uses < 2 and item.what != "*":
                continue  # It is named nowhere but in its import.
            meaning = self.imports.meaning(item.name) or _EVERYWHERE.get(item.name, "")
            if meaning == item.path or item.what == "*":
                self.imports.add(item)
            elif not meaning and item.name not in self.names.taken:
                self.names.taken.add(item.name)
                self.imports.add(item)
            else:
                found = self.names.fresh(item.name)
                renamed[item.name] = found
                self.imports.add(type(item)(item.module, item.what, found))


@lru_cache(maxsize=256)
def defined_by(text: str) -> frozenset[str]:
    """The names that a text defines at its top."""
    return frozenset(name for name, _ in _definitions(ast.parse(text)))


def _definitions(tree: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    for statement in tree.body:
        match statement:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                yield name, statement
            case ast.AsyncFunctionDef(name=name):
                yield name, statement
            case ast.Assign(targets=targets):
                for target in targets:
                    yield from ((name, statement) for name in _stored(target))
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name, statement


def _stored(target: ast.expr) -> Iterator[str]:
    return (node.id for node in ast.walk(target) if isinstance(node, ast.Name))


def _start(statement: ast.ClassDef | ast.FunctionDef) -> int:
    return min([statement.lineno, *(part.lineno for part in statement.decorator_list)])


def _end(statement: ast.stmt) -> int:
    return statement.end_lineno or statement.lineno


def _is_alone(statement: ast.stmt, lines: list[str]) -> bool:
    """Whether nothing else stands on the lines of an import."""
    last = lines[_end(statement) - 1]
    after = last.encode()[statement.end_col_offset or 0 :].decode().strip()
    return statement.col_offset == 0 and (not after or after.startswith("#"))


def _opening(tree: ast.Module, drop: set[int]) -> list[str]:
    """The docstring of a text as comments, since further down it would be none."""
    text = ast.get_docstring(tree)
    if text is None:
        return []
    first = tree.body[0]
    drop |= set(range(first.lineno, _end(first) + 1))
    return [f"# {line}".rstrip() for line in text.splitlines()]


def _tidy(lines: Iterable[str]) -> list[str]:
    """No blank lines at the ends, and two at most between others."""
    text = "\n".join(line.rstrip() for line in lines).strip("\n")
    return re.sub(r"\n{4,}", "\n\n\n", text).split("\n")


def _renamed(tree: ast.Module, lines: list[str], names: Mapping[str, str]) -> list[str]:
    """The text with some of the names of its top under others."""
    if not names:
        return lines
    places: list[tuple[int, int, str]] = []
    for name in names:
        places += [(line, column, name) for line, column in _uses(tree, name, lines)]
    changed = list(lines)
    for line, column, name in sorted(places, reverse=True):
        raw, old = changed[line - 1].encode(), name.encode()
        if raw[column:].startswith(old):
            after = raw[column + len(old) :]
            changed[line - 1] = (raw[:column] + names[name].encode() + after).decode()
    return changed


def _uses(node: ast.AST, name: str, lines: list[str]) -> Iterator[tuple[int, int]]:
    """Where a name of the top stands: line, and column in bytes."""
    if isinstance(node, Scope) and name in _bound(node):
        for outer in _outside(node):
            yield from _uses(outer, name, lines)
        return
    match node:
        case ast.Name(id=found) if found == name:
            yield node.lineno, node.col_offset
        case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef() if node.name == name:
            line = lines[node.lineno - 1].encode()
            yield node.lineno, line.index(name.encode(), node.col_offset + len("def "))
        case ast.Global(names=found) if name in found:
            line = lines[node.lineno - 1].encode()
            yield node.lineno, line.index(name.encode(), node.col_offset + len("global "))
    for child in ast.iter_child_nodes(node):
        yield from _uses(child, name, lines)


def _outside(scope: Scope) -> Iterator[ast.AST]:
    """The parts of a function or comprehension that are computed in the scope around it."""
    if not isinstance(scope, Function):
        yield scope.generators[0].iter
        return
    arguments = scope.args
    yield from arguments.defaults
    yield from (value for value in arguments.kw_defaults if value)
    if not isinstance(scope, ast.Lambda):
        yield from scope.decorator_list
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        yield from (one.annotation for one in every if one.annotation)
        yield from [scope.returns] if scope.returns else []


def _bound(scope: Scope) -> set[str]:
    """The names that a function or a comprehension has for itself."""
    bound: set[str] = set()
    if isinstance(scope, Function):
        arguments = scope.args
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        every += [one for one in (arguments.vararg, arguments.kwarg) if one]
        bound |= {one.arg for one in every}
    shared: set[str] = set()
    waiting: list[ast.AST] = list(ast.iter_child_nodes(scope))
    while waiting:
        node = waiting.pop()
        match node:
            case ast.Name(id=name, ctx=ast.Store()):
                bound.add(name)
            case ast.Global(names=names):
                shared |= set(names)
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                bound.add(name)
                continue
            case ast.Lambda() | ast.AsyncFunctionDef():
                continue
        waiting += ast.iter_child_nodes(node)
    return bound - shared
