"""The example plugin of the documentation, really installed, and a program that has it."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "docs" / "example_plugin"
SESSION = Path(__file__).with_name("with_plugin.py")

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("hatchling") is None, reason="hatchling builds the plugin"
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which pip has installed the example; and a plugin that is broken."""
    target = tmp_path_factory.mktemp("plugins")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    command += ["--disable-pip-version-check", "--no-build-isolation", "--target", str(target)]
    done = subprocess.run([*command, str(EXAMPLE)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (target / "broken.py").write_text("def register(registry):\n    1 / 0\n", encoding="utf-8")
    info = target / "broken-0.1.dist-info"
    info.mkdir()
    head = "Metadata-Version: 2.1\nName: broken\nVersion: 0.1\n"
    (info / "METADATA").write_text(head, encoding="utf-8")
    entries = "[studio.plugins]\nbroken = broken:register\n"
    (info / "entry_points.txt").write_text(entries, encoding="utf-8")
    return target


def python(*arguments: str, home: Path, plugins: Path | None) -> subprocess.CompletedProcess[str]:
    paths = [str(ROOT), *([str(plugins)] if plugins else [])]
    paths += filter(None, [os.environ.get("PYTHONPATH")])
    environment = {
        **os.environ,
        "PLEXUS_HOME": str(home),
        "PYTHONPATH": os.pathsep.join(paths),
        "QT_QPA_PLATFORM": "offscreen",
    }
    return subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("used")


@pytest.fixture(scope="module")
def used(installed: Path, folder: Path) -> dict[str, Any]:
    done = python(str(SESSION), str(folder), home=folder / "home", plugins=installed)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_its_source_and_its_layer_are_trained_with(used: dict[str, Any]) -> None:
    assert used["sources"][-1] == "plexus_example.waves"
    assert used["state"] == "finished"
    assert used["accuracy"] > 0.4  # One wave in four would be right by chance.


def test_its_layer_is_imported_by_the_exported_code(used: dict[str, Any]) -> None:
    assert "from plexus_example.layers import SquaredReLU" in used["code"]
    assert "squaredrelu=SquaredReLU(scale=0.5)" in used["code"]


def test_its_plot_is_a_panel_and_draws(used: dict[str, Any]) -> None:
    assert used["panel"] == "Loss spread"
    assert used["empty"] == "Press Train to watch it learn"
    assert used["vacancy"] == ""
    assert used["accent"] > 200


def test_the_broken_one_beside_it_is_a_notice(used: dict[str, Any]) -> None:
    assert used["said"] == [
        "The plugin broken 0.1 was left out: ZeroDivisionError: division by zero."
    ]


def test_without_it_a_project_opens_says_what_to_install_and_is_kept(
    used: dict[str, Any], folder: Path
) -> None:
    file, copy = folder / "waves.plexus", folder / "copy.plexus"
    script = (
        "import sys, studio.api as plexus\n"
        f"project = plexus.load({str(file)!r})\n"
        "print([str(p.message) for p in plexus.analyse(project).problems][0])\n"
        f"plexus.save(project, {str(copy)!r})\n"
    )
    done = python("-c", script, home=folder / "home", plugins=None)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == (
        "The kind plexus_example.SquaredReLU is not installed, so it cannot run. "
        "plexus-example 1.0 brings it: pip install plexus-example"
    )
    assert copy.read_bytes() == file.read_bytes()


def test_the_command_line_and_the_library_know_it_too(
    used: dict[str, Any], installed: Path, folder: Path
) -> None:
    file, code = folder / "waves.plexus", folder / "exported.py"
    home = folder / "home"
    trained = python(
        *("-m", "studio", "train", str(file), "--epochs", "1", "--json"),
        home=home,
        plugins=installed,
    )
    assert trained.returncode == 0, trained.stderr
    assert "The plugin broken 0.1 was left out" in trained.stderr
    run = json.loads(trained.stdout)["run"]
    resumed = python(
        *("-m", "studio", "train", str(file), "--epochs", "2", "--json", "--resume", run),
        home=home,
        plugins=installed,
    )
    assert resumed.returncode == 0, resumed.stderr
    assert json.loads(resumed.stdout)["epochs"] == 2
    script = (
        "import warnings, torch, studio.api as plexus\n"
        "warnings.simplefilter('ignore')\n"
        f"project = plexus.load({str(file)!r})\n"
        f"open({str(code)!r}, 'w').write(plexus.export(project))\n"
        "module = plexus.build(project, seed=1)\n"
        "import exported\n"
        "own = exported.Waves()\n"
        "own.load_state_dict(module.state_dict())\n"
        "x = torch.randn(5, 32)\n"
        "print(torch.equal(own(x), module(x)))\n"
    )
    (folder / "script.py").write_text(script, encoding="utf-8")
    done = python(str(folder / "script.py"), home=home, plugins=installed)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["True"]
