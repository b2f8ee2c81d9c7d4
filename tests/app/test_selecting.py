from __future__ import annotations

import pytest

from studio.app.actions import Context, find, perform
from studio.app.notices import Notice
from studio.app.session import Session
from studio.graph.edits import Connect
from studio.graph.model import Wire


@pytest.fixture
def fork(session: Session) -> dict[str, str]:
    """``a`` → ``b`` → ``d`` → ``e``, ``a`` → ``c`` → ``d``, and ``x`` → ``c``; ``lone`` apart."""
    kinds = {"a": "input", "x": "input", "b": "torch.nn.ReLU", "c": "Add"}
    kinds |= {"d": "Add", "e": "output", "lone": "torch.nn.ReLU"}
    ids = {name: session.add(kind, name=name) or "" for name, kind in kinds.items()}
    ends = ["ab input", "ac input.0", "xc input.1", "bd input.0", "cd input.1", "de input"]
    for wire in ends:
        (source, target), port = wire[:2], wire[3:]
        assert session.do(Connect(Wire(ids[source], "output", ids[target], port)))
    return ids


@pytest.mark.parametrize(
    "case",
    [
        ("upstream", "d", "d a x b c"),
        ("upstream", "b", "b a"),
        ("downstream", "a", "a b c d e"),
        ("downstream", "x b", "x b c d e"),
        ("between", "a d", "a d b c"),
        ("between", "x e", "x e c d"),
        ("between", "x b e", "x b e c d"),
        ("similar", "b", "b lone"),
        ("similar", "x e", "x e a"),
        ("inverse", "a b c d", "x e lone"),
        ("inverse", "", "a x b c d e lone"),
        ("none", "a b", ""),
    ],
)
def test_more_is_selected_and_what_was_stays_first(
    context: Context, fork: dict[str, str], case: tuple[str, str, str]
) -> None:
    session, (verb, chosen, expected) = context.session, case
    session.select(fork[name] for name in chosen.split())
    position = session.document.undo_title
    assert perform(find(f"edit.select_{verb}"), context)
    names = [session.graph.node(node_id).name for node_id in session.selection]
    assert names == expected.split()
    assert session.document.undo_title == position


@pytest.mark.parametrize(
    "case",
    [
        ("upstream", "", "Nothing is selected."),
        ("upstream", "a x", "No other node feeds a, x."),
        ("downstream", "e lone", "No other node is fed by e, lone."),
        ("similar", "e", "No other node is of the kind of e."),
        ("between", "a", "Select the two nodes, or more"),
        ("between", "b c", "No data flows from one to another of b, c."),
        ("between", "a b", "There is no node between a, b."),
        ("between", "a b c x", "There is no node between a, b, c and 1 more."),
        ("none", "", "Nothing is selected."),
    ],
)
def test_what_would_select_no_more_says_why(
    context: Context, notices: list[Notice], fork: dict[str, str], case: tuple[str, str, str]
) -> None:
    session, (verb, chosen, sentence) = context.session, case
    session.select(fork[name] for name in chosen.split())
    before = session.selection
    assert not perform(find(f"edit.select_{verb}"), context)
    assert session.selection == before
    assert str(notices[-1].message).startswith(sentence)
