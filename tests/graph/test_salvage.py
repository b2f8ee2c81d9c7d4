"""Copies of layers that have been through a chat, a mail or an issue."""

from __future__ import annotations

import html
import json
import re
import textwrap
from collections.abc import Callable

import pytest
from graph_sessions import KINDS
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.graph.change import EditError
from studio.graph.clipboard import fragment
from studio.graph.copied import LONGEST, Copy, read_copy
from studio.graph.fileio import dumps
from studio.graph.model import MODEL, TRAINING, Graph, Node, Project, Wire

NOTE = 'He said: "{a}", and “b” — with \\ and > inside'


def project() -> Project:
    project = Project("net")
    project.model.put_node(Node("n1", "source", "image", x=-0.5, y=10.0))
    params = {"kernel_size": (3, 3), "padding_mode": "zeros_and_ones"}
    project.model.put_node(Node("n2", "of a newer program", "conv_1", params, 200.0, 30.0, NOTE))
    project.model.put_wire(Wire("n1", "output", "n2", "input", {"gain": 2}))
    return project


def copied() -> str:
    return fragment(project(), KINDS, MODEL, ("n1", "n2"))


def known(copy: Copy) -> object:
    return copy.nodes, copy.wires, copy.incoming, copy.owners, copy.pieces


def quoted(text: str) -> str:
    return "On Monday she wrote:\n" + textwrap.indent(text, "> ")


def curled(text: str) -> str:
    """As word processors do: opening before a word, closing behind it."""
    odd = text.split('"')
    return "".join(part + ("“" if n % 2 == 0 else "”") for n, part in enumerate(odd[:-1])) + odd[-1]


WAYS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "with space around": lambda text: f"\n\n  {text}\n\n",
    "fenced": lambda text: f"```json\n{text}\n```\n",
    "in prose with braces": lambda text: f"Try {{this}} (or {{}}):\n{text}\nand tell me {{how}}!",
    "quoted": quoted,
    "quoted twice": lambda text: quoted(quoted(f"```\n{text}\n```")),
    "indented": lambda text: textwrap.indent(text, "\t    "),
    "other ends of lines": lambda text: quoted(text).replace("\n", "\r\n"),
    "old ends of lines": lambda text: quoted(text).replace("\n", "\r"),
    "on one line": lambda text: " ".join(text.split()),
    "with a mark before it": lambda text: "\ufeff" + text,
    "by another writer": lambda text: json.dumps(json.loads(text), indent=4),
    "in a record": lambda text: json.dumps({"answer": {"copy": json.loads(text)}}),
    "of a page": html.escape,
    "unbreakable outside": lambda text: text.replace(': "', ':\u00a0"').replace("  ", "\u00a0 "),
    "unseen characters": lambda text: text.replace("\n", "\n\u200b"),
    "a real minus": lambda text: text.replace("-0.5", "−0.5"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_copy_survives_its_way(way: str) -> None:
    text = WAYS[way](copied())
    assert known(read_copy(text)) == known(read_copy(copied()))


def test_broken_lines_are_joined() -> None:
    wrapped = "\n".join(
        part for line in copied().splitlines() for part in textwrap.wrap(line, 40) or [""]
    )
    assert wrapped != copied()
    assert known(read_copy(wrapped)) == known(read_copy(copied()))
    assert known(read_copy(quoted(wrapped))) == known(read_copy(copied()))


def test_curled_quotes_and_a_chat_s_backslashes_are_undone() -> None:
    plain = project()
    plain.model.put_node(Node("n2", "plain", "conv_1", {"mode": "a_b*c"}, note="it’s – fine"))
    text = fragment(plain, KINDS, MODEL, ("n1", "n2"))
    expected = known(read_copy(text))
    assert known(read_copy(curled(text))) == expected
    assert known(read_copy(text.replace("_", "\\_").replace("*", "\\*"))) == expected
    assert known(read_copy(quoted(curled(text).replace(" ", "\u00a0")))) == expected


def test_nothing_is_mended_in_what_came_unharmed() -> None:
    other = project()
    note = "a\u00a0b \u200bc  “d” \\_ −"
    other.model.put_node(Node("n2", "plain", "conv_1", note=note))
    text = fragment(other, KINDS, MODEL, ("n2",))
    assert read_copy(text).nodes[0].note == note
    assert read_copy(f"```\n{text}\n```").nodes[0].note == note


def test_a_whole_project_is_all_of_its_model() -> None:
    whole = project()
    whole.graphs[TRAINING] = Graph()
    whole.graphs[TRAINING].put_node(Node("n7", "plain", "loss"))
    for text in (dumps(whole), quoted(dumps(whole))):
        copy = read_copy(text)
        assert copy.whole == "net"
        assert [node.name for node in copy.nodes] == ["image", "conv_1"]
        assert copy.wires == whole.model.wires()
    assert [node.name for node in read_copy(dumps(whole), TRAINING).nodes] == ["loss"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "It holds nothing that can be read. Select some layers"),
        (" \n\t", "It holds nothing that can be read."),
        ("import  torch\n", "It holds a text that begins with “import torch”."),
        ("x" * 99, f"begins with “{'x' * 39}…”."),
        ('{"a": 1}', 'begins with “{"a": 1}”.'),
        ("a plexus of nerves {", "begins with “a plexus of nerves {”."),
        ("\ud800", "begins with “?”."),
        ("y" * (LONGEST + 1), "It holds 4 million characters."),
        (dumps(Project("bare")), "It holds the project bare, which has no layers."),
        (fragment(project(), KINDS, MODEL, ()), "It holds a copy of nothing."),
    ],
)
def test_what_is_found_instead_is_said(text: str, sentence: str) -> None:
    with pytest.raises(EditError) as refused:
        read_copy(text)
    assert str(refused.value).startswith("There are no layers on the clipboard. It holds ")
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (lambda text: text[: len(text) // 2], r"At line \d+, column \d+: .* all of the text\."),
        (lambda text: f"See:\n```\n{text[:-9]}\n```", r"At line \d+, column \d+: "),
        (lambda text: text.replace('"n2", "input"', '"n9", "input"'), r"At \$\.wires\[0\]: "),
        (lambda text: text.replace("200", "1e999"), r"At \$\.layout\.n2\.x: .* too large"),
        (lambda text: text.replace("200", "2" * 9999), r"At \$\.layout\.n2\.x: whole numbers"),
        (lambda text: text.replace("[3, 3]", "[" * 9999), r"nested too deeply|At line 1"),
        (lambda text: text.replace("[3, 3]", "[" * 300 + "]" * 300), "nested too deeply"),
    ],
)
def test_a_damaged_copy_says_where(harm: Callable[[str], str], sentence: str) -> None:
    with pytest.raises(EditError, match="The copy of layers on the clipboard is damaged") as found:
        read_copy(harm(copied()))
    assert re.search(sentence, str(found.value)), str(found.value)


@pytest.mark.parametrize(
    "text",
    [
        '"plexus-fragment"' + '{"a":' * 100_000,
        '"plexus-fragment"' + "{" * 500_000,
        '"plexus-fragment"' + '{"' * 250_000,
        '"plexus-fragment"' + '"' * 500_001 + "{",
        '"plexus-fragment" {"a": "' + "\\" * 500_001,
        '{"format": "plexus-fragment", "nodes": ' + "[" * 500_000,
        '{"format": "plexus-fragment", "nodes": [' + "1," * 300_000 + "1]}",
        '{"format": "plexus-fragment", "x": ' + "9" * 900_000 + "}",
        "{“format”: “plexus-fragment”, " + "“" * 500_000,
        "\n> " * 200_000 + "plexus-fragment",
    ],
)
def test_a_hostile_text_is_refused(text: str) -> None:
    with pytest.raises(EditError, match="clipboard"):
        read_copy(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.integers(0, 2000), st.integers(0, 60))
def test_any_harm_is_a_sentence_or_none(put: str, at: int, cut: int) -> None:
    text = copied()
    try:
        copy = read_copy(text[:at] + put + text[at + cut :])
    except EditError as error:
        assert "clipboard" in str(error)
    else:
        assert len(copy.nodes) in (1, 2)
