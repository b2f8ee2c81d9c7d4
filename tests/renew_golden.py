"""Writes the Python in ``tests/golden`` anew, to be read before it is committed.

    python tests/renew_golden.py

It is what the program writes for the models of ``compile/composed.py``; in ``examples``, for each
bundled example; and in ``scripts``, for the trainings of ``drawn_trainings.py``.
"""

from __future__ import annotations

import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent
sys.path[:0] = [str(TESTS.parent), str(TESTS), str(TESTS / "compile")]


def main() -> None:
    from composed import GOLDEN, MODELS, plan_of
    from example_plans import plan_of_example
    from scripted import asked
    from test_golden_scripts import FOLDER, SCRIPTS

    from studio.app.examples import EXAMPLES
    from studio.compile import source
    from studio.exchange import script

    folder = GOLDEN / "examples"
    folder.mkdir(exist_ok=True)
    texts = {folder / f"{each.name}.py": plan_of_example(each.name).plan for each in EXAMPLES}
    texts |= {GOLDEN / f"{name}.py": plan_of(draw()[0]) for name, draw in MODELS.items()}
    for path in folder.glob("*.py"):
        if path not in texts:
            path.unlink()
    for path, plan in texts.items():
        path.write_text(source.write(plan).text, encoding="utf-8")
    FOLDER.mkdir(exist_ok=True)
    for name, draw in SCRIPTS.items():
        path = FOLDER / f"{name.replace(', ', '_').replace(' ', '_')}.py"
        path.write_text(script.write(asked(draw()), path.stem).text, encoding="utf-8")


if __name__ == "__main__":
    main()
