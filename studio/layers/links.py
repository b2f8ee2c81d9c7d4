"""Addresses of pages in PyTorch's documentation."""

from __future__ import annotations

GENERATED = "https://docs.pytorch.org/docs/stable/generated/"


def torch_page(path: str) -> str:
    """The page of a class or function, such as ``torch.nn.Conv2d``."""
    return f"{GENERATED}{path}.html"
