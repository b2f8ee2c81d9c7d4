"""``plexus runs`` and ``plexus examples``. Neither loads torch."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from typing import Any

from studio import paths
from studio.app import examples
from studio.app.reports import final_numbers
from studio.cli.parser import WrongUseError
from studio.cli.table import table
from studio.message import UserError
from studio.train.store import RunError, RunFolder, list_runs

NUMBERS = ("train_loss", "val_loss", "val_accuracy")


def runs(arguments: argparse.Namespace) -> int:
    folder = arguments.folder or paths.runs()
    if arguments.folder and not folder.is_dir():
        raise UserError("There is no folder {folder}.", folder=folder)
    found = list(_readable(list_runs(folder)))
    if arguments.json:
        print(json.dumps(found, indent=1))
        return 0
    if not found:
        print(f"no runs in {folder}")
        return 0
    rows = [
        (
            run["name"],
            run["state"],
            str(run["epochs"]),
            str(run["steps"]),
            *(f"{run['final'][n]:.4f}" if n in run["final"] else "" for n in NUMBERS),
            run["run"],
        )
        for run in found
    ]
    print(table(("project", "state", "epochs", "steps", *NUMBERS, "run"), rows, (2, 3, 4, 5, 6)))
    return 0


def _readable(folders: list[RunFolder]) -> Iterator[dict[str, Any]]:
    """What each run tells of itself; of one that is damaged, standard error tells."""
    for run in folders:
        try:
            yield _run_data(run)
        except RunError as error:
            print(error.message, file=sys.stderr)


def _run_data(run: RunFolder) -> dict[str, Any]:
    info = run.info()
    return {
        "run": str(run.path),
        "name": str(info.get("name", "")),
        "created": info.get("created"),
        "state": str(info.get("state", "")),
        "seed": info.get("seed"),
        "epochs": info.get("epochs", 0),
        "steps": info.get("steps", 0),
        "seconds": info.get("seconds", 0.0),
        "final": final_numbers(info.get("final", {})),
    }


def list_examples(arguments: argparse.Namespace) -> int:
    if arguments.name is None:
        if arguments.output:
            raise WrongUseError("Which example? Name one before -o.")
        if arguments.json:
            print(json.dumps([_example_data(example) for example in examples.EXAMPLES], indent=1))
        else:
            print(_in_groups())
        return 0
    example = examples.find(arguments.name)
    if arguments.output:
        arguments.output.write_bytes(example.path.read_bytes())
    if arguments.json:
        print(json.dumps(_example_data(example), indent=1))
    elif arguments.output:
        print(f"wrote {arguments.output}")
    else:
        print(f"{example.title}\n{example.summary}\n{example.path}")
    return 0


def _in_groups() -> str:
    """The examples of each group below its title, all in the same columns."""
    rows = [(e.name, str(e.title), str(e.summary)) for e in examples.EXAMPLES]
    heads, rule, *lines = table(("name", "title", "summary"), rows).splitlines()
    parts = [heads, rule]
    for group in examples.GROUPS:
        size = len(group.examples)
        parts += ["", str(group.title), *lines[:size]]
        del lines[:size]
    return "\n".join(parts)


def _example_data(example: examples.Example) -> dict[str, str]:
    return {
        "name": example.name,
        "group": str(examples.group_of(example).title),
        "title": str(example.title),
        "summary": str(example.summary),
        "path": str(example.path),
    }
