"""The training as a Python file that needs nothing but torch, and its data in a file beside it."""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from studio.compile.imports import Import, Imports
from studio.compile.lines import Lines, wrapped
from studio.exchange.asked import Asked
from studio.graph import atomic

if TYPE_CHECKING:
    from torch import Tensor

    from studio.exchange.recipe import Recipe

_ROOM = 88


@dataclass(frozen=True, slots=True)
class Script:
    """A training script."""

    text: str
    data: Mapping[str, Mapping[str, Tensor]]
    """What it reads: for each split, a tensor for each field."""
    start: Mapping[str, Mapping[str, Tensor]]
    """The weights that some models start from, by the names of these; mostly none."""


def write(asked: Asked, stem: str) -> Script:
    """The script of a training.

    Args:
        asked: what is exported.
        stem: the name of its file, without suffix.

    Raises:
        UserError: model, data and settings do not suit each other, or cannot be written.
    """
    # Only here: the window is painted before they are needed.
    from studio.compile.source import Composer, write_constants
    from studio.compile.step_class import without_ends, write_step_class
    from studio.exchange.judging_text import CLASS
    from studio.exchange.loop_text import TOP, LoopText, blocks
    from studio.exchange.recipe import recipe

    found = recipe(asked)
    plan = without_ends(found.plan, CLASS)
    composer = Composer(plan, TOP)
    loop = LoopText(found, stem, composer.names.taken)
    parts: list[Lines] = []
    for group in composer.groups[:-1]:
        parts += [lines for lines, _ in composer.own_code(group)]
        parts.append(composer.write(group)[0])
    parts += [lines for lines, _ in composer.own_code(composer.groups[-1])]
    about = "One step of training: from what a batch holds to what is made small."
    parts.append(write_step_class(composer, about, loop.methods(), decorator=loop.decorator))
    for module, what in loop.imports:
        composer.imports.add(Import(module, what, what or module))
    head = Lines()
    _about(head, asked, found, stem, _packages(composer.imports))
    head.blank()
    composer.imports.write(head)
    write_constants(head, plan, composer.constants)
    head.blank()
    loop.constants(head)
    start = {each.piece.path: each.weights for each in found.starts}
    return Script(blocks([head, *parts, *loop.functions()]), _data(found), start)


def export(asked: Asked, path: Path) -> str:
    """Write the script to a file, and what it reads to others beside it; its text.

    Each is written in one piece: the data, and the weights that models start from, if any do.

    Raises:
        UserError: as ``write`` does.
        OSError: a file cannot be written.
    """
    import torch

    script = write(asked, path.stem)
    files = [(data_of(path), script.data)]
    if script.start:
        files.append((start_of(path), script.start))
    for file, parts in files:
        held = io.BytesIO()
        torch.save({name: dict(tensors) for name, tensors in parts.items()}, held)
        atomic.write(file, held.getvalue())
    atomic.write(path, script.text.encode())
    return script.text


def data_of(path: Path) -> Path:
    """The file of the data for a script."""
    return path.with_name(f"{path.stem}_data.pt")


def start_of(path: Path) -> Path:
    """The file of the weights that models of a script start from; not all have one."""
    return path.with_name(f"{path.stem}_start.pt")


def _data(recipe: Recipe) -> dict[str, dict[str, Tensor]]:
    import torch

    names = [field.name for field in recipe.fields]
    splits = {"train": recipe.dataset.train, "validation": recipe.dataset.validation}
    return {
        split: {name: torch.from_numpy(arrays[name]).contiguous() for name in names}
        for split, arrays in splits.items()
    }


def _packages(imports: Imports) -> str:
    """What has to be installed, in words."""
    roots = {item.module.partition(".")[0] for item in imports.found} - {"torch"}
    others = sorted(roots - sys.stdlib_module_names)
    return " and ".join([", ".join(["torch", *others[:-1]]), *others[-1:]])


def _beside(recipe: Recipe, stem: str) -> str:
    """The files that are read."""
    return f"{stem}_data.pt and {stem}_start.pt" if recipe.starts else f"{stem}_data.pt"


def _about(lines: Lines, asked: Asked, recipe: Recipe, stem: str, packages: str) -> None:
    """The docstring of the file."""
    data = recipe.dataset
    settings = {
        key: value for key, value in asked.project.settings.items() if key.startswith("data.")
    }
    told = ", ".join(f"{key} = {value}" for key, value in sorted(settings.items()))
    written = "what was learnt"
    if recipe.measure.there:
        written = f"the weights of the best epoch ({stem}_best.pt) and the last ones"
    paragraphs = [
        f"It needs {packages}, and {_beside(recipe, stem)} beside it: {data.name}, "
        f"{data.train_size} examples to learn from and {data.validation_size} to try it on.",
        str(data.note or ""),
        f"Settings of the data: {told}." if told else "",
        f"Run it with `python {stem}.py`. It prints the losses of the first steps and what each "
        f"epoch comes to, and writes {written} beside itself. On a CPU its losses are those "
        "of Plexus Studio to the last bit, with the same torch on the same machine.",
        f"Left out is what serves the program alone: {'; '.join(recipe.left_out)}."
        if recipe.left_out
        else "",
    ]
    lines.add(0, f'"""Trains {asked.plan.name}, drawn with Plexus Studio.')
    for paragraph in filter(None, paragraphs):
        lines.blank()
        for line in wrapped(paragraph.replace('"""', "'''").replace("\\", "/"), _ROOM):
            lines.add(0, line)
    lines.add(0, '"""')
