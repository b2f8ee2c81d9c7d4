"""Blocks to start from: those that ship with the program, and those the user has kept.

A block of the library is a file like any project. Its model is the block: what it takes and gives,
its variables, and what it says about itself; further graphs are the blocks inside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from studio import paths
from studio.app.placing import Brought
from studio.compile.kinds import block_spec
from studio.graph import fileio
from studio.graph.adoption import adopt, adopt_block
from studio.graph.model import BLOCK, MODEL, Node, Project
from studio.layers.spec import LayerSpec
from studio.message import Message, UserError

LIBRARY = "library:"
"""Before the name of a block: the key under which the palette offers it."""
SUFFIX = ".plexus"


class LibraryError(UserError):
    """A block cannot be kept or removed."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A block of the library, as a template for the palette."""

    project: Project
    path: Path
    spec: LayerSpec = field(init=False)

    def __post_init__(self) -> None:
        spec = block_spec(self.name, self.project.model)
        object.__setattr__(self, "spec", replace(spec, key=LIBRARY + self.name))

    @property
    def name(self) -> str:
        return self.project.name

    def bring(self, project: Project) -> Brought:
        """The block's graphs, as far as the project does not have them already."""
        adoption, kind = adopt_block(project, self.project, MODEL, self.name)
        return Brought(adoption.edits, kind)


@dataclass(frozen=True, slots=True)
class Shelf:
    """What was found: blocks by name, and what could not be read."""

    blocks: tuple[Kept, ...]
    wrong: tuple[Message, ...] = ()


class Library:
    """The blocks of the program and those in a folder of the user."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or paths.blocks()

    def read(self) -> Shelf:
        """All blocks. A user's block stands in place of the program's of the same name."""
        found: dict[str, Kept] = {}
        wrong: list[Message] = []
        for path in (*_files(paths.resources() / "blocks"), *_files(self.folder)):
            try:
                found[path.stem] = _kept(path)
            except (UserError, OSError) as error:
                reason = error.message if isinstance(error, UserError) else error
                wrong.append(
                    Message(
                        "The block {name} of your library cannot be read: {reason}",
                        name=path.name,
                        reason=reason,
                    )
                )
        return Shelf(tuple(found[name] for name in sorted(found)), tuple(wrong))

    def has(self, name: str) -> bool:
        """Whether the user has kept a block of this name."""
        return self._path(name).is_file()

    def keep(self, project: Project, graph: str) -> Kept:
        """Keep a block of a project, in place of one of this name that was kept before.

        Raises:
            OSError: the file cannot be written.
        """
        path = self._path(graph)
        path.parent.mkdir(parents=True, exist_ok=True)
        fileio.save(_alone(project, graph), path)
        return _kept(path)

    def remove(self, name: str) -> None:
        """Take a block out of the user's folder. Raises ``LibraryError``."""
        if not self.has(name):
            raise LibraryError(
                "{name} is not in your library, so it cannot be removed from it.", name=name
            )
        self._path(name).unlink()

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}{SUFFIX}"


def _files(folder: Path) -> Iterable[Path]:
    return sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else ()


def _kept(path: Path) -> Kept:
    project = fileio.load(path)
    project.name = path.stem
    return Kept(project, path)


def _alone(project: Project, graph: str) -> Project:
    """A project that holds this block as its model, and what it needs."""
    whole = Project(graph)
    node = Node("", BLOCK + graph, "")
    for edit in adopt(whole, project, (node,)).edits:
        edit.apply(whole, _NoKinds())
    whole.graphs[MODEL] = whole.graphs.pop(graph)
    return whole


class _NoKinds:
    """Nothing is known of kinds while whole graphs are taken over."""

    def find(self, _key: str) -> None:
        return None
