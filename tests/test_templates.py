"""The training templates: each is a project that learns, and can be put on another model."""

from __future__ import annotations

import runpy
from argparse import Namespace
from pathlib import Path

import numpy as np
import pytest

import studio.api as plexus
from studio import paths
from studio.app.training_templates import TEMPLATES, find, putting
from studio.cli.templating import templates
from studio.data import sources
from studio.data.fields import Field
from studio.graph.model import BLOCK, INPUT, MODEL, TRAINING, Graph
from studio.message import UserError
from studio.observe.frames import Floats, Scalars
from studio.train.album import read
from studio.train.store import RunFolder

NAMES = [template.name for template in TEMPLATES]
ADVERSARIES = ("gan", "gan_hinge", "wgan_gp")
MAKE = Path(__file__).parent.parent / "resources" / "templates" / "make.py"
WHAT_FALLS = {"distillation": "val_lesson", "contrastive": "epoch_train_loss"}
"""Where it is not the loss of examples that were not learnt."""


def load(name: str) -> plexus.Project:
    return plexus.load(find(name).path)


def ended(history: list[Scalars], name: str) -> list[float]:
    """A number at the ends of the epochs."""
    return [scalars.values[name] for scalars in history if name in scalars.values]


def test_making_them_again_gives_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(MAKE.parent)
    runpy.run_path(str(MAKE))["main"](tmp_path)
    bundled = paths.resources() / "templates"
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in bundled.glob("*.plexus")}
    assert sorted(made) == sorted(f"{name}.plexus" for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_template_has_no_problem_at_all(name: str) -> None:
    project = load(name)
    for graph in (MODEL, TRAINING):
        analysis = plexus.analyse(project, graph)
        assert analysis.ok
        assert not analysis.problems


@pytest.mark.parametrize("name", NAMES)
def test_cards_of_a_template_do_not_overlap(name: str) -> None:
    for graph in load(name).document.project.graphs.values():
        places = [(node.x, node.y) for node in graph]
        for at, (x, y) in enumerate(places):
            for other_x, other_y in places[at + 1 :]:
                assert abs(x - other_x) >= 150 or abs(y - other_y) >= 90


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ADVERSARIES])
def test_a_template_learns(name: str, tmp_path: Path) -> None:
    project = load(name)
    project.set("train.threads", 1)
    if name == "next_token":
        project.set("train.batch_size", 256)
    run = plexus.train(project, epochs=2, runs=tmp_path)
    losses = ended(run.history, WHAT_FALLS.get(name, "val_loss"))
    assert losses[-1] < losses[0]


@pytest.mark.parametrize("name", ADVERSARIES)
def test_what_a_generator_makes_comes_nearer_to_the_data(name: str, tmp_path: Path) -> None:
    project = load(name)
    project.set("train.threads", 1)
    run = plexus.train(project, epochs=24, runs=tmp_path)
    kept = [frame for frame in read(RunFolder.open(run.folder)) if frame.name == "samples"]
    real = sources.load(project.settings).train["points"]
    ways = [apart(frame.values, real) for frame in kept]
    assert min(ways) < 0.5 * ways[0]


def apart(some: Floats, others: Floats) -> float:
    """The energy distance between two clouds of points."""

    def mean(one: Floats, two: Floats) -> float:
        return float(np.linalg.norm(one[:, None] - two[None], axis=-1).mean())

    return 2 * mean(some, others) - mean(some, some) - mean(others, others)


def test_calls_of_the_model_become_calls_of_the_projects_own() -> None:
    project = plexus.load(paths.resources() / "examples" / "moons_mlp.plexus")
    plexus.put_template(project, "classification")
    graph = project.document.project.graphs[TRAINING]
    call = next(node for node in graph if node.kind == BLOCK + MODEL)
    (wire,) = graph.incoming(call.id)
    (given,) = (port.name for port in project.kinds.find(call.kind).inputs)  # type: ignore[union-attr]
    assert wire.input == given == "point"
    assert {wire.output for wire in graph.outgoing(call.id)} == {"scores"}
    assert graph.node(wire.source).params["shape"] == ("N", 2)
    project.document.undo()
    assert TRAINING not in project.document.project.graphs


def test_what_a_template_needs_comes_along_and_goes_with_it_in_one_step() -> None:
    project = plexus.load(paths.resources() / "examples" / "moons_mlp.plexus")
    before = set(project.document.project.graphs)
    plexus.put_template(project, "gan")
    assert set(project.document.project.graphs) == {*before, TRAINING, "Critic"}
    first = project.document.project.graphs[TRAINING]
    assert next(n for n in first if n.kind == "LatentNoise").params["size"] == (2,)
    plexus.put_template(project, "wgan_gp")  # Uses the critic that is there.
    assert set(project.document.project.graphs) == {*before, TRAINING, "Critic"}
    project.document.undo()
    assert list(project.document.project.graphs[TRAINING]) == list(first)
    project.document.undo()
    assert set(project.document.project.graphs) == before


def test_inputs_take_the_names_and_shapes_of_the_data() -> None:
    project = plexus.load(paths.resources() / "examples" / "moons_mlp.plexus")
    fields = (
        Field("kind", (), "int64", "label", ("a", "b")),
        Field("points", (2,), "float32", "points"),
    )
    edit = putting(project.document.project, find("classification"), fields)
    project.document.do(edit)
    graph = project.document.project.graphs[TRAINING]
    assert {node.name: node.params["shape"] for node in graph if node.kind == INPUT} == {
        "points": ("N", 2),
        "kind": ("N",),
    }
    assert plexus.analyse(project, TRAINING).ok


@pytest.mark.filterwarnings("ignore:Using a target size")  # torch's, of a wire tried as a fix
def test_an_output_that_the_model_lacks_leaves_a_problem_and_no_wire() -> None:
    project = plexus.load(paths.resources() / "examples" / "digits_cnn.plexus")
    plexus.put_template(project, "multi_task")
    analysis = plexus.analyse(project, TRAINING)
    assert not analysis.ok
    (problem,) = analysis.problems
    assert str(problem.message) == "The input input is not wired."
    graph = project.document.project.graphs[TRAINING]
    assert graph.node(problem.node).name == "of_number"


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UserError, match="There are: classification, regression"):
        plexus.put_template(plexus.new(), "gam")


def test_the_data_are_read_first_so_that_inputs_have_their_names_and_shapes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    example = paths.resources() / "examples" / "moons_mlp.plexus"
    project = plexus.load(example)
    plexus.put_template(project, "classification")

    def entries(graph: Graph) -> dict[str, object]:
        return {node.name: node.params.get("shape") for node in graph if node.kind == INPUT}

    known = {"points": ("N", 2), "label": ("N",)}
    assert entries(project.document.project.graphs[TRAINING]) == known
    plexus.put_template(project, "classification", read_data=False)
    assert entries(project.document.project.graphs[TRAINING]) == {
        "image": ("N", 2),
        "label": ("N",),
    }

    written = tmp_path / "put.plexus"
    put = Namespace(name="classification", on=example, output=written, json=False)
    assert templates(put) == 0
    assert entries(plexus.load(written).document.project.graphs[TRAINING]) == known
    lost = plexus.load(example)
    lost.set("data.source", "npz")
    lost.set("data.file", "gone.npz")
    plexus.save(lost, tmp_path / "lost.plexus")
    with pytest.raises(UserError, match=r"gone\.npz"):
        plexus.put_template(lost, "classification")
    capsys.readouterr()
    put.on = tmp_path / "lost.plexus"
    assert templates(put) == 0
    assert "The data could not be read, so that inputs are as" in capsys.readouterr().err
    assert TRAINING in plexus.load(written).document.project.graphs
