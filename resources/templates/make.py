"""Makes the bundled templates of training graphs: ``python resources/templates/make.py [FOLDER]``.

Running it again gives the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from steps import adversaries, alike, codes, labels, several

import studio.api as plexus

TEMPLATES = (
    *labels.TEMPLATES,
    *codes.TEMPLATES,
    *adversaries.TEMPLATES,
    *alike.TEMPLATES,
    *several.TEMPLATES,
)


def main(folder: Path) -> None:
    for make in TEMPLATES:
        project = make()
        for graph in project.document.project.graphs:
            project.block(graph).arrange()
        plexus.save(project, folder / f"{project.name}.plexus")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
