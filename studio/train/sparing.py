"""Which blocks would spare memory, were they computed again in the backward pass. No torch."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from studio.compile.classes import is_checkpointed
from studio.compile.footprint import NOTHING, Amount, Footprint
from studio.compile.kinds import CHECKPOINT
from studio.compile.plan import Plan, Step
from studio.compile.problems import Fix
from studio.graph.edits import Batch, SetParam
from studio.graph.model import MODEL
from studio.message import Message

MOST: Final = 6
"""So many blocks are tried, those first of which most is kept."""
WORTH: Final = 50
"""A block that spares less than this part of all is not spoken of."""

Place: TypeAlias = tuple[str, str]
"""A graph, and in it the id of a block."""


@dataclass(frozen=True, slots=True)
class Sparing:
    """A block, and the memory of the whole model were it computed again."""

    place: Place
    name: str
    footprint: Footprint

    def saves(self, whole: Footprint, batch: int, states: float) -> int:
        """How many bytes less a training needs."""
        needed = self.footprint.training_bytes(batch, states)
        return whole.training_bytes(batch, states) - needed

    def fix(self, saved: str) -> Fix:
        """One click that does it."""
        graph, node = self.place
        words = Message("Recompute {name} in backward", name=self.name)
        title = Message(
            "Save about {size}: recompute {name} in backward", size=saved, name=self.name
        )
        return Fix(title, Batch((SetParam(node, CHECKPOINT, True, graph),), words))


def sparing(
    plan: Plan, whole: Footprint, measure: Callable[[Plan], Footprint]
) -> tuple[Sparing, ...]:
    """What each of the largest blocks would spare.

    Args:
        plan: of the model.
        whole: its memory.
        measure: tells the memory of another plan.
    """
    kept: dict[Place, Amount] = {}
    names: dict[Place, str] = {}
    for place, path, step in _blocks(plan, ""):
        kept[place] = kept.get(place, NOTHING) + whole.node(path).kept
        names.setdefault(place, step.called or step.name)
    places = [place for place, amount in kept.items() if amount != NOTHING]
    places.sort(key=lambda place: (kept[place].pair, kept[place].sample), reverse=True)
    return tuple(
        Sparing(place, names[place], measure(recomputing(plan, (place,))))
        for place in places[:MOST]
    )


def worthwhile(
    found: Iterable[Sparing], whole: Footprint, batch: int, states: float
) -> list[tuple[int, Sparing]]:
    """Those that spare enough to speak of, with how much; the best first."""
    enough = whole.training_bytes(batch, states) / WORTH
    pairs = [(each.saves(whole, batch, states), each) for each in found]
    return sorted((pair for pair in pairs if pair[0] >= enough), key=lambda pair: -pair[0])


def recomputing(plan: Plan, places: Collection[Place]) -> Plan:
    """The same plan, in which these blocks are computed again, wherever they stand."""
    done: dict[int, Plan] = {}

    def flagged(part: Plan, graph: str) -> Plan:
        if id(part) not in done:
            keepers = {step.keeper for step in part.steps if (graph, step.node) in places}
            done[id(part)] = replace(
                part, steps=tuple(changed(step, step.keeper in keepers) for step in part.steps)
            )
        return done[id(part)]

    def changed(step: Step, again: bool) -> Step:
        if not step.bodies:
            return step
        settings = {**step.settings, CHECKPOINT: True} if again else step.settings
        bodies = tuple(flagged(body, body.block) for body in step.bodies)
        return replace(step, settings=settings, bodies=bodies)

    return flagged(plan, plan.block or MODEL)


def _blocks(plan: Plan, above: str) -> Iterator[tuple[Place, str, Step]]:
    """The blocks that could be computed again, each way to them, and with which path."""
    for step in plan.steps:
        if not step.bodies:
            continue
        # A second call of a block has the parameters of the first.
        own = step.keeper == step.name and CHECKPOINT not in step.written
        path = above + step.node
        if own and not is_checkpointed(step):
            yield (plan.block or MODEL, step.node), path, step
        for number, body in enumerate(step.bodies):
            yield from _blocks(body, f"{path}#{number}/" if number else f"{path}/")
