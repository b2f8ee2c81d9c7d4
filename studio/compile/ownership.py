"""Which layers follow which optimiser: those that gradients of its loss come to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from studio.compile.plan import Plan, Ref, Step

LOSS = "loss"
"""What the loss is called where there is but one."""
STOPPING = frozenset(
    {
        "torch.Tensor.detach",
        "torch.argmax",
        "torch.argmin",
        "torch.sign",
        "torch.round",
        "torch.floor",
        "torch.ceil",
    }
)
"""Kinds that no gradient comes back through."""

_LEARNING = ("block", "module", "parameter")


def optimisers(plan: Plan) -> tuple[Step, ...]:
    """The optimisers of a training graph, in the order in which a step of training serves them."""
    found = [step for step in plan.steps if step.spec.construct == "optimiser"]
    # Sorting keeps those of equal order as they stand in the plan.
    return tuple(sorted(found, key=_order))


def _order(step: Step) -> int:
    order = step.settings.get("order", 0)
    return order if isinstance(order, int) else 0


def names_of(sink: Step) -> tuple[str, ...]:
    """The names of the calls whose parameters an optimiser is to move; none: all that it can."""
    text = sink.settings.get("of", "")
    names = text.split(",") if isinstance(text, str) else ()
    return tuple(name.strip() for name in names if name.strip())


def frozen(sink: Step) -> tuple[str, ...]:
    """The names that an optimiser's ``groups`` call frozen."""
    return tuple(words[0] for words in _groups(sink) if "frozen" in words[1:])


def thawed(sink: Step, names: Iterable[str]) -> str:
    """The text of ``groups`` without the word that freezes these."""
    wanted = set(names)
    parts = [
        [word for word in words if word != "frozen" or words[0] not in wanted]
        for words in _groups(sink)
    ]
    return "; ".join(" ".join(words) for words in parts if len(words) > 1)


def _groups(sink: Step) -> list[list[str]]:
    text = str(sink.settings.get("groups", "")).replace("\n", ";")
    return [words for part in text.split(";") if (words := part.split())]


def reached(steps: Sequence[Step], loss: Ref) -> tuple[Step, ...]:
    """The calls of layers that gradients of a value come to, in the order of the steps."""
    needed, touched = {loss.node}, set[str]()
    found: list[Step] = []
    for step in reversed(steps):
        if step.node in needed and step.spec.construct == "penalty":
            touched.update(ref.node for refs in step.inputs.values() for ref in refs)
            continue
        if step.node in touched - needed:
            found.append(step)
            continue
        if step.node not in needed or step.spec.key in STOPPING:
            continue
        if step.spec.construct in _LEARNING:
            found.append(step)
        stopped = {port.name for port in step.spec.inputs if port.stops}
        needed.update(
            ref.node for port, refs in step.inputs.items() if port not in stopped for ref in refs
        )
    return tuple(reversed(found))


def owned(steps: Sequence[Step], sink: Step) -> tuple[Step, ...]:
    """The calls whose layers an optimiser moves, each layer once."""
    wanted = names_of(sink)
    once: dict[str, Step] = {}
    for step in reached(steps, sink.inputs["loss"][0]):
        if not wanted or step.called in wanted:
            once.setdefault(step.keeper, step)
    return tuple(once.values())


def schedule_of(steps: Iterable[Step], sink: Step) -> Step | None:
    """The schedule that is wired to an optimiser, or to a schedule of schedules."""
    refs = sink.inputs.get("schedule", ())
    by_node = {step.node: step for step in steps}
    return by_node[refs[0].node] if refs else None


def loss_name(plan: Plan, end: Step, ends: Sequence[Step]) -> str:
    """``loss`` where there is one; else the name of what gives it, if that is no other's."""
    if len(ends) == 1:
        return LOSS
    sources = [each.inputs["loss"][0].node for each in ends]
    (ref,) = end.inputs["loss"]
    step = plan.step(ref.node)
    return step.called if step is not None and sources.count(ref.node) == 1 else end.called
