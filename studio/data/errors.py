"""What is wrong with the user's data, in words."""

from __future__ import annotations

from studio.message import UserError


class DataError(UserError):
    """Data that cannot be used: which file and row, what was expected and found, what to do."""
