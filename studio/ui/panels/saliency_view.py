"""A map over its sample, as the sample is best seen: a picture, a text, a series or a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QStackedWidget

from studio.observe.asks.saliency import SaliencyFound
from studio.observe.frames import FieldInfo, Floats
from studio.ui.panels.table import Cell, Table
from studio.ui.panels.tokens import named
from studio.ui.plots.columns import Columns
from studio.ui.plots.saliency import Heat
from studio.ui.plots.series_heat import SeriesHeat
from studio.ui.plots.token_heat import TokenHeat
from studio.ui.text import tr
from studio.ui.theme import Theme

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Form = Literal["image", "tokens", "series", "columns"]


def form_of(found: SaliencyFound, fields: Sequence[FieldInfo]) -> Form:
    """How a sample is best seen, by what is known of the data, else by its shape."""
    if found.tokens:
        return "tokens"
    field = field_of(found, fields)
    kind = "" if field is None else field.kind
    axes = found.input.ndim
    if axes > 2 or (axes == 2 and kind == "image"):
        return "image"
    return "series" if axes == 2 or kind == "sequence" else "columns"


def field_of(found: SaliencyFound, fields: Sequence[FieldInfo]) -> FieldInfo | None:
    """The field of the data that was explained, if it is one."""
    return next((field for field in fields if field.shape == found.input.shape), None)


class SaliencyView(QStackedWidget):
    """Shows what was found out about one sample."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.heat = Heat(theme)
        self.text = TokenHeat(theme)
        self.series = SeriesHeat(theme)
        self.columns = Columns(theme)
        for each in (self.heat, self.text, self.series, self.columns):
            self.addWidget(each)

    def show_found(
        self, found: SaliencyFound, fields: Sequence[FieldInfo], *, signed: bool
    ) -> None:
        """Show a map over its sample."""
        match form_of(found, fields):
            case "image":
                self.heat.show_map(_flat(found.input), _flat(found.values), signed=signed)
                self.setCurrentWidget(self.heat)
            case "tokens":
                tokens = named(_numbers(found.input), fields)
                self.text.show_tokens(tokens, found.values, signed=signed)
                self.setCurrentWidget(self.text)
            case "series":
                self.series.show_series(
                    _by_step(found.input), _by_step(found.values, found.input), signed=signed
                )
                self.setCurrentWidget(self.series)
            case "columns":
                field = field_of(found, fields)
                names = () if field is None else field.columns
                self.columns.show_columns(found.input, found.values, names, signed=signed)
                self.setCurrentWidget(self.columns)


def table(found: SaliencyFound, fields: Sequence[FieldInfo]) -> Table:
    """Every number of a sample with how much it counts."""
    form = form_of(found, fields)
    if form == "tokens":
        tokens = named(_numbers(found.input), fields)
        rows = zip(range(len(tokens)), tokens, found.values.ravel().tolist(), strict=True)
        return Table((tr("place"), tr("token"), tr("attribution")), rows)
    if form == "columns":
        field = field_of(found, fields)
        names = field.columns if field is not None else ()
        size = found.input.size
        names = names if len(names) == size else tuple(map(str, range(size)))
        both = found.input.ravel().tolist(), found.values.ravel().tolist()
        columns = (tr("column"), tr("value"), tr("attribution"))
        return Table(columns, zip(names, *both, strict=True))
    axes = {1: (tr("step"),), 2: (tr("step"), tr("feature")),
            3: (tr("channel"), tr("row"), tr("column"))}  # fmt: skip
    count = found.values.ndim
    places = axes.get(count) or tuple(tr("axis {n}", n=n) for n in range(count))
    if form == "image" and count == 2:
        places = (tr("row"), tr("column"))
    return Table((*places, tr("value"), tr("attribution")), _rows(found))


def _rows(found: SaliencyFound) -> Iterator[tuple[Cell, ...]]:
    """With no value where channels were put together."""
    import numpy as np

    whole = found.input.shape == found.values.shape
    for place, amount in np.ndenumerate(found.values):
        value = float(found.input[place]) if whole else float("nan")
        yield (*place, value, float(amount))


def _numbers(tokens: Floats) -> NDArray[np.int64]:
    import numpy as np

    found: NDArray[np.int64] = np.rint(tokens.ravel()).astype(np.int64)
    return found


def _flat(values: Floats) -> Floats:
    """Of volumes and films the middle."""
    while values.ndim > 3:
        values = values[:, values.shape[1] // 2]
    return values


def _by_step(values: Floats, sample: Floats | None = None) -> Floats:
    """Steps × features; the longer axis of the sample is that of its steps."""
    if values.ndim == 1:
        return values[:, None]
    shape = values.shape if sample is None or sample.ndim < 2 else sample.shape
    return values if shape[0] >= shape[1] else values.T
