"""Collect every visible string into the .ts files beside this script, and compile them to .qm.

    PYTHONPATH=. python resources/translations/update.py

Literals are found in the code: the first argument of ``tr(...)``, of ``Message(...)`` and of every
kind of ``UserError``; texts of the catalogue, the data sources and the settings are read from them.
Translations already made are kept; strings that are gone are dropped. Fill in the empty ones with
Qt Linguist or by hand and run the script again. It works in a checkout only.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

FOLDER = Path(__file__).parent
STUDIO = FOLDER.parent.parent / "studio"
CONTEXT = "plexus"
LANGUAGES = ("zh_CN",)


def errors(modules: Iterable[ast.Module]) -> set[str]:
    """The names of ``UserError`` and of all classes made from it."""
    classes = [
        node for tree in modules for node in ast.walk(tree) if isinstance(node, ast.ClassDef)
    ]
    found = {"UserError"}
    while more := {c.name for c in classes if {_name(base) for base in c.bases} & found} - found:
        found |= more
    return found


def literals(tree: ast.Module, markers: set[str]) -> Iterator[str]:
    """Strings that a module marks as visible."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name in markers:
            yield from (text for call in _calls(node, {"__init__"}) for text in _first(call))
    for call in _calls(tree, markers):
        yield from _first(call)


def _calls(tree: ast.AST, names: set[str]) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in names:
            yield node


def _first(call: ast.Call) -> Iterator[str]:
    first = call.args[0] if call.args else None
    if isinstance(first, ast.Constant) and isinstance(first.value, str):
        yield first.value


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def from_data() -> Iterator[str]:
    """Strings that are fields of values: kinds, ports, parameters, sources, settings, states."""
    from studio import paths
    from studio.app.library import Library
    from studio.data import sources
    from studio.layers import kornia
    from studio.layers.catalogue import standard
    from studio.layers.spec import Param
    from studio.layers.treatments import ABOUT, KNOWN
    from studio.observe.frames import RunState
    from studio.train import config

    def words(params: Iterable[Param]) -> Iterator[str]:
        for param in params:
            yield from (param.help, "" if param.unit in ("file", "folder") else param.unit)

    shipped = Library(paths.resources() / "none").read().blocks
    for spec in (*standard(), *kornia.specs(), *(block.spec for block in shipped)):
        yield spec.summary
        yield from spec.synonyms
        yield from (port.help for port in (*spec.inputs, *spec.outputs))
        yield from words(spec.params)
    for treatments in KNOWN.values():
        for treatment in treatments.values():
            yield treatment.help
            yield from words(treatment.params)
    yield from ABOUT.values()
    for source in sources.SOURCES:
        yield from (source.title, source.summary)
        yield from words(source.params)
    yield from words(sources.GENERAL)
    yield from words(config.PARAMS)
    yield from get_args(RunState)


def collect() -> list[str]:
    """Every visible string once, in a fixed order."""
    files = sorted(STUDIO.rglob("*.py"))
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in files]
    markers = {"tr", "Message"} | errors(trees)
    found = {text for tree in trees for text in literals(tree, markers)}
    return sorted((found | set(from_data())) - {""})


def known(path: Path) -> dict[str, str]:
    """Translations that a .ts file holds."""
    if not path.exists():
        return {}
    messages = ET.parse(path).getroot().iter("message")
    pairs = ((m.findtext("source", ""), m.findtext("translation", "")) for m in messages)
    return {source: translation for source, translation in pairs if translation}


def write(path: Path, language: str, texts: list[str]) -> int:
    """Write a .ts file; gives how many strings are not translated yet."""
    before = known(path)
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text in texts:
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = text
        translation = ET.SubElement(message, "translation")
        if text in before:
            translation.text = before[text]
        else:
            translation.set("type", "unfinished")
    ET.indent(root, " ")
    text = ET.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', "utf-8")
    return sum(text not in before for text in texts)


def main() -> None:
    if not STUDIO.is_dir():
        sys.exit("Translations are collected from a checkout's code, and there is none here.")
    texts = collect()
    for language in LANGUAGES:
        path = FOLDER / f"{CONTEXT}_{language}.ts"
        missing = write(path, language, texts)
        print(f"{path.name}: {len(texts)} strings, {missing} not translated")
        subprocess.run(
            ["pyside6-lrelease", "-silent", str(path), "-qm", str(path.with_suffix(".qm"))],
            check=True,
        )


if __name__ == "__main__":
    main()
