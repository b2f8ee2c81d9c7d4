"""Ways to bring one value to the shape of another, as a skip connection needs it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from math import prod

from studio.compile import mend
from studio.compile.mend import New
from studio.compile.refusal import Arrival, Bench, Case, is_odd
from studio.compile.tensors import BATCH, TensorSpec, labels_of, show_shape
from studio.compile.trying import NOTHING, Fixes, inserting, instead, mends
from studio.graph.edits import Edit, SetParam
from studio.graph.model import Graph, Node
from studio.message import Message
from studio.value import Value

Shape = tuple[int | str, ...]
MODES = {3: "linear", 4: "bilinear", 5: "trilinear"}
CONVOLUTION = "torch.nn.Conv"
LONGEST = 12
"""Nodes that are looked at, from a value upwards."""


def brought(case: Case, arrival: Arrival, shape: Shape) -> Fixes:
    """The first way to bring a value to a shape that mends."""
    for title, row in rows(arrival.spec, shape):
        if fixes := inserting(case, arrival, title, *row):
            return fixes
    return NOTHING


def rows(value: TensorSpec, shape: Shape) -> Iterator[tuple[Message, list[New]]]:
    """Layers that may bring a value to a shape, and what to call that; the likeliest first."""
    here, rank = value.shape, len(shape)
    if len(here) == rank and here != shape:
        yield from _permuted(here, shape)
        if rank >= 3 and value.dtype.startswith("float"):
            yield from _resized(here, shape)
        if here[:-1] == shape[:-1] and isinstance(shape[-1], int):
            yield (
                Message("Insert Linear that gives {features} features", features=shape[-1]),
                [("torch.nn.Linear", "projection", {"out_features": shape[-1]})],
            )
    if len(here) < rank and len(here) >= 2 and here == shape[: len(here)]:
        yield _reshaped((*here, *[1] * (rank - len(here))))
    # A Reshape has a name for the batch alone.
    if (
        labels_of((*here, *shape)) == {BATCH}
        and here.count(BATCH) == 1 == shape.count(BATCH)
        and prod(value.sizes(1)) == prod(TensorSpec(shape).sizes(1))
    ):
        yield _reshaped(shape)


def _reshaped(shape: Shape) -> tuple[Message, list[New]]:
    title = Message("Insert Reshape to {shape}", shape=show_shape(shape))
    return title, [("torch.reshape", "reshape", {"shape": shape})]


def _permuted(here: Shape, shape: Shape) -> Iterator[tuple[Message, list[New]]]:
    """Axes that only stand in another order."""
    if len(set(here)) < len(here) or set(here) != set(shape):
        return
    order = tuple(here.index(axis) for axis in shape)
    title = Message("Insert Permute to {shape}", shape=show_shape(shape))
    yield title, [("torch.permute", "permute", {"dims": order})]


def _resized(here: Shape, shape: Shape) -> Iterator[tuple[Message, list[New]]]:
    """Maps with other channels, or of other sizes."""
    rank, channels = len(shape), shape[1]
    sizes = [n for n in (*here[2:], *shape[2:]) if isinstance(n, int)]
    known = len(sizes) == 2 * (rank - 2) and here[0] == shape[0]
    if rank > 5 or not known or not isinstance(channels, int):
        return
    was, wanted = sizes[: rank - 2], sizes[rank - 2 :]
    kind, params = f"{CONVOLUTION}{rank - 2}d", {"out_channels": channels, "kernel_size": 1}
    stride = _stride(was, wanted)
    if stride == 1:
        title = Message("Insert a 1 × 1 {kind} that gives {channels} channels", **_named(shape))
        yield title, [(kind, "projection", params)]
    elif stride > 1:
        title = Message(
            "Insert a 1 × 1 {kind} with stride {stride} that gives {channels} channels",
            stride=stride,
            **_named(shape),
        )
        yield title, [(kind, "projection", {**params, "stride": stride})]
    elif here[1] == channels:
        yield interpolated(shape)
    else:
        title = Message(
            "Insert Interpolate to {size} and a 1 × 1 {kind} that gives {channels} channels",
            size=show_shape(tuple(wanted)),
            **_named(shape),
        )
        _, resize = interpolated(shape)
        yield title, [*resize, (kind, "projection", params)]


def _named(shape: Shape) -> dict[str, object]:
    return {"kind": f"Conv{len(shape) - 2}d", "channels": shape[1]}


def interpolated(shape: Shape) -> tuple[Message, list[New]]:
    """Maps made larger or smaller."""
    size = tuple(n for n in shape[2:] if isinstance(n, int))
    title = Message("Insert Interpolate to {size}", size=show_shape(size))
    params: dict[str, Value] = {
        "size": size if len(set(size)) > 1 else size[0],
        "scale_factor": None,
        "mode": MODES[len(shape)],
    }
    return title, [("torch.nn.functional.interpolate", "resize", params)]


def cropped(here: Shape, shape: Shape) -> Iterator[tuple[Message, list[New]]]:
    """The middle of maps that are larger."""
    pad: list[int] = []
    for was, wanted in zip(reversed(here[2:]), reversed(shape[2:]), strict=True):
        if not isinstance(was, int) or not isinstance(wanted, int) or was < wanted:
            return
        lost = was - wanted
        pad += [-(lost // 2), lost // 2 - lost]
    title = Message("Insert Pad that crops to {size}", size=show_shape(shape[2:]))
    yield title, [("torch.nn.functional.pad", "crop", {"pad": tuple(pad)})]


def _stride(was: list[int], wanted: list[int]) -> int:
    """The stride of a kernel of 1 that makes one size of the other; 0 where none does."""
    if min(wanted) < 1:
        return 0
    # The least stride that makes no axis too long; a longer one makes all of them shorter still.
    stride = max((a - 1) // b + 1 for a, b in zip(was, wanted, strict=True))
    fits = all((a - 1) // stride + 1 == b for a, b in zip(was, wanted, strict=True))
    return stride if fits and stride > 0 else 0


def unpadded(case: Case, arrival: Arrival) -> Fixes:
    """Convolutions above a value that lose the edge of their maps: let them keep it."""
    chain = _above(case.graph, arrival.source)
    shrinking = [node for node in chain if _shrinks(case, node)]
    for some in [*([node] for node in shrinking), shrinking]:
        if not some:
            continue
        value = _anew(case.bench, case.graph, chain, {node.id for node in some})
        if value is None or not mends(case, inputs=instead(case, arrival, value)):
            continue
        edits: list[Edit] = [SetParam(node.id, "padding", "same") for node in some]
        if len(some) == 1:
            return (mend.set_param(some[0], "padding", "same"),)
        names = ", ".join(node.name for node in some)
        return (mend.several(Message("Set padding of {names} to same", names=names), *edits),)
    return NOTHING


def _above(graph: Graph, node: Node) -> list[Node]:
    """A node and those before it, as long as each has one input only."""
    found: list[Node] = []
    while len(found) < LONGEST and len(into := graph.incoming(node.id)) == 1:
        found.append(node)
        node = graph.node(into[0].source)
    return found


def _shrinks(case: Case, node: Node) -> bool:
    spec = case.bench.find(node.kind)
    if spec is None or "same" not in getattr(spec.param("padding"), "choices", ()):
        return False
    settings = {param.name: node.params.get(param.name, param.default) for param in spec.params}
    kernel = settings["kernel_size"]
    if node.reuses or isinstance(kernel, Enum) or not is_odd(kernel):
        return False
    return settings["stride"] == 1 and settings["padding"] != "same"


def _anew(bench: Bench, graph: Graph, chain: list[Node], same: set[str]) -> TensorSpec | None:
    """What comes of a chain of nodes if some of them keep the size of their maps."""
    first = next((n for n, node in reversed([*enumerate(chain)]) if node.id in same), None)
    if first is None:
        return None
    value = bench.value(graph.incoming(chain[first].id)[0])
    for node in reversed(chain[: first + 1]):
        if value is not None:
            value = bench.redo(node, value, {"padding": "same"} if node.id in same else {})
    return value
