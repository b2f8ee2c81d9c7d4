"""Layers whose weights are to begin, or to be kept, in a way that they cannot."""

from __future__ import annotations

from faulty import IMAGE, VECTOR, Fault, layer

from studio.value import Expression

FAULTS = (
    Fault("an initialiser that there is not", layer("Linear", VECTOR, **{"init:weight": "he_"})),
    Fault(
        "an initialiser that is spelt wrong",
        layer("Linear", VECTOR, **{"init:weight": "kaiming_norml_"}),
    ),
    Fault("a weight that there is not", layer("Linear", VECTOR, **{"init:gamma": "ones_"})),
    Fault(
        "a bias that is switched off",
        layer("Linear", VECTOR, bias=False, **{"init:bias": "zeros_"}),
    ),
    Fault("weights of what has none", layer("ReLU", VECTOR, **{"init:weight": "ones_"})),
    Fault("weights of a function", layer("torch.exp", VECTOR, **{"init:weight": "ones_"})),
    Fault("too few axes", layer("Linear", VECTOR, **{"init:bias": "xavier_normal_"})),
    Fault("an identity of four axes", layer("Conv2d", IMAGE, **{"init:weight": "eye_"})),
    Fault("an impulse in a matrix", layer("Linear", VECTOR, **{"init:weight": "dirac_"})),
    Fault(
        "groups that do not divide",
        layer("Conv2d", IMAGE, **{"init:weight": "dirac_", "init:weight:groups": 7}),
    ),
    Fault(
        "bounds the wrong way round",
        layer("Linear", VECTOR, **{"init:weight": "uniform_", "init:weight:a": 2.0}),
    ),
    Fault(
        "a deviation below nothing",
        layer("Linear", VECTOR, **{"init:weight": "normal_", "init:weight:std": -1.0}),
    ),
    Fault(
        "an expression that comes to a deviation below nothing",
        layer(
            "Linear", VECTOR, **{"init:weight": "normal_", "init:weight:std": Expression("0 - 1")}
        ),
    ),
    Fault(
        "an argument that there is not",
        layer("Linear", VECTOR, **{"init:weight": "ones_", "init:weight:gain": 2.0}),
    ),
    Fault("an argument alone", layer("Linear", VECTOR, **{"init:weight:gain": 2.0})),
    Fault(
        "a parametrization that there is not",
        layer("Linear", VECTOR, **{"parametrization:weight": "spectral"}),
    ),
    Fault(
        "a rotation of one axis",
        layer("Linear", VECTOR, **{"parametrization:bias": "orthogonal"}),
    ),
    Fault(
        "an axis that the weight lacks",
        layer(
            "Linear",
            VECTOR,
            **{"parametrization:weight": "weight_norm", "parametrization:weight:dim": 2},
        ),
    ),
)
