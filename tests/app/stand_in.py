"""A stage without a screen, which remembers what it was asked and answers as it was told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from studio.app.action import ExportKind, Giving, Leave, Oversize
from studio.app.bookmarks import Sight
from studio.app.settings import Scheme
from studio.app.view_at_hand import ViewAtHand
from studio.graph.model import Wire
from studio.message import Message
from studio.train.capacity import Verdict


class StandIn:
    def __init__(self) -> None:
        self.asked: list[str] = []
        self.open_path: Path | None = None
        self.save_path: Path | None = None
        self.export_path: Path | None = None
        self.leave: Leave = "cancel"
        self.drafts: Leave = "cancel"
        self.oversize: Oversize = "cancel"
        self.template: str | None = None
        self.snapshot = ""
        self.shortcuts_path: Path | None = None
        self.clipboard = ""
        self.seen = Sight(10.0, 20.0, 1.5)
        self.has_lines = True
        self.theme: Scheme | None = None
        self.wire: Wire | None = None
        self.lit = False
        self.view: ViewAtHand | None = None
        self.sizes: dict[str, tuple[float, float]] = {}

    def ask_open_path(self) -> Path | None:
        self.asked.append("open path")
        return self.open_path

    def ask_save_path(self, suggestion: str) -> Path | None:
        self.asked.append(f"save path {suggestion}")
        return self.save_path

    def ask_export_path(self, kind: ExportKind, suggestion: str) -> Path | None:
        self.asked.append(f"export path {kind} {suggestion}")
        return self.export_path

    def view_at_hand(self) -> ViewAtHand | None:
        return self.view

    def confirm_discard(self) -> Leave:
        self.asked.append("discard?")
        return self.leave

    def confirm_large(self, verdict: Verdict) -> Oversize:
        self.asked.append(f"too large? {verdict.largest_batch}")
        return self.oversize

    def confirm_drafts(self) -> Leave:
        self.asked.append("drafts?")
        return self.drafts

    def ask_template(self) -> str | None:
        self.asked.append("template?")
        return self.template

    def has_clipboard_text(self) -> bool:
        return bool(self.clipboard)

    def give_sample(self, way: Giving) -> None:
        self.asked.append(f"sample from {way}")

    def export_animation(self) -> None:
        self.asked.append("animation")

    def compare_versions(self) -> None:
        self.asked.append("versions")

    def ask_snapshot_name(self, suggestion: Message, then: Callable[[str], None]) -> None:
        self.asked.append(f"snapshot {suggestion}")
        then(self.snapshot or str(suggestion))

    def clipboard_text(self) -> str:
        return self.clipboard

    def set_clipboard_text(self, text: str) -> None:
        self.clipboard = text

    def paste_position(self) -> tuple[float, float]:
        return 500.0, 300.0

    def node_size(self, node_id: str) -> tuple[float, float]:
        return self.sizes.get(node_id, (150.0, 90.0))

    def wire_at_hand(self) -> Wire | None:
        return self.wire

    def add_reroute_point(self) -> None:
        self.asked.append("reroute")

    def path_is_lit(self) -> bool:
        return self.lit

    def path_can_be_lit(self) -> bool:
        return self.wire is not None

    def light_path(self, on: bool) -> None:
        self.lit = on

    def renew_canvas(self) -> None:
        self.asked.append("renew canvas")

    def set_theme(self, scheme: Scheme) -> None:
        self.theme = scheme

    def save_picture(self, path: Path) -> None:
        self.asked.append(f"picture {path.name}")

    def start_rename(self) -> None:
        self.asked.append("rename")

    def start_rename_block(self) -> None:
        self.asked.append("rename block")

    def start_lasso(self) -> None:
        self.asked.append("lasso")

    def quick_add(self) -> None:
        self.asked.append("quick add")

    def focus_palette(self) -> None:
        self.asked.append("palette")

    def zoom_in(self) -> None:
        self.asked.append("zoom in")

    def zoom_out(self) -> None:
        self.asked.append("zoom out")

    def zoom_reset(self) -> None:
        self.asked.append("zoom reset")

    def fit_all(self) -> None:
        self.asked.append("fit all")

    def fit_selection(self) -> None:
        self.asked.append("fit selection")

    def show_code(self) -> bool:
        self.asked.append("code")
        return self.has_lines

    def show_on_canvas(self) -> bool:
        self.asked.append("canvas")
        return self.has_lines

    def focus_minimap(self) -> None:
        self.asked.append("minimap")

    def sight(self) -> Sight:
        return self.seen

    def look_at(self, sight: Sight) -> None:
        self.seen = sight

    def show_bookmarks(self) -> None:
        self.asked.append("bookmarks")

    def search_project(self) -> None:
        self.asked.append("search project")

    def show_guide(self) -> None:
        self.asked.append("guide")

    def show_shortcuts(self) -> None:
        self.asked.append("shortcuts")

    def change_shortcuts(self) -> None:
        self.asked.append("change shortcuts")

    def ask_shortcuts_path(self, *, saving: bool) -> Path | None:
        self.asked.append("shortcuts out" if saving else "shortcuts in")
        return self.shortcuts_path

    def show_commands(self) -> None:
        self.asked.append("commands")

    def show_trial(self, kind: str) -> None:
        self.asked.append(f"{kind} trial")

    def show_about(self) -> None:
        self.asked.append("about")

    def close_window(self) -> None:
        self.asked.append("close")
