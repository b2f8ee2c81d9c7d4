"""Write the page of problems, from graphs that are drawn wrong on purpose.

    python docs/make_problems.py

A test fails when the page is not what the program says.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent

HEAD = """# Problems, and the clicks that mend them

A model that cannot run says why at the node where the fault starts, once, in words: what was
expected, what was found, and what would mend it. Nodes behind it stay silent. Most problems offer
one or several repairs: in the Problems panel each is a button, and on the canvas a click on the
badge of a node opens them as a menu. A repair is one edit, so one **Undo** takes it back.

A repair is tried on shapes before it is offered. In a block it changes the block's own graph.

Below is one example of each sentence, as it is said of a small graph. The names are those of the
nodes. What the program says of models that work, but were hardly meant so, is not in this list.
"""


def page(
    groups: Mapping[str, Iterable[Any]],
    drawn: Callable[[Any], Any],
    problems: Callable[[Any], Iterable[Any]],
) -> str:
    """The page; ``groups`` are faults by the title of their section."""
    lines = [HEAD]
    for title, faults in groups.items():
        lines += [f"## {title}\n", "| what it says | what a click does |", "|---|---|"]
        rows: dict[str, str] = {}
        for fault in faults:
            for problem in problems(drawn(fault)):
                if problem.lint == "":
                    rows.setdefault(str(problem.message), "; ".join(map(_clicks, problem.fixes)))
        lines += [f"| {said} | {clicks or '—'} |" for said, clicks in rows.items()]
        lines.append("")
    return "\n".join(lines)


def _clicks(fix: Any) -> str:
    return f"*{fix.title}*"


if __name__ == "__main__":
    root = HERE.parent
    sys.path[:0] = [str(root), str(root / "tests"), str(root / "tests/compile")]
    import test_every_fix as faulty

    text = page(faulty.PAGE, faulty.in_model, faulty.problems)
    (HERE / "problems.md").write_text(text, encoding="utf-8")
