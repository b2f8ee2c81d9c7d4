"""What is known of a graph before it runs, and the words for what is wrong."""

from __future__ import annotations

import pytest
from drawing import STANDARD, Drawing, image_network

from studio.compile.analysis import Analyser
from studio.compile.problems import Problem
from studio.graph.model import Node


def analyse(draw: Drawing):
    return Analyser(STANDARD).analyse(draw.project)


def only_problem(draw: Drawing) -> Problem:
    problems = analyse(draw).problems
    assert len(problems) == 1, [str(p.message) for p in problems]
    return problems[0]


def model(*layers: tuple[str, dict], shape=("N", 1, 8, 8), dtype="float32") -> Drawing:
    """Input, layers in a row, output."""
    draw = Drawing()
    ids = [draw.add("input", "image", shape=shape, dtype=dtype)]
    ids += [draw.add(kind, f"layer{n}", **params) for n, (kind, params) in enumerate(layers)]
    ids.append(draw.add("output", "scores"))
    draw.chain(*ids)
    return draw


def apply_fix(draw: Drawing, problem: Problem) -> None:
    assert problem.fixes, str(problem.message)
    draw.do(problem.fixes[0].edit)


def test_shapes_costs_and_derived_parameters_of_a_fork_and_merge():
    draw, ids = image_network()
    analysis = analyse(draw)
    assert analysis.ok and not analysis.problems
    shown = {name: [str(s) for s in analysis.nodes[i].outputs.values()] for name, i in ids.items()}
    assert shown["join"] == ["N × 4 × 8 × 8"]
    assert shown["classes"] == ["N × 10"]
    assert analysis.nodes[ids["classes"]].derived == {"in_features": 256}
    assert analysis.nodes[ids["conv1"]].cost.parameters == 4 * 9 + 4
    assert analysis.nodes[ids["conv1"]].cost.multiply_adds == 64 * 4 * 9
    assert analysis.nodes[ids["conv1"]].cost.activation_bytes == 4 * 64 * 4
    assert analysis.total.parameters == 40 + 20 + 2570


def test_empty_graph_says_how_to_begin():
    assert str(only_problem(Drawing()).message) == (
        "The graph is empty. Drag an Input onto the canvas."
    )


def test_missing_output_and_missing_input():
    draw = Drawing()
    draw.add("input", "image")
    assert "Add an Output" in str(only_problem(draw).message)
    draw = Drawing()
    draw.add("output", "scores")
    assert [str(p.message) for p in analyse(draw).problems] == [
        "Nothing is wired to its input.",
        "The model takes nothing. Add an Input.",
    ]


def test_a_layer_that_leads_nowhere_is_a_warning_and_left_out():
    draw, ids = image_network()
    spare = draw.add("ReLU", "spare")
    draw.wire(ids["conv1"], spare)
    analysis = analyse(draw)
    (problem,) = analysis.problems
    assert (problem.severity, problem.node) == ("warning", spare)
    assert analysis.plan is not None and analysis.plan.step(spare) is None


def test_a_fault_is_reported_where_it_starts_and_only_there():
    draw = model(("Conv2d", {"in_channels": 3}), ("ReLU", {}), ("Flatten", {}), ("Linear", {}))
    problem = only_problem(draw)
    assert problem.node == "n2"
    assert str(problem.message) == "in_channels is set to 3, but image brings 1."
    apply_fix(draw, problem)
    assert analyse(draw).ok


def test_convolution_on_a_flat_vector_offers_to_make_an_image_of_it():
    draw = model(("Conv2d", {"padding": 1}), ("Flatten", {}), shape=("N", 64))
    problem = only_problem(draw)
    assert str(problem.message) == (
        "Conv2d wants N × channels × height × width; image gives N × 64."
    )
    assert str(problem.fixes[0].title) == "Insert Reshape to N × 1 × 8 × 8"
    apply_fix(draw, problem)
    assert analyse(draw).ok


def test_convolution_on_an_image_without_channels():
    draw = model(("Conv2d", {}), ("Flatten", {}), shape=("N", 8, 8))
    problem = only_problem(draw)
    assert "wants N × channels × height × width" in str(problem.message)
    apply_fix(draw, problem)
    assert analyse(draw).ok


def test_linear_on_an_image_warns_and_offers_flatten():
    draw = model(("Linear", {"out_features": 10}))
    problem = only_problem(draw)
    assert problem.severity == "warning"
    assert "wants a flat vector; it gets N × 1 × 8 × 8" in str(problem.message)
    apply_fix(draw, problem)
    analysis = analyse(draw)
    assert not analysis.problems
    assert str(analysis.nodes["n2"].outputs["output"]) == "N × 10"
    assert analysis.nodes["n2"].derived == {"in_features": 64}


def test_kernel_larger_than_the_image():
    draw = model(("Conv2d", {"kernel_size": 11}), ("Flatten", {}))
    problem = only_problem(draw)
    assert str(problem.message) == (
        "The kernel (11) is larger than what image gives (N × 1 × 8 × 8)."
    )
    apply_fix(draw, problem)
    assert analyse(draw).ok


def test_adding_unequal_channels_offers_a_one_by_one_convolution():
    draw = Drawing()
    image = draw.add("input", "image", shape=("N", 3, 8, 8))
    wide = draw.add("Conv2d", "wide", out_channels=8, padding=1)
    join, out = draw.add("Add", "join"), draw.add("output", "out")
    draw.chain(image, wide, join, out)
    draw.wire(image, join)
    problem = only_problem(draw)
    assert str(problem.message) == (
        "Add needs equal shapes: wide gives N × 8 × 8 × 8, image gives N × 3 × 8 × 8."
    )
    apply_fix(draw, problem)
    assert analyse(draw).ok


def test_concatenate_names_what_does_not_fit():
    draw = Drawing()
    image = draw.add("input", "image", shape=("N", 3, 8, 8))
    pool, join = draw.add("MaxPool2d", "pool"), draw.add("Concatenate", "join")
    out = draw.add("output", "out")
    draw.chain(image, pool, join, out)
    draw.wire(image, join)
    draw.set(join, "dim", 1)
    assert "all other axes must be equal: pool N × 3 × 4 × 4, image N × 3 × 8 × 8" in str(
        only_problem(draw).message
    )


def test_embedding_of_real_numbers_offers_int64():
    draw = model(("Embedding", {}), ("Flatten", {}), shape=("N", 12))
    problem = only_problem(draw)
    assert str(problem.message) == ("Embedding wants whole numbers (int64); image gives float32.")
    apply_fix(draw, problem)
    assert analyse(draw).ok


def test_heads_that_do_not_divide():
    draw = Drawing()
    tokens = draw.add("input", "tokens", shape=("N", 7, 10))
    attend = draw.add("MultiheadAttention", "attend", num_heads=4, batch_first=True)
    out = draw.add("output", "out")
    for port in ("query", "key", "value"):
        draw.wire(tokens, f"{attend}.{port}")
    draw.wire(attend, out)
    problem = only_problem(draw)
    assert str(problem.message) == "embed_dim (10) must be divisible by num_heads (4)."
    apply_fix(draw, problem)
    assert analyse(draw).ok


def test_recurrent_layer_that_would_read_the_batch_as_time():
    draw = model(("LSTM", {}), shape=("N", 28, 28))
    problem = only_problem(draw)
    assert "reads axis 0 as time" in str(problem.message)
    apply_fix(draw, problem)
    analysis = analyse(draw)
    assert not analysis.problems
    outputs = analysis.nodes["n2"].outputs
    assert [str(outputs[p]) for p in ("output", "h_n")] == ["N × 28 × 64", "1 × N × 64"]


def test_half_of_a_pair_of_initial_states():
    draw = model(("LSTM", {"batch_first": True}), shape=("N", 28, 28))
    state = draw.add("input", "state", shape=(1, "N", 64))
    draw.wire(state, "n2.h_0")
    assert str(only_problem(draw).message) == "h_0 also needs c_0 wired."


def test_a_kind_that_is_not_installed():
    draw, ids = image_network()
    node = draw.graph.node(ids["relu1"])
    draw.graph.put_node(Node(node.id, "other.Layer", node.name))
    problem = only_problem(draw)
    assert problem.node == ids["relu1"]
    assert "other.Layer is not installed" in str(problem.message)


def test_a_value_out_of_bounds_is_named():
    draw = model(("Conv2d", {"out_channels": 0}), ("Flatten", {}))
    assert "out_channels" in str(only_problem(draw).message)


@pytest.mark.parametrize("rank", [2, 3, 5])
def test_pooling_of_the_wrong_rank_never_raises(rank):
    draw = model(("MaxPool2d", {}), shape=("N", *[8] * (rank - 1)))
    analysis = analyse(draw)
    assert analysis.nodes["n2"].outputs or analysis.problems


def test_reuse_between_analyses_changes_nothing():
    draw, ids = image_network()
    analyser = Analyser(STANDARD)
    analyser.analyse(draw.project)
    for value in (6, 8, 4):
        draw.set(ids["conv1"], "out_channels", value)
        draw.set(ids["skip"], "out_channels", value)
        assert analyser.analyse(draw.project) == Analyser(STANDARD).analyse(draw.project)
    draw.set(ids["conv1"], "out_channels", 5)
    assert (
        analyser.analyse(draw.project).problems == Analyser(STANDARD).analyse(draw.project).problems
    )


def test_fixes_use_ids_that_are_still_free_after_other_edits():
    draw = model(("Linear", {"out_features": 10}))
    analyser = Analyser(STANDARD)
    analyser.analyse(draw.project)
    draw.add("ReLU", "later")
    fix = next(p.fixes[0] for p in analyser.analyse(draw.project).problems if p.fixes)
    draw.do(fix.edit)


def test_overwriting_in_place_what_others_read_is_a_warning():
    draw, ids = image_network()
    draw.set(ids["relu1"], "inplace", True)
    problem = only_problem(draw)
    assert str(problem.message) == (
        "ReLU overwrites in place what conv1 gives, which is needed elsewhere."
    )
    apply_fix(draw, problem)
    assert not analyse(draw).problems


def test_a_warning_about_a_neighbour_comes_with_the_neighbour():
    draw = model(("Conv2d", {"padding": 1}), ("ReLU", {"inplace": True}))
    analyser = Analyser(STANDARD)
    assert not analyser.analyse(draw.project).problems
    draw.wire("n2", draw.add("output", "second"))
    (problem,) = analyser.analyse(draw.project).problems
    assert problem.node == "n3"
