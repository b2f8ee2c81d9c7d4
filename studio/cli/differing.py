"""``plexus diff``: what is different between two files, or a file and what a run has trained."""

from __future__ import annotations

import argparse
import json
from itertools import groupby

from studio.app.differing import Told, read_version, told
from studio.app.plugins import standard
from studio.graph.comparing import compare


def diff(arguments: argparse.Namespace) -> int:
    """Print the differences; 1 if there are any."""
    old, new = read_version(arguments.old), read_version(arguments.new)
    registry = standard()
    found = told(compare(old, new, layout=arguments.layout), registry.catalogue, registry.sources)
    if arguments.json:
        print(json.dumps({"differences": [each.as_data() for each in found]}, indent=1))
    else:
        print("\n".join(_lines(found)) or "no differences")
    return 1 if found else 0


def _lines(found: tuple[Told, ...]) -> list[str]:
    lines: list[str] = []
    for where, group in groupby(found, key=lambda each: str(each.where)):
        lines.append(where)
        for each in group:
            lines.append(f"  {each.sign} {each.words}")
            lines += [f"      {line}" for line in each.lines]
    return lines
