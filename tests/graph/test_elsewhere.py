"""Edits that name no graph can be made in any; those that name one, or none at all, stay."""

from __future__ import annotations

from studio.graph.edits import Batch, Disconnect, RemoveNodes, SetParam, SetSetting
from studio.graph.elsewhere import in_graph
from studio.graph.model import MODEL, Wire
from studio.message import Message

LABEL = Message("Mend it")
WIRE = Wire("n1", "output", "n2", "input")


def test_each_of_several_edits_goes_to_the_graph() -> None:
    inner = Batch((SetParam("n1", "bias", False), Disconnect((WIRE,))), LABEL)
    moved = in_graph(Batch((inner, RemoveNodes(("n3",))), LABEL), "stage")
    assert moved == Batch(
        (
            Batch((SetParam("n1", "bias", False, "stage"), Disconnect((WIRE,), "stage")), LABEL),
            RemoveNodes(("n3",), "stage"),
        ),
        LABEL,
    )


def test_what_names_its_graph_or_is_of_the_project_stays() -> None:
    named, setting = SetParam("n1", "bias", False, "other"), SetSetting("train.loss", "mse")
    assert in_graph(named, "stage") is named
    assert in_graph(setting, "stage") is setting


def test_in_the_model_nothing_changes() -> None:
    edit = SetParam("n1", "bias", False)
    assert in_graph(edit, MODEL) is edit
