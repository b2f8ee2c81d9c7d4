"""Write the table of shortcuts into the guide, from the program's own list of actions.

    python docs/make_keys.py

A test fails when the table in the guide is not this one.
"""

from __future__ import annotations

from pathlib import Path

from studio.app.actions import ACTIONS, MENUS

GUIDE = Path(__file__).parent / "guide.md"
BEGIN, END = "<!-- shortcuts -->\n", "<!-- end of shortcuts -->\n"


def table() -> str:
    """Every action with a shortcut, by menu."""
    lines = ["| menu | action | keys |", "|---|---|---|"]
    for menu in MENUS:
        lines += [
            f"| {menu} | {action.title} | `{action.shortcut}` |"
            for action in ACTIONS
            if action.menu == menu and action.shortcut
        ]
    return "\n".join(lines) + "\n"


def renewed(text: str) -> str:
    """The guide with the table as it should be."""
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return head + BEGIN + "\n" + table() + "\n" + END + tail


if __name__ == "__main__":
    GUIDE.write_text(renewed(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
