"""The Python that leaves is, for each bundled example, what was read and found good."""

from __future__ import annotations

import pytest
import torch
from composed import GOLDEN, assert_same_model
from example_plans import plan_of_example
from tidy import assert_clean

from studio.app.examples import EXAMPLES
from studio.compile import source

NAMES = [example.name for example in EXAMPLES]
FOLDER = GOLDEN / "examples"
RENEW = "Run `python tests/renew_golden.py`, read the difference, and commit it."


def test_each_example_has_its_text_and_no_other_is_left() -> None:
    written = sorted(path.stem for path in FOLDER.glob("*.py"))
    assert written == sorted(NAMES), f"The texts in {FOLDER} are not those of the examples. {RENEW}"


@pytest.mark.parametrize("name", NAMES)
def test_the_text_of_an_example_is_the_one_that_was_read(name: str) -> None:
    path = FOLDER / f"{name}.py"
    assert path.is_file(), f"{path} is missing. {RENEW}"
    text = source.write(plan_of_example(name).plan).text
    assert text == path.read_text(encoding="utf-8"), f"{name} is written otherwise now. {RENEW}"


def test_the_texts_pass_the_rules_of_this_repository_and_the_formatter() -> None:
    assert_clean(*(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.py"))))


@pytest.mark.parametrize("name", NAMES)
def test_the_text_of_an_example_is_the_module_that_trains(name: str) -> None:
    example = plan_of_example(name)
    with torch.no_grad():
        assert_same_model(example.plan, *example.values(1))
