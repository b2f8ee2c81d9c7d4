"""The scripts of training graphs that were drawn give the losses that the program gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from drawn_trainings import TRAININGS
from scripted import asked, assert_same, of_program, of_scripts, written

from studio.exchange.asked import Asked


def wanted(name: str) -> Asked:
    return asked(TRAININGS[name]())


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, float]]]:
    """What the scripts of all cases tell of their first steps."""
    folder = tmp_path_factory.mktemp("scripts")
    paths = {name: written(wanted(name), folder / f"{n}.py") for n, name in enumerate(TRAININGS)}
    told = of_scripts(list(paths.values()))
    return {name: told[path] for name, path in paths.items()}


@pytest.mark.parametrize("name", TRAININGS)
def test_the_first_losses_are_those_of_the_program(
    name: str, scripts: dict[str, list[dict[str, float]]], tmp_path: Path
) -> None:
    assert_same(scripts[name], of_program(wanted(name), tmp_path / "run"))
