"""Makes the bundled examples: ``python resources/examples/make.py [FOLDER]``.

Running it again gives the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from making.listing import EXAMPLES

import studio.api as plexus
from studio.graph.model import TRAINING


def main(folder: Path) -> None:
    for make in EXAMPLES:
        project = make()
        if TRAINING in project.document.project.graphs:
            project.block(TRAINING).arrange()
        plexus.save(project, folder / f"{project.name}.plexus")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
