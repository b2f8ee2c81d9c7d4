"""Edits: frozen values that change a project and give back their inverse."""

from __future__ import annotations

from typing import Protocol

from studio.message import Message


class Edit(Protocol):
    def title(self) -> Message: ...
