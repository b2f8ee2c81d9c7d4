"""Repairs that are tried on shapes before they are offered, so that what is offered mends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from studio.compile import mend
from studio.compile.derivation import derive
from studio.compile.mend import New
from studio.compile.plan import Ref, Step, complete
from studio.compile.problems import Fix
from studio.compile.refusal import Arrival, Bench, Case, Inputs, Outcome, axes_of
from studio.compile.tensors import TensorSpec
from studio.compile.wanted import BY_STEPS, WANTED
from studio.graph.edits import Edit, SetParam
from studio.graph.model import INPUT
from studio.layers.check import check
from studio.layers.spec import LayerSpec
from studio.message import Message
from studio.value import Value

Fixes = tuple[Fix, ...]
NOTHING: Fixes = ()


def again(
    case: Case,
    *,
    settings: Mapping[str, Value] | None = None,
    inputs: Inputs | None = None,
    spec: LayerSpec | None = None,
) -> Outcome | None:
    """What the layer says of other settings, of other inputs, or as another kind.

    ``None`` where its settings would not be complete, or would not fit.
    """
    kind = spec or case.step.spec
    if any(kind.param(name) is None for name in settings or ()):
        return None
    given = {**(case.given if spec is None else {}), **(settings or {})}
    arriving = {**case.inputs, **(inputs or {})}
    derived = case.derived if case.lent else derive(kind, given, arriving)
    filled, missing = complete(kind, given, derived)
    if missing or any(check(kind.by_name[name], filled[name]) for name in settings or ()):
        return None
    if takes_batch_for_channels(kind, arriving):
        return None
    return case.bench.infer(as_step(kind, filled, arriving), arriving)


def takes_batch_for_channels(spec: LayerSpec, inputs: Inputs) -> bool:
    """Whether torch would take one axis less for a single example, which nobody means."""
    for port, (rank, words) in WANTED.get(spec.title, {}).items():
        if words is BY_STEPS and port in inputs and len(inputs[port][0].shape) != rank:
            return True
    axes = axes_of(spec)
    value = next(iter(inputs.values()))[0] if inputs else None
    if axes is None or value is None or (spec.title == "BatchNorm1d" and len(value.shape) == 2):
        return False
    return len(value.shape) != axes.template.count("×") + 1


def as_step(spec: LayerSpec, settings: Mapping[str, Value], inputs: Inputs) -> Step:
    """A step that is only tried."""
    refs = {port: tuple(Ref("", port) for _ in specs) for port, specs in inputs.items()}
    return Step("", "tried", spec, settings, refs)


def mends(
    case: Case,
    *,
    settings: Mapping[str, Value] | None = None,
    inputs: Inputs | None = None,
    spec: LayerSpec | None = None,
) -> bool:
    """Whether the layer would work so."""
    found = again(case, settings=settings, inputs=inputs, spec=spec)
    return found is not None and not found.error


def made_of(bench: Bench, row: Sequence[New], value: TensorSpec) -> TensorSpec | None:
    """What new layers, one after the other, make of a value; ``None`` where one refuses."""
    for kind, _, params in row:
        spec = bench.find(kind)
        if spec is None or not spec.inputs:
            return None
        inputs = {spec.inputs[0].name: (value,)}
        settings, missing = complete(spec, params, derive(spec, params, inputs))
        found = None if missing else bench.infer(as_step(spec, settings, inputs), inputs)
        if found is None or found.error or not found.outputs:
            return None
        value = next(iter(found.outputs.values()))
    return value


def instead(case: Case, arrival: Arrival, value: TensorSpec) -> Inputs:
    """The inputs with another value in place of one."""
    specs = list(case.inputs[arrival.port])
    specs[arrival.place] = value
    return {**case.inputs, arrival.port: tuple(specs)}


def setting(case: Case, **values: Value) -> Fixes:
    """Set one parameter, if that mends; several as one step."""
    if not mends(case, settings=values):
        return NOTHING
    return (mend.set_params(case.node, values),)


def inserting(case: Case, arrival: Arrival, title: Message, *row: New, **settings: Value) -> Fixes:
    """Put new layers into a wire, and set parameters with it, if that mends."""
    value = made_of(case.bench, row, arrival.spec)
    if value is None:
        return NOTHING
    if not mends(case, settings=settings, inputs=instead(case, arrival, value)):
        return NOTHING
    edits = mend.row_edits(case.graph, arrival.wire, row, title)
    edits += [SetParam(case.node.id, name, value) for name, value in settings.items()]
    return (mend.joined(title, edits),)


def changing(case: Case, kind: str, **params: Value) -> Fixes:
    """Make the layer one of another kind, with these parameters, if that mends."""
    spec = case.bench.find(kind)
    if spec is None or not mends(case, settings=params, spec=spec):
        return NOTHING
    title = Message("Change {name} to {kind}", name=case.node.name, kind=spec.title)
    return (mend.change_kind(case.node, kind, params, title),)


def typed(case: Case, arrival: Arrival, dtype: str) -> Fixes:
    """Bring a value in another type of numbers."""
    if arrival.source.kind == INPUT and not case.bench.is_entered:
        return (mend.set_param(arrival.source, "dtype", dtype),)
    title = Message("Insert Cast to {dtype}", dtype=dtype)
    return (mend.joined(title, type_edits(case, arrival, dtype)),)


def type_edits(case: Case, arrival: Arrival, dtype: str) -> list[Edit]:
    """The edits that bring a value in another type of numbers."""
    if arrival.source.kind == INPUT and not case.bench.is_entered:
        return [SetParam(arrival.source.id, "dtype", dtype)]
    row: list[New] = [("torch.Tensor.to", "cast", {"dtype": dtype})]
    title = Message("Insert Cast to {dtype}", dtype=dtype)
    return mend.row_edits(case.graph, arrival.wire, row, title)
