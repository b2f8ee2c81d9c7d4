"""Training graphs that are wrong say so in words, and every click that is offered mends them."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

import pytest
from drawing import STANDARD, Drawing
from faults_of_training import FAULTS
from faulty import Fault

from studio.compile.analysis import Analyser
from studio.compile.kinds import ProjectKinds
from studio.compile.problems import Allow, Problem
from studio.graph.document import Document
from studio.graph.fileio import dumps
from studio.graph.model import TRAINING, Project

ROOT = Path(__file__).parents[2]
ANALYSER = Analyser(STANDARD)


def problems(project: Project) -> tuple[Problem, ...]:
    return ANALYSER.analyse(project, TRAINING).problems


def words(found: Iterable[Problem]) -> set[str]:
    return {str(problem.message) for problem in found}


def drawn(fault: Fault) -> Project:
    draw = Drawing()
    fault.draw(draw)
    return draw.project


def test_a_model_is_as_it_should_be_where_its_training_is_wrong() -> None:
    for fault in FAULTS:
        assert ANALYSER.analyse(drawn(fault)).ok


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.about)
def test_a_click_mends(fault: Fault) -> None:
    project = drawn(fault)
    found = problems(project)
    assert found
    errors = [problem for problem in found if problem.severity == "error"]
    # Where nothing keeps it from being trained, a warning is all there is.
    for problem in errors or found:
        assert problem.graph == TRAINING
        assert bool(problem.fixes) is not fault.unfixable, str(problem.message)
        for fix in problem.fixes:
            assert not isinstance(fix.edit, Allow)
            document = Document(project.copy(), STANDARD)
            document.kinds = ProjectKinds(STANDARD, document.project)
            text = dumps(document.project)
            document.do(fix.edit)
            left = problems(document.project)
            assert str(problem.message) not in words(left), f"{fix.title} does not mend"
            # What it takes the place of may be idle then, which is no fault.
            after = words(each for each in left if not each.lint)
            assert after <= words(found), f"{fix.title} brings another problem"
            document.undo()
            assert dumps(document.project) == text, f"{fix.title} is more than one step"


def said_of(about: str) -> list[tuple[str, list[str]]]:
    fault = next(fault for fault in FAULTS if fault.about == about)
    return [(str(p.message), [str(fix.title) for fix in p.fixes]) for p in problems(drawn(fault))]


def test_a_loss_that_nobody_makes_small_is_warned_of_with_what_can_be_done() -> None:
    assert said_of("a loss that nobody makes small") == [
        (
            "Nothing makes loss2 small, and it is not shown: it leads neither to an optimiser nor "
            "to an output.",
            ["Add Adam after loss2", "Show loss2 as a curve", "Take out loss2"],
        )
    ]


def test_an_optimiser_of_what_is_frozen_names_what_its_groups_hold() -> None:
    assert said_of("an optimiser of what is frozen") == [
        (
            "adam has nothing to train: its groups keep model frozen.",
            ["Let model move"],
        )
    ]


def test_what_an_optimiser_could_train_is_told_without_losses() -> None:
    ((said, _),) = said_of("an optimiser of a model that is not called")
    assert said.endswith("It calls: model.")


def test_every_sentence_of_objectives_is_drawn() -> None:
    said = {
        text
        for fault in FAULTS
        for problem in problems(drawn(fault))
        for text in (problem.message.template, *(fix.title.template for fix in problem.fixes))
    }
    tree = ast.parse((ROOT / "studio/compile/objective.py").read_text(encoding="utf-8"))
    written = {
        call.args[0].value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "Message"
        and isinstance(call.args[0], ast.Constant)
    }
    elsewhere = {text for text in written if "not in a model" in str(text)}
    assert len(elsewhere) == 1
    missing = {text for text in written - elsewhere if str(text).endswith(".")} - said
    assert not missing, missing
