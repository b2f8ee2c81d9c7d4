"""Texts of project files, and what damages them."""

from __future__ import annotations

from typing import Any

CANONICAL = """\
{
  "format": "plexus",
  "graphs": {
    "model": {
      "layout": {
        "n1": {"x": 40, "y": -2.5},
        "n10": {"x": 200, "y": 0}
      },
      "nodes": [
        {"id": "n1", "kind": "input", "name": "image", "params": {"shape": ["N", 1, 8, 8]}},
        {"id": "n2", "kind": "torch.nn.Flatten", "name": "flatten", "note": "One row – ½ page"},
        {"flags": ["bypass", "mute"], "id": "n10", "kind": "torch.nn.Linear", "name": "fc"}
      ],
      "wires": [
        {"from": ["n1", "output"], "to": ["n2", "input"]},
        {"from": ["n2", "output"], "to": ["n10", "input"]}
      ]
    }
  },
  "name": "digits",
  "settings": {
    "data.source": "digits",
    "train.lr": 0.001
  },
  "version": 2
}
"""

FROM_THE_FUTURE = """\
{
  "a field": [{"deep": [1, 2.5, null]}],
  "format": "plexus",
  "graphs": {
    "block": {
      "layout": {},
      "nodes": [],
      "wires": []
    },
    "model": {
      "guides": [{"title": "stem", "x": 1.5}],
      "layout": {
        "n1": {"collapsed": true, "x": 0, "y": 0},
        "n2": {"width": 200.0, "x": 40, "y": 0}
      },
      "nodes": [
        {"id": "n1", "kind": "some.plugin.Kind", "name": "odd", "params": {"p": [[], [1.0, 1]]}},
        {"id": "n2", "kind": "input", "name": "image", "tied": {"to": "n1", "x": [1e-07]}}
      ],
      "wires": [
        {"from": ["n2", "output"], "gain": -0.0, "to": ["n1", "wherever.it.goes"]}
      ]
    }
  },
  "name": "",
  "settings": {
    "": null
  },
  "version": 2,
  "zoo": "\\u0000"
}
"""

COMPOSED = """\
{
  "codes": {
    "twice": [
      "def twice(x):",
      "    return 2 * x",
      ""
    ]
  },
  "format": "plexus",
  "graphs": {
    "model": {
      "layout": {},
      "nodes": [
        {"id": "n1", "kind": "block:part", "name": "part", "params": {"depth": {"=": "width"}}},
        {"id": "n2", "kind": "block:part", "name": "again", "reuses": "n1"},
        {"id": "n3", "kind": "code:twice", "name": "twice"}
      ],
      "wires": [
        {"from": ["n1", "output"], "to": ["n2", "input"]},
        {"from": ["n2", "output"], "to": ["n3", "x"]}
      ]
    },
    "part": {
      "about": "A layer, and its activation.",
      "layout": {},
      "nodes": [
        {"id": "n1", "kind": "input", "name": "input"},
        {"id": "n2", "kind": "some.Layer", "name": "fc", "params": {"size": [{"=": "depth"}, 1]}},
        {"id": "n3", "kind": "output", "name": "output"}
      ],
      "synonyms": ["dense"],
      "variables": [
        {"help": "How many.", "minimum": 1, "name": "depth", "type": "int", "value": 2},
        {"choices": ["max", "mean"], "name": "how", "type": "choice", "value": "mean"},
        {"length": 2, "name": "at", "optional": true, "since": "3", "type": "ints", "value": null}
      ],
      "wires": [
        {"from": ["n1", "output"], "to": ["n2", "input"]},
        {"from": ["n2", "output"], "to": ["n3", "input"]}
      ]
    }
  },
  "name": "composed",
  "packages": {
    "some.Layer": "some-package 0.1"
  },
  "settings": {},
  "variables": [
    {"name": "width", "type": "int", "value": 32}
  ],
  "version": 2
}
"""

GONE = object()


def changed(record: Any, path: tuple[str | int, ...], value: Any) -> Any:
    """The record with another value at one place."""
    if not path:
        return value
    *way, last = path
    inner = record
    for step in way:
        inner = inner[step]
    if value is GONE:
        del inner[last]
    else:
        inner[last] = value
    return record
