"""What is missing from a graph as a whole, and the clicks that add it.

Which value should go to an input is known only once all values are, so this comes last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from studio.compile import mend
from studio.compile.derivation import derive
from studio.compile.ground import Ground, Open
from studio.compile.plan import Ref, Step, complete
from studio.compile.problems import Fix
from studio.compile.refusal import Inputs
from studio.compile.tensors import ABSENT, BATCH, TensorSpec
from studio.compile.trying import takes_batch_for_channels
from studio.expression import ExpressionError, resolve
from studio.graph.edits import RemoveNodes, SetFlags
from studio.graph.insertion import Attach
from studio.graph.model import INPUT, MODEL, MUTE, OUTPUT, TRAINING, Node, Wire
from studio.layers.spec import LayerSpec
from studio.message import Message

LIKELY: tuple[TensorSpec, ...] = (
    TensorSpec((BATCH, 1, 28, 28)),
    TensorSpec((BATCH, 16)),
    TensorSpec((BATCH, 16, 28)),
    TensorSpec((BATCH, 1, 16, 28, 28)),
    TensorSpec((BATCH, 16), "int64"),
    TensorSpec((BATCH,), "int64"),
)
"""What a new input may bring, the likeliest first."""
MOST_OFFERED = 3


def fill(ground: Ground) -> None:
    """Offer for each input that nothing is wired to what would fit there."""
    for opening in ground.findings.open:
        fixes = _wired(ground, opening) or _fed(ground, opening)
        fixes = (*fixes, *_left_out(ground, opening))
        ground.findings.offer(opening, fixes)


def _wired(ground: Ground, opening: Open) -> tuple[Fix, ...]:
    """The one value that fits there: of those that nothing takes yet, or of all."""
    node, spec = opening.node, ground.find(opening.node.kind)
    later = ground.graph.downstream([node.id])
    if spec is None:
        return ()
    values = {
        (source, output): value
        for source, facts in ground.facts.items()
        if source not in later and source not in ground.flow.skipped
        for output, value in facts.outputs.items()
        if value != ABSENT
    }
    alike = {value: _fits(ground, spec, opening, value) for value in set(values.values())}
    fitting = [one for one, value in values.items() if alike[value]]
    taken = {(wire.source, wire.output) for wire in ground.graph.wires()}
    idle = [one for one in fitting if one not in taken]
    made = [one for one in idle if ground.graph.node(one[0]).kind != INPUT]
    ends = _unknown_ends(ground, later)
    for some in (made + ends, idle + ends, [] if idle or ends else fitting):
        if len(some) == 1:
            source, output = some[0]
            name = ground.graph.node(source).name
            title = Message("Wire {name} to {port}", name=name, port=opening.port)
            wire = Wire(source, output, node.id, _slot(spec, opening.port))
            return (mend.rewire(ground.graph, wire, title),)
    return ()


def _unknown_ends(ground: Ground, later: set[str]) -> list[tuple[str, str]]:
    """What nothing takes yet of layers that are fed, but do not work yet."""
    found: list[tuple[str, str]] = []
    for node_id, facts in ground.facts.items():
        spec = ground.find(ground.graph.node(node_id).kind)
        if facts.outputs or node_id in later or spec is None or not spec.outputs:
            continue
        fed, read = ground.graph.incoming(node_id), ground.graph.outgoing(node_id)
        if fed and not read and not spec.outputs[0].variadic:
            found.append((node_id, spec.outputs[0].name))
    return found


def _slot(spec: LayerSpec, name: str) -> str:
    port = spec.input(name)
    return f"{name}.0" if port is not None and port.variadic else name


def _fits(ground: Ground, spec: LayerSpec, opening: Open, value: TensorSpec) -> bool:
    """Whether a node works with this value at the input that is open."""
    if spec.construct in ("output", "block"):
        return True
    if spec.construct == "optimiser":
        return not value.shape and value.dtype.startswith(("float", "bfloat"))
    inputs = _arriving(ground, spec, opening, value)
    if inputs is None or takes_batch_for_channels(spec, inputs):
        return False
    try:
        given = {name: resolve(known, ground.scope) for name, known in opening.node.params.items()}
    except ExpressionError:
        return False
    settings, missing = complete(spec, given, derive(spec, given, inputs))
    if missing or opening.node.reuses:
        return False
    refs = {port: tuple(Ref("", port) for _ in specs) for port, specs in inputs.items()}
    return not ground.infer(Step("", "tried", spec, settings, refs), inputs).error


def _arriving(ground: Ground, spec: LayerSpec, opening: Open, value: TensorSpec) -> Inputs | None:
    """All that would come in; ``None`` where something else is missing too."""
    inputs: dict[str, tuple[TensorSpec, ...]] = {}
    for port in spec.inputs:
        if port.name == opening.port:
            inputs[port.name] = (value,)
            continue
        wires = ground.flow.incoming(opening.node.id)
        found = [ground.value(w) for w in wires if w.input.partition(".")[0] == port.name]
        if None in found or (not found and not port.optional):
            return None
        there = tuple(one for one in found if one is not None and one != ABSENT)
        if there:
            inputs[port.name] = there
    return inputs


def _fed(ground: Ground, opening: Open) -> tuple[Fix, ...]:
    """A new input of the model, or of the block, that brings what fits."""
    spec = ground.find(opening.node.kind)
    if spec is None or opening.node.kind == OUTPUT or ground.name != MODEL:
        return ()
    likely: Iterator[TensorSpec] = iter((*_beside(ground, opening), *LIKELY))
    value = next((one for one in likely if _fits(ground, spec, opening, one)), None)
    if value is None:
        return ()
    (node,) = mend.fresh(ground.graph, [_new_input(value)])
    wire = Wire(node.id, "output", opening.node.id, _slot(spec, opening.port))
    title = Message("Add an Input for {name}", name=opening.node.name)
    return (mend.attach(node, (wire,), title),)


def _beside(ground: Ground, opening: Open) -> tuple[TensorSpec, ...]:
    """What comes in at the other inputs of the node."""
    found = (ground.value(wire) for wire in ground.flow.incoming(opening.node.id))
    return tuple(value for value in found if value is not None and value != ABSENT)


def _new_input(value: TensorSpec) -> mend.New:
    return INPUT, "x", {"shape": value.shape, "dtype": value.dtype}


def _left_out(ground: Ground, opening: Open) -> tuple[Fix, ...]:
    """Take away an output of which there are others."""
    others = [node for node in ground.graph if node.kind == OUTPUT and node is not opening.node]
    if opening.node.kind != OUTPUT or not any(ground.graph.incoming(n.id) for n in others):
        return ()
    title = Message("Take out {name}", name=opening.node.name)
    return (Fix(title, RemoveNodes((opening.node.id,))),)


def whole(ground: Ground, order: Sequence[Node], outputs: Sequence[str]) -> None:
    """Report that there is no way through the graph."""
    add = ground.findings.add
    is_block = ground.name != MODEL
    if not order:
        message = Message("The graph is empty. Drag an Input onto the canvas.")
        add("", "error", message, (_begun(ground),))
    elif ground.name == TRAINING:
        _trains(ground, outputs)
    elif not outputs:
        missing = (
            Message("The block returns nothing. Add an Output.")
            if is_block
            else Message("The model returns nothing. Add an Output.")
        )
        add("", "error", missing, _returned(ground, order))
    elif all(node_id in ground.flow.skipped for node_id in outputs):
        message = Message("Nothing is left to return: every output is muted.")
        add("", "error", message, _heard(ground, outputs))
    elif not is_block and not any(node.kind == INPUT for node in order):
        fed = next(filter(None, (_fed(ground, one) for one in ground.findings.open)), ())
        add("", "error", Message("The model takes nothing. Add an Input."), fed)


def _trains(ground: Ground, ends: Sequence[str]) -> None:
    """Report that a training graph makes nothing small."""
    sinks = [node_id for node_id in ends if _is_optimiser(ground, node_id)]
    if not sinks:
        message = Message("Nothing is trained here. Add an optimiser, such as Adam, to a loss.")
        ground.findings.add("", "error", message, _trained(ground))
    elif all(node_id in ground.flow.skipped for node_id in sinks):
        message = Message("Nothing is trained: every optimiser is muted.")
        ground.findings.add("", "error", message, _heard(ground, sinks))


def _is_optimiser(ground: Ground, node_id: str) -> bool:
    spec = ground.find(ground.graph.node(node_id).kind)
    return spec is not None and spec.construct == "optimiser"


def _trained(ground: Ground) -> tuple[Fix, ...]:
    """An optimiser behind a loss that nothing makes small; where there are several, one each."""
    graph = ground.graph
    loose = [
        node
        for node in graph
        if (spec := ground.find(node.kind)) is not None
        and spec.family == "loss"
        and not graph.outgoing(node.id)
    ]
    return tuple(mend.minimise(graph, node) for node in loose[:MOST_OFFERED])


def _begun(ground: Ground) -> Fix:
    title = Message("Add an Input and an Output")
    entry, exit_ = mend.fresh(ground.graph, [(INPUT, "x", {}), (OUTPUT, "output", {})])
    wire = Wire(entry.id, "output", exit_.id, "input")
    return mend.several(title, Attach(entry, (), title), Attach(exit_, (wire,), title))


def _returned(ground: Ground, order: Sequence[Node]) -> tuple[Fix, ...]:
    """An output behind the last node whose value nothing takes."""
    last = [node for node in order if not ground.graph.outgoing(node.id)]
    fed = [node for node in last if ground.graph.incoming(node.id)]
    for node in reversed(fed or last):
        spec = ground.find(node.kind)
        if spec is None or not spec.outputs:
            continue
        port = next(iter(ground.facts[node.id].outputs), "") or spec.outputs[0].name
        if spec.outputs[0].variadic and "." not in port:
            continue
        (output,) = mend.fresh(ground.graph, [(OUTPUT, "output", {})])
        title = Message("Add an Output after {name}", name=node.name)
        return (mend.attach(output, (Wire(node.id, port, output.id, "input"),), title),)
    return ()


def _heard(ground: Ground, outputs: Sequence[str]) -> tuple[Fix, ...]:
    """Let all be heard that the outputs come from."""
    waiting, seen = list(outputs), set(outputs)
    for node_id in waiting:
        for wire in ground.graph.incoming(node_id):
            if wire.source not in seen:
                seen.add(wire.source)
                waiting.append(wire.source)
    muted = [node for node in map(ground.graph.node, waiting) if MUTE in node.flags]
    edits = [SetFlags(node.id, frozenset(node.flags - {MUTE})) for node in muted]
    title = Message("Unmute {names}", names=", ".join(node.name for node in muted))
    return (mend.joined(title, edits),) if edits else ()
