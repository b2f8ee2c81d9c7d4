"""Refusals of free axes, in words: what would have to hold of them, and how to make it so."""

from __future__ import annotations

from collections.abc import Sequence

from studio.compile import mend
from studio.compile.axis_text import parse
from studio.compile.demands import Demand
from studio.compile.entries import Assumed
from studio.compile.problems import Fix
from studio.compile.refusal import Case, Explained
from studio.compile.tensors import show_shape
from studio.graph.free_axes import SetLabel
from studio.graph.model import Node
from studio.labels import BATCH, FreeAxis
from studio.message import Message


def demanded(case: Case) -> Explained | None:
    """A layer that would take other sizes of the free axes."""
    demand = case.demand
    if demand is None:
        return None
    if demand.multiples:
        return _multiples(case, demand)
    if demand.same is not None:
        return _same(case, *demand.same)
    if demand.larger:
        return _larger(case, demand)
    return _unknown(case, demand.unknown) if demand.unknown else _fixed(case, demand)


def _multiples(case: Case, demand: Demand) -> Explained:
    names = ", ".join(label for label, _ in demand.multiples)
    wanted = [FreeAxis(label, factor) for label, factor in demand.multiples]
    shown = ", ".join(map(str, wanted))
    factors = {factor for _, factor in demand.multiples}
    fix = _set_labels(case, Message("Make the axes {axes} at the inputs", axes=shown), wanted)
    if len(factors) > 1:
        return Message(
            "{kind} cannot take {shapes} for every size of {labels}, only for multiples: {axes}.",
            kind=case.step.spec.title,
            shapes=_shapes(case),
            labels=names,
            axes=shown,
        ), (fix,)
    return Message(
        "{kind} cannot take {shapes} for every size of {labels}, only for sizes that can be "
        "divided by {factor}.",
        kind=case.step.spec.title,
        shapes=_shapes(case),
        labels=names,
        factor=factors.pop(),
    ), (fix,)


def _same(case: Case, one: str, other: str) -> Explained:
    title = Message("Call both axes {label}", label=one)
    return Message(
        "{kind} cannot take {shapes}, since {one} and {other} may be of different sizes. If they "
        "are always of the same, give them one name.",
        kind=case.step.spec.title,
        shapes=_shapes(case),
        one=one,
        other=other,
    ), (Fix(title, SetLabel(other, FreeAxis(one), case.bench.root)),)


def _larger(case: Case, demand: Demand) -> Explained:
    sizes = [FreeAxis(label, size=size) for label, size in demand.larger]
    known = dict(pair for specs in case.inputs.values() for spec in specs for pair in spec.labels)
    assumed = ", ".join(f"{name} = {known[name]}" for name, _ in demand.larger)
    title = Message("Assume {sizes}", sizes=", ".join(f"{a.label} = {a.size}" for a in sizes))
    return Message(
        "{kind} leaves nothing of {shapes} where {sizes}, as is assumed for the costs. Assume "
        "larger sizes.",
        kind=case.step.spec.title,
        shapes=_shapes(case),
        sizes=assumed,
    ), (_set_labels(case, title, sizes),)


def _fixed(case: Case, demand: Demand) -> Explained:
    sizes = ", ".join(f"{label} = {size}" for label, size in demand.fixed)
    return Message(
        "{kind} takes {shapes} where {sizes}, but not at every size. Fix the size at the input, or "
        "change the layer.",
        kind=case.step.spec.title,
        shapes=_shapes(case),
        sizes=sizes,
    ), (fix_sizes(case, [label for label, _ in demand.fixed]),)


def _unknown(case: Case, names: Sequence[str]) -> Explained:
    return Message(
        "What {kind} gives for {shapes} follows from {labels} in a way that cannot be carried on. "
        "Fix the size at the input, or change the layer.",
        kind=case.step.spec.title,
        shapes=_shapes(case),
        labels=", ".join(names),
    ), (fix_sizes(case, names),)


def fix_sizes(case: Case, names: Sequence[str]) -> Fix:
    """Give up that these axes are free: at the inputs they have the sizes that were assumed."""
    known = dict(pair for specs in case.inputs.values() for spec in specs for pair in spec.labels)
    sizes = {name: known[name] for name in names if name in known}
    shown = ", ".join(f"{name} = {size}" for name, size in sizes.items())
    title = Message("Fix the size at the input: {sizes}", sizes=shown)
    edits = (SetLabel(name, size, case.bench.root) for name, size in sizes.items())
    return mend.several(title, *edits)


def no_number(case: Case, missing: Sequence[str]) -> Explained | None:
    """A number of weights that would follow from a free axis."""
    spec = case.step.spec
    for name in missing:
        rule = spec.derived_from(name)
        if rule is None or rule.port not in case.inputs:
            continue
        shape = case.inputs[rule.port][0].shape
        axis = shape[rule.axis] if -len(shape) <= rule.axis < len(shape) else 0
        names = sorted(parse(axis).labels()) if isinstance(axis, str) else []
        if not set(names) - {BATCH} or case.rank_is_wrong():
            continue
        wire = next((wire for wire in case.wires if wire.input == rule.port), case.wires[0])
        source = case.graph.node(wire.source)
        message = Message(
            "{kind} needs one fixed number for {param}, but {source} gives {axis} (in {shape}), "
            "and {labels} may be of any size.",
            kind=spec.title,
            param=name,
            source=source.name,
            shape=show_shape(shape),
            axis=axis,
            labels=", ".join(names),
        )
        return message, _ways_out(case, source, names)
    return None


def _ways_out(case: Case, source: Node, names: Sequence[str]) -> tuple[Fix, ...]:
    fixes: list[Fix] = []
    if source.kind == "torch.nn.Flatten" and (fix := _instead_of(case, source)) is not None:
        fixes.append(fix)
    shape = case.first.shape
    if len(shape) == 3 and isinstance(shape[1], str) != isinstance(shape[2], str):
        title = Message("Insert Permute: {axes}", axes=show_shape((shape[0], shape[2], shape[1])))
        wire = case.wires[0]
        fixes.append(
            mend.insert(
                case.graph, wire, "torch.permute", "permute", title, params={"dims": (0, 2, 1)}
            )
        )
    free = [name for name in names if name != BATCH]
    if free:
        fixes.append(fix_sizes(case, free))
    return tuple(fixes)


def _instead_of(case: Case, flatten: Node) -> Fix | None:
    """Average what is free before it is flattened, so that its size is no matter."""
    wires = case.graph.incoming(flatten.id)
    spec = case.bench.value(wires[0]) if wires else None
    if spec is not None and len(spec.shape) == 3 and isinstance(spec.shape[2], int):
        title = Message(
            "Average over {axis} in place of {name}", axis=spec.shape[1], name=flatten.name
        )
        return mend.change_kind(flatten, "torch.mean", {"dim": 1}, title)
    if spec is None or not 3 <= len(spec.shape) <= 5 or not isinstance(spec.shape[1], int):
        return None
    kind = f"AdaptiveAvgPool{len(spec.shape) - 2}d"
    title = Message("Insert {kind} before {name}", kind=kind, name=flatten.name)
    return mend.insert(
        case.graph, wires[0], f"torch.nn.{kind}", "pool", title, params={"output_size": 1}
    )


def two_sizes(node: Node, axis: FreeAxis, known: Assumed) -> Explained:
    """One label that is taken to be of two sizes."""
    size = known.sizes[axis.label]
    message = Message(
        "{label} is taken to be {here} at {name}, and {there} at {other}. It is one size: write "
        "the same at both, or another name.",
        label=axis.label,
        here=axis.unit,
        name=node.name,
        there=size,
        other=known.origins[axis.label].name,
    )
    shape = node.params.get("shape")
    assert isinstance(shape, tuple)
    same = FreeAxis(axis.label, axis.factor, axis.factor * size)
    mended = tuple(str(same) if item == str(axis) else item for item in shape)
    return message, (mend.set_param(node, "shape", mended),)


def _set_labels(case: Case, title: Message, wanted: Sequence[FreeAxis]) -> Fix:
    edits = [SetLabel(axis.label, axis, case.bench.root) for axis in wanted]
    return mend.several(title, *edits)


def _shapes(case: Case) -> str:
    return ", ".join(str(spec) for specs in case.inputs.values() for spec in specs)
