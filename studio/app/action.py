"""What a user action is: data and two functions. And what an action may ask of the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from studio.app.session import Session
from studio.app.settings import Scheme
from studio.app.view_at_hand import ViewAtHand
from studio.graph.model import Wire
from studio.message import Message, UserError

if TYPE_CHECKING:
    from studio.app.bookmarks import Sight
    from studio.observe.checkup import Test
    from studio.train.capacity import Verdict

Menu = Literal["File", "Edit", "View", "Model", "Train", "Help"]
ExportKind = Literal["module", "script", "weights", "picture", "png", "svg", "csv"]
Leave = Literal["save", "discard", "cancel"]
Giving = Literal["hand", "file", "clipboard"]
Oversize = Literal["train", "smaller", "cancel"]
"""Train all the same, with the largest batch that fits, or not at all."""


class Stage(Protocol):
    """The verbs that only a screen has. The window implements them; tests use a stand-in.

    Every ``ask_…_path`` gives ``None`` when the user thinks better of it.
    """

    def ask_open_path(self) -> Path | None: ...
    def ask_save_path(self, suggestion: str) -> Path | None: ...
    def ask_export_path(self, kind: ExportKind, suggestion: str) -> Path | None: ...
    def confirm_discard(self) -> Leave:
        """Ask what to do with unsaved changes."""
        ...

    def confirm_drafts(self) -> Leave:
        """Ask what to do with Python that was typed and not applied; ``save`` applies it."""
        ...

    def confirm_large(self, verdict: Verdict) -> Oversize:
        """Ask whether to start a training that will not fit into memory."""
        ...

    def ask_template(self) -> str | None:
        """Let the user choose a training template; its name, or ``None``."""
        ...

    def has_clipboard_text(self) -> bool:
        """Whether there is a text on the clipboard, without taking it: it may be huge."""
        ...

    def give_sample(self, way: Giving) -> None:
        """Let the user give a sample of their own, which all views then look at."""
        ...

    def export_animation(self) -> None:
        """Let the user choose what of the run is written as an animation."""
        ...

    def compare_versions(self) -> None:
        """Let the user choose two versions, and show what is different between them."""
        ...

    def ask_snapshot_name(self, suggestion: Message, then: Callable[[str], None]) -> None:
        """Ask what to call a snapshot; ``then`` is told, unless the user thinks better of it."""
        ...

    def clipboard_text(self) -> str: ...
    def set_clipboard_text(self, text: str) -> None: ...
    def paste_position(self) -> tuple[float, float]:
        """Where pasted and new nodes go, in scene coordinates."""
        ...

    def node_size(self, node_id: str) -> tuple[float, float]:
        """Width and height of a node's card."""
        ...

    def start_rename(self) -> None: ...
    def start_rename_block(self) -> None:
        """Ask for the name of the block that the selected node stands for."""
        ...

    def quick_add(self) -> None: ...
    def start_lasso(self) -> None:
        """Let the next drag on the canvas be a lasso."""
        ...

    def focus_palette(self) -> None: ...
    def zoom_in(self) -> None: ...
    def zoom_out(self) -> None: ...
    def zoom_reset(self) -> None: ...
    def fit_all(self) -> None: ...
    def fit_selection(self) -> None: ...
    def wire_at_hand(self) -> Wire | None:
        """The chosen wire, or the one under the pointer."""
        ...

    def add_reroute_point(self) -> None:
        """Lead the wire at hand through one more point."""
        ...

    def path_is_lit(self) -> bool:
        """Whether the path of the data is lit up."""
        ...

    def path_can_be_lit(self) -> bool:
        """Whether anything is selected or pointed at that data flows through."""
        ...

    def light_path(self, on: bool) -> None:
        """Light up the path of the data through what is selected, or no longer."""
        ...

    def renew_canvas(self) -> None:
        """The settings of the canvas are others: show it so."""
        ...

    def set_theme(self, scheme: Scheme) -> None: ...
    def search_project(self) -> None:
        """Let the user search all graphs of the project."""
        ...

    def show_code(self) -> bool:
        """Bring the lines of what is selected to the front; whether it has any."""
        ...

    def show_on_canvas(self) -> bool:
        """Go from the line of the code that the caret is in to its node; whether it has one."""
        ...

    def focus_minimap(self) -> None:
        """Give the keyboard to the small map of the graph."""
        ...

    def sight(self) -> Sight:
        """What the canvas shows now."""
        ...

    def look_at(self, sight: Sight) -> None:
        """Let the canvas show this place of the graph that it shows."""
        ...

    def show_bookmarks(self) -> None:
        """Let the user rename and remove the views that are kept."""
        ...

    def view_at_hand(self) -> ViewAtHand | None:
        """The view that was last pointed at or typed into; ``None``: none was."""
        ...

    def save_picture(self, path: Path) -> None:
        """Write the canvas as PNG or SVG, by the file's suffix. Raises ``UserError``."""
        ...

    def show_guide(self) -> None: ...
    def show_shortcuts(self) -> None: ...
    def change_shortcuts(self) -> None: ...
    def ask_shortcuts_path(self, *, saving: bool) -> Path | None:
        """A file to write the shortcuts to, or to read them from."""
        ...

    def show_commands(self) -> None:
        """Open the search through all actions."""
        ...

    def show_trial(self, kind: Test) -> None:
        """Begin a short trial of the training, and show what comes of it."""
        ...

    def show_about(self) -> None: ...
    def close_window(self) -> None:
        """Close without asking again."""
        ...


@dataclass(frozen=True, slots=True)
class Context:
    """What an action works on."""

    session: Session
    stage: Stage


Refusal = Callable[[Context], Message | None]


def always(_context: Context) -> None:
    """The refusal of an action that is always available."""


@dataclass(frozen=True, slots=True)
class Action:
    """A user verb. ``refusal`` says why it is not available now, or ``None``."""

    id: str
    title: Message
    menu: Menu
    run: Callable[[Context], None]
    shortcut: str = ""
    """As Qt's ``QKeySequence`` reads it in its portable form: ``Ctrl+Shift+S``."""
    refusal: Refusal = always
    checked: Callable[[Context], bool] | None = None
    """For an action with a tick: whether it is ticked now."""
    label: Callable[[Context], Message] | None = None
    """A title that depends on the moment, such as "Undo Move conv1"."""
    group: str = ""
    """Actions of one menu and one group stand together; a line parts groups."""
    submenu: tuple[Message, ...] = ()
    """The submenu of ``menu`` that the action stands in, and the submenu of that."""
    hide_refused: bool = False
    """Leave the action out of menus, rather than grey, while it is refused."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The default shortcuts, as many as there are."""
        return (self.shortcut,) if self.shortcut else ()

    def caption(self, context: Context) -> Message:
        """What to call the action now."""
        return self.label(context) if self.label else self.title


def perform(action: Action, context: Context) -> bool:
    """Run an action unless it is refused; what the user can put right becomes a notice."""
    if reason := action.refusal(context):
        context.session.notify("refused", reason)
        return False
    try:
        action.run(context)
    except UserError as error:
        context.session.notify("error", error.message)
        return False
    except OSError as error:
        context.session.notify("error", Message("{error}", error=describe(error)))
        return False
    return True


def describe(error: OSError) -> str:
    """The system's own words for what went wrong with a file, and which file."""
    reason = error.strerror or str(error)
    return f"{error.filename}: {reason}" if error.filename else reason
