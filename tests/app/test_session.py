from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from studio.app.notices import Notice
from studio.app.session import Session
from studio.data import sources
from studio.graph import fileio
from studio.graph.edits import Connect, Move, Rename, SetParam
from studio.graph.jsontext import FileError
from studio.graph.model import Wire
from studio.message import UserError

WAIT_S = 60.0


@pytest.fixture
def quiet(tmp_path: Path) -> Iterator[Session]:
    """A session that works in the background."""
    session = Session(
        background=True, runs_folder=tmp_path / "runs", recovery_folder=tmp_path / "recovery"
    )
    yield session
    session.close()


def chain(session: Session, *kinds: str) -> list[str]:
    """Add layers and wire each to the next; their ids."""
    ids = [session.add(kind) for kind in kinds]
    found = [node_id for node_id in ids if node_id]
    for source, target in pairwise(found):
        assert session.do(Connect(Wire(source, "output", target, "input")))
    return found


def finish(session: Session) -> None:
    """Wait until the analysis is done, and take it in."""
    while session.stale:
        assert session._analyst.wait(WAIT_S)
        session.poll()


def test_an_edit_is_heard_of_and_analysed_at_once(session: Session) -> None:
    changes, analyses = [], []
    session.changed.connect(changes.append)
    session.analysed.connect(analyses.append)
    image, conv = chain(session, "input", "torch.nn.Conv2d")
    session.set_param(conv, "out_channels", 5)
    session.set_param(conv, "kernel_size", 3)
    assert not session.stale
    assert str(session.analysis.nodes[conv].outputs["output"]) == "N × 5 × 6 × 6"  # type: ignore[union-attr]
    assert changes[0].of("model").added == {image}
    assert analyses[-1] is session.analysis


def test_a_move_is_heard_of_but_not_analysed(session: Session) -> None:
    (image,) = chain(session, "input")
    analyses = []
    session.analysed.connect(analyses.append)
    assert session.do(Move(((image, 30.0, 40.0),)))
    assert not analyses


def test_a_refused_edit_is_a_notice_and_changes_nothing(
    session: Session, notices: list[Notice]
) -> None:
    image, relu = chain(session, "input", "torch.nn.ReLU")
    before = fileio.dumps(session.document.project)
    assert not session.do(Connect(Wire(relu, "output", relu, "input")))
    assert not session.do(Rename(image, "class"))
    assert [notice.kind for notice in notices] == ["refused", "refused"]
    assert fileio.dumps(session.document.project) == before


def test_setting_the_default_removes_the_parameter(session: Session) -> None:
    (conv,) = chain(session, "torch.nn.Conv2d")
    assert session.set_param(conv, "stride", 2)
    assert session.document.project.model.node(conv).params == {"stride": 2}
    assert session.set_param(conv, "stride", 1)
    assert session.document.project.model.node(conv).params == {}


def test_a_value_out_of_bounds_is_refused_in_words(session: Session, notices: list[Notice]) -> None:
    (conv,) = chain(session, "torch.nn.Conv2d")
    assert not session.set_param(conv, "out_channels", 0)
    assert not session.set_param(conv, "no_such", 1)
    assert "out_channels must be at least 1" in str(notices[0].message)
    assert notices[0].node == conv
    assert "has no parameter no_such" in str(notices[1].message)


def test_a_derived_parameter_can_be_pinned_and_let_go(session: Session) -> None:
    from studio.graph.edits import RESET

    _, conv = chain(session, "input", "torch.nn.Conv2d")
    assert session.set_param(conv, "in_channels", 1)
    assert session.document.project.model.node(conv).params == {"in_channels": 1}
    assert session.set_param(conv, "in_channels", RESET)
    assert session.document.project.model.node(conv).params == {}


def test_settings_are_checked(session: Session, notices: list[Notice]) -> None:
    assert session.set_setting("train.lr", 0.01)
    assert session.set_setting("data.source", "toy")
    assert session.set_setting("data.pattern", "spirals")
    assert session.document.project.settings == {
        "train.lr": 0.01,
        "data.source": "toy",
        "data.pattern": "spirals",
    }
    assert not session.set_setting("train.lr", -1.0)
    assert not session.set_setting("train.colour", 1)
    assert not session.set_setting("other.thing", 1)
    assert [notice.kind for notice in notices] == ["refused"] * 3


def test_the_selection_holds_only_nodes_there_are(session: Session) -> None:
    heard = []
    session.selected.connect(heard.append)
    image, relu = chain(session, "input", "torch.nn.ReLU")
    session.select([image, "n99", relu, image])
    assert session.selection == (image, relu)
    from studio.graph.edits import RemoveNodes

    session.do(RemoveNodes((image,)))
    assert session.selection == (relu,)
    session.select([relu])
    assert heard == [(image, relu), (relu,)]


def test_save_open_and_recent_files(session: Session, tmp_path: Path) -> None:
    chain(session, "input", "torch.nn.ReLU", "output")
    assert session.document.dirty
    with pytest.raises(UserError, match="no file yet"):
        session.save()
    session.save(tmp_path / "first.plexus")
    assert session.document.project.name == "first"
    assert not session.document.dirty
    text = fileio.dumps(session.document.project)
    session.new()
    assert session.path is None
    assert not len(session.document.project.model)
    session.open(tmp_path / "first.plexus")
    assert fileio.dumps(session.document.project) == text
    assert session.path == tmp_path / "first.plexus"
    assert session.settings.recent == (tmp_path / "first.plexus",)


def test_a_file_that_cannot_be_read_leaves_the_document(session: Session, tmp_path: Path) -> None:
    chain(session, "input")
    broken = tmp_path / "broken.plexus"
    broken.write_text("{", encoding="utf-8")
    document = session.document
    for path in (broken, tmp_path / "none.plexus"):
        with pytest.raises(FileError):
            session.open(path)
    assert session.document is document


def test_what_listeners_hear_of_an_opened_document(session: Session) -> None:
    order: list[str] = []
    session.opened.connect(lambda _: order.append("opened"))
    session.selected.connect(lambda ids: order.append(f"selected {ids}"))
    session.analysed.connect(lambda _: order.append("analysed"))
    session.open_example("digits_cnn")
    assert order == ["opened", "selected ()", "analysed"]
    assert session.source is not None
    assert session.path is None


def test_the_last_source_stays_while_the_model_is_broken(session: Session) -> None:
    session.open_example("digits_cnn")
    source = session.source
    node = session.document.project.model.find("classes")
    assert node is not None
    assert session.set_param(node.id, "in_features", 7)
    assert session.analysis is not None
    assert not session.analysis.ok
    assert session.source is source


def test_in_the_background_the_latest_wins(quiet: Session) -> None:
    woken, stamps = [], []
    quiet.woke.connect(woken.append)
    quiet.analysed.connect(lambda _: stamps.append(quiet._read_stamp))
    _, conv = chain(quiet, "input", "torch.nn.Conv2d")
    quiet.set_param(conv, "kernel_size", 3)
    for channels in range(1, 20):
        quiet.set_param(conv, "out_channels", channels)
    assert woken
    assert quiet.stale
    finish(quiet)
    assert quiet.analysis is not None
    assert quiet.analysis.nodes[conv].outputs["output"].shape == ("N", 19, 6, 6)
    assert stamps == sorted(stamps)
    assert len(stamps) < 19


def test_the_background_works_on_a_copy(quiet: Session) -> None:
    _, conv = chain(quiet, "input", "torch.nn.Conv2d")
    quiet.set_param(conv, "kernel_size", 3)
    quiet.set_param(conv, "out_channels", 4)
    finish(quiet)
    before = quiet.analysis
    quiet.do(SetParam(conv, "out_channels", 6))
    assert quiet.analysis is before
    finish(quiet)
    assert quiet.analysis is not None
    assert quiet.analysis.nodes[conv].derived == {"in_channels": 1}
    assert quiet.analysis.nodes[conv].outputs["output"].shape[1] == 6


def test_now_means_now_also_in_the_background(quiet: Session) -> None:
    _, relu = chain(quiet, "input", "torch.nn.ReLU")
    assert relu in quiet.analyse_now().nodes
    assert not quiet.stale


def test_a_fault_in_the_analysis_comes_up_on_the_main_thread(
    quiet: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(quiet._analyst, "read", fail)
    quiet.add("input")
    assert quiet._analyst.wait(WAIT_S)
    with pytest.raises(RuntimeError, match="analysis failed") as caught:
        quiet.poll()
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


@pytest.mark.parametrize("key", [source.key for source in sources.SOURCES if source.shape])
def test_a_new_input_takes_the_examples_of_the_project(session: Session, key: str) -> None:
    session.set_setting("data.source", key)
    dataset = sources.load(session.document.project.settings)
    (field,) = dataset.inputs
    node = session.add("input")
    facts = session.analyse_now().nodes[node]
    assert facts.outputs["output"].shape == ("N", *field.shape)
    given = session.add("input", params={"shape": ("N", 5)})
    assert session.analyse_now().nodes[given].outputs["output"].shape == ("N", 5)
