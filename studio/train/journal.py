"""What was changed while a run went on: a line of JSON each, only ever appended. No torch.

    {"time": "2026-01-31T12:00:00", "step": 120, "epoch": 2.5, "node": "n4", "called": "drop",
     "name": "p", "from": 0.5, "to": 0.2, "checkpoint": "mark-120", "run": "net-20260131-115500"}

``run`` is the name of the folder that has the checkpoint: another one's, where a run goes on with
what another has begun.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from typing import Any

from studio.message import Message, UserError
from studio.observe.frames import Mark
from studio.train.store import RunFolder, replace

JOURNAL = "journal.jsonl"
FROZEN = "frozen"
WENT_BACK = "went back"
WENT_ON = "changed model"


def note(folder: RunFolder, entry: Mapping[str, Any]) -> dict[str, Any]:
    """Append an entry, with the time; what was written."""
    record = {"time": time.strftime("%Y-%m-%dT%H:%M:%S"), "run": folder.path.name, **entry}
    with (folder.path / JOURNAL).open("a", encoding="utf-8") as file:
        file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return record


def entries(folder: RunFolder) -> list[dict[str, Any]]:
    """All that was noted, in order. Raises ``UserError`` where a line is damaged."""
    path = folder.path / JOURNAL
    if not path.exists():
        return []
    return list(_read(path.read_text("utf-8")))


def _read(text: str) -> Iterator[dict[str, Any]]:
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines, 1):
        if not line.endswith("\n"):
            return  # It is still being written.
        try:
            record = json.loads(line)
            mark(record)
        except (ValueError, TypeError, KeyError) as error:
            raise UserError(
                "Line {number} of a run's journal.jsonl is damaged: {reason}. Remove the line.",
                number=number,
                reason=error,
            ) from error
        yield record


def continue_from(folder: RunFolder, other: RunFolder, step: int) -> None:
    """Begin with what another run had noted until a step."""
    if folder.path == other.path:
        return  # What was tried after the checkpoint is worth remembering.
    kept = [each for each in entries(other) if each["step"] <= step]
    if kept:
        lines = (json.dumps(each, ensure_ascii=False) + "\n" for each in kept)
        replace(folder.path / JOURNAL, "".join(lines).encode())


def marks(folder: RunFolder) -> list[Mark]:
    """The marks on the curves of a run."""
    return [mark(each) for each in entries(folder)]


def mark(record: Mapping[str, Any]) -> Mark:
    """An entry as a mark on the curves."""
    return Mark(
        int(record["step"]),
        float(record["epoch"]),
        sentence(record),
        str(record.get("checkpoint", "")),
        str(record.get("run", "")),
        str(record.get("node", "")),
        str(record.get("name", "")),
        _value(record.get("from")),
        _value(record.get("to")),
    )


def sentence(entry: Mapping[str, Any]) -> Message:
    """What has been changed, in words."""
    called, name = entry.get("called") or "", str(entry["name"])
    if name == FROZEN:
        if entry.get("to"):
            return Message("{node} frozen", node=called)
        return Message("{node} trains again", node=called)
    if name == WENT_BACK:
        return Message("gone back to here from step {step} of {run}", step=entry.get("from"),
                       run=entry.get("to"))  # fmt: skip
    if name == WENT_ON:
        return Message("model changed ({what}). {effect}", what=entry.get("to"),
                       effect=_effect(entry))  # fmt: skip
    what = f"{called}.{name}" if called else name
    return Message("{what}: {old} → {new}", what=what, old=_short(entry.get("from")),
                   new=_short(entry.get("to")))  # fmt: skip


def _effect(entry: Mapping[str, Any]) -> Message:
    """What a change of the model did to what it gives, in a sentence."""
    difference = float(entry.get("difference", 0.0))
    by = f"{difference:,.0f}" if difference >= 10 else f"{difference:.1g}".replace("e-0", "e-")
    layers, kind = entry.get("layers", ""), entry.get("kind", "")
    if entry.get("unchanged"):
        return Message("Outputs unchanged (largest difference {by})", by=by)
    match entry.get("why"):
        case "shape":
            return Message("The outputs have another shape than before")
        case "mixes":
            return Message("Outputs changed by up to {by}: {layer} ({kind}) mixes old and new "
                           "features", by=by, layer=layers, kind=kind)  # fmt: skip
        case "layer":
            return Message("Outputs changed by up to {by}: {layer} ({kind}) cannot be changed like "
                           "this and give what it gave", by=by, layer=layers,
                           kind=kind)  # fmt: skip
        case "new":
            return Message("Outputs changed by up to {by}: new layers change what goes through "
                           "them ({layers})", by=by, layers=layers)  # fmt: skip
        case "gone":
            return Message("Outputs changed by up to {by}: layers are gone ({layers})", by=by,
                           layers=layers)  # fmt: skip
    return Message("Outputs changed by up to {by}", by=by)


def _short(value: object) -> str | Message:
    if value is None:
        return Message("none")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, list | tuple):
        return ", ".join(str(_short(each)) for each in value)
    return str(value)


def _value(value: Any) -> Any:
    return tuple(map(_value, value)) if isinstance(value, list) else value
