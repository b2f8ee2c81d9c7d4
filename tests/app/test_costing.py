"""Costs follow the document, in a thread of their own where the session has one."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest

from studio.app.answering import Answering
from studio.app.scope import Scope
from studio.app.session import Session
from studio.app.settings import Settings

PATIENCE_S = 60.0


@pytest.fixture
def session() -> Iterator[Session]:
    session = Session()
    yield session
    session.close()


@pytest.fixture
def threaded(tmp_path: Path) -> Iterator[Session]:
    session = Session(Settings(tmp_path / "settings.json"), background=True)
    yield session
    session.close()


def wait(session: Session, what: Callable[[], object]) -> None:
    end = monotonic() + PATIENCE_S
    while not what():
        assert monotonic() < end
        session.poll()


def node(session: Session, name: str) -> str:
    found = session.graph.find(name)
    assert found is not None
    return found.id


def test_nothing_is_estimated_before_somebody_wants_to_know(session: Session) -> None:
    session.open_example("digits_cnn")
    assert session.costing.estimate is None
    session.costing.begin()
    assert session.costing.estimate is not None
    assert session.costing.fresh


def test_a_row_for_each_node_and_of_blocks_what_is_in_them(session: Session) -> None:
    session.costing.begin()
    session.open_example("residual_blocks")
    assert session.costing.estimate is not None
    rows = {row.name: row for row in session.costing.estimate.rows if not row.depth}
    assert session.analysis is not None
    assert sum(row.parameters for row in rows.values()) == session.analysis.total.parameters
    assert any(row.depth == 2 for row in session.costing.estimate.rows)


def test_costs_of_a_node_are_those_of_the_repetition_that_was_entered(session: Session) -> None:
    session.costing.begin()
    session.open_example("residual_blocks")
    stage = node(session, "stage2")
    session.enter(stage)
    for inner in session.graph:
        row, facts = session.costing.of(inner.id), session.facts(inner.id)
        assert row is not None
        assert facts is not None
        assert (row.name, row.parameters) == (inner.name, facts.cost.parameters)


def test_a_block_by_itself_has_costs_of_its_own(session: Session) -> None:
    session.costing.begin()
    session.open_example("residual_blocks")
    session.show("Residual")
    assert session.scope == Scope("Residual", (), "Residual")
    assert session.costing.estimate is not None
    assert {row.path for row in session.costing.estimate.rows} == {n.id for n in session.graph}
    assert all(session.costing.of(inner.id) for inner in session.graph)
    session.leave()
    assert len(session.costing.estimate.rows) > len(session.graph)


def test_an_edit_and_a_setting_are_followed(session: Session) -> None:
    session.costing.begin()
    session.open_example("digits_cnn")
    conv = node(session, "conv1")
    row = session.costing.of(conv)
    assert row is not None
    session.set_param(conv, "out_channels", 64)
    wider = session.costing.of(conv)
    assert wider is not None
    assert wider.parameters > row.parameters
    session.set_setting("train.batch_size", 7)
    assert session.costing.estimate is not None
    assert session.costing.estimate.question.batch == 7
    session.costing.think_of(300, "cpu")
    assert session.costing.estimate.question.batch == 300
    session.costing.think_of(None, None)
    assert session.costing.estimate.question.batch == 7


def test_what_does_not_matter_asks_for_nothing(session: Session) -> None:
    session.costing.begin()
    session.open_example("digits_cnn")
    heard: list[object] = []
    session.costing.changed.connect(heard.append)
    session.set_setting("data.seed", 3)
    session.select((node(session, "conv1"),))
    assert heard == []


def test_another_document_forgets_all(session: Session) -> None:
    session.costing.begin()
    session.open_example("digits_cnn")
    session.costing.think_of(300, "cpu")
    seen: list[object] = []
    session.costing.changed.connect(seen.append)
    session.new()
    assert seen[0] is None
    assert session.costing.batch == 64


def test_estimates_come_from_a_thread_and_the_last_is_of_the_last_edit(threaded: Session) -> None:
    threaded.costing.begin()
    threaded.open_example("digits_cnn")
    conv = node(threaded, "conv1")
    for width in (3, 5, 9):
        threaded.set_param(conv, "out_channels", width)
    wait(threaded, lambda: threaded.costing.fresh)
    row = threaded.costing.of(conv)
    assert row is not None
    assert row.parameters == 9 * 9


def test_colours_are_switched_back_to_what_they_were(session: Session) -> None:
    heard: list[object] = []
    session.costing.coloured.connect(heard.append)
    session.costing.colour_by("memory")
    session.costing.colour_by("memory")
    session.costing.switch_colours()
    session.costing.switch_colours()
    assert heard == ["memory", None, "memory"]


def test_a_failure_in_the_thread_is_raised_where_the_answer_is_taken() -> None:
    def fail(_question: int) -> int:
        raise ZeroDivisionError

    worker = Answering("failing", fail)
    worker.ask(1)
    assert worker.wait(PATIENCE_S)
    assert worker.busy
    with pytest.raises(RuntimeError, match="failing"):
        worker.take()
    assert not worker.busy
    worker.close()


def test_work_that_is_overtaken_ends_at_its_next_check_and_the_newest_question_is_answered() -> (
    None
):
    begun, asked = threading.Event(), threading.Event()
    checks: list[int] = []

    def work(question: int) -> int:
        if question == 1:
            begun.set()
            assert asked.wait(PATIENCE_S)
        worker.check()
        checks.append(question)
        return 10 * question

    worker: Answering[int, int] = Answering("overtaken", work)
    worker.ask(1)
    assert begun.wait(PATIENCE_S)
    worker.ask(2)
    worker.ask(3)
    asked.set()
    assert worker.wait(PATIENCE_S)
    assert worker.take() == 30
    assert checks == [3]
    worker.close()
