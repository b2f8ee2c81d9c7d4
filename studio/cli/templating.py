"""``plexus templates``: training graphs to start from. Loads no torch."""

from __future__ import annotations

import argparse
import json
import sys

from studio.app import training_templates
from studio.app.training_templates import TEMPLATES, TrainingTemplate
from studio.cli.parser import WrongUseError
from studio.cli.table import table


def templates(arguments: argparse.Namespace) -> int:
    if arguments.name is None:
        if arguments.output or arguments.on:
            raise WrongUseError("Which template? Name one before -o or --on.")
        if arguments.json:
            print(json.dumps([_data(template) for template in TEMPLATES], indent=1))
        else:
            rows = [(each.name, str(each.title), str(each.summary)) for each in TEMPLATES]
            print(table(("name", "title", "summary"), rows))
        return 0
    template = training_templates.find(arguments.name)
    if arguments.on:
        _put(template, arguments)
    elif arguments.output:
        arguments.output.write_bytes(template.path.read_bytes())
    if arguments.json:
        print(json.dumps(_data(template), indent=1))
    elif arguments.output:
        print(f"wrote {arguments.output}")
    else:
        print(f"{template.title}\n{template.summary}\n{template.path}")
    return 0


def _put(template: TrainingTemplate, arguments: argparse.Namespace) -> None:
    """Write a model's file with this training graph, to be named by the user: none is replaced."""
    import studio.api as plexus
    from studio.data.errors import DataError

    if not arguments.output:
        raise WrongUseError("Where to? Name a file with -o; it may be the model's own.")
    project = plexus.load(arguments.on)
    try:
        plexus.put_template(project, template.name)
    except DataError as error:
        print(
            f"The data could not be read, so that inputs are as the model takes them: {error}",
            file=sys.stderr,
        )
        plexus.put_template(project, template.name, read_data=False)
    plexus.save(project, arguments.output)


def _data(template: TrainingTemplate) -> dict[str, str]:
    return {
        "name": template.name,
        "title": str(template.title),
        "summary": str(template.summary),
        "path": str(template.path),
    }
