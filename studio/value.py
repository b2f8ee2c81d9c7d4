"""The type of every parameter and setting."""

from __future__ import annotations

from typing import TypeAlias

Value: TypeAlias = "bool | int | float | str | tuple[Value, ...] | None"
"""JSON without objects, lists as tuples, so that it can be hashed."""
