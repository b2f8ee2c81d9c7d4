"""The well-known networks for images against references written by hand, with the same weights."""

from __future__ import annotations

import pytest
import reference_images
import torch
from handing_over import handed_over, lively, parameters, plan_of
from torch import Tensor

import studio.api as plexus
from studio.app.examples import find
from studio.compile import source
from studio.compile.module import PlanModule
from studio.graph.variables import SetVariable

COUNTS = {
    "lenet5": 61_706,
    "alexnet": 61_100_840,
    "vgg16": 138_357_544,
    "googlenet": 6_624_904,
    "resnet18": 11_689_512,
    "resnet50": 25_557_032,
    "densenet121": 7_978_856,
    "mobilenet_v2": 3_504_872,
    "unet": 31_030_658,
}
SIZES = {"lenet5": (1, 28), "unet": (1, 188)}
"""Channels and pixels; the others are shown what they are fit for, but smaller than in life."""


def image(name: str) -> Tensor:
    channels, pixels = SIZES.get(name, (3, 96))
    return torch.rand(2, channels, pixels, pixels, generator=torch.Generator().manual_seed(1))


@pytest.mark.parametrize("name", COUNTS)
def test_a_network_has_as_many_parameters_as_the_reference_code(name: str) -> None:
    analysis = plexus.analyse(plexus.load(find(name).path))
    assert analysis.total.parameters == COUNTS[name]


@pytest.mark.parametrize("name", COUNTS)
def test_a_network_and_its_export_give_what_the_reference_gives(name: str) -> None:
    plan = plan_of(name)
    reference = lively(getattr(reference_images, name)())
    assert parameters(reference) == COUNTS[name]
    space: dict[str, type[torch.nn.Module]] = {}
    exec(compile(source.write(plan).text, name, "exec"), space)
    with torch.device("meta"):
        drawn, exported = PlanModule(plan), list(space.values())[-1]()
    x = image(name)
    with torch.inference_mode():
        expected = reference(x)
        found = handed_over(reference, drawn)(x)
        torch.testing.assert_close(found, expected, rtol=1e-4, atol=1e-5)
        assert torch.equal(handed_over(reference, exported)(x), found)
    assert list(exported.state_dict()) == list(drawn.state_dict())


@pytest.mark.parametrize("name", [name for name in COUNTS if name not in SIZES])
def test_one_variable_says_how_many_classes_there_are(name: str) -> None:
    project = plexus.load(find(name).path)
    project.document.do(SetVariable("classes", 7))
    analysis = plexus.analyse(project)
    assert analysis.nodes[project.layer("classes").id].outputs["output"].shape == ("N", 7)


def test_the_unet_gives_the_middle_of_the_picture_as_the_paper_says() -> None:
    project = plexus.load(find("unet").path)
    analysis = plexus.analyse(project)
    scores = analysis.nodes[project.layer("classes").id]
    assert scores.outputs["output"].shape == ("N", 2, 388, 388)


@pytest.mark.parametrize("name", COUNTS)
def test_a_network_can_be_read_at_one_glance(name: str) -> None:
    project = plexus.load(find(name).path)
    assert len(project.graph) <= 24
    for graph in project.document.project.graphs.values():
        assert graph.about
        places = [(node.x, node.y) for node in graph]
        for at, (x, y) in enumerate(places):
            for other_x, other_y in places[at + 1 :]:
                assert abs(x - other_x) >= 150 or abs(y - other_y) >= 100
