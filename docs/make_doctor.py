"""Write the page of the doctor from the rules themselves.

    python docs/make_doctor.py

A test fails when the page is not what the program says.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent

HEAD = """# The doctor: what is seen while it trains

A doctor watches every run, in the window and on the command line. It says in a sentence what it
sees, on which layer, since which step, and what to try; most findings have a button that does it.
In the window it speaks in three places: the **Doctor** panel (*View › Panels › Doctor*), a mark
in the bar at the bottom that opens the panel, and a badge at the layer. What is over stays in the
list, greyed out.

A button that changes the project is one step of undo. Where a run under way can be told the same,
such as another learning rate, it is told so with the same click; what was changed is marked on
the curves, and a mark can be gone back to. *Ignore* silences a rule for this run, or in this
project: the file remembers it, as `doctor.silent`.

What the doctor looks at costs next to nothing: the losses are there anyway, the data is looked at
once beside the run (at most 10,000 examples of a split), and layers are looked at at most once a
second and for at most 0.5 % of the time. Looking changes no number of the training.

`plexus train` prints what is seen at the end, on standard error, and with `--json` under
`doctor`. The run's folder keeps it in `doctor.json`, so a past run shows it too. What the doctor
would say of the data alone stands in the *Data* panel, under *What is in it*, before anything is
trained.

## Two tests that you start

**Test learning rates** (*Train › Test learning rates…*) trains a copy of the model for at most
200 steps, in which the learning rate grows from 0.0000001 to 10, by the same factor each step,
and draws the loss over it. Where the loss falls fastest is a good rate to begin with; a button
sets it. The test ends early when the loss is four times its best. (L. Smith: Cyclical Learning
Rates for Training Neural Networks, 2017.)

**Test on a single batch** (*Train › Test on a single batch…*) trains a copy on one and the same
batch, without dropout and weight decay. A model that can learn at all learns that by heart.

Both use the ordinary training, can be cancelled, and keep nothing. They wait for a run under way.

## What it knows
"""


def page(rules: Iterable[Any]) -> str:
    """The page."""
    lines = [HEAD]
    for rule in rules:
        lines += [
            f"### {rule.title}\n",
            f"**What it sees.** {rule.sees}\n",
            f"**Why.** {rule.why}\n",
            f"**What helps.** {rule.helps}\n",
            f"*Key `{rule.key}`. Source: {rule.source}*\n",
        ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.path[:0] = [str(HERE.parent)]
    from studio.train.doctor.rules import RULES

    (HERE / "doctor.md").write_text(page(RULES), encoding="utf-8")
