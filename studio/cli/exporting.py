"""``plexus export``: the model or its training as Python, or what a run has learnt."""

from __future__ import annotations

import argparse

from studio.app.exporting import asked
from studio.app.session import Session
from studio.cli.opening import opened
from studio.cli.parser import WrongUseError
from studio.exchange import module_file, script, weights
from studio.exchange.asked import Asked
from studio.message import UserError


def export(arguments: argparse.Namespace) -> int:
    if arguments.to == "weights" and arguments.run is None:
        raise WrongUseError("Weights come from a run: name its folder with --run.")
    session = opened(arguments.file, arguments.allow_code)
    analysis = session.analyse_now()
    if analysis.plan is None:
        raise UserError(
            "{file} has problems, so there is no model to export: see `plexus check {file}`.",
            file=arguments.file,
        )
    if arguments.to == "module":
        module_file.write(analysis.plan, arguments.output)
    elif arguments.to == "script":
        text = script.export(_training(session, arguments), arguments.output)
        print(f"wrote {script.data_of(arguments.output)}")
        start = script.start_of(arguments.output)
        if start.name in text:
            print(f"wrote {start}")
    else:
        weights.export(arguments.run, arguments.output, analysis.plan)
    print(f"wrote {arguments.output}")
    return 0


def _training(session: Session, arguments: argparse.Namespace) -> Asked:
    if session.training is not None and session.training.plan is None:
        raise UserError(
            "The training graph of {file} has problems: see `plexus check {file}`.",
            file=arguments.file,
        )
    return asked(session)
