"""What training scripts and the program tell of the same steps."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from studio.compile.analysis import Analyser
from studio.data.spec import SourceSpec
from studio.exchange import script
from studio.exchange.asked import Asked
from studio.graph.model import MODEL, TRAINING, Project
from studio.layers.catalogue import standard
from studio.observe.mailbox import Mailbox
from studio.train.store import RunFolder
from studio.train.worker import Job, run

STEPS = 20
DRIVER = Path(__file__).parent / "first_losses.py"


def asked(
    project: Project, base: Path | None = None, sources: tuple[SourceSpec, ...] = ()
) -> Asked:
    """What an export of this project is asked for, on one thread of the CPU."""
    project.settings |= {"train.threads": 1, "train.device": "cpu"}
    analyser = Analyser(standard(), allows=lambda _text: True)
    plans = {}
    for graph in (MODEL, TRAINING):
        if graph in project.graphs:
            found = analyser.analyse(project, graph)
            assert found.plan is not None, [str(problem.message) for problem in found.problems]
            plans[graph] = found.plan
    return Asked(project, plans[MODEL], plans.get(TRAINING), base, sources)


def of_program(wanted: Asked, folder: Path, steps: int = STEPS) -> list[dict[str, float]]:
    """The numbers of the first steps of a run, and of the epochs that end before the last."""
    project = wanted.project.copy()
    allowed = project.settings.get("train.max_steps") or steps
    assert isinstance(allowed, int)
    project.settings["train.max_steps"] = min(allowed, steps)
    job = Job(
        project,
        wanted.plan,
        folder,
        base=wanted.base,
        sources=wanted.sources,
        training=wanted.training,
    )
    result = run(job, Mailbox())
    assert result.state in ("finished", "stopped"), result.message
    told = [dict(scalars.values) for scalars in RunFolder.open(folder).history()]
    last = [n for n, values in enumerate(told) if is_step(values)][:steps][-1]
    ended = last + 1 if len(steps_of(told)) >= steps else len(told)
    return told[:ended]


def is_step(told: Mapping[str, float]) -> bool:
    """Whether these are the numbers of a step, and not of an epoch."""
    return any(name.startswith("train_") for name in told)


def steps_of(told: Iterable[dict[str, float]]) -> list[dict[str, float]]:
    """What was told of steps."""
    return [numbers for numbers in told if is_step(numbers)]


def of_scripts(paths: list[Path], steps: int = STEPS) -> dict[Path, list[dict[str, float]]]:
    """What scripts tell of as much as ``of_program`` does, as a fresh interpreter finds it."""
    done = subprocess.run(
        [sys.executable, "-W", "error", str(DRIVER), str(steps), *map(str, paths)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert not any(name.startswith(("studio", "PySide6")) for name in found["loaded"])
    return {Path(path): told for path, told in found["losses"].items()}


def written(wanted: Asked, path: Path) -> Path:
    """The script of a training, in a file."""
    script.export(wanted, path)
    return path


def assert_same(ours: list[dict[str, float]], theirs: list[dict[str, float]]) -> None:
    """Whether all numbers of the script are those of the program, to the last bit."""
    assert ours
    assert len(ours) == len(theirs)
    for place, (one, two) in enumerate(zip(ours, theirs, strict=True)):
        assert one == {name: two[name] for name in one}, place
