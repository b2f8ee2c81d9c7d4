"""What the doctor saw of a run, in its folder: ``doctor.json``. No torch.

    [{"rule": "overfitting", "node": "", "since": 240, "epoch": 6.0, "until": null, …}]

A folder without the file is of a run that no doctor watched, or of a healthy one.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from studio.message import UserError
from studio.observe.checkup import Diagnosis, recorded
from studio.observe.checkup import record as as_record
from studio.train.store import RunFolder, replace

DOCTOR = "doctor.json"


def write(folder: RunFolder, diagnoses: Sequence[Diagnosis]) -> None:
    """Keep these, and no others. Nothing is written for a run that is well."""
    path = folder.path / DOCTOR
    if not diagnoses and not path.exists():
        return
    entries = [as_record(each) for each in diagnoses]
    text = json.dumps(entries, ensure_ascii=False, indent=1) + "\n"
    replace(path, text.encode())


def read(folder: RunFolder) -> list[Diagnosis]:
    """What was kept. Raises ``UserError`` where the file is damaged."""
    path = folder.path / DOCTOR
    if not path.exists():
        return []
    try:
        return [recorded(each) for each in json.loads(path.read_text("utf-8"))]
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise UserError(
            "The file {path} of a run cannot be read: {reason}. Remove it.",
            path=path,
            reason=error,
        ) from error
