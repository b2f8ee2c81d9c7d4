"""Which keys do what, and what the settings keep of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.app.actions import ACTIONS
from studio.app.bindings import Bindings, clashes
from studio.app.canvas_keys import CANVAS_KEYS
from studio.app.keystrokes import base, canonical, edits_text, is_plain
from studio.app.settings import Settings
from studio.message import UserError


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def bindings(settings: Settings) -> Bindings:
    return knowing(settings)


def knowing(settings: Settings) -> Bindings:
    found = Bindings(settings)
    found.know(ACTIONS)
    return found


def test_no_two_commands_have_the_same_keys_by_default(bindings: Bindings) -> None:
    assert not clashes({id_: command.keys for id_, command in bindings.commands.items()})


def test_every_default_is_written_in_the_one_way_and_escape_is_nobodys(
    bindings: Bindings,
) -> None:
    assert len(bindings.commands) == len(ACTIONS) + len(CANVAS_KEYS)
    for command in bindings.commands.values():
        for stroke in command.keys:
            assert canonical(stroke) == stroke
            assert stroke != "Esc"


@pytest.mark.parametrize(
    ("text", "stroke"),
    [
        ("ctrl + shift+d", "Ctrl+Shift+D"),
        ("Shift+Ctrl+Delete", "Ctrl+Shift+Del"),
        ("Ctrl++", "Ctrl++"),
        ("+", "+"),
        ("f20", "F20"),
        ("Alt+pgdown", "Alt+PgDown"),
        ("ö", "Ö"),
    ],
)
def test_keys_have_one_name(text: str, stroke: str) -> None:
    assert canonical(text) == stroke


@pytest.mark.parametrize("text", ["", "Ctrl+", "Ctrl", "Hyper+D", "Ctrl+K, Ctrl+S", "F99", "DD"])
def test_what_is_no_key_is_named(text: str) -> None:
    with pytest.raises(UserError, match=r"is no key"):
        canonical(text)


def test_what_is_typed_with_shift_has_two_names(bindings: Bindings) -> None:
    for one, other in (("Ctrl+Shift+.", "Ctrl+>"), ("Alt+Shift+=", "Alt++"), ("Shift+1", "!")):
        assert base(one) == base(other) == one
    assert base("Ctrl+Shift+D") == "Ctrl+Shift+D"
    assert bindings.owner("Ctrl+>") == bindings.owner("Ctrl+Shift+.") == "model.mend_all"
    bindings.give("edit.copy", ("Ctrl+>",))
    assert bindings.owner("Ctrl+Shift+.") == "edit.copy"
    assert bindings.keys("model.mend_all") == ()
    assert [clash.stroke for clash in clashes({"a": ["Ctrl+>"], "b": ["Ctrl+Shift+."]})]


def test_plain_keys_and_keys_that_edit_text() -> None:
    assert all(map(is_plain, ("C", "Shift+F", ".", "Left", "Shift+Up", "Tab", "Space")))
    assert not any(map(is_plain, ("Ctrl+C", "F5", "Shift+F10", "Del", "Alt+Left")))
    assert all(map(edits_text, ("C", "Del", "Ctrl+Left", "Ctrl+Shift+Z", "Ctrl+V", "Ctrl+Del")))
    assert not any(map(edits_text, ("Ctrl+D", "F5", "Alt+Left", "Ctrl+Alt+A", "Ctrl++")))


def test_only_what_differs_is_kept(bindings: Bindings, settings: Settings) -> None:
    heard: list[None] = []
    bindings.changed.connect(heard.append)
    bindings.give("edit.duplicate", ("Ctrl+F24", "F21"))
    assert len(heard) == 1
    assert settings.path is not None
    again = knowing(Settings.load(settings.path))
    assert again.own == {"edit.duplicate": ("Ctrl+F24", "F21")}
    assert again.keys("edit.duplicate") == ("Ctrl+F24", "F21")
    assert again.owner("F21") == "edit.duplicate"
    assert again.owner("Ctrl+D") == ""
    assert again.owner("") == ""  # While only Ctrl is held.
    assert again.differs("edit.duplicate")
    again.reset("edit.duplicate")
    assert not again.own
    assert again.keys("edit.duplicate") == ("Ctrl+D",)


def test_keys_given_are_taken_away_from_where_they_were(bindings: Bindings) -> None:
    bindings.give("canvas.wire", ("Ctrl+D", "C"))
    assert bindings.keys("edit.duplicate") == ()
    assert bindings.owner("Ctrl+D") == "canvas.wire"
    bindings.reset("edit.duplicate")
    assert bindings.keys("canvas.wire") == ("C",)
    assert bindings.owner("Ctrl+D") == "edit.duplicate"


def test_a_default_yields_to_what_the_user_gave_and_of_two_given_the_first_has_it() -> None:
    own = {"edit.copy": ("F21", "Ctrl+S"), "file.save_as": ("F21",), "later.verb": ("Ctrl+O",)}
    bindings = knowing(Settings(shortcuts=own))
    assert bindings.keys("file.save") == ()
    assert bindings.owner("Ctrl+S") == "edit.copy"
    assert not clashes({command: bindings.keys(command) for command in bindings.commands})
    assert bindings.keys("file.open") == ("Ctrl+O",)
    bindings.give("edit.undo", ("F20",))
    assert bindings.own["later.verb"] == ("Ctrl+O",)


def test_settings_that_cannot_be_read_leave_the_default(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(
        '{"shortcuts": {"edit.copy": ["Hyper+X"], "edit.cut": "F2", "edit.undo": ["f20"]}}',
        encoding="utf-8",
    )
    assert Settings.load(file).shortcuts == {"edit.undo": ("F20",)}
    file.write_text('{"shortcuts": [1]}', encoding="utf-8")
    assert Settings.load(file).shortcuts == {}


def test_what_cannot_be_kept_is_not_in_force(tmp_path: Path) -> None:
    (tmp_path / "full").write_text("not a folder", encoding="utf-8")
    bindings = knowing(Settings(tmp_path / "full" / "settings.json"))
    with pytest.raises(OSError, match="full"):
        bindings.give("edit.copy", ("F20",))
    assert bindings.keys("edit.copy") == ("Ctrl+C",)


def test_keys_that_are_only_held_belong_to_nobody(bindings: Bindings) -> None:
    assert bindings.owner("") == ""
