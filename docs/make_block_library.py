"""Write the page of the library's blocks from the blocks themselves.

    PYTHONPATH=. python docs/make_block_library.py

A test holds the page against what this writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from studio import paths
from studio.app.library import Kept, Library
from studio.compile.kinds import REPEAT, SHARE_WEIGHTS

PAGE = Path(__file__).with_name("block-library.md")

GROUPS = {
    "Images": (
        "BasicBlock BasicBlockDown Bottleneck BottleneckDown DenseBlock DenseLayer DoubleConv "
        "Inception InvertedResidual InvertedResidualDown PatchEmbedding SqueezeExcite UNetDown "
        "UNetUp"
    ),
    "Attention and language": (
        "TransformerEncoderPreNorm TransformerEncoderPostNorm TransformerDecoderPreNorm "
        "TransformerDecoderPostNorm CausalSelfAttention GatedMLP MixtureOfExperts"
    ),
    "Sequences in time": "WaveNetBlock TCNBlock",
    "Graphs": "GraphConvolution GraphAttention GraphSAGE",
    "Others": "",
}

HEAD = """# The library of blocks

These blocks stand in the palette under *Blocks*. Drag one onto the canvas, double-click it to look
inside, and change what you like: from then on it is a block of your project, and the library's
stays as it is. [Blocks](blocks.md) tells how to make your own and how to keep one among these.

From Python, `project.add("library:BasicBlock", channels=64)` adds one. Each is held against plain
PyTorch or PyTorch Geometric, with the same weights, in `tests/blocks`.
"""


def page() -> str:
    blocks = {block.name: block for block in Library(paths.resources() / "none").read().blocks}
    parts = [HEAD]
    for title, names in GROUPS.items():
        chosen = names.split() or sorted(blocks)
        parts.append(f"## {title}\n")
        parts += [described(blocks.pop(name)) for name in chosen]
    return "\n".join(parts)


def described(block: Kept) -> str:
    return "\n".join([f"### {block.name}", "", block.project.model.about, "", *_table(block), ""])


def _table(block: Kept) -> Iterator[str]:
    yield "| | | |"
    yield "|---|---|---|"
    for port in block.spec.inputs:
        optional = "takes, if wired" if port.optional else "takes"
        yield f"| {optional} | `{port.name}` | {port.help} |"
    for port in block.spec.outputs:
        yield f"| gives | `{port.name}` | {port.help} |"
    for param in block.spec.params:
        if param.name not in (REPEAT, SHARE_WEIGHTS):
            yield f"| set | `{param.name}` = {param.default} | {param.help} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
