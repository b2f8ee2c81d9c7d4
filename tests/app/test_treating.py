"""Initial values and parametrizations through the library, in files and on the clipboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.torch import load_file
from torch import nn

import studio.api as plexus
from studio.exchange import weights
from studio.graph import clipboard, fileio
from studio.layers.treatments import INITIALISERS, PARAMETRIZATIONS, Key
from studio.message import UserError


def drawn() -> tuple[plexus.Project, plexus.Layer]:
    project = plexus.new("net")
    conv = project.add("torch.nn.Conv2d", name="conv1", out_channels=4, kernel_size=3)
    image = project.add("input", shape=("N", 2, 8, 8))
    project.chain(image, conv, project.add("output"))
    return project, conv


def params(project: plexus.Project) -> dict[str, object]:
    return dict(project.graph.node(project.layer("conv1").id).params)


def test_a_weight_begins_as_is_said_and_undo_takes_it_back():
    project, conv = drawn()
    before = params(project)
    project.init(conv, "weight", "kaiming_normal_", nonlinearity="relu")
    assert params(project) == before | {
        "init:weight": "kaiming_normal_",
        "init:weight:nonlinearity": "relu",
    }
    text = plexus.export(project)
    assert 'nn.init.kaiming_normal_(self.conv1.weight, nonlinearity="relu")' in text
    project.init(conv, "weight", "xavier_normal_", gain=2)
    assert params(project) == before | {"init:weight": "xavier_normal_", "init:weight:gain": 2.0}
    project.document.undo()
    assert params(project)["init:weight"] == "kaiming_normal_"
    project.init(conv, "weight", None)
    assert params(project) == before


def test_a_parametrized_weight_is_what_torch_makes_it():
    project, conv = drawn()
    project.parametrize(conv, "weight_norm", dim=None)
    made = plexus.build(project, seed=3)
    torch.manual_seed(3)
    by_hand = nn.utils.parametrizations.weight_norm(nn.Conv2d(2, 4, 3), dim=None)
    x = torch.randn(2, 2, 8, 8)
    assert torch.equal(made(x), by_hand(x))
    assert "nn.utils.parametrizations.weight_norm(" in plexus.export(project)
    project.parametrize(conv, None)
    assert not [name for name in params(project) if ":" in name]


def test_variables_of_the_project_can_be_meant():
    project, conv = drawn()
    project.init(conv, "weight", "normal_", std=project.variable("spread", 0.25))
    assert "nn.init.normal_(self.conv1.weight, std=SPREAD)" in plexus.export(project)
    again = plexus.build(project, seed=1).state_dict()["conv1.weight"]
    torch.manual_seed(1)
    by_hand = nn.Conv2d(2, 4, 3)
    assert torch.equal(again, nn.init.normal_(by_hand.weight, std=0.25))


@pytest.mark.parametrize(
    ("how", "arguments", "said"),
    [
        ("kaiming_norm_", {}, "init:weight"),
        ("normal_", {"sd": 1.0}, "has no parameter init:weight:sd"),
        ("normal_", {"std": "wide"}, "init:weight:std"),
        ("sparse_", {"sparsity": 2.0}, "between 0 and 1"),
    ],
)
def test_what_torch_does_not_have_is_refused(how, arguments, said):
    project, conv = drawn()
    before = params(project)
    with pytest.raises(UserError, match=said):
        project.init(conv, "weight", how, **arguments)
    assert params(project) == before


def test_layers_are_added_and_set_with_what_is_said_of_weights(tmp_path):
    project, _ = drawn()
    said = {"init:weight": "normal_", "init:weight:std": 0.5}
    project.add("torch.nn.Linear", name="head", out_features=2, **said)
    project.set("head.init:weight:std", 1.0)  # torch's own, and so not kept
    head = project.graph.find("head")
    assert head is not None
    assert dict(head.params) == {"out_features": 2, "init:weight": "normal_"}


CHOICES = st.one_of(
    *(
        st.fixed_dictionaries(
            {str(key): st.just(name)},
            optional={
                str(Key(key.sort, key.weight, param.name)): (
                    st.sampled_from(param.choices)
                    if param.choices
                    else st.booleans()
                    if param.type == "bool"
                    else st.integers(0, 9)
                    if param.type == "int"
                    else st.floats(0, 1)
                )
                for param in treatment.params
            },
        )
        for weight in ("weight", "bias", "layers.0.linear1.weight")
        for key, known in (
            (Key("init", weight), INITIALISERS),
            (Key("parametrization", weight), PARAMETRIZATIONS),
        )
        for name, treatment in known.items()
    )
)


@settings(deadline=None, max_examples=60)
@given(CHOICES, CHOICES)
def test_files_and_the_clipboard_give_back_what_is_said(one, two):
    project, _ = drawn()
    node = project.graph.node(project.layer("conv1").id)
    project.graph.put_node(replace(node, params={**node.params, **one, **two}))
    text = fileio.dumps(project.document.project)
    again = fileio.loads(text)
    assert again.model.node(node.id) == project.graph.node(node.id)
    assert fileio.dumps(again) == text
    copied = clipboard.fragment(project.document.project, project.kinds, "model", [node.id])
    assert all(f'"{key}"' in copied for key in (*one, *two))


def test_weights_of_a_run_are_those_of_the_exported_class(tmp_path):
    project = plexus.new("tiny")
    x = project.add("input", shape=("N", 2))
    layer = project.add("torch.nn.Linear", name="fc", out_features=2)
    other = project.add("torch.nn.Linear", name="last", out_features=2)
    project.chain(x, layer, other, project.add("output"))
    project.set("data.source", "toy")
    project.init(layer, "bias", "uniform_")
    project.parametrize(layer, "spectral_norm")
    project.parametrize(other, "orthogonal")
    run = plexus.train(project, epochs=1, runs=tmp_path)
    target = tmp_path / "out.safetensors"
    plan = plexus.analyse(project).plan
    weights.export(run.folder, target, plan)
    module = plexus.build(project)
    module.load_state_dict(load_file(target))
    turned = module.state_dict()
    assert turned.keys() == load_file(target).keys()
    matrix = module.layer(other.id).weight
    assert torch.allclose(matrix @ matrix.T, torch.eye(2), atol=1e-5)
