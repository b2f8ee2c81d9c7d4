from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

from studio.app import plugins
from studio.app.notices import Notice
from studio.app.plugins import GROUP, PlotSpec, Registry, RegistryError
from studio.app.session import Session
from studio.data.fields import Field
from studio.data.spec import Examples, SourceSpec
from studio.graph.model import Node, Project
from studio.layers.spec import LayerSpec

LAYER = LayerSpec("test.Twice", "Twice", "math", "Doubles.", "https://x", "function")
PLOT = PlotSpec("test.plot", "Plot", "A plot.", "nowhere:make")


def source(key: str = "test.source") -> SourceSpec:
    import numpy as np

    fields = (Field("x", (2,), "float32", "vector"), Field("y", (), "int64", "label", ("a", "b")))
    arrays = {"x": np.zeros((8, 2), np.float32), "y": np.arange(8) % 2}
    return SourceSpec(key, "Test", "A test.", (), lambda _: Examples("test", fields, arrays))


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Writes a package as an installer leaves it: a module, and what says who brings it."""
    monkeypatch.syspath_prepend(str(tmp_path))
    names: list[str] = []

    def write(name: str, body: str, version: str = "1.0") -> None:
        names.append(name)
        (tmp_path / f"{name}.py").write_text(body, encoding="utf-8")
        info = tmp_path / f"{name}-{version}.dist-info"
        info.mkdir()
        head = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        (info / "METADATA").write_text(head, encoding="utf-8")
        entries = f"[{GROUP}]\nmain = {name}:register\n"
        (info / "entry_points.txt").write_text(entries, encoding="utf-8")

    yield write
    for name in names:
        sys.modules.pop(name, None)


IMPORTS = (
    "from studio.app.plugins import PlotSpec\n"
    "from studio.layers.spec import LayerSpec\n"
    "SPEC = LayerSpec('own.Twice', 'Twice', 'math', 'Doubles.', 'https://x', 'function')\n"
)


def extended(session: Session) -> list[str]:
    said: list[Notice] = []
    session.notified.connect(said.append)
    session.extend()
    assert all(notice.kind == "warning" for notice in said)
    return [str(notice.message) for notice in said]


def test_what_ships_comes_through_the_same_door() -> None:
    registry = plugins.standard()
    assert registry.catalogue.find("torch.nn.Linear") is not None
    assert "digits" in [spec.key for spec in registry.sources]
    assert all(spec.package == "" for spec in registry.catalogue)


def test_what_is_registered_says_who_brings_it() -> None:
    registry = Registry("mine 2.1")
    registry.layer(LAYER)
    registry.source(source())
    registry.plot(PLOT)
    found = registry.catalogue.find("test.Twice")
    assert found is not None
    assert found.package == "mine 2.1"
    assert registry.sources[0].package == "mine 2.1"
    assert registry.plots["test.plot"].package == "mine 2.1"


@pytest.mark.parametrize(
    ("offer", "words"),
    [
        (lambda r: r.layer(LAYER), 'the kind of layer "test.Twice" is there already'),
        (lambda r: r.source(source()), 'the data source "test.source" is there already'),
        (lambda r: r.plot(PLOT), 'the plot "test.plot" is there already'),
    ],
)
def test_a_key_can_be_taken_once(offer: Callable[[Registry], None], words: str) -> None:
    registry, second = Registry(), Registry("second 1.0")
    offer(registry)
    with pytest.raises(RegistryError) as caught:
        offer(registry)
    assert str(caught.value) == words
    offer(second)
    with pytest.raises(RegistryError, match="is there already"):
        registry.take(second)


def test_an_offer_is_taken_whole_or_not_at_all() -> None:
    registry, offer = plugins.standard(), Registry("greedy 1.0")
    before = len(registry.catalogue)
    offer.layer(LAYER)
    offer.source(source("digits"))
    failures = plugins.adopt(registry, plugins.Found((offer,)))
    assert [str(message) for message in failures] == [
        'The plugin greedy 1.0 was left out: the data source "digits" is there already.'
    ]
    assert len(registry.catalogue) == before


def test_the_wrong_thing_is_refused_by_name() -> None:
    anything: Any = "a text"
    with pytest.raises(RegistryError) as caught:
        Registry().layer(anything)
    assert str(caught.value) == "it offers a str where a LayerSpec belongs"


def test_a_session_takes_in_what_is_installed(
    install: Callable[..., None], session: Session
) -> None:
    install("own", IMPORTS + "def register(registry):\n    registry.layer(SPEC)\n")
    project = Project()
    project.model.put_node(Node("n1", "own.Twice", "twice"))
    session._show(project, None)
    assert session.analyse_now().problems
    assert extended(session) == []
    found = session.catalogue.find("own.Twice")
    assert found is not None
    assert found.package == "own 1.0"
    assert not session.stale


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("1 / 0\n", "ZeroDivisionError: division by zero"),
        (
            "import torch_of_tomorrow\n",
            "ModuleNotFoundError: No module named 'torch_of_tomorrow'. "
            "It may be written for another version of Plexus Studio",
        ),
        (
            IMPORTS + "LayerSpec('a', 'A', 'math', 'A.', '', 'module', colour='red')\n",
            "TypeError: LayerSpec.__init__() got an unexpected keyword argument 'colour'. "
            "It may be written for another version of Plexus Studio",
        ),
        (
            "def register(registry):\n    registry.optimiser(1)\n",
            "AttributeError: 'Registry' object has no attribute 'optimiser'. "
            "It may be written for another version of Plexus Studio",
        ),
        (
            "def register(registry):\n    registry.expect(99)\n",
            "it needs version 99 of the plugin interface, and this program has version 1. "
            "Update Plexus Studio",
        ),
        (
            "from dataclasses import replace\n"
            + IMPORTS
            + "def register(registry):\n"
            + "    registry.layer(SPEC)\n"
            + "    registry.layer(replace(SPEC, key='torch.nn.Linear'))\n",
            'the kind of layer "torch.nn.Linear" is there already',
        ),
    ],
)
def test_a_broken_plugin_is_a_notice_and_all_else_works(
    install: Callable[..., None], session: Session, body: str, reason: str
) -> None:
    install("wrong", body)
    install("right", IMPORTS.replace("own.", "right.") + "def register(r):\n    r.layer(SPEC)\n")
    assert extended(session) == [f"The plugin wrong 1.0 was left out: {reason}."]
    assert session.catalogue.find("right.Twice") is not None
    assert session.catalogue.find("own.Twice") is None
    assert session.add("torch.nn.Linear") is not None


def test_without_a_distribution_the_entry_names_the_plugin() -> None:
    found = plugins.find([EntryPoint("lonely", "nowhere:register", GROUP)])
    (failure,) = found.failures
    assert str(failure).startswith("The plugin lonely was left out: ModuleNotFoundError")


def test_in_the_background_plugins_are_looked_for_in_a_thread(
    install: Callable[..., None], tmp_path: Path
) -> None:
    install("own", IMPORTS + "def register(registry):\n    registry.layer(SPEC)\n")
    session = Session(background=True, recovery_folder=tmp_path / "recovery")
    told: list[None] = []
    session.extended.connect(told.append)
    session.extend()
    while session.catalogue.find("own.Twice") is None:
        session.poll()
    assert told
    session.close()
