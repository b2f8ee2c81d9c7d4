"""Kinds and parameters that only newer versions of torch have."""

from __future__ import annotations

from importlib.metadata import version

import pytest
import torch
from drawing import Drawing

from studio.compile.analysis import Analyser
from studio.compile.kinds import ProjectKinds
from studio.layers import versions
from studio.layers.catalogue import Catalogue, standard
from studio.layers.spec import LayerSpec, Param
from studio.layers.versions import installed, knows, too_new
from studio.value import Value

BLUR = LayerSpec(
    key="torch.nn.Blur",
    title="Blur",
    family="vision",
    summary="Blurs an image.",
    doc_url="https://docs.pytorch.org/",
    construct="module",
    params=(
        Param("size", "int", 3, "Of the window."),
        Param("edges", "bool", True, "Whether edges are blurred.", since="2.9"),
        Param("slope", "float", None, "Of the window.", since="2.10", optional=True),
    ),
    since="2.8",
)


@pytest.mark.parametrize(
    ("torch", "since", "known"),
    [
        ("2.6.0", "", True),
        ("2.6.0", "2.6", True),
        ("2.6.0+cu124", "2.7", False),
        ("2.12.1", "2.12", True),
        ("2.9.1", "2.10", False),
        ("2.13.0a0+git1", "2.13", True),
        ("3.0", "2.13", True),
    ],
)
def test_versions_are_compared_as_numbers(torch: str, since: str, known: bool) -> None:
    assert knows(since, torch) is known


def test_the_installed_version_is_read_without_torch() -> None:
    assert installed() == version("torch")
    assert torch.__version__.startswith(installed().partition("+")[0])


@pytest.mark.parametrize(
    ("torch", "params", "sentence"),
    [
        ("2.6.0", {}, "Blur needs torch 2.8; 2.6.0 is installed."),
        ("2.8.1", {}, None),
        ("2.8.1", {"size": 5, "edges": True}, None),
        (
            "2.8.1+cpu",
            {"edges": False},
            "edges of Blur needs torch 2.9 to be other than true; 2.8.1+cpu is installed.",
        ),
        (
            "2.9.0",
            {"edges": False, "slope": 0.1},
            "slope of Blur needs torch 2.10 to be other than none; 2.9.0 is installed.",
        ),
        ("2.9.0", {"edges": False, "slope": None}, None),
        ("2.10.0", {"slope": 0.1}, None),
    ],
)
def test_what_is_too_new_is_said_in_words(
    torch: str, params: dict[str, Value], sentence: str | None
) -> None:
    message = too_new(BLUR, params, torch)
    assert (message and str(message)) == sentence


def test_a_kind_that_is_too_new_is_found_but_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "installed", lambda: "2.7.1")
    catalogue = Catalogue()
    catalogue.register(BLUR)
    assert list(catalogue) == [BLUR]
    assert catalogue.find(BLUR.key) is BLUR
    assert list(catalogue.offered()) == []
    assert catalogue.search("blur") == []
    assert BLUR not in ProjectKinds(catalogue, Drawing(standard()).project)
    monkeypatch.setattr(versions, "installed", lambda: "2.8.0")
    assert catalogue.search("blur") == [BLUR]
    assert BLUR in ProjectKinds(catalogue, Drawing(standard()).project)


def test_a_node_with_too_new_a_setting_has_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "installed", lambda: "2.11.0")
    draw = Drawing(standard())
    plain = draw.add("torch.nn.BatchNorm2d", "plain", bias=True)
    newer = draw.add("torch.nn.BatchNorm2d", "newer", bias=False)
    source = draw.add("input", shape=("N", 3, 8, 8))
    draw.chain(source, plain, newer, draw.add("output"))
    analysis = Analyser(draw.catalogue).analyse(draw.project)
    assert analysis.plan is None
    assert analysis.nodes[plain].outputs
    assert [(problem.node, str(problem.message)) for problem in analysis.problems] == [
        (
            newer,
            "bias of BatchNorm2d needs torch 2.12 to be other than true; 2.11.0 is installed.",
        )
    ]


def test_the_settings_that_came_later_are_known() -> None:
    found = {
        (spec.title, param.name): param.since
        for spec in standard()
        for param in spec.params
        if param.since and spec.target.startswith("torch.nn.")
    }
    norms = ["GroupNorm", "SyncBatchNorm"]
    norms += [f"{kind}Norm{axes}d" for kind in ("Batch", "Instance") for axes in (1, 2, 3)]
    assert found == {(title, "bias"): "2.12" for title in norms}
