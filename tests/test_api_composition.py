"""Blocks, variables, shared layers and the library from Python."""

from __future__ import annotations

import json

import pytest
import torch
from test_cli import Screen

import studio.api as plexus
from studio.cli.main import main


def stages(project: plexus.Project) -> None:
    stage = project.block("Stage", "A convolution and a ReLU.")
    channels = stage.variable("channels", 16, minimum=1)
    stage.chain(
        stage.add("input", name="x", shape=("N", 1, 8, 8)),
        stage.add("torch.nn.Conv2d", name="conv", out_channels=channels, padding=1),
        stage.add("torch.nn.ReLU", name="relu"),
        stage.add("output", name="y"),
    )


def runs_as_exported(project: plexus.Project, *inputs: torch.Tensor) -> str:
    """The exported text, whose class gives what the module gives."""
    module = plexus.build(project, seed=0)
    text = plexus.export(project)
    names: dict[str, object] = {}
    exec(text, names)
    exported = next(reversed([v for v in names.values() if isinstance(v, type)]))()
    assert list(exported.state_dict()) == list(module.state_dict())
    exported.load_state_dict(module.state_dict())
    assert torch.equal(exported(*inputs), module(*inputs))
    return text


def test_a_block_is_drawn_and_used():
    project = plexus.new("net")
    stages(project)
    width = project.variable("width", 4)
    project.chain(
        project.add("input", name="image", shape=("N", 1, 8, 8)),
        project.add(
            "block:Stage", name="stages", channels=plexus.Expression("width * 2"), repeat=2
        ),
        project.add("output", name="result"),
    )
    assert width == plexus.Expression("width")
    text = runs_as_exported(project, torch.rand(2, 1, 8, 8))
    assert "WIDTH = 4" in text and "class Stage(nn.Module):" in text
    assert '"""A convolution and a ReLU.' in text


def test_a_block_of_the_library_comes_with_what_it_holds():
    project = plexus.new("net")
    project.chain(
        project.add("input", name="image", shape=("N", 3, 16, 16)),
        project.add("library:UNetDown", name="down", channels=4),
        project.add("output", name="result"),
    )
    assert set(project.document.project.graphs) == {"model", "UNetDown", "DoubleConv"}
    runs_as_exported(project, torch.rand(2, 3, 16, 16))


def test_a_layer_is_used_again_bypassed_and_muted():
    project = plexus.new("net")
    left = project.add("input", name="left", shape=("N", 6))
    right = project.add("input", name="right", shape=("N", 6))
    encode = project.add("torch.nn.Linear", name="encode", out_features=4)
    again = project.use_again(encode, "again")
    join, drop = project.add("Add", name="join"), project.add("torch.nn.Dropout", name="drop")
    project.chain(left, encode, join, drop, project.add("output", name="result"))
    project.chain(right, again, join)
    project.bypass(drop)
    assert list(plexus.build(project).state_dict()) == ["encode.weight", "encode.bias"]
    text = runs_as_exported(project, torch.rand(2, 6), torch.rand(2, 6))
    assert "# drop (Dropout) is bypassed." in text
    project.mute(again)
    assert len(plexus.analyse(project).plan.steps) == 4
    project.mute(again, on=False)
    assert len(plexus.analyse(project).plan.steps) == 6


def test_what_is_drawn_is_kept_in_the_file(tmp_path):
    project = plexus.new("net")
    stages(project)
    project.chain(
        project.add("input", name="image", shape=("N", 1, 8, 8)),
        project.add("block:Stage", name="stage"),
        project.add("output", name="result"),
    )
    plexus.save(project, tmp_path / "net.plexus")
    again = plexus.load(tmp_path / "net.plexus")
    assert plexus.export(again) == plexus.export(project)


@pytest.mark.parametrize("name", ["class", "2nd", "model"])
def test_a_block_has_a_legal_name(name):
    project = plexus.new("net")
    if name == "model":
        assert project.block(name).graph is project.graph
    else:
        with pytest.raises(plexus.UserError):
            project.block(name)


def test_the_command_line_goes_into_blocks(tmp_path, capsys):
    project = plexus.new("net")
    stages(project)
    project.variable("width", 4)
    project.chain(
        project.add("input", name="image", shape=("N", 1, 8, 8)),
        project.add("block:Stage", name="stages", channels=plexus.Expression("width"), repeat=2),
        project.add("torch.nn.Flatten", name="flatten"),
        project.add("torch.nn.Linear", name="classes", out_features=10),
        project.add("output", name="result"),
    )
    file = tmp_path / "net.plexus"
    plexus.save(project, file)
    assert main(["check", str(file), "--json"], Screen()) == 0
    nodes = {node["name"]: node for node in json.loads(capsys.readouterr().out)["nodes"]}
    assert nodes["stages.conv"]["outputs"] == {"output": ["N", 4, 8, 8]}
    assert main(["check", str(file)], Screen()) == 0
    told = capsys.readouterr().out
    assert "  conv " in told and "Stage × 2" in told
    given = ["--set", "width=6", "--set", "stages.conv.bias=false"]
    runs = ["--runs", str(tmp_path / "runs")]
    assert main(["train", str(file), "--epochs", "1", *given, *runs, "--json"], Screen()) == 0
    run = json.loads(capsys.readouterr().out)["run"]
    frozen = plexus.load(f"{run}/project.plexus")
    keys = plexus.build(frozen).state_dict()
    assert keys["stages.1.conv.weight"].shape == (6, 6, 3, 3)
    assert "stages.0.conv.bias" not in keys


def test_a_problem_inside_a_block_is_named_by_the_way_to_it(tmp_path, capsys):
    project = plexus.new("net")
    stages(project)
    project.block("Stage").set_param("conv", "kernel_size", 50)
    project.chain(
        project.add("input", name="image", shape=("N", 1, 8, 8)),
        project.add("block:Stage", name="first"),
        project.add("output", name="result"),
    )
    file = tmp_path / "net.plexus"
    plexus.save(project, file)
    assert main(["check", str(file)], Screen()) == 1
    assert "error: first.conv: The kernel (50)" in capsys.readouterr().out
    with pytest.raises(plexus.UserError, match=r"first\.conv"):
        plexus.build(project)
