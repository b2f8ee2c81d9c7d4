"""Models to hold figures against: each block of the library as a model, each example."""

from __future__ import annotations

from drawing import STANDARD, Drawing

from studio import paths
from studio.app.library import Library
from studio.compile.analysis import Analyser, Analysis
from studio.compile.kinds import ports_in_order
from studio.graph import fileio

BLOCKS = {block.name: block for block in Library(paths.resources() / "none").read().blocks}
EXAMPLES = tuple(sorted(path.stem for path in (paths.resources() / "examples").glob("*.plexus")))


def example(name: str) -> tuple[Analyser, Analysis]:
    """An example of the program, and what is known of it."""
    analyser = Analyser(STANDARD, lambda _: True)
    project = fileio.load(paths.resources() / "examples" / f"{name}.plexus")
    return analyser, analyser.analyse(project)


def block(name: str) -> tuple[Analyser, Analysis]:
    """A model of one block, with the inputs that stand on it and all its outputs."""
    draw = Drawing()
    brought = BLOCKS[name].bring(draw.project)
    for edit in brought.edits:
        draw.do(edit)
    node = draw.add(brought.kind, "block")
    for n, port in enumerate(ports_in_order(BLOCKS[name].project.model, "input")):
        if port.params.get("optional") is not True:
            source = draw.add("input", port.name, **{**port.params, "order": n})
            draw.wire(source, f"{node}.{port.name}")
    spec = draw.kinds.find(brought.kind)
    assert spec is not None
    for port in spec.outputs:
        draw.wire(f"{node}.{port.name}", draw.add("output", f"of_{port.name}"))
    analyser = Analyser(STANDARD)
    return analyser, analyser.analyse(draw.project)
