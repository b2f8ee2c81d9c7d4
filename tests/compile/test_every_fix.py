"""Every click that a problem offers mends it, brings no other, and is one step of undo."""

from __future__ import annotations

import ast
import runpy
import warnings
from collections.abc import Iterable
from pathlib import Path

import faults_of_graphs
import faults_of_layers
import faults_of_memory
import faults_of_merges
import faults_of_sequences
import faults_of_training
import faults_of_weights
import pytest
from drawing import STANDARD, Drawing
from faulty import Fault

from studio.compile.analysis import Analyser
from studio.compile.kinds import ProjectKinds
from studio.compile.problems import Allow, Fix, Problem
from studio.graph.document import Document
from studio.graph.fileio import dumps
from studio.graph.model import INPUT, MODEL, OUTPUT, TRAINING, Graph, Project

ROOT = Path(__file__).parents[2]

GROUPS: dict[str, tuple[Fault, ...]] = {
    "Too many axes, or too few": faults_of_layers.AXES,
    "Types of numbers": faults_of_layers.TYPES,
    "Images, signals and volumes": faults_of_layers.IMAGES,
    "Settings": faults_of_layers.SETTINGS,
    "Values that parameters have": faults_of_layers.VALUES,
    "Shapes": faults_of_layers.SHAPES,
    "Values brought together": faults_of_merges.FAULTS,
    "Sequences": faults_of_sequences.SEQUENCES,
    "Losses": faults_of_sequences.LOSSES,
    "How values lie in memory": faults_of_memory.FAULTS,
    "Weights": faults_of_weights.FAULTS,
    "The graph as a whole": faults_of_graphs.FAULTS,
}
PAGE = {**GROUPS, "Training graphs": faults_of_training.FAULTS}
"""What stands on the page of problems; a test of their own mends those of training graphs."""
FAULTS = [fault for group in GROUPS.values() for fault in group]
ANALYSER = Analyser(STANDARD)
"""One for all: what torch says of a layer does not change."""


def problems(project: Project) -> tuple[Problem, ...]:
    with warnings.catch_warnings():
        # Torch says so too, in its own words.
        warnings.filterwarnings("ignore", "Using a target size")
        graph = TRAINING if TRAINING in project.graphs else MODEL
        return ANALYSER.analyse(project, graph).problems


def words(found: Iterable[Problem]) -> set[str]:
    return {str(problem.message) for problem in found}


def in_model(fault: Fault) -> Project:
    draw = Drawing()
    fault.draw(draw)
    return draw.project


def in_block(fault: Fault) -> Project:
    """A model of one block, whose graph is wrong."""
    draw = Drawing()
    draw.project.graphs["stage"] = Graph()
    draw.within = "stage"
    fault.draw(draw)
    stage = draw.graph
    draw.within = "model"
    block = draw.add("block:stage", "stage")
    for node in stage:
        if node.kind == INPUT:
            shown = {key: node.params[key] for key in ("shape", "dtype") if key in node.params}
            draw.wire(draw.add(INPUT, node.name, **shown), f"{block}.{node.name}")
        if node.kind == OUTPUT:
            draw.wire(f"{block}.{node.name}", draw.add(OUTPUT, node.name))
    return draw.project


def check(project: Project, said: Problem, fix: Fix, known: set[str]) -> None:
    assert not isinstance(fix.edit, Allow)
    document = Document(project.copy(), STANDARD)
    document.kinds = ProjectKinds(STANDARD, document.project)
    text = dumps(document.project)
    document.do(fix.edit)
    after = words(problems(document.project))
    assert str(said.message) not in after, f"{fix.title} does not mend"
    assert after <= known, f"{fix.title} brings another problem"
    document.undo()
    assert dumps(document.project) == text, f"{fix.title} is more than one step"


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.about)
def test_a_click_mends(fault: Fault) -> None:
    project = in_model(fault)
    found = problems(project)
    assert found
    told = [problem for problem in found if problem.lint == ""]
    assert told, "nothing but a lint has spoken"
    for problem in told:
        assert bool(problem.fixes) is not fault.unfixable, str(problem.message)
        for fix in problem.fixes:
            check(project, problem, fix, words(found))


@pytest.mark.parametrize("fault", [f for f in FAULTS if f.in_block], ids=lambda f: f.about)
def test_a_click_mends_in_a_block(fault: Fault) -> None:
    project = in_block(fault)
    found = problems(project)
    inside = [problem for problem in found if problem.path and problem.lint == ""]
    assert inside, words(found)
    idle = [f"Nothing leads from {node.name} to an output." for node in project.model]
    for problem in inside:
        assert problem.graph == "stage"
        for fix in problem.fixes:
            check(project, problem, fix, {*words(found), *idle})


def test_what_a_block_no_longer_takes_is_only_warned_of() -> None:
    fault = next(one for one in FAULTS if one.about == "half of a pair of states")
    project = in_block(fault)
    (problem,) = problems(project)
    assert not isinstance(problem.fixes[0].edit, Allow)
    problem.fixes[0].edit.apply(project, ProjectKinds(STANDARD, project))
    assert [found.severity for found in problems(project)] == ["warning"]


def test_there_are_many_kinds_of_fixes() -> None:
    titles = {fix.title.template for fault in FAULTS for fix in _fixes(fault)}
    assert len(titles) >= 36, sorted(titles)


def _fixes(fault: Fault) -> list[Fix]:
    found = problems(in_model(fault))
    return [fix for problem in found if problem.lint == "" for fix in problem.fixes]


SPEAKING = (
    *sorted((ROOT / "studio/compile").glob("explain_*.py")),
    ROOT / "studio/compile/inlets.py",
    ROOT / "studio/compile/openings.py",
)
ELSEWHERE = {"explain_axes.py"}
"""Modules whose sentences other tests draw."""


def test_every_sentence_is_drawn() -> None:
    said: set[str] = set()
    for fault in FAULTS:
        for problem in problems(in_model(fault)):
            said |= {problem.message.template, *(fix.title.template for fix in problem.fixes)}
    for block in (fault for fault in FAULTS if fault.in_block):
        for problem in problems(in_block(block)):
            said |= {problem.message.template, *(fix.title.template for fix in problem.fixes)}
    for fault in faults_of_training.FAULTS:
        for problem in problems(in_model(fault)):
            said |= {problem.message.template, *(fix.title.template for fix in problem.fixes)}
    written = {
        template for path in SPEAKING if path.name not in ELSEWHERE for template in _templates(path)
    }
    missing = {text for text in written if text.endswith(".") and text not in said}
    assert not missing, sorted(missing)


def _templates(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    return {
        node.args[0].value
        for node in calls
        if isinstance(node.func, ast.Name)
        and node.func.id == "Message"
        and isinstance(node.args[0], ast.Constant)
    }


def test_the_page_of_problems_is_as_the_program_speaks() -> None:
    page = ROOT / "docs/problems.md"
    make = runpy.run_path(str(ROOT / "docs/make_problems.py"))
    assert page.read_text(encoding="utf-8") == make["page"](PAGE, in_model, problems), (
        "renew it: python docs/make_problems.py"
    )
