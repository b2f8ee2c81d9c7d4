"""Ports that a setting switches on and off."""

from drawing import Drawing

from studio.compile.card_sizes import ends_of

POOL = "torch.nn.MaxPool2d"


def output_ports(hand, node):
    layout = hand.view.canvas.node_item(node).card.layout
    return [port.end for port in layout.ports if port.side == "output"]


def test_a_port_comes_and_goes_with_its_setting(hand, session):
    node = hand.add(POOL, 0, 0, "pool")
    assert output_ports(hand, node) == ["output"]
    session.set_param(node, "return_indices", True)
    assert output_ports(hand, node) == ["output", "indices"]
    session.document.undo()
    assert output_ports(hand, node) == ["output"]


def test_a_node_that_is_not_placed_yet_has_the_ports_of_its_defaults():
    draw = Drawing()
    ends = ends_of(draw.catalogue.find(POOL), draw.graph, "n1")
    assert [end for end, *_ in ends.outputs] == ["output"]
    ends = ends_of(draw.catalogue.find("Add"), draw.graph, "n1")
    assert len(ends.inputs) == 2
