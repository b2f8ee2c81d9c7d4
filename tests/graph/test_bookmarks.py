"""Views that are kept: by edits, through undo, and in files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from edit_checks import do, refused

from studio.graph.bookmarking import KeepView, RemoveView, RenameView
from studio.graph.bookmarks import Bookmark
from studio.graph.definitions import RenameGraph
from studio.graph.fileio import FileError, dumps, load, loads, save
from studio.graph.model import Graph, Node, Project
from studio.graph.taking_back import towards
from studio.message import Message

FIRST = Bookmark("the head", "stem", 10.5, -20.0, 0.75, 3, "model", ("n1",))
SECOND = Bookmark("all", "model", 0.0, 0.0, 0.2)


@pytest.fixture
def project() -> Project:
    project = Project("net")
    project.graphs["stem"] = Graph()
    project.model.put_node(Node("n1", "block:stem", "stem"))
    return project


def test_views_are_kept_renamed_and_removed(project: Project) -> None:
    change = do(project, KeepView(FIRST))
    assert change.bookmarks
    assert not change.logic and not change.source and not change.parts
    do(project, KeepView(SECOND))
    assert project.bookmarks == (FIRST, SECOND)
    do(project, RenameView("all", " everything "))
    assert project.bookmarks[1].name == "everything"
    do(project, RemoveView("the head"))
    assert [each.name for each in project.bookmarks] == ["everything"]


def test_a_view_takes_the_place_of_that_with_its_name_or_digit(project: Project) -> None:
    do(project, KeepView(FIRST))
    do(project, KeepView(SECOND))
    other = replace(SECOND, name="other", key=3)
    do(project, KeepView(other))
    assert project.bookmarks == (other, SECOND)
    again = replace(SECOND, zoom=2.0, key=3)
    do(project, KeepView(again))
    assert project.bookmarks == (again,)


def test_what_cannot_be_kept_is_refused(project: Project) -> None:
    do(project, KeepView(FIRST))
    do(project, KeepView(SECOND))
    assert "already" in refused(project, RenameView("all", "the head"))
    assert "not empty" in refused(project, RenameView("all", "  "))
    assert "any more" in refused(project, RemoveView("nothing"))
    assert "above 0" in refused(project, KeepView(replace(FIRST, zoom=0.0)))


def test_a_view_follows_a_block_that_is_renamed(project: Project) -> None:
    alone = Bookmark("alone", "stem", 1.0, 2.0)
    do(project, KeepView(FIRST))
    do(project, KeepView(replace(alone, root="stem")))
    do(project, RenameGraph("stem", "trunk"))
    assert project.bookmarks == (
        replace(FIRST, graph="trunk"),
        replace(alone, graph="trunk", root="trunk"),
    )


def test_a_file_gives_them_back_and_keeps_what_it_does_not_know(
    project: Project, tmp_path: Path
) -> None:
    assert '"layout": {\n    "bookmarks"' not in dumps(project)
    do(project, KeepView(replace(FIRST, extra={"later": [1]})))
    do(project, KeepView(SECOND))
    project.extra["layout"] = {"tabs": ["a"]}
    save(project, tmp_path / "net.plexus")
    read = load(tmp_path / "net.plexus")
    assert read.bookmarks == project.bookmarks
    assert read.extra == project.extra
    assert dumps(read) == dumps(project)
    assert read.copy().bookmarks == project.bookmarks
    assert loads(dumps(Project("plain"))).bookmarks == ()


@pytest.mark.parametrize(
    ("old", "new", "path", "why"),
    [
        ('"key":3', '"key":12', "$.layout.bookmarks[0].key", "a digit from 1 to 9"),
        ('"key":3', '"key":true', "$.layout.bookmarks[0].key", "a digit from 1 to 9"),
        ('"zoom":0.75', '"zoom":0', "$.layout.bookmarks[0].zoom", "a number above 0"),
        ('"zoom":0.75', '"zoom":"x"', "$.layout.bookmarks[0].zoom", "a number"),
        ('"path":["n1"]', '"path":[1]', "$.layout.bookmarks[0].path[0]", "a text"),
        ('"name":"all"', '"name":"the head"', "$.layout.bookmarks[1].name", "two views"),
        ('"name":"all"', '"key":3,"name":"all"', "$.layout.bookmarks[1].key", "two views"),
        ('"name":"all"', '"nom":"all"', "$.layout.bookmarks[1]", '"name" is missing'),
    ],
)
def test_a_damaged_view_is_refused_where_it_is(
    project: Project, old: str, new: str, path: str, why: str
) -> None:
    do(project, KeepView(FIRST))
    do(project, KeepView(SECOND))
    text = dumps(project).replace('": ', '":')
    spelt = old if old in text else old.replace('":', '": ')
    assert spelt in text
    with pytest.raises(FileError) as refusal:
        loads(text.replace(spelt, new))
    assert path in str(refusal.value)
    assert why in str(refusal.value)


def test_another_version_has_its_own_views(project: Project) -> None:
    then = project.copy()
    do(project, KeepView(FIRST))
    towards(project, then, Message("back")).apply(project)
    assert project.bookmarks == ()
