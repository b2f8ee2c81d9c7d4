"""Apply an edit and see that it can be taken back, or that a refused one changed nothing."""

from __future__ import annotations

import pytest
from graph_sessions import LiveKinds

from studio.graph.edits import Change, Edit, EditError
from studio.graph.fileio import dumps, loads
from studio.graph.model import Project


def do(project: Project, edit: Edit) -> Change:
    """Apply the edit, and see that its inverse restores every byte."""
    before = dumps(project)
    inverse, change = edit.apply(project, LiveKinds(project))
    after = dumps(project)
    forward, _ = inverse.apply(project)
    assert dumps(project) == before
    forward.apply(project)
    assert dumps(project) == after
    assert dumps(loads(after)) == after
    return change


def refused(project: Project, edit: Edit) -> str:
    before = dumps(project)
    with pytest.raises(EditError) as caught:
        edit.apply(project, LiveKinds(project))
    assert dumps(project) == before
    return str(caught.value)
