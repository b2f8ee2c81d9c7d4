"""Layers with several inputs are read in the order of their ports, however the ports are named."""

from __future__ import annotations

from drawing import STANDARD, Drawing

from studio.compile.analysis import Analyser


def recurrent(features: int) -> tuple[Drawing, str]:
    """An LSTM with both states wired, whose ports sort before ``input``."""
    draw = Drawing()
    node = draw.add("LSTM", "memory", input_size=8, hidden_size=5)
    draw.wire(draw.add("input", "words", shape=(6, "N", features)), f"{node}.input")
    draw.wire(draw.add("input", "state", shape=(1, "N", 5)), f"{node}.h_0")
    draw.wire(draw.add("input", "cell", shape=(1, "N", 5)), f"{node}.c_0")
    draw.wire(node, draw.add("output", "states"))
    return draw, node


def test_ports_are_read_in_the_order_of_the_kind() -> None:
    draw, node = recurrent(8)
    plan = Analyser(STANDARD).analyse(draw.project).plan
    assert plan is not None
    step = plan.step(node)
    assert step is not None
    assert list(step.inputs) == ["input", "h_0", "c_0"]


def test_a_refusal_speaks_of_the_main_input_first() -> None:
    draw, _ = recurrent(9)
    (problem,) = Analyser(STANDARD).analyse(draw.project).problems
    assert str(problem.message) == "input_size is set to 8, but words brings 9."
