from __future__ import annotations

import json
from pathlib import Path

import pytest

import studio.api as plexus
from studio.app.differing import MOST_LINES, changed_lines
from tests.test_cli import plexus as command

CODE = "import torch\n\n\ndef double(x: torch.Tensor) -> torch.Tensor:\n    return x * {factor}\n"


def _net() -> plexus.Project:
    project = plexus.new("net")
    x = project.add("input", name="x", shape=("N", 1, 8, 8))
    conv = project.add("torch.nn.Conv2d", name="conv", out_channels=8, kernel_size=3)
    project.connect(x, conv)
    project.connect(conv, project.add("output", name="y"))
    project.set("train.epochs", 3)
    plexus.code(project, "double", CODE.format(factor=2))
    return project


def _words(found: tuple[plexus.Difference, ...]) -> list[str]:
    return [f"{each.where} {each.sign} {each.words}" for each in found]


def test_each_kind_of_difference_has_its_words(tmp_path: Path) -> None:
    old, new = _net(), _net()
    assert plexus.diff(old, new) == ()
    new.set("conv.out_channels", 32)
    new.set("conv.padding", 1)
    new.set("train.lr", 0.01)
    new.set("train.epochs", 5)
    new.add("torch.nn.ReLU", name="relu")
    plexus.code(new, "double", CODE.format(factor=3))
    new.block("Stage").add("input", name="x")
    found = plexus.diff(old, new)
    assert _words(found) == [
        "Model ~ conv.out_channels: 8 → 32",
        "Model ~ conv.padding: 0 (default) → 1",
        "Model + relu (ReLU) is new",
        "Block Stage + The block Stage is new",
        "Settings ~ train.epochs: 3 → 5",
        "Settings ~ train.lr: 0.001 (default) → 0.01",
        "Project ~ The Python double is different",
    ]
    assert found[-1].lines == ("−     return x * 2", "+     return x * 3")
    back = _words(plexus.diff(new, old))
    assert "Model − relu (ReLU) is gone" in back
    assert "Model ~ conv.padding: 1 → 0 (default)" in back


def test_the_command_says_the_same_and_ends_with_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [tmp_path / "a.plexus", tmp_path / "b.plexus"]
    project = _net()
    plexus.save(project, files[0])
    project.set("conv.out_channels", 32)
    plexus.save(project, files[1])
    run = tmp_path / "run"
    run.mkdir()
    plexus.save(project, run / "project.plexus")

    assert command("diff", files[0], files[0]) == 0
    assert capsys.readouterr().out == "no differences\n"
    assert command("diff", files[1], run) == 0
    capsys.readouterr()
    assert command("diff", files[0], run) == 1
    assert capsys.readouterr().out == "Model\n  ~ conv.out_channels: 8 → 32\n"
    assert command("diff", *files, "--json") == 1
    (found,) = json.loads(capsys.readouterr().out)["differences"]
    assert found == {
        "sign": "~",
        "what": "param",
        "graph": "model",
        "node": "conv",
        "key": "out_channels",
        "old": 8,
        "new": 32,
        "words": "conv.out_channels: 8 → 32",
    }
    assert [str(each.words) for each in plexus.diff(files[0], run)] == [found["words"]]
    assert command("diff", files[0], tmp_path) == 1
    assert "not the folder of a run" in capsys.readouterr().err
    assert command("diff", files[0]) == 2


def test_lines_of_a_very_long_text_are_told_as_a_whole() -> None:
    assert list(changed_lines("a\nb\nc", "a\nx\nc")) == ["− b", "+ x"]
    long = "\n".join(map(str, range(MOST_LINES)))
    assert len(list(changed_lines(long, long + "\nend"))) == 2 * MOST_LINES + 1
