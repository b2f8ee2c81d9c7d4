"""Write the table of shortcuts into the guide, from the program's own list of actions.

    python docs/make_keys.py

A test fails when the table in the guide is not this one.
"""

from __future__ import annotations

from pathlib import Path

from studio.app.actions import ACTIONS
from studio.app.bindings import Bindings
from studio.app.cheat_sheet import CANVAS, POINTER, Topic, topics
from studio.app.settings import Settings

GUIDE = Path(__file__).parent / "guide.md"
BEGIN, END = "<!-- shortcuts -->\n", "<!-- end of shortcuts -->\n"


def table() -> str:
    """Everything that has keys by default: the actions by menu, then the canvas."""
    bindings = Bindings(Settings())
    bindings.know(ACTIONS)
    found = topics(bindings, ACTIONS)
    menus = [topic for topic in found if topic.title not in (CANVAS, POINTER)]
    lines = ["| menu | action | keys |", "|---|---|---|"]
    for topic in menus:
        lines += [f"| {topic.title} | {row}" for row in _rows(topic)]
    lines += ["", f"{CANVAS}:", "", "| action | keys |", "|---|---|"]
    for topic in found:
        if topic.title == CANVAS:
            lines += [f"| {row}" for row in _rows(topic)]
    return "\n".join(lines) + "\n"


def _rows(topic: Topic) -> list[str]:
    return [f"{line.what} | {' '.join(f'`{key}`' for key in line.keys)} |" for line in topic.lines]


def renewed(text: str) -> str:
    """The guide with the table as it should be."""
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return head + BEGIN + "\n" + table() + "\n" + END + tail


if __name__ == "__main__":
    GUIDE.write_text(renewed(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
