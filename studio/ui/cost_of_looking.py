"""What the views on screen cost the training, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.ui.text import tr

if TYPE_CHECKING:
    from studio.observe.frames import ProbeCost


def sentence(cost: ProbeCost) -> str:
    """How much of the time goes into looking, and how often that is."""
    share = f"{100 * cost.share:.1f} %"
    if cost.interval_s < 1:
        return tr(
            "Looking costs {share} of the time, every {interval} ms",
            share=share,
            interval=f"{1000 * cost.interval_s:.0f}",
        )
    return tr(
        "Looking costs {share} of the time, every {interval} s",
        share=share,
        interval=f"{cost.interval_s:.1f}",
    )
