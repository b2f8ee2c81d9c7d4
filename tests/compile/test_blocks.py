def test_a_fault_in_a_block_is_an_error_where_it_is_needed_though_not_everywhere():
    draw = Drawing()
    define(draw, "Head")
    x = draw.add("input", "x", shape=("N", 3, 8, 8))
    draw.chain(x, draw.add("Linear", "fc", in_features=99), draw.add("output", "y"))
    draw.within = MODEL
    draw.add("block:Head", "loose")
    draw.wire(
        image := draw.add("input", "image", shape=("N", 3, 8, 8)), draw.graph.find("loose").id
    )
    needed = draw.add("block:Head", "needed")
    draw.chain(image, needed, draw.add("output", "result"))
    analysis = analyse(draw)
    assert analysis.plan is None
    assert [p.path for p in analysis.problems if p.severity == "error"] == [(needed,)]


def test_a_repeated_block_need_not_read_its_first_input():
    draw = Drawing()
    define(draw, "Deaf")
    draw.add("input", "x", shape=("N", 4))
    heard = draw.add("input", "heard", shape=("N", 4))
    draw.chain(heard, draw.add("Linear", "fc", out_features=4), draw.add("output", "y"))
    draw.within = MODEL
    image = draw.add("input", "image", shape=("N", 4))
    deaf = draw.add("block:Deaf", "deaf", repeat=2)
    draw.chain(image, deaf, draw.add("output", "result"))
    draw.wire(image, f"{deaf}.heard")
    module = PlanModule(plan_of(draw))
    given = torch.rand(2, 4)
    assert torch.equal(module(given), module.get_submodule("deaf.1")(given))
