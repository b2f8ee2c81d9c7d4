"""The training script of each template gives the losses that the program gives, to the last bit."""

from __future__ import annotations

from pathlib import Path

import pytest
from scripted import STEPS, asked, assert_same, of_program, of_scripts, steps_of, written

from studio.app.training_templates import TEMPLATES
from studio.exchange.asked import Asked


def of_template(name: str) -> Asked:
    template = next(each for each in TEMPLATES if each.name == name)
    return asked(template.load(), template.path.parent)


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, float]]]:
    """What the scripts of all templates tell of their first steps."""
    folder = tmp_path_factory.mktemp("scripts")
    paths = [written(of_template(each.name), folder / f"{each.name}.py") for each in TEMPLATES]
    return {path.stem: told for path, told in of_scripts(paths).items()}


@pytest.mark.parametrize("name", [template.name for template in TEMPLATES])
def test_the_first_losses_are_those_of_the_program(
    name: str, scripts: dict[str, list[dict[str, float]]], tmp_path: Path
) -> None:
    assert len(steps_of(scripts[name])) == STEPS
    assert_same(scripts[name], of_program(of_template(name), tmp_path / "run"))
