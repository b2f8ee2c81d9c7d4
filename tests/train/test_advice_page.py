"""The page of advice is what the program says."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.filterwarnings("ignore:Using a target size:UserWarning")
@pytest.mark.filterwarnings("ignore:dropout option adds dropout:UserWarning")
def test_the_page_is_what_the_program_says(monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("tests/compile/lint", "tests/train"):
        monkeypatch.syspath_prepend(str(ROOT / folder))
    before = (ROOT / "docs/advice.md").read_text(encoding="utf-8")
    import advised as graphs
    import test_lints as lints
    import test_train_advice as training

    make = runpy.run_path(str(ROOT / "docs/make_advice.py"))
    text = make["page"](
        lints.SPEAKING,
        lambda draw: graphs.analyse(draw).problems,
        training.MENDED.values(),
        training.advice,
    )
    assert text == before, "renew it: python docs/make_advice.py"
