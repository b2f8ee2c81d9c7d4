"""The page of the doctor is what the rules say."""

from __future__ import annotations

import runpy
from pathlib import Path

from studio.train.doctor.rules import RULES

DOCS = Path(__file__).parent.parent.parent.parent / "docs"


def test_the_page_is_what_the_rules_say() -> None:
    make = runpy.run_path(str(DOCS / "make_doctor.py"))
    written = (DOCS / "doctor.md").read_text(encoding="utf-8")
    assert make["page"](RULES) == written, "renew it: python docs/make_doctor.py"
    assert len({rule.key for rule in RULES}) == len(RULES) == 16
