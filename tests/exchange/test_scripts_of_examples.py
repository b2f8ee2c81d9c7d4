"""The training script of an example gives the losses that the program gives, to the last bit."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from scripted import STEPS, asked, assert_same, of_program, of_scripts, steps_of, written

from studio.app.examples import EXAMPLES, find
from studio.exchange.asked import Asked
from studio.graph import fileio
from studio.message import UserError

WITHOUT_DATA = {
    "alexnet": "No data chosen yet",
    "vgg16": "No data chosen yet",
    "googlenet": "No data chosen yet",
    "resnet18": "No data chosen yet",
    "resnet50": "No data chosen yet",
    "densenet121": "No data chosen yet",
    "mobilenet_v2": "No data chosen yet",
    "vit_b_16": "No data chosen yet",
    "transformer": "No data chosen yet",
    "bert_base": "No data chosen yet",
    "gpt2": "No data chosen yet",
    "unet": "expects examples of shape",
}
"""Examples that are given their data by the user, and what is said until then."""
TRAINED = [example.name for example in EXAMPLES if example.name not in WITHOUT_DATA]


def of_example(name: str) -> Asked:
    path = find(name).path
    return asked(fileio.load(path), path.parent)


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, float]]]:
    """What the scripts of all examples tell of their first steps."""
    folder = tmp_path_factory.mktemp("scripts")
    paths = [written(of_example(name), folder / f"{name}.py") for name in TRAINED]
    return {path.stem: told for path, told in of_scripts(paths).items()}


@pytest.mark.parametrize("name", TRAINED)
def test_the_first_losses_are_those_of_the_program(
    name: str, scripts: dict[str, list[dict[str, float]]], tmp_path: Path
) -> None:
    assert len(steps_of(scripts[name])) == STEPS
    assert_same(scripts[name], of_program(of_example(name), tmp_path))


@pytest.mark.parametrize("name", sorted(WITHOUT_DATA))
def test_what_cannot_be_trained_is_refused_in_the_words_of_training(
    name: str, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match=WITHOUT_DATA[name]):
        written(of_example(name), tmp_path / "train.py")
    assert not list(tmp_path.iterdir())


def test_a_script_runs_by_itself_to_its_end_and_leaves_weights(tmp_path: Path) -> None:
    wanted = of_example("moons_mlp")
    wanted.project.settings["train.epochs"] = 2
    path = written(wanted, tmp_path / "train.py")
    done = subprocess.run(
        [sys.executable, "-W", "error", path.name],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = done.stdout.splitlines()
    assert [line.partition(":")[0] for line in lines[-2:]] == ["epoch 1", "epoch 2"]
    assert "val_accuracy" in lines[-1]
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"train.py", "train_data.pt", "train_best.pt", "train_weights.pt"}
