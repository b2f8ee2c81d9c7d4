"""Trained weights as a safetensors file, with the keys of the exported class."""

from __future__ import annotations

from pathlib import Path


def export(run: Path, path: Path) -> None:
    """Write the best weights of a run, or its last where there are no best."""
    raise NotImplementedError
