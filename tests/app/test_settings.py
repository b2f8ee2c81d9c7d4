from __future__ import annotations

import json
from pathlib import Path

import pytest

from studio import paths
from studio.app.settings import RECENT_LIMIT, Settings


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    settings = Settings(path)
    settings.theme = "light"
    settings.window = {"geometry": "AdnQywAD"}
    settings.autosave_s = 5.0
    settings.wires = "orthogonal"
    settings.grid = settings.guides = False
    settings.remember(tmp_path / "net.plexus")
    settings.save()
    loaded = Settings.load(path)
    assert loaded == settings


def test_the_user_s_file_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLEXUS_HOME", str(tmp_path))
    Settings.load().save()
    assert (paths.config() / "settings.json").is_file()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "[" * 100_000,
        '{"theme": "pink", "recent": 3, "window": [], "autosave_s": true}',
        '{"wires": "wavy", "grid": 1, "snap": "yes", "guides": null}',
        '{"recent": [1, null, "", "a\\u0000b"], "window": {"geometry": 1}, "autosave_s": "x"}',
    ],
)
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    assert Settings.load(path) == Settings(path)


def test_bytes_that_are_no_text_give_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b"\xff\xfe\x00")
    assert Settings.load(path) == Settings(path)


def test_what_a_newer_program_wrote_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "dark", "sounds": "off"}', encoding="utf-8")
    Settings.load(path).save()
    assert json.loads(path.read_text("utf-8"))["sounds"] == "off"


def test_recent_files_are_few_and_the_latest_comes_first() -> None:
    settings = Settings()
    for number in range(RECENT_LIMIT + 3):
        settings.remember(Path(f"/nets/{number}.plexus"))
    settings.remember(Path("/nets/5.plexus"))
    assert len(settings.recent) == RECENT_LIMIT
    assert settings.recent[:2] == (Path("/nets/5.plexus"), Path("/nets/10.plexus"))
    settings.forget(Path("/nets/5.plexus"))
    assert Path("/nets/5.plexus") not in settings.recent


def test_without_a_path_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLEXUS_HOME", str(tmp_path))
    Settings().save()
    assert not list(tmp_path.iterdir())
