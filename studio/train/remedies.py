"""What would make model, data and settings fit: an edit or two for each objection. No torch."""

from __future__ import annotations

from math import prod

from studio.compile import mend
from studio.compile.lint import sorts
from studio.compile.plan import Step
from studio.compile.problems import Fix
from studio.data.fields import Field
from studio.graph.edits import RESET, RemoveNodes, SetSetting
from studio.graph.variables import SetVariable
from studio.message import Message
from studio.train import wishes
from studio.train.bench import Bench
from studio.train.wishes import Objection
from studio.value import Expression, Value

SIZES = dict.fromkeys(sorts.LINEAR, "out_features") | dict.fromkeys(
    sorts.CONVOLUTIONS | sorts.TRANSPOSED, "out_channels"
)
"""By kind: the parameter that says how much it gives."""
KEEPING = sorts.PASSING | sorts.BATCH_NORMS | sorts.OVER_AN_AXIS - {"torch.nn.GLU"}
"""They give as many numbers as they take, beside the activations."""
POOLING = frozenset(
    f"torch.nn.Adaptive{how}Pool{rank}d" for how in ("Avg", "Max") for rank in (1, 2, 3)
)


def remedies(bench: Bench, objection: Objection) -> list[Fix]:
    """What the user could do with one click; perhaps nothing."""
    field = objection.field
    if objection.subject == "outputs":
        return _one_output(bench)
    if field is None:
        return []
    node = bench.graph.node(objection.node) if objection.node else None
    match objection.subject:
        case "shape" if node is not None:
            return [mend.set_param(node, "shape", objection.wanted)]
        case "dtype" if node is not None:
            return [mend.set_param(node, "dtype", field.dtype)]
        case "loss":
            name = wishes.loss_for("auto", field)
            return [Fix(Message("Choose {kind}", kind=name), SetSetting("train.loss", RESET))]
        case "weights":
            title = Message("Count all classes alike")
            return [Fix(title, SetSetting("train.class_weights", RESET))]
        case "output":
            return [*_reshaped(bench, objection, field), *_suiting(bench, field)]
    return []


def choose_loss(name: str) -> Fix:
    return Fix(Message("Choose {kind}", kind=name), SetSetting("train.loss", name))


def _reshaped(bench: Bench, objection: Objection, target: Field) -> list[Fix]:
    """The same numbers in another shape, or another number of them."""
    spec, graph = bench.returned, bench.graph
    if spec is None or spec.shape[:1] != ("N",) or not objection.wanted:
        return []
    sizes = [size for size in spec.shape[1:] if isinstance(size, int)]
    wanted = [size for size in objection.wanted[1:] if isinstance(size, int)]
    wire = graph.incoming(bench.plan.outputs[0].node)[0]
    if len(sizes) == len(spec.shape) - 1 and prod(sizes) == prod(wanted):
        if len(wanted) == 1 and len(sizes) > 1:
            return [mend.insert_flatten(graph, wire)]
        shape: tuple[Value, ...] = tuple(objection.wanted)
        return [mend.insert_reshape(graph, wire, shape, wishes.shown(shape))]
    last = wishes.before_output(bench.plan)
    return _resized(bench, last, wanted[0]) if len(wanted) == 1 else []


def _suiting(bench: Bench, target: Field) -> list[Fix]:
    """Losses for two classes that take the output as it is."""
    if bench.returned is None or target.kind != "label" or len(target.classes) != 2:
        return []
    shape = bench.returned.shape
    names = ("CrossEntropyLoss", "BCEWithLogitsLoss")
    return [choose_loss(name) for name in names if shape in wishes.wanted_by(name, target)]


def _resized(bench: Bench, last: Step, size: int) -> list[Fix]:
    """Let the layer that says how many numbers the model gives, give another number."""
    step: Step | None = last
    while step is not None and step.spec.key not in SIZES:
        if not sorts.is_activation(step.spec) and step.spec.key not in KEEPING | POOLING:
            return []
        step = bench.before(step)
    if step is None or step.keeper != step.name:
        return []
    param, node = SIZES[step.spec.key], bench.graph.node(step.node)
    written = node.params.get(param)
    if not isinstance(written, Expression):
        return [mend.set_param(node, param, size)]
    if all(variable.name != written.text for variable in bench.project.variables):
        return []
    title = Message("Set {param} to {value}", param=written.text, value=size)
    return [Fix(title, SetVariable(written.text, size))]


def _one_output(bench: Bench) -> list[Fix]:
    """Keep one output, and what leads to it."""
    fixes = []
    for output in bench.plan.outputs:
        needed = _leading_to(bench, output)
        gone = tuple(step.node for step in bench.plan.steps if step.node not in needed)
        if gone:
            title = Message("Return {name} alone", name=output.called)
            fixes.append(Fix(title, RemoveNodes(gone)))
    return fixes


def _leading_to(bench: Bench, output: Step) -> set[str]:
    found, waiting = {output.node}, [output]
    while waiting:
        step = waiting.pop()
        for ref in (ref for refs in step.inputs.values() for ref in refs):
            source = bench.plan.step(ref.node)
            if source is not None and source.node not in found:
                found.add(source.node)
                waiting.append(source)
    return found
