"""What training scripts and the program tell of the same steps."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from studio.compile.analysis import Analyser
from studio.exchange import script
from studio.exchange.asked import Asked
from studio.graph.model import MODEL, TRAINING, Project
from studio.layers.catalogue import standard
from studio.observe.mailbox import Mailbox
from studio.train.inbox import Inbox, Stop
from studio.train.store import RunFolder
from studio.train.worker import Job, run

STEPS = 20
DRIVER = Path(__file__).parent / "first_losses.py"


class StopAt(Inbox):
    """An inbox into which an order to stop falls after so many events of the loop."""

    def __init__(self, events: int) -> None:
        super().__init__()
        self._wait = events

    def __bool__(self) -> bool:
        self._wait -= 1
        if self._wait == 0:
            self.put(Stop())
        return super().__bool__()


def asked(project: Project, base: Path | None = None) -> Asked:
    """What an export of this project is asked for, on one thread of the CPU."""
    project.settings |= {"train.threads": 1, "train.device": "cpu"}
    analyser = Analyser(standard(), allows=lambda _text: True)
    plans = {}
    for graph in (MODEL, TRAINING):
        if graph in project.graphs:
            found = analyser.analyse(project, graph)
            assert found.plan is not None, [str(problem.message) for problem in found.problems]
            plans[graph] = found.plan
    return Asked(project, plans[MODEL], plans.get(TRAINING), base)


def of_program(wanted: Asked, folder: Path, steps: int = STEPS) -> list[dict[str, float]]:
    """The losses of the first steps of a run."""
    job = Job(wanted.project, wanted.plan, folder, base=wanted.base, training=wanted.training)
    # Looks at validation are events too; at most as many are needed again.
    result = run(job, Mailbox(), StopAt(4 * steps))
    assert result.state in ("finished", "stopped"), result.message
    told = [scalars.values for scalars in RunFolder.open(folder).history()]
    return [values for values in told if any(key.startswith("train_") for key in values)][:steps]


def of_scripts(paths: list[Path], steps: int = STEPS) -> dict[Path, list[dict[str, float]]]:
    """The losses of the first steps of scripts, as a fresh interpreter finds them."""
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
    """Whether all losses of the script are those of the program, to the last bit."""
    assert len(ours) >= min(STEPS, 1) and len(ours) == len(theirs)
    for step, (one, two) in enumerate(zip(ours, theirs, strict=True)):
        assert one == {name: two[name] for name in one}, step
