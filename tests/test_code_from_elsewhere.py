"""Python in a project from elsewhere: the command line and the library run it only when told."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from test_cli import plexus

import studio.api as library
from studio.app.consent import Consent

HALF = (
    "from torch import Tensor\n\n\ndef half(x: Tensor, times: float = 0.5):\n    return x * times\n"
)


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    return tmp_path / "sprung"


@pytest.fixture
def hostile(tmp_path: Path, trap: Path) -> Path:
    """A file that trains on the moons, and leaves a trace as soon as its Python runs."""
    project = library.new("hostile")
    text = f"open({str(trap)!r}, 'w').close()\n{HALF}"
    x = project.add("input", shape=("N", 2))
    kind = library.code(project, "half", text)
    head = project.add("torch.nn.Linear", out_features=2)
    project.chain(x, project.add(kind, times=0.25), head, project.add("output"))
    project.set("data.source", "toy")
    project.set("train.epochs", 1)
    library.save(project, tmp_path / "hostile.plexus")
    assert not trap.exists()
    return tmp_path / "hostile.plexus"


@pytest.mark.parametrize(
    "command",
    [("check",), ("check", "--json"), ("train",), ("export", "--to", "module", "-o", "net.py")],
)
def test_a_command_refuses_and_says_how_to_go_on(command, hostile, trap, capsys, monkeypatch):
    monkeypatch.chdir(hostile.parent)
    verb, *rest = command
    assert plexus(verb, hostile, *rest) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        f"{hostile} holds Python that has not been allowed to run: half. Read it, in the file or "
        "in the window, and if you trust it give the option --allow-code.\n"
    )
    assert not trap.exists()
    assert not (hostile.parent / "net.py").exists()


def test_a_command_runs_what_it_is_told_to(hostile, trap, tmp_path, capsys):
    assert plexus("check", hostile, "--allow-code") == 0
    assert trap.exists()
    assert plexus("check", hostile) == 1  # For that once only.
    assert plexus("train", hostile, "--allow-code", "--runs", tmp_path / "runs") == 0
    assert "1 epochs" in capsys.readouterr().out


def test_a_command_runs_what_was_allowed_before(hostile):
    Consent.load().allow(*library.load(hostile).document.project.codes.values())
    assert plexus("check", hostile) == 0


def test_the_library_runs_nothing_it_is_not_told_to(hostile, trap):
    project = library.load(hostile)
    assert not library.analyse(project).ok
    with pytest.raises(library.UserError, match="has not been allowed to run"):
        library.build(project)
    with pytest.raises(library.UserError, match="has not been allowed to run"):
        library.train(project)
    assert not trap.exists()

    module = library.build(library.load(hostile, allow_code=True), seed=0)
    assert trap.exists()
    assert module(torch.ones(3, 2)).shape == (3, 2)


def test_own_python_in_a_few_words():
    project = library.new("own")
    x = project.add("input", shape=("N", 3))
    kind = library.code(project, "half", HALF)
    assert kind == "code:half"
    project.chain(x, project.add(kind, times=0.25), project.add("output"))
    assert torch.equal(library.build(project)(torch.ones(2, 3)), torch.full((2, 3), 0.25))
    project.document.undo()
    with pytest.raises(library.UserError, match="Line 1: there is no class or function called"):
        library.code(project, "other", HALF)
