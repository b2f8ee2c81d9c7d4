"""No rule speaks of the bundled examples that bring data: they are healthy."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from patients import Ward

from studio.app import examples
from studio.app.consent import Consent
from studio.app.session import Session
from studio.graph import fileio
from studio.train.worker import run

CHEAP = {"moons_mlp": 6.0, "digits_cnn": 4.0}
"""Epochs that the cheapest of them train at every check of a change."""
OF_ONES_OWN = ("images", "npz", "csv", "idx", "text_files")
"""Sources that read the user's files."""
SECONDS = float(os.environ.get("PLEXUS_DOCTOR_SECONDS", "0"))
"""How long all of them train in the nightly check; 0: it is not that."""


def with_data() -> list[str]:
    """The names of the examples that bring data."""
    found = []
    for example in examples.EXAMPLES:
        settings = fileio.load(example.path).settings
        if settings.get("data.source", "own") not in (*OF_ONES_OWN, "own"):
            found.append(example.name)
    return found


def seen(name: str, folder: Path, **settings: float) -> list[str]:
    """What the doctor says of a training of an example."""
    session = Session(consent=Consent(), runs_folder=folder)
    try:
        session.open_example(name)
        project = session.document.project
        for text in project.codes.values():
            session.allow(text)
        project.settings |= {"train.threads": 1, **settings}
        ward = Ward()
        result = run(replace(session.runs.job(), folder=folder / "run"), ward)
    finally:
        session.close()
    assert result.state in ("finished", "stopped"), result.message
    return [str(each.message) for each in ward[-1].diagnoses]


@pytest.mark.parametrize("name", CHEAP)
def test_the_cheapest_are_healthy(name: str, tmp_path: Path) -> None:
    assert name in with_data()
    assert seen(name, tmp_path, **{"train.epochs": int(CHEAP[name])}) == []


@pytest.mark.skipif(not SECONDS, reason="takes an hour; .ci/nightly runs it")
@pytest.mark.parametrize("name", with_data())
def test_all_are_healthy(name: str, tmp_path: Path) -> None:
    assert seen(name, tmp_path, **{"train.max_minutes": SECONDS / 60}) == []
