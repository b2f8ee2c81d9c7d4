"""Verbs for wires and for what puts cards in line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from stand_in import StandIn

from studio.app.actions import Context, find, perform
from studio.app.session import Session
from studio.app.settings import Settings
from studio.graph.fileio import dumps
from studio.graph.furnishing import LeadWire
from studio.graph.model import Node, Wire

WIRE = Wire("n1", "output", "n2", "input")


def points(session: Session) -> tuple[tuple[float, float], ...]:
    found = session.graph.wire_into("n2", "input")
    assert found is not None
    return found.points


def test_arranging_clears_the_points_of_what_it_moves_in_one_step(
    session: Session, context: Context
) -> None:
    graph = session.document.project.model
    for number in (1, 2, 3):
        place = 200.0 * (number - 1)
        graph.put_node(Node(f"n{number}", "torch.nn.ReLU", f"relu{number}", x=place))
    graph.put_wire(replace(WIRE, points=((60.0, 90.0),)))
    graph.put_wire(Wire("n2", "output", "n3", "input", points=((300.0, -40.0),)))
    before = dumps(session.document.project)
    assert perform(find("model.arrange"), context)
    assert points(session) == ()
    assert session.do(LeadWire(WIRE, ((7.0, 8.0),)))
    assert perform(find("model.arrange"), context)  # Nothing moves now.
    assert points(session) == ((7.0, 8.0),)
    session.document.undo()
    session.document.undo()
    session.document.undo()
    assert dumps(session.document.project) == before


@pytest.mark.parametrize(
    ("verb", "field", "value"),
    [
        ("view.wires_straight", "wires", "straight"),
        ("view.wires_orthogonal", "wires", "orthogonal"),
        ("view.grid", "grid", False),
        ("view.snap", "snap", False),
        ("view.guides", "guides", False),
    ],
)
def test_how_the_canvas_looks_is_kept(
    verb: str,
    field: str,
    value: object,
    context: Context,
    tmp_path: Path,
) -> None:
    settings, action = context.session.settings, find(verb)
    settings.path = tmp_path / "settings.json"
    assert action.checked is not None
    before = action.checked(context)
    assert perform(action, context)
    assert action.checked(context) is not before
    assert getattr(Settings.load(settings.path), field) == value
    assert isinstance(context.stage, StandIn)
    assert context.stage.asked == ([] if field in ("snap", "guides") else ["renew canvas"])
