"""A form over the project's flat settings, such as ``train.lr``; every change can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from studio.app.notices import Notice
from studio.app.session import Session
from studio.graph.edits import RESET, SetSetting
from studio.layers.spec import REQUIRED, Param
from studio.ui.forms import Form, Shown
from studio.ui.hearing import hearing
from studio.ui.text import say
from studio.ui.theme import Theme
from studio.value import Value


def settings_form(theme: Theme, session: Session, prefix: str, params: Sequence[Param]) -> Form:
    """A form whose fields set ``prefix + name``; what is refused is said under its field."""
    form = Form(theme, params)

    def put(name: str, value: Value, merge: str = "") -> None:
        said: list[Notice] = []
        with hearing(session, said):
            taken = session.set_setting(prefix + name, value, merge)
        if not taken and said:
            form.refuse(name, value, say(said[-1].message))

    form.committed.connect(put)
    form.stepped.connect(lambda name, value: put(name, value, f"setting {prefix}{name}"))
    form.cleared.connect(lambda name: session.do(SetSetting(prefix + name, RESET)))
    return form


def show_settings(
    form: Form,
    session: Session,
    prefix: str,
    params: Sequence[Param],
    pending: Callable[[str], bool] = lambda _: False,
) -> None:
    """Bring a form made by ``settings_form`` up to date.

    ``pending`` says whether the run under way has another value and could be given this one.
    """
    settings = session.document.project.settings
    shown: dict[str, Shown] = {}
    for param in params:
        key = prefix + param.name
        if key in settings:
            waits = pending(param.name)
            shown[param.name] = Shown(settings[key], changed=True, pending=waits)
        elif param.default is REQUIRED:
            shown[param.name] = Shown(known=False)
        else:
            shown[param.name] = Shown(param.default, pending=pending(param.name))
    form.show_values(shown)
