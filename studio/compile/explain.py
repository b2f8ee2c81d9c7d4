"""Torch's refusals in words that a student understands, with what would mend them."""

from __future__ import annotations

from collections.abc import Callable

from studio.compile.explain_axes import demanded
from studio.compile.explain_images import IMAGE_RULES
from studio.compile.explain_losses import LOSS_RULES
from studio.compile.explain_merges import MERGE_RULES
from studio.compile.explain_partners import PARTNER_RULES
from studio.compile.explain_ranks import RANK_RULES
from studio.compile.explain_sequences import SEQUENCE_RULES
from studio.compile.explain_settings import PINNED_RULES, SETTING_RULES
from studio.compile.explain_shapes import SHAPE_RULES
from studio.compile.explain_types import indices, types
from studio.compile.explain_values import VALUE_RULES, reset
from studio.compile.refusal import Case, Explained
from studio.message import Message


def explain(case: Case) -> Explained:
    """A sentence and fixes for a refusal; torch's own first line where nothing better is known."""
    for rule in RULES if case.inputs else (*SETTING_RULES, *VALUE_RULES):
        if (found := rule(case)) is not None:
            return found
    reason = case.error.partition("\n")[0]
    if not case.inputs:
        said = Message("{kind} cannot be made: {reason}", kind=case.kind, reason=reason)
        return said, reset(case)
    shapes = ", ".join(str(spec) for specs in case.inputs.values() for spec in specs)
    return Message(
        "{kind} cannot take {shapes}: {reason}", kind=case.kind, shapes=shapes, reason=reason
    ), reset(case)


RULES: tuple[Callable[[Case], Explained | None], ...] = (
    demanded,
    indices,
    *RANK_RULES,
    *SETTING_RULES,
    types,
    *LOSS_RULES,
    *SEQUENCE_RULES,
    *PINNED_RULES,
    *VALUE_RULES,
    *IMAGE_RULES,
    *MERGE_RULES,
    *SHAPE_RULES,
    *PARTNER_RULES,
)
