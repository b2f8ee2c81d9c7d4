"""The guide: its links lead somewhere, its table is the program's, and the wheel carries it."""

from __future__ import annotations

import os
import re
import runpy
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from studio import paths
from studio.ui.guide import slug

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
LINK = re.compile(r"\]\((?!https?:)([^)\s]+)\)")
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.glob("*.md")])


def links(page: Path) -> list[str]:
    return LINK.findall(page.read_text(encoding="utf-8"))


def headings(page: Path) -> set[str]:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    return {slug(line.lstrip("#")) for line in text.splitlines() if line.startswith("#")}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_leads_to_a_file_and_a_heading(page: Path):
    for link in links(page):
        file, _, fragment = link.partition("#")
        target = page.parent / file if file else page
        assert target.is_file(), link
        assert not fragment or fragment in headings(target), link


def test_shortcuts_are_those_of_the_program():
    make = runpy.run_path(str(DOCS / "make_keys.py"))
    text = (DOCS / "guide.md").read_text(encoding="utf-8")
    assert make["table"]() in text
    assert make["renewed"](text) == text


def test_pictures_are_small_and_all_used():
    used = {Path(link).name for page in PAGES for link in links(page) if link.endswith(".png")}
    pictures = list((DOCS / "images").iterdir())
    assert {picture.name for picture in pictures} == used
    assert all(picture.stat().st_size < 400_000 for picture in pictures)


def test_the_wheel_carries_the_guide_and_the_pages_it_links_to():
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    carried = config["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    pages = {"guide.md", *(link for link in links(DOCS / "guide.md") if link.endswith(".md"))}
    for page in pages:
        assert carried[f"docs/{page}"] == f"studio/resources/guide/{page}"
    assert carried["docs/images"] == "studio/resources/guide/images"


def test_a_checkout_has_the_guide():
    assert (paths.guide() / "guide.md").is_file()


def test_the_pictures_can_be_made_anew(tmp_path: Path):
    script = [sys.executable, str(DOCS / "make_pictures.py"), "--into", str(tmp_path), "boundary"]
    subprocess.run(script, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)
    assert [file.name for file in tmp_path.iterdir()] == ["boundary.png"]
