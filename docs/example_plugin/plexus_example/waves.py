"""Waves of four shapes, to be told apart."""

from __future__ import annotations

import numpy as np

from studio.data.errors import DataError
from studio.data.fields import Field
from studio.data.spec import Examples, Params, SourceSpec
from studio.layers.spec import Param
from studio.message import Message

POINTS = 32
SHAPES = ("sine", "square", "triangle", "sawtooth")


def load(params: Params) -> Examples:
    """Draw as many waves as the parameters say; the same seed gives the same waves."""
    count, noise, seed = params["waves"], params["wave_noise"], params["seed"]
    if not (isinstance(count, int) and isinstance(noise, float) and isinstance(seed, int)):
        raise DataError("The settings of the waves are not numbers.")
    chance = np.random.default_rng(seed)
    label = np.arange(count, dtype=np.int64) % len(SHAPES)
    start, periods = 0.2 * chance.random((count, 1)), chance.uniform(1.0, 2.0, (count, 1))
    phase = (start + periods * np.linspace(0.0, 1.0, POINTS)) % 1.0
    drawn = np.stack(
        [
            np.sin(2 * np.pi * phase),
            np.where(phase < 0.5, 1.0, -1.0),
            1.0 - 4.0 * np.abs(phase - 0.5),
            2.0 * phase - 1.0,
        ]
    )
    waves = drawn[label, np.arange(count)]
    waves = waves + noise * chance.standard_normal(waves.shape)
    return Examples(
        "Waves",
        (
            Field("wave", (POINTS,), "float32", "vector"),
            Field("label", (), "int64", "label", SHAPES),
        ),
        {"wave": waves, "label": label},
        note=Message("Waves drawn by a plugin; the seed fixes them."),
    )


WAVES = SourceSpec(
    key="plexus_example.waves",
    title="Waves",
    summary="Waves of four shapes, 32 points each.",
    params=(
        Param("waves", "int", 1000, "How many waves in all.", minimum=20, maximum=1_000_000),
        Param("wave_noise", "float", 0.1, "How far points stray from their wave.", minimum=0.0),
    ),
    load=load,
    shape=(POINTS,),
)
