"""Which Python may run: by content, remembered, and never by accident."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from studio import paths
from studio.app import consent as module
from studio.app.consent import FILE, MOST, Consent
from studio.app.notices import Notice
from studio.app.session import Session
from studio.app.settings import Settings
from studio.compile.problems import Allow
from studio.graph import fileio
from studio.graph.definitions import SetCode
from studio.graph.edits import AddNode
from studio.graph.model import Node, Project, Wire
from studio.layers.code import TEMPLATE, digest

SCALE = TEMPLATE.format(name="Scale").replace("start", "begin")


def project(text: str = SCALE) -> Project:
    found = Project("own", codes={"Scale": text, "Unused": "def Unused(x):\n    return x\n"})
    for node in (
        Node("n1", "code:Scale", "own"),
        Node("n2", "input", "image", {"shape": ("N", 3)}),
        Node("n3", "output", "out"),
    ):
        found.model.put_node(node)
    found.model.put_wire(Wire("n2", "output", "n1", "x"))
    found.model.put_wire(Wire("n1", "output", "n3", "input"))
    return found


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    return tmp_path / "sprung"


@pytest.fixture
def hostile(trap: Path) -> str:
    """Python that leaves a trace as soon as it is run, or anything of it."""
    return f"open({str(trap)!r}, 'w').close()\n{SCALE}"


def test_nothing_is_allowed_at_first():
    assert not Consent().allows(SCALE)


def test_what_is_allowed_is_remembered_by_its_content(tmp_path: Path):
    path = tmp_path / "new" / FILE
    Consent(path).allow(SCALE)
    again = Consent(path)
    assert again.allows(SCALE)
    assert not again.allows(SCALE + " ")
    assert SCALE not in path.read_text()


def test_the_users_own_is_in_the_folder_of_the_settings(own_home: Path):
    Consent.load().allow("a")
    assert Consent(own_home / "config" / FILE).allows("a")


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '{"sha256": 3}', '{"sha256": [1, null, "short"]}', "\0", "[" * 100_000],
)
def test_a_damaged_file_allows_nothing_and_is_mended(tmp_path: Path, content: str):
    path = tmp_path / FILE
    path.write_text(content)
    found = Consent(path)
    assert not found.allows(SCALE)
    found.allow(SCALE)
    assert Consent(path).allows(SCALE)


def test_two_windows_remember_together(tmp_path: Path):
    first, second = Consent(tmp_path / FILE), Consent(tmp_path / FILE)
    first.allow("a")
    second.allow("b")
    both = Consent(tmp_path / FILE)
    assert both.allows("a")
    assert both.allows("b")


def test_the_oldest_are_forgotten(tmp_path: Path):
    path = tmp_path / FILE
    path.write_text(json.dumps({"sha256": [f"{n:064}" for n in range(MOST)]}))
    Consent(path).allow("a", "b")
    kept = json.loads(path.read_text())["sha256"]
    assert len(kept) == MOST
    assert kept[0] == f"{2:064}"


def test_all_may_be_allowed_for_once(tmp_path: Path):
    found = Consent(tmp_path / FILE)
    found.allow_everything()
    assert found.allows(SCALE)
    found.allow_here("a")
    assert not (tmp_path / FILE).exists()


def test_only_what_is_used_and_not_allowed_waits():
    found = Consent()
    assert found.waiting(project()) == ("Scale",)
    found.allow(SCALE)
    assert found.waiting(project()) == ()


def test_what_ships_is_trusted(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "SHIPPED", frozenset({digest(SCALE)}))
    assert Consent().allows(SCALE)


def test_what_a_new_layer_begins_as_is_trusted_whatever_its_name():
    assert Consent().allows(TEMPLATE.format(name="Gain"))
    assert not Consent().allows(TEMPLATE.format(name="Gain") + "\n")
    assert not Consent().allows(TEMPLATE.format(name="Gain").replace("x *", "x +"))


def test_a_session_runs_nothing_before_it_is_allowed(tmp_path, trap, hostile):
    path = tmp_path / "hostile.plexus"
    fileio.save(project(hostile), path)
    session = Session()
    session.open(path)
    analysis = session.analyse_now()
    assert any("has not been allowed to run" in str(p.message) for p in analysis.problems)
    session.save(tmp_path / "copy.plexus")
    assert not trap.exists()

    asked: list[str] = []
    session.consent_wanted.connect(asked.append)
    (fix,) = next(p for p in analysis.problems if p.fixes).fixes
    assert fix.edit == Allow("Scale")
    assert str(fix.title) == "Read the Python of Scale…"
    assert not session.mend(fix)
    assert asked == ["Scale"]
    assert not trap.exists()

    session.allow(hostile)
    assert trap.exists()
    assert session.analyse_now().ok
    session.close()


def test_taking_an_allowed_text_back_asks_nothing():
    session = Session()
    session.do(AddNode(Node("n1", "code:Scale", "own")))
    session.allow(SCALE)
    session.do(SetCode("Scale", SCALE))
    session.do(SetCode("Scale", SCALE + "# other\n"))
    assert session.consent.waiting(session.document.project) == ("Scale",)
    session.document.undo()
    assert session.consent.waiting(session.document.project) == ()
    session.close()


def test_what_cannot_be_remembered_is_allowed_and_told(tmp_path: Path):
    (tmp_path / "taken").write_text("")
    session = Session(Settings(), consent=Consent(tmp_path / "taken" / FILE))
    told: list[Notice] = []
    session.notified.connect(told.append)
    session.allow(SCALE)
    assert session.consent.allows(SCALE)
    assert "What you allowed could not be remembered" in str(told[0].message)
    session.close()


def test_exactly_the_python_that_ships_is_trusted():
    texts = {
        digest(text)
        for path in sorted(paths.resources().rglob("*.plexus"))
        for text in fileio.load(path).codes.values()
    }
    assert texts
    assert texts == module.SHIPPED, "Bring SHIPPED in studio/app/consent.py up to date."
