"""The project file: what it looks like, that it keeps everything, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from graph_sessions import grown
from hypothesis import given, settings
from hypothesis import strategies as st
from project_texts import CANONICAL, COMPOSED, FROM_THE_FUTURE, GONE, changed

from studio.graph.fileio import MIGRATIONS, VERSION, FileError, dumps, load, loads, migrated, save
from studio.graph.jsontext import MAX_NESTING, Cursor, parse
from studio.graph.model import Node, Project, Variable, Wire
from studio.value import Expression


def test_the_file_reads_well() -> None:
    project = Project("digits")
    graph = project.model
    graph.put_node(
        Node("n10", "torch.nn.Linear", "fc", x=200.0, flags=frozenset(("mute", "bypass")))
    )
    graph.put_node(Node("n1", "input", "image", {"shape": ("N", 1, 8, 8)}, 40.0, -2.5))
    graph.put_node(Node("n2", "torch.nn.Flatten", "flatten", note="One row – ½ page"))
    graph.put_wire(Wire("n2", "output", "n10", "input"))
    graph.put_wire(Wire("n1", "output", "n2", "input"))
    project.settings.update({"train.lr": 0.001, "data.source": "digits"})
    assert dumps(project) == CANONICAL


@pytest.mark.parametrize(
    "text", [CANONICAL, COMPOSED, FROM_THE_FUTURE], ids=["own", "composed", "future"]
)
def test_a_file_opened_and_saved_is_equal_in_every_byte(text: str, tmp_path: Path) -> None:
    path = tmp_path / "net.plexus"
    path.write_bytes(text.encode())
    project = load(path)
    save(project, path)
    assert path.read_bytes() == text.encode()
    assert dumps(project.copy()) == text


def test_what_is_unknown_is_at_hand() -> None:
    project = loads(FROM_THE_FUTURE)
    node = project.model.node("n1")
    assert (node.kind, node.params) == ("some.plugin.Kind", {"p": ((), (1.0, 1))})
    assert set(project.graphs) == {"model", "block"}


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 2**32))
def test_any_project_survives_its_file(seed: int) -> None:
    project = grown(Random(seed))
    text = dumps(project)
    again = loads(text)
    assert dumps(again) == text
    assert [*again.model] == [*project.model]
    assert again.model.wires() == project.model.wires()
    assert repr(sorted(again.settings.items())) == repr(sorted(project.settings.items()))


def test_the_order_of_making_makes_no_difference() -> None:
    project = grown(Random(7), most=30)
    other = Project(project.name, settings=dict(reversed(project.settings.items())))
    for node in reversed(list(project.model)):
        other.model.put_node(node)
    for wire in reversed(project.model.wires()):
        other.model.put_wire(wire)
    assert dumps(other) == dumps(project)


def test_files_by_hand_may_be_brief() -> None:
    text = (
        '{"format": "plexus", "version": 1, "name": "net", "graphs": {"model": {"wires": [], '
        '"nodes": [{"id": "x", "kind": "input", "name": "image"}]}}}'
    )
    project = loads(text)
    assert project.model.node("x") == Node("x", "input", "image")
    assert project.settings == {}


N = ("graphs", "model", "nodes")
W = ("graphs", "model", "wires")
FAULTS: list[tuple[tuple[str | int, ...], Any, str]] = [
    ((), [], "$: expected an object in braces, found []"),
    (("format",), "other", '"format" is not "plexus"'),
    (("version",), GONE, '$: the field "version" is missing'),
    (("version",), True, "$.version: expected the format's version, a whole number"),
    (("version",), 0, "$.version: expected the format's version"),
    (("version",), 99, "written by a newer Plexus Studio ($.version is 99; this one reads up to"),
    (("name",), 3, "$.name: expected a text in quotes, found 3"),
    (("settings",), [], "$.settings: expected an object"),
    (("settings", "data.source"), {}, "$.settings.data.source: expected a number, a text, true"),
    (("settings", "data.source"), [[{}]], "$.settings.data.source[0][0]: expected"),
    (("graphs",), {}, '$.graphs: the graph "model" is missing'),
    (("graphs", "other"), 1, "$.graphs.other: expected an object"),
    (N, GONE, '$.graphs.model: the field "nodes" is missing'),
    (N, {}, "$.graphs.model.nodes: expected a list in brackets, found {}"),
    ((*N, 0), None, "$.graphs.model.nodes[0]: expected an object in braces, found null"),
    ((*N, 0, "id"), "", "nodes[0].id: expected a text that is not empty"),
    ((*N, 1, "id"), "n1", 'nodes[1].id: two layers have the id "n1"'),
    ((*N, 1, "name"), "image", "nodes[1].name: Another layer is called image already"),
    ((*N, 1, "name"), "my conv", 'nodes[1].name: "my conv" cannot be a name'),
    ((*N, 1, "name"), GONE, 'nodes[1]: the field "name" is missing'),
    ((*N, 1, "kind"), 5, "nodes[1].kind: expected a text in quotes, found 5"),
    ((*N, 1, "params"), [1], "nodes[1].params: expected an object"),
    ((*N, 1, "params"), {"a": {"b": 1}}, "nodes[1].params.a: expected a number, a text"),
    ((*N, 1, "note"), 1, "nodes[1].note: expected a text"),
    ((*N, 1, "flags"), "mute", "nodes[1].flags: expected a list"),
    ((*N, 1, "flags"), [1], "nodes[1].flags[0]: expected a text"),
    ((*N, 1, "layout"), {}, 'nodes[1]: a layer has no field "layout" of its own'),
    (("graphs", "model", "layout"), [], "$.graphs.model.layout: expected an object"),
    (("graphs", "model", "layout", "n1"), [1, 2], "$.graphs.model.layout.n1: expected an object"),
    (("graphs", "model", "layout", "n1", "x"), "1", "layout.n1.x: expected a number"),
    (("graphs", "model", "layout", "n1", "x"), True, "layout.n1.x: expected a number, found true"),
    (("graphs", "model", "layout", "n1", "x"), 1e12, "layout.n1.x: The position of image must be"),
    (("graphs", "model", "layout", "n1", "y"), GONE, 'layout.n1: the field "y" is missing'),
    (("graphs", "model", "layout", "n9"), {}, 'layout.n9: no layer has the id "n9"'),
    (W, GONE, '$.graphs.model: the field "wires" is missing'),
    ((*W, 0), [], "wires[0]: expected an object"),
    ((*W, 0, "from"), ["n1"], "wires[0].from: expected a list of two texts"),
    ((*W, 0, "from"), "n1.output", "wires[0].from: expected a list of two texts"),
    ((*W, 0, "from"), ["n1", ""], "wires[0].from: expected two texts that are not empty"),
    ((*W, 0, "from"), ["n9", "output"], 'wires[0].from: no layer has the id "n9"'),
    ((*W, 0, "to"), ["n9", "input"], 'wires[0].to: no layer has the id "n9"'),
    ((*W, 1, "to"), ["n2", "input"], "wires[1].to: two wires end at the input input of flatten"),
    (
        (*W, 0, "to"),
        ["n1", "input"],
        "wires: the wires run in a circle: image → image.",
    ),
    (
        (*W, 0, "from"),
        ["n10", "output"],
        "the wires run in a circle: flatten → fc → flatten.",
    ),
]


@pytest.mark.parametrize(("path", "value", "words"), FAULTS)
def test_a_fault_is_told_with_its_place(
    path: tuple[str | int, ...], value: Any, words: str
) -> None:
    record = json.loads(CANONICAL)
    with pytest.raises(FileError) as caught:
        loads(json.dumps(changed(record, path, value)), "my.plexus")
    assert words in str(caught.value)
    assert str(caught.value).startswith("my.plexus ")


P = ("graphs", "part", "variables")
M = ("graphs", "model", "nodes")
LONG = ["#" * 500_000] * 3
COMPOSED_FAULTS: list[tuple[tuple[str | int, ...], Any, str]] = [
    (("graphs", "a part"), {}, '$.graphs.a part: "a part" cannot be a name'),
    (("graphs", "part", "about"), 1, "$.graphs.part.about: expected a text"),
    (("graphs", "part", "synonyms"), ["a", 1], "$.graphs.part.synonyms[1]: expected a text"),
    ((*M, 2, "kind"), "block:model", "$.graphs.model: the block holds itself: model → model."),
    (
        ("graphs", "part", "nodes", 1, "kind"),
        "block:model",
        "$.graphs.model: the block holds itself: model → part → model.",
    ),
    ((*M, 0, "params", "depth"), {"=": "width ="}, 'params.depth.=: "width =" is not an expr'),
    ((*M, 0, "params", "depth"), {"=": "open('x')"}, "params.depth.=: \"open('x')\" may use"),
    ((*M, 0, "params", "depth"), {"=": 3}, "params.depth.=: expected a text in quotes, found 3"),
    ((*M, 0, "params", "depth"), {"=": "1", "a": 1}, "params.depth: expected a number, a text"),
    ((*M, 0, "params", "depth"), {"=": "a" * 501}, "An expression has 500 characters at most"),
    (("settings", "a"), {"=": "width"}, "$.settings.a: expected a number, a text"),
    ((*M, 1, "reuses"), "n9", 'nodes[1].reuses: no layer has the id "n9"'),
    ((*M, 1, "reuses"), 1, "nodes[1].reuses: expected a text"),
    ((*M, 1, "reuses"), "n2", "nodes[1].reuses: again cannot use its own layer again."),
    ((*M, 1, "reuses"), "n3", "nodes[1].reuses: again cannot use the layer of twice: they are"),
    ((*M, 0, "reuses"), "n2", "nodes[0].reuses: part cannot use the layer of again, which has"),
    (("graphs", "part", "nodes", 0, "reuses"), "n3", "input has no layer that could be used"),
    (P, {}, "$.graphs.part.variables: expected a list"),
    ((*P, 0, "name"), "len", "$.graphs.part.variables[0]: A variable cannot be called len"),
    ((*P, 0, "name"), "how", 'variables[1].name: two variables have the name "how"'),
    ((*P, 0, "type"), "tensor", "variables[0]: The variable depth has the type tensor"),
    ((*P, 0, "value"), {"=": "width"}, "variables[0].value: expected a number"),
    ((*P, 0, "minimum"), "1", "variables[0].minimum: expected a number"),
    ((*P, 1, "choices"), [1], "variables[1].choices[0]: expected a text"),
    ((*P, 2, "optional"), 1, "variables[2].optional: expected true or false, found 1"),
    ((*P, 2, "length"), 0, "variables[2].length: expected a whole number from 1 on"),
    (("variables", 0, "name"), GONE, '$.variables[0]: the field "name" is missing'),
    (("codes",), [], "$.codes: expected an object"),
    (("codes", "twice"), "def f(): pass", "$.codes.twice: expected a list in brackets"),
    (("codes", "twice"), [1], "$.codes.twice[0]: expected a text"),
    (("codes", "twice"), LONG, "$.codes.twice: The Python of twice has 1500002 characters"),
    (("codes", "../x"), [], '$.codes.../x: "../x" cannot be a name'),
    (("packages", "some.Layer"), "", "$.packages.some.Layer: expected a text that is not empty"),
]


@pytest.mark.parametrize(("path", "value", "words"), COMPOSED_FAULTS)
def test_a_fault_of_what_is_composed_is_told_with_its_place(
    path: tuple[str | int, ...], value: Any, words: str
) -> None:
    record = json.loads(COMPOSED)
    with pytest.raises(FileError) as caught:
        loads(json.dumps(changed(record, path, value)))
    assert words in str(caught.value)


def test_what_is_composed_is_read() -> None:
    project = loads(COMPOSED)
    part = project.graphs["part"]
    assert project.codes == {"twice": "def twice(x):\n    return 2 * x\n"}
    assert project.variables == (Variable("width", 32),)
    assert project.packages == {"some.Layer": "some-package 0.1"}
    assert (part.about, part.synonyms) == ("A layer, and its activation.", ("dense",))
    assert part.variables[0] == Variable("depth", 2, help="How many.", minimum=1)
    assert part.variables[2].extra == {"since": "3"}
    assert part.node("n2").params == {"size": (Expression("depth"), 1)}
    assert project.model.node("n2").reuses == "n1"


def test_a_file_of_the_first_version_is_read() -> None:
    old = CANONICAL.replace('"version": 2', '"version": 1')
    assert dumps(loads(old)) == CANONICAL


def with_setting(text: str) -> str:
    return CANONICAL.replace("0.001", text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "line 1, column 1, it is not legal JSON"),
        (CANONICAL[:200], "it is not legal JSON"),
        (CANONICAL + "x", "it is not legal JSON"),
        ("\ud800", "it is not legal JSON"),
        ("3", "At $: expected an object in braces, found 3"),
        ("NaN", "At $: expected a finite number, found NaN."),
        (with_setting("NaN"), "At $.settings.train.lr: expected a finite number, found NaN."),
        (with_setting("-Infinity"), "At $.settings.train.lr: expected a finite number, found -Inf"),
        (with_setting("1e999"), "At $.settings.train.lr: the number is too large."),
        (with_setting("9" * 100_000), "At $.settings.train.lr: whole numbers stay below 2 to the"),
        (with_setting(str(2**64)), "At $.settings.train.lr: whole numbers stay below 2 to the"),
        (with_setting('"\\ud800"'), "At $.settings.train.lr: the text holds half a character."),
        (with_setting('"\udc80"'), "At $.settings.train.lr: the text holds half a character."),
        (with_setting('{"\\udc80": 1}'), "At $.settings.train.lr.?: the text holds half a"),
        (with_setting('1, "train.lr": 2'), 'At $.settings: the field "train.lr" is there twice.'),
        (with_setting("[" * 100_000), "At $: the values are nested too deeply."),
        (with_setting("[" * 900 + "]" * 900), "the values are nested too deeply."),
        (with_setting("[" * 40 + "]" * 40), "the lists are nested too deeply."),
        (
            CANONICAL.replace(
                '"name": "digits"', '"name": "d", "z": ' + '{"a":' * 900 + "1" + "}" * 900
            ),
            "nested too deeply",
        ),
    ],
    ids=range(19),
)
def test_hostile_text_is_refused_with_a_sentence(text: str, words: str) -> None:
    with pytest.raises(FileError) as caught:
        loads(text)
    assert words in str(caught.value)
    assert "$" in str(caught.value)
    str(caught.value).encode()


def test_the_largest_numbers_survive() -> None:
    text = with_setting(f"[{2**64 - 1}, {1 - 2**64}, 1.7976931348623157e+308, 5e-324]")
    assert dumps(loads(text)) == text


def test_nesting_is_refused_exactly_where_the_limit_is() -> None:
    fits = "[" * MAX_NESTING + "]" * MAX_NESTING
    assert parse(fits, "x").value
    with pytest.raises(FileError, match="nested too deeply"):
        parse(f"[{fits}]", "x")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"missing\.plexus could not be opened: No such file"):
        load(tmp_path / "missing.plexus")
    with pytest.raises(FileError, match="could not be opened"):
        load(tmp_path)
    (tmp_path / "bytes.plexus").write_bytes(b'{"name": "\xff"}')
    with pytest.raises(FileError, match="byte 10 is not UTF-8 text"):
        load(tmp_path / "bytes.plexus")


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "net.plexus"
    path.write_bytes(b"\xef\xbb\xbf" + CANONICAL.encode())
    assert dumps(load(path)) == CANONICAL


def test_migrations_run_one_after_the_other() -> None:
    def second(record: dict[str, Any]) -> dict[str, Any]:
        return {**record, "title": record["name"]}

    def third(record: dict[str, Any]) -> dict[str, Any]:
        return {**record, "title": record["title"] + "!"}

    old = Cursor({"version": 1, "name": "net"}, "x")
    steps = {1: second, 2: third}
    assert migrated(old, steps, 3)["title"] == "net!"
    assert migrated(Cursor({"version": 3, "title": ""}, "x"), steps, 3)["title"] == ""
    with pytest.raises(FileError, match="newer Plexus Studio"):
        migrated(Cursor({"version": 4}, "x"), steps, 3)


def test_every_older_version_has_a_migration() -> None:
    assert sorted(MIGRATIONS) == list(range(1, VERSION))
