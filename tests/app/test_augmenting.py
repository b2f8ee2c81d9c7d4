"""Examples of the project's data before and after an augmentation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from studio.app.augmenting import BATCH, KEPT, MIXED, SHOWN, Darkroom, Wanted, asked, can_be_shown
from studio.app.session import Session
from studio.data import sources
from studio.graph.model import Variable
from studio.graph.variables import AddVariable
from studio.message import UserError
from studio.value import Expression


@pytest.fixture
def session() -> Iterator[Session]:
    session = Session()
    yield session
    session.close()


def wanted(session: Session, kind: str, example: int = 0, seed: int = 0, **params: Any) -> Wanted:
    node_id = session.add(kind, params=params)
    assert node_id is not None
    node = session.graph.node(node_id)
    spec = session.kinds.find(kind)
    assert spec is not None
    found = asked(session, node, spec, example, seed)
    assert found is not None
    return found


def test_what_changes_examples_can_be_shown(session: Session) -> None:
    shown = {spec.key for spec in session.catalogue if can_be_shown(spec)}
    assert {"RandomCrop", "MixUp", "TimeMask", "GaussianNoise"} <= shown
    assert not {"torch.nn.Dropout", "DropPath", "torch.nn.Conv2d", "input"} & shown
    assert not can_be_shown(None)


def test_one_example_is_drawn_several_times(session: Session) -> None:
    pictures = Darkroom().develop(wanted(session, "RandomErasing", p=1.0, value=0.25))
    (before,) = pictures.before
    assert before.shares == (("0", 1.0),)
    assert before.values.shape == (1, 8, 8)
    assert len(pictures.after) == SHOWN
    for after in pictures.after:
        changed = after.values != before.values
        assert changed.any()
        assert (after.values[changed] == 0.25).all()
        assert after.shares == ()
    assert (pictures.low, pictures.high) == (before.values.min(), before.values.max())
    assert len({after.values.tobytes() for after in pictures.after}) > 1


def test_another_seed_draws_anew_and_another_example_is_another(session: Session) -> None:
    darkroom = Darkroom()
    first = darkroom.develop(wanted(session, "RandomRotation"))
    again = darkroom.develop(wanted(session, "RandomRotation", seed=1))
    other = darkroom.develop(wanted(session, "RandomRotation", example=1))
    beyond = darkroom.develop(wanted(session, "RandomRotation", example=1 + KEPT))
    assert np.array_equal(first.before[0].values, again.before[0].values)
    assert not np.array_equal(first.after[0].values, again.after[0].values)
    assert other.before[0].shares == (("1", 1.0),)
    assert np.array_equal(other.before[0].values, beyond.before[0].values)


def test_examples_are_mixed_with_others_and_say_with_which(session: Session) -> None:
    pictures = Darkroom().develop(wanted(session, "MixUp"))
    assert len(pictures.before) == len(pictures.after) == MIXED < BATCH
    assert [one.shares for one in pictures.before] == [((str(n), 1.0),) for n in range(MIXED)]
    for before, after in zip(pictures.before, pictures.after, strict=True):
        assert sum(part for _, part in after.shares) == pytest.approx(1.0, abs=0.01)
        assert before.shares[0][0] in {name for name, _ in after.shares}
        parts = [part for _, part in after.shares]
        assert parts == sorted(parts, reverse=True)


def test_parameters_are_the_nodes_own_and_what_expressions_come_to(session: Session) -> None:
    session.do(AddVariable(Variable("spin", 30.0, "float")))
    params = {"degrees": Expression("spin * 2"), "p": 0.5}
    node_id = session.add("RandomRotation", params=params)
    assert node_id is not None
    node, spec = session.graph.node(node_id), session.kinds.find("RandomRotation")
    assert spec is not None
    found = asked(session, node, spec, 0, 0)
    assert found is not None
    given = {"degrees": 60.0, "step": 0.0, "fill": 0.0, "mode": "bilinear", "p": 0.5}
    assert found.step.settings == given
    assert found == asked(session, node, spec, 0, 0)
    assert found != asked(session, node, spec, 0, 1)
    late = replace(node, id="n99")
    assert asked(session, late, spec, 0, 0) is None, "nothing was computed for it yet"


def test_data_without_images_are_refused_in_words(session: Session) -> None:
    session.set_setting("data.source", "toy")
    with pytest.raises(UserError) as caught:
        Darkroom().develop(wanted(session, "ColorJitter"))
    assert str(caught.value) == (
        "ColorJitter cannot be shown: it wants N × channels × height × width, and the data hold "
        "nothing of that shape."
    )
    pictures = Darkroom().develop(wanted(session, "GaussianNoise"))
    assert pictures.before[0].values.shape == (2,)


def test_the_data_are_read_once(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Any] = []
    real = sources.glimpse

    def counted(*given: Any) -> Any:
        read.append(given[0])
        return real(*given)

    monkeypatch.setattr(sources, "glimpse", counted)
    darkroom = Darkroom()
    for seed in range(3):
        darkroom.develop(wanted(session, "RandomCrop", seed=seed))
    assert len(read) == 1
    session.set_setting("data.seed", 5)
    darkroom.develop(wanted(session, "RandomCrop"))
    assert [settings.get("data.seed") for settings in read] == [None, 5]


def test_a_file_is_looked_for_beside_the_project(session: Session, tmp_path: Path) -> None:
    images = np.arange(40 * 3 * 6 * 6, dtype=np.float32).reshape(40, 3, 6, 6)
    np.savez(tmp_path / "mine.npz", x=images, y=np.arange(40) % 4)
    session.save(tmp_path / "net.plexus")
    session.set_setting("data.source", "npz")
    session.set_setting("data.file", "mine.npz")
    pictures = Darkroom().develop(wanted(session, "RandomGrayscale", p=1.0))
    assert pictures.before[0].values.shape == (3, 6, 6)
    red, green, blue = pictures.after[0].values
    assert np.array_equal(red, green)
    assert np.array_equal(red, blue)
