"""Collect every visible string into the .ts files beside this script, and compile them to .qm.

    python resources/translations/update.py

Literals are found in the code: the first argument of ``tr(...)``, ``Message(...)`` and of every
``...Error(...)``; texts of the catalogue, the data sources and the settings are read from them.
Translations already made are kept; strings that are gone are dropped. Fill in the empty ones with
Qt Linguist or by hand and run the script again.
"""

from __future__ import annotations

import ast
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from pathlib import Path

FOLDER = Path(__file__).parent
STUDIO = FOLDER.parent.parent / "studio"
CONTEXT = "plexus"
LANGUAGES = ("zh_CN",)


def literals(path: Path) -> Iterator[str]:
    """Strings that a module marks as visible."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        name = node.func.id if isinstance(node.func, ast.Name) else name
        if name in ("tr", "Message") or name.endswith("Error"):
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def from_data() -> Iterator[str]:
    """Strings that are fields of values: kinds, ports, parameters, sources, settings."""
    from studio.data import sources
    from studio.layers.catalogue import standard
    from studio.layers.spec import Param
    from studio.train import config

    def words(params: Iterable[Param]) -> Iterator[str]:
        for param in params:
            yield from (param.help, param.unit)

    for spec in standard():
        yield from (spec.summary, spec.title if spec.family == "io" else "")
        yield from (port.help for port in (*spec.inputs, *spec.outputs))
        yield from words(spec.params)
    for source in sources.SOURCES:
        yield from (source.title, source.summary)
        yield from words(source.params)
    yield from words(sources.GENERAL)
    yield from words(config.PARAMS)


def collect() -> list[str]:
    """Every visible string once, in a fixed order."""
    found = {text for path in sorted(STUDIO.rglob("*.py")) for text in literals(path)}
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
