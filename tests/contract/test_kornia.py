"""Kornia's augmentations: described in any case, and held to the contract where it is installed."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import contract
import numpy as np
import pytest
import torch
from case import Case, Wired

from studio.app import companions
from studio.app.session import Session
from studio.compile.calls import construct
from studio.compile.plan import Ref, Step
from studio.compile.source import write
from studio.graph import fileio
from studio.layers import kornia
from studio.layers.catalogue import Catalogue, standard
from studio.layers.spec import LayerSpec
from studio.observe.draws import draw

PREFIX = "kornia.augmentation."
COLOURS = Wired(("N", 3, 9, 8), low=0.0)
CASES = {
    "RandomPerspective": (Case({"distortion_scale": 0.2, "p": 1.0}, x=COLOURS),),
    "RandomElasticTransform": (
        Case(
            {"kernel_size": (5, 7), "sigma": (2.0, 3.0), "alpha": (0.5, 2.0), "p": 1.0}, x=COLOURS
        ),
    ),
    "RandomMotionBlur": (
        Case({"kernel_size": 5, "angle": 90.0, "direction": 0.9, "p": 1.0}, x=COLOURS),
    ),
    "RandomPosterize": (Case({"bits": 2.0, "p": 1.0}, x=COLOURS),),
    "RandomSolarize": (Case({"thresholds": 0.2, "additions": 0.3, "p": 1.0}, x=COLOURS),),
    "RandomSharpness": (Case({"sharpness": 0.9, "p": 1.0}, x=COLOURS),),
    "RandomEqualize": (Case({"p": 1.0}, x=COLOURS),),
    "RandomSaltAndPepperNoise": (
        Case({"amount": (0.1, 0.2), "salt_vs_pepper": (0.1, 0.2), "p": 1.0}, x=COLOURS),
    ),
}
SPECS = {spec.title: spec for spec in kornia.specs()}
ALL = [(title, case) for title, cases in CASES.items() for case in (*cases, Case(x=COLOURS))]
each_case = pytest.mark.parametrize(("title", "case"), ALL, ids=str)
installed = pytest.mark.skipif(find_spec("kornia") is None, reason="kornia is not installed")
# What torch and kornia's other parts say once, when kornia is imported.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found = standard()
    for spec in SPECS.values():
        found.register(spec)
    return found


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_it_is_described_and_every_setting_is_tried(spec: LayerSpec) -> None:
    contract.assert_documented(spec)
    assert len(spec.summary) <= 90
    assert contract.untried(spec, CASES[spec.title]) == []
    assert spec.key == PREFIX + spec.title


def test_only_known_kinds_are_tried() -> None:
    assert SPECS.keys() == CASES.keys()


def test_the_kinds_are_offered_where_kornia_is_and_only_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(companions, "find_spec", lambda _name: None)
    assert not any(
        PREFIX in spec.key for offer in companions.find().offers for spec in offer.catalogue
    )
    (tmp_path / "kornia").mkdir()
    (tmp_path / "kornia" / "__init__.py").write_text("raise AssertionError('imported')")
    (tmp_path / "kornia-7.1.dist-info").mkdir()
    about = "Metadata-Version: 2.1\nName: kornia\nVersion: 7.1\n"
    (tmp_path / "kornia-7.1.dist-info" / "METADATA").write_text(about)
    monkeypatch.setattr(companions, "find_spec", find_spec)
    monkeypatch.syspath_prepend(tmp_path)
    (offer,) = (one for one in companions.find().offers if one.package.startswith("kornia "))
    assert offer.package == "kornia 7.1"
    assert {spec.key for spec in offer.catalogue} == {spec.key for spec in SPECS.values()}


@pytest.fixture
def session() -> Iterator[Session]:
    session = Session()
    yield session
    session.close()


@installed
def test_a_session_offers_them(session: Session) -> None:
    session.extend()
    spec = session.catalogue.find(f"{PREFIX}RandomPerspective")
    assert spec is not None
    assert spec.package.startswith("kornia ")
    assert spec in session.catalogue.search("perspective")


@installed
@each_case
def test_the_contract_is_kept(catalogue: Catalogue, title: str, case: Case) -> None:
    drawn = contract.draw_case(catalogue, PREFIX + title, case)
    contract.assert_builds(drawn)
    contract.assert_infers(drawn)
    # Not on the meta device, on which kornia would look at the numbers it was given.
    assert contract._counted(drawn, 2, "cpu") == drawn.analysis.total.multiply_adds == 0
    contract.assert_trains(drawn)
    contract.assert_exports(drawn)
    text = fileio.dumps(drawn.draw.project)
    assert fileio.dumps(fileio.loads(text)) == text
    written = write(drawn.plan).text
    assert f"from kornia.augmentation import {title}\n" in written
    assert f"InTraining({title}(" in "".join(written.split())


@installed
@pytest.mark.parametrize("title", CASES)
def test_it_changes_images_in_training_alone_and_leaves_torchs_random_numbers(title: str) -> None:
    spec = SPECS[title]
    (case,) = CASES[title]
    settings = {param.name: case.params.get(param.name, param.default) for param in spec.params}
    step = Step("n1", "layer", spec, settings, {"x": (Ref("", "x"),)})
    x = np.random.default_rng(0).random((4, 3, 12, 12), np.float32)
    state = torch.get_rng_state()
    first, again, other = (draw(step, {"x": x}, seed)["output"] for seed in (1, 1, 2))
    assert torch.equal(torch.get_rng_state(), state)
    assert not np.array_equal(first, x)
    assert np.array_equal(first, again)
    assert title == "RandomEqualize" or not np.array_equal(first, other)
    given = torch.from_numpy(x)
    assert construct(step).eval()(given) is given


def test_a_vector_is_refused_without_kornia_being_asked(catalogue: Catalogue) -> None:
    for title in CASES:
        drawn = contract.draw_case(catalogue, PREFIX + title, Case(x=("N", 64)))
        (problem,) = drawn.analysis.problems
        found = f"{title} wants N × channels × height × width; x0 gives N × 64."
        assert str(problem.message) == found
