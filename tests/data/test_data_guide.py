"""The guide to the data names all there is, and its examples are right."""

from __future__ import annotations

import json
import re
from pathlib import Path

from studio.data import options, sources

GUIDE = (Path(__file__).parents[2] / "docs" / "data.md").read_text(encoding="utf-8")


def test_every_source_option_and_choice_is_described() -> None:
    for spec in sources.SOURCES:
        assert f"`{spec.key}`" in GUIDE
        section = GUIDE.split(f"\n## {spec.title}\n")[1].split("\n## ")[0]
        for param in spec.params:
            assert f"`data.{param.name}`" in section, (spec.key, param.name)
            if param.name not in ("normalise", "separator"):
                assert all(f"`{choice}`" in section for choice in param.choices), param.name
    for param in sources.GENERAL:
        assert f"`data.{param.name}` | {param.default} |" in GUIDE


def test_the_examples_of_settings_are_right() -> None:
    examples = [json.loads(text) for text in re.findall(r"```json\n(.*?)\n```", GUIDE, re.DOTALL)]
    assert {example["data.source"] for example in examples} == {s.key for s in sources.SOURCES}
    for example in examples:
        spec = sources.find(example["data.source"])
        assert spec is not None
        known = {param.name for param in spec.params}
        assert set(example) <= {f"data.{name}" for name in known | {"source"}}
        options.read(example, spec.params, None)
