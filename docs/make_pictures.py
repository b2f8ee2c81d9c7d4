"""Make the pictures of the README and the guide from the real window.

    python docs/make_pictures.py [--into FOLDER] [--theme light] [--scale 2] [--display] [NAME ...]

Opens the window without a display, really trains the bundled examples for some seconds, and writes
PNG files into ``docs/images`` or another folder; with names, only those: of ``quick-add``,
``cards``, ``command-palette``, ``wire-by-keys``, ``change-shortcuts``,
``problem``, ``code``, ``data``, ``blocks``, ``sharing``, ``variables``, ``augmentation``,
``costs``, ``custom-code``, ``boundary``, ``weights-at-start``, ``training-graph``, ``schedule``,
``samples``, ``writing``, ``step``, ``marks``, ``time``, ``lasso``, ``frames``, ``wires``,
``collapsed``, ``cutting``, ``search``, ``comparison``, ``views-of-clothes``, ``views-of-digits``,
``views-attention``, ``views-doctor``, ``views-boundary``, ``views-samples``,
``views-writing``, ``views-step``, ``window``; ``work``, which is made only by its name, is a
long piece of work in some thirty states. With ``--display`` the window is a real one. Settings
and runs of its own lie in a temporary folder. It takes some minutes. The numbers in the pictures
are those of the run that was made for them, so they differ a little from one machine to another.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from pictures import canvas, drawing, keys, learning, training, views, work
from pictures.studio import Studio
from PySide6.QtWidgets import QApplication

from studio.ui import text

SCALE = "1.5"
FOLDER = Path(__file__).parent / "images"

PICTURES: dict[str, Callable[[Studio], None]] = {
    "quick-add": drawing.quick_add,
    "command-palette": keys.command_palette,
    "wire-by-keys": keys.wire_by_keys,
    "change-shortcuts": keys.change_shortcuts,
    "cards": drawing.cards,
    "problem": drawing.problem,
    "code": drawing.code,
    "data": learning.data,
    "blocks": drawing.blocks,
    "sharing": drawing.sharing,
    "augmentation": learning.augmentation,
    "variables": drawing.variables,
    "costs": drawing.costs,
    "custom-code": drawing.own_code,
    "boundary": learning.boundary,
    "weights-at-start": learning.weights,
    "training-graph": training.graph,
    "schedule": training.schedule,
    "samples": training.samples,
    "writing": training.writing,
    "step": training.step,
    "marks": training.marks,
    "time": training.time,
    "lasso": canvas.lasso,
    "frames": canvas.frames,
    "collapsed": canvas.collapsed,
    "wires": canvas.wires,
    "cutting": canvas.cutting,
    "search": canvas.search,
    "comparison": canvas.comparison,
    **views.PICTURES,
    "window": learning.window,
}

AT_LENGTH: dict[str, Callable[[Studio], None]] = {"work": work.work}
"""Made only where they are asked for: the guide shows none of them."""


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--into", type=Path, default=FOLDER, metavar="FOLDER")
    parser.add_argument("--theme", choices=("dark", "light"), default="dark")
    parser.add_argument("--scale", default=SCALE, help="pixels of the screen to one of the window")
    parser.add_argument("--display", action="store_true", help="on this display, not behind it")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(PICTURES))
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(PICTURES | AT_LENGTH):
        parser.error(f"there are no pictures named {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"QT_SCALE_FACTOR": asked.scale, "PLEXUS_HOME": home}
        if not asked.display:
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        app = QApplication(sys.argv[:1])
        text.install(app)
        studio = Studio(app, Path(home), asked.into, asked.theme)
        for name, make in (PICTURES | AT_LENGTH).items():
            if name in asked.names or (not asked.names and name in PICTURES):
                make(studio)
        studio.window.close_now()
    return 0


if __name__ == "__main__":
    sys.exit(main())
