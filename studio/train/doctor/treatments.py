"""What the doctor offers to do: edits of the project, changes of the run under way, and tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from studio.compile import mend
from studio.compile.lint import sorts
from studio.graph.edits import Batch, Edit, SetParam, SetSetting
from studio.graph.model import MODEL, TRAINING
from studio.message import Message
from studio.observe.checkup import Treatment
from studio.train.doctor.chart import Case, Place, drawn_name
from studio.value import Value

RANGE_TEST = Treatment(Message("Test learning rates"), test="range")
BATCH_TEST = Treatment(Message("Test on a single batch"), test="batch")


def rate(case: Case, factor: float) -> list[Treatment]:
    """Other learning rates, by a factor, now and in the project."""
    rates = {node: float(f"{rate * factor:.2g}") for node, rate in case.rates.items() if rate}
    if not rates:
        return []
    if not case.is_drawn:
        return [to_rate(rates[""])]
    edits: tuple[Edit, ...] = tuple(
        SetParam(node, "lr", value, TRAINING) for node, value in rates.items()
    )
    title = Message("Multiply the learning rates by {factor}", factor=f"{factor:g}")
    if len(rates) == 1:
        title = Message("Set the learning rate to {rate}", rate=f"{next(iter(rates.values())):g}")
    live = tuple((drawn_name(node), "lr", value) for node, value in rates.items())
    return [Treatment(title, Batch(edits, title), live)]


def to_rate(value: float) -> Treatment:
    """Another learning rate of a training by settings."""
    title = Message("Set the learning rate to {rate}", rate=f"{value:g}")
    return Treatment(title, SetSetting("train.lr", value), (("", "lr", value),))


def settings(
    case: Case, title: Message, values: Mapping[str, Value], *live: str
) -> list[Treatment]:
    """Other settings of training; nothing where a drawn graph has its own.

    Args:
        case: whose settings they are.
        title: of the button.
        values: by their names without ``train.``.
        live: those of them that a run under way can be told.
    """
    if case.is_drawn:
        return []
    edits: tuple[Edit, ...] = tuple(
        SetSetting(f"train.{name}", value) for name, value in values.items()
    )
    told = tuple(("", name, values[name]) for name in live)
    return [Treatment(title, edits[0] if len(edits) == 1 else Batch(edits, title), told)]


def clip(case: Case, norm: float) -> list[Treatment]:
    """Shorten gradients that are too long."""
    title = Message("Clip gradients to a norm of {norm}", norm=f"{norm:g}")
    if not case.is_drawn:
        return settings(case, title, {"clip_norm": norm}, "clip_norm")
    edits: tuple[Edit, ...] = tuple(
        SetParam(node, "clip_norm", norm, TRAINING) for node in case.rates
    )
    live = tuple((drawn_name(node), "clip_norm", norm) for node in case.rates)
    return [Treatment(title, Batch(edits, title), live)] if edits else []


def become(case: Case, names: Iterable[str], kind: str, word: str) -> list[Treatment]:
    """Make activations others."""
    found = _located(case, names)
    if not found:
        return []
    edits: list[Edit] = []
    told: set[tuple[str, str]] = set()
    for place, _ in found:
        if (place.graph, place.node) not in told:
            told.add((place.graph, place.node))
            located = case.located(place.name)
            assert located is not None
            fix = mend.change_kind(located[1], kind, {}, Message("")).within(place.graph)
            edits.append(fix.edit)  # type: ignore[arg-type]
    listed = ", ".join(dict.fromkeys(node_name for _, node_name in found))
    title = Message("Make {names} a {kind}", names=listed, kind=word)
    return [Treatment(title, Batch(tuple(edits), title))]


def normalise_before(case: Case, name: str) -> list[Treatment]:
    """Put a batch normalisation before a layer of flat values or images."""
    place, located = case.places.get(name), case.located(name)
    if place is None or located is None:
        return []
    graph, node = located
    wires = graph.incoming(node.id)
    source = _maker(place, case)
    if len(wires) != 1 or source is None:
        return []
    rank = "2d" if source.kind in sorts.CONVOLUTIONS and source.kind.endswith("2d") else "1d"
    if source.kind not in sorts.LINEAR and rank == "1d":
        return []
    title = Message("Insert BatchNorm{rank} before {name}", rank=rank, name=node.name)
    fix = mend.insert(graph, wires[0], f"torch.nn.BatchNorm{rank}", "norm", title)
    return [Treatment(title, fix.within(place.graph).edit)]


def wider(case: Case) -> list[Treatment]:
    """Twice as many features in all layers but the last that says how many there are."""
    sizes = dict.fromkeys(sorts.LINEAR, "out_features")
    sizes |= dict.fromkeys(sorts.CONVOLUTIONS, "out_channels")
    rows = [place for place in case.places.values() if place.kind in sizes][:-1]
    edits: list[Edit] = []
    names: list[str] = []
    for place in rows:
        param = sizes[place.kind]
        located = case.located(place.name)
        now = sorts.plain(place.step, param)
        if located is None or not isinstance(now, int) or param not in located[1].params:
            continue
        edits.append(SetParam(place.node, param, 2 * now, place.graph))
        names.append(place.step.called)
    if not edits or any(place.step.spec.key == "Add" for place in case.places.values()):
        return []  # What is added up must stay as wide as the other.
    title = Message("Double the width of {names}", names=_few(names))
    return [Treatment(title, Batch(tuple(edits), title))]


def dropout(case: Case) -> list[Treatment]:
    """Hide some features from the last layer while training."""
    rows = [place for place in case.places.values() if place.kind in sorts.SCORING]
    if any(place.kind in sorts.DROPOUTS for place in case.places.values()) or len(rows) < 2:
        return []
    last = rows[-1]
    located = case.located(last.name)
    if located is None or last.graph != MODEL or last.kind not in sorts.LINEAR:
        return []
    graph, node = located
    wires = graph.incoming(node.id)
    if len(wires) != 1:
        return []
    title = Message("Insert Dropout before {name}", name=node.name)
    params: dict[str, Value] = {"p": 0.3}
    fix = mend.insert(graph, wires[0], "torch.nn.Dropout", "dropout", title, params=params)
    return [Treatment(title, fix.edit)]


def _located(case: Case, names: Iterable[str]) -> list[tuple[Place, str]]:
    places = ((case.places.get(name), case.located(name)) for name in names)
    return [(p, found[1].name) for p, found in places if p is not None and found is not None]


def _maker(place: Place, case: Case) -> Place | None:
    """The layer whose values a layer is given."""
    refs = [ref for refs in place.step.inputs.values() for ref in refs]
    above = place.name.rpartition("/")[0]
    return case.places.get(f"{above}/{refs[0].node}" if above else refs[0].node) if refs else None


def _few(names: list[str], most: int = 3) -> Message | str:
    if len(names) <= most:
        return ", ".join(names)
    return Message(
        "{names} and {count} more", names=", ".join(names[:most]), count=len(names) - most
    )
