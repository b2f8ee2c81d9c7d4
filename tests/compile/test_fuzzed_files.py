"""Damaged files, opened and analysed: an error with a place, or a reading; nothing else ever.

Nothing crashes, nothing of a file is run, and the work stays bounded: by the calls that reach torch
and by the memory that they ask for, not by a clock. A hundred files of each kind by default, far
more with ``--hypothesis-profile=nightly``.

A failure tells the seed, and where the file is kept; where nothing is told any more, because torch
does not come back, it is the file in the folder ``damaged0`` of pytest's temporary folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import torch
from damage import Damager, starts
from drawing import STANDARD, Drawing
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from meter import MOST_BYTES, EndlessWorkError, Meter

from studio.compile import custom
from studio.compile.analysis import Analyser, Analysis
from studio.compile.problems import Problem
from studio.graph.fileio import FileError, dumps, load, loads
from studio.graph.model import Project

SEEDS = st.integers(0, 2**40)
MANY = settings(
    derandomize=settings.default.max_examples <= 100,
    phases=[Phase.generate],
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)

# What torch warns of is told by the analysis where it matters.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return starts()


@pytest.fixture(autouse=True)
def nothing_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise EndlessWorkError("the file's own Python is run")

    monkeypatch.setattr(custom, "load", refuse)


@contextmanager
def kept(folder: Path, damage: str, seed: int, data: bytes) -> Iterator[Path]:
    """A damaged file, which is there until the program is done with it; for good if it fails."""
    path = folder / f"{damage}-{seed}.plexus"
    path.write_bytes(data)
    try:
        yield path
    except BaseException as error:
        error.add_note(f"The file of the seed {seed} is kept as {path}")
        raise
    path.unlink()


def assert_told(project: Project, analysis: Analysis) -> None:
    """A plan, or a reason why there is none; each problem with a sentence and a place."""
    if analysis.plan is None:
        assert any(problem.severity == "error" for problem in analysis.problems)
    for problem in analysis.problems:
        assert str(problem.message).strip()
        assert is_placed(project, problem), problem


def is_placed(project: Project, problem: Problem) -> bool:
    """Whether the graph and the node that a problem names are there, and the way to them."""
    graph = "model"
    for step in problem.path:
        graph = project.graphs[graph].node(step.partition("#")[0]).kind.removeprefix("block:")
    there = graph == problem.graph and problem.graph in project.graphs
    return there and (not problem.node or problem.node in project.graphs[problem.graph])


def opened(text: str) -> Project | None:
    """The project, or none where the file is refused with its name and the place of the fault."""
    try:
        project = loads(text, "my.plexus")
    except FileError as error:
        assert str(error).startswith("my.plexus ")
        assert "$" in str(error)
        return None
    assert dumps(loads(dumps(project))) == dumps(project)
    return project


def looked_at(project: Project) -> Analysis:
    with Meter():
        analysis = Analyser(STANDARD).analyse(project)
    assert_told(project, analysis)
    return analysis


def test_files_with_damaged_values_are_told_of_or_read(
    texts: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    seen: list[Analysis] = []

    @MANY
    @given(SEEDS)
    def each(seed: int) -> None:
        text = Damager(seed, texts).values()
        with kept(folder, "values", seed, text.encode()):
            project = opened(text)
            if project is not None:
                seen.append(looked_at(project))

    each()
    assert len(seen) > 15, "most damage is found by the reader of the file, but not all"
    assert any(analysis.plan is None for analysis in seen)
    assert any(analysis.plan is not None for analysis in seen)


def test_files_with_damaged_bytes_are_told_of_or_read(
    texts: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("damaged")

    @MANY
    @given(SEEDS)
    def each(seed: int) -> None:
        with kept(folder, "letters", seed, Damager(seed, texts).letters()) as path:
            try:
                project = load(path)
            except FileError as error:
                assert str(error).startswith(str(path))
                return
            looked_at(project)

    each()


def test_a_file_that_fails_is_kept_and_its_seed_told(tmp_path: Path) -> None:
    with pytest.raises(EndlessWorkError) as caught, kept(tmp_path, "values", 7, b"{}"):
        raise EndlessWorkError
    (note,) = caught.value.__notes__
    assert "seed 7" in note
    (file,) = tmp_path.iterdir()
    assert str(file) in note
    assert file.read_bytes() == b"{}"
    with kept(tmp_path, "values", 8, b"{}") as path:
        assert path.exists()
    assert not path.exists()


def test_the_meter_ends_what_is_endless() -> None:
    def forever() -> None:
        while True:
            torch.empty(1, device="meta").add(1)

    def too_large() -> None:
        torch.empty(MOST_BYTES)

    ways: tuple[Callable[[], None], ...] = (forever, too_large)
    for way in ways:
        with pytest.raises(EndlessWorkError), Meter():
            way()


def test_a_wire_to_a_slot_of_a_port_that_has_none_is_told_of() -> None:
    draw = Drawing()
    x, y = draw.add("input", "x", shape=("N", 4)), draw.add("output", "y")
    draw.chain(x, y)
    twice = dumps(draw.project).replace(
        '{"from": ["n1", "output"], "to": ["n2", "input"]}',
        '{"from": ["n1", "output"], "to": ["n2", "input"]},'
        '{"from": ["n1", "output"], "to": ["n2", "input.0"]}',
    )
    project = opened(twice)
    assert project is not None
    (problem,) = looked_at(project).problems
    assert "has no input called input.0" in str(problem.message)
    assert problem.node == y


@pytest.mark.parametrize("shape", [("N", 6, 4), ("N", "2T", 4), ("N", "T", 2, 4), ("N", "T")])
def test_free_axes_that_do_not_meet_are_told_of(shape: tuple[int | str, ...]) -> None:
    draw = Drawing()
    add = draw.add("Add", "add")
    draw.chain(draw.add("input", "x", shape=("N", "T", 4)), add)
    draw.chain(draw.add("input", "y", shape=shape), add, draw.add("output", "z"))
    assert looked_at(draw.project).problems
