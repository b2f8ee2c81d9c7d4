from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from stand_in import StandIn

from studio.app.action import Context
from studio.app.notices import Notice
from studio.app.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = Session(runs_folder=tmp_path / "runs", recovery_folder=tmp_path / "recovery")
    yield session
    session.close()


@pytest.fixture
def notices(session: Session) -> list[Notice]:
    heard: list[Notice] = []
    session.notified.connect(heard.append)
    return heard


@pytest.fixture
def stage() -> StandIn:
    return StandIn()


@pytest.fixture
def context(session: Session, stage: StandIn) -> Context:
    return Context(session, stage)
