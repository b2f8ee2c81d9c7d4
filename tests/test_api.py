from __future__ import annotations

from pathlib import Path

import pytest
import torch

import studio.api as plexus


def small() -> plexus.Project:
    """The model of the module's docstring, with a head that makes it trainable on digits."""
    project = plexus.new("net")
    x = project.add("input", shape=("N", 1, 8, 8))
    conv = project.add("torch.nn.Conv2d", name="conv1", out_channels=8, kernel_size=3)
    flat = project.add("torch.nn.Flatten")
    head = project.add("torch.nn.Linear", name="head", out_features=10)
    project.chain(x, conv, flat, head, project.add("output"))
    return project


def test_from_nothing_to_a_module() -> None:
    project = small()
    analysis = plexus.analyse(project)
    assert analysis.ok
    conv = project.layer("conv1")
    assert str(analysis.nodes[conv.id].outputs["output"]) == "N × 8 × 6 × 6"
    module = plexus.build(project)
    assert module(torch.zeros(3, 1, 8, 8)).shape == (3, 10)
    assert next(iter(module.state_dict())) == "conv1.weight"


def test_a_seed_fixes_the_weights_and_leaves_the_global_generator_alone() -> None:
    state = torch.random.get_rng_state()
    one, two = plexus.build(small(), seed=5), plexus.build(small(), seed=5)
    assert torch.equal(torch.random.get_rng_state(), state)
    for a, b in zip(one.parameters(), two.parameters(), strict=True):
        assert torch.equal(a, b)


def test_export_gives_a_class_that_agrees_with_the_module() -> None:
    project = small()
    module = plexus.build(project, seed=1)
    space: dict[str, type[torch.nn.Module]] = {}
    exec(compile(plexus.export(project), "net", "exec"), space)
    net = space["Net"]()
    net.load_state_dict(module.state_dict())
    x = torch.rand(4, 1, 8, 8)
    assert torch.equal(net(x), module(x))
    with pytest.raises(plexus.UserError, match="poem"):
        plexus.export(project, to="poem")  # type: ignore[arg-type]


def test_export_writes_what_is_asked_for_where_it_is_asked_for(tmp_path: Path) -> None:
    project = small()
    text = plexus.export(project, path=tmp_path / "net.py")
    assert (tmp_path / "net.py").read_text("utf-8") == text
    with pytest.raises(plexus.UserError, match="needs a path"):
        plexus.export(project, to="script")
    text = plexus.export(project, "script", tmp_path / "train.py")
    assert (tmp_path / "train.py").read_text("utf-8") == text
    assert (tmp_path / "train_data.pt").is_file()


def test_ports_by_name_and_inputs_that_take_any_number() -> None:
    project = plexus.new("ports")
    x = project.add("input", shape=("N", 5, 16))
    lstm = project.add("torch.nn.LSTM", hidden_size=16, batch_first=True)
    attention = project.add(
        "torch.nn.MultiheadAttention", name="attend", num_heads=2, batch_first=True
    )
    add = project.add("Add")
    project.connect(x, lstm)
    for port in ("query", "key", "value"):
        project.connect(lstm["output"], attention[port])
    project.connect(attention, add)
    project.connect(x, add)
    project.connect(lstm["output"], add)
    project.connect(add, project.add("output"))
    assert [wire.input for wire in project.graph.incoming(add.id)] == [
        "input.0",
        "input.1",
        "input.2",
    ]
    analysis = plexus.analyse(project)
    assert analysis.ok, analysis.problems
    assert plexus.build(project)(torch.zeros(2, 5, 16)).shape == (2, 5, 16)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (lambda p: p.add("torch.nn.Conv9d"), "no kind of layer called torch.nn.Conv9d"),
        (lambda p: p.add("torch.nn.ReLU", name="class"), "class"),
        (lambda p: p.add("torch.nn.ReLU", name="head"), "head"),
        (lambda p: p.add("torch.nn.Linear", out_features=0), "at least 1"),
        (lambda p: p.add("torch.nn.Linear", colour="red"), "no parameter colour"),
        (lambda p: p.layer("tail"), "no layer named tail"),
        (lambda p: p.connect(p.layer("conv1"), p.layer("head")), "taken"),
        (lambda p: p.connect(p.layer("conv1")["sides"], p.layer("output")), "sides"),
        (lambda p: p.connect(p.layer("conv1"), p.layer("input")), "no input"),
        (lambda p: p.connect(p.layer("output"), p.layer("head")), "no output"),
        (lambda p: p.set("conv1.kernel_size", "big"), "kernel_size"),
        (lambda p: p.set("train.epochs", 0), "epochs"),
        (lambda p: p.set("train.magic", 1), "There is no setting train.magic"),
        (lambda p: p.set("nothing", 1), "no layer named"),
    ],
)
def test_what_cannot_be_is_said_in_words_and_changes_nothing(wrong: object, words: str) -> None:
    from studio.graph import fileio

    project = small()
    before = fileio.dumps(project.document.project)
    assert callable(wrong)
    with pytest.raises(plexus.UserError, match=words):
        wrong(project)
    assert fileio.dumps(project.document.project) == before


def test_a_broken_model_is_refused_with_all_its_problems() -> None:
    project = small()
    project.set("head.in_features", 3)
    project.add("torch.nn.ReLU", name="loose")
    assert not plexus.analyse(project).ok
    for refused in (plexus.build, plexus.export, plexus.train):
        with pytest.raises(plexus.UserError, match="head: "):
            refused(project)


def test_the_first_piece_is_meant_where_a_layer_gives_several() -> None:
    project = plexus.new("halves")
    halves = project.add("torch.chunk")
    project.chain(project.add("input", shape=("N", 6)), halves, project.add("output"))
    x = torch.rand(2, 6)
    assert torch.equal(plexus.build(project)(x), x[:, :3])


def test_save_and_load(tmp_path: Path) -> None:
    project = small()
    project.set("train.lr", 0.01)
    project.note(project.layer("conv1"), "sees edges")
    path = tmp_path / "net.plexus"
    plexus.save(project, path)
    again = plexus.load(path)
    assert again.name == "net"
    assert again.settings == {"train.lr": 0.01}
    assert again.graph.node(again.layer("conv1").id).note == "sees edges"
    xs = [node.x for node in again.graph]
    assert len(set(xs)) > 1, "layers that were never placed are arranged"
    plexus.save(again, tmp_path / "twice.plexus")
    assert (tmp_path / "twice.plexus").read_bytes() == path.read_bytes()


def test_places_that_were_given_are_kept(tmp_path: Path) -> None:
    project = plexus.new("net")
    project.add("input", at=(10, 20))
    project.add("output", at=(300, 20))
    plexus.save(project, tmp_path / "net.plexus")
    assert [(node.x, node.y) for node in project.graph] == [(10, 20), (300, 20)]


def test_memory_is_told_before_anything_runs() -> None:
    project = small()
    memory = plexus.footprint(project)
    assert memory.parameter_bytes == sum(p.nbytes for p in plexus.build(project).parameters())
    first, conv = project.layer("input").id, project.layer("conv1").id
    assert memory.node(first).kept.at(10) == 10 * 64 * 4
    assert memory.node(conv).kept.at(10) == 10 * 8 * 6 * 6 * 4
    assert memory.training_bytes(10, 2) > memory.inference_bytes(10)
    verdict = plexus.fits(project, batch=10, device="cpu")
    assert verdict.parts == memory.training_parts(10, 2)
    assert plexus.fits(project, batch=10**12, device="cpu").level == "too_large"


def test_train_and_go_on(tmp_path: Path) -> None:
    project = small()
    whole = plexus.train(project, epochs=3, seed=1, runs=tmp_path)
    assert project.settings == {}
    assert whole.folder.parent == tmp_path
    assert whole.result.epochs == 3
    numbers = [scalars.values for scalars in whole.history]
    assert numbers[0]["train_loss"] > numbers[-2]["train_loss"]
    part = plexus.train(project, epochs=1, seed=1, runs=tmp_path)
    rest = plexus.train(project, epochs=3, seed=1, runs=tmp_path, resume=part.folder)
    assert [s.values for s in rest.history] == numbers
    assert rest.result.final == whole.result.final


def test_a_run_that_fails_raises(tmp_path: Path) -> None:
    project = small()
    project.set("data.source", "toy")
    with pytest.raises(plexus.UserError, match="shape"):
        plexus.train(project, epochs=1, runs=tmp_path)
    with pytest.raises(plexus.UserError, match="device"):
        plexus.train(project, device="abacus", runs=tmp_path)
