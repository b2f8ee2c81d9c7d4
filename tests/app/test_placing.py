"""Templates: offered like a layer, placed together with what they stand for."""

from __future__ import annotations

from drawing import Drawing

from studio.app.placing import Brought
from studio.app.session import Session
from studio.graph.definitions import AddGraph
from studio.graph.model import MODEL, Project
from studio.layers.spec import LayerSpec

SPEC = LayerSpec(
    key="library:Twice",
    title="Twice",
    family="block",
    summary="Two layers in a row.",
    doc_url="",
    construct="block",
)


class Twice:
    spec = SPEC

    def bring(self, project: Project) -> Brought:
        if "Twice" in project.graphs:
            return Brought((), "block:Twice")
        draw = Drawing()
        x = draw.add("input", "x", shape=("N", 4))
        draw.chain(x, draw.add("Linear", "first"), draw.add("output", "y"))
        return Brought((AddGraph("Twice", draw.graph),), "block:Twice")


def test_placing_a_template_brings_what_it_stands_for_in_one_step() -> None:
    session = Session()
    session.offers.offer(Twice())
    assert session.kinds.find("library:Twice") == SPEC
    first, second = session.add("library:Twice"), session.add("library:Twice")
    assert first and second
    graph = session.document.project.model
    assert {graph.node(first).kind, graph.node(second).kind} == {"block:Twice"}
    session.document.undo()
    assert "Twice" in session.document.project.graphs
    session.document.undo()
    assert set(session.document.project.graphs) == {MODEL}
    assert not len(session.document.project.model)
    session.close()
