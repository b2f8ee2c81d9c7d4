"""``plexus tune``: the fastest settings of a training, as the window's Run panel finds them."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from studio.app.reports import sentence
from studio.cli.opening import opened
from studio.cli.table import table
from studio.cli.training import Interruption
from studio.graph.edits import SetSetting
from studio.train.timings import Findings, Timing, described, trouble_or_rate


def tune(arguments: argparse.Namespace) -> int:
    session = opened(arguments.file, arguments.allow_code)
    try:
        session.analyse_now()
        if session.runs.refusal() is not None:
            for problem in session.problems:
                print(sentence(problem, session.document.project), file=sys.stderr)
            return 1
        from studio.train import fastest

        def tell(timing: Timing, done: int, total: int) -> None:
            line = f"{done}/{total}  {described(timing)}: {trouble_or_rate(timing)}"
            print(line, file=sys.stderr)

        with Interruption() as interruption:
            findings = fastest.tune(
                session.runs.job(),
                seconds=arguments.seconds,
                compiled=True if arguments.compile else None,
                tell=tell,
                cancelled=lambda: interruption.asked,
            )
        if arguments.save and findings.best is not None:
            for name, value in findings.best.settings.items():
                session.document.do(SetSetting(name, value))
            session.save()
        print(_as_json(findings) if arguments.json else _as_text(findings))
    finally:
        session.close()
    return 0 if findings.best is not None else 1


def _as_json(findings: Findings) -> str:
    data: dict[str, Any] = {
        "timings": [
            {
                "settings": dict(timing.settings),
                "steps_per_second": round(timing.rate, 1),
                "trouble": None if timing.trouble is None else str(timing.trouble),
            }
            for timing in findings.timings
        ],
        "best": None if findings.best is None else dict(findings.best.settings),
        "gain": round(findings.gain, 3),
        "complete": findings.complete,
    }
    return json.dumps(data, indent=1)


def _as_text(findings: Findings) -> str:
    rows = [[described(timing), str(trouble_or_rate(timing))] for timing in findings.timings]
    lines = [table(["settings", "speed"], rows)] if rows else []
    best = findings.best
    if best is None:
        lines.append("Nothing could be measured.")
    elif best is findings.timings[0]:
        lines.append("The settings are the fastest as they are.")
    else:
        flags = " ".join(f"--set {name}={_plain(value)}" for name, value in best.settings.items())
        lines.append(f"{findings.gain:.2f} times as fast: {flags}")
    return "\n".join(lines)


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
