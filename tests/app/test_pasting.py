"""What is copied comes to another project with all it needs, lies on nothing, and runs nothing."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stand_in import StandIn

from studio.app.actions import Context, find, perform
from studio.app.notices import Notice
from studio.app.session import Session
from studio.compile.problems import Allow
from studio.graph.edits import Connect
from studio.graph.fileio import dumps
from studio.graph.furnishing import PutPiece
from studio.graph.furniture import Frame
from studio.graph.model import Wire
from studio.graph.room import GAP, free_shift
from studio.graph.room import Rectangle as Box


@pytest.fixture
def other() -> Iterator[Session]:
    """Another window of the program."""
    session = Session()
    yield session
    session.close()


def run(session: Session, stage: StandIn, verb: str) -> bool:
    return perform(find(f"edit.{verb}"), Context(session, stage))


def copied(session: Session, *ids: str) -> str:
    session.select(ids)
    stage = StandIn()
    assert run(session, stage, "copy")
    return stage.clipboard


def cards(session: Session) -> list[Box]:
    return [(node.x, node.y, node.x + 150, node.y + 90) for node in session.graph]


def clear(boxes: list[Box]) -> bool:
    return not any(
        a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
        for n, a in enumerate(boxes)
        for b in boxes[:n]
    )


def test_copies_lie_on_nothing(session: Session, context: Context, stage: StandIn) -> None:
    first = session.add("torch.nn.ReLU", 500, 300) or ""
    session.select([first])
    assert run(session, stage, "copy")
    for verb in ("paste", "paste", "duplicate", "duplicate", "paste_wired"):
        assert run(session, stage, verb)
        assert clear(cards(session)), verb
    session.select(session.graph.ids())
    assert run(session, stage, "duplicate")
    assert len(session.graph) == 12
    assert clear(cards(session))


def test_where_there_is_room_a_copy_is_put_exactly(session: Session, stage: StandIn) -> None:
    image = session.add("input", 0, 0) or ""
    relu = session.add("torch.nn.ReLU", 200, 40) or ""
    session.select([image, relu])
    run(session, stage, "copy")
    assert run(session, stage, "paste")
    new = [session.graph.node(node_id) for node_id in session.selection]
    assert [(node.x, node.y) for node in new] == [(500, 300), (700, 340)]


def test_a_copy_may_lie_in_a_frame_but_no_frame_on_another(
    session: Session, stage: StandIn
) -> None:
    session.do(PutPiece(Frame("frame1", 400, 200, 900, 700)))
    relu = session.add("torch.nn.ReLU", 0, 0) or ""
    session.select([relu])
    run(session, stage, "copy")
    assert run(session, stage, "paste")
    pasted = session.graph.node(session.selection[0])
    assert (pasted.x, pasted.y) == (500, 300)
    session.select(["frame1"])
    assert run(session, stage, "duplicate")
    twin = session.graph.pieces["frame2"]
    assert (twin.x, twin.y) == (400, 200 + 700 + GAP)


box = st.tuples(*[st.integers(-200, 200)] * 2, *[st.integers(1, 150)] * 2)


@settings(max_examples=60, deadline=None)
@given(st.lists(box, min_size=1, max_size=4), st.lists(box, max_size=5))
def test_the_way_to_room_is_free(moving: list[Box], standing: list[Box]) -> None:
    there, here = (
        [(float(x), float(y), float(x + w), float(y + h)) for x, y, w, h in boxes]
        for boxes in (standing, moving)
    )
    dx, dy = free_shift((here, there))
    assert dx == 0 or dy == 0
    moved = [(a + dx, b + dy, c + dx, d + dy) for a, b, c, d in here]
    assert all(clear([one, two]) for one in moved for two in there)
    if not (dx or dy):
        assert all(clear([one, two]) for one in here for two in there)


def test_own_python_and_blocks_travel_and_nothing_is_run(
    session: Session, other: Session, stage: StandIn, tmp_path: Path
) -> None:
    trap = tmp_path / "trap"
    text = f"open({str(trap)!r}, 'w').close()\ndef Mine(x):\n    return x\n"
    image = session.add("input", params={"shape": ("N", 4)}) or ""
    record = json.loads(copied(session, image))
    record["nodes"] = [{"id": "n1", "kind": "code:Mine", "name": "mine", "later": [1]}]
    record["needs"] = json.loads(dumps(session.document.project)) | {
        "codes": {"Mine": [*text.split("\n")]}
    }
    record["needs"]["graphs"] = {"model": {"nodes": [], "wires": []}}
    stage.clipboard = "Look:\n" + textwrap.indent(json.dumps(record), "> ")
    shape = other.add("input", params={"shape": ("N", 4)}) or ""
    assert run(other, stage, "paste")
    (mine,) = other.selection
    assert other.document.project.codes == {"Mine": text}
    assert other.graph.node(mine).extra == {"later": [1]}
    assert other.do(Connect(Wire(shape, "output", mine, "x")))
    other.analyse_now()
    assert any(isinstance(fix.edit, Allow) for p in other.problems for fix in p.fixes)
    assert not trap.exists()


def test_unknown_layers_are_kept_and_come_back(
    session: Session, other: Session, stage: StandIn
) -> None:
    record = json.loads(copied(session, session.add("torch.nn.ReLU") or ""))
    record["nodes"][0]["kind"] = "torch.nn.NotYet"
    record["nodes"][0]["params"] = {"size": [1, [2]]}
    stage.clipboard = json.dumps(record | {"by": "a newer program"})
    assert run(other, stage, "paste")
    again = json.loads(copied(other, *other.selection))
    assert again["nodes"][0]["kind"] == "torch.nn.NotYet"
    assert again["nodes"][0]["params"] == {"size": [1, [2]]}


def test_a_project_s_text_gives_its_layers_and_says_what_it_left(
    session: Session, stage: StandIn, notices: list[Notice], other: Session
) -> None:
    other.open_example("digits_cnn")
    stage.clipboard = f"```\n{dumps(other.document.project)}```"
    assert run(session, stage, "paste")
    assert len(session.graph) == len(other.graph)
    assert len(session.graph.wires()) == len(other.graph.wires())
    assert set(session.selection) == set(session.graph.ids())
    assert "Its settings were left out" in str(notices[-1].message)
    assert str(session.document.undo_title) == f"Paste {len(session.graph)} layers"
    session.document.undo()
    assert not len(session.graph)


def test_what_cannot_be_pasted_changes_nothing(
    session: Session, stage: StandIn, notices: list[Notice]
) -> None:
    first, second = session.add("torch.nn.ReLU") or "", session.add("torch.nn.ReLU") or ""
    session.do(Connect(Wire(first, "output", second, "input")))
    record = json.loads(copied(session, first, second))
    record["wires"].append({"from": [second, "output"], "to": [first, "input"]})
    before = dumps(session.document.project), session.selection
    for harm, sentence in (
        (record, "The wires of relu3 run in a circle"),
        (record | {"wires": record["wires"][:1] * 2}, "Two wires end at the input input of relu4"),
    ):
        stage.clipboard = json.dumps(harm)
        run(session, stage, "paste")
        assert str(notices[-1].message).startswith(sentence)
        assert (dumps(session.document.project), session.selection) == before
