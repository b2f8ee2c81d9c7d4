"""Write the page of advice, from models that work and were hardly meant so.

    python docs/make_advice.py

A test fails when the page is not what the program says.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent

HEAD = """# Advice: what works, but was hardly meant

Some models run and still cannot learn well, or would fail once they are trained. The program says
so before you press *Train*: an amber badge at the layer where it starts, a line in the *Problems*
panel, and mostly a click that mends it. `Alt+Enter` on a line applies its first fix, *Mend all* the
first fix of every problem that does not clash with another, in one step of undo.

A matter of taste can be **ignored** at a layer, with the button at its line or with `Delete`. The
file remembers it; *ignored* at the top of the panel shows what you do not hear of, and *Warn again*
takes it back. What would keep a training from running cannot be ignored.

In a block it is said once of the definition, which its fix mends for all uses. What may be right in
another use, such as a Flatten of what is flat already, is said only of a block that is used at one
place; that an image has its channels last, only where the data itself comes into the block.

None of this is said of the bundled examples and of the library's blocks. Below is an example of
each sentence, as it is said of a small model.

## In the model
"""

MIDDLE = """
## With the data and the settings

As soon as a project says anything of data or of training, the data is read once, behind the window,
and held against the model, the loss and the other settings. Reading it again is only needed when
its settings change.
"""

TABLE = """
| what it says | what a click does |
|---|---|"""


def page(
    drawn: Mapping[str, Iterable[Callable[[], Any]]],
    found: Callable[[Any], Iterable[Any]],
    trained: Iterable[tuple[Callable[[], Any], Any, str]],
    advised: Callable[[Any, Any], Any],
) -> str:
    """The page.

    Args:
        drawn: models by the lint that speaks of them.
        found: the problems of such a model.
        trained: models with a digest of data that they do not fit.
        advised: the advice on such a pair.
    """
    lints = [problem for draws in drawn.values() for draw in draws for problem in found(draw())]
    pairs = ((draw(), data) for draw, data, _ in trained)
    advice = [problem for draw, data in pairs for problem in advised(draw.project, data).problems]
    return "\n".join([HEAD + TABLE, *_rows(lints), MIDDLE + TABLE, *_rows(advice), ""])


def _rows(problems: Iterable[Any]) -> list[str]:
    rows = {
        str(problem.message): "; ".join(f"*{fix.title}*" for fix in problem.fixes) or "—"
        for problem in problems
    }
    return [f"| {said} | {clicks} |" for said, clicks in rows.items()]


if __name__ == "__main__":
    tests = HERE.parent / "tests"
    sys.path[:0] = map(str, (HERE.parent, tests, tests / "compile/lint", tests / "train"))
    import advised as graphs
    import test_lints as lints
    import test_train_advice as training

    text = page(
        lints.SPEAKING,
        lambda draw: graphs.analyse(draw).problems,
        training.MENDED.values(),
        training.advice,
    )
    (HERE / "advice.md").write_text(text, encoding="utf-8")
