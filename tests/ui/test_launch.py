from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from studio.ui import launch

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="displays of Linux")


@linux
def test_without_a_display_it_says_how_to_train(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert launch.run() == 2
    said = capsys.readouterr().err
    assert "plexus examples digits_cnn -o digits.plexus" in said
    assert "plexus train digits.plexus" in said


@linux
@pytest.mark.parametrize(
    ("environment", "missing"),
    [
        ({"DISPLAY": ":0"}, False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"QT_QPA_PLATFORM": "offscreen"}, False),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, False),
        ({"QT_QPA_PLATFORM": "xcb"}, True),
    ],
)
def test_a_display_is_looked_for_before_qt_is_loaded(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], missing: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert launch.missing_display() is missing


def started(code: str, tmp_path: Path) -> str:
    """What a fresh program with a window prints."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PLEXUS_HOME": str(tmp_path),
    }
    command = [sys.executable, "-c", code]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_window_is_painted_before_torch_is_loaded(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from studio.ui import launch\n"
        "def painted(window):\n"
        "    print(window.isVisible(), 'torch' in sys.modules)\n"
        "    window.close_now()\n"
        "sys.exit(launch.run(painted=painted))\n"
    )
    assert started(code, tmp_path).split() == ["True", "False"]


def test_a_file_that_cannot_be_opened_is_told_in_the_window(tmp_path: Path) -> None:
    (tmp_path / "broken.plexus").write_text("not a project", encoding="utf-8")
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from studio.ui import launch\n"
        "def painted(window):\n"
        f"    launch.begin(window, Path({str(tmp_path / 'broken.plexus')!r}), False)\n"
        f"    launch.begin(window, Path({str(tmp_path / 'missing.plexus')!r}), False)\n"
        "    for toast in window.toasts.shown:\n"
        "        print(toast.kind, toast.text)\n"
        "    window.close_now()\n"
        "sys.exit(launch.run(painted=painted))\n"
    )
    first, second = started(code, tmp_path).splitlines()
    assert first.startswith("error")
    assert "broken.plexus" in first
    assert second.startswith("error")
    assert "missing.plexus" in second


def test_the_first_start_opens_the_digits_example(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from studio.ui import launch\n"
        "def painted(window):\n"
        "    launch.begin(window, None, False)\n"
        "    print(window.session.document.project.name, window.session.path)\n"
        "    window.close_now()\n"
        "sys.exit(launch.run(painted=painted))\n"
    )
    assert started(code, tmp_path).split() == ["digits_cnn", "None"]


LATER = (
    *("torch", "numpy", "networkx", "importlib.metadata", "multiprocessing", "concurrent"),
    *("studio.train", "studio.observe", "studio.exchange", "studio.compile.plan"),
    *("studio.ui.dialogs", "studio.ui.guide", "studio.ui.workbench", "studio.ui.plots"),
    *("studio.ui.panels.node_page", "studio.ui.panels.custom_code"),
)
"""What a run, a dialog or a selected node is the first to need."""


def test_what_only_later_steps_need_is_loaded_behind_the_painted_window(tmp_path: Path) -> None:
    run = tmp_path / "runs" / "earlier"
    run.mkdir(parents=True)
    (run / "run.json").write_text("{}", encoding="utf-8")
    code = (
        "import sys\n"
        "from studio.ui import launch\n"
        "def painted(window):\n"
        "    print(*sys.modules)\n"
        "    window.close_now()\n"
        "sys.exit(launch.run(painted=painted))\n"
    )
    loaded = started(code, tmp_path).split()
    assert "studio.ui.window" in loaded
    assert [name for name in loaded if name.startswith(LATER)] == []


def test_nothing_looks_for_garbage_until_the_window_is_painted(tmp_path: Path) -> None:
    code = (
        "import gc, sys\n"
        "from studio.ui import launch\n"
        "looked = []\n"
        "gc.collect()\n"
        "gc.callbacks.append(lambda phase, info: looked.append(phase))\n"
        "def painted(window):\n"
        "    print(len(looked))\n"
        "    window.close_now()\n"
        "sys.exit(launch.run(painted=painted))\n"
    )
    assert started(code, tmp_path).split() == ["0"]
