"""The search over all graphs of a project."""

from __future__ import annotations

import pytest
from test_scope import nested, opened

from studio.app.hunting import Hunt, where
from studio.app.query import Query
from studio.app.scope import Scope
from studio.app.session import Session
from studio.graph.edits import Connect, SetNote, SetParam
from studio.graph.furnishing import PutPiece
from studio.graph.furniture import Frame, Note
from studio.graph.model import Node, Variable, Wire
from studio.graph.variables import AddVariable
from studio.value import Expression


@pytest.fixture
def hunted(session: Session) -> Session:
    """A picture, two convolutions, one of them with a computed parameter, and a linear layer."""
    image = session.add("input", name="image", params={"shape": ("N", 3, 32, 32)})
    first = session.add("torch.nn.Conv2d", name="first", params={"out_channels": 16})
    second = session.add(
        "torch.nn.Conv2d", name="second", params={"out_channels": 8, "kernel_size": (5, 1)}
    )
    lost = session.add("torch.nn.Linear", name="lost")
    session.add("torch.nn.Dropout", name="thin")
    assert session.do(AddVariable(Variable("width", 24)))
    assert session.do(SetParam(second or "", "out_channels", Expression("width * 2")))
    assert session.do(SetNote(first or "", "Finds the edges"))
    assert session.do(PutPiece(Frame("frame1", title="The stem")))
    assert session.do(PutPiece(Note("note1", text="# To read\nabout edges")))
    for source, target in ((image, first), (first, second)):
        assert session.do(Connect(Wire(source or "", "output", target or "", "input")))
    assert lost
    return session


def found(session: Session, text: str) -> list[str]:
    hunt = Hunt(session)
    hunt.begin(text)
    assert not hunt.go_on(60.0)
    return [hit.entry.title for group in hunt.groups for hit in group.hits]


def why(session: Session, text: str) -> tuple[str, str, list[str]]:
    """By what the first was found: the aspect, its text, and what of it is marked."""
    hunt = Hunt(session)
    hunt.begin(text)
    hunt.go_on(60.0)
    aspect = hunt.groups[0].hits[0].aspect
    spans = hunt.query.spans(aspect.text)
    return aspect.name, aspect.text, [aspect.text[at : at + length] for at, length in spans]


CASES: list[tuple[str, list[str]]] = [
    ("", []),
    ("nowhere", []),
    ("FIRST", ["first"]),
    ("conv2d", ["first", "second"]),
    ("conv2d second", ["second"]),
    ("fully connected", ["lost"]),
    ("kernel_size=3", ["first"]),
    ("kernel_size = 3", ["first"]),
    ("kernel_size>3", ["second"]),
    ("kernel>=1 kernel<2", ["second"]),
    ("kernel_size=(5, 1)", ["second"]),
    ("conv2d kernel_size!=3", ["second"]),
    ("out_channels=48", ["second"]),
    ("in_channels=16", ["second"]),
    ("out_channels>20", ["second"]),
    ("p=0.5", ["thin"]),
    ("bias=true", ["first", "second", "lost"]),
    ("out_channels", ["first", "second"]),
    ("16x30", ["first"]),
    ("(16, 30, 30)", ["first"]),
    ("3 × 32 × 32", ["image"]),
    ("edges", ["first", "To read"]),
    ("stem", ["The stem"]),
    ("error linear", []),
    ('"finds the"', ["first"]),
    ("kind=dropout", ["thin"]),
    ("kernel_size>many", []),
    ("= > (", []),
]


def test_what_is_found(hunted: Session) -> None:
    assert {text: found(hunted, text) for text, _ in CASES} == dict(CASES)


def test_why_it_was_found_is_said_and_marked(hunted: Session) -> None:
    assert why(hunted, "iRs") == ("name", "first", ["irs"])
    assert why(hunted, "kernel_size>3") == ("parameter", "kernel_size = (5, 1)", ["kernel_size"])
    assert why(hunted, "conv kernel=3")[1] == "kernel_size = 3"
    assert why(hunted, "16x30") == ("shape", "N × 16 × 30 × 30", ["16 × 30"])
    assert why(hunted, "conv2d edges") == ("note", "Finds the edges", ["edges"])


def test_problems_are_found_by_their_words(hunted: Session) -> None:
    assert hunted.set_param("n3", "kernel_size", 50)
    aspect, text, marked = why(hunted, "warning larger")
    assert (aspect, marked) == ("problem", ["Warning", "larger"])
    assert text.startswith("Warning: ")


def test_all_graphs_are_searched_the_one_that_is_shown_first(session: Session) -> None:
    opened(session, nested())
    session.enter("n2")
    hunt = Hunt(session)
    hunt.begin("inner")
    hunt.go_on(60.0)
    assert [(group.graph, len(group.hits)) for group in hunt.groups] == [("outer", 1), ("spare", 1)]
    hunt.begin("relu")
    hunt.go_on(60.0)
    (group,) = hunt.groups
    assert where(session, group.hits[0], session.scope) == Scope("inner", ("n2", "n2"))


def test_a_long_search_goes_in_slices_and_what_was_read_is_known_the_next_time(
    session: Session,
) -> None:
    for number in range(70):
        node = Node(f"n{number}", "torch.nn.ReLU", f"r{number}")
        session.document.project.model.put_node(node)
    hunt = Hunt(session)
    hunt.begin("relu")
    slices = 1
    while hunt.go_on(0.0):
        slices += 1
    assert slices == 3
    hits = hunt.groups[0].hits
    assert len(hits) == 70
    hunt.begin("relu")
    hunt.go_on(60.0)
    assert all(a.entry is b.entry for a, b in zip(hits, hunt.groups[0].hits, strict=True))
    assert session.set_param("n1", "inplace", True)
    hunt.begin("inplace=true")
    hunt.go_on(60.0)
    assert [hit.entry.id for hit in hunt.groups[0].hits] == ["n1"]


def test_spans_of_a_text_that_folds_to_another_length_are_left_out() -> None:
    assert Query("ss").spans("straße") == []
    assert Query("a b").spans("xbxa") == [(1, 1), (3, 1)]


def test_a_name_that_begins_with_the_word_comes_before_one_that_holds_it(session: Session) -> None:
    for name in ("last_mix", "mixed", "a_mix"):
        session.add("torch.nn.ReLU", name=name)
    assert found(session, "mix") == ["mixed", "last_mix", "a_mix"]
