"""What may be written on the command line."""

from __future__ import annotations

import argparse
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TypeAlias, TypeVar

from studio.message import UserError

_Number = TypeVar("_Number", int, float)
_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


class WrongUseError(UserError):
    """A command line that is well formed but cannot be meant so."""


COMMANDS = (
    *("demo", "check", "diff", "train", "tune", "export", "runs", "screenshot", "film"),
    *("examples", "templates"),
)


def program_version() -> str:
    """The installed version; ``unknown`` in a checkout that is not installed."""
    try:
        return version("plexus-studio")
    except PackageNotFoundError:
        return "unknown"


def build() -> argparse.ArgumentParser:
    """The parser of all commands. It leaves with status 2 on wrong use."""
    parser = argparse.ArgumentParser(
        prog="plexus",
        usage="plexus [FILE] | plexus COMMAND …",
        description="Draw, train, watch and export neural networks.",
        epilog="Without a command the window opens, with FILE if one is named. "
        "`plexus COMMAND --help` tells more. Exit codes: 0 fine, 1 the file or the run has "
        "problems, 2 wrong use.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {program_version()}")
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", title="commands", prog="plexus"
    )

    window = commands.add_parser("open", help="open the window (as without a command)")
    window.add_argument("file", nargs="?", type=Path, metavar="FILE")

    commands.add_parser("demo", help="open the window on the digits example and start training")

    check = commands.add_parser("check", help="shapes, costs and problems of a model")
    _file(check)
    _allow_code(check)
    check.add_argument(
        "--batch", type=_positive, metavar="N", help="memory for so many examples at once"
    )
    check.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), help="where to train")
    _json(check)

    _diff(commands)

    train = commands.add_parser("train", help="train a model")
    _file(train)
    _allow_code(train)
    train.add_argument("--epochs", type=_positive, metavar="N", help="how often all examples")
    train.add_argument("--device", metavar="D", help="auto, cpu, cuda or mps")
    train.add_argument("--seed", type=_seed, metavar="S", help="the same seed, the same history")
    train.add_argument("--runs", type=Path, metavar="DIR", help="where to make the run's folder")
    train.add_argument(
        "--set",
        action="append",
        default=[],
        dest="settings",
        metavar="NODE.PARAM=VALUE",
        help="set a parameter of a node, or data.X or train.X; may be repeated",
    )
    train.add_argument(
        "--weights",
        action="append",
        default=[],
        metavar="NAME=FILE",
        help="start a model or a block, by its name, from the weights in a file: what a run kept "
        "of it, .safetensors or .pt; may be repeated",
    )
    _earlier_run(train)
    _json(train)

    _tune(commands)

    export = commands.add_parser(
        "export", help="write the model or its training as Python, or trained weights"
    )
    _file(export)
    _allow_code(export)
    export.add_argument("--to", required=True, choices=("module", "script", "weights"))
    export.add_argument("-o", "--output", required=True, type=Path, metavar="OUT")
    export.add_argument("--run", type=Path, metavar="RUN", help="the folder of the run to take")

    runs = commands.add_parser("runs", help="list and compare runs")
    runs.add_argument("folder", nargs="?", type=Path, metavar="DIR")
    _json(runs)

    picture = commands.add_parser("screenshot", help="draw a model's canvas into a file")
    _file(picture)
    picture.add_argument("-o", "--output", required=True, type=Path, metavar="OUT.png|OUT.svg")
    picture.add_argument("--theme", choices=("dark", "light"), default="dark")
    picture.add_argument("--scale", type=_scale, default=1.0, metavar="S")

    _film(commands)
    examples = commands.add_parser("examples", help="list the bundled examples, or write one")
    examples.add_argument("name", nargs="?", metavar="NAME")
    examples.add_argument("-o", "--output", type=Path, metavar="FILE")
    _json(examples)
    templates = commands.add_parser(
        "templates", help="list the training templates, write one, or put one on a model"
    )
    templates.add_argument("name", nargs="?", metavar="NAME")
    templates.add_argument("--on", type=Path, metavar="FILE", help="the model to put it on")
    templates.add_argument("-o", "--output", type=Path, metavar="FILE")
    _json(templates)
    return parser


def _film(commands: _Commands) -> None:
    film = commands.add_parser("film", help="show a run as an animation of its canvas")
    _file(film)
    film.add_argument("--run", required=True, type=Path, metavar="RUN", help="the run's folder")
    film.add_argument("-o", "--output", required=True, type=Path, metavar="OUT.gif|OUT.mp4")
    film.add_argument("--theme", choices=("dark", "light"), default="dark")
    film.add_argument("--width", type=_width, default=960, metavar="PIXELS")
    film.add_argument("--per-second", type=_speed, default=5.0, metavar="MOMENTS")


def _diff(commands: _Commands) -> None:
    diff = commands.add_parser(
        "diff",
        help="what is different between two versions of a project",
        description="What is different between two versions of a project. Exit codes: 0 nothing, "
        "1 something, 2 wrong use.",
    )
    for name in ("old", "new"):
        what = "a .plexus file, or the folder of a run"
        diff.add_argument(name, type=Path, metavar=name.upper(), help=what)
    diff.add_argument(
        "--layout", action="store_true", help="tell also what was only moved on the canvas"
    )
    _json(diff)


def _tune(commands: _Commands) -> None:
    tune = commands.add_parser("tune", help="find the fastest settings of a training")
    _file(tune)
    _allow_code(tune)
    tune.add_argument(
        "--seconds", type=_seconds, default=1.0, metavar="S", help="to measure each (default 1)"
    )
    tune.add_argument(
        "--compile",
        action="store_true",
        help="try torch.compile on the CPU too, which takes minutes",
    )
    tune.add_argument("--save", action="store_true", help="write the fastest into the file")
    _json(tune)


def completed(arguments: list[str]) -> list[str]:
    """The arguments with the command that is left out: ``plexus FILE`` is ``plexus open FILE``."""
    if not arguments:
        return ["open"]
    first = arguments[0]
    if first in COMMANDS or first == "open" or first in ("-h", "--help", "--version"):
        return arguments
    return ["open", *arguments]


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a .plexus file")


def _allow_code(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--allow-code",
        action="store_true",
        help="run the Python that the file holds; read it first",
    )


def _earlier_run(train: argparse.ArgumentParser) -> None:
    """The run that a training goes on with."""
    source = train.add_mutually_exclusive_group()
    source.add_argument("--resume", type=Path, metavar="RUN", help="go on with this run's folder")
    source.add_argument(
        "--grow-from",
        type=Path,
        metavar="RUN",
        help="go on with what this run's smaller model has learnt",
    )
    train.add_argument(
        "--checkpoint", default="last", metavar="NAME", help="of that run: last, or step-1200"
    )


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="write JSON, and nothing else")


def _positive(text: str) -> int:
    return _whole(text, 1)


def _seed(text: str) -> int:
    return _whole(text, 0)


def _whole(text: str, least: int) -> int:
    number = int(text)
    if number < least:
        raise argparse.ArgumentTypeError(f"must be at least {least}, not {number}")
    return number


def _seconds(text: str) -> float:
    return _between(0.01, float(text), 3600, text)


def _width(text: str) -> int:
    return _between(160, int(text), 3840, text, " pixels")


def _speed(text: str) -> float:
    return _between(0.5, float(text), 60, text, " moments")


def _scale(text: str) -> float:
    return _between(0.1, float(text), 16, text)


def _between(least: float, number: _Number, most: float, text: str, unit: str = "") -> _Number:
    if not least <= number <= most:
        raise argparse.ArgumentTypeError(f"must be between {least} and {most}{unit}, not {text}")
    return number
