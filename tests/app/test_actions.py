from __future__ import annotations

import re
from pathlib import Path

import pytest
from stand_in import StandIn

from studio.app.actions import ACTIONS, MENUS, Context, Oversize, find, perform
from studio.app.appraisal import Appraiser
from studio.app.notices import Notice
from studio.app.session import Session
from studio.app.settings import Settings
from studio.compile.footprint import Parts
from studio.graph.edits import Connect, Move
from studio.graph.model import TRAINING, Wire
from studio.message import Message
from studio.observe.frames import FieldInfo
from studio.train.capacity import Verdict


def run(context: Context, action_id: str) -> bool:
    return perform(find(action_id), context)


def three(session: Session) -> list[str]:
    """Three wired layers in a row."""
    places = ((0, 0), (200, 40), (500, 10))
    kinds = ("input", "torch.nn.ReLU", "output")
    ids = [
        session.add(kind, float(x), float(y)) or ""
        for kind, (x, y) in zip(kinds, places, strict=True)
    ]
    session.do(Connect(Wire(ids[0], "output", ids[1], "input")))
    session.do(Connect(Wire(ids[1], "output", ids[2], "input")))
    return ids


def places(session: Session, ids: list[str]) -> list[tuple[float, float]]:
    nodes = [session.document.project.model.node(node_id) for node_id in ids]
    return [(node.x, node.y) for node in nodes]


def test_ids_are_unique_and_tell_their_place() -> None:
    ids = [action.id for action in ACTIONS]
    assert len(ids) == len(set(ids))
    for action in ACTIONS:
        assert re.fullmatch(r"[a-z]+(\.[a-z0-9_]+)+", action.id)
        assert action.menu in MENUS
        about = action.id.split(".")[0]
        assert about in ("block", "frame", "layer", "note") or about == action.menu.casefold()


def test_no_two_actions_have_the_same_shortcut() -> None:
    shortcuts = [action.shortcut for action in ACTIONS if action.shortcut]
    assert len(shortcuts) == len(set(shortcuts))
    for shortcut in shortcuts:
        key = r"([A-Z0-9]|F\d+|Left|Right|Del|Return|Backspace|Tab|[=\-./\[\]])"
        pattern = rf"(Ctrl\+)?(Alt\+)?(Shift\+)?{key}"
        assert re.fullmatch(pattern, shortcut), shortcut


def test_titles_within_a_menu_differ() -> None:
    titles = [(action.menu, str(action.submenu), str(action.title)) for action in ACTIONS]
    assert len(titles) == len(set(titles))


def test_in_an_empty_session_every_action_runs_or_says_why_not(
    context: Context, stage: StandIn, notices: list[Notice]
) -> None:
    stage.leave = "discard"
    for action in ACTIONS:
        notices.clear()
        reason = action.refusal(context)
        assert str(action.caption(context))
        if action.id.startswith(("train", "file.example")):
            continue
        done = perform(action, context)
        assert done is (reason is None), action.id
        if reason is not None:
            assert [notice.message for notice in notices] == [reason]
            assert str(reason).endswith(".")


def test_undo_and_redo_say_what(session: Session, context: Context) -> None:
    assert not run(context, "edit.undo")
    session.add("input")
    assert str(find("edit.undo").caption(context)) == "Undo Add input"
    assert run(context, "edit.undo")
    assert not len(session.document.project.model)
    assert str(find("edit.redo").caption(context)) == "Redo Add input"
    assert run(context, "edit.redo")
    assert len(session.document.project.model) == 1


def test_copy_and_paste(session: Session, context: Context, stage: StandIn) -> None:
    image, relu, _ = three(session)
    assert not run(context, "edit.copy")
    session.select([image, relu])
    assert run(context, "edit.copy")
    assert run(context, "edit.paste")
    graph = session.document.project.model
    assert len(graph) == 5
    pasted = list(session.selection)
    assert not set(pasted) & {image, relu}
    assert graph.incoming(pasted[1])[0].source == pasted[0]
    assert {node.name for node in graph} == {"input", "relu", "output", "input2", "relu2"}
    session.document.undo()
    assert len(graph) == 3


def test_paste_keeps_incoming_wires_where_asked(session: Session, context: Context) -> None:
    image, relu, _ = three(session)
    session.select([relu])
    run(context, "edit.copy")
    assert run(context, "edit.paste_wired")
    graph = session.document.project.model
    assert graph.incoming(session.selection[0])[0].source == image
    assert run(context, "edit.paste")
    assert not graph.incoming(session.selection[0])


def test_paste_of_something_else_is_refused_in_words(
    context: Context, stage: StandIn, notices: list[Notice]
) -> None:
    stage.clipboard = "a poem"
    assert not run(context, "edit.paste")
    assert notices[0].kind == "error"
    assert "clipboard" in str(notices[0].message)


def test_cut_takes_away_and_one_undo_brings_back(session: Session, context: Context) -> None:
    _, relu, _ = three(session)
    session.select([relu])
    assert run(context, "edit.cut")
    assert relu not in session.document.project.model
    assert session.selection == ()
    session.document.undo()
    assert len(session.document.project.model.wires()) == 2


def test_duplicate_keeps_incoming_wires_and_stands_beside(
    session: Session, context: Context
) -> None:
    image, relu, _ = three(session)
    session.select([relu])
    assert run(context, "edit.duplicate")
    graph = session.document.project.model
    twin = graph.node(session.selection[0])
    assert (twin.x, twin.y) == (200, 40 + 90 + 32 + 2)
    assert graph.incoming(twin.id)[0].source == image


def test_select_all_and_delete(session: Session, context: Context) -> None:
    three(session)
    assert run(context, "edit.select_all")
    assert run(context, "edit.delete")
    assert not len(session.document.project.model)
    assert not run(context, "edit.select_all")


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("align_left", [(0, 0), (0, 40), (0, 10)]),
        ("align_right", [(500, 0), (450, 40), (500, 10)]),
        ("align_centre", [(250, 0), (225, 40), (250, 10)]),
        ("align_top", [(0, 0), (200, 0), (500, 0)]),
        ("align_bottom", [(0, 60), (200, 40), (500, 60)]),
        ("align_middle", [(0, 20), (200, 10), (500, 20)]),
        ("distribute_across", [(0, 0), (225, 40), (500, 10)]),
        ("distribute_down", [(0, 0), (200, 10), (500, 40)]),
    ],
)
def test_nodes_are_set_in_line_in_one_step(
    session: Session,
    context: Context,
    stage: StandIn,
    verb: str,
    expected: list[tuple[float, float]],
) -> None:
    ids = three(session)
    stage.sizes = {ids[0]: (100, 50), ids[1]: (150, 70), ids[2]: (100, 50)}
    if verb == "align_middle":
        session.do(Move(((ids[1], 200.0, 20.0),)))
    if verb == "distribute_down":
        session.do(Move(((ids[1], 200.0, 20.0), (ids[2], 500.0, 40.0))))
    session.select(ids)
    before = places(session, ids)
    assert run(context, f"model.{verb}")
    assert places(session, ids) == expected
    session.document.undo()
    assert places(session, ids) == before


def test_arrange_lays_the_layers_out_from_left_to_right(
    session: Session, context: Context, stage: StandIn
) -> None:
    ids = [session.add(kind) or "" for kind in ("output", "torch.nn.ReLU", "input")]
    session.do(Connect(Wire(ids[2], "output", ids[1], "input")))
    session.do(Connect(Wire(ids[1], "output", ids[0], "input")))
    assert run(context, "model.arrange")
    (last, _), (middle, _), (first, _) = places(session, ids)
    assert first + 150 <= middle
    assert middle + 150 <= last
    assert stage.asked[-1] == "fit all"


def test_the_first_fix_mends(session: Session, context: Context) -> None:
    session.open_example("digits_cnn")
    graph = session.document.project.model
    flatten = graph.find("flatten")
    assert flatten is not None
    session.select([flatten.id])
    run(context, "edit.delete")
    hidden, pool = graph.find("hidden"), graph.find("pool1")
    assert hidden is not None
    assert pool is not None
    session.do(Connect(Wire(pool.id, "output", hidden.id, "input")))
    assert session.analysis is not None
    fixable = [problem for problem in session.analysis.problems if problem.fixes]
    assert fixable
    assert run(context, "model.fix")
    assert session.analysis.ok
    assert not run(context, "model.fix")


def test_unsaved_work_is_asked_about(
    session: Session, context: Context, stage: StandIn, tmp_path: Path
) -> None:
    session.add("input")
    stage.leave = "cancel"
    run(context, "file.new")
    assert len(session.document.project.model) == 1
    stage.leave, stage.save_path = "save", None
    run(context, "file.new")
    assert len(session.document.project.model) == 1
    stage.save_path = tmp_path / "kept.plexus"
    run(context, "file.new")
    assert (tmp_path / "kept.plexus").is_file()
    assert not len(session.document.project.model)
    session.add("input")
    stage.leave = "discard"
    run(context, "file.quit")
    assert stage.asked[-1] == "close"


def test_open_recent(
    session: Session, context: Context, notices: list[Notice], tmp_path: Path
) -> None:
    session.add("input")
    session.save(tmp_path / "a.plexus")
    session.save(tmp_path / "b.plexus")
    assert str(find("file.recent.1").caption(context)) == str(tmp_path / "b.plexus")
    assert run(context, "file.recent.2")
    assert session.path == tmp_path / "a.plexus"
    (tmp_path / "b.plexus").unlink()
    assert not run(context, "file.recent.2")
    assert notices[-1].kind == "error"
    assert "b.plexus" in str(notices[-1].message)
    assert session.settings.recent == (tmp_path / "a.plexus",)


def test_open_and_export_python(
    session: Session, context: Context, stage: StandIn, tmp_path: Path
) -> None:
    session.open_example("fashion_resnet")
    stage.export_path = tmp_path / "net.py"
    assert run(context, "file.export_module")
    text = (tmp_path / "net.py").read_text("utf-8")
    assert session.source is not None
    assert text == session.source.text
    assert stage.asked[-1] == "export path module fashion_resnet.py"
    stage.open_path = tmp_path / "none.plexus"
    assert not run(context, "file.open")


def test_export_of_a_training_script(
    session: Session, context: Context, stage: StandIn, notices: list[Notice], tmp_path: Path
) -> None:
    session.open_example("moons_mlp")
    stage.export_path = tmp_path / "train.py"
    assert run(context, "file.export_script")
    assert stage.asked[-1] == "export path script train_moons_mlp.py"
    assert notices[-1].kind == "info"
    assert (tmp_path / "train_data.pt").is_file()
    assert "class Training(nn.Module):" in (tmp_path / "train.py").read_text("utf-8")
    session.set_setting("data.source", "npz")
    run(context, "file.export_script")
    assert notices[-1].kind == "error"
    assert "No data chosen yet" in str(notices[-1].message)
    stage.export_path = tmp_path / "no_such_folder" / "train.py"
    session.set_setting("data.source", "toy")
    run(context, "file.export_script")
    assert notices[-1].kind == "error"
    assert "could not be written" in str(notices[-1].message)


def test_a_failing_disk_is_a_notice(
    session: Session, context: Context, stage: StandIn, notices: list[Notice], tmp_path: Path
) -> None:
    session.add("input")
    stage.save_path = tmp_path / "no_such_folder" / "net.plexus"
    assert not run(context, "file.save")
    assert notices[-1].kind == "error"
    assert "no_such_folder" in str(notices[-1].message)
    assert session.document.dirty


def test_the_theme_is_ticked_and_kept(session: Session, context: Context, stage: StandIn) -> None:
    assert run(context, "view.theme_light")
    assert stage.theme == "light"
    ticked = [action.id for action in ACTIONS if action.checked and action.checked(context)]
    themes = [action for action in ticked if action.startswith("view.theme")]
    assert themes == ["view.theme_light"]


def test_the_language_is_ticked_and_kept(
    session: Session, context: Context, tmp_path: Path
) -> None:
    session.settings.path = tmp_path / "settings.json"
    told: list[str] = []
    session.notified.connect(lambda notice: told.append(str(notice.message)))
    assert run(context, "view.language_zh_cn")
    assert told == ["The language changes when the program is next started."]
    ticked = [action.id for action in ACTIONS if action.checked and action.checked(context)]
    assert [action for action in ticked if "language" in action] == ["view.language_zh_cn"]
    assert Settings.load(session.settings.path).language == "zh_CN"


@pytest.mark.parametrize(
    ("action_id", "asked"),
    [
        ("view.zoom_in", "zoom in"),
        ("view.zoom_out", "zoom out"),
        ("view.zoom_reset", "zoom reset"),
        ("view.fit", "fit all"),
        ("view.fit_selection", "fit selection"),
        ("edit.rename", "rename"),
        ("model.add", "quick add"),
        ("model.palette", "palette"),
        ("help.guide", "guide"),
        ("help.shortcuts", "shortcuts"),
        ("help.about", "about"),
    ],
)
def test_what_only_a_screen_can_do_is_asked_of_the_stage(
    session: Session, context: Context, stage: StandIn, action_id: str, asked: str
) -> None:
    session.select([session.add("input") or ""])
    assert run(context, action_id)
    assert stage.asked == [asked]


def test_train_and_take_the_weights_home(
    session: Session, context: Context, stage: StandIn, notices: list[Notice], tmp_path: Path
) -> None:
    from safetensors.torch import load_file

    session.open_example("moons_mlp")
    session.set_setting("train.epochs", 2)
    for action_id in ("train.pause", "train.continue", "train.step", "train.stop"):
        assert not run(context, action_id)
    assert not run(context, "file.export_weights")
    assert not run(context, "train.resume_last")
    assert run(context, "train.start")
    assert not run(context, "train.start")
    current = session.runs.current
    assert current is not None
    while session.runs.active:
        session.poll()
        current.worker.join(0.01)
    stage.export_path = tmp_path / "moons.safetensors"
    assert run(context, "file.export_weights")
    assert "mlp.hidden1.weight" in load_file(stage.export_path)
    assert [notice.kind for notice in notices][-1] == "info"
    hidden = session.document.project.model.find("hidden1")
    assert hidden is not None
    session.set_param(hidden.id, "out_features", 64)
    assert run(context, "file.export_weights")
    assert "mlp.hidden1.weight" in load_file(stage.export_path)
    assert "edited since this run" in str(notices[-1].message)
    session.document.undo()
    session.set_setting("train.epochs", 3)
    assert run(context, "train.resume_last")
    assert run(context, "train.stop")
    current = session.runs.current
    while session.runs.active:
        session.poll()
        current.worker.join(0.01)
    assert session.runs.state in ("stopped", "finished")


def too_large(*_: object) -> Verdict:
    sentence = Message("It will not fit.")
    return Verdict("too_large", sentence, Parts(9), 0, 4, "cpu", largest_batch=5)


ANSWERS: list[tuple[Oversize, list[int]]] = [("cancel", []), ("train", [64]), ("smaller", [5])]


@pytest.mark.parametrize(("answer", "batches"), ANSWERS)
def test_a_training_that_will_not_fit_is_asked_about(
    context: Context,
    stage: StandIn,
    monkeypatch: pytest.MonkeyPatch,
    answer: Oversize,
    batches: list[int],
) -> None:
    session = context.session
    monkeypatch.setattr(Appraiser, "judge", too_large)
    session.open_example("digits_cnn")
    session.set_setting("train.batch_size", 64)
    session.costing.begin()
    started: list[int] = []
    costing = session.costing
    monkeypatch.setattr(session.runs, "start", lambda: started.append(costing.config.batch_size))
    stage.oversize = answer
    assert run(context, "train.start")
    assert stage.asked == ["too large? 5"]
    assert started == batches


def test_a_training_template_is_put_on_the_model_and_shown(
    context: Context, stage: StandIn
) -> None:
    session = context.session
    session.open_example("moons_mlp")
    session.advising.begin()
    perform(find("train.template"), context)
    assert TRAINING not in session.document.project.graphs
    stage.template = "gan"
    perform(find("train.template"), context)
    assert stage.asked == ["template?", "template?"]
    assert session.scope.graph == TRAINING
    names = {node.name for node in session.graph if node.kind == "input"}
    assert names == {"points"}
    assert "Critic" in session.document.project.graphs
    assert not [problem for problem in session.problems if problem.severity == "error"]
    session.document.undo()
    assert TRAINING not in session.document.project.graphs


def test_a_sample_is_given_once_a_run_tells_what_its_data_are(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = StandIn()
    context = Context(session, stage)
    action = find("train.sample_from_hand")
    refused = action.refusal(context)
    assert refused is not None
    assert "Press Train first" in str(refused)
    monkeypatch.setattr(session.runs.__class__, "fields", (FieldInfo("x", (2,), "points"),))
    assert action.refusal(context) is None
    action.run(context)
    assert stage.asked == ["sample from hand"]
