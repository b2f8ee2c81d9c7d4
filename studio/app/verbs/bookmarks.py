"""Keep views of the canvas under digits and names, and go back to them."""

from __future__ import annotations

from studio.app import bookmarks
from studio.app.action import Action, Context
from studio.graph.bookmarking import KeepView
from studio.graph.bookmarks import KEYS, Bookmark
from studio.message import Message

BOOKMARKS = Message("Bookmarks")
KEEP_AS = Message("Keep as")
KEEP = Message("Keep this view")


def go(context: Context, bookmark: Bookmark) -> None:
    """Show a view that was kept. Raises ``UserError`` where its graph is gone."""
    session = context.session
    scope = bookmarks.scope_of(session.document.project, bookmark)
    session.trail.note()
    session.peek(scope)
    context.stage.look_at(bookmarks.Sight(bookmark.x, bookmark.y, bookmark.zoom))


def keep(context: Context, key: int) -> None:
    """Keep what is seen, under a digit."""
    session = context.session
    made = bookmarks.made(session, context.stage.sight(), key)
    if session.do(KeepView(made)):
        told = Message("This view is kept as {name}.", name=made.name)
        if key:
            told = Message(
                "This view is kept as {name}: press {key} to return.",
                name=made.name,
                key=session.bindings.first(f"view.go_{key}") or _go_title(key),
            )
        session.notify("info", told)


def _keep(context: Context) -> None:
    keep(context, bookmarks.free_key(context.session.document.project))


def _manage(context: Context) -> None:
    context.stage.show_bookmarks()


def _none_refusal(context: Context) -> Message | None:
    if not context.session.document.project.bookmarks:
        keys = context.session.bindings.first("view.keep_1") or KEEP
        return Message("No view is kept yet: {keys} keeps this one.", keys=keys)
    return None


def _goer(key: int) -> Action:
    def run(context: Context) -> None:
        if (found := _of(context, key)) is not None:
            go(context, found)

    def refusal(context: Context) -> Message | None:
        if _of(context, key) is None:
            keys = context.session.bindings.first(f"view.keep_{key}") or KEEP
            return Message("No view is kept as {key}: {keys} keeps this one.", key=key, keys=keys)
        return None

    def label(context: Context) -> Message:
        found = _of(context, key)
        return Message("{name}", name=found.name) if found else title

    title = _go_title(key)
    return Action(
        f"view.go_{key}",
        title,
        "View",
        run,
        str(key),
        refusal,
        label=label,
        group="bookmarks",
        submenu=(BOOKMARKS,),
        hide_refused=True,
    )


def _go_title(key: int) -> Message:
    return Message("Go to view {key}", key=key)


def _keeper(key: int) -> Action:
    def run(context: Context) -> None:
        keep(context, key)

    def label(context: Context) -> Message:
        found = _of(context, key)
        return Message("{key}, in place of {name}", key=key, name=found.name) if found else title

    title = Message("Keep as view {key}", key=key)
    return Action(
        f"view.keep_{key}",
        title,
        "View",
        run,
        f"Ctrl+Alt+{key}",
        label=label,
        group="bookmarks",
        submenu=(BOOKMARKS, KEEP_AS),
    )


def _of(context: Context, key: int) -> Bookmark | None:
    return bookmarks.of_key(context.session.document.project, key)


ACTIONS = (
    Action(
        "view.keep",
        KEEP,
        "View",
        _keep,
        group="bookmarks",
        submenu=(BOOKMARKS,),
    ),
    Action(
        "view.bookmarks",
        Message("Rename or remove…"),
        "View",
        _manage,
        refusal=_none_refusal,
        group="bookmarks",
        submenu=(BOOKMARKS,),
    ),
    *map(_goer, KEYS),
    *map(_keeper, KEYS),
)
