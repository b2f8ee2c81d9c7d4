"""A node that becomes another kind keeps its name, its wires, and those that share its layer."""

from __future__ import annotations

import pytest

from studio.graph.document import Document
from studio.graph.edits import AddNode, Connect, EditError
from studio.graph.fileio import dumps
from studio.graph.model import Node, Project, Wire
from studio.graph.replacement import ChangeKind
from studio.layers.catalogue import standard


@pytest.fixture
def document() -> Document:
    """A pooling layer that is called twice, one after the other."""
    document = Document(Project(), standard())
    document.do(AddNode(Node("n1", "torch.nn.MaxPool1d", "pool", {"kernel_size": 3})))
    document.do(AddNode(Node("n2", "torch.nn.MaxPool1d", "again", reuses="n1")))
    document.do(Connect(Wire("n1", "output", "n2", "input")))
    return document


@pytest.mark.parametrize("asked", ["n1", "n2"])
def test_all_that_share_a_layer_change_together_and_come_back(
    document: Document, asked: str
) -> None:
    before = dumps(document.project)
    document.do(ChangeKind(asked, "torch.nn.MaxPool2d", {"kernel_size": 2}))
    graph = document.project.model
    assert [node.kind for node in graph] == ["torch.nn.MaxPool2d"] * 2
    assert [dict(node.params) for node in graph] == [{"kernel_size": 2}, {}]
    assert [node.name for node in graph] == ["pool", "again"]
    assert graph.wires() == [Wire("n1", "output", "n2", "input")]
    document.undo()
    assert dumps(document.project) == before


def test_a_kind_without_a_port_that_is_wired_is_refused(document: Document) -> None:
    before = dumps(document.project)
    with pytest.raises(EditError, match="again is wired at input, which the other kind does not"):
        document.do(ChangeKind("n1", "torch.nn.Bilinear", {}))
    assert dumps(document.project) == before
