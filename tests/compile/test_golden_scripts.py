"""The training scripts that leave are, for a handful, what was read and found good."""

from __future__ import annotations

import pytest
from composed import GOLDEN
from drawn_trainings import TRAININGS, usual
from scripted import asked
from tidy import assert_clean

from studio.exchange import script

FOLDER = GOLDEN / "scripts"
RENEW = "Run `python tests/renew_golden.py`, read the difference, and commit it."
SCRIPTS = {**TRAININGS, **usual()}


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_text_of_a_script_is_the_one_that_was_read(name: str) -> None:
    path = FOLDER / f"{name.replace(', ', '_').replace(' ', '_')}.py"
    assert path.is_file(), f"{path} is missing. {RENEW}"
    text = script.write(asked(SCRIPTS[name]()), path.stem).text
    assert text == path.read_text(encoding="utf-8"), f"{name} is written otherwise now. {RENEW}"


def test_the_texts_pass_the_rules_of_this_repository_and_the_formatter() -> None:
    assert_clean(*(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.py"))))
