"""Shortcuts written to a file and read from one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stand_in import StandIn

from studio.app import keyfile
from studio.app.actions import ACTIONS, Context, find, perform
from studio.app.bindings import Bindings, reserved
from studio.app.cheat_sheet import CANVAS, topics
from studio.app.keyfile import dumps, loads
from studio.app.keystrokes import FUNCTION_KEYS, MODIFIERS, MOVING, canonical
from studio.app.notices import Notice
from studio.app.session import Session
from studio.app.settings import Settings
from studio.message import UserError


def fresh() -> Bindings:
    found = Bindings(Settings())
    found.know(ACTIONS)
    return found


IDS = sorted(fresh().commands)
STROKES = st.builds(
    lambda held, key: canonical("+".join((*sorted(held), key))),
    st.sets(st.sampled_from(MODIFIERS)),
    st.sampled_from([*"ABCDXYZ059+,./;[", *FUNCTION_KEYS[:12], *MOVING, "Del", "Tab", "Space"]),
).filter(lambda stroke: reserved(stroke) is None)
GIVEN = st.lists(st.tuples(st.sampled_from(IDS), st.lists(STROKES, max_size=3)), max_size=12)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(given=GIVEN)
def test_what_is_exported_and_imported_is_the_same(given: list[tuple[str, list[str]]]) -> None:
    one, other = fresh(), fresh()
    for command, strokes in given:
        one.give(command, strokes)
    reading = loads(dumps(one), other, "keys.json")
    other.replace(reading.own)
    assert {i: one.keys(i) for i in IDS} == {i: other.keys(i) for i in IDS}
    assert one.own == other.own
    assert not reading.unknown
    assert all(one.owner(stroke) == i for i in IDS for stroke in one.keys(i))


def of(**shortcuts: object) -> str:
    named = {name.replace("__", "."): keys for name, keys in shortcuts.items()}
    return json.dumps({"format": keyfile.FORMAT, "version": 1, "shortcuts": named})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", r"k.json is no file of shortcuts: it should be JSON. Expecting"),
        ("[" * 100_000, r"should be JSON"),
        ("[]", r"“format” should be “plexus-studio shortcuts”"),
        (of().replace("1", "2"), r"“version” should be 1 and is 2"),
        (of().replace("{}", "[]"), r"“shortcuts” should hold lists of keys by the ids"),
        (of(edit__copy="F2"), r"“shortcuts.edit.copy” should be a list of keys"),
        (of(edit__copy=["F2", 3]), r"“shortcuts.edit.copy\[1\]” should be text"),
        (
            of(edit__copy=["Hyper+X"], edit__cut=["F77"]),
            r"edit.copy\[0\]”: “Hyper\+X” is no key .*edit.cut\[0\]”: “F77” is no key",
        ),
        (of(edit__copy=["Esc"]), r"Esc ends whatever goes on"),
        (of(edit__copy=["Alt+F"]), r"Alt\+F opens a menu"),
        (of(edit__copy=["f20"], edit__cut=["F20"]), r"gives F20 both to “Copy” and to “Cut”"),
    ],
)
def test_a_file_that_is_wrong_is_refused_whole(text: str, said: str) -> None:
    with pytest.raises(UserError, match=said) as caught:
        loads(text, fresh(), "k.json")
    assert str(caught.value).startswith("k.json")
    assert str(caught.value).endswith("Nothing was imported.")


def test_no_default_is_reserved() -> None:
    bindings = fresh()
    assert not [stroke for i in IDS for stroke in bindings.keys(i) if reserved(stroke)]


def test_the_verbs_write_a_file_and_take_one_in_and_say_what_it_did(
    tmp_path: Path, session: Session, context: Context, stage: StandIn, notices: list[Notice]
) -> None:
    bindings = session.bindings
    bindings.know(ACTIONS)
    assert perform(find("help.export_shortcuts"), context)
    assert not notices
    stage.shortcuts_path = tmp_path / "mine.json"
    bindings.give("edit.copy", ("F20",))
    assert perform(find("help.export_shortcuts"), context)
    assert str(notices.pop().message) == "The shortcuts are in mine.json."
    bindings.replace({})
    assert perform(find("help.import_shortcuts"), context)
    assert bindings.keys("edit.copy") == ("F20",)
    notices.clear()
    later = of(later__verb=["Ctrl+O"], edit__copy=["Ctrl+S"])
    stage.shortcuts_path.write_text(later, encoding="utf-8")
    assert perform(find("help.import_shortcuts"), context)
    assert [str(notice.message) for notice in notices] == [
        "The shortcuts of mine.json are in force.",
        "Kept, though this version has no such actions: later.verb.",
        "Ctrl+S is no longer for “Save” but for “Copy”.",
    ]
    assert bindings.keys("file.open") == ("Ctrl+O",)
    assert json.loads(dumps(bindings))["shortcuts"]["later.verb"] == ["Ctrl+O"]
    stage.shortcuts_path.write_bytes(b"\xff\xfe\x00")
    assert not perform(find("help.import_shortcuts"), context)
    assert "UTF-8" in str(notices[-1].message)
    assert bindings.keys("edit.copy") == ("Ctrl+S",)


def test_the_sheet_has_all_that_has_keys_and_follows_them() -> None:
    bindings = fresh()

    def sheet() -> dict[tuple[str, str], tuple[str, ...]]:
        found = topics(bindings, ACTIONS)
        assert len({str(topic.title) for topic in found}) == len(found)
        return {
            (str(topic.title), str(line.what)): line.keys for topic in found for line in topic.lines
        }

    before = sheet()
    shown = {stroke for keys in before.values() for stroke in keys}
    assert shown == {stroke for i in IDS for stroke in bindings.keys(i)} | {"Esc"}
    bindings.give("edit.copy", ("F20",))
    bindings.give("canvas.go_left", ("Ctrl+F25",))
    bindings.give("file.save", ())
    after = sheet()
    assert after["Edit", "Copy"] == ("F20",)
    assert after["On the canvas", "Select the nearest layer in that direction"][0] == "Ctrl+F25"
    assert ("File", "Save") not in after
    assert any(topic.title == CANVAS for topic in topics(bindings, ACTIONS))
