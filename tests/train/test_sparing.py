"""Where memory is short, blocks are named that would spare some, were they computed again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from checkpointed import analysed, block, flagged
from drawing import STANDARD
from running import job, straight

from studio.compile.footprint import Footprint
from studio.compile.kinds import ProjectKinds
from studio.compile.memory import Measurer
from studio.compile.plan import Plan
from studio.compile.problems import Allow
from studio.graph.document import Document
from studio.graph.model import MODEL, Project
from studio.message import Message
from studio.observe.frames import Progress, Remedy
from studio.train import second_try
from studio.train.capacity import EASY, RESERVE, judge, largest_batch
from studio.train.child import portable
from studio.train.config import TrainConfig
from studio.train.sparing import Sparing, recomputing, sparing, worthwhile

MIB = 2**20
BATCH = 256
CONFIG = TrainConfig(batch_size=BATCH, optimizer="SGD", momentum=0.0, device="cpu")


def project() -> Project:
    """A wide block, a narrow one, a block that holds both, and the wide one once more.

    What comes last is computed again while all before it is still kept, and so spares nothing.
    """
    draw = straight()
    wide = [("Linear", {"out_features": 3000}), ("Tanh", {}), ("Linear", {"out_features": 2})]
    block(draw, "Wide", *wide, size=2)
    narrow = [("Linear", {"out_features": 20}), ("Tanh", {}), ("Linear", {"out_features": 2})]
    block(draw, "Narrow", *narrow, size=2)
    block(draw, "Pair", ("block:Wide", {}), ("block:Narrow", {}), size=2)
    names = ("Wide", "Narrow", "Pair", "Wide")
    nodes = [draw.add(f"block:{name}", name.lower()) for name in names]
    found = {node.kind: node.id for node in draw.graph}
    for wire in draw.graph.wires():
        draw.graph.drop_wire(wire)
    draw.chain(found["input"], *nodes, found["output"])
    return draw.project


def known(project: Project) -> tuple[Plan, Measurer, Footprint]:
    analyser, plan = analysed(project)
    assert plan is not None
    measurer = Measurer(analyser.cache)
    return plan, measurer, measurer.measure(plan)


def found_in(project: Project) -> tuple[Footprint, tuple[Sparing, ...]]:
    plan, measurer, whole = known(project)
    return whole, sparing(plan, whole, measurer.measure)


def having(octets: int) -> Callable[[str], int]:
    return lambda _device: octets


def test_each_block_is_told_by_what_it_saves_wherever_it_stands() -> None:
    whole, found = found_in(project())
    places = {(each.place[0], each.name) for each in found}
    assert places == {
        (MODEL, "wide"),
        (MODEL, "narrow"),
        (MODEL, "pair"),
        (MODEL, "wide2"),
        ("Pair", "layer0"),
        ("Pair", "layer1"),
    }
    best = worthwhile(found, whole, BATCH, 0)
    assert {each.name for _, each in best} == {"wide", "pair", "layer0"}
    assert [saved for saved, _ in best] == sorted((saved for saved, _ in best), reverse=True)
    # What one of the wide blocks keeps of each example: 3,000 numbers.
    assert all(saved == pytest.approx(BATCH * 3000 * 4, rel=0.05) for saved, _ in best)


def test_what_is_said_to_be_saved_is_what_the_edit_saves() -> None:
    drawn = project()
    whole, found = found_in(drawn)
    for saved, each in worthwhile(found, whole, BATCH, 0):
        other = drawn.copy()
        edit = each.fix("1 MiB").edit
        assert not isinstance(edit, Allow)
        document = Document(other, ProjectKinds(STANDARD, other))
        document.do(edit)
        _, _, lighter = known(other)
        assert whole.training_bytes(BATCH) - lighter.training_bytes(BATCH) == saved
        document.undo()
        assert known(other)[2].training_bytes(BATCH) == whole.training_bytes(BATCH)


def test_the_plan_that_is_measured_is_the_plan_of_the_edit() -> None:
    drawn = project()
    plan, measurer, _ = known(drawn)
    places = [each.place for each in found_in(drawn)[1]]
    assert measurer.measure(recomputing(plan, places)) == known(flagged(drawn))[2]
    assert recomputing(plan, []) == plan


def test_blocks_that_are_computed_again_are_not_named_again() -> None:
    assert found_in(flagged(project()))[1] == ()


@pytest.mark.parametrize(("free", "level"), [(1000, "fits"), (5, "too_large")])
def test_the_verdict_offers_them_where_it_does_not_fit(free: int, level: str) -> None:
    whole, found = found_in(project())
    verdict = judge(
        whole, CONFIG, device="cpu", free=having(free * MIB + RESERVE["cpu"]), blocks=found
    )
    assert verdict.level == level
    titles = [str(fix.title) for fix in verdict.fixes]
    assert len(titles) == (3 if level == "too_large" else 0)
    assert all(title.startswith("Save about 3 MiB: recompute ") for title in titles)
    assert [str(each) for each in verdict.help] == [*map(str, verdict.advice), *titles]


def remedy_with(free: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, Remedy]:
    monkeypatch.setattr(second_try, "available", having(free))
    draw = straight()
    draw.project = project()
    message, remedy = second_try.with_less_memory("no room", job(folder, draw), CONFIG, "cpu")
    assert remedy is not None
    return str(message), remedy


def test_after_memory_ran_out_the_same_batch_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, measurer, whole = known(project())
    best = worthwhile(found_in(project())[1], whole, BATCH, 0)[0][1]
    lean = measurer.measure(recomputing(plan, [best.place]))
    between = (whole.training_bytes(BATCH) + lean.training_bytes(BATCH)) // 2
    free = round((between + RESERVE["cpu"]) / EASY)
    message, remedy = remedy_with(free, tmp_path, monkeypatch)
    first, second = remedy.ways
    assert first.settings == (("train.batch_size", BATCH // 2),)
    assert str(second.title).startswith("Recompute ")
    assert second.settings == ()
    assert "The same batch should fit if" in message
    places = [(graph, node) for graph, node, param, value in second.params if param and value]
    room = round(EASY * free) - RESERVE["cpu"]
    assert largest_batch(measurer.measure(recomputing(plan, places)), 0, room) >= BATCH
    assert largest_batch(whole, 0, room) < BATCH


def test_the_fewest_blocks_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan, measurer, _ = known(project())
    found = {each.name: each for each in found_in(project())[1]}
    one, two = found["wide"], found["pair"]
    lean = measurer.measure(recomputing(plan, [one.place, two.place])).training_bytes(BATCH)
    free = round((lean * 1.01 + RESERVE["cpu"]) / EASY)
    assert lean * 1.01 < one.footprint.training_bytes(BATCH)
    _, remedy = remedy_with(free, tmp_path, monkeypatch)
    named = [(graph, node) for graph, node, *_ in remedy.ways[1].params]
    assert len(named) == 2
    assert one.place in named


def test_where_nothing_would_do_no_block_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = round((RESERVE["cpu"] + MIB) / EASY)
    _, remedy = remedy_with(free, tmp_path, monkeypatch)
    assert len(remedy.ways) == 1


def test_a_remedy_travels_from_another_process_with_its_ways() -> None:
    odd = Message("Recompute {names}", names=Path("stage"))
    remedy = Remedy(
        Message("Smaller"), (), instead=Remedy(odd, (), params=((MODEL, "n1", "checkpoint", True),))
    )
    frame = Progress("failed", 0, 0, 0, 0, 0.0, Message("cpu"), remedy=remedy)
    arrived = portable(frame)
    assert isinstance(arrived, Progress)
    assert arrived.remedy is not None
    assert arrived.remedy.ways[1].title.values["names"] == "stage"
    assert arrived.remedy.ways[1].params == remedy.ways[1].params
