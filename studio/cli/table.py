"""Tables of text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> str:
    """Columns as wide as they must be; those in ``right`` are set against the right."""
    lines = [list(heads), *[list(row) for row in rows]]
    widths = [max(len(line[at]) for line in lines) for at in range(len(heads))]

    def text(line: Sequence[str]) -> str:
        cells = (
            cell.rjust(width) if at in right else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        return "  ".join(cells).rstrip()

    rule = "  ".join("-" * width for width in widths)
    return "\n".join([text(lines[0]), rule, *map(text, lines[1:])])


def grouped(number: float) -> str:
    """A whole number with its thousands apart."""
    return f"{number:,.0f}"
