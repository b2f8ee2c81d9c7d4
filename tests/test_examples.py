from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest
import torch

import studio.api as plexus
from studio import paths
from studio.app.examples import EXAMPLES, find
from studio.app.session import Session
from studio.app.settings import Scheme
from studio.cli.main import main
from studio.graph import fileio
from studio.graph.model import MODEL, TRAINING
from studio.train.store import RunFolder
from studio.value import Value

BUNDLED = ("toy", "digits", "fashion_sample", "text")


def _source(name: str) -> Value:
    return fileio.load(find(name).path).settings.get("data.source", "")


NAMES = [example.name for example in EXAMPLES]
TRAINABLE = [name for name in NAMES if _source(name) in BUNDLED]
"""Those whose data comes with the program or Python; others are too large for a test to train."""
MAKE = Path(__file__).parent.parent / "resources" / "examples" / "make.py"


class NoScreen:
    """No command here needs one."""

    def window(self, file: Path | None) -> int:
        raise AssertionError

    def demo(self) -> int:
        raise AssertionError

    def picture(self, file: Path, output: Path, scheme: Scheme, scale: float) -> None:
        raise AssertionError


def load(name: str) -> plexus.Project:
    return plexus.load(paths.resources() / "examples" / f"{name}.plexus")


def test_making_them_again_gives_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(MAKE.parent)  # as Python does for a file that it is started with
    runpy.run_path(str(MAKE))["main"](tmp_path)
    bundled = paths.resources() / "examples"
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in bundled.glob("*.plexus")}
    assert sorted(made) == sorted(f"{name}.plexus" for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_an_example_has_no_problem_at_all(name: str) -> None:
    project = load(name)
    for graph in project.document.project.graphs:
        if graph in (MODEL, TRAINING):
            analysis = plexus.analyse(project, graph)
            assert analysis.ok
            assert not analysis.problems


@pytest.mark.parametrize("name", NAMES)
def test_cards_of_an_example_do_not_overlap(name: str) -> None:
    for graph in load(name).document.project.graphs.values():
        places = [(node.x, node.y) for node in graph]
        for at, (x, y) in enumerate(places):
            for other_x, other_y in places[at + 1 :]:
                assert abs(x - other_x) >= 150 or abs(y - other_y) >= 100


@pytest.mark.parametrize("name", TRAINABLE)
def test_an_example_trains_and_its_export_agrees(name: str, tmp_path: Path) -> None:
    session = Session(runs_folder=tmp_path)
    session.open_example(name)
    session.set_setting("train.epochs", 1)
    session.set_setting("train.batch_size", 32)
    session.runs.start()
    run = session.runs.current
    assert run is not None
    while run.result is None or run.result.steps < 2:
        session.poll()
        if run.progress.step >= 2:
            session.runs.stop()
        if run.worker.join(0.01):
            break
    session.close()
    assert run.result is not None
    assert run.result.state in ("finished", "stopped"), run.result.message
    weights = plexus_weights(run.folder)
    module = plexus.build(load(name)).eval()
    module.load_state_dict(weights)
    space: dict[str, type[torch.nn.Module]] = {}
    exec(compile(plexus.export(load(name)), name, "exec"), space)
    class_name = "".join(part.capitalize() for part in name.split("_"))
    exported = space[class_name]().eval()
    exported.load_state_dict(weights)
    shape = run.plan.inputs[0].settings["shape"]
    assert isinstance(shape, tuple)
    sizes = [int(size) for size in shape[1:] if isinstance(size, int)]
    is_text = run.plan.inputs[0].settings["dtype"] == "int64"
    x = torch.randint(90, (3, *sizes)) if is_text else torch.rand(3, *sizes)
    ours, theirs = (one if isinstance(one, tuple) else (one,) for one in (module(x), exported(x)))
    assert len(ours) == len(theirs)
    assert all(map(torch.equal, ours, theirs))


def plexus_weights(folder: Path) -> dict[str, torch.Tensor]:
    from safetensors.torch import load_file

    return load_file(RunFolder.open(folder).checkpoint("last"))


def test_digits_reach_97_percent_alike_in_the_session_and_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = paths.resources() / "examples" / "digits_cnn.plexus"
    given = ["train", str(file), "--runs", str(tmp_path / "line"), "--json"]
    assert main(given, NoScreen()) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["final"]["val_accuracy"] >= 0.97

    session = Session(
        background=True, runs_folder=tmp_path / "window", recovery_folder=tmp_path / "recovery"
    )
    session.open_example("digits_cnn")
    session.analyse_now()
    session.runs.start()
    run = session.runs.current
    assert run is not None
    while session.runs.active:
        session.poll()
        run.worker.join(0.02)
    session.close()
    by_line = RunFolder.open(Path(told["run"])).history()
    in_window = RunFolder.open(run.folder).history()
    assert [(s.step, s.epoch, dict(s.values)) for s in by_line] == [
        (s.step, s.epoch, dict(s.values)) for s in in_window
    ]
