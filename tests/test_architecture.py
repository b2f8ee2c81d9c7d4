"""The house keeps its shape: floors, docstrings, names, sizes."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STUDIO = ROOT / "studio"
MODULES = sorted(STUDIO.rglob("*.py"))
TOO_VAGUE = {"utils", "util", "helpers", "helper", "common", "misc"}


def module_id(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_import_contracts_hold():
    """Floors, siblings, Qt only on the screen, no torch in the document and the plan."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]
    done = subprocess.run(
        [*command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", [p for p in MODULES if p.name == "__init__.py"], ids=module_id)
def test_packages_hold_a_docstring_and_nothing_else(path):
    body = ast.parse(path.read_text(encoding="utf-8")).body
    assert len(body) == 1
    assert isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)


@pytest.mark.parametrize("path", MODULES, ids=module_id)
def test_modules_are_named_small_and_documented(path):
    text = path.read_text(encoding="utf-8")
    assert path.stem not in TOO_VAGUE
    assert ast.get_docstring(ast.parse(text)), "a module says what it is for"
    assert len(text.splitlines()) <= 500, "a module this long is two"


@pytest.mark.parametrize(
    "module",
    [
        "studio.ui.window",
        "studio.app.session",
        "studio.cli",
        "studio.api",
        "studio.ui.plots.curves",
    ],
)
def test_the_window_and_the_command_line_start_without_torch(module):
    assert not loaded(module, {"torch"})


def test_the_window_is_painted_without_numpy():
    assert not loaded("studio.ui.window", {"numpy", "networkx", "importlib.metadata"})


def loaded(module: str, unwanted: set[str]) -> set[str]:
    """Those of these modules that come with a module."""
    code = f"import sys, {module}; print(*({unwanted!r} & sys.modules.keys()))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())
