"""Figures as people read them: ``21,674``, ``3.6 M``, ``86.5 KiB``."""

from __future__ import annotations


def count(number: int) -> str:
    """All digits, in groups of three."""
    return f"{number:,}"


def short(number: float) -> str:
    """Two or three figures with a letter for thousands, millions and so on."""
    for letter, size in (("T", 1e12), ("G", 1e9), ("M", 1e6), ("k", 1e4)):
        if abs(number) >= size:
            scaled = number / (1e3 if letter == "k" else size)
            return f"{scaled:.0f} {letter}" if abs(scaled) >= 100 else f"{scaled:.1f} {letter}"
    return f"{number:,.0f}"


def memory(octets: int) -> str:
    """Bytes in binary units."""
    amount = float(octets)
    for unit in ("B", "KiB", "MiB", "GiB"):
        if amount < 1024:
            return f"{amount:.0f} {unit}" if unit == "B" else f"{amount:.1f} {unit}"
        amount /= 1024
    return f"{amount:,.1f} TiB"
