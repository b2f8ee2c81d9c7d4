"""The one place that knows which look replies to which ask."""

from __future__ import annotations

from studio.message import Message, UserError
from studio.observe.asks.ask import Ask, Finding, Found, Missing
from studio.observe.asks.attention import AttentionAsk
from studio.observe.asks.predictions import Picture, Predict
from studio.observe.asks.profile import ProfileAsk
from studio.observe.asks.saliency import SaliencyAsk
from studio.observe.asks.space import Space
from studio.observe.asks.units import AllMaps, Units
from studio.observe.asks.vitals import VitalsAsk
from studio.observe.asks.weights import (
    DistanceAsk,
    FiltersAsk,
    InventoryAsk,
    MatrixAsk,
    RowsAsk,
    SingularAsk,
    SpreadAsk,
)
from studio.observe.looks import (
    attention,
    distance,
    held,
    predictions,
    profile,
    saliency,
    space,
    spectrum,
    units,
    vitals,
    weights,
)
from studio.observe.looks.subject import Subject


def find(ask: Ask, subject: Subject, step: int) -> Finding:
    """Reply to an ask; where a look finds out nothing, its sentence is the reply."""
    try:
        found = _found(ask, subject)
    except UserError as error:
        found = Missing(error.message)
    return Finding(ask, step, found)


def _found(ask: Ask, subject: Subject) -> Found:
    match ask:
        case ProfileAsk():
            return profile.look(ask, subject)
        case VitalsAsk():
            return vitals.look(ask, subject)
        case Predict():
            return predictions.look(ask, subject)
        case Picture():
            return predictions.picture(ask, subject)
        case InventoryAsk():
            return held.look(ask, subject)
        case SpreadAsk():
            return weights.spreads(ask, subject)
        case MatrixAsk():
            return weights.matrix(ask, subject)
        case FiltersAsk():
            return weights.filters(ask, subject)
        case RowsAsk():
            return weights.rows(ask, subject)
        case DistanceAsk():
            return distance.look(ask, subject)
        case SingularAsk():
            return spectrum.look(ask, subject)
        case AttentionAsk():
            return attention.look(ask, subject)
        case SaliencyAsk():
            return saliency.look(ask, subject)
        case Space():
            return space.look(ask, subject)
        case Units():
            return units.look(ask, subject)
        case AllMaps():
            return units.all_maps(ask, subject)
        case _:
            return Missing(
                Message("The run does not know how to reply to {ask}.", ask=type(ask).__name__)
            )
